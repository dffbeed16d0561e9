"""Input and output along industrial chains: Leontief's inverse, prices, and Hulten's theorem (chapter 7).

A table has n sectors. Sector j makes output x_j (yuan a year) and buys z_ij from sector i. Its recipe is
fixed: a yuan of j's product takes a_ij = z_ij / x_j from i. Final uses f are what is left, so

    x = A x + f,   x = L f,   L = (I - A)^-1                                  (Leontief 1936)

L_ij is all that sector i must make so that one yuan of j can go to final use, orders upon orders.

A productivity gain z in sector k divides all that k uses per unit by 1 + z. With wages and import prices
fixed and prices at cost, p = 1 before, it follows by the formula of Sherman and Morrison (1950) that

    p_j = 1 - z L_kj / (1 + z L_kk),

so L serves both ways: its columns run upstream with orders, its rows downstream with prices, and no
second inverse is needed. Lists are indexed by sector; a matrix is a list of rows.
"""

import math

LARGEST_GAIN = 10
LEAST_PIVOT = 1e-9


def coefficients(flows, output):
    """The recipes: a_ij = z_ij / x_j, yuan of i for a yuan of j.

    flows: n rows z_i of n figures of 0 or more; output: n figures above 0, in the same unit.
    Raises ValueError outside this domain. Source: Leontief (1936).
    """
    check_matrix("flows", flows)
    if len(output) != len(flows):
        raise ValueError("output: found %d figures for %d sectors" % (len(output), len(flows)))
    for j in range(len(output)):
        if not 0 < output[j] < math.inf:
            raise ValueError("output %d: found %s; give a figure above 0" % (j, output[j]))
    return [[row[j] / output[j] for j in range(len(output))] for row in flows]


def inverse(recipes):
    """Leontief's inverse (I - A)^-1, by Gauss-Jordan elimination.

    recipes: A, n rows of n figures of 0 or more, each column adding up to less than 1: every sector
    pays for something besides products. Raises ValueError outside this domain.
    """
    check_matrix("recipes", recipes)
    size = len(recipes)
    for j in range(size):
        bought = sum([row[j] for row in recipes])
        if not bought < 1 - LEAST_PIVOT:
            raise ValueError("column %d of recipes: adds up to %s; a sector must buy less than it sells" % (j, bought))
    rows = [[(1.0 if i == j else 0.0) - recipes[i][j] for j in range(size)] +
            [1.0 if i == j else 0.0 for j in range(size)] for i in range(size)]
    for k in range(size):
        # The pivot is above 0, for columns of I - A outweigh their other entries.
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(size):
            if i != k and rows[i][k] != 0:
                times = rows[i][k]
                rows[i] = [rows[i][c] - times * rows[k][c] for c in range(2 * size)]
    return [row[size:] for row in rows]


def required(chain, final):
    """What each sector must make for these final uses: x = L f, in the unit of f.

    chain: Leontief's inverse; final: n figures.
    """
    return [sum([row[j] * final[j] for j in range(len(final))]) for row in chain]


def multipliers(chain):
    """Output multipliers: production set in motion by one yuan of final use of each product.

        m_j = sum_i L_ij, 1 or more
    """
    return [sum([row[j] for row in chain]) for j in range(len(chain))]


def content(chain, shares):
    """What one yuan of final use of each product holds of something that sectors use directly.

        sum_i s_i L_ij

    shares: s, n figures, such as value added for a yuan of output; the result is then the income
    that a yuan of final use leaves in the sectors of the table.
    """
    size = len(chain)
    return [sum([shares[i] * chain[i][j] for i in range(size)]) for j in range(size)]


def ranks(values):
    """The place of each value from the highest, which is 1. Of equal values the first one leads."""
    return [1 + sum([1 for i in range(len(values)) if (values[i], -i) > (values[j], -j)]) for j in range(len(values))]


def price_changes(chain, sector, gain):
    """How prices move when one sector gains in productivity: -0.01 where one falls by 1 %.

        p_j - 1 = -z L_kj / (1 + z L_kk)

    sector: k, the position of the sector; gain: z, a fraction above -0.5, 0.1 for 10 %: all inputs per
    unit of k are divided by 1 + z. Prices equal cost; wages and other payments outside the table are
    fixed. Raises ValueError outside this domain.
    """
    check_gain(gain)
    own = 1 + gain * chain[sector][sector]
    if own <= 0:
        raise ValueError("gain: at %s sector %d would use up more than it makes" % (gain, sector))
    return [-gain * value / own for value in chain[sector]]


def gain_for(chain, sector, buyer, fall):
    """The gain in one sector that lowers a buyer's price by `fall`, the inverse of `price_changes`.

        z = d / (L_kj - d L_kk)

    fall: d, a fraction, 0.01 for 1 %. Raises ValueError if no gain does it: even a free product of k
    takes only L_kj / L_kk off the price of j.
    """
    most = chain[sector][buyer] / chain[sector][sector]
    if not 0 <= fall < most:
        raise ValueError("fall: found %s; sector %d can take at most %s off this price" % (fall, sector, most))
    return fall / (chain[sector][buyer] - fall * chain[sector][sector])


def domar_weights(output, gdp):
    """Sales over GDP, x_k / GDP, which add up to more than 1 (Domar 1961)."""
    if not 0 < gdp < math.inf:
        raise ValueError("gdp: found %s; give a figure above 0" % gdp)
    return [one / gdp for one in output]


def first_order(weight, gain):
    """What a gain in one sector adds to GDP, to first order: the Domar weight times the gain.

        D z, a fraction of GDP

    Source: Hulten (1978), who shows it for a small gain in an economy without distortions.
    """
    check_gain(gain)
    return weight * gain


def exact(chain, sector, gain, weight, held):
    """What a gain in one sector adds to real GDP when every recipe stays fixed, a fraction.

        s / (1 - s h),   s = D z / (1 + z L_kk)

    The same labour and capital, all employed, make the same mix of final uses. s is what the old mix
    would cost less, over GDP; the part h of the saving is labour and capital, which go to work again
    (the rest are imports, at fixed prices). weight: D, the sector's Domar weight; held: h, income for a
    yuan of the sector's product, from `content`. Raises ValueError outside the domain of `price_changes`.
    """
    saved = -price_changes(chain, sector, gain)[sector] / chain[sector][sector] * weight
    return saved / (1 - saved * held)


def with_fixed_shares(weight, gain):
    """What the gain adds to GDP if recipes bend so that all shares in spending stay as they are.

        (1 + z)^D - 1

    Hulten's formula is then exact in logs (Cobb-Douglas; Baqaee & Farhi 2019).
    """
    check_gain(gain)
    return (1 + gain) ** weight - 1


def centrality(recipes, final, extra, shares):
    """Distortion centrality with one and the same hidden cost on every purchase, 1 on average.

        xi_i = mu_i / D_i,  mu = (I - (1 + c) A)^-1 f,  D = (I - A)^-1 f

    D is a sector's size as the table shows it. mu is the size that its use in production would call
    for, if each yuan spent on inputs hides a cost of c more. Scaled so that the mean, weighted by value
    added, is 1. recipes: A; final: f; extra: c, 0 or more; shares: value added for a yuan of output.
    Illustrative: nobody knows the hidden costs. Source: Liu (2019), definition of distortion centrality,
    in our simplest case.
    """
    if not 0 <= extra < math.inf:
        raise ValueError("extra: found %s; give a cost of 0 or more, 0.1 for 10%%" % extra)
    seen = required(inverse(recipes), final)
    called = required(inverse([[(1 + extra) * value for value in row] for row in recipes]), final)
    income = [shares[i] * seen[i] for i in range(len(seen))]
    raw = [called[i] / seen[i] for i in range(len(seen))]
    mean = sum([raw[i] * income[i] for i in range(len(raw))]) / sum(income)
    return [one / mean for one in raw]


def check_gain(gain):
    """Raise ValueError unless the gain is a fraction from -0.5 to 10."""
    if not -0.5 <= gain <= LARGEST_GAIN:
        raise ValueError("gain: found %s; give a fraction from -0.5 to %d (10%% is 0.1)" % (gain, LARGEST_GAIN))


def check_matrix(name, matrix):
    """Raise ValueError unless the matrix is square and holds figures of 0 or more."""
    if not matrix:
        raise ValueError("%s: found no sector; give one or more" % name)
    for i in range(len(matrix)):
        if len(matrix[i]) != len(matrix):
            raise ValueError("%s, row %d: found %d figures for %d sectors" % (name, i, len(matrix[i]), len(matrix)))
        for value in matrix[i]:
            if not 0 <= value < math.inf:
                raise ValueError("%s, row %d: found %s; give figures of 0 or more" % (name, i, value))
