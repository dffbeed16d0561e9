"""TFP growth from levels, against the account of the package year by year."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.growth_levels import draw
from nqpf_widgets.models import growth

SEEDS = [f"levels {number}" for number in range(200)]


def steady(end, years):
    """An index that grows steadily from 100 to its end."""
    return [100 * (end / 100) ** (t / years) for t in range(years + 1)]


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_the_yearly_account_has_the_same_average(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    years = values["years"]
    made = growth.account(*(steady(values[name], years) for name in ("output", "capital", "labour")),
                          [1.0] * (years + 1), [values["labour_share"] / 100] * (years + 1))
    assert drawn["answer"] == pytest.approx(100 * growth.average(made["tfp"]))
    swapped = growth.account(*(steady(values[name], years) for name in ("output", "capital", "labour")),
                             [1.0] * (years + 1), [values["capital_share"] / 100] * (years + 1))
    assert dict(drawn["slips"])["shares-swapped"] == pytest.approx(100 * growth.average(swapped["tfp"]))


def test_slips_by_hand():
    drawn = draw(Random("by hand"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    rises = [values[name] - 100 for name in ("output", "capital", "labour")]
    share = values["labour_share"] / 100
    assert slips["total-for-yearly"] == pytest.approx(drawn["answer"] * values["years"])
    assert slips["per-cent-for-log"] == pytest.approx((rises[0] - (1 - share) * rises[1] - share * rises[2]) / values["years"])
    assert slips["no-weights"] == pytest.approx(
        (values["growth_output"] - values["growth_capital"] - values["growth_labour"]) / values["years"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    values = dict(draw(Random(seed))["values"])
    for name in ("years", "output", "capital", "labour", "labour_share"):
        assert values[name] == int(values[name])
    assert values["capital"] > values["output"] > values["labour"] > 100
    assert values["labour_share"] != 50
