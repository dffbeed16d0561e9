"""Growth by building capital, and where it ends (chapter 4).

Output Y is made from capital K, persons at work L, human capital per person h and total factor
productivity A with constant returns, as in Solow (1956):

    Y_t = A_t K_t^a (h_t L_t)^(1 - a)

A fixed part i of output is invested; a fixed part d of capital wears out:

    K_(t+1) = (1 - d) K_t + i Y_t

A, L and h, and the population P, grow at fixed rates. Rates are natural logs, as in models/growth.py:
x_t = x_0 exp(rate t). Everything is relative to the first year, so that no unit is needed but the
capital-output ratio of that year.

An economy is a dictionary, all of it fractions (0.42 for 42 %):

    capital_output   K_0 / Y_0, years of output, above 0
    investment       i, from 0 to 1
    depreciation     d, above 0 and not above 1
    capital_share    a, above 0 and below 1
    tfp, labour, human_capital, population
                     growth a year of A, L, h and P, from -0.2 to 0.2
"""

import math

SHARES = ("investment", "depreciation", "capital_share")
RATES = ("tfp", "labour", "human_capital", "population")
LONGEST = 1000


def path(economy, years):
    """The economy from year 0 to year `years`, as lists of years + 1 figures.

    economy: see above; years: a whole number from 1 to 1,000.
    Returns a dictionary of lists:
        "output"          Y_t / Y_0
        "capital"         K_t / Y_0, years of the first year's output
        "capital_output"  K_t / Y_t, years
        "income"          output per head of the population, year 0 = 1
        "consumption"     what of it is not invested, (1 - i) times "income"
    Raises ValueError outside these domains.

    Source: Solow (1956), in yearly steps.
    """
    check_economy(economy)
    check_years(years)
    start, share = economy["capital_output"], economy["capital_share"]
    # Growth of output at unchanged capital.
    drift = economy["tfp"] + (1 - share) * (economy["labour"] + economy["human_capital"])
    exp, left, invested, population = math.exp, 1 - economy["depreciation"], economy["investment"], economy["population"]
    stock, made = start, 1.0
    capital, output = [stock], [made]
    for t in range(1, years + 1):
        stock = left * stock + invested * made
        made = exp(drift * t) * (stock / start) ** share
        capital.append(stock)
        output.append(made)
    income = [output[t] * exp(-population * t) for t in range(years + 1)]
    eaten = 1 - invested
    return {
        "output": output,
        "capital": capital,
        "capital_output": [capital[t] / output[t] for t in range(years + 1)],
        "income": income,
        "consumption": [eaten * one for one in income],
    }


def contributions(economy, made):
    """What each year's growth of output is made of.

    With dln x = ln x_t - ln x_(t-1),

        capital        a dlnK
        labour         (1 - a) dlnL
        human_capital  (1 - a) dlnh
        tfp            dlnA

    which add up to dlnY.

    economy: see above; made: what `path` made of it.
    Returns a dictionary of lists, fractions a year: "output" and the four above, one figure less
    than `made` holds. Raises ValueError for an economy outside its domain.
    """
    check_economy(economy)
    log, share, output, capital = math.log, economy["capital_share"], made["output"], made["capital"]
    years = range(1, len(output))
    return {
        "output": [log(output[t] / output[t - 1]) for t in years],
        "capital": [share * log(capital[t] / capital[t - 1]) for t in years],
        "labour": [(1 - share) * economy["labour"]] * len(years),
        "human_capital": [(1 - share) * economy["human_capital"]] * len(years),
        "tfp": [economy["tfp"]] * len(years),
    }


def long_run(economy):
    """Where the economy settles: capital and output then grow at one rate.

        growth          g = tfp / (1 - a) + labour + human_capital
        capital_output  K / Y = i / (exp(g) - 1 + d)

    The invested part i is not in g: it moves the level of output, not its growth in the long run.

    economy: see above. Returns a dictionary with "growth" (fraction a year) and "capital_output"
    (years). Raises ValueError outside the domain, and where output would shrink as fast as capital
    wears out, so that the ratio has no limit.

    Source: Solow (1956), the case of neutral technical change.
    """
    check_economy(economy)
    growth = economy["tfp"] / (1 - economy["capital_share"]) + economy["labour"] + economy["human_capital"]
    upkeep = math.exp(growth) - 1 + economy["depreciation"]
    if upkeep <= 0:
        raise ValueError("growth: found %s a year in the long run, so capital outlives output; "
                         "give faster growth or depreciation" % growth)
    return {"growth": growth, "capital_output": economy["investment"] / upkeep}


def with_investment(economy, investment):
    """The same economy with another invested part i, a fraction from 0 to 1."""
    other = dict(economy)
    other["investment"] = investment
    return other


def check_economy(economy):
    """Raise ValueError, naming the entry, unless the economy is inside its domain."""
    for name in ("capital_output",) + SHARES + RATES:
        if name not in economy:
            raise ValueError("economy: %s is missing" % name)
    if not 0 < economy["capital_output"] < math.inf:
        raise ValueError("capital_output: found %s; give years of output above 0" % economy["capital_output"])
    for name in SHARES:
        if not 0 <= economy[name] <= 1:
            raise ValueError("%s: found %s; give a fraction from 0 to 1 (42%% is 0.42)" % (name, economy[name]))
    if economy["depreciation"] == 0:
        raise ValueError("depreciation: found 0; give a fraction above 0")
    if not 0 < economy["capital_share"] < 1:
        raise ValueError("capital_share: found %s; give a fraction above 0 and below 1" % economy["capital_share"])
    for name in RATES:
        if not -0.2 <= economy[name] <= 0.2:
            raise ValueError("%s: found %s; give a fraction a year from -0.2 to 0.2 (1%% is 0.01)"
                             % (name, economy[name]))


def check_years(years):
    """Raise ValueError unless years is a whole number from 1 to 1,000."""
    if not (isinstance(years, int) and 1 <= years <= LONGEST):
        raise ValueError("years: found %s; give a whole number from 1 to %d" % (years, LONGEST))
