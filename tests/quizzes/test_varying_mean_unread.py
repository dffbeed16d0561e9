"""How many versions wait on an average day, against the chronology's own count, day by day."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.mean_unread import draw
from nqpf_widgets.models import chronology

SEEDS = [f"unread {number}" for number in range(200)]


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_the_mean_of_every_day_s_count_is_the_answer(seed):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    printed = [values["report"], values["text"], values["text"] + values["gap"]]
    counts = [chronology.unread([0, 0, 0], printed, day) for day in range(values["days"])]
    assert drawn["answer"] == pytest.approx(sum(counts) / len(counts))
    assert values["waits"] == sum(counts) and values["translation"] == printed[2]


def test_slips():
    drawn = draw(Random("slips"))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    waits = [values["report"], values["text"], values["text"] + values["gap"]]
    assert slips["gap-for-wait"] == pytest.approx((waits[0] + waits[1] + values["gap"]) / values["days"])
    assert slips["last-only"] == pytest.approx(waits[2] / values["days"])
    assert slips["mean-of-waits"] == pytest.approx(drawn["answer"] / 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_three_come_in_their_order_before_the_time_is_up(seed):
    values = dict(draw(Random(seed))["values"])
    assert 0 < values["report"] < values["text"] < values["translation"] < values["days"]
    assert all(value == int(value) for value in values.values())
