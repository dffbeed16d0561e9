"""What an accountant who counts by cost books as TFP, from the books of one who counts quality (chapter 2).

Two regions spent the same; region A put more of it into machines. Weights are .35, .30, .35.
values: means, region A's lead in the quality of machines; workers and subjects, how far it is behind in
those, as numbers above 0; tfp, its TFP counted element by element; all in log per cent, one decimal;
inputs, its inputs against B's by that count.
answer: inputs and TFP together, in log per cent: equal spending makes the whole gap in output TFP.
slips: same-in-every-book, TFP as it was; wrong-sign, where inputs are taken off; no-weights, where the
qualities count whole; inputs-for-residual, the inputs.
"""

WEIGHTS = (0.35, 0.30, 0.35)


def draw(random):
    """Machines far ahead, the others behind, and a poor fit."""
    means = random.number(20.0, 50.0, 1)
    workers = random.number(2.0, 9.0, 1)
    subjects = random.number(2.0, 9.0, 1)
    tfp = -random.number(5.0, 15.0, 1)
    inputs = WEIGHTS[1] * means - WEIGHTS[0] * workers - WEIGHTS[2] * subjects
    return {
        "values": [
            ["means", means], ["workers", workers], ["subjects", subjects], ["tfp", tfp], ["inputs", inputs],
        ],
        "answer": tfp + inputs,
        "slips": [
            ["same-in-every-book", tfp],
            ["wrong-sign", tfp - inputs],
            ["no-weights", tfp + means - workers - subjects],
            ["inputs-for-residual", inputs],
        ],
    }
