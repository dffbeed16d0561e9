"""The Kaya identity and its paths: closed forms, published numbers, invariants, limiting cases, bad input."""

import math
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import kaya


def period(growth=0.045, energy=-0.009, carbon=-0.01):
    return {"growth": growth, "energy_intensity": energy, "carbon_intensity": carbon}


def year(**changes):
    return {"population": 1411, "gdp": 17.2, "energy": 171, "co2": 11.2, **changes}


def figures(country, when):
    row = tables.load("kaya").where("country", country).where("year", when)
    return {name: row.column(name)[0] for name in ("population", "gdp", "energy", "co2")}


def drawn(seed):
    draw = random.Random(seed)
    return period(draw.uniform(-0.1, 0.1), draw.uniform(-0.1, 0.05), draw.uniform(-0.1, 0.05))


# Closed form


def test_a_path_of_one_period_is_a_geometric_row():
    made = kaya.path(11.2, [(period(0.05, -0.02, 0.0), 7)])
    assert made == pytest.approx([11.2 * (1.05 * 0.98) ** t for t in range(8)])


def test_what_a_path_adds_up_to_is_the_sum_of_a_geometric_row():
    rate = kaya.step(period(0.03, -0.04, -0.05))
    made = kaya.path(10.0, [(period(0.03, -0.04, -0.05), 30)])
    assert sum(made) == pytest.approx(10 * (1 - (1 + rate) ** 31) / -rate)


def test_a_second_period_starts_where_the_first_one_ends():
    made = kaya.path(10.0, [(period(0.1, 0, 0), 2), (period(-0.1, 0, 0), 1)])
    assert made == pytest.approx([10, 11, 12.1, 10.89])


def test_at_break_even_growth_emissions_stand_still():
    for cut in (0.05, 0.17, 0.5):
        assert kaya.emissions_change(cut, kaya.break_even(cut, 5), 5) == pytest.approx(0, abs=1e-14)


def test_removals_wait_and_then_rise_in_a_straight_line():
    assert kaya.removed(1.5, 2, 3) == pytest.approx([0, 0, 0, 0.5, 1.0, 1.5])


# Published numbers


def test_the_room_that_analysts_found_in_the_target_of_2026():
    """Reuters, 6 March 2026: 17 % with growth of 4.5 to 5 % lets emissions rise by 3 to 6 %."""
    assert kaya.emissions_change(0.17, 0.045, 5) == pytest.approx(0.034, abs=0.0005)
    assert kaya.emissions_change(0.17, 0.050, 5) == pytest.approx(0.059, abs=0.0005)
    assert kaya.break_even(0.17, 5) == pytest.approx(0.038, abs=0.0005)


def test_two_ways_of_counting_imply_the_same_growth_of_gdp():
    """Published pairs for 2020-25: carbon per GDP -12.4 % with emissions +14 %, or -17.7 % with +7 %."""
    older, newer = 1.14 / (1 - 0.124), 1.07 / (1 - 0.177)
    assert older == pytest.approx(newer, abs=0.01)
    assert kaya.emissions_change(0.124, 1.30**0.2 - 1, 5) == pytest.approx(0.14, abs=0.005)
    assert kaya.emissions_change(0.177, 1.30**0.2 - 1, 5) == pytest.approx(0.07, abs=0.005)


def test_the_worlds_rates_in_an_ipcc_report():
    """IPCC (2007), Working Group III, section 1.3.1.2: 1970-2004, emissions 1.9 % a year."""
    made = (1 + 0.016) * (1 + kaya.step(period(0.018, -0.012, -0.002))) - 1
    assert made == pytest.approx(0.019, abs=0.0015)


# Log per cent a year, from the full figures: emissions, population, income, energy and carbon intensity.
DECADES = [
    ("CHN", 1990, 2000, (3.66, 1.06, 8.85, -5.95, -0.31)),
    ("CHN", 2000, 2010, (8.92, 0.58, 9.45, -1.02, -0.09)),
    ("CHN", 2010, 2020, (2.21, 0.53, 6.07, -3.04, -1.36)),
    ("CHN", 2020, 2023, (3.41, -0.01, 5.38, -0.92, -1.05)),
    ("WLD", 2010, 2020, (0.40, 1.15, 1.25, -1.31, -0.68)),
    ("WLD", 2020, 2023, (2.76, 0.86, 3.08, -1.01, -0.17)),
    ("IND", 2010, 2020, (3.10, 1.18, 3.82, -1.55, -0.35)),
    ("USA", 2010, 2020, (-2.06, 0.69, 1.17, -2.39, -1.53)),
]


@pytest.mark.parametrize(("country", "first", "last", "expected"), DECADES)
def test_the_rounded_table_gives_the_rates_of_the_full_figures(country, first, last, expected):
    made = kaya.rates(figures(country, first), figures(country, last), last - first)
    found = [100 * made[name] for name in ("co2", *kaya.FACTORS)]
    assert found == pytest.approx(expected, abs=0.02)


# The chapter's table: energy per GDP, carbon per energy, carbon per GDP.
@pytest.mark.parametrize(("country", "first", "last", "expected"), [
    ("CHN", 1990, 2000, (-6.0, -0.3, -6.3)), ("CHN", 2000, 2010, (-1.0, -0.1, -1.1)),
    ("CHN", 2010, 2020, (-3.0, -1.4, -4.4)), ("CHN", 2020, 2023, (-0.9, -1.0, -2.0)),
    ("IND", 2010, 2020, (-1.6, -0.4, -1.9)), ("USA", 2010, 2020, (-2.4, -1.5, -3.9)),
    ("WLD", 2010, 2020, (-1.3, -0.7, -2.0)),
])
def test_the_table_of_the_chapter(country, first, last, expected):
    made = kaya.rates(figures(country, first), figures(country, last), last - first)
    energy, carbon = 100 * made["energy_intensity"], 100 * made["carbon_intensity"]
    assert (energy, carbon, energy + carbon) == pytest.approx(expected, abs=0.06)


# Invariants


@pytest.mark.parametrize("when", range(1990, 2024))
def test_the_four_factors_multiply_to_emissions(when):
    made = kaya.factors(figures("CHN", when))
    assert math.prod(made.values()) == pytest.approx(figures("CHN", when)["co2"], rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_the_logs_of_a_period_add_up_to_the_growth_of_emissions(seed):
    made = kaya.log_rates(drawn(seed))
    assert made["gdp"] + made["energy_intensity"] + made["carbon_intensity"] == pytest.approx(made["co2"], abs=1e-14)
    assert math.exp(made["co2"]) - 1 == pytest.approx(kaya.step(drawn(seed)), abs=1e-14)


@pytest.mark.parametrize("seed", range(20))
def test_units_do_not_matter_to_the_rates(seed):
    draw = random.Random(seed)
    first, last = [year(co2=draw.uniform(1, 12), energy=draw.uniform(20, 200), gdp=draw.uniform(1, 20)) for _ in "ab"]
    scale = {"population": 1e6, "gdp": 1e12, "energy": 1e18, "co2": 1e12}
    other = [{name: one[name] * scale[name] for name in one} for one in (first, last)]
    ours, theirs = kaya.rates(first, last, 7), kaya.rates(*other, 7)
    assert [ours[name] for name in sorted(ours)] == pytest.approx([theirs[name] for name in sorted(ours)], abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_carbon_per_gdp_does_not_depend_on_growth(seed):
    given = drawn(seed)
    other = {**given, "growth": 0.2}
    assert kaya.carbon_per_gdp(given, 5) == pytest.approx(kaya.carbon_per_gdp(other, 5), rel=1e-12)
    cut = -kaya.carbon_per_gdp(given, 5)
    assert kaya.emissions_change(cut, given["growth"], 5) == pytest.approx((1 + kaya.step(given)) ** 5 - 1, abs=1e-12)


# Limiting cases


def test_with_all_rates_at_zero_nothing_moves():
    assert kaya.path(11.2, [(period(0, 0, 0), 30)]) == [11.2] * 31


def test_energy_counted_another_way_changes_the_factors_and_not_their_product():
    counted = kaya.factors(year(energy=150))
    usual = kaya.factors(year())
    assert counted["energy_intensity"] != usual["energy_intensity"]
    assert counted["energy_intensity"] * counted["carbon_intensity"] == pytest.approx(
        usual["energy_intensity"] * usual["carbon_intensity"])


def test_without_a_cut_emissions_grow_as_gdp():
    assert kaya.emissions_change(0, 0.05, 5) == pytest.approx(1.05**5 - 1)
    assert kaya.break_even(0, 5) == 0


def test_of_equal_heights_the_first_is_the_highest():
    assert kaya.highest([1, 3, 3, 2]) == 1


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: kaya.factors(year(energy=0)), "energy: found 0; give a figure above 0"),
    (lambda: kaya.factors(year(co2=math.inf)), "co2: found inf"),
    (lambda: kaya.factors(year(gdp=math.nan)), "gdp: found nan"),
    (lambda: kaya.factors({"population": 1}), "year: gdp is missing"),
    (lambda: kaya.rates(year(), year(), 0), "years: found 0; give a whole number from 1 to 200"),
    (lambda: kaya.step(period(growth=4.5)), "growth: found 4.5; give a fraction a year from -0.5 to 0.5 (1% is 0.01)"),
    (lambda: kaya.step(period(carbon=-0.6)), "carbon_intensity: found -0.6"),
    (lambda: kaya.step({"growth": 0.1}), "period: energy_intensity is missing"),
    (lambda: kaya.path(0, [(period(), 5)]), "start: found 0; give emissions above 0"),
    (lambda: kaya.path(1, [(period(), 2.5)]), "years: found 2.5"),
    (lambda: kaya.removed(-1, 7, 30), "most: found -1; give removals of 0 or more"),
    (lambda: kaya.removed(1, 0, 30), "wait: found 0"),
    (lambda: kaya.emissions_change(17, 0.05, 5), "cut: found 17; give a fraction from -1 to below 1 (17% is 0.17)"),
    (lambda: kaya.break_even(1, 5), "cut: found 1"),
    (lambda: kaya.emissions_change(0.17, 5, 5), "growth: found 5"),
    (lambda: kaya.carbon_per_gdp(period(), 201), "years: found 201"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
