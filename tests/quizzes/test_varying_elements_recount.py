"""What the accountant by cost books, against the model's own books."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.elements_recount import WEIGHTS, draw
from nqpf_widgets.explorers import elements as explorer
from nqpf_widgets.models import elements

SEEDS = [f"recount {number}" for number in range(200)]


def test_weights_are_the_explorer_s():
    assert WEIGHTS == explorer.WEIGHTS


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_the_model_s_accountants_book_the_same(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    ahead = [math.exp(one / 100) for one in (-values["workers"], values["means"], -values["subjects"])]
    inputs = 100 * elements.inputs_lead("quality", ahead, [1.0, 1.0, 1.0], WEIGHTS, -1)
    assert values["inputs"] == pytest.approx(inputs)
    assert drawn["answer"] == pytest.approx(values["tfp"] + inputs)


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["same-in-every-book"] == values["tfp"]
    assert slips["inputs-for-residual"] == pytest.approx(drawn["answer"] - values["tfp"])
    assert slips["wrong-sign"] + drawn["answer"] == pytest.approx(2 * values["tfp"])
    assert slips["no-weights"] == pytest.approx(values["tfp"] + values["means"] - values["workers"] - values["subjects"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("means", "workers", "subjects", "tfp"):
        assert values[name] == round(values[name], 1)
    assert values["means"] > 0 and values["workers"] > 0 and values["subjects"] > 0 > values["tfp"]
