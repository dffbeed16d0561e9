"""What a budget split over seven uses does to a region from 2026 to 2040 (chapter 14).

Each use has a mechanism of an earlier chapter. Money is counted in *years of the whole budget*: a use
with a share s of it gathers s a year, works after a lag, and may wear out (`gathered`). Productivity A is
a sum of six parts, and income follows as in Solow (1956):

    ln A_t = research + industries + chains + reform + match + upgrading
    Y_t    = A_t (K_t / K_0)^a (h_t L_t)^(1 - a),   K_(t+1) = (1 - d) K_t + i Y_t

with 2025 as 1. Talent enters twice: schooling by h, and the match of people and jobs by A, as in chapter
10. Emissions are those of Kaya's identity (chapter 8), capacity is that
of chapter 11. The whole is our own assembly; its parts are not. All numbers are illustrative where no
chapter is named.

A plan is a list of seven shares from 0, together at most 1, in the order of USES; a region is a
dictionary of models/strategy_regions.py. Lists run over the years 2026 to 2040.
"""

import math

from nqpf_widgets.models import cohorts, diffusion, rush
from nqpf_widgets.models.strategy_regions import FLOORS, check_region

FIRST, LAST = 2026, 2040
YEARS = LAST - FIRST + 1
USES = ("industries", "research", "chains", "green", "reform", "talent", "upgrading")
OUTCOMES = [name for name, floor in FLOORS]
BUDGET = 0.03
"""The whole budget, a part of income; the same whatever the plan."""

# Years from money to effect, and what wears out in a year: capacity and equipment as in chapter 11.
LAGS = (("industries", 1, rush.WEAR), ("research", 4, 0.0), ("chains", 1, 0.0), ("green", 2, 0.0),
        ("reform", 2, 0.0), ("talent", 1, 0.0), ("schools", 3, 0.0), ("upgrading", 1, rush.WEAR))
# Chapter 4: capital share, wear of capital, capital-output ratio, invested share, labour, population.
CAPITAL_SHARE, WEAR, CAPITAL_OUTPUT, INVESTMENT = 0.42, 0.052, 3.4, 0.42
LABOUR, POPULATION = -0.008, -0.002
# Chapter 6: TFP growth from research at the national R&D share (2.65 % of GDP in 2023), l and b; research
# that a yuan of the plan sets going, the firms' own included.
FOUND, NATIONAL, ELASTICITY, DIFFICULTY = 0.015, 2.65, 0.5, 3
MATCHED = 2
# Chapters 5 and 11: the market's S-curve; the part of its growth that private firms build for; capacity
# that a yuan of the budget builds; by how much more new industries make of the same inputs (logs).
SPEED, MIDDLE = 0.5, 6
PRIVATE, BUILT, LEAD = 0.35, 1.8, 0.5
# Chapters 5 and 7: adoption without a plan, and for a year of the whole budget, in log odds a year;
# the gain of a branch that adopts (logs).
DRIFT, PUSH, GAIN = 0.08, 0.5, 0.35
# Chapter 8: the most by which a plan can lower carbon per income, on top of what it does without (logs).
CLEANEST = 1.0
# Chapter 9: sigma; the part of measured dispersion that is misallocation and not error; how fast the
# programme of halving all wedges gets on, a year of the whole budget.
SIGMA, REAL, PACE = 3, 0.5, 0.1
# Chapter 10: cohorts of working age; schooling of those who leave from 2025 to 2030; years that a plan adds to
# entrants' schooling at most, and how soon with the share; best match, and how soon with the money; what a
# person in another job loses of their human capital.
COHORTS, LEAVERS = 44, 9.0
LONGER, SOON, BEST_MATCH, PLACING, MISFIT = 3, 3, 0.95, 0.5, 0.25
# Chapter 11: the most that upgrading can save, a part of traditional industry.
LARGEST_SAVING = 0.1
# Jobs in traditional industry (logs): lost where a method is adopted, and where all wedges are halved.
REPLACED, CLOSED = 0.1, 0.25


def gathered(lag, wear):
    """What the whole budget gathers by each year: E_t = (1 - wear) E_(t-1) + 1, from the year after the lag.

    lag: whole years; wear: a fraction a year. Unit: years of the whole budget. A share s gathers s E_t.
    """
    made, stock = [0.0] * lag, 0.0
    for year in range(YEARS - lag):
        stock = (1 - wear) * stock + 1
        made.append(stock)
    return made


def growth_of_market():
    """How far the market of new industries has come, from 0 in 2025 to nearly 1: the S-curve of chapter 5."""
    start = diffusion.logistic(-SPEED * MIDDLE)
    return [(diffusion.logistic(SPEED * (t + 1 - MIDDLE)) - start) / (1 - start) for t in range(YEARS)]


# Alike for all plans and regions, so worked out once.
MONEY = {use: gathered(lag, wear) for use, lag, wear in LAGS}
GROWN = growth_of_market()
EVERY = range(YEARS)


def research(region, share):
    """ln A that research has found, as in Jones (1995) and chapter 6, integrated:

        r_t = ln(1 + b g f sum_(s <= t) (R_s / R_n)^l) / b

    g: growth at the national R&D share R_n; f: the part put to use at home; R: R&D as % of income, with the
    plan's money after the lag; b: how fast ideas get harder; l: what more research brings.
    """
    before, after = [((region["research"] + more) / NATIONAL) ** ELASTICITY for more in (0.0, 100 * BUDGET * MATCHED * share)]
    log, rate, more = math.log, DIFFICULTY * FOUND * region["local"], MONEY["research"]
    return [log(1 + rate * (before * (t + 1 - more[t]) + after * more[t])) / DIFFICULTY for t in EVERY]


def industries(region, share):
    """New industries: (use of capacity, ln A they bring), two lists.

    The market grows along an S-curve. Private firms build capacity for a third of its growth, the plan builds
    more. What is sold follows `rush.sell` of chapter 11 at a cost of 1. ln A is LEAD times the rise of
    sales, as a part of income: people and machines move to where they make more.
    """
    first, rise = region["market_0"], region["market"] - region["market_0"]
    built, money = BUILT * BUDGET * share, MONEY["industries"]
    sell, normal = rush.sell, rush.NORMAL_USE
    use, part = [], []
    for t in EVERY:
        more = rise * GROWN[t]
        capacity = (first + PRIVATE * more) / normal + built * money[t]
        output = sell(first + more, capacity, 1.0)[1]
        use.append(output / capacity)
        part.append(LEAD * (output - first))
    return use, part


def adoption(region, share):
    """The part of branches that has taken up new methods: an S-curve whose log odds grow with the money."""
    odds, push, money = math.log(region["adopted"] / (1 - region["adopted"])), PUSH * share, MONEY["chains"]
    exp = math.exp
    return [1 / (1 + exp(-odds - DRIFT * (t + 1) - push * money[t])) for t in EVERY]


def progress(share):
    """How far the reform has come, from 0 to below 1, where every wedge is halved: p_t = 1 - exp(-PACE E_t)."""
    exp, pace = math.exp, PACE * share
    return [1 - exp(-pace * one) for one in MONEY["reform"]]


def regained(region, progressed):
    """ln A that halving wedges wins back: (sigma / 2) REAL v^2 (1 - 1/4^p).

    The loss is sigma / 2 times the variance v^2 of log TFPR (Hsieh & Klenow 2009, equation 16); with wedges
    at (1/2)^p of their size the variance is at (1/4)^p. REAL is the part that is no error of measurement.
    """
    loss = SIGMA / 2 * REAL * region["spread"] ** 2
    return [loss * (1 - 0.25**one) for one in progressed]


def covered(region, share):
    """The part of all that upgrading can save which is saved: 1 - exp(-q E / S), as in `rush.upgrade`."""
    exp, rate = math.exp, region["saving"] * BUDGET * share / (LARGEST_SAVING * region["old"])
    return [1 - exp(-rate * one) for one in MONEY["upgrading"]]


def cleaned(region, share):
    """The fall of ln carbon per income that the plan adds: M (1 - exp(-g E / M)). Later money does less."""
    exp, rate = math.exp, region["green"] * share / CLEANEST
    return [CLEANEST * (1 - exp(-rate * one)) for one in MONEY["green"]]


def schooling(region, share):
    """ln of human capital per person that schooling brings, 2025 = 0.

    One cohort of 44 enters and one leaves each year. The plan lengthens entrants' schooling by up to three
    years, after the lag. A year of schooling counts as in `cohorts.returns` after the eighth.
    """
    yearly = cohorts.RETURNS[-1][1] / COHORTS
    natural, longer = yearly * (region["entrants"] - LEAVERS), yearly * LONGER * (1 - math.exp(-SOON * share))
    money = MONEY["schools"]
    return [natural * (t + 1) + longer * money[t] for t in EVERY]


def matching(region, share):
    """ln A that people bring who come into jobs that fit: (1 - a) ln of the human capital that is used.

    What is used is 1 - MISFIT (1 - match), as in `cohorts.human_capital_used`. No input that is counted changes, so
    it lands in TFP.
    """
    start, best = 1 - MISFIT * (1 - region["match"]), 1 - MISFIT * (1 - BEST_MATCH)
    rate, gap, labour = PLACING * share, best - start, 1 - CAPITAL_SHARE
    log, exp = math.log, math.exp
    return [labour * log((best - gap * exp(-rate * one)) / start) for one in MONEY["talent"]]


def income(productivity, human_capital):
    """Income of each year, 2025 = 1, as in models/solow.py with the values of chapter 4.

    productivity, human_capital: ln A and ln h of each year, 0 in 2025.
    """
    exp, left, invested, labour = math.exp, 1 - WEAR, INVESTMENT / CAPITAL_OUTPUT, 1 - CAPITAL_SHARE
    capital, made = 1.0, [1.0]
    for t in EVERY:
        capital = left * capital + invested * made[t]
        other = productivity[t] + labour * (human_capital[t] + LABOUR * (t + 1))
        made.append(exp(other) * capital**CAPITAL_SHARE)
    return made[1:]


def jobs(region, taken, reformed, saved, t):
    """Jobs in traditional industry in one year, 2025 = 1; t is 0 in 2026.

    Each year takes `decline` of what is not upgraded. New methods do with fewer hands, and firms that lived
    by their wedge close. Our assumption: no chapter has it.
    """
    lost = region["decline"] * (t + 1 - sum(saved[:t + 1]))
    return math.exp(-lost - REPLACED * (taken[t] - region["adopted"]) - CLOSED * reformed[t])


def path(region, plan):
    """The region under the plan, year by year.

    region, plan: see above. Returns a dictionary of lists over 2026 to 2040:
        "tfp"        A, 2025 = 1
        "income"     income per head, 2025 = 1
        "emissions"  carbon dioxide, 2025 = 1: income times carbon per income, less what upgrading saves
        "use"        output over capacity in new industries
        "jobs"       in traditional industry, 2025 = 1
    and "parts", six lists: the parts of ln A, in the order of the sum above.
    Raises ValueError, naming what is wrong, outside the domains.
    """
    in_year, use, parts = worked_out(region, plan)
    years = [in_year(t) for t in EVERY]
    made = {name: [year[name] for year in years] for name in OUTCOMES if name != "use"}
    made["use"], made["parts"] = use, parts
    return made


def outcomes(region, plan):
    """The five outcomes of a plan: those of 2040, and for "use" the worst year. See `path`."""
    return in_the_end(*worked_out(region, plan))


def alone(region):
    """`outcomes` of seven plans, each of which puts the whole budget on one use, in the order of USES."""
    check_region(region)
    without, whole = [effects(region, [share] * len(USES)) for share in (0.0, 1.0)]
    return [in_the_end(*put_together(region, without[:use] + [whole[use]] + without[use + 1:])) for use in range(len(USES))]


def in_the_end(in_year, use, parts):
    """The outcomes of what `worked_out` returns."""
    made = in_year(YEARS - 1)
    made["use"] = min(use)
    return made


def worked_out(region, plan):
    """A plan worked out: what `path` has for one year but "use", as a function of the year (0 in 2026), and "use" and "parts"."""
    check_region(region)
    check_plan(plan)
    return put_together(region, effects(region, plan))


def effects(region, plan):
    """What each use does by itself, in the order of USES: lists, and for new industries and talent two of them."""
    people = matching(region, plan[5]), schooling(region, plan[5])
    return [industries(region, plan[0]), research(region, plan[1]), adoption(region, plan[2]), cleaned(region, plan[3]),
            progress(plan[4]), people, covered(region, plan[6])]


def put_together(region, done):
    """`worked_out` from what `effects` returns."""
    (use, new), found, taken, clean, reformed, (matched, schooled), saved = done
    gain, most, start = region["weight"] * GAIN, LARGEST_SAVING * region["old"], region["adopted"]
    parts = [found, new, [gain * (one - start) for one in taken], regained(region, reformed), matched,
             [most * one for one in saved]]
    all_parts = [a + b + c + d + e + f for a, b, c, d, e, f in zip(*parts)]
    earned = income(all_parts, schooled)

    def in_year(t):
        return {
            "tfp": math.exp(all_parts[t]),
            "income": earned[t] * math.exp(-POPULATION * (t + 1)),
            "emissions": earned[t] * math.exp(-region["cleaner"] * (t + 1) - clean[t] - parts[5][t]),
            "jobs": jobs(region, taken, reformed, saved, t),
        }

    return in_year, use, parts


def margins(reached):
    """How far each outcome is on the good side of its floor, a fraction of the floor: (name, margin) pairs.

    value / floor - 1, and 1 - value / ceiling for emissions. 0 or more meets it. reached: from `outcomes`.
    """
    return [(name, 1 - reached[name] / floor if name == "emissions" else reached[name] / floor - 1)
            for name, floor in FLOORS]


def passes(reached):
    """Whether all floors are met. reached: what `outcomes` returns."""
    return all([margin >= 0 for name, margin in margins(reached)])


def check_plan(plan):
    """Raise ValueError unless a plan is seven shares from 0, together at most 1."""
    # The sum tells what min() may not: that a share is not a number.
    if len(plan) != len(USES) or not (min(plan) >= 0 and max(plan) <= 1 and sum(plan) <= 1 + 1e-9):
        raise ValueError("plan: found %s; give seven shares from 0, together at most 1" % list(plan))
