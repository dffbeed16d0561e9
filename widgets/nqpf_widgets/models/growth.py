"""Growth accounting: how much of output growth inputs explain, and what is left (chapter 3).

Output Y is made from capital K, labour L and human capital per unit of labour h. Growth is
measured in natural logs, so that contributions add up exactly:

    dlnY = (1 - s) dlnK + s dlnL + s dlnh + dlnA

where s is the labour share, the part of income that is paid for labour, and A is total factor
productivity (TFP), the residual. Solow (1957) derived the rule for continuous time; for yearly
figures each growth rate is weighted by the mean of the two years' shares, which is how the Penn
World Table computes its TFP series (Feenstra, Inklaar & Timmer 2015).

Series are lists, one figure a year, oldest first; growth rates have one figure less.
"""

import math


def log_growth(name, levels):
    """Growth from each year to the next: ln x_t - ln x_(t-1).

    name: what errors call the series; levels: x_t, any unit, two or more figures above 0.
    Returns fractions a year (0.05 is 5 log per cent). Raises ValueError outside this domain.
    """
    check_levels(name, levels)
    return [math.log(levels[t] / levels[t - 1]) for t in range(1, len(levels))]


def mean_shares(shares):
    """Mean labour share of each pair of years: (s_t + s_(t-1)) / 2.

    shares: s_t, fractions of income in [0, 1], two or more. Raises ValueError outside this domain.
    Source: the discrete (Tornqvist) weights of Feenstra, Inklaar & Timmer (2015).
    """
    check_shares(shares)
    return [(shares[t] + shares[t - 1]) / 2 for t in range(1, len(shares))]


def account(output, capital, labour, human_capital, labour_share):
    """Contributions to the growth of output, year by year.

    With m the mean labour share of the two years,

        capital        (1 - m) dlnK
        labour         m dlnL
        human_capital  m dlnh
        tfp            what is left: dlnY minus the three above

    output, capital, labour, human_capital: levels above 0, any unit, equally long. Labour is
        persons or total hours. A series that never changes contributes 0.
    labour_share: s_t, fractions in [0, 1], as long as the others.
    Returns a dictionary of lists, fractions a year: "output", "capital", "labour",
    "human_capital" and "tfp", of which the last four add up to the first.
    Raises ValueError, naming the series, outside these domains.

    Source: Solow (1957), equation (2); Feenstra, Inklaar & Timmer (2015).
    """
    for name, series in (("capital", capital), ("labour", labour),
                         ("human_capital", human_capital), ("labour_share", labour_share)):
        if len(series) != len(output):
            raise ValueError("%s: found %d years; output has %d, and all series need the same years"
                             % (name, len(series), len(output)))
    growth = log_growth("output", output)
    share = mean_shares(labour_share)
    years = range(len(growth))
    by_capital = _weighted([1 - m for m in share], log_growth("capital", capital))
    by_labour = _weighted(share, log_growth("labour", labour))
    by_human_capital = _weighted(share, log_growth("human_capital", human_capital))
    left = [growth[t] - by_capital[t] - by_labour[t] - by_human_capital[t] for t in years]
    return {"output": growth, "capital": by_capital, "labour": by_labour,
            "human_capital": by_human_capital, "tfp": left}


def average(growth):
    """Mean of yearly growth rates: total log growth over the number of years.

    growth: fractions a year, one or more. Raises ValueError for none.
    """
    if not growth:
        raise ValueError("growth: found no years; give one or more")
    return sum(growth) / len(growth)


def index(growth, start=100.0):
    """Levels that grow at the given rates: x_0 = start, x_t = x_(t-1) exp(growth_t).

    growth: fractions a year; start: above 0. Returns one figure more than growth holds.
    Raises ValueError outside this domain.
    """
    check_levels("start", [start, start])
    levels = [start]
    for rate in growth:
        levels.append(levels[-1] * math.exp(rate))
    return levels


def with_induced_capital(tfp_growth, labour_share):
    """Growth that TFP brings once capital has followed: dlnA / s.

    Higher TFP raises the return to capital, so more is built, until capital again grows as fast
    as output. Growth accounting books that capital to capital. Where the capital-output ratio
    settles, output per unit of labour grows at dlnA / s.

    tfp_growth: fraction a year; labour_share: s, a fraction in (0, 1]. Returns a fraction a year.
    Raises ValueError outside this domain.

    Source: the balanced path of Solow's model with Cobb-Douglas technology; the accounting by
    capital-output ratios of Klenow & Rodriguez-Clare (1997).
    """
    if not 0 < labour_share <= 1:
        raise ValueError("labour_share: found %s; give a fraction above 0 and not above 1" % labour_share)
    return tfp_growth / labour_share


def largest_gap(growth, published):
    """Largest difference in any one year between two lists of growth rates, without its sign.

    growth, published: fractions a year, equally long, one or more. Returns a fraction.
    Raises ValueError if they differ in length or are empty.
    """
    if not growth or len(growth) != len(published):
        raise ValueError("growth and published: found %d and %d years; give the same years, one or more"
                         % (len(growth), len(published)))
    return max([abs(growth[t] - published[t]) for t in range(len(growth))])


def check_levels(name, levels):
    """Raise ValueError unless there are two or more finite figures above 0."""
    if len(levels) < 2:
        raise ValueError("%s: found %d figures; growth needs two or more" % (name, len(levels)))
    for level in levels:
        if not 0 < level < math.inf:
            raise ValueError("%s: found %s; logs need figures above 0" % (name, level))


def check_shares(shares):
    """Raise ValueError unless there are two or more fractions in [0, 1]."""
    if len(shares) < 2:
        raise ValueError("labour_share: found %d figures; growth needs two or more" % len(shares))
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("labour_share: found %s; give fractions from 0 to 1 (35%% is 0.35)" % share)


def _weighted(weights, growth):
    return [weights[t] * growth[t] for t in range(len(growth))]
