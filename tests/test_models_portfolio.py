"""The research portfolio: closed forms, published numbers, simulation, invariants, limiting cases, bad input."""

import math
import random

import numpy as np
import pytest

from nqpf_widgets.models import portfolio

START = {"steady": 0.015, "chance": 0.08, "gain": 0.2, "elasticity": 0.5, "difficulty": 3.0, "growth": 0.04}
SETTINGS = [(0.2, 25, {}), (0.53, 25, {}), (1.0, 50, {"growth": 0.09}), (0.4, 40, {"chance": 0.32, "gain": 0.05}),
            (0.7, 15, {"chance": 0.02, "gain": 0.4, "difficulty": 0.0})]


def nature(**changes):
    return {**START, **changes}


def simulated(expected, draws, seed):
    """Compound Poisson sums of exponentials with mean 1: a gamma variable for each Poisson count."""
    draw = np.random.default_rng(seed)
    count = draw.poisson(expected, draws)
    return np.where(count > 0, draw.gamma(np.maximum(count, 1)), 0.0)


# Closed form


@pytest.mark.parametrize(("growth", "difficulty", "years"), [
    (0.04, 3.0, 25), (0.09, 3.0, 25), (0.0, 3.0, 40), (0.12, 0.0, 50), (0.0, 0.0, 17), (0.05, 1e-9, 30), (0.1, 5.0, 50),
])
def test_effective_years_are_the_integral_of_research_over_difficulty(growth, difficulty, years):
    """dA/A = g0 R^l A^-b, stepped by Runge and Kutta; H is ln A / g0."""
    given = nature(growth=growth, difficulty=difficulty)

    def slope(t, log_a):
        return 0.015 * math.exp(0.5 * growth * t - difficulty * log_a)

    log_a, step = 0.0, years / 2000
    for i in range(2000):
        t = i * step
        k1 = slope(t, log_a)
        k2 = slope(t + step / 2, log_a + step * k1 / 2)
        k3 = slope(t + step / 2, log_a + step * k2 / 2)
        k4 = slope(t + step, log_a + step * k3)
        log_a += step * (k1 + 2 * k2 + 2 * k3 + k4) / 6
    assert 0.015 * portfolio.effective_years(given, years) == pytest.approx(log_a, rel=1e-9)
    left = math.exp(0.5 * growth * years - difficulty * log_a)
    assert portfolio.remaining_yield(given, years) == pytest.approx(left, rel=1e-8)


@pytest.mark.parametrize("expected", [0.1, 0.7, 1.5, 4.0, 30.0])
@pytest.mark.parametrize("level", [0.0, 0.3, 2.0, 9.0, 40.0])
def test_the_distribution_is_the_sum_over_numbers_of_breakthroughs(level, expected):
    """F(y) = sum_n P(N = n) P(gamma_n <= y), written out with partial sums of the exponential series."""
    total, weight = 0.0, math.exp(-expected)
    for n in range(400):
        tail, term = 0.0, math.exp(-level)
        for k in range(n):
            tail += term
            term *= level / (k + 1)
        total += weight * (1 - tail)
        weight *= expected / (n + 1)
    below, density = portfolio.chance_below(level, expected)
    assert below == pytest.approx(total, abs=1e-12)
    if level > 0:
        step = 1e-5 * level
        slope = (portfolio.chance_below(level + step, expected)[0] - portfolio.chance_below(level - step, expected)[0]) / (2 * step)
        assert density == pytest.approx(slope, rel=1e-5, abs=1e-9)


def test_research_that_grows_by_b_times_growth_over_l_keeps_growth_up():
    """Jones (1995): steady growth g needs research to grow at b g / l; 3 x 1.5 % / 0.5 = 9 %."""
    assert portfolio.keeping_pace(3, 0.015, 0.5) == pytest.approx(0.09)
    assert portfolio.keeping_pace(0, 0.015, 0.5) == 0
    given = nature(growth=0.09)
    for years in (1, 25, 120):
        assert portfolio.effective_years(given, years) == pytest.approx(years, rel=1e-12)
        assert portfolio.remaining_yield(given, years) == pytest.approx(1, rel=1e-12)


def test_the_best_mean_share_is_where_the_last_unit_adds_the_same_to_either_stream():
    share = portfolio.best_mean_share(START)
    assert share == pytest.approx(0.016**2 / (0.016**2 + 0.015**2))
    best = portfolio.outcome(START, share, 25)["mean"]
    assert all(portfolio.outcome(START, i / 1000, 25)["mean"] <= best for i in range(1001))
    assert portfolio.best_mean_share(nature(elasticity=1.0)) == 1.0
    assert portfolio.best_mean_share(nature(elasticity=1.0, gain=0.1)) == 0.0
    assert portfolio.best_mean_share(nature(chance=0.0)) == 0.0


# Published numbers


def test_eighteen_times_the_researchers_go_with_a_fall_by_seven_per_cent_a_year():
    """Bloom et al. (2020): Moore's law, 35 % a year, takes more than 18 times the researchers of 1971; yield -6.8 % a year.

    With l = 1 and growth held up, research grows by b g and what one researcher adds falls by as much.
    """
    given = nature(elasticity=1.0, steady=0.35, difficulty=0.068 / 0.35)
    given["growth"] = portfolio.keeping_pace(given["difficulty"], 0.35, 1.0)
    assert portfolio.remaining_yield(given, 43) == pytest.approx(1, rel=1e-12)
    assert 18 < math.exp(given["growth"] * 43) < 19


def test_a_fall_of_five_per_cent_a_year_halves_in_thirteen_years():
    """Bloom et al. (2020): research productivity in the United States, halved every 13 years."""
    for growth, difficulty in ((0.02, 2.5), (0.015, 3.3)):
        assert math.log(2) / portfolio.keeping_pace(difficulty, growth, 1.0) == pytest.approx(13.5, abs=0.6)


# Simulation


@pytest.mark.parametrize(("share", "years", "changes"), SETTINGS)
def test_mean_and_quantiles_agree_with_simulation(share, years, changes):
    given = nature(**changes)
    made = portfolio.outcome(given, share, years)
    drawn = made["steady"] + given["gain"] * simulated(made["expected"], 200_000, 6)
    error = drawn.std() / math.sqrt(len(drawn))
    assert drawn.mean() == pytest.approx(made["mean"], abs=4 * error)
    for probability in (0.1, 0.5, 0.9):
        exact = years * portfolio.growth_quantile(probability, given, share, years)
        # At the exact quantile the part of draws below must be the probability; at the atom, at least that.
        part = (drawn <= exact + 1e-12).mean()
        if probability > math.exp(-made["expected"]):
            assert part == pytest.approx(probability, abs=0.005)
        else:
            assert exact == pytest.approx(made["steady"]) and part >= probability - 0.005


def test_the_seeded_histories_are_drawn_from_the_same_distribution():
    """They are a picture only, but of this model: 4,000 of them, ends and half-way."""
    paths = portfolio.histories(START, 0.53, 25, range(4000))
    for year in (12, 25):
        made = portfolio.outcome(START, 0.53, year)
        ends = np.array([path[year] for path in paths])
        assert ends.mean() == pytest.approx(made["mean"], abs=4 * ends.std() / math.sqrt(4000))
        none = (ends < made["steady"] + 1e-12).mean()
        assert none == pytest.approx(math.exp(-made["expected"]), abs=0.03)
        median = year * portfolio.growth_quantile(0.5, START, 0.53, year)
        assert (ends <= median + 1e-12).mean() == pytest.approx(max(0.5, none), abs=0.03)


def test_what_it_costs_to_give_every_history_the_same_difficulty():
    """The chapter's limits: with difficulty set by each history's own TFP, the spread is smaller, the order the same."""
    draw, step = np.random.default_rng(6), 0.05
    found = {}
    for share in (0.0, 0.53):
        log_a = np.zeros(20_000)
        for i in range(500):
            pace = np.exp(0.02 * i * step - 3 * log_a) * step
            jumps = draw.random(20_000) < 0.08 * math.sqrt(share) * pace
            log_a += 0.015 * math.sqrt(1 - share) * pace + jumps * draw.exponential(0.2, 20_000)
        found[share] = [log_a.mean() / 25, *(np.quantile(log_a, [0.5, 0.1]) / 25)]
    assert found[0.0] == pytest.approx([0.012] * 3, abs=0.0002)
    assert found[0.53] == pytest.approx([0.0163, 0.0134, 0.0092], abs=0.0003)
    exact = portfolio.outcome(START, 0.53, 25)["mean"] / 25
    assert exact == pytest.approx(0.01755, abs=0.00001) and exact > found[0.53][0]


# Invariants


def test_quantile_and_distribution_undo_each_other():
    for expected in (0.01, 0.2, 0.69, 0.7, 3.0, 25.0, 130.0):
        for probability in (0.02, 0.1, 0.5, 0.9, 0.999):
            level = portfolio.quantile(probability, expected)
            if level == 0:
                assert math.exp(-expected) >= probability
            else:
                assert portfolio.chance_below(level, expected)[0] == pytest.approx(probability, abs=1e-12)
            for guess in (1e-6, 5.0, 400.0):
                assert portfolio.quantile(probability, expected, guess) == pytest.approx(level, abs=1e-10)


def test_one_seed_means_the_same_luck_at_every_setting():
    """A larger share has all the breakthroughs of a smaller one, and the gains scale with J."""
    small, large = ([round(mark, 9) for mark in portfolio.luck(5, expected)[0]] for expected in (1.0, 6.0))
    assert large[:len(small)] == small and len(large) > len(small)
    few, many = (portfolio.histories(nature(gain=gain), 0.5, 25, [3])[0][-1] for gain in (0.1, 0.2))
    steady = portfolio.outcome(START, 0.5, 25)["steady"]
    assert many - steady == pytest.approx(2 * (few - steady)) and many > steady


def test_luck_is_the_minimal_standard_from_its_twenty_first_number_on():
    for seed in (0, 8, 407):
        state = (seed * 7919 + 12345) % (portfolio.MODULUS - 1) + 1
        for _ in range(21):
            state = state * 16807 % portfolio.MODULUS
        assert portfolio.luck(seed, 50.0)[0][0] == -math.log(state / portfolio.MODULUS)


def test_histories_never_fall_and_begin_at_zero():
    for path in portfolio.histories(START, 0.53, 25, range(50)):
        assert path[0] == 0 and path == sorted(path)


def test_half_the_size_and_twice_as_often_is_like_waiting_twice_as_long():
    """Where difficulty does not matter, growth over T with J / 2 and 2 phi has the quantiles of 2 T with J and phi."""
    easy = nature(difficulty=0.0, growth=0.0)
    small = nature(difficulty=0.0, growth=0.0, chance=0.16, gain=0.1)
    for probability in (0.1, 0.5, 0.9):
        assert portfolio.growth_quantile(probability, small, 0.4, 20) == pytest.approx(
            portfolio.growth_quantile(probability, easy, 0.4, 40), rel=1e-12)


# Limiting cases


def test_without_disruption_every_history_is_the_mean():
    made = portfolio.outcome(START, 0, 25)
    assert made["expected"] == 0 and made["mean"] == made["steady"]
    for probability in (0.01, 0.5, 0.99):
        assert portfolio.growth_quantile(probability, START, 0, 25) == made["mean"] / 25
    assert portfolio.histories(START, 0, 3, [1])[0] == [portfolio.outcome(START, 0, year)["mean"] for year in range(4)]


def test_with_very_many_breakthroughs_the_median_nears_the_mean():
    for expected in (20.0, 100.0, 400.0):
        gap = expected - portfolio.quantile(0.5, expected)
        # A compound Poisson sum of exponentials: skewness 3 / sqrt(2 m), standard deviation sqrt(2 m), so the gap is a half.
        assert gap == pytest.approx(0.5, abs=0.02)


def test_as_ideas_stop_getting_harder_effective_years_near_research():
    exact = portfolio.effective_years(nature(difficulty=0.0), 25)
    near = [portfolio.effective_years(nature(difficulty=10.0**-k), 25) for k in range(1, 12)]
    assert exact == pytest.approx((math.exp(0.5) - 1) / 0.02)
    assert near == sorted(near) and near[-1] == pytest.approx(exact, rel=1e-10)


def test_the_series_for_small_difficulty_meets_the_logarithm():
    sides = [portfolio.effective_years(nature(growth=0.0, difficulty=x / (0.015 * 25)), 25) for x in (0.9999999e-5, 1.0000001e-5)]
    assert sides[0] == pytest.approx(sides[1], rel=1e-11)


# Bad input


@pytest.mark.parametrize(("call", "words"), [
    (lambda: portfolio.effective_years({"steady": 0.015}, 5), "nature: chance is missing"),
    (lambda: portfolio.effective_years(nature(gain=-0.1), 5), "gain: found -0.1; give a number from 0"),
    (lambda: portfolio.effective_years(nature(gain=0), 5), "gain: found 0; give a number above 0"),
    (lambda: portfolio.effective_years(nature(elasticity=1.5), 5), "elasticity: found 1.5; give a number not above 1"),
    (lambda: portfolio.effective_years(START, -1), "years: found -1; give a number from 0 to 200"),
    (lambda: portfolio.outcome(START, 20, 25), "share: found 20; give a fraction from 0 to 1 (20% is 0.2)"),
    (lambda: portfolio.keeping_pace(3, 0.015, 0), "found difficulty 3 and elasticity 0; give a difficulty from 0 and an "
     "elasticity above 0, not above 1"),
    (lambda: portfolio.quantile(1, 2.0), "probability: found 1; give a fraction above 0 and below 1"),
    (lambda: portfolio.quantile(0.5, 501), "expected: found 501; give a number of breakthroughs from 0 to 500"),
    (lambda: portfolio.chance_below(-1, 2.0), "level: found -1; give a number from 0"),
    (lambda: portfolio.histories(START, 0.5, 5, [-1]), "seed: found -1; give a whole number from 0"),
])
def test_what_is_outside_a_domain_is_named(call, words):
    with pytest.raises(ValueError) as problem:
        call()
    assert str(problem.value) == words


def test_random_settings_order_the_quantiles():
    draw = random.Random(6)
    for _ in range(100):
        given = nature(chance=draw.uniform(0.02, 0.4), gain=draw.uniform(0.05, 0.4), difficulty=draw.uniform(0, 5),
                       growth=draw.uniform(0, 0.12))
        share, years = draw.random(), draw.uniform(1, 50)
        low, median, high = (portfolio.growth_quantile(p, given, share, years) for p in (0.1, 0.5, 0.9))
        assert portfolio.outcome(given, share, years)["steady"] / years <= low <= median <= high
