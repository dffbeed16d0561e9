"""The model of a rush: closed forms, published numbers, invariants, limiting cases, bad input."""

import itertools
import math
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import learning, rush

SIZES = rush.market(25)


def settings(**changes):
    return {"overlap": 1.0, "herding": 0.0, "subsidy": 0.0, "learning": 0.2, **changes}


def path(sizes=SIZES, **changes):
    return rush.path(settings(**changes), sizes)


def drawn(seed):
    draw = random.Random(seed)
    return {"overlap": draw.uniform(0.8, 1.5), "herding": draw.uniform(0, 1.5),
            "subsidy": draw.uniform(0, 0.5), "learning": draw.uniform(0, 0.36)}


# Closed form


def test_at_normal_use_the_price_is_full_cost_and_the_margin_is_nothing():
    price, output = rush.sell(2.0, 2.0 / rush.NORMAL_USE, 1.0)
    assert (price, output) == pytest.approx((1.0, 2.0))
    assert rush.margin(price, 1.0, output * rush.NORMAL_USE / 2.0) == pytest.approx(0.0, abs=1e-14)


def test_the_margin_is_profit_over_sales():
    price, use, cost = 0.9, 0.7, 1.1
    capacity_cost = 0.3 * 0.78 * cost
    assert rush.margin(price, cost, use) == pytest.approx((price * use - 0.7 * cost * use - capacity_cost) / (price * use))


def test_with_everything_steady_plans_replace_what_is_worn_out():
    made = path([4.0] * 10, learning=0.0)
    assert made["capacity"] == pytest.approx([4 / 0.78] * 10)
    assert made["price"] == pytest.approx([1.0] * 10)


def test_each_doubling_of_all_that_was_made_lowers_cost_by_the_learning_rate():
    made = path(learning=0.28)
    total = rush.EXPERIENCE
    for year in range(25):
        assert made["cost"][year] == pytest.approx((1 - 0.28) ** math.log2(total / rush.EXPERIENCE))
        total += made["output"][year]


def test_a_constant_outlay_becomes_a_steady_stock_of_equipment():
    """In the long run E = outlay / wear; it saves S (1 - exp(-saving E / S)) and costs (i + d) E a year."""
    stock = 0.04 / rush.WEAR
    yearly = 1 - math.exp(-0.2 * stock) - 0.13 * stock
    assert rush.upgrade([0.04] * 400, 0.2) - rush.upgrade([0.04] * 399, 0.2) == pytest.approx(yearly / 1.05**399)


def test_upgrading_breaks_even_on_the_first_money_at_interest_and_wear():
    assert rush.upgrade([1e-6] * 25, 0.13) == pytest.approx(0, abs=1e-11)
    assert rush.upgrade([1e-6] * 25, 0.14) > 0 > rush.upgrade([1e-6] * 25, 0.12)


def test_buyers_gain_is_the_area_under_the_demand_curve():
    made, calm = path(overlap=1.3), path()
    steps, year = 20_000, 8
    low, high = made["price"][year], calm["price"][year]
    width = (high - low) / steps
    area = sum(SIZES[year] * (low + (i + 0.5) * width) ** -0.6 for i in range(steps)) * width
    only = {key: [value if t == year else calm[key][t] for t, value in enumerate(made[key])] for key in ("price", "profit")}
    assert rush.gains(only, calm, SIZES)["buyers"] == pytest.approx(area / 1.05**year, rel=1e-8)


# Published numbers


def test_learning_rates_are_those_of_chapter_five():
    """Solar modules over three windows: 7, 28 and 36 % at each doubling."""
    table = tables.load("solar_modules")
    rows = [row for row in zip(table.column("year"), table.column("capacity"), table.column("price"), strict=True) if None not in row]
    for first, last, expected in ((2000, 2008, 7), (2000, 2021, 28), (2008, 2021, 36)):
        chosen = [row for row in rows if first <= row[0] <= last]
        fitted = learning.learning([row[1] for row in chosen], [row[2] for row in chosen])
        assert round(100 * fitted["rate"]) == expected


def test_normal_use_is_near_the_best_official_figures_and_a_bust_is_well_below_them():
    """National Bureau of Statistics: 77.0 % in 2017, 74.0 % in the second quarter of 2025."""
    table = tables.load("capacity_use_china").where("branch", "All industry")
    before, now = table.column("use")
    assert 100 * rush.NORMAL_USE == pytest.approx(before, abs=1.1)
    assert 100 * rush.LOW_USE < now < 100 * rush.NORMAL_USE


# Invariants


@pytest.mark.parametrize("seed", range(20))
def test_how_many_provinces_there_are_does_not_matter_to_the_sum(seed):
    one, many = [rush.path(drawn(seed), SIZES, provinces=n) for n in (1, 31)]
    assert one["capacity"] == pytest.approx(many["capacity"], rel=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_the_price_never_falls_below_variable_cost_nor_output_exceeds_capacity(seed):
    made = rush.path(drawn(seed), SIZES)
    for year in range(25):
        assert made["price"][year] >= rush.VARIABLE * made["cost"][year] * (1 - 1e-12)
        assert made["output"][year] <= made["capacity"][year] * (1 + 1e-12)
        assert made["output"][year] == pytest.approx(SIZES[year] * made["price"][year] ** -0.6)


@pytest.mark.parametrize("seed", range(20))
def test_capacity_never_falls_faster_than_it_wears_out(seed):
    made = rush.path(drawn(seed), SIZES)["capacity"]
    assert all(after >= before * (1 - rush.WEAR) * (1 - 1e-12) for before, after in itertools.pairwise(made))


@pytest.mark.parametrize("seed", range(20))
def test_a_larger_market_changes_amounts_and_no_ratio(seed):
    small, large = rush.path(drawn(seed), SIZES), rush.path(drawn(seed), [7 * one for one in SIZES])
    assert large["use"] == pytest.approx(small["use"])
    assert large["profit"] == pytest.approx([7 * one for one in small["profit"]], abs=1e-9)


def test_gains_against_oneself_are_nothing():
    assert rush.gains(path(), path(), SIZES) == {"buyers": 0, "makers": 0, "together": 0}


@pytest.mark.parametrize("rate", [0, 0.07, 0.2, 0.28, 0.36])
def test_more_herding_gives_buyers_more_and_makers_less(rate):
    """The chapter's prediction. Not quite without exception: up to steps of 0.25."""
    calm = path(learning=rate)
    found = [rush.gains(path(overlap=1.1, subsidy=0.1, learning=rate, herding=level / 4), calm, SIZES) for level in range(7)]
    assert all(after["buyers"] > before["buyers"] for before, after in itertools.pairwise(found))
    assert all(after["makers"] < before["makers"] for before, after in itertools.pairwise(found))


# Limiting cases: without herding and subsidy, the model settles


@pytest.mark.parametrize("overlap", [0.8, 1.0, 1.1, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("start", [0.4, 1.0, 3.0])
def test_without_herding_or_subsidy_it_settles_at_its_steady_state(overlap, start):
    """From below and from above, in a market that stands still and without learning."""
    made = path([start] + [1.0] * 150, overlap=overlap, learning=0.0)
    assert made["use"][-1] == pytest.approx(rush.steady(overlap, 0), abs=1e-9)
    assert made["capacity"][-1] == pytest.approx(made["capacity"][-2], rel=1e-9)
    assert not any(rush.busts(path([1.0] * 150, overlap=1.0, learning=0.0)))


def test_with_plans_that_add_up_the_steady_state_is_normal_use_and_no_profit():
    assert rush.steady(1, 0) == pytest.approx(rush.NORMAL_USE)
    made = path(rush.market(200), learning=0.0)
    assert made["use"][-1] == pytest.approx(rush.NORMAL_USE, abs=1e-9)
    assert made["margin"][-1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("rate", [0.07, 0.2, 0.28, 0.36])
def test_with_learning_it_comes_ever_closer_to_normal_use(rate):
    use = path(rush.market(200), learning=rate)["use"]
    assert abs(use[-1] - rush.NORMAL_USE) < 0.003
    assert abs(use[-1] - rush.NORMAL_USE) < abs(use[24] - rush.NORMAL_USE)


@pytest.mark.parametrize(("overlap", "expected"), [(1, 78.0), (1.1, 74.8), (1.2, 72.1), (1.5, 65.8)])
def test_the_table_of_the_chapter(overlap, expected):
    assert 100 * rush.steady(overlap, 0) == pytest.approx(expected, abs=0.05)


def test_a_subsidy_lowers_steady_use_a_little():
    assert rush.steady(1, 0.2) == pytest.approx(0.7695, abs=0.0001)
    assert path([1.0] * 150, subsidy=0.2, learning=0.0)["use"][-1] == pytest.approx(rush.steady(1, 0.2), abs=1e-9)


def test_without_learning_cost_stands_still():
    assert set(path(learning=0.0, herding=1.0)["cost"]) == {1.0}


def test_scarce_capacity_sells_out_at_the_price_that_buyers_bear():
    price, output = rush.sell(10.0, 2.0, 1.0)
    assert output == 2.0
    assert 10 * price**-0.6 == pytest.approx(2.0)


def test_idle_capacity_sells_at_variable_cost():
    assert rush.sell(1.0, 10.0, 1.0) == pytest.approx((0.7, 0.7**-0.6))


def test_no_outlay_gains_nothing_and_no_saving_loses():
    assert rush.upgrade([0.0] * 25, 0.4) == 0
    assert rush.upgrade([0.1] * 25, 0.0) < 0


@pytest.mark.parametrize(("use", "margin", "expected"), [
    ([0.8, 0.69, 0.8], [0, 0, 0], [False, False, False]),
    ([0.69, 0.69, 0.8], [0, 0, 0], [True, True, False]),
    ([0.69, 0.8, 0.69], [0, 0, 0], [False, False, False]),
    ([0.8, 0.8, 0.8], [0, -0.11, -0.2], [False, True, True]),
    ([0.69, 0.8, 0.8], [0, -0.11, 0], [False, False, False]),
    ([0.7, 0.7, 0.7], [-0.1, -0.1, -0.1], [False, False, False]),
])
def test_a_bust_takes_two_years_running_of_the_same_trouble(use, margin, expected):
    assert rush.busts({"use": use, "margin": margin}) == expected


def test_the_market_grows_tenfold_and_then_stands():
    made = rush.market(60)
    assert (made[0], made[-1]) == pytest.approx((1, 10))
    assert made == sorted(made)


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: rush.market(0), "years: found 0; give a whole number from 1 to 200"),
    (lambda: rush.market(2.5), "years: found 2.5"),
    (lambda: path(overlap=0), "overlap: found 0; give a number from 0.1 to 5"),
    (lambda: path(herding=-1), "herding: found -1; give a number from 0 to 5"),
    (lambda: path(subsidy=20), "subsidy: found 20; give a number from 0 to 0.9"),
    (lambda: path(learning=28), "learning: found 28; give a number from 0 to 0.6"),
    (lambda: path(learning=math.nan), "learning: found nan"),
    (lambda: rush.path({"overlap": 1}, SIZES), "settings: herding is missing"),
    (lambda: path([1.0, 0.0]), "sizes: found 0.0; give numbers above 0"),
    (lambda: rush.upgrade([1.0], 20), "saving: found 20; give a fraction a year from 0 to 1"),
    (lambda: rush.steady(3, 0), "found overlap 3 and subsidy 0; give 0.8 to 2 and 0 to 0.5"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
