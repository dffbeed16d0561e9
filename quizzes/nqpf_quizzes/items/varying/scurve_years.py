"""How many years a share takes from one value to another on an S-curve (chapter 5).

values: now, later and ceiling, per cent, whole; speed, a year, one decimal; odds_now and odds_later, share over what
is left below the ceiling; rise, the natural log of their ratio.
answer: years, rise / speed.
slips: ceiling-forgotten, odds against all that is sold; growth-for-odds, the log of the ratio of shares over the
speed; tenth-to-nine-tenths, ln 81 over the speed.
"""

import math


def draw(random):
    """A rise from below a quarter of the ceiling to above three fifths of it, in two to twenty years."""
    while True:
        ceiling, speed = 10 * random.whole(5, 8), random.number(0.3, 0.8, 1)
        now, later = random.whole(4, 12), random.whole(33, 68)
        if 0.6 * ceiling <= later <= 0.85 * ceiling:
            break
    odds = [share / (ceiling - share) for share in (now, later)]
    rise = math.log(odds[1] / odds[0])
    whole = math.log(later / (100 - later)) - math.log(now / (100 - now))
    return {
        "values": [["now", now], ["later", later], ["ceiling", ceiling], ["speed", speed],
                   ["odds_now", odds[0]], ["odds_later", odds[1]], ["rise", rise]],
        "answer": rise / speed,
        "slips": [
            ["ceiling-forgotten", whole / speed],
            ["growth-for-odds", math.log(later / now) / speed],
            ["tenth-to-nine-tenths", math.log(81) / speed],
        ],
    }
