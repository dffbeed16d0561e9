"""How a new thing spreads: the S-curve of logistic substitution (chapter 5).

The share s of the new in all that is sold follows

    s(t) = C / (1 + exp(-r (t - m)))

    C  ceiling: the share in the end, fraction above 0 and not above 1
    r  speed: growth a year of the odds s / (C - s), as a natural log; above 0
    m  midpoint: the year in which the share is half the ceiling

so that the log odds are a straight line, ln(s / (C - s)) = r (t - m).

Sources: Griliches (1957), who estimates ceiling, slope and origin for hybrid corn; Fisher & Pry
(1971), who take a ceiling of 1.
"""

import math

# Bounds of the speed, a year. At 3 a share goes from a tenth to nine tenths of its ceiling in a year
# and a half; faster than that, yearly figures cannot tell. At 0.02 it takes two centuries.
SLOWEST, FASTEST = 0.02, 3.0
STEPS = 100


def share(year, ceiling, speed, midpoint):
    """The share s(t), a fraction. year, midpoint: years; speed: a year; ceiling: fraction."""
    return ceiling * logistic(speed * (year - midpoint))


def path(years, ceiling, speed, midpoint):
    """The shares s(t) of some years, a list of fractions; the rest as for `share`."""
    return [ceiling * logistic(speed * (year - midpoint)) for year in years]


def logistic(odds):
    """1 / (1 + exp(-odds)) for log odds of any size, written as Fisher & Pry do: no exp() can overflow."""
    return (1 + math.tanh(odds / 2)) / 2


def spread_time(speed):
    """Years from a tenth to nine tenths of the ceiling: ln(81) / r. ValueError unless speed is above 0."""
    if not speed > 0:
        raise ValueError("speed: found %s; give a number above 0, a year" % speed)
    return math.log(81) / speed


def fit(years, shares, ceiling):
    """The S-curve with a given ceiling that comes nearest to some shares, by least squares.

    years, shares: lists of equal length, at least three; shares are fractions from 0 to 1;
    ceiling: a fraction above the smallest share and not above 1. The speed is kept within 0.02 and
    3 a year.
    Returns a dictionary:
        "speed", "midpoint"   r (a year) and m (year)
        "miss"                root of the mean squared distance, fraction (0.025 is 2.5 points)
        "pull"                slope of half the summed squares in the ceiling, at this speed and
                              midpoint; below 0 where a higher ceiling would come nearer
    Raises ValueError outside these domains.

    Method: damped Newton steps (Levenberg 1944; Marquardt 1963) in the log odds at a middle
    year and the speed, begun at the weighted straight line through the log odds.
    """
    check(years, shares, ceiling)
    middle, speed = begin(years, shares, ceiling)
    height, damping = 0.0, 1e-3
    times = [year - middle for year in years]
    now = around(times, shares, ceiling, height, speed)
    for _ in range(STEPS):
        up, faster = step(now, speed, damping)
        to = min(FASTEST, max(SLOWEST, speed + faster))
        new = around(times, shares, ceiling, height + up, to)
        # A step that loses only what rounding loses is a step.
        if new["squares"] > now["squares"] * (1 + 1e-12):
            damping *= 8
            if damping > 1e9:
                break
            continue
        moved = abs(up) + abs(to - speed)
        height, speed, now, damping = height + up, to, new, damping / 8
        # The error after a step of Newton's is about the square of the step.
        if moved < 1e-7:
            break
    return {
        "speed": speed, "midpoint": middle - height / speed, "miss": math.sqrt(now["squares"] / len(years)),
        "pull": pull(times, shares, ceiling, height, speed),
    }


def best(years, shares, ceilings):
    """The ceiling, among some, whose curve comes nearest to the shares.

    years, shares: as for `fit`; ceilings: a rising list of fractions. Returns what `fit` returns,
    with "ceiling". It halves the list by the sign of "pull", so the miss must fall and then rise
    along it: tests compare with a search of the whole list for every series of the course.
    """
    tried = {}
    low, high = 0, len(ceilings) - 1
    while low < high:
        middle = (low + high) // 2
        tried[middle] = fit(years, shares, ceilings[middle])
        if tried[middle]["pull"] < 0:
            low = middle + 1
        else:
            high = middle
    last = []
    for i in range(max(0, low - 1), low + 1):
        made = tried[i] if i in tried else fit(years, shares, ceilings[i])
        made["ceiling"] = ceilings[i]
        last.append(made)
    return last[0] if last[0]["miss"] <= last[-1]["miss"] else last[-1]


def begin(years, shares, ceiling):
    """Midpoint and speed of the straight line through the log odds, points near half the ceiling counting most."""
    near = []
    total = at = height = 0.0
    for i in range(len(years)):
        part, left = shares[i], ceiling - shares[i]
        if part > 0 and left > 0:
            weight, odds = (part * left) ** 2, math.log(part / left)
            near.append((weight, years[i], odds))
            total += weight
            at += weight * years[i]
            height += weight * odds
    if len(near) < 2:
        return sum(years) / len(years), 0.5
    at, height = at / total, height / total
    along = across = 0.0
    for weight, year, odds in near:
        away = weight * (year - at)
        along += away * (odds - height)
        across += away * (year - at)
    speed = min(FASTEST, max(0.1, along / across if across > 0 else 0.5))
    return at - height / speed, speed


def around(times, shares, ceiling, height, speed):
    """The summed squares of the distances between curve and shares, and how they change.

    Returns a dictionary, all for half the squares and the two numbers height (log odds at time 0) and speed:
        "squares"   the summed squares themselves
        "gradient"  slopes in the two
        "matrix"    Newton's where it leads downhill, otherwise that of Gauss and Newton, which always
                    does: first, mixed and second entry
    """
    total = g1 = g2 = h11 = h12 = h22 = 0.0
    tanh = math.tanh
    for time, share_then in zip(times, shares):
        # logistic(), written out where it is asked for most.
        part = (1 + tanh((height + speed * time) / 2)) / 2
        over = ceiling * part - share_then
        slope = ceiling * part * (1 - part)
        down = over * slope
        bend = slope * slope + down * (1 - 2 * part)
        total += over * over
        g1 += down
        g2 += down * time
        h11 += bend
        bend *= time
        h12 += bend
        h22 += bend * time
    downhill = h11 > 0 and h11 * h22 > h12 * h12
    return {
        "squares": total, "gradient": (g1, g2),
        "matrix": (h11, h12, h22) if downhill else gauss(times, ceiling, height, speed),
    }


def gauss(times, ceiling, height, speed):
    """The matrix of Gauss and Newton, which leaves the bend of the curve out: first, mixed and second entry."""
    h11 = h12 = h22 = 0.0
    for time in times:
        part = logistic(height + speed * time)
        square = (ceiling * part * (1 - part)) ** 2
        h11 += square
        h12 += square * time
        h22 += square * time * time
    return h11, h12, h22


def pull(times, shares, ceiling, height, speed):
    """Slope of half the summed squares in the ceiling, at this height and speed."""
    total = 0.0
    for i in range(len(times)):
        part = logistic(height + speed * times[i])
        total += (ceiling * part - shares[i]) * part
    return total


def step(now, speed, damping):
    """One damped Newton step from what `around` found: changes of the log odds at time 0 and of the speed."""
    g1, g2 = now["gradient"]
    h11, h12, h22 = now["matrix"]
    h11, h22 = h11 * (1 + damping) + 1e-15, h22 * (1 + damping) + 1e-15
    bottom = h11 * h22 - h12 * h12
    faster = (h12 * g1 - h11 * g2) / bottom
    # At a bound of the speed only the other number is free.
    if (speed >= FASTEST and faster > 0) or (speed <= SLOWEST and faster < 0):
        return -g1 / h11, 0.0
    return (h12 * g2 - h22 * g1) / bottom, faster


def check(years, shares, ceiling):
    """Raise ValueError, naming what is wrong, unless these can be fitted."""
    if len(years) != len(shares):
        raise ValueError("shares: found %d, and %d years; give one share a year" % (len(shares), len(years)))
    if len(years) < 3:
        raise ValueError("years: found %d; give three or more" % len(years))
    if not 0 < ceiling <= 1:
        raise ValueError("ceiling: found %s; give a fraction above 0 and not above 1 (60%% is 0.6)" % ceiling)
    for one in shares:
        if not 0 <= one <= 1:
            raise ValueError("shares: found %s; give fractions from 0 to 1 (53%% is 0.53)" % one)
    if ceiling <= min(shares):
        raise ValueError("ceiling: found %s, and no share below it; give one above %s" % (ceiling, min(shares)))
