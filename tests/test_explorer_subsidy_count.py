"""The explorer of chapter 13: what its tasks, controls, pictures and sentences promise."""

import itertools
import re
from pathlib import Path

import pytest
from trying import Trial

from nqpf_widgets import tables
from nqpf_widgets.chart import table
from nqpf_widgets.explorers import subsidy_count

TRIAL = Trial("subsidy-count")
EXPLORER = TRIAL.explorer
view, done = TRIAL.view, TRIAL.done
ITEMS = subsidy_count.ITEMS
BIBLIOGRAPHY = (Path(__file__).parents[1] / "references.bib").read_text("utf8")


def only(*items, **more):
    return {**{item: item in items for item in ITEMS}, **more}


SOLUTIONS = [
    ("payments", only("cash")), ("hidden", only("tax", "land", "credit")), ("half", only("cash", "credit")),
    ("near", only("land", "credit")),
]
NEAR_MISSES = [
    ("payments", only("cash", source="wto")), ("payments", only("cash", "credit")), ("hidden", only("tax", "land")),
    ("half", only("cash", "land")), ("half", only("tax", "land", "credit")), ("half", only("cash")),
    ("near", only("land")), ("near", only("land", "credit", source="csis")), ("near", only()),
]
SETTINGS = [
    {"source": source, "side": side, **dict(zip(ITEMS, on, strict=True))}
    for source in subsidy_count.COUNTS for side in (False, True) for on in itertools.product([False, True], repeat=4)
]


def reading(**params):
    return " ".join(TRIAL.reading(**params))


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


@pytest.mark.parametrize("turn", [1, -1])
def test_who_unticks_items_in_the_order_of_the_page_does_no_other_task_on_the_way_to_the_first(turn):
    unticked = [one.name for one in EXPLORER.controls if one.name in ITEMS and one.name != "cash"][::turn]
    assert [done({name: False for name in unticked[:i + 1]}) for i in range(3)] == [[], [], ["payments"]]


def test_each_task_has_one_solution():
    for one in EXPLORER.tasks:
        found = [params for params in SETTINGS if not params["side"] and one.key in done(params)]
        assert len(found) == 1


@pytest.mark.parametrize("params", SETTINGS)
def test_every_setting_gives_a_view(params):
    shown = view(**params)
    assert 1 <= len(shown.reading) <= 3
    assert shown.value("low") <= shown.value("counted") <= shown.value("high")
    assert shown.value("counted") + shown.value("left") == pytest.approx(subsidy_count.totals()[params["source"]])


@pytest.mark.parametrize("source", ["wto", "csis"])
def test_items_are_idle_where_a_count_has_no_sizes(source):
    assert view(source=source).idle == list(ITEMS)
    assert view(source=source).value("counted") == view(source=source, cash=False, tax=False).value("counted")
    assert view(source="imf").idle == []


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"source": "wto"}, "about 0.8% of GDP since 2008. By value, farming receives most."),
        ({"source": "csis"}, "1.73% of GDP in 2019. It names several instruments."),
        ({}, "4.4% of GDP in 2023, in four items."),
        (only(), "Nothing is counted."),
        (only("cash"), "count 2.0% of GDP, 45% of the figure; 2.4% of GDP is left out. A part of this figure is larger than the whole"),
        (only("tax", "credit"), "It is more than the whole CSIS figure, 1.73%, and no money paid out is in it."),
        (only("land", "credit"), "count 0.9% of GDP, 20% of the figure; 3.5% of GDP is left out. That is near the whole count of notices"),
        (only("tax"), "count 1.5% of GDP, 34% of the figure; 2.9% of GDP is left out."),
    ],
)
def test_the_reading_says_what_the_numbers_show(params, words):
    assert words in reading(**params)


def test_side_by_side_shows_every_count_and_else_only_the_chosen_one():
    def shown(**params):
        return {row for mark in view(**params).charts[1]["marks"] for row in mark["y"]}
    assert shown(source="wto") == {"WTO"} and shown(source="imf") == {"IMF"}
    assert shown(side=True) == {"WTO", "CSIS", "IMF"}


def test_only_the_count_of_notices_names_farming():
    named = {mark["label"] for mark in view(side=True).charts[1]["marks"] if "Farm" in mark["x"]}
    assert named == {"WTO: named"}


def test_the_table_behind_the_picture_loses_no_dot():
    made = view(side=True).charts[1]
    cells = [cell for row in table(made)["rows"] for cell in row[1:] if cell is not None]
    assert len(cells) == sum(len(mark["x"]) for mark in made["marks"]) == 12


def test_bars_of_the_chosen_count_add_up_to_it():
    counted, left, others = view(**only("tax")).charts[0]["marks"]
    assert left["base"] == counted["x"]
    assert counted["x"][0] + left["x"][0] == pytest.approx(0.044)
    assert others["x"] == [0.008, 0.0173]


def test_the_figure_stacks_four_items_to_the_whole():
    marks = [mark for mark in subsidy_count.counts_chart()["marks"] if mark["y"] == ["IMF"]]
    assert [mark["base"][0] for mark in marks] == pytest.approx([0, 0.02, 0.035, 0.04])
    assert marks[-1]["base"][0] + marks[-1]["x"][0] == pytest.approx(0.044)


def test_every_count_names_a_source_in_the_list_of_references():
    entries = set(re.findall(r"^@\w+\{([^,]+),", BIBLIOGRAPHY, re.MULTILINE))
    assert set(tables.load("support_counts").column("key")) <= entries
