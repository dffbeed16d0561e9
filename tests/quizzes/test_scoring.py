"""What answers are worth, and what is said where they cannot be read: here and in MicroPython."""

from pathlib import Path

import micropython
import portable
import pytest
from answers import BASIC, HOSTILE, MALFORMED, WORTH
from hypothesis import given, settings
from hypothesis import strategies as st
from quizbank import BODIES, item

import nqpf_quizzes
from nqpf_quizzes.items import forms, scoring
from nqpf_quizzes.items.scoring import score

PACKAGE = Path(nqpf_quizzes.__file__).parent
SOURCES = sorted((PACKAGE / "items").rglob("*.py"))
KINDS = [kind for kind in BODIES if kind != "essay"]

@pytest.mark.parametrize(("name", "answer", "fraction", "outcome", "feedback"), WORTH)
def test_an_answer_is_worth_what_the_rules_say(name, answer, fraction, outcome, feedback):
    made = score(BASIC[name], answer)
    assert (made["fraction"], made["outcome"], made["message"]) == (pytest.approx(fraction), outcome, "")
    assert [(part["about"], part["right"]) for part in made["feedback"]] == feedback


@pytest.mark.parametrize(("name", "answer", "words"), MALFORMED)
def test_a_malformed_answer_is_explained(name, answer, words):
    made = score(BASIC[name], answer)
    assert (made["fraction"], made["outcome"], made["feedback"]) == (0, "malformed", [])
    assert words in made["message"]


def test_each_why_is_the_one_of_what_was_chosen():
    assert [part["text"] for part in score(BASIC["multi"], ["b", "c"])["feedback"]] == ["B no.", "Yes, C."]
    assert score(BASIC["numeric"], 2.41)["feedback"][0]["text"] == "So."
    assert score(BASIC["numeric"], 0.024)["feedback"][0]["text"] == "Per cent."


@pytest.mark.parametrize(("answer", "near"), [
    (2.5, "coarse"), (2, "coarse"), (3, ""), (2.44, ""), (2.45, ""), (2.6, ""), (0, ""), (-2, ""), (1e12, ""), (-2.457, "sign"), (-2.46, "sign"),
])
def test_an_answer_that_is_only_rounded_too_far_or_has_the_wrong_sign_is_known(answer, near):
    one = {**BASIC["numeric"], "answer": 2.4567, "tolerance": {"absolute": 0.005}}
    assert score(one, answer)["near"] == near
    assert score(one, answer)["fraction"] == 0


@pytest.mark.parametrize(("name", "answer", "worth"), [
    ("choice", "a", [1, 1]), ("numeric", 7, [0, 1]), ("multi", ["a", "b", "c"], [1, 2]), ("multi", ["a", "b", "c", "d"], [0, 2]),
    ("match", {"A": 2, "b": 2}, [1, 3]), ("explorer", {"start": 1989, "end": 2007}, [2, 3]), ("choice", "z", [0, 0]),
])
def test_the_worth_is_told_in_parts(name, answer, worth):
    assert score(BASIC[name], answer)["worth"] == worth


def test_tuples_and_sets_are_lists_to_a_student():
    assert score(BASIC["multi"], ("c", "a"))["fraction"] == score(BASIC["multi"], {"c", "a"})["fraction"] == 1


def test_a_goal_on_a_readout_that_is_not_shown_is_not_met():
    goal = {"readout": "other", "above": -1, "why": "Both vintages."}
    one = {**BASIC["explorer"], "goals": [goal]}
    assert score(one, {"country": "USA"})["fraction"] == 0
    assert score(one, {"start": 1991})["fraction"] == 1


@pytest.mark.parametrize(("condition", "bound", "met"), [
    ("at_least", 1990, True), ("at_least", 1991, False), ("at_most", 1990, True), ("at_most", 1989, False),
    ("above", 1989, True), ("above", 1990, False), ("below", 1991, True), ("below", 1990, False),
    ("equals", 1990, True), ("equals", 1991, False), ("one_of", [1980, 1990], True), ("one_of", [1980], False),
])
def test_conditions_of_a_goal(condition, bound, met):
    one = {**BASIC["explorer"], "goals": [{"control": "start", condition: bound, "why": "w"}]}
    assert score(one, {"start": 1990})["fraction"] == met


def test_a_switch_equals_true_and_not_one():
    one = {**BASIC["explorer"], "goals": [{"control": "human_capital", "equals": True, "why": "w"}]}
    assert score(one, {"human_capital": True})["fraction"] == 1
    assert score(one, {"human_capital": False})["fraction"] == 0
    one["goals"] = [{"control": "human_capital", "equals": 1, "why": "w"}]
    assert score(one, {"human_capital": True})["fraction"] == 0


def test_a_task_is_met_as_its_explorer_says():
    one = {**BASIC["explorer"], "goals": [{"task": "flip", "why": "w"}]}
    assert score(one, {"start": 2010})["outcome"] == "right"
    assert score(one, {"start": 1990})["outcome"] == "not yet"


def test_an_essay_is_never_scored():
    with pytest.raises(ValueError, match="hallmark-one: an item of kind essay is scored by a person"):
        score(item("essay"), "text")


@pytest.mark.parametrize("name", BASIC)
@pytest.mark.parametrize("answer", HOSTILE, ids=lambda value: type(value).__name__)
def test_whatever_an_answer_is_it_is_scored_or_explained(name, answer):
    made = score(BASIC[name], answer)
    assert made["outcome"] in ("malformed", "right", "partly", "not yet")
    assert made["outcome"] != "malformed" or 10 < len(made["message"]) < 400
    made["message"].encode("utf-8")


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(list("abcde"))
ANSWERS = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
    st.sampled_from(["a", "b", "A", "start", "country", "human_capital", "x"]) | st.text(max_size=3), inner, max_size=4))


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(sorted(BASIC)), answer=ANSWERS)
def test_no_answer_raises_and_every_fraction_is_in_range(name, answer):
    made = score(BASIC[name], answer)
    assert 0 <= made["fraction"] <= 1
    assert (made["outcome"] == "malformed") == bool(made["message"])
    assert (made["fraction"] == 1) == (made["outcome"] == "right")


def test_micropython_scores_and_says_the_same():
    calls = [["nqpf_quizzes.items.scoring:score", [BASIC[name], answer]] for name, answer, *rest in WORTH + MALFORMED]
    there = micropython.call_there(["nqpf_widgets", "nqpf_quizzes"], calls)
    assert len(there) == len(calls)
    for call, one, other in zip(calls, there, micropython.call_here(calls)):
        assert one == other, call


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_items_use_only_what_both_interpreters_have(path):
    assert portable.findings(path.read_text(encoding="utf-8"), own=("nqpf_widgets", "nqpf_quizzes")) == []


def test_every_kind_has_a_form_and_a_scorer():
    assert set(scoring.SCORERS) == set(KINDS)
    for kind in KINDS:
        function, allowed = scoring.form_of(item(kind))
        assert function.__module__ == forms.__name__
