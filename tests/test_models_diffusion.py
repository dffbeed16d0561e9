"""The S-curve: closed forms, a published case, invariants, limiting cases, bad input."""

import math
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.explorers import diffusion as shown
from nqpf_widgets.models import diffusion

YEARS = list(range(2010, 2026))


def curve(ceiling, speed, midpoint, years=YEARS):
    return [diffusion.share(year, ceiling, speed, midpoint) for year in years]


# Closed form


@pytest.mark.parametrize(("ceiling", "speed", "midpoint"), [
    (0.6, 0.8, 2022), (1.0, 0.3, 2030), (0.25, 1.5, 2019.4), (0.97, 0.1, 2012), (0.05, 2.9, 2020),
])
def test_a_logistic_is_found_again(ceiling, speed, midpoint):
    found = diffusion.fit(YEARS, curve(ceiling, speed, midpoint), ceiling)
    assert (found["speed"], found["midpoint"]) == pytest.approx((speed, midpoint), abs=1e-7)
    assert found["miss"] == pytest.approx(0, abs=1e-9)


def test_the_log_odds_are_a_straight_line_of_slope_speed():
    odds = [math.log(one / (0.6 - one)) for one in curve(0.6, 0.8, 2022)]
    assert [odds[i + 1] - odds[i] for i in range(15)] == pytest.approx([0.8] * 15)


def test_half_the_ceiling_at_the_midpoint_and_a_tenth_to_nine_tenths_in_the_spread_time():
    half = diffusion.spread_time(0.8) / 2
    assert diffusion.share(2022, 0.6, 0.8, 2022) == pytest.approx(0.3)
    assert curve(0.6, 0.8, 2022, [2022 - half, 2022 + half]) == pytest.approx([0.06, 0.54])
    assert diffusion.spread_time(1.0) == pytest.approx(4.394449, abs=1e-6)


# Published form: Fisher & Pry (1971)


def test_fisher_and_prys_takeover_time_follows_from_the_yearly_growth_of_the_odds():
    """Fisher & Pry (1971): f = (1/2)(1 + tanh(a (t - t0))) with takeover time 2.2 / a; here r = 2 a."""
    for a in (0.05, 0.2, 0.7):
        for t in (-8, -1, 0, 3):
            assert diffusion.share(t, 1.0, 2 * a, 0) == pytest.approx(0.5 * (1 + math.tanh(a * t)))
        assert diffusion.spread_time(2 * a) == pytest.approx(2.2 / a, rel=0.002)


# Invariants


def test_no_other_speed_or_midpoint_comes_nearer():
    draw = random.Random(5)
    for market in ("CHN", "DEU", "NOR", "KOR"):
        years, shares = shown.shares_of(market)
        found = diffusion.fit(years, shares, 0.6 if market != "NOR" else 1.0)
        ceiling = 0.6 if market != "NOR" else 1.0
        for _ in range(200):
            other = curve(ceiling, found["speed"] * draw.uniform(0.5, 2), found["midpoint"] + draw.uniform(-3, 3))
            assert math.sqrt(sum((a - b) ** 2 for a, b in zip(other, shares, strict=True)) / 16) >= found["miss"]


def test_moving_all_years_moves_the_midpoint_and_nothing_else():
    years, shares = shown.shares_of("CHN")
    here, there = diffusion.fit(years, shares, 0.6), diffusion.fit([year - 2000 for year in years], shares, 0.6)
    assert there["midpoint"] == pytest.approx(here["midpoint"] - 2000, abs=1e-7)
    assert (there["speed"], there["miss"]) == pytest.approx((here["speed"], here["miss"]), rel=1e-9)


def test_the_pull_is_the_slope_of_half_the_squares_in_the_ceiling():
    years, shares = shown.shares_of("CHN")
    for ceiling in (0.5, 0.6, 0.9):
        up, down = (diffusion.fit(years, shares, ceiling + d)["miss"] ** 2 * 8 for d in (1e-5, -1e-5))
        assert diffusion.fit(years, shares, ceiling)["pull"] == pytest.approx((up - down) / 2e-5, rel=1e-3, abs=1e-5)


@pytest.mark.parametrize("series", [value for value, _ in shown.SERIES])
@pytest.mark.parametrize("last", range(2020, 2026))
def test_halving_finds_the_ceiling_that_a_search_of_all_finds(series, last):
    years, shares = shown.used(series, last)
    ceilings = [one / 100 for one in range(shown.lowest_ceiling(series, last), 101)]
    by_hand = min(ceilings, key=lambda ceiling: diffusion.fit(years, shares, ceiling)["miss"])
    found = diffusion.best(years, shares, ceilings)
    assert found["ceiling"] == by_hand


# Limiting cases


def test_far_below_its_ceiling_the_curve_grows_by_a_fixed_rate():
    early = curve(1.0, 0.4, 2040, [2000, 2001])
    assert math.log(early[1] / early[0]) == pytest.approx(0.4, abs=1e-6)


def test_a_path_holds_the_share_of_each_year():
    assert diffusion.path(YEARS, 0.6, 0.8, 2022) == curve(0.6, 0.8, 2022)


def test_long_before_and_long_after():
    assert curve(0.6, 3.0, 2022, [-100_000, 100_000]) == pytest.approx([0, 0.6])


def test_a_jump_is_fitted_at_the_fastest_speed_and_a_flat_line_at_the_slowest():
    assert diffusion.fit(YEARS, [0.001] * 8 + [0.5] * 8, 0.5)["speed"] == diffusion.FASTEST
    assert diffusion.fit(YEARS, [0.2] * 16, 0.6)["speed"] == diffusion.SLOWEST


# Bad input


@pytest.mark.parametrize(("args", "words"), [
    ((YEARS, [0.1] * 15, 0.6), "shares: found 15, and 16 years; give one share a year"),
    (([2010, 2011], [0.1, 0.2], 0.6), "years: found 2; give three or more"),
    ((YEARS, [0.1] * 16, 60), "ceiling: found 60; give a fraction above 0 and not above 1 (60% is 0.6)"),
    ((YEARS, [0.1] * 16, 0), "ceiling: found 0; give"),
    ((YEARS, [53] * 16, 0.6), "shares: found 53; give fractions from 0 to 1 (53% is 0.53)"),
    ((YEARS, [0.1] * 16, 0.1), "ceiling: found 0.1, and no share below it; give one above 0.1"),
])
def test_what_cannot_be_fitted_is_named(args, words):
    with pytest.raises(ValueError) as caught:
        diffusion.fit(*args)
    assert words in str(caught.value)


def test_no_spread_time_without_spread():
    with pytest.raises(ValueError, match="speed: found 0; give a number above 0"):
        diffusion.spread_time(0)


def test_every_table_of_shares_is_per_cent():
    assert max(tables.load("electric_cars").column("share")) == 97
    assert max(tables.load("online_retail_china").column("share")) == 27.6
