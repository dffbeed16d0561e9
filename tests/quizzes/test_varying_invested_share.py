"""The invested share that makes capital grow at a given rate, against the model's own next year."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.invested_share import draw
from nqpf_widgets.models import solow

SEEDS = [f"invested {number}" for number in range(200)]


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_capital_of_the_model_grows_as_asked(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    economy = {
        "capital_output": values["ratio"], "investment": drawn["answer"] / 100, "depreciation": values["wear"] / 100,
        "capital_share": 0.4, "tfp": 0.01, "labour": 0, "human_capital": 0, "population": 0,
    }
    capital = solow.path(economy, 1)["capital"]
    assert 100 * (capital[1] / capital[0] - 1) == pytest.approx(values["growth"])


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["wear-forgotten"] == values["addition"] == pytest.approx(values["ratio"] * values["growth"])
    assert slips["growth-forgotten"] == values["upkeep"] == pytest.approx(values["ratio"] * values["wear"])
    assert slips["wear-forgotten"] + slips["growth-forgotten"] == pytest.approx(drawn["answer"])
    assert slips["divided"] * values["ratio"] ** 2 == pytest.approx(drawn["answer"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    for name in ("ratio", "wear", "growth"):
        assert values[name] == round(values[name], 1) > 0
    assert 20 <= drawn["answer"] <= 60
