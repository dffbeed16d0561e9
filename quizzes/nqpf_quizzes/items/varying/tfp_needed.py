"""TFP growth that a goal for growth in the long run asks for, in Solow's model (chapter 4).

values: goal, labour and human_capital, growth in log per cent a year, one decimal, labour below 0;
shrinking, labour's fall as a number above 0; capital_share and labour_share, per cent, whole; gap, the goal
less labour and human capital, which TFP and capital bring together.
answer: log per cent a year, (goal - labour - human capital) (1 - capital share).
slips: gap-for-tfp, where the capital that follows TFP is left out; divided, by the labour share;
capital-share, the gap times that share; labour-for-rise, where labour's fall is counted as a rise.
"""


def draw(random):
    """A goal of 2 to 4 per cent, labour that shrinks, and a capital share other than a half."""
    goal, shrinking, human_capital = random.number(2.0, 4.0, 1), random.number(0.2, 1.2, 1), random.number(0.3, 1.2, 1)
    share = random.pick([30, 35, 40, 42, 45])
    gap = goal + shrinking - human_capital
    return {
        "values": [["goal", goal], ["labour", -shrinking], ["shrinking", shrinking], ["human_capital", human_capital],
                   ["capital_share", share], ["labour_share", 100 - share], ["gap", gap]],
        "answer": gap * (100 - share) / 100,
        "slips": [
            ["gap-for-tfp", gap],
            ["divided", 100 * gap / (100 - share)],
            ["capital-share", gap * share / 100],
            ["labour-for-rise", (goal - shrinking - human_capital) * (100 - share) / 100],
        ],
    }
