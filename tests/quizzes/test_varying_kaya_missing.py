"""Carbon per energy as a residual, against the identity of the package on levels."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.kaya_missing import draw
from nqpf_widgets.models import kaya

SEEDS = [f"missing {number}" for number in range(60)]
START = {"population": 50.0, "gdp": 2.0, "energy": 30.0, "co2": 1.5}


@pytest.mark.parametrize("seed", SEEDS)
def test_levels_that_grow_so_have_this_rate(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    growth = {"population": values["population"], "gdp": values["population"] + values["income"],
              "energy": values["population"] + values["income"] + values["energy_intensity"], "co2": values["emissions"]}
    after = {name: START[name] * math.exp(10 * growth[name] / 100) for name in START}
    made = kaya.rates(START, after, 10)
    assert drawn["answer"] == pytest.approx(100 * made["carbon_intensity"])
    assert values["carbon_per_gdp"] == pytest.approx(100 * (made["energy_intensity"] + made["carbon_intensity"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["population-forgotten"] - drawn["answer"] == pytest.approx(values["population"])
    assert slips["ratio-for-part"] - drawn["answer"] == pytest.approx(values["energy_intensity"])
    assert slips["energy-added"] - drawn["answer"] == pytest.approx(2 * values["energy_intensity"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("emissions", "population", "income", "energy_intensity"):
        assert values[name] == pytest.approx(round(values[name], 1), abs=1e-12)
    assert values["population"] > 0 and values["income"] > 0 > values["energy_intensity"]


def test_carbon_per_energy_falls_in_most_draws_and_rises_in_some():
    fell = [draw(Random(seed))["answer"] < 0 for seed in SEEDS]
    assert 0.6 < sum(fell) / len(fell) < 0.95
