"""Emissions from a falling ratio and growing GDP, against the path of the package year by year."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.ratio_and_growth import draw
from nqpf_widgets.models import kaya

SEEDS = [f"ratio {number}" for number in range(60)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_path_with_a_steady_fall_of_the_ratio_ends_there(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    yearly = (1 - values["cut"] / 100) ** (1 / values["years"]) - 1
    period = {"growth": values["growth"] / 100, "energy_intensity": yearly, "carbon_intensity": 0.0}
    path = kaya.path(100, [(period, values["years"])])
    assert drawn["answer"] == pytest.approx(path[-1] - 100)


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    grown = 100 * (values["gdp"] - 1)
    assert slips["ratio-for-tonnes"] == -values["cut"]
    assert slips["points-subtracted"] == pytest.approx(grown - values["cut"])
    assert slips["one-year-of-growth"] == pytest.approx((100 - values["cut"]) * (100 + values["growth"]) / 100 - 100)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_leads_to_the_answer(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    shown = 100 * (round(values["gdp"], 3) * round(values["left"], 2) - 1)
    assert round(shown, 1) == pytest.approx(drawn["answer"], abs=0.1)
    assert 100 * (round(values["product"], 3) - 1) == pytest.approx(drawn["answer"], abs=0.1)


def test_emissions_rise_in_some_draws_and_fall_in_others():
    assert {draw(Random(seed))["answer"] > 0 for seed in SEEDS} == {True, False}
