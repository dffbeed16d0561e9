"""The fall of the ratio that a fall of emissions needs, against what that fall does in the package."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.needed_cut import draw
from nqpf_widgets.models import kaya

SEEDS = [f"needed {number}" for number in range(60)]


@pytest.mark.parametrize("seed", SEEDS)
def test_with_this_cut_emissions_fall_as_wanted(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    change = kaya.emissions_change(drawn["answer"] / 100, values["growth"] / 100, values["years"])
    assert 100 * change == pytest.approx(-values["fall"])


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_by_hand(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["tonnes-for-ratio"] == values["fall"]
    assert slips["points-added"] == pytest.approx(100 * (values["gdp"] - 1) + values["fall"])
    assert kaya.emissions_change(slips["one-year-of-growth"] / 100, values["growth"] / 100, 1) == pytest.approx(-values["fall"] / 100)
    assert kaya.break_even(slips["growth-alone"] / 100, values["years"]) == pytest.approx(values["growth"] / 100)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_leads_to_the_answer(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    shown = 100 * (1 - round((1 - values["fall"] / 100) / round(values["gdp"], 3), 3))
    assert round(shown, 1) == pytest.approx(drawn["answer"], abs=0.1)
