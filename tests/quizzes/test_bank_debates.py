"""The questions of chapter 13: every figure computed anew from its stem, the tables or the model."""

import itertools

import pytest
from bankchecks import BANK, check_by_hand, drawn, goal_why, numbers, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_widgets import tables
from nqpf_widgets.explorers import subsidy_count as explorer
from nqpf_widgets.models import subsidies

CASH, TAX, LAND, CREDIT = [round(100 * size, 1) for size in explorer.sizes()]
TOTALS = {name: round(100 * total, 2) for name, total in explorer.totals().items()}
SETS = [dict(zip(explorer.ITEMS, chosen, strict=True)) for chosen in itertools.product([True, False], repeat=4)]

BY_HAND = {
    "debates-gap": (lambda v: v["second"] / v["second_gdp"] / 10 - v["first"] / v["first_gdp"] / 10, {
        "latest-gdp": lambda v: (v["second"] - v["first"]) / (10 * v["second_gdp"]),
        "parts-divided": lambda v: v["second"] * v["first_gdp"] / (v["first"] * v["second_gdp"]),
        "trillion-for-billion": lambda v: v["second"] / v["second_gdp"] / 100 - v["first"] / v["first_gdp"] / 100}),
    "debates-overlap": (lambda v: (v["first"] + v["taxes"] + v["loans"]) / v["gdp"] / 10, {
        "counts-added": lambda v: (v["first"] + v["second"]) / v["gdp"] / 10,
        "larger-only": lambda v: max(v["first"], v["second"]) / v["gdp"] / 10,
        "overlap-only": lambda v: v["grants"] / v["gdp"] / 10}),
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("debates").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_and_slips_follow_from_the_figures_of_the_stem(name):
    check_by_hand(name, *BY_HAND[name])


def test_both_counts_together_lie_between_the_larger_and_the_sum():
    for asked, values in drawn("debates-overlap"):
        low, high = subsidies.union(values["first"], values["second"])
        assert low <= 10 * values["gdp"] * asked["answer"] <= high
        assert values["second"] == values["grants"] + values["taxes"] + values["loans"]


def test_counts_and_features_are_those_of_the_table():
    found = pairs("debates-which-count")
    assert set(BANK.item("debates-which-count")["right"]) == {
        f"CSIS: {TOTALS['csis']}% of GDP", f"WTO notices: {TOTALS['wto']}% of GDP", f"IMF paper: {TOTALS['imf']}% of GDP"}
    farms = tables.load("support_items").where("item", "farming")
    assert [farms.column(name)[0] for name in ("wto", "csis", "imf")] == [1, 0, 0]
    assert found["Farming comes first in it by value."].startswith("WTO")
    assert tables.load("support_counts").where("count", "csis").column("years") == ["2019"]
    assert found["It is an estimate for 2019."].startswith("CSIS")


def test_a_part_of_one_count_is_larger_than_another_whole():
    assert CASH > TOTALS["csis"]
    stem = BANK.item("debates-nested-test")["stem"]
    assert f"{CASH}% of GDP" in stem and f"{TOTALS['csis']}%" in stem
    named = tables.load("support_items")
    assert dict(zip(named.column("item"), named.column("csis"), strict=True))["tax"] == 1  # "It names tax breaks."


def test_taxes_and_land():
    item = BANK.item("debates-part-of-list")
    assert item["answer"] == pytest.approx(100 * (TAX + LAND) / TOTALS["imf"], abs=0.005)
    assert numbers(item["stem"])[:5] == [TOTALS["imf"], CASH, TAX, LAND, CREDIT]
    assert TAX + LAND == CASH  # "as much as the money paid out"
    assert slips("debates-part-of-list") == pytest.approx({
        "part-of-gdp": TAX + LAND, "taxes-only": 100 * TAX / TOTALS["imf"],
        "all-not-paid": 100 * (TAX + LAND + CREDIT) / TOTALS["imf"]}, abs=0.1)


def test_three_of_four_has_one_solution():
    found = [chosen for chosen in SETS if solves("debates-three-of-four", chosen)]
    assert found == [{"cash": True, "tax": False, "land": True, "credit": True}]
    part = (CASH + LAND + CREDIT) / TOTALS["imf"]
    said = goal_why("debates-three-of-four", "part")
    assert f"{CASH + LAND + CREDIT:.1f} of {TOTALS['imf']}, or {part:.0%}" in said
    assert max(CASH + LAND, CASH + CREDIT) / TOTALS["imf"] < 0.6


def test_who_says_is_sorted_by_the_chapter_s_four_disputes():
    assert set(pairs("debates-who-says").values()) == {
        "Does it raise productivity?", "What does it do to others?", "Is it a concept at all?", "Who buys, and who gets?"}


def test_lower_bound_duty_and_cause():
    assert right_option("debates-lower-bound") == "The lower figure is largely about farms, so it is another thing."
    assert right_options("debates-duty") == {"Its own buyers of such cars", "The makers abroad"}
    assert right_options("debates-compared-with-what") == {
        "They had grown like the others before.", "Firms just short of the conditions did better."}


# Graded.


def test_unpaid_majority_has_one_solution():
    name = "debates-unpaid-majority"
    found = [chosen for chosen in SETS if solves(name, chosen)]
    assert found == [{"cash": False, "tax": True, "land": True, "credit": False}]
    low = {tuple(chosen.values()): shown("subsidy-count", **chosen)["low"] for chosen in SETS}
    assert low[False, True, False, False] < TOTALS["csis"] / 100 < low[False, True, True, False]
    assert f"{100 * low[False, True, True, False]:.2f}%" in goal_why(name, "low")
    assert not any(solves(name, {"source": source, "cash": False, "credit": False}) for source in ("wto", "csis"))


def test_one_test_is_left_over():
    item = BANK.item("debates-sort-claims")
    assert set(item["right"]) - set(pairs("debates-sort-claims").values()) == {"A count of patents and of research money"}


def test_the_essay_quotes_the_paper_s_figures_and_its_levels_rise():
    item = BANK.item("debates-essay")
    assert f"{TOTALS['imf']}% of GDP" in item["stem"] and "1.2%" in item["stem"]
    for one in item["rubric"]:
        points = [level["points"] for level in one["levels"]]
        assert points == list(range(len(points)))
    assert sum(one["levels"][-1]["points"] for one in item["rubric"]) == 10
    assert f"({TOTALS['wto']}, {TOTALS['csis']} or {TOTALS['imf']}%)" in item["guidance"]


def test_a_duty_is_paid_into_the_treasury():
    assert "paid into it" in why("debates-duty", "Its own treasury") and not options("debates-duty")["Its own treasury"]
