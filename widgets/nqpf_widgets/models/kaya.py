"""Carbon dioxide from energy as a product of four factors, and paths to 2060 (chapter 8).

Emissions C are population P, times GDP per head, times energy per unit of GDP, times carbon dioxide
per unit of energy:

    C = P (G / P) (E / G) (C / E)

which is true whatever the figures are: an identity, named after Kaya (1990). Between two years the
logs of the four add up to the log of emissions, so the rates in `rates` do as well.

Paths compound yearly rates, as the official figures do: x_(t+1) = x_t (1 + rate). There P and G / P
are taken together, as GDP. Rates are fractions a year (0.045 for 4.5 %); emissions are in any one
unit, here billion tonnes (Gt) of carbon dioxide.
"""

import math

FACTORS = ("population", "income", "energy_intensity", "carbon_intensity")
LARGEST_RATE = 0.5
LONGEST = 200


def factors(year):
    """The four factors of one year.

    year: a dictionary of figures above 0, any units: "population" P, "gdp" G, "energy" E, "co2" C.
    Returns a dictionary: "population" P, "income" G / P, "energy_intensity" E / G and
    "carbon_intensity" C / E, whose product is C. Raises ValueError naming the figure.

    Source: Kaya (1990).
    """
    for name in ("population", "gdp", "energy", "co2"):
        if name not in year:
            raise ValueError("year: %s is missing" % name)
        if not 0 < year[name] < math.inf:
            raise ValueError("%s: found %s; give a figure above 0" % (name, year[name]))
    return {
        "population": year["population"],
        "income": year["gdp"] / year["population"],
        "energy_intensity": year["energy"] / year["gdp"],
        "carbon_intensity": year["co2"] / year["energy"],
    }


def rates(first, last, years):
    """How fast emissions and each factor grew between two years.

        rate = ln(last / first) / years

    first, last: as in `factors`; years: how many years lie between them, 1 or more.
    Returns a dictionary of log rates, fractions a year: the four factors, "gdp" (population and
    income together) and "co2", which is the sum of the four. Raises ValueError outside this domain.
    """
    check_years("years", years)
    before, after = factors(first), factors(last)
    made = {name: math.log(after[name] / before[name]) / years for name in FACTORS}
    made["gdp"] = made["population"] + made["income"]
    made["co2"] = made["gdp"] + made["energy_intensity"] + made["carbon_intensity"]
    return made


def step(period):
    """The rate at which emissions grow in a period, a fraction a year.

        (1 + growth) (1 + energy_intensity) (1 + carbon_intensity) - 1

    period: a dictionary of rates, fractions a year from -0.5 to 0.5: "growth" of GDP,
    "energy_intensity" and "carbon_intensity". Raises ValueError naming the rate.
    """
    made = 1.0
    for name in ("growth", "energy_intensity", "carbon_intensity"):
        if name not in period:
            raise ValueError("period: %s is missing" % name)
        check_rate(name, period[name])
        made *= 1 + period[name]
    return made - 1


def log_rates(period):
    """The rates of a period as logs, which add up: ln(1 + rate).

    period: as in `step`. Returns a dictionary of fractions a year, as `rates` does: "gdp",
    "energy_intensity", "carbon_intensity" and their sum, "co2". Raises ValueError naming the rate.
    """
    made = {
        "co2": math.log(1 + step(period)),
        "gdp": math.log(1 + period["growth"]),
    }
    for name in ("energy_intensity", "carbon_intensity"):
        made[name] = math.log(1 + period[name])
    return made


def path(start, periods):
    """Emissions year by year, from `start` through the periods in turn.

    start: emissions of the first year, above 0; periods: a list of (period, years) pairs, period as
    in `step`, years a whole number from 1 to 200. Returns a list of one figure more than there are
    years. Raises ValueError outside this domain.
    """
    if not 0 < start < math.inf:
        raise ValueError("start: found %s; give emissions above 0" % start)
    made = [start]
    for period, years in periods:
        check_years("years", years)
        growth = 1 + step(period)
        for year in range(years):
            made.append(made[-1] * growth)
    return made


def removed(most, wait, years):
    """What is taken out of the air: nothing for `wait` years, then evenly more, up to `most`.

    most: removals of the last year, 0 or more, in the unit of emissions; wait, years: whole numbers
    of years, together one figure less than the list returned. Illustrative: a straight line.
    Raises ValueError outside this domain.
    """
    if not 0 <= most < math.inf:
        raise ValueError("most: found %s; give removals of 0 or more" % most)
    check_years("wait", wait)
    check_years("years", years)
    return [0.0] * wait + [most * t / years for t in range(years + 1)]


def highest(emissions):
    """The position of the highest figure, the first one if there are several."""
    return emissions.index(max(emissions))


def carbon_per_gdp(period, years):
    """The change of carbon dioxide per unit of GDP over some years: -0.17 if it falls by 17 %.

        ((1 + energy_intensity) (1 + carbon_intensity))^years - 1

    period: as in `step`; years: a whole number from 1 to 200. Raises ValueError outside this domain.
    """
    check_years("years", years)
    return ((1 + step(period)) / (1 + period["growth"])) ** years - 1


def emissions_change(cut, growth, years):
    """The change of emissions when carbon per GDP falls by `cut` in all and GDP grows each year.

        (1 - cut) (1 + growth)^years - 1

    cut: a fraction below 1 (0.17 for a fall of 17 %); growth: a fraction a year from -0.5 to 0.5;
    years: a whole number from 1 to 200. Raises ValueError outside this domain.
    """
    check_years("years", years)
    check_rate("growth", growth)
    check_cut(cut)
    return (1 - cut) * (1 + growth) ** years - 1


def break_even(cut, years):
    """The growth of GDP, a fraction a year, at which `emissions_change` is 0.

        (1 - cut)^(-1 / years) - 1

    cut and years as in `emissions_change`. Raises ValueError outside this domain.
    """
    check_years("years", years)
    check_cut(cut)
    return (1 - cut) ** (-1 / years) - 1


def check_cut(cut):
    """Raise ValueError unless cut is a fraction below 1."""
    if not -1 <= cut < 1:
        raise ValueError("cut: found %s; give a fraction from -1 to below 1 (17%% is 0.17)" % cut)


def check_rate(name, rate):
    """Raise ValueError, naming the rate, unless it lies from -0.5 to 0.5."""
    if not -LARGEST_RATE <= rate <= LARGEST_RATE:
        raise ValueError("%s: found %s; give a fraction a year from -0.5 to 0.5 (1%% is 0.01)" % (name, rate))


def check_years(name, years):
    """Raise ValueError unless years is a whole number from 1 to 200."""
    if not (isinstance(years, int) and 1 <= years <= LONGEST):
        raise ValueError("%s: found %s; give a whole number from 1 to %d" % (name, years, LONGEST))
