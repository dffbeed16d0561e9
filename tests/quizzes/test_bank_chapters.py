"""What holds for the questions of each of these chapters, whatever they ask."""

import re

import pytest
from bankchecks import BANK, COURSE, drawn, fraction

from nqpf_quizzes import bank as banks
from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers

CHAPTERS = [
    "origins", "why_now", "new_industries", "original_innovation", "industrial_chains", "green_transformation", "balance",
    "local_conditions", "debates", "reform", "talent",
]
ITEMS = [item for name in CHAPTERS for item in BANK.chapter(name).items]
EXPLORER_ITEMS = [item["id"] for item in ITEMS if item["kind"] == "explorer"]
VARYING = [item["id"] for item in ITEMS if item.get("vary")]
DIGITS = {"one decimal": 1, "two decimals": 2, "whole number": 0}


@pytest.mark.parametrize("name", CHAPTERS)
def test_objectives_are_the_chapter_s_own(name):
    text = (COURSE.chapters / f"{name}.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\d+\. (.+)[;.]$", text.split("**After it you can**")[1].split("**Time.**")[0], re.M)
    words = [(f"{name}-{i}", line[0].upper() + line[1:] + ".") for i, line in enumerate(listed, 1)]
    assert [(one["id"], one["text"]) for one in BANK.chapter(name).objectives] == words


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_shows_its_practice(name):
    assert f'practice("{name}")' in (COURSE.chapters / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CHAPTERS)
def test_practice_covers_every_objective_in_kinds_and_levels_enough(name):
    practice = BANK.chapter(name).pool("practice")
    assert len(practice) >= 10
    assert len({item["kind"] for item in practice}) >= 4
    assert len({item["bloom"] for item in practice}) >= 4
    assert any(item.get("vary") for item in practice)
    assert {item["objective"] for item in practice} == {one["id"] for one in BANK.chapter(name).objectives}


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_graded_pool_covers_every_objective_above_remember(name):
    graded = BANK.chapter(name).pool("graded")
    assert len(graded) >= 5
    assert {item["objective"] for item in graded} == {one["id"] for one in BANK.chapter(name).objectives}
    assert "remember" not in {item["bloom"] for item in graded}
    assert {"explorer"} < {item["kind"] for item in graded} and {"match", "multi"} & {item["kind"] for item in graded}


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_a_third_of_the_goals_at_most_is_met_before_anything_is_moved(name):
    item = BANK.item(name)
    assert fraction(name, explorers.load(item["explorer"]).defaults()) <= 1 / 3


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_the_example_reaches_every_goal_and_needs_every_setting(name):
    item = BANK.item(name)
    assert fraction(name, item["example"]) == 1
    for left_out in item["example"]:
        rest = {key: value for key, value in item["example"].items() if key != left_out}
        assert fraction(name, rest) < 1, left_out


@pytest.mark.parametrize("item", [one for one in ITEMS if one["kind"] == "numeric"], ids=lambda one: one["id"])
def test_an_answer_rounded_as_the_stem_asks_is_right(item):
    places = next(count for words, count in DIGITS.items() if words in item["stem"])
    for seed in map(str, range(40)):
        asked = banks.ask(item, seed)
        assert scoring.score(asked, round(asked["answer"], places))["outcome"] == "right", seed


@pytest.mark.parametrize("name", VARYING)
def test_figures_printed_in_the_stem_are_those_computed_with(name):
    shown = re.findall(r"{(\w+):(\w+)}", BANK.item(name)["stem"])
    assert shown
    for asked, values in drawn(name):
        for figure, form in shown:
            digits = int(form[-1]) if form[-1].isdigit() else 0
            assert values[figure] == pytest.approx(round(values[figure], digits), abs=1e-9), figure


# Readouts are printed rounded. What prints as the number that a stem asks for must be enough.
HALF = {"percent0": 0.005, "percent1": 0.0005, "percent2": 0.00005, "signed_percent1": 0.0005, "signed_percent2": 0.00005,
        "points2": 0.00005, "number0": 0.5, "number1": 0.05}


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_a_bound_takes_what_prints_as_the_bound(name):
    item = BANK.item(name)
    formats = {one["key"]: one["format"] for one in explorers.load(item["explorer"]).run(item["example"]).readouts}
    for goal in item["goals"]:
        half = HALF.get(formats.get(goal.get("readout")))
        for condition in ("at_least", "at_most"):
            if half and condition in goal:
                # The bound lies half a unit of the last decimal beyond a round number, or the reader is not asked for it.
                steps = goal[condition] / half
                assert steps == pytest.approx(round(steps), abs=1e-6), goal
                assert round(steps) % 2 == 1 or (name, goal["readout"]) in COARSE, goal


# Readouts far from any bound: whole sets of items, or sectors far apart.
COARSE = {("debates-three-of-four", "part"), ("industrial_chains-long-and-local", "income")}
