"""The share on an S-curve some years after its midpoint (chapter 5).

values: ceiling, per cent, whole; speed, a year, one decimal; midpoint and year, calendar years; after, years between
them; log_odds, speed x after; rest, e^-log_odds.
answer: the share in per cent, ceiling / (1 + rest).
slips: ceiling-forgotten, as if all were replaced; before-for-after, the share as many years before the midpoint;
odds-for-share, where rest is taken for the part of the ceiling still missing.
"""

import math

from nqpf_widgets.models import diffusion


def draw(random):
    """A ceiling of 40 to 90 per cent, two to five years after the midpoint, with a share not yet near the ceiling."""
    while True:
        ceiling = 10 * random.whole(4, 9)
        speed = random.number(0.3, 0.9, 1)
        midpoint, after = random.whole(2016, 2022), random.whole(2, 5)
        if 0.8 <= speed * after <= 2.5:
            break
    rest = math.exp(-speed * after)
    return {
        "values": [["ceiling", ceiling], ["speed", speed], ["midpoint", midpoint], ["year", midpoint + after],
                   ["after", after], ["log_odds", speed * after], ["rest", rest]],
        "answer": 100 * diffusion.share(midpoint + after, ceiling / 100, speed, midpoint),
        "slips": [
            ["ceiling-forgotten", 100 * diffusion.share(midpoint + after, 1, speed, midpoint)],
            ["before-for-after", 100 * diffusion.share(midpoint - after, ceiling / 100, speed, midpoint)],
            ["odds-for-share", ceiling * (1 - rest)],
        ],
    }
