"""Firms that are too large and too small: what it costs, and what a reform brings back (chapter 9).

One industry of many firms, as in Hsieh & Klenow (2009), with a single input. Firm i has productivity A
and a wedge T: with a wedge above 1 it pays more for its input than others, or sells for less, and stays
too small; with one below 1 it is favoured. Each sells its own variety at a mark-up; s is the elasticity
of substitution between varieties. Revenue for a unit of input (their TFPR) is then proportional to T, and

    input     L = A^(s-1) T^-s                      output  Y = A L
    industry  Y = (mean of Y_i^((s-1)/s))^(s/(s-1))    TFP = Y / mean of L_i

Only ratios matter, so constants are left out. ln A and ln T are jointly normal; the wedge in the middle
is taken to be none (ln T has mean 0). Without wedges all T are 1. The total of inputs stays as it is.

A *kind* of firm is a tuple (weight, ln A, ln T); weights add up to 1. Change `halved` or `freed` to try
another reform: it takes kinds and returns kinds. Elasticities s lie above 1 and are at most 5.
"""

import math

SPREAD = 0.8
"""Standard deviation of ln A. Illustrative; the loss does not depend on it."""
COUNT = 15
LARGEST_DISPERSION = 1
LARGEST_CORRELATION = 0.9
LARGEST_ELASTICITY = 5
ORDERS = ("random", "favoured", "held")


def loss(dispersion, elasticity):
    """What wedges take from the log of TFP: (s / 2) d^2, whatever the correlation with productivity.

    dispersion: d, standard deviation of ln TFPR, from 0; elasticity: s, above 1. Returns log units.
    Source: Hsieh & Klenow (2009), equation 16; exact for lognormal firms.
    """
    check(dispersion, 0, elasticity)
    return elasticity / 2 * dispersion**2


def gain(dispersion, target, elasticity):
    """By what fraction TFP rises when dispersion goes to a target: exp(s (d^2 - t^2) / 2) - 1.

    dispersion, target: standard deviations of ln TFPR, from 0. With a target of 0 all wedges go.
    """
    return math.exp(loss(dispersion, elasticity) - loss(target, elasticity)) - 1


def implied_dispersion(full_gain, elasticity):
    """The dispersion at which TFP would rise by full_gain if all wedges went: sqrt(2 ln(1 + gain) / s).

    full_gain: a fraction, from 0 (0.866 for 86.6 %). Returns a standard deviation of ln TFPR.
    Raises ValueError below 0. It is `gain` to a target of 0, turned round.
    """
    if not full_gain >= 0:
        raise ValueError("full_gain: found %s; give a fraction from 0" % full_gain)
    check(0, 0, elasticity)
    return math.sqrt(2 * math.log(1 + full_gain) / elasticity)


def nodes(count):
    """Points and weights that average a smooth function of a standard normal number (Gauss-Hermite).

    count: a whole number from 2 to 20. Returns a list of (z, weight) in rising order of z: the zeros of
    the Hermite polynomial He_n, found by Newton's method between those of He_(n-1), and
    1 / (n h_(n-1)(z)^2) with h scaled to unit variance. Exact for polynomials of degree 2 count - 1.
    Raises ValueError outside the domain. Source: Golub & Welsch (1969) describe the rule.
    """
    if not (isinstance(count, int) and 2 <= count <= 20):
        raise ValueError("count: found %s; give a whole number from 2 to 20" % count)
    zeros = [0.0]
    for n in range(2, count + 1):
        edge = math.sqrt(4 * n + 2)
        bounds = [-edge] + zeros
        bounds.append(edge)
        zeros = [_zero(n, bounds[i], bounds[i + 1]) for i in range(n)]
    return [(z, 1 / (count * _hermite(count - 1, z)[0] ** 2)) for z in zeros]


def kinds(dispersion, correlation, spread=SPREAD):
    """Kinds of firms that stand for all: 15 x 15 points of the joint normal of ln A and ln T.

    dispersion: standard deviation of ln T, from 0 to 1; correlation: between ln A and ln T, from -0.9 to
    0.9 (above 0: productive firms are held back); spread: standard deviation of ln A.
    Returns a list of 225 kinds (weight, ln A, ln T). Losses computed from them agree with `loss` to 0.05 %,
    and to 0.4 % where dispersion 0.8, elasticity 4 and correlation -0.7 meet.
    Raises ValueError outside these domains.
    """
    check(dispersion, correlation, 2)
    own = [(spread * math.sqrt(1 - correlation**2) * u, w) for u, w in NODES]
    made = []
    for z, v in NODES:
        shared, log_t = spread * correlation * z, dispersion * z
        made.extend([(v * w, shared + rest, log_t) for rest, w in own])
    return made


def log_tfp(firms, elasticity):
    """The log of the industry's TFP, in the units of A.

        s / (s-1) ln(mean of (A / T)^(s-1)) - ln(mean of A^(s-1) T^-s)

    firms: a list of kinds; elasticity: s. Returns log units.
    Source: Hsieh & Klenow (2009), equations 14 and 15, with one input.
    """
    return tfp_of_means(means(firms, elasticity), elasticity)


def tfp_of_means(two, elasticity):
    """The log of TFP, see `log_tfp`, from the two means that `means` or `means_in_order` returns."""
    return elasticity / (elasticity - 1) * math.log(two[0]) - math.log(two[1])


def means(firms, elasticity):
    """The means of (A / T)^(s-1) and of A^(s-1) T^-s over a list of kinds: the second is the first, each over T."""
    exp, m = math.exp, elasticity - 1
    output = used = 0.0
    for w, a, t in firms:
        made = w * exp(m * (a - t))
        output += made
        used += made * exp(-t)
    return output, used


def mean_input(firms, elasticity):
    """The mean of A^(s-1) T^-s over a list of kinds: input of the mean firm before scaling."""
    return means(firms, elasticity)[1]


def without(firms):
    """The same firms without wedges."""
    return [(w, a, 0.0) for w, a, t in firms]


def halved(firms):
    """A reform: every wedge is halved, in logs."""
    return [(w, a, t / 2) for w, a, t in firms]


def freed(firms, share):
    """A reform: a share of the firms, drawn at random, is freed of its wedges; the rest keep theirs.

    share: a fraction from 0 to 1. Of each kind that share is freed, so that there are twice as many kinds.
    """
    stays = 1 - share
    kept = [(w * stays, a, t) for w, a, t in firms]
    return kept + [(w * share, a, 0.0) for w, a, t in firms]


def recovered(firms, reformed, elasticity):
    """The part of the loss in log TFP that a reform brings back: 1 if all of it, below 0 if TFP falls.

    firms, reformed: kinds before and after. Raises ValueError if nothing was lost.
    """
    return part_of_loss(means(firms, elasticity), means(reformed, elasticity), means(without(firms), elasticity), elasticity)


def part_of_loss(first, last, free, elasticity):
    """As `recovered`, from the two means of each: before a reform, after it, and without wedges."""
    before, after, best = [tfp_of_means(two, elasticity) for two in (first, last, free)]
    if best - before < 1e-9:
        raise ValueError("there is no loss to recover: all firms have the same wedge")
    return (after - before) / (best - before)


def recovered_in_order(order, share, dispersion, correlation, elasticity):
    """The part of the loss that comes back when a share of firms is freed in a given order, in closed form.

    order, share and the rest: as in `means_in_order`, dispersion above 0. Agrees with `recovered` where the
    order is random.
    """
    return recovered_of_means(means_in_order(order, share, dispersion, correlation, elasticity), dispersion, elasticity)


def recovered_of_means(two, dispersion, elasticity):
    """The part of the loss that comes back, from what `means_in_order` returns; dispersion above 0."""
    lost = loss(dispersion, elasticity)
    if lost == 0:
        raise ValueError("there is no loss to recover: all firms have the same wedge")
    return 1 - ((elasticity - 1) / 2 * SPREAD**2 - tfp_of_means(two, elasticity)) / lost


def means_in_order(order, share, dispersion, correlation, elasticity):
    """Means of (A / T)^(s-1) and of A^(s-1) T^-s after a share of firms has been freed, in closed form.

    order: "random"; "favoured", those with the lowest wedges first; "held", those with the highest first.
    share: a fraction from 0 to 1. With m = s - 1, g the spread of ln A, d the dispersion and r the
    correlation, the mean over the firms whose ln T / d lies below q is

        mean of A^m T^k [ln T / d < q] = exp((m^2 g^2 + k^2 d^2 + 2 m k r g d) / 2) N(q - k d - m r g) .

    Raises ValueError for another order or a share outside 0 to 1.
    """
    check(dispersion, correlation, elasticity)
    if order not in ORDERS or not 0 <= share <= 1:
        raise ValueError("found order %s and share %s; give one of %s and a fraction" % (order, share, ", ".join(ORDERS)))
    m, freed_part = elasticity - 1, _part(order, share)

    def mean(power, is_freed):
        squares = (m * SPREAD) ** 2 + (power * dispersion) ** 2 + 2 * m * power * correlation * SPREAD * dispersion
        part = freed_part(power * dispersion + m * correlation * SPREAD)
        return math.exp(squares / 2) * (part if is_freed else 1 - part)

    free = mean(0, True)
    return free + mean(-m, False), free + mean(-elasticity, False)


def too_large(dispersion, correlation, elasticity):
    """How many firms have more input than they would have without wedges, and how much of it they have.

    A firm is too large if T^-s > mean(A^(s-1) T^-s) / mean(A^(s-1)), that is, if ln T / d < r (s-1) g - s d / 2.
    Returns (fraction of firms, fraction of inputs), in closed form.
    """
    check(dispersion, correlation, elasticity)
    pull = (elasticity - 1) * correlation * SPREAD
    border = pull - elasticity * dispersion / 2
    return normal(border), normal(border + elasticity * dispersion - pull)


def normal(z):
    """The fraction of a standard normal below z."""
    return math.erfc(-z / math.sqrt(2)) / 2


def quantile(fraction):
    """The z below which a fraction of a standard normal lies; fraction above 0 and below 1. By halving."""
    if not 0 < fraction < 1:
        raise ValueError("fraction: found %s; give a number above 0 and below 1" % fraction)
    low, high = -40.0, 40.0
    for step in range(80):
        middle = (low + high) / 2
        if normal(middle) < fraction:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def check(dispersion, correlation, elasticity):
    """Raise ValueError, naming the setting, unless all three are in their domains."""
    for name, found, low, high in (("dispersion", dispersion, 0, LARGEST_DISPERSION),
                                   ("correlation", correlation, -LARGEST_CORRELATION, LARGEST_CORRELATION),
                                   ("elasticity", elasticity, 1.1, LARGEST_ELASTICITY)):
        if not low <= found <= high:
            raise ValueError("%s: found %s; give a number from %s to %s" % (name, found, low, high))


def _part(order, share):
    """The part of a normal that the freed firms are, by how far it is moved: all kinds alike, the lowest or the highest."""
    if order == "random" or share in (0, 1):
        return lambda shift: share
    border = quantile(share if order == "favoured" else 1 - share)
    if order == "favoured":
        return lambda shift: normal(border - shift)
    return lambda shift: 1 - normal(border - shift)


def _hermite(n, z):
    """The Hermite polynomial of degree n at z, scaled to unit variance, and its derivative."""
    before, now = 0.0, 1.0
    for k in range(n):
        before, now = now, (z * now - math.sqrt(k) * before) / math.sqrt(k + 1)
    return now, math.sqrt(n) * before


def _zero(n, low, high):
    """The one zero of the Hermite polynomial of degree n between two numbers: halving, then Newton."""
    sign = _hermite(n, low)[0] > 0
    for step in range(12):
        middle = (low + high) / 2
        if (_hermite(n, middle)[0] > 0) == sign:
            low = middle
        else:
            high = middle
    z = (low + high) / 2
    for step in range(6):
        value, slope = _hermite(n, z)
        z -= value / slope
    return z


NODES = nodes(COUNT)
"""The 15 points and weights that `kinds` uses for each of its two directions."""
