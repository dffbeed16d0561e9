"""What is booked as TFP when inputs are counted by quality, element by element (chapter 2).

Region A is ahead of region B in output; weights are .35, .30, .35.
values: lead, the lead in output; workers, means and subjects, the leads in each element's quality; all
in log per cent, one decimal; inputs, the part of the lead booked as inputs; tfp, the part left.
answer: TFP, the part left, in log per cent.
slips: cost-only, the whole lead, as if inputs were counted by cost; no-weights, where the leads in
quality are taken off whole; inputs-for-residual, the part booked as inputs.
"""

WEIGHTS = (0.35, 0.30, 0.35)


def draw(random):
    """A lead of 12 to 30 log per cent, with one element far ahead of the others."""
    lead = random.number(12.0, 30.0, 1)
    ahead = [random.number(1.0, 8.0, 1), random.number(10.0, 24.0, 1), random.number(1.0, 8.0, 1)]
    inputs = sum([WEIGHTS[i] * ahead[i] for i in range(3)])
    return {
        "values": [
            ["lead", lead], ["workers", ahead[0]], ["means", ahead[1]], ["subjects", ahead[2]],
            ["inputs", inputs], ["tfp", lead - inputs],
        ],
        "answer": lead - inputs,
        "slips": [
            ["cost-only", lead],
            ["no-weights", lead - sum(ahead)],
            ["inputs-for-residual", inputs],
        ],
    }
