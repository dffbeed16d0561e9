"""TFP growth that a goal asks for, against the model's long run."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.tfp_needed import draw
from nqpf_widgets.models import solow

SEEDS = [f"needed {number}" for number in range(200)]


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_with_that_much_tfp_growth_the_model_reaches_the_goal(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    economy = {
        "capital_output": 3.4, "investment": 0.42, "depreciation": 0.052, "population": 0,
        "capital_share": values["capital_share"] / 100, "tfp": drawn["answer"] / 100,
        "labour": values["labour"] / 100, "human_capital": values["human_capital"] / 100,
    }
    assert 100 * solow.long_run(economy)["growth"] == pytest.approx(values["goal"])


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    gap, share = values["goal"] - values["labour"] - values["human_capital"], values["capital_share"] / 100
    assert slips["gap-for-tfp"] == values["gap"] == pytest.approx(gap)
    assert slips["divided"] == pytest.approx(gap / (1 - share))
    assert slips["capital-share"] + drawn["answer"] == pytest.approx(gap)
    assert slips["labour-for-rise"] == pytest.approx((1 - share) * (gap - 2 * values["shrinking"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("goal", "shrinking", "human_capital"):
        assert values[name] == round(values[name], 1) > 0
    assert values["labour"] == -values["shrinking"]
    assert values["capital_share"] + values["labour_share"] == 100 and values["capital_share"] != 50
