"""The model of chapter 1: closed forms, known numbers, invariants, limits, bad input."""

import datetime
import random

import pytest

from nqpf_widgets.models.chronology import (
    counted, day_number, from_text, month_length, try_latest, unread, waits,
)


def drawn(seed, size=40):
    """Days of saying and of printing, drawn from a seed; a third are printed at once."""
    draw = random.Random(seed)
    said = [draw.randint(-500, 500) for _ in range(size)]
    return said, [day + draw.choice([0, draw.randint(0, 30), draw.randint(0, 300)]) for day in said]


# Closed form


@pytest.mark.parametrize("seed", range(20))
def test_days_are_those_of_the_standard_library(seed):
    draw = random.Random(seed)
    for _ in range(200):
        date = datetime.date.fromordinal(draw.randint(datetime.date(1583, 1, 1).toordinal(), datetime.date.max.toordinal()))
        assert day_number(date.year, date.month, date.day) == (date - datetime.date(1970, 1, 1)).days


def test_backlog_of_two_waits_that_overlap():
    said, printed = [0, 2], [5, 3]
    assert [unread(said, printed, day) for day in range(-1, 7)] == [0, 1, 1, 2, 1, 1, 0, 0]


# Published numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1970-01-01", 0),
        ("2000-01-01", 10957),  # 946,684,800 seconds of POSIX time, over 86,400
        ("2038-01-19", 24855),  # the day on which 2^31 - 1 seconds are reached
        ("1858-11-17", -40587),  # day 0 of the modified Julian date
    ],
)
def test_known_days(text, expected):
    assert from_text(text) == expected


@pytest.mark.parametrize(("year", "length"), [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28)])
def test_length_of_february(year, length):
    assert month_length(year, 2) == length


# Invariants


@pytest.mark.parametrize("seed", range(10))
def test_the_backlog_added_up_over_days_is_the_waits_added_up(seed):
    said, printed = drawn(seed)
    days = range(min(said) - 1, max(printed) + 2)
    assert sum(unread(said, printed, day) for day in days) == sum(waits(said, printed))


@pytest.mark.parametrize("seed", range(10))
def test_what_is_counted_never_falls_and_the_backlog_is_never_negative(seed):
    said, printed = drawn(seed)
    days = range(-600, 900)
    totals = [counted(said, day) for day in days]
    assert totals == sorted(totals)
    assert min(unread(said, printed, day) for day in days) >= 0


# Limits


def test_before_everything_nothing_is_counted_and_after_everything_all_is():
    said, printed = drawn(1)
    assert (counted(said, -10_000), unread(said, printed, -10_000)) == (0, 0)
    assert (counted(said, 10_000), unread(said, printed, 10_000)) == (len(said), 0)
    assert try_latest(said, -10_000) is None


def test_if_all_is_printed_at_once_nothing_ever_waits():
    said, _ = drawn(2)
    assert {unread(said, said, day) for day in range(-600, 600)} == {0}


def test_a_day_counts_from_its_own_morning():
    assert (counted([7], 6), counted([7], 7)) == (0, 1)


def test_of_equally_late_things_the_last_is_the_latest():
    assert try_latest([3, 9, 5, 9, 12], 10) == 3


# Bad input


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ((2023, 2, 29), "day: found 29; allowed: 1 to 28"),
        ((2024, 4, 31), "day: found 31; allowed: 1 to 30"),
        ((2024, 13, 1), "month: found 13; allowed: 1 to 12"),
        ((2024, 1, 0), "day: found 0; allowed: 1 to 31"),
        ((1500, 1, 1), "year: found 1500; allowed: 1583 to 9999"),
    ],
)
def test_a_date_that_is_not_in_the_calendar_is_refused(date, words):
    with pytest.raises(ValueError, match=words):
        day_number(*date)


def test_a_text_that_is_no_date_is_refused():
    with pytest.raises(ValueError, match="found '2024-03'; allowed: year-month-day"):
        from_text("2024-03")


def test_printing_before_saying_is_refused():
    with pytest.raises(ValueError, match="thing 1: printed on day 4, before it was said on day 5"):
        unread([1, 5], [1, 4], 9)
    with pytest.raises(ValueError, match="2 days of saying, 1 of printing"):
        waits([1, 5], [1])
