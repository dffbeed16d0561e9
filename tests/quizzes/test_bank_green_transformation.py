"""The questions of chapter 8: every figure computed anew from its stem, the data or the model."""

import math

import pytest
from bankchecks import BANK, drawn, numbers, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_widgets.explorers import kaya_paths
from nqpf_widgets.models import kaya

PLAN = 0.17

BY_HAND = {
    "green_transformation-ratio-and-growth": lambda v: (100 - v["cut"]) * (1 + v["growth"] / 100) ** v["years"] - 100,
    "green_transformation-missing-rate": lambda v: v["emissions"] - v["population"] - v["income"] - v["energy_intensity"],
    "green_transformation-needed-cut": lambda v: 100 - (100 - v["fall"]) / (1 + v["growth"] / 100) ** v["years"],
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("green_transformation").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_follow_from_the_figures_of_the_stem(name):
    for asked, values in drawn(name):
        assert asked["answer"] == pytest.approx(BY_HAND[name](values))


def test_standstill():
    item = BANK.item("green_transformation-standstill")
    assert item["answer"] == pytest.approx(100 * kaya.break_even(0.30, 10), abs=0.005)
    assert numbers(item["why"])[2:] == [pytest.approx(1 / 0.7, abs=5e-5), pytest.approx(0.7 ** -0.1, abs=5e-5)]
    assert slips("green_transformation-standstill") == pytest.approx({
        "divided-by-years": 30 / 10, "whole-period": 100 / 0.7 - 100, "fall-of-the-ratio": 100 - 100 * 0.7 ** 0.1}, abs=0.05)


def test_counted_as_plain_electricity():
    """Part of China's energy of 2023 counted lower: what the factors and their product do."""
    year = kaya_paths.year_of("CHN", 2023)
    before, after = kaya.factors(year), kaya.factors({**year, "energy": 0.9 * year["energy"]})
    moved = {name: after[name] / before[name] for name in ("energy_intensity", "carbon_intensity")}
    assert moved["energy_intensity"] < 1 < moved["carbon_intensity"]
    assert moved["energy_intensity"] * moved["carbon_intensity"] == pytest.approx(1)
    assert right_option("green_transformation-plain-electricity") == "Energy per GDP falls, carbon per energy rises, carbon per GDP stays."


def test_events_and_factors():
    found = pairs("green_transformation-factors")
    assert [found[text] for text in found] == [
        "Carbon per energy", "Energy per GDP", "Population", "Energy per GDP", "Carbon per energy"]


def test_late_start_has_other_solutions_and_needs_its_growth():
    name = "green_transformation-late-start"
    growth = {"growth_soon": 4.0, "growth_late": 2.0}
    assert solves(name, {**growth, "energy_late": -3.0, "carbon_late": -4.5})
    assert solves(name, {**growth, "energy_soon": -1.5, "energy_late": -2.0, "carbon_late": -5.0})
    assert not solves(name, {**growth, "energy_late": -1.0, "carbon_late": -4.0})
    assert not solves(name, {**growth, "energy_soon": -3.0, "carbon_soon": -3.0, "energy_late": -2.0, "carbon_late": -5.0})
    assert not solves(name, {"energy_late": -3.0, "carbon_late": -6.0})


def test_growth_slows_and_the_peak_comes_when_it_is_below_the_standstill():
    level, ratio, emissions = 1.0, 1.0, {2025: 1.0}
    for year in range(2026, 2041):
        growth = 0.05 if year <= 2030 else 0.04 if year <= 2035 else 0.03
        level, ratio = level * (1 + growth), ratio * (1 - 0.037)
        emissions[year] = level * ratio
    assert max(emissions, key=emissions.get) == 2035
    assert right_option("green_transformation-slowing-growth") == "In 2035"
    assert 100 * kaya.break_even(0.037, 1) == pytest.approx(3.84, abs=0.005)
    assert "3.84%" in why("green_transformation-slowing-growth", "In 2035")


def test_percentages_that_add_up_to_nil():
    step = kaya.step({"growth": 0.03, "energy_intensity": -0.015, "carbon_intensity": -0.015})
    assert 1 + step == pytest.approx(0.9993, abs=5e-5)
    assert right_option("green_transformation-nil-sum") == "They fall very slightly each year."


def test_what_the_pledges_count_is_what_the_chapter_s_table_says():
    found = pairs("green_transformation-what-it-counts")
    assert sorted(text for text, counts in found.items() if counts == "A ratio") == [
        "Carbon per GDP down 17%, 2026–30", "Carbon per GDP over 65% below 2005, by 2030"]
    assert [text for text, counts in found.items() if counts == "Tonnes"] == ["Peak before 2030"]


def test_the_two_neutral_paths_differ_by_31_gigatonnes():
    totals = []
    for soon, late in (kaya_paths.EARLY, kaya_paths.LATER):
        params = {"growth_soon": soon[0], "energy_soon": soon[1], "carbon_soon": soon[2],
                  "growth_late": late[0], "energy_late": late[1], "carbon_late": late[2]}
        totals.append(shown("kaya-paths", **params, removals=1.5)["total"])
    assert totals[1] - totals[0] == pytest.approx(31, abs=0.5)
    assert "31 Gt" in why("green_transformation-open-sum", right_option("green_transformation-open-sum"))


def test_implied_growth():
    item = BANK.item("green_transformation-implied-growth")
    assert item["answer"] == pytest.approx(100 * (1.10 / 0.88 - 1))
    assert kaya.emissions_change(0.12, 0.25, 1) == pytest.approx(0.10)
    assert slips("green_transformation-implied-growth") == pytest.approx(
        {"percentages-add": 22, "multiplied": 100 * (1.10 * 0.88 - 1), "gdp-as-emissions": 10}, abs=0.5)


def test_two_accounts_imply_the_same_growth():
    stem = BANK.item("green_transformation-two-counts")["stem"]
    cut, rise, other_cut, other_rise = numbers(stem)[2:]
    growth = [(1 + up / 100) / (1 - down / 100) for up, down in ((rise, cut), (other_rise, other_cut))]
    assert growth == pytest.approx([1.30, 1.30], abs=0.005)
    assert right_option("green_transformation-two-counts") == "On which tonnes are to be counted"


def test_seventeen_per_cent_lets_emissions_fall_below_growth_of_three_point_eight():
    still = kaya.break_even(PLAN, 5)
    assert still == pytest.approx(0.038, abs=0.0005)
    assert "3.8%" in why("green_transformation-does-it-follow", "How fast GDP grows until then")
    assert kaya.emissions_change(PLAN, still - 0.001, 5) < 0 < kaya.emissions_change(PLAN, still + 0.001, 5)
    assert right_options("green_transformation-does-it-follow") == {
        "How fast GDP grows until then", "By how much the ratio really falls", "Which carbon dioxide is counted"}


# Graded.


def test_the_index_table():
    item = BANK.item("green_transformation-index-table")
    population, gdp, energy, carbon = [one / 100 for one in numbers(item["stem"]) if 100 < one < 200]
    made = kaya.factors({"population": population, "gdp": gdp, "energy": energy, "co2": carbon})
    expected = {"Income per head": made["income"], "Energy per GDP": made["energy_intensity"],
                "Carbon per energy": made["carbon_intensity"], "Carbon per GDP": made["energy_intensity"] * made["carbon_intensity"]}
    assert {text: float(number) for text, number in pairs(item["id"]).items()} == pytest.approx(expected)
    others = {float(text) for text in item["right"]} - {round(one, 2) for one in expected.values()}
    assert others == {round(carbon / population, 2), round(gdp / energy, 2)}
    assert math.prod([made[name] for name in kaya.FACTORS]) == pytest.approx(carbon)


def test_fast_and_neutral_has_other_solutions_and_near_misses():
    name = "green_transformation-fast-and-neutral"
    base = {"growth_soon": 5.0, "growth_late": 3.0, "removals": 1.0, "energy_soon": -2.0, "carbon_soon": -1.8}
    assert solves(name, {**base, "energy_late": -2.0, "carbon_late": -8.0})
    assert solves(name, {**base, "energy_soon": -2.8, "carbon_soon": -1.0, "energy_late": -3.5, "carbon_late": -6.6})
    assert not solves(name, {**base, "energy_late": -2.5, "carbon_late": -7.0})
    assert not solves(name, {**base, "energy_late": -3.0, "carbon_late": -7.0, "growth_soon": 4.5})
    assert not solves(name, {**base, "energy_soon": -4.0, "energy_late": -3.0, "carbon_late": -7.0})
    fall = [(1 + energy / 100) * (1 + carbon / 100) - 1 for energy, carbon in ((-3.0, -7.0), (-2.0, -8.0))]
    assert all(-0.10 < one < -0.09 for one in fall)


def test_country_w():
    ratio = {gdp: 1.10 / gdp - 1 for gdp in (2.0, 1.5)}
    statements = options("green_transformation-country-w")
    assert statements == {
        "It emitted less carbon dioxide in 2040 than in 2025.": 1.10 < 1,
        "It kept what it promised about the ratio.": ratio[2.0] <= -0.40,
        "It would have kept the ratio at 1.5 times the GDP of 2025.": ratio[1.5] <= -0.40,
        "It kept what it promised about net gases.": True,
    }
    assert f"{-ratio[2.0]:.0%}" in why("green_transformation-country-w", "It kept what it promised about the ratio.")
    assert f"{-ratio[1.5]:.0%}" in why("green_transformation-country-w", "It would have kept the ratio at 1.5 times the GDP of 2025.")


def test_headline():
    rises = [1 + kaya.emissions_change(PLAN, growth, 5) for growth in (0.05, 0.045)]
    assert rises == pytest.approx([1.059, 1.034], abs=0.0005)
    said = why("green_transformation-headline", right_option("green_transformation-headline"))
    assert all(f"{one:.3f}" in said for one in rises)
