"""Output of three elements upgraded from one budget, at r = -1 (chapter 2).

values: budget, units of money; workers, means and subjects, shares of it in per cent, whole;
quality_workers, quality_means and quality_subjects, index, 1 before upgrading; made, the answer.
answer: output, index, 1 before upgrading: 1 / sum(w_i / q_i), with w = .35, .30, .35 and c = 1, .5, 1.
slips: plain-mean, the weighted mean of the qualities (r = 1); start-forgotten, qualities without the 1
they start from; cost-ignored, as if machines cost as much to double as the others.
"""

from nqpf_widgets.models import elements

WEIGHTS = (0.35, 0.30, 0.35)
COSTS = (1.0, 0.5, 1.0)


def draw(random):
    """A budget of one to four units, split in tenths of which every element has one or more."""
    budget = random.whole(1, 4)
    workers = random.whole(1, 8)
    means = random.whole(1, 9 - workers)
    shares = [10 * workers, 10 * means, 100 - 10 * workers - 10 * means]
    fractions = [share / 100 for share in shares]
    quality = elements.qualities(budget, fractions, COSTS)
    output = elements.output(quality, WEIGHTS, -1)
    alike = elements.qualities(budget, fractions, (1.0, 1.0, 1.0))
    return {
        "values": [
            ["budget", budget], ["workers", shares[0]], ["means", shares[1]], ["subjects", shares[2]],
            ["quality_workers", quality[0]], ["quality_means", quality[1]], ["quality_subjects", quality[2]],
            ["made", output],
        ],
        "answer": output,
        "slips": [
            ["plain-mean", elements.output(quality, WEIGHTS, 1)],
            ["start-forgotten", elements.output([one - 1 for one in quality], WEIGHTS, -1)],
            ["cost-ignored", elements.output(alike, WEIGHTS, -1)],
        ],
    }
