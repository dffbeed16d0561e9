"""The chance that a research programme brings no breakthrough at all (chapter 6).

values: chance, breakthroughs a year if all research is disruptive, %; share, disruptive share, %; root, the square
root of the share, two decimals; years, effective years; expected, breakthroughs to be expected, two decimals.
answer: 100 e^-m, %, with m = chance x sqrt(share) x years.
slips: some-for-none, the chance of one or more; share-counts-whole, m without the square root; split-forgotten, m
as if all research were disruptive.
"""

import math

from nqpf_widgets.models import portfolio


def draw(random):
    """A chance of 4 to 12 %, a share whose root is a round number, and 10 to 30 effective years."""
    chance = random.whole(4, 12)
    share = random.pick([4, 9, 16, 25, 36, 49])
    years = 5 * random.whole(2, 6)
    nature = {"steady": 0.015, "chance": chance / 100, "gain": 0.2, "elasticity": 0.5, "difficulty": 0.0, "growth": 0.0}
    expected = portfolio.outcome(nature, share / 100, years)["expected"]
    none = 100 * math.exp(-expected)
    return {
        "values": [["chance", chance], ["share", share], ["root", math.sqrt(share / 100)], ["years", years],
                   ["expected", expected]],
        "answer": none,
        "slips": [
            ["some-for-none", 100 - none],
            ["share-counts-whole", 100 * math.exp(-chance * share * years / 10000)],
            ["split-forgotten", 100 * math.exp(-chance * years / 100)],
        ],
    }
