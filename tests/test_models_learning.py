"""The learning curve: closed forms, published numbers, invariants, limiting cases, bad input."""

import math

import pytest

from nqpf_widgets.explorers import diffusion as shown
from nqpf_widgets.models import learning

CAPACITIES = [2.0**i for i in range(8)]


# Closed form


@pytest.mark.parametrize("rate", [0.2, 0.0, -0.1, 0.5])
def test_a_curve_with_a_known_learning_rate_is_found_again(rate):
    made = learning.learning(CAPACITIES, [7 * (1 - rate) ** i for i in range(8)])
    assert made["rate"] == pytest.approx(rate, abs=1e-12)
    assert made["exponent"] == pytest.approx(-math.log2(1 - rate), abs=1e-12)
    assert made["fit"] == pytest.approx(1)


def test_a_trend_with_a_known_rate_is_found_again():
    made = learning.trend(list(range(2000, 2008)), [5 * 0.9**i for i in range(8)])
    assert (made["rate"], made["fit"]) == pytest.approx((0.1, 1))
    assert made["prices"] == pytest.approx([5 * 0.9**i for i in range(8)])


# Published: Wright (1936) puts an aeroplane's cost at 80 % after each doubling, an exponent of 0.322.


def test_wrights_eighty_per_cent_curve():
    assert learning.learning(CAPACITIES, [0.8**i for i in range(8)])["exponent"] == pytest.approx(0.322, abs=0.0005)


@pytest.mark.parametrize(("start", "end", "rate", "fit", "time"), [
    (2000, 2021, 0.279, 0.94, 0.94), (2000, 2008, 0.072, 0.62, 0.67), (2008, 2021, 0.364, 0.98, 0.93),
    (2000, 2010, 0.141, 0.79, 0.71), (2012, 2021, 0.312, 0.97, 0.98),
])
def test_solar_modules_in_the_chapters_windows(start, end, rate, fit, time):
    years, prices, capacities = shown.window(start, end)
    made, passed = learning.learning(capacities, prices), learning.trend(years, prices)
    assert made["rate"] == pytest.approx(rate, abs=0.0011)
    assert (made["fit"], passed["fit"]) == pytest.approx((fit, time), abs=0.0051)


# Invariants


def test_units_do_not_matter():
    years, prices, capacities = shown.window(2000, 2021)
    here = learning.learning(capacities, prices)
    there = learning.learning([1000 * one for one in capacities], [7.2 * one for one in prices])
    assert (there["rate"], there["fit"]) == pytest.approx((here["rate"], here["fit"]))
    assert there["prices"] == pytest.approx([7.2 * one for one in here["prices"]])


def test_the_mean_log_distance_is_nil():
    _, prices, capacities = shown.window(2003, 2015)
    fitted = learning.learning(capacities, prices)["prices"]
    assert sum(math.log(a / b) for a, b in zip(prices, fitted, strict=True)) == pytest.approx(0, abs=1e-12)


# Limiting case: capacity that grows at a steady rate, in which learning and time are one


def test_with_steady_growth_of_capacity_learning_and_time_cannot_be_told_apart():
    years = list(range(2000, 2012))
    capacities = [3 * math.exp(0.35 * t) for t in range(12)]
    prices = [5.0, 4.7, 4.9, 4.0, 3.1, 3.3, 2.2, 2.0, 1.9, 1.2, 1.0, 0.7]
    made, passed = learning.learning(capacities, prices), learning.trend(years, prices)
    assert made["prices"] == pytest.approx(passed["prices"])
    assert made["fit"] == pytest.approx(passed["fit"])
    assert -math.log(1 - passed["rate"]) == pytest.approx(made["exponent"] * 0.35)


def test_a_price_that_stands_still_has_no_learning_and_a_perfect_fit():
    made = learning.learning(CAPACITIES, [2.0] * 8)
    assert (made["rate"], made["fit"]) == (pytest.approx(0), 1.0)


# Bad input


@pytest.mark.parametrize(("make", "words"), [
    (lambda: learning.learning([1, 2, 0], [3, 2, 1]), "capacities: found 0; give numbers above 0"),
    (lambda: learning.learning([1, 2, 4], [3, -2, 1]), "prices: found -2; give numbers above 0"),
    (lambda: learning.learning([1, 2, 4], [3, 2]), "found 3 and 2 figures; give two lists of equal length"),
    (lambda: learning.learning([2, 2, 2], [3, 2, 1]), "a line needs two different ones"),
    (lambda: learning.trend([2000, 2001], [3, 2]), "found 2 figures; give three or more"),
])
def test_what_cannot_be_fitted_is_named(make, words):
    with pytest.raises(ValueError) as caught:
        make()
    assert words in str(caught.value)
