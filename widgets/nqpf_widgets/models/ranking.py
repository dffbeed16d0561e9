"""Ranking regions by a weighted index of several indicators (chapter 12).

Columns are lists of one indicator over all regions; weights are lists of one
number an indicator. The index is linear, so every choice that matters is in
the weights, and in which indicators were taken at all.
"""

import math

# What a neighbour moves from one indicator to another: ten points of 100.
STEP = 0.1


def standardised(values):
    """An indicator in standard deviations from its mean.

    z_i = (x_i - mean(x)) / sd(x), with sd the root of the mean squared
    deviation over all regions listed (they are the whole population).

    values: x_i, in any unit. Returns z_i, without unit: mean 0 and, unless
    all values are equal, mean square 1; all zero if they are equal.
    Raises ValueError for fewer than two values or one that is not finite.

    Source: z-scores, one of the usual scales of composite indices (OECD and JRC 2008).
    """
    check_values(values)
    mean = sum(values) / len(values)
    gaps = [value - mean for value in values]
    spread = math.sqrt(sum([gap * gap for gap in gaps]) / len(gaps))
    if max(values) == min(values):
        return [0.0] * len(values)
    return [gap / spread for gap in gaps]


def from_points(points):
    """Weights in proportion to points given to indicators.

    w_j = p_j / sum_k p_k; equal weights if every p_j is 0.

    points: p_j, not negative, in any unit. Returns w_j, together 1.
    Raises ValueError for a number below 0 or not finite, or an empty list.
    """
    if not points or not all([0 <= point < math.inf for point in points]):
        raise ValueError("points: found " + str(list(points)) + "; give numbers from 0 upwards")
    total = sum(points)
    if total == 0:
        return [1 / len(points)] * len(points)
    return [point / total for point in points]


def entropy(values):
    """How evenly an indicator is spread over the regions, from 0 to 1.

    r_i = (x_i - min(x)) / (max(x) - min(x)),  p_i = r_i / sum_k r_k,
    e = - sum_i p_i ln(p_i) / ln(n),  with 0 ln(0) = 0.

    values: x_i of n regions, in any unit. Returns e: 0 where one region has
    everything above the least, ln(k) / ln(n) where k regions share it alike,
    1 where all values are equal (then nothing tells the regions apart).
    Raises ValueError as `standardised`.

    Source: Shannon (1948); divided by its largest value, ln(n).
    """
    check_values(values)
    least, most = min(values), max(values)
    if most == least:
        return 1.0
    span = most - least
    above = [(value - least) / span for value in values]
    total = sum(above)
    shares = [one / total for one in above]
    return -sum([share * math.log(share) for share in shares if share > 0]) / math.log(len(values))


def entropy_weights(columns):
    """Weights of the entropy method: the less evenly spread, the heavier.

    w_j = (1 - e_j) / sum_k (1 - e_k), with e_j from `entropy`.

    columns: one list of values an indicator. Returns w_j, together 1; equal
    weights if no indicator tells the regions apart. Raises ValueError as
    `standardised`.

    Source: the usual form in the literature, e.g. Zhu, Tian & Yan (2020).
    """
    return from_points([max(0.0, 1 - entropy(column)) for column in columns])


def scores(columns, weights):
    """The index of each region.

    S_i = sum_j w_j z_ij

    columns: z_j, standardised indicators, equally long; weights: w_j, not
    negative, together 1. Returns S_i, in standard deviations of an indicator.
    Raises ValueError unless there is one such weight a column.
    """
    check_weights(weights, len(columns))
    regions = range(len(columns[0]))
    index = [0.0] * len(columns[0])
    for j in range(len(columns)):
        weight, column = weights[j], columns[j]
        index = [index[i] + weight * column[i] for i in regions]
    return index


def ranks(values):
    """The place of each region, 1 for the highest score.

    place_i = 1 + number of regions with a higher score; equal scores share
    the better place. Returns whole numbers from 1 to n.
    """
    higher = sorted(values, reverse=True).index
    return [higher(value) + 1 for value in values]


def shifts(weights, step=STEP):
    """All ways to move `step` from one indicator to another that has something to give.

    With m indicators there are at most m (m - 1) of them, 20 for five. An
    indicator that has less than `step` gives all it has.

    weights: w_j as in `scores`; step: a fraction of 1, above 0. Returns a
    list of (giver, taker, amount). Raises ValueError for other weights or steps.
    """
    count = len(weights)
    check_weights(weights, count)
    if not 0 < step <= 1:
        raise ValueError("step: found " + str(step) + "; give a number above 0, at most 1")
    givers = [giver for giver in range(count) if weights[giver] > 0]
    return [
        (giver, taker, min(step, weights[giver])) for giver in givers for taker in range(count) if giver != taker
    ]


def rank_ranges(columns, weights, step=STEP):
    """The best and the worst place of each region over weights and all shifts of them.

    The index is linear: a shift of a from giver g to taker t moves the score
    of region i by a (z_it - z_ig).

    columns, weights: as in `scores`; step: as in `shifts`. The place at the
    weights themselves is inside the range. Returns (best, worst), two lists
    of whole numbers.

    Our own choice of a test of robustness; ten points are illustrative.
    """
    start = scores(columns, weights)
    regions = range(len(start))
    best = ranks(start)
    worst = list(best)
    for giver, taker, amount in shifts(weights, step):
        gives, takes = columns[giver], columns[taker]
        places = ranks([start[i] + amount * (takes[i] - gives[i]) for i in regions])
        for i in regions:
            place = places[i]
            if place < best[i]:
                best[i] = place
            elif place > worst[i]:
                worst[i] = place
    return best, worst


def shared_start(first, second):
    """How many places from the top two rankings agree on, in order.

    first, second: places as from `ranks`. A place counts if the same regions
    hold it in both, and all places above it count. Returns 0 to n.
    """
    # A region with two places is missing, in one of the rankings, at the better of them.
    apart = [min(first[i], second[i]) for i in range(len(first)) if first[i] != second[i]]
    return min(apart) - 1 if apart else len(first)


def check_values(values):
    """Raise ValueError unless there are two or more finite numbers."""
    if len(values) < 2 or not all([-math.inf < value < math.inf for value in values]):
        raise ValueError("values: found " + str(list(values)) + "; give two or more finite numbers")


def check_weights(weights, count):
    """Raise ValueError unless there are `count` weights, none below 0, together 1."""
    if len(weights) != count or not all([0 <= weight <= 1 + 1e-9 for weight in weights]) or abs(sum(weights) - 1) > 1e-9:
        raise ValueError(
            "weights: found " + str(list(weights)) + "; give " + str(count) + " numbers from 0 that add up to 1"
        )
