"""The learning rate from two prices, against the learning curve of the package."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.learning_doublings import draw
from nqpf_widgets.models import learning

SEEDS = [f"doublings {number}" for number in range(60)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_curve_through_both_prices_has_this_rate(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    made, prices = [values["first"]], [100.0]
    for _ in range(values["doublings"]):
        made.append(2 * made[-1])
        prices.append(prices[-1] * (1 - drawn["answer"] / 100))
    assert made[-1] == values["last"] and prices[-1] == pytest.approx(values["price"])
    assert 100 * learning.learning(made, prices)["rate"] == pytest.approx(drawn["answer"])


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["whole-fall"] == 100 - values["price"]
    assert slips["fall-divided"] * values["doublings"] == pytest.approx(slips["whole-fall"])
    assert slips["left-for-fall"] + drawn["answer"] == pytest.approx(100)
    left = 1 - slips["times-for-doublings"] / 100
    assert 100 * left ** (values["last"] / values["first"]) == pytest.approx(values["price"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("first", "last", "doublings", "price"):
        assert values[name] == int(values[name])
    assert 100 * (round(values["left"], 2) / 100) ** values["doublings"] == pytest.approx(values["price"], abs=0.05)
