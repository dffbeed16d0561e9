"""TFP growth in a newer vintage, against two accounts of the package."""

import math

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.vintage_revision import draw
from nqpf_widgets.models import growth

SEEDS = [f"revision {number}" for number in range(200)]


def tfp(output, hours, capital, share):
    """TFP growth in log per cent, from growth in log per cent and the labour share in per cent."""
    levels = [[1.0, math.exp(rate / 100)] for rate in (output, capital, hours)]
    return 100 * growth.account(*levels, [1.0, 1.0], [share / 100] * 2)["tfp"][0]


@pytest.mark.parametrize("capital", [0, 7.5])
@pytest.mark.parametrize("seed", SEEDS[:40])
def test_two_accounts_differ_by_as_much_whatever_capital_does(seed, capital):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    older, newer = (tfp(values[name + "_output"], values[name + "_hours"], capital, values["labour_share"])
                    for name in ("older", "newer"))
    assert drawn["answer"] - values["older_tfp"] == pytest.approx(newer - older)


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    plain = values["older_tfp"] + values["newer_output"] - values["older_output"]
    change = values["newer_hours"] - values["older_hours"]
    assert slips["hours-forgotten"] == pytest.approx(plain)
    assert slips["weight-forgotten"] == pytest.approx(plain - change)
    assert slips["wrong-sign"] == pytest.approx(plain + change * values["labour_share"] / 100)
    assert slips["change-for-level"] == pytest.approx(drawn["answer"] - values["older_tfp"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("older_output", "older_hours", "older_tfp", "newer_output", "newer_hours"):
        assert values[name] == round(values[name], 1)
    assert values["newer_output"] > values["older_output"]
    assert min(values["older_hours"], values["newer_hours"]) > 0


def test_hours_are_revised_in_both_directions():
    changes = {dict(draw(Random(seed))["values"])["change_hours"] > 0 for seed in SEEDS}
    assert changes == {True, False}
