"""Upgrading the elements of production from one budget (chapter 2).

Three elements work together: workers (h), means of labour (m) and subjects of
labour (s). Each starts at quality 1. Money spent on an element raises its
quality, and the three qualities combine with a constant elasticity of
substitution, the form of Arrow, Chenery, Minhas & Solow (1961).

Weights, unit costs and budgets are illustrative: nobody has measured them.
Lists are in the order of ELEMENTS.
"""

import math

ELEMENTS = ("workers", "means", "subjects")

# Nearer to r = 0 than this, output is taken from a series in r: the closed
# form divides a rounding error by r.
SERIES_BELOW = 1e-5


def qualities(budget, shares, costs):
    """Quality of each element after a budget has been spent.

    q_i = 1 + B a_i / c_i

    budget: B, in units of money, not negative.
    shares: a_i, the part of the budget that goes to element i, each in
        [0, 1], together 1.
    costs: c_i, units of money that double an element's quality, positive.
    Returns q_i, index with 1 = before upgrading.
    Raises ValueError for anything outside these domains.
    """
    check_budget(budget)
    check_positive("costs", costs)
    check_shares("shares", shares)
    return [1 + budget * shares[i] / costs[i] for i in range(len(ELEMENTS))]


def output(quality, weights, r):
    """Output made by elements of the given quality.

    Y = (sum_i w_i q_i^r)^(1/r), and the product of q_i^w_i at r = 0.

    quality: q_i, index with 1 = before upgrading, positive.
    weights: w_i, positive, together 1. Before upgrading they are also each
        element's share of income.
    r: substitution, any number not above 1. The elasticity of substitution
        is 1 / (1 - r): 1 at r = 0 (Cobb-Douglas); towards 0 as r falls, when
        the weakest element sets output (Leontief); at r = 1 the elements are
        perfect substitutes.
    Returns Y, index with 1 = before upgrading.
    Raises ValueError for anything outside these domains.

    Source: Arrow, Chenery, Minhas & Solow (1961), here with three elements.
    """
    check_positive("quality", quality)
    check_weights(weights)
    check_substitution(r, 1)
    return _output(quality, weights, r)


def outputs_between(first, last, parts, weights, r):
    """Output where money is moved, part by part, from one plan to another.

    A part of the way is the same part between the qualities: Y(q + part (q' - q)).

    first, last: q and q', qualities as in `output`.
    parts: how far from the first plan to the last, each in [0, 1].
    weights, r: as in `output`.
    Returns a list of Y, one a part. Raises ValueError for anything outside
    these domains.
    """
    check_positive("first", first)
    check_positive("last", last)
    check_weights(weights)
    check_substitution(r, 1)
    if not (min(parts) >= 0 and max(parts) <= 1 and sum(parts) >= 0):
        raise ValueError("parts: found " + str(list(parts)) + "; give numbers from 0 to 1")
    h, m, s = first
    more_h, more_m, more_s = [last[i] - first[i] for i in range(len(ELEMENTS))]
    return [_output((h + part * more_h, m + part * more_m, s + part * more_s), weights, r) for part in parts]


def best_split(budget, weights, costs, r):
    """The split of a budget that makes the most output.

    Where an element receives money, the last unit spent adds as much output
    as anywhere else, so that q_i = mu (w_i / c_i)^(1 / (1 - r)); elsewhere
    q_i = 1. With S the set of elements that receive money, the budget gives

        mu = (B + sum_S c_i) / sum_S c_i (w_i / c_i)^(1 / (1 - r)).

    An element whose q_i would fall below 1 leaves S, and mu is taken again;
    mu can only fall, so an element that has left need never return.

    budget: B, in units of money, at least 1e-6 (below, rounding would show).
    weights, costs: w_i and c_i as in `output` and `qualities`.
    r: substitution, below 1.
    Returns a_i, shares of the budget, together 1.
    Raises ValueError for anything outside these domains.

    Source: first-order conditions of the model above; our own.
    """
    check_budget(budget)
    if budget < 1e-6:
        raise ValueError("budget: found " + str(budget) + ", too little to split; give at least 0.000001")
    check_weights(weights)
    check_positive("costs", costs)
    check_substitution(r, 1)
    if r == 1:
        raise ValueError("r: found 1, where the best split need not be unique; give a number below 1")
    pulls = [math.log(weights[i] / costs[i]) / (1 - r) for i in range(len(ELEMENTS))]
    top = max(pulls)
    targets = [math.exp(pull - top) for pull in pulls]
    active = list(range(len(ELEMENTS)))
    while True:
        mu = (budget + sum([costs[i] for i in active])) / sum([costs[i] * targets[i] for i in active])
        kept = [i for i in active if mu * targets[i] > 1]
        if kept == active:
            break
        active = kept
    spent = [costs[i] * (mu * targets[i] - 1) if i in active else 0.0 for i in range(len(ELEMENTS))]
    return [amount / sum(spent) for amount in spent]


def lead(quality, reference, weights, r):
    """How far one region's output is ahead of another's.

    ln Y(quality) - ln Y(reference)

    Arguments and errors as in `output`. Returns a log difference (0.05 is 5
    log per cent); negative when the first region is behind.
    """
    return math.log(output(quality, weights, r) / output(reference, weights, r))


def inputs_lead(counted, quality, reference, weights, r):
    """The part of a lead in output that an accountant books as inputs.

    counted: how inputs are counted.
        "cost": by what was spent. Both regions spent the same: 0.
        "quality": each element by its quality, one by one, with the income
            shares of the time before upgrading: sum_i w_i ln(q_i / q_i').
        "fit": by quality and with the model's own rule for how the elements
            combine: the whole lead.
    Other arguments and errors as in `output`; ValueError for another way of
    counting. Returns a log difference. What is left of the lead is booked
    as total factor productivity.

    Source: our own reading of how the elements relate to the hallmark. That
    better measures of inputs shrink the residual is the argument of Jorgenson
    & Griliches (1967).
    """
    if counted == "cost":
        return 0.0
    if counted == "quality":
        return lead(quality, reference, weights, 0)
    if counted == "fit":
        return lead(quality, reference, weights, r)
    raise ValueError("counted: found " + repr(counted) + "; allowed are 'cost', 'quality' and 'fit'")


def _output(quality, weights, r):
    """`output`, unchecked and written out for the three elements: curves ask for it at every point."""
    log, exp = math.log, math.exp
    (h, m, s), (w_h, w_m, w_s) = quality, weights
    h, m, s = log(h), log(m), log(s)
    centre = w_h * h + w_m * m + w_s * s
    h, m, s = h - centre, m - centre, s - centre
    if abs(r) < SERIES_BELOW:
        return exp(centre + r * (w_h * h * h + w_m * m * m + w_s * s * s) / 2)
    h, m, s = r * h, r * m, r * s
    # The largest power is pulled out so that none can overflow.
    top = max(h, m, s)
    return exp(centre + (top + log(w_h * exp(h - top) + w_m * exp(m - top) + w_s * exp(s - top))) / r)


def check_budget(budget):
    """Raise ValueError unless the budget is a number not below 0."""
    if not (0 <= budget < math.inf):
        raise ValueError("budget: found " + str(budget) + "; give a number from 0 upwards")


def check_positive(name, values):
    """Raise ValueError unless there are three finite numbers above 0."""
    # The sum tells what min() may not: that one of them is not a number.
    if len(values) != len(ELEMENTS) or not (min(values) > 0 and sum(values) < math.inf):
        raise ValueError(name + ": found " + str(list(values)) + "; give three numbers above 0")


def check_shares(name, shares):
    """Raise ValueError unless three shares in [0, 1] add up to 1."""
    inside = len(shares) == len(ELEMENTS) and min(shares) >= 0 and max(shares) <= 1
    if not (inside and abs(sum(shares) - 1) <= 1e-9):
        raise ValueError(name + ": found " + str(list(shares)) + "; give three numbers from 0 to 1 that add up to 1")


def check_weights(weights):
    """Raise ValueError unless three weights above 0 add up to 1."""
    check_positive("weights", weights)
    check_shares("weights", weights)


def check_substitution(r, highest):
    """Raise ValueError unless r is a finite number not above the highest."""
    if not (-math.inf < r <= highest):
        raise ValueError("r: found " + str(r) + "; give a number not above " + str(highest))
