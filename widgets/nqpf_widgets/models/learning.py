"""Prices that fall while production grows: the learning curve, and the rival of calendar time (chapter 5).

The learning curve, or experience curve, ties price p to cumulative capacity Q:

    ln p = a - b ln Q,   so that each doubling of Q goes with a price lower by   1 - 2^(-b)

Its rival ties price to the year t alone:

    ln p = c - g t,      so that each year goes with a price lower by            1 - exp(-g)

If capacity itself grows at a steady rate, ln Q = k + n t, the two are one line: g = b n. Then no
fit can tell learning from time (Nordhaus 2014).

Sources: Wright (1936) for the curve; Nordhaus (2014) for the rival.
"""

import math


def learning(capacities, prices):
    """The learning curve through prices, by least squares in natural logs.

    capacities: cumulative capacity in any unit; prices: in any unit; equally long, three or more,
    all above 0. Returns a dictionary:
        "rate"      fall of the price at each doubling, 1 - 2^(-b), fraction; below 0 if it rose
        "exponent"  b
        "fit"       R2 in logs, from 0 to 1
        "prices"    the curve's price at each capacity
    Raises ValueError outside the domain.
    """
    check("capacities", capacities)
    check("prices", prices)
    logs = [math.log(one) for one in capacities]
    line = straight(logs, [math.log(one) for one in prices])
    return {
        "rate": 1 - 2 ** line["slope"], "exponent": -line["slope"], "fit": line["fit"],
        "prices": exponentials(line, logs),
    }


def trend(years, prices):
    """The price on calendar time alone, by least squares in natural logs.

    years: calendar years; prices: as above. Returns "rate" (fall a year, 1 - exp(-g), fraction),
    "fit" (R2 in logs) and "prices" (the trend's price in each year). Raises ValueError outside the domain.
    """
    check("prices", prices)
    line = straight(years, [math.log(one) for one in prices])
    return {
        "rate": 1 - math.exp(line["slope"]), "fit": line["fit"],
        "prices": exponentials(line, years),
    }


def straight(x, y):
    """The straight line y = level + slope x by least squares, and its R2 ("fit").

    R2 is 1 where y does not move at all. Raises ValueError unless there are three points or more,
    as many of x as of y, and x moves.
    """
    if len(x) != len(y):
        raise ValueError("found %d and %d figures; give two lists of equal length" % (len(x), len(y)))
    if len(x) < 3:
        raise ValueError("found %d figures; give three or more" % len(x))
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    away_x, away_y = [one - mean_x for one in x], [one - mean_y for one in y]
    across = sum([one * one for one in away_x])
    if across == 0:
        raise ValueError("all figures are %s; a line needs two different ones" % x[0])
    slope = sum([away_x[i] * away_y[i] for i in range(len(x))]) / across
    all_of_it = sum([one * one for one in away_y])
    left = 0.0
    for i in range(len(x)):
        missed = away_y[i] - slope * away_x[i]
        left += missed * missed
    return {"slope": slope, "level": mean_y - slope * mean_x, "fit": 1 - left / all_of_it if all_of_it > 0 else 1.0}


def exponentials(line, x):
    """exp(level + slope x) along a line from `straight`."""
    level, slope = line["level"], line["slope"]
    return [math.exp(level + slope * one) for one in x]


def check(name, figures):
    """Raise ValueError unless every figure is above 0."""
    for one in figures:
        if not 0 < one < math.inf:
            raise ValueError("%s: found %s; give numbers above 0" % (name, one))
