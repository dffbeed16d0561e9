"""The model of a region's strategy: closed forms, the chapters' own figures, invariants, limiting cases, bad input."""

import math
import random
from pathlib import Path

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import cohorts, diffusion, misallocation, portfolio, rush, solow, strategy
from nqpf_widgets.models import strategy_grid as grid
from nqpf_widgets.models.strategy_regions import DOMAINS, FLOORS, KEYS, REGIONS, alike, check_region

NOTHING = [0.0] * 7
EVEN = [1 / 7] * 7
ALL_REGIONS = [pytest.param(REGIONS[key], id=key) for key in KEYS]


def one(use, share=1.0):
    """A plan that spends a share on one use and the rest on nothing."""
    return [share if name == use else 0.0 for name in strategy.USES]


def drawn(seed):
    draw = random.Random(seed)
    weights = [draw.random() ** 3 for _ in range(7)]
    return [weight / sum(weights) for weight in weights]


def changed(key, **entries):
    return {**REGIONS[key], **entries}


# Closed forms


def test_money_that_wears_out_gathers_a_geometric_sum():
    made = strategy.gathered(1, 0.08)
    assert made[0] == 0
    assert made[1:] == pytest.approx([(1 - 0.92**n) / 0.08 for n in range(1, 15)])
    assert strategy.gathered(4, 0.0) == [0.0] * 4 + list(range(1, 12))


def test_in_a_market_that_stands_still_use_is_normal_and_what_is_added_sells_at_variable_cost():
    """The two ends of `rush.sell` of chapter 11."""
    region = changed("base", market_0=0.1, market=0.1)
    use, part = strategy.industries(region, 0.0)
    assert use == pytest.approx([rush.NORMAL_USE] * 15)
    assert part == pytest.approx([0.0] * 15, abs=1e-15)
    crowded = strategy.industries(region, 1.0)[0]
    size, capacity = 0.1, 0.1 / 0.78 + 1.8 * 0.03 * (1 - 0.92**14) / 0.08
    assert crowded[-1] == pytest.approx(size * 0.7**-0.6 / capacity)


def test_halving_every_wedge_wins_back_three_quarters_of_the_loss():
    """Chapter 9: the loss is sigma / 2 times the variance of log TFPR."""
    region = changed("base", spread=0.6)
    loss = 1.5 * strategy.REAL * 0.36
    assert strategy.regained(region, [0.0, 1.0]) == pytest.approx([0, 0.75 * loss])


def test_a_gain_counts_with_its_domar_weight():
    """Chapter 7, to first order: weight times gain times the part that has adopted."""
    made = strategy.path(REGIONS["hub"], NOTHING)
    taken = strategy.adoption(REGIONS["hub"], 0.0)
    assert made["parts"][2][-1] == pytest.approx(0.7 * 0.35 * (taken[-1] - 0.12))


def test_each_cohort_changes_the_mean_by_a_forty_fourth():
    made = strategy.schooling(REGIONS["base"], 0.0)
    assert made[14] == pytest.approx(15 * 0.068 * (14.0 - 9.0) / 44)


def test_emissions_are_income_times_carbon_per_income():
    """Kaya's identity, with population in both."""
    plan, region = one("green", 0.2), REGIONS["inland"]
    made = strategy.path(region, plan)
    fall = 0.022 * 15 + 1.0 * (1 - math.exp(-0.32 * 0.2 * 13))
    assert made["emissions"][-1] == pytest.approx(made["income"][-1] * math.exp(-0.002 * 15) * math.exp(-fall))


def test_jobs_without_a_plan_fall_at_their_own_pace_and_with_what_is_adopted():
    made = strategy.path(changed("base", weight=0), NOTHING)
    taken = strategy.adoption(REGIONS["base"], 0.0)[-1]
    assert made["jobs"][-1] == pytest.approx(math.exp(-15 * 0.032 - 0.1 * (taken - 0.2)))


# The chapters' own models and figures


def test_income_is_that_of_chapter_four():
    """With steady growth of TFP and human capital it is the path of models/solow.py."""
    economy = {"capital_output": 3.4, "investment": 0.42, "depreciation": 0.052, "capital_share": 0.42,
               "tfp": 0.012, "labour": -0.008, "human_capital": 0.007, "population": -0.002}
    years = [t + 1 for t in range(15)]
    made = strategy.income([0.012 * t for t in years], [0.007 * t for t in years])
    assert made == pytest.approx(solow.path(economy, 15)["output"][1:])


def test_research_is_that_of_chapter_six():
    """At the national share, all of it put to use and no more of it: ln A of a portfolio that is all steady."""
    nature = {"steady": 0.015, "chance": 0, "gain": 0.2, "elasticity": 0.5, "difficulty": 3, "growth": 0}
    found = strategy.research(changed("base", research=2.65, local=1), 0.0)
    assert found == pytest.approx([portfolio.outcome(nature, 0, year)["steady"] for year in range(1, 16)])


def test_adoption_is_the_s_curve_of_chapter_five():
    taken = strategy.adoption(REGIONS["coast"], 0.0)
    midpoint = -math.log(0.3 / 0.7) / 0.08
    assert taken == pytest.approx([diffusion.share(t, 1, 0.08, midpoint) for t in range(1, 16)])


def test_what_upgrading_saves_is_that_of_chapter_eleven(monkeypatch):
    """The gain of the first fifteen years, from `rush.upgrade` on the same outlays and the same limit."""
    region, share = REGIONS["coast"], 0.3
    most = 0.1 * 0.25
    monkeypatch.setattr(rush, "LARGEST_SAVING", most)
    saved = [most * part for part in strategy.covered(region, share)]
    stock = [0.03 * share * (1 - 0.92**year) / 0.08 for year in range(15)]
    gained = rush.discounted([saved[t] - 0.13 * stock[t] for t in range(15)])
    assert rush.upgrade([0.03 * share] * 15, 0.3) == pytest.approx(gained)


def test_schooling_and_jobs_count_as_in_chapter_ten():
    region, year = REGIONS["inland"], 14
    schooling = 11.21 + ((13.0 - 9.0) * 15 + 3 * (1 - math.exp(-3)) * 12) / 44
    assert strategy.schooling(region, 1.0)[year] == pytest.approx(
        math.log(cohorts.human_capital(schooling) / cohorts.human_capital(11.21)))
    match = 0.95 - 0.41 * math.exp(-0.5 * 14)
    used = cohorts.human_capital_used(match, 0.25) / cohorts.human_capital_used(0.54, 0.25)
    assert strategy.matching(region, 1.0)[year] == pytest.approx(0.58 * math.log(used))


def test_those_who_leave_and_enter_have_the_schooling_of_chapter_ten():
    """From 2025 to 2030 those who leave have 9.0 years on average and those who enter 14.0."""
    told = (Path(__file__).parents[1] / "chapters" / "talent.md").read_text("utf8")
    assert f"with {strategy.LEAVERS:.1f} years of school on average" in told
    assert f"with {REGIONS['base']['entrants']:.1f} (" in told and REGIONS["base"]["entrants"] == REGIONS["coast"]["entrants"]


def test_wedges_cost_and_bring_back_what_chapter_nine_says():
    lost = misallocation.loss(REGIONS["base"]["spread"], strategy.SIGMA)
    firms = misallocation.kinds(REGIONS["base"]["spread"], 0.0)
    back = misallocation.recovered(firms, misallocation.halved(firms), strategy.SIGMA)
    assert strategy.regained(REGIONS["base"], [1.0])[0] == pytest.approx(strategy.REAL * back * lost, rel=0.005)


@pytest.mark.parametrize(("key", "province"), [("base", "Heilongjiang"), ("coast", "Jiangsu"), ("inland", "Shanxi"), ("hub", "Beijing")])
def test_research_spending_is_that_of_a_province_in_2023(key, province):
    table = tables.load("provinces").where("year", 2023).where("province", province)
    assert REGIONS[key]["research"] == table.column("rd")[0]


def test_the_floor_of_use_is_the_edge_of_a_bust():
    assert dict(FLOORS)["use"] == rush.LOW_USE


# Invariants


@pytest.mark.parametrize("region", ALL_REGIONS)
@pytest.mark.parametrize("seed", range(10))
def test_the_parts_add_up_to_the_log_of_tfp(region, seed):
    made = strategy.path(region, drawn(seed))
    for t in range(15):
        assert math.log(made["tfp"][t]) == pytest.approx(sum(part[t] for part in made["parts"]))


@pytest.mark.parametrize("region", ALL_REGIONS)
@pytest.mark.parametrize(("use", "moved", "still"), [
    ("industries", "tfp income emissions", "jobs"), ("research", "tfp income emissions", "use jobs"),
    ("chains", "tfp income emissions jobs", "use"), ("green", "emissions", "tfp income use jobs"),
    ("reform", "tfp income emissions jobs", "use"), ("talent", "tfp income emissions", "use jobs"),
    ("upgrading", "tfp income emissions jobs", "use"),
])
def test_each_use_moves_what_the_chapter_s_table_says_and_nothing_else(region, use, moved, still):
    before, after = strategy.outcomes(region, NOTHING), strategy.outcomes(region, one(use, 0.3))
    assert all(after[name] != before[name] for name in moved.split())
    assert all(after[name] == before[name] for name in still.split())


@pytest.mark.parametrize("region", ALL_REGIONS)
@pytest.mark.parametrize("use", strategy.USES)
def test_a_second_fifth_does_less_than_the_first(region, use):
    """Diminishing returns, in the logs of what the use is for."""
    name = {"green": "emissions", "talent": "income", "upgrading": "jobs"}.get(use, "tfp")
    levels = [math.log(strategy.outcomes(region, one(use, share))[name]) for share in (0.0, 0.2, 0.4)]
    assert abs(levels[2] - levels[1]) < abs(levels[1] - levels[0])


@pytest.mark.parametrize("region", ALL_REGIONS)
def test_nothing_moves_before_its_lag(region):
    plain = strategy.path(region, NOTHING)
    for use, lag in (("industries", 1), ("research", 4), ("chains", 1), ("green", 2), ("reform", 2), ("talent", 1), ("upgrading", 1)):
        made = strategy.path(region, one(use))
        for name in strategy.OUTCOMES:
            assert made[name][:lag] == pytest.approx(plain[name][:lag], abs=1e-15), (use, name)
        assert any(made[name][lag] != plain[name][lag] for name in strategy.OUTCOMES), use


@pytest.mark.parametrize("region", ALL_REGIONS)
def test_more_plants_mean_less_use(region):
    use = [strategy.outcomes(region, one("industries", share / 10))["use"] for share in range(11)]
    assert use == sorted(use, reverse=True)
    assert use[-1] < 0.7 < use[0]


# Limiting cases


def test_a_region_in_which_nothing_can_be_done_stands_still_but_for_capital_and_people():
    still = changed("base", local=0, market_0=0.05, market=0.05, weight=0, spread=0, saving=0, decline=0)
    made = strategy.path(still, one("reform", 0.5))
    assert made["tfp"] == pytest.approx([1] * 15)
    assert made["use"] == pytest.approx([0.78] * 15)


def test_with_everybody_in_a_fitting_job_talent_only_lengthens_schooling():
    placed = changed("base", match=0.95)
    assert strategy.matching(placed, 0.5) == pytest.approx([0] * 15, abs=1e-15)
    gained = [after - before for after, before in zip(strategy.schooling(placed, 0.5), strategy.schooling(placed, 0.0), strict=True)]
    assert gained[:3] == pytest.approx([0] * 3)
    assert gained[14] == pytest.approx(12 * 0.068 * 3 * (1 - math.exp(-1.5)) / 44)


def test_alike_is_the_mean_and_of_four_equal_regions_it_is_each():
    assert alike()["spread"] == pytest.approx((0.76 + 0.46 + 0.68 + 0.52) / 4)
    check_region(alike())


# Floors


def test_margins_are_fractions_of_the_floor_and_a_ceiling_counts_the_other_way():
    reached = {"tfp": 1.5, "income": 1.9, "emissions": 0.9, "use": 0.35, "jobs": 0.68}
    assert dict(strategy.margins(reached)) == pytest.approx({"tfp": 1.5 / 1.3 - 1, "income": 0, "emissions": 0.1, "use": -0.5, "jobs": 0})
    assert not strategy.passes(reached)
    assert strategy.passes({**reached, "use": 0.7})
    assert not strategy.passes({**reached, "use": 0.7, "emissions": 1.01})


# The grid


def test_there_are_462_plans_each_once_and_each_whole():
    plans = grid.plans()
    assert len(plans) == len({tuple(plan) for plan in plans}) == math.comb(11, 6) == 462
    assert all(sum(plan) == pytest.approx(1) for plan in plans)


@pytest.fixture(scope="module")
def anew():
    return grid.codes()


def test_the_codes_written_down_are_those_of_the_model(anew):
    assert (grid.STORED, grid.STORED_ALIKE) == anew
    assert grid.HOLDS


def test_no_plan_stands_so_near_a_floor_that_rounding_decides():
    for region in [*REGIONS.values(), alike()]:
        for plan in grid.plans():
            assert min(abs(margin) for name, margin in strategy.margins(strategy.outcomes(region, plan))) > 1e-7


def test_the_counts_of_the_chapter():
    assert grid.COUNTS[False] == {"base": 16, "coast": 22, "inland": 11, "hub": 36, "plans": 462, "any": 53, "all": 1}
    assert grid.COUNTS[True] == {"base": 19, "coast": 19, "inland": 19, "hub": 19, "plans": 462, "any": 19, "all": 19}


def test_passing_lists_the_plans_that_pass():
    for key in KEYS:
        found = grid.passing(key, False)
        assert len(found) == grid.COUNTS[False][key]
        assert all(strategy.passes(strategy.outcomes(REGIONS[key], plan)) for plan in found)
    assert len(grid.passing("hub", True)) == 19


@pytest.mark.parametrize("name", ["PUSH", "REAL", "LEAD", "MISFIT", "CLEANEST", "REPLACED", "LARGEST_SAVING", "PACE", "MATCHED"])
def test_an_edited_model_is_noticed(monkeypatch, name):
    monkeypatch.setattr(strategy, name, getattr(strategy, name) * 1.1)
    assert abs(grid.probe() - grid.STORED_PROBE) > 1e-6


@pytest.mark.parametrize("entry", [name for name, low, high in DOMAINS])
@pytest.mark.parametrize("key", KEYS)
def test_an_edited_region_is_noticed(monkeypatch, key, entry):
    monkeypatch.setitem(REGIONS[key], entry, REGIONS[key][entry] * 1.01)
    assert abs(grid.probe() - grid.STORED_PROBE) > 1e-6


# How much hangs on one disputed number: the chapter's box.


@pytest.mark.parametrize(("real", "base", "inland", "everywhere"), [(0.25, 0, 0, 0), (0.5, 16, 11, 1), (1.0, 15, 31, 10)])
def test_how_many_pass_hangs_on_what_dispersion_means(monkeypatch, real, base, inland, everywhere):
    monkeypatch.setattr(strategy, "REAL", real)
    codes = [int(code, 16) for code in grid.codes()[0]]
    assert [sum(code & bit > 0 for code in codes) for bit in (1, 4)] == [base, inland]
    assert codes.count(15) == everywhere


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: strategy.path(REGIONS["base"], [0.5, 0.5]), "give seven shares from 0, together at most 1"),
    (lambda: strategy.path(REGIONS["base"], [0.2] * 7), "plan: found [0.2,"),
    (lambda: strategy.path(REGIONS["base"], [-0.1] + [0.0] * 6), "plan: found [-0.1,"),
    (lambda: strategy.path(REGIONS["base"], [math.nan] + [0.0] * 6), "plan: found [nan,"),
    (lambda: strategy.path({}, EVEN), "region: research is missing"),
    (lambda: check_region(changed("base", match=1.0)), "match: found 1.0; give a number from 0 to 0.95"),
    (lambda: check_region(changed("base", adopted=0)), "adopted: found 0; give a number from 0.001 to 0.999"),
    (lambda: check_region(changed("base", market=0.01)), "market: found 0.01; give market_0, 0.05, or more"),
    (lambda: check_region(changed("base", spread=math.nan)), "spread: found nan"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)


@pytest.mark.parametrize("key", sorted(REGIONS))
def test_the_whole_budget_for_each_use_is_worked_out_as_seven_plans_are(key):
    plans = [[1.0 if i == use else 0.0 for i in range(7)] for use in range(7)]
    assert strategy.alone(REGIONS[key]) == [strategy.outcomes(REGIONS[key], plan) for plan in plans]
