"""What a better match of training and work adds to the human capital that is used (chapter 10).

values: before and after, per cent of people whose work fits, whole; loss, per cent of human capital unused in the
others, whole; used_before and used_after, per cent of human capital used.
answer: per cent, 100 (used after / used before - 1), used being 1 - loss (1 - match).
slips: match-for-capital, the points by which the match rises; points-for-per-cent, the change of the used part in
points; loss-for-used, the fall of what is lost, in per cent of it.
"""

from nqpf_widgets.models import cohorts


def draw(random):
    """A match that rises by ten to thirty points, and a loss of a tenth to two fifths."""
    before, more = random.pick([50, 55, 60, 65]), random.pick([10, 15, 20, 25, 30])
    loss = random.pick([20, 24, 28, 30, 35, 40])
    after = before + more
    used = [cohorts.human_capital_used(match / 100, loss / 100) for match in (before, after)]
    return {
        "values": [["before", before], ["after", after], ["loss", loss], ["used_before", 100 * used[0]],
                   ["used_after", 100 * used[1]]],
        "answer": 100 * (used[1] / used[0] - 1),
        "slips": [
            ["match-for-capital", more],
            ["points-for-per-cent", 100 * (used[1] - used[0])],
            ["loss-for-used", 100 * (1 - (1 - used[1]) / (1 - used[0]))],
        ],
    }
