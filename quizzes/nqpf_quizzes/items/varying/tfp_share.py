"""The share of output growth that is TFP (chapter 3).

values, and the first three slips' ideas, as in growth_residual; share is the answer.
answer: TFP growth as a percentage of output growth.
slips: share-of-inputs, the other part; points-for-share, the residual itself; share-of-inputs-growth,
the residual over what inputs account for.
"""

from nqpf_quizzes.items.varying import growth_residual


def draw(random):
    """Figures in which TFP is between a tenth and nine tenths of growth."""
    while True:
        drawn = growth_residual.draw(random)
        values = {name: value for name, value in drawn["values"]}
        share = 100 * drawn["answer"] / values["output"]
        if 10 <= share <= 90:
            break
    inputs = values["output"] - drawn["answer"]
    return {
        "values": drawn["values"] + [["share", share]],
        "answer": share,
        "slips": [
            ["share-of-inputs", 100 - share],
            ["points-for-share", drawn["answer"]],
            ["share-of-inputs-growth", 100 * drawn["answer"] / inputs],
        ],
    }
