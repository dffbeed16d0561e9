"""Days from January to June of a leap year, against the calendar of the standard library."""

from datetime import date

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.days_to_print import draw

SEEDS = [f"print {number}" for number in range(200)]


@pytest.mark.parametrize("seed", SEEDS[:40])
@pytest.mark.parametrize("year", [2024, 2028])
def test_every_leap_year_gives_the_same_wait(seed, year):
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    assert drawn["answer"] == (date(year, 6, values["last"]) - date(year, 1, values["first"])).days


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_slips(seed):
    drawn = draw(Random(seed))
    values, slips = dict(drawn["values"]), dict(drawn["slips"])
    assert slips["months-of-thirty"] == 150 + values["last"] - values["first"] == drawn["answer"] - 2
    assert slips["start-ignored"] == date(2024, 6, values["last"]).timetuple().tm_yday == drawn["answer"] + values["first"]
    assert slips["months-only"] == 31 + 29 + 31 + 30 + 31


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_a_day_of_its_month(seed):
    values = dict(draw(Random(seed))["values"])
    assert 1 <= values["first"] <= 31 and 1 <= values["last"] <= 30
    assert values["rest"] == 31 - values["first"] > 0
