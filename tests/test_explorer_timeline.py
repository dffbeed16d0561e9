"""The explorer of chapter 1: what its dates, tasks, readings and readouts promise."""

import datetime
import re
from pathlib import Path

import pytest
from trying import Trial

from nqpf_widgets import tables
from nqpf_widgets.explorers import timeline
from nqpf_widgets.models import chronology

TRIAL = Trial("timeline")
EXPLORER = TRIAL.explorer
view = TRIAL.view
EVENTS = tables.load("nqpf_events")
LISTS = tables.load("task_lists")
BIBLIOGRAPHY = (Path(__file__).parents[1] / "references.bib").read_text("utf8")


def on(text, **more):
    """The parameters of a date such as 2024-03-05."""
    year, month, day = map(int, text.split("-"))
    return {"year": year, "month": month, "day": day, **more}


# A solution of each task, and settings that come close without solving it.
SOLUTIONS = [
    ("unread", on("2024-03-05")),
    ("unread", on("2023-12-12")),
    ("unread", on("2024-05-31", dated="said")),
    ("warning", on("2024-03-16")),
    ("displaced", on("2024-12-12")),
    ("waiting", on("2024-01-31")),
]
NEAR_MISSES = [
    ("unread", on("2023-12-11")),
    ("unread", on("2024-06-01")),
    ("warning", on("2024-03-15")),
    ("warning", on("2024-03-17")),
    ("displaced", on("2024-12-11")),
    ("displaced", on("2024-12-13")),
    ("displaced", on("2025-03-05")),
    ("waiting", on("2024-01-30")),
    ("waiting", on("2024-02-01")),
]


def every_day():
    day = datetime.date(2023, 7, 1)
    while day <= datetime.date(2026, 3, 31):
        yield day.isoformat()
        day += datetime.timedelta(days=1)


def reading(**params):
    return " ".join(TRIAL.reading(**params))


def dots(made):
    return {mark["label"]: mark["y"] for mark in made["marks"] if mark["kind"] == "dot"}


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_three_things_wait_on_one_day_only():
    assert [text for text in every_day() if view(**on(text)).value("unread") >= 3] == ["2024-01-31"]


def test_the_first_warning_came_on_the_day_of_the_first_place_in_a_work_report():
    assert timeline._printed("Jiangsu") == timeline._printed("State") == chronology.from_text("2024-03-05")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-12-12", "2024-03-05", 84), ("2024-03-05", "2024-03-16", 11), ("2024-01-31", "2024-06-01", 122),
        ("2024-01-31", "2024-11-12", 286), ("2024-12-12", "2025-03-05", 83), ("2023-09-09", "2024-02-01", 145),
        ("2023-12-12", "2024-12-12", 366),
    ],
)
def test_spans_that_the_chapter_names(start, end, days):
    assert chronology.from_text(end) - chronology.from_text(start) == days


def test_the_waits_of_the_table_add_up_to_what_the_chapter_says():
    said, printed = ([chronology.from_text(text) for text in EVENTS.column(name)] for name in ("said", "printed"))
    assert sum(chronology.waits(said, printed)) == 417
    assert sum(view(**on(text)).value("unread") for text in every_day()) == 417


@pytest.mark.parametrize(
    ("params", "settled"),
    [
        (on("2024-02-31"), on("2024-02-29")),
        (on("2025-02-30"), on("2025-02-28")),
        (on("2023-01-15"), on("2023-07-01")),
        (on("2026-12-24"), on("2026-03-31")),
        (on("2024-06-15"), on("2024-06-15")),
    ],
)
def test_a_date_that_does_not_exist_or_is_off_the_axis_is_settled(params, settled):
    assert EXPLORER.check(params) == {**settled, "dated": "print"}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "By 31 March 2026, 14 of 14 things can be read; the latest is the five-year plan for 2026 to 2030."),
        ({}, "the work report of 2026, domestic demand comes first; industry and innovation are number 2."),
        (on("2023-07-01"), "On 1 July 2023, nothing here is in print; the first report is 70 days away."),
        (on("2023-09-08"), "nothing here is in print; the first report comes the next day. In the latest"),
        (on("2023-09-06", dated="said"), "nothing here has been said; the first remarks come the next day."),
        (on("2024-03-05"), "By 5 March 2024, 5 of 14 things can be read; the latest is the remarks to the Jiangsu delegation."),
        (on("2024-03-05"), "the work report of 2024, industry and innovation come first; domestic demand is number 3."),
        (on("2024-03-05"), "Of what has been said or decided, 2 things cannot be read yet."),
        (on("2024-03-05", dated="said"), "7 of 14 things have been said or decided"),
        (on("2025-10-24"), "Of what has been said or decided, one thing cannot be read yet."),
    ],
)
def test_the_reading_says_what_the_numbers_show(params, words):
    assert words in reading(**params)


@pytest.mark.parametrize("dated", ["print", "said"])
def test_every_event_is_one_dot_each_day_and_those_to_come_are_told_apart(dated):
    for text in [*list(every_day())[::30], "2024-03-05", "2026-03-31"]:
        shown = view(**on(text, dated=dated))
        seen = dots(shown.charts[0])
        assert sorted(sum(seen.values(), [])) == sorted(shown.charts[0]["y"]["domain"])
        assert 14 - len(seen["Still to come"]) == shown.value("count")


def test_counting_by_saying_differs_from_counting_by_print_by_what_cannot_be_read():
    for text in every_day():
        by_print, by_saying = view(**on(text)), view(**on(text, dated="said"))
        assert by_saying.value("count") - by_print.value("count") == by_print.value("unread") == by_saying.value("unread")


def test_the_picture_counts_days_from_the_first_report():
    made = view().charts[0]
    assert made["x"]["domain"] == [-70, 934]
    place = {row: x for mark in made["marks"] if mark["kind"] == "dot" for row, x in zip(mark["y"], mark["x"], strict=True)}
    assert (place["7 Sep 23 Harbin"], place["5 Mar 24 Jiangsu"], place["16 Mar 24 Daily"]) == (0, 178, 189)
    (wait,) = [mark for mark in made["marks"] if mark["kind"] == "link"]
    assert [b - a for a, b in zip(wait["x1"], wait["x2"], strict=True)] == [122, 286]


def test_rows_have_names_of_their_own():
    labels = view().charts[0]["y"]["domain"]
    assert len(labels) == len(set(labels)) == 14
    assert labels[5] == "5 Mar 24 State"


def test_every_kind_of_event_has_a_mark():
    assert set(EVENTS.column("kind")) == {kind for kind, _, _ in timeline.KINDS}


def test_events_stand_in_the_order_of_saying_and_none_is_printed_before():
    said = EVENTS.column("said")
    assert said == sorted(said)
    assert all(late >= early for early, late in zip(said, EVENTS.column("printed"), strict=True))


@pytest.mark.parametrize("table", [EVENTS, LISTS], ids=["events", "lists"])
def test_every_row_names_a_source_in_the_list_of_references(table):
    entries = set(re.findall(r"^@\w+\{([^,]+),", BIBLIOGRAPHY, re.MULTILINE))
    assert set(table.column("key")) <= entries


def test_each_list_among_the_events_is_in_the_table_of_lists_and_no_change_of_first_place_is_missing():
    shown = EVENTS.where("kind", "list").column("printed")
    assert set(shown) <= set(LISTS.column("printed"))
    places = LISTS.column("innovation")
    changes = [LISTS.column("printed")[i] for i in range(1, len(places)) if places[i] != places[i - 1]]
    assert set(changes) <= set(shown)


def test_domestic_demand_is_first_in_every_work_report_but_that_of_2024():
    reports = [i for i, name in enumerate(LISTS.column("name")) if name.startswith("work report")]
    assert [LISTS.column("demand")[i] for i in reports] == [1, 3, 1, 1]
    assert [LISTS.column("innovation")[i] for i in reports] == [2, 1, 2, 2]


def test_the_figure_shows_the_places_of_the_table():
    lines = [mark for mark in timeline.ranks_chart()["marks"] if mark["kind"] == "line"]
    assert [mark["y"] for mark in lines] == [
        ["First", "Second", "Third", "First", "First", "First", "First"],
        ["Second", "First", "First", "Second", "Second", "Second", "Second"],
    ]


def test_every_day_and_both_datings_give_a_reading():
    for text in every_day():
        for dated in ("print", "said"):
            assert 2 <= len(view(**on(text, dated=dated)).reading) <= 3


def test_days_before_the_first_report_count_down():
    assert [view(**on(text)).value("since") for text in ("2023-07-01", "2023-09-08", "2023-09-09", "2023-09-10")] == [-70, -1, 0, 1]
