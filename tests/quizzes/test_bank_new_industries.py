"""The questions of chapter 5: every figure computed anew from its stem, the data or the models."""

import math

import pytest
from bankchecks import BANK, drawn, goal_why, numbers, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_quizzes.items import scoring
from nqpf_widgets import tables
from nqpf_widgets.explorers import diffusion as explorer
from nqpf_widgets.models import diffusion, learning

OTHER_MARKETS = ["WLD", "EUU", "DEU", "USA", "JPN", "KOR", "IND", "BRA"]

BY_HAND = {
    "new_industries-share": lambda v: v["ceiling"] / (1 + math.exp(v["speed"] * (v["midpoint"] - v["year"]))),
    "new_industries-years": lambda v: math.log(
        v["later"] / (v["ceiling"] - v["later"]) * (v["ceiling"] - v["now"]) / v["now"]) / v["speed"],
    "new_industries-learning": lambda v: 100 - 100 * (v["price"] / 100) ** (1 / math.log2(v["last"] / v["first"])),
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("new_industries").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_follow_from_the_figures_of_the_stem(name):
    for asked, values in drawn(name):
        assert asked["answer"] == pytest.approx(BY_HAND[name](values))


def test_a_sum_rose_by_a_third_of_a_point_a_year():
    before, start, after, end = [one for one in numbers(BANK.item("new_industries-sum")["stem"]) if one > 10]
    assert (after - before) / (end - start) == pytest.approx(1 / 3, abs=0.01)
    assert "a third of a point a year" in next(text for text, right in options("new_industries-sum").items() if "third" in text)
    cars = tables.load("electric_cars").where("market", "CHN")
    share = dict(zip(cars.column("year"), cars.column("share"), strict=True))
    assert (share[end] - share[start]) / (end - start) > 6


def test_goods_bought_online_stay_near_a_quarter():
    years, shares = explorer.shares_of("ONL")
    assert all(0.24 < share < 0.28 for year, share in zip(years, shares, strict=True) if year >= 2020)


def test_from_a_tenth_to_nine_tenths():
    item = BANK.item("new_industries-takeover")
    assert item["answer"] == pytest.approx(diffusion.spread_time(0.55), abs=0.005)
    assert math.log(81) == pytest.approx(4.394, abs=0.0005)
    assert slips("new_industries-takeover") == pytest.approx({
        "half-of-the-way": math.log(9) / 0.55, "multiplied-by-speed": 0.55 * math.log(81), "straight-line": 0.8 / 0.55}, abs=0.05)


def test_what_moves_an_s_curve():
    """Later by years: the midpoint; odds that grow faster: the speed; where it ends: the ceiling."""
    found = pairs("new_industries-three-numbers")
    assert sorted(found.values()) == ["Ceiling", "Ceiling", "Midpoint", "Speed"]
    base = [diffusion.share(year, 0.6, 0.5, 2020) for year in range(2010, 2031)]
    assert [diffusion.share(year - 5, 0.6, 0.5, 2015) for year in range(2010, 2031)] == pytest.approx(base)
    assert diffusion.spread_time(1.0) == diffusion.spread_time(0.5) / 2


def test_two_european_series_promised_nine_tenths():
    name = "new_industries-too-high"
    found = [(market, last) for market in OTHER_MARKETS for last in range(2020, 2026) if solves(name, {"series": market, "last": last})]
    assert found == [("EUU", 2020), ("DEU", 2020)]
    ends = {market: explorer.shares_of(market)[1][-1] for market, _ in explorer.SERIES if market != "ONL"}
    assert {market for market, share in ends.items() if share <= 0.30} == set(OTHER_MARKETS)
    assert numbers(goal_why(name, "series"))[:2] == [100 * ends["CHN"], 100 * ends["NOR"]]
    goals = BANK.item(name)["goals"]
    assert next(goal["one_of"] for goal in goals if goal.get("control") == "series") == OTHER_MARKETS


def test_four_years_of_doubling_fit_three_ceilings():
    fits = [diffusion.fit([1, 2, 3, 4], [0.01, 0.02, 0.04, 0.08], ceiling) for ceiling in (0.4, 0.7, 1.0)]
    assert all(one["miss"] < 0.001 for one in fits)
    assert right_option("new_industries-doubling") == "They come about equally close, as the end is far off."


def test_two_curves_that_fit_to_20_per_cent_part_within_four_years():
    years = list(range(2015, 2025))
    shares = [diffusion.share(year, 0.9, 0.6, 2026.1) for year in years]
    assert shares[-1] == pytest.approx(0.2, abs=0.005)
    made = [diffusion.fit(years, shares, ceiling) for ceiling in (0.45, 0.9)]
    ahead = [diffusion.share(2028, ceiling, one["speed"], one["midpoint"]) for ceiling, one in zip((0.45, 0.9), made, strict=True)]
    assert made[0]["miss"] < 0.003 and ahead[1] - ahead[0] > 0.2
    assert numbers(why("new_industries-parting", "The shares of the next three or four years")) == [45 / 2]
    assert right_options("new_industries-parting") == {
        "The shares of the next three or four years", "A count of homes without a place to charge"}


def test_windows_of_solar_modules():
    rates, growth = [], []
    for start, end in ((2000, 2008), (2008, 2021)):
        years, prices, capacities = explorer.window(start, end)
        rates.append(round(100 * learning.learning(capacities, prices)["rate"]))
        growth.append(100 * (capacities[-1] / capacities[0]) ** (1 / (end - start)) - 100)
    stem = BANK.item("new_industries-window")["stem"]
    assert rates == [7, 36] and all(f"{rate}%" in stem for rate in rates)
    assert growth == pytest.approx([37, 37], abs=0.6)
    years, prices, _ = explorer.window(2004, 2008)
    assert prices[-1] >= prices[0]
    assert right_option("new_industries-window").startswith("It starts where the price had stood still")


def test_installers_in_the_united_states_and_china_saved_60_billion():
    assert any("60 billion" in text for text in pairs("new_industries-scholars")) and 24 + 36 == 60


# Graded.


def test_three_forecasts():
    stem = BANK.item("new_industries-three-forecasts")["stem"]
    said = [float(part.split("%")[0].split()[-1]) for part in (stem.split("one said ")[1], stem.split("to 2021 ")[1], stem.split("to 2023 ")[1])]
    actual = float(stem.split("share of 2024 was ")[1].split("%")[0])
    assert said == [12, 70, 41] and [abs(one - actual) for one in said] == [28, 30, 1]
    right = right_options("new_industries-three-forecasts")
    assert right == {"The fits to 2019 and 2021 were close, their forecasts were far off.",
                     "Later years can move such a forecast by tens of points."}
    assert numbers(why("new_industries-three-forecasts", "The fits to 2019 and 2021 were close, their forecasts were far off."))[-2:] == [28, 30]


def test_the_ceiling_of_online_shopping_was_open():
    name = "new_industries-open-ceiling"
    base = {"series": "ONL", "last": 2020}
    low = [one for one in range(20, 101) if solves(name, {**base, "ceiling_a": 95, "ceiling_b": one})]
    high = [one for one in range(20, 101) if solves(name, {**base, "ceiling_b": 52, "ceiling_a": one})]
    assert (low[0], low[-1], high[0], high[-1]) == (48, 55, 90, 100)
    assert not solves(name, {**base, "ceiling_a": 52, "ceiling_b": 95})
    made = shown("diffusion", **base, ceiling_a=95, ceiling_b=52)
    assert made["best_now"] > 0.4 > 0.27 > explorer.shares_of("ONL")[1][-1]


def test_uneven_growth_parts_learning_from_time():
    made, prices, years = [1, 2, 4, 8], [100, 80, 64, 51.2], [2010, 2012, 2020, 2021]
    assert learning.learning(made, prices)["fit"] == pytest.approx(1)
    assert learning.learning(made, prices)["rate"] == pytest.approx(0.2)
    assert learning.trend(years, prices)["fit"] < 0.95
    assert [later - earlier for earlier, later in zip(years, years[1:])] == [2, 8, 1]
    assert right_option("new_industries-uneven-clock").startswith("For learning")


def test_a_slip_of_the_stem_s_own_figures_is_told():
    """Who gives the time from a tenth to nine tenths hears that this was not the question."""
    for asked, values in drawn("new_industries-years", 10):
        wrong = round(math.log(81) / values["speed"], 1)
        said = scoring.score(asked, wrong)["feedback"]
        assert [one["text"] for one in said] == [asked["slips"][2]["why"]]
