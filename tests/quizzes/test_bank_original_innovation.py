"""The questions of chapter 6: every figure computed anew from its stem, the data or the model."""

import math

import pytest
from bankchecks import BANK, check_by_hand, goal_why, numbers, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_widgets import tables
from nqpf_widgets.explorers import research_portfolio as explorer
from nqpf_widgets.models import portfolio

START = explorer.nature_of(8, 20, 3.0, 4.0)

BY_HAND = {
    "original_innovation-pace": (lambda v: v["difficulty"] * v["tfp"] / v["elasticity"], {
        "elasticity-forgotten": lambda v: v["difficulty"] * v["tfp"],
        "elasticity-multiplied": lambda v: v["difficulty"] * v["tfp"] * v["elasticity"],
        "difficulty-forgotten": lambda v: v["tfp"] / v["elasticity"]}),
    "original_innovation-none": (lambda v: 100 * math.exp(-v["chance"] / 100 * math.sqrt(v["share"] / 100) * v["years"]), {
        "some-for-none": lambda v: 100 - 100 * math.exp(-v["chance"] / 100 * math.sqrt(v["share"] / 100) * v["years"]),
        "share-counts-whole": lambda v: 100 * math.exp(-v["chance"] / 100 * v["share"] / 100 * v["years"]),
        "split-forgotten": lambda v: 100 * math.exp(-v["chance"] / 100 * v["years"])}),
    "original_innovation-faster": (lambda v: v["research"] / v["tfp"] * v["aim"], {
        "point-for-point": lambda v: v["research"] + v["aim"] - v["tfp"],
        "pace-is-enough": lambda v: v["research"],
        "growth-to-growth": lambda v: v["research"] * v["aim"]}),
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("original_innovation").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_and_slips_follow_from_the_figures_of_the_stem(name):
    check_by_hand(name, *BY_HAND[name])


def growth(share, years=25, **changes):
    """Mean, typical and worst-tenth growth of the model, per cent a year."""
    nature = {**START, **changes}
    quantiles = [100 * portfolio.growth_quantile(part, nature, share, years) for part in (0.5, 0.1)]
    return [100 * portfolio.outcome(nature, share, years)["mean"] / years, *quantiles]


def test_two_ratios_make_basic_research_over_gdp():
    china = tables.load("china_research").where("year", 2024)
    intensity, basic = china.column("intensity")[0], china.column("basic_share")[0]
    stem = BANK.item("original_innovation-two-ratios")["stem"]
    assert f"{intensity}% of GDP" in stem and f"{basic}% of that" in stem
    assert right_option("original_innovation-two-ratios") == f"Basic research came to about {intensity * basic / 100:.2f}% of GDP."


def test_five_countries_in_2011_and_china_in_2024():
    others = tables.load("basic_research_2011").column("basic_share")
    china = tables.load("china_research").where("year", 2024).column("basic_share")[0]
    stem = BANK.item("original_innovation-figure-cautions")["stem"]
    assert f"{china}% in 2024" in stem and f"{min(others)} to {max(others)}%" in stem and len(others) == 5
    assert min(others) > china
    assert "thirteen years old" in why("original_innovation-figure-cautions", next(
        text for text in options("original_innovation-figure-cautions") if text.startswith("In 2024 all five"))) and 2024 - 2011 == 13


def test_found_again_from_the_growth_of_research():
    item = BANK.item("original_innovation-found")
    assert portfolio.keeping_pace(2.5, item["answer"], 0.5) == pytest.approx(6)
    assert slips("original_innovation-found") == pytest.approx({
        "elasticity-forgotten": 6 / 2.5, "difficulty-forgotten": 0.5 * 6, "upside-down": portfolio.keeping_pace(2.5, 6, 0.5)})


def test_research_that_stands_still_lets_growth_fade_and_never_stops_it():
    still = {**START, "growth": 0.0}
    left = [portfolio.remaining_yield(still, years) for years in (0, 1, 25, 100, 200)]
    assert left == sorted(left, reverse=True) and 0 < left[-1] < 0.2 and left[1] > 0.9
    assert right_option("original_innovation-research-stops") == "It goes on growing at a falling rate."
    assert portfolio.remaining_yield({**still, "difficulty": 0.0}, 100) == 1


def test_trade_needs_a_share_between_33_and_37():
    name = "original_innovation-trade"
    found = [share for share in range(101) if solves(name, {"chance": 16, "gain": 10, "share": share})]
    assert found == [33, 34, 35, 36, 37]
    assert numbers(goal_why(name, "mean")) == [53, 1.72, found[0]] and numbers(goal_why(name, "low")) == [0.95, found[-1]]
    assert round(100 * portfolio.best_mean_share(explorer.nature_of(16, 10, 3.0, 4.0))) == 53


def test_small_dose():
    steady, small, best = growth(0), growth(0.2), growth(0.53)
    assert small[1] < steady[1] < best[1]
    none = math.exp(-portfolio.outcome(START, 0.2, 25)["expected"])
    name = "original_innovation-small-dose"
    assert f"{none:.0%}" in why(name, right_option(name))
    loses = next(text for text in options(name) if text.startswith("On average"))
    assert numbers(why(name, loses)) == [20, round(small[0], 2), round(steady[0], 2)]


def test_many_teams_are_safer_in_a_bad_history():
    many, few = ({**START, "chance": count / 100, "gain": 2.0 / count} for count in (40, 2))
    assert growth(0.5, **many)[0] == pytest.approx(growth(0.5, **few)[0])
    assert growth(0.5, **many)[2] > growth(0.5, **few)[2]
    assert right_option("original_innovation-two-funds").startswith("P")


def test_an_early_review_makes_steady_research_best():
    typical = {share: growth(share, years=10)[1] for share in [part / 100 for part in range(101)]}
    assert max(typical, key=typical.get) == 0
    name = "original_innovation-review"
    assert round(typical[1.0], 1) == 0.1 and "0.1%" in why(name, "More of it, to succeed in time")
    assert right_option(name) == "A plan with steady research alone"
    assert math.exp(-portfolio.outcome(START, 0.53, 10)["expected"]) > 0.5
    assert round(100 * portfolio.best_mean_share(START)) == 53


# Graded.


def test_three_countries():
    stem = BANK.item("original_innovation-three-countries")["stem"]
    gdp, intensity, basic = zip((1000, 3.0, 8), (600, 2.0, 20), (1500, 2.4, 8), strict=True)
    assert numbers(stem) == [1000, 3.0, 8, 600, 2.0, 20, 1500, 2.4, 8]
    part = [intensity[i] * basic[i] / 100 for i in range(3)]
    amount = [gdp[i] * part[i] / 100 for i in range(3)]
    assert part == pytest.approx([0.24, 0.40, 0.192]) and amount == pytest.approx([2.4, 2.4, 2.88])
    assert right_options("original_innovation-three-countries") == {
        "Relative to GDP, Q spends the most on basic research.", "In amount, S spends the most on basic research."}


def test_the_impatient_government_has_a_narrow_choice():
    name = "original_innovation-impatient"
    example = BANK.item(name)["example"]
    found = [share for share in range(101) if solves(name, {**example, "share": share})]
    assert found == [32, 33, 34, 35, 36]
    assert solves(name, {**example, "years": 16})
    assert not solves(name, {**example, "chance": 15}) and not solves(name, {**example, "gain": 6})
    curve = explorer.curve_of("median", explorer.nature_of(20, 8, 3.5, 3.5), 20)
    assert explorer.SHARES[curve.index(max(curve))] == pytest.approx(0.55)


def test_four_programmes():
    found = {}
    for text, planner in pairs("original_innovation-four-programmes").items():
        found[text.split(":")[0]] = (sorted(numbers(text)), planner)
    best = {"Who plans by the mean": lambda rates: sum(rates) / len(rates), "Who plans by the typical history": lambda rates: rates[2],
            "Who plans for bad luck": lambda rates: rates[0]}
    for planner, value in best.items():
        ranked = sorted(found, key=lambda one: value(found[one][0]))
        assert found[ranked[-1]][1] == planner and value(found[ranked[-1]][0]) > value(found[ranked[-2]][0])
    assert found["O"][1] == "None of the three planners" and all(len(rates) == 5 for rates, _ in found.values())
    means = sorted(sum(rates) / 5 for rates, _ in found.values())
    assert means == pytest.approx([1.14, 1.2, 1.26, 1.84])


def test_start_values_of_the_questions_are_the_explorer_s():
    made = shown("research-portfolio", share=20)
    assert [100 * made[key] for key in ("mean", "median", "low")] == pytest.approx(growth(0.2))
