"""The share after the midpoint, against the S-curve of the package fitted to shares that follow it."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.scurve_share import draw
from nqpf_widgets.models import diffusion

SEEDS = [f"share {number}" for number in range(60)]


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_the_answer_lies_on_the_curve_that_a_fit_finds(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    years = [values["midpoint"] + time for time in range(-4, 5)]
    shares = [values["ceiling"] / 100 / (1 + math.exp(values["speed"] * (values["midpoint"] - year))) for year in years]
    made = diffusion.fit(years, shares, values["ceiling"] / 100)
    assert made["midpoint"] == pytest.approx(values["midpoint"]) and made["speed"] == pytest.approx(values["speed"])
    found = diffusion.share(values["year"], values["ceiling"] / 100, made["speed"], made["midpoint"])
    assert drawn["answer"] == pytest.approx(100 * found)


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    odds = math.exp(values["speed"] * (values["year"] - values["midpoint"]))
    assert slips["ceiling-forgotten"] == pytest.approx(100 * odds / (1 + odds))
    assert slips["before-for-after"] == pytest.approx(values["ceiling"] - drawn["answer"])
    assert slips["odds-for-share"] == pytest.approx(values["ceiling"] - values["ceiling"] / odds)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_leads_to_the_answer(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    assert values["year"] - values["midpoint"] == values["after"] > 0
    assert values["log_odds"] == pytest.approx(round(values["log_odds"], 1))
    assert values["ceiling"] / 2 < drawn["answer"] < values["ceiling"]
    shown = values["ceiling"] / (1 + round(values["rest"], 3))
    assert round(shown, 1) == pytest.approx(drawn["answer"], abs=0.1)
