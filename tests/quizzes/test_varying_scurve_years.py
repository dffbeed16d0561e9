"""Years between two shares, against the S-curve of the package run forward."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.scurve_years import draw
from nqpf_widgets.models import diffusion

SEEDS = [f"years {number}" for number in range(60)]


@pytest.mark.parametrize("seed", SEEDS)
def test_so_many_years_later_the_curve_is_at_the_later_share(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    ceiling, speed = values["ceiling"] / 100, values["speed"]
    start = math.log(values["now"] / (values["ceiling"] - values["now"])) / speed
    assert diffusion.share(start, ceiling, speed, 0) == pytest.approx(values["now"] / 100)
    assert diffusion.share(start + drawn["answer"], ceiling, speed, 0) == pytest.approx(values["later"] / 100)


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["tenth-to-nine-tenths"] == pytest.approx(diffusion.spread_time(values["speed"]))
    assert values["now"] * math.exp(values["speed"] * slips["growth-for-odds"]) == pytest.approx(values["later"])
    against_all = math.log(values["later"] * (100 - values["now"]) / (values["now"] * (100 - values["later"])))
    assert slips["ceiling-forgotten"] == pytest.approx(against_all / values["speed"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_leads_to_the_answer(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    assert 0 < values["now"] < values["ceiling"] / 4 and 0.6 <= values["later"] / values["ceiling"] <= 0.85
    assert round(round(values["rise"], 2) / values["speed"], 1) == pytest.approx(drawn["answer"], abs=0.1)
    by_odds = math.log(round(values["odds_later"], 3) / round(values["odds_now"], 3)) / values["speed"]
    assert round(by_odds, 1) == pytest.approx(drawn["answer"], abs=0.1)
