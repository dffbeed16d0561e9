"""Growth in the long run, against the model's formula and its path after a thousand years."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.long_run_growth import draw
from nqpf_widgets.models import solow

SEEDS = [f"long run {number}" for number in range(200)]


def economy(values, investment=0.42):
    return {
        "capital_output": 3.4, "investment": investment, "depreciation": 0.052, "population": 0,
        "capital_share": values["capital_share"] / 100, "tfp": values["tfp"] / 100,
        "labour": values["labour"] / 100, "human_capital": values["human_capital"] / 100,
    }


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_the_model_says_the_same(seed):
    drawn = draw(Random(seed))
    assert drawn["answer"] == pytest.approx(100 * solow.long_run(economy(dict(drawn["values"])))["growth"])


@pytest.mark.parametrize("investment", [0.2, 0.6])
@pytest.mark.parametrize("seed", SEEDS[:5])
def test_the_path_ends_there_whatever_is_invested(seed, investment):
    drawn = draw(Random(seed))
    output = solow.path(economy(dict(drawn["values"]), investment), 1000)["output"]
    assert 100 * math.log(output[-1] / output[-2]) == pytest.approx(drawn["answer"], abs=1e-6)


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    tfp, rest, share = values["tfp"], values["labour"] + values["human_capital"], values["capital_share"] / 100
    assert slips["capital-ignored"] == pytest.approx(tfp + rest)
    assert slips["multiplied"] == pytest.approx(tfp * (1 - share) + rest)
    assert slips["divided-by-capital-share"] == pytest.approx(tfp / share + rest)
    assert slips["weighted"] == pytest.approx(tfp / (1 - share) + (1 - share) * rest)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("tfp", "labour", "human_capital"):
        assert values[name] == round(values[name], 1)
    assert values["tfp"] > 0 > values["labour"] and values["human_capital"] > 0
    assert values["capital_share"] + values["labour_share"] == 100 and values["capital_share"] != 50
