"""What answers are worth, and what is said where they cannot be read: here and in MicroPython."""

import math
from pathlib import Path

import micropython
import portable
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quizbank import BODIES, item

import nqpf_quizzes
from nqpf_quizzes.items import forms, scoring
from nqpf_quizzes.items.scoring import score

PACKAGE = Path(nqpf_quizzes.__file__).parent
SOURCES = sorted((PACKAGE / "items").rglob("*.py"))
KINDS = [kind for kind in BODIES if kind != "essay"]

FOUR = [
    {"text": "A", "right": True, "why": "Yes, A."}, {"text": "B", "right": False, "why": "B no."},
    {"text": "C", "right": True, "why": "Yes, C."}, {"text": "D", "right": False, "why": "D no."},
]
MATCH = [{"text": "A", "answer": 2, "why": "a"}, {"text": "B", "answer": 1, "why": "b"}, {"text": "C", "answer": 2, "why": "c"}]
GOALS = [
    {"control": "country", "equals": "CHN", "why": "China."},
    {"control": "start", "at_least": 1980, "at_most": 1990, "why": "The eighties."},
    {"readout": "tfp", "above": 0.02, "why": "Above 2 %."},
]
BASIC = {
    "choice": {"id": "x", "kind": "choice", "options": FOUR[:2]},
    "multi": {"id": "x", "kind": "multi", "options": FOUR},
    "numeric": {"id": "x", "kind": "numeric", "answer": 2.4, "tolerance": {"absolute": 0.05}, "why": "So.",
                "slips": [{"value": 0.024, "misconception": "m", "why": "Per cent."}]},
    "relative": {"id": "x", "kind": "numeric", "answer": -200, "tolerance": {"relative": 0.01}, "why": "So."},
    "match": {"id": "x", "kind": "match", "left": MATCH, "right": ["one", "two"]},
    "explorer": {"id": "x", "kind": "explorer", "explorer": "growth-accounting", "goals": GOALS},
}

# item, answer, fraction, outcome, [(about, right) of the feedback]
WORTH = [
    ("choice", "a", 1, "right", [("a", True)]),
    ("choice", " A ", 1, "right", [("a", True)]),
    ("choice", "b", 0, "not yet", [("b", False)]),
    ("choice", None, 0, "unanswered", []),
    ("multi", ["a", "c"], 1, "right", [("a", True), ("c", True)]),
    ("multi", ["C", "a"], 1, "right", [("a", True), ("c", True)]),
    ("multi", ["a"], 0.5, "partly", [("a", True)]),
    ("multi", ["a", "b", "c"], 0.5, "partly", [("a", True), ("b", False), ("c", True)]),
    ("multi", ["a", "b"], 0, "not yet", [("a", True), ("b", False)]),
    ("multi", ["b", "d"], 0, "not yet", [("b", False), ("d", False)]),
    ("multi", ["a", "b", "c", "d"], 0, "not yet", [("a", True), ("b", False), ("c", True), ("d", False)]),
    ("numeric", 2.4, 1, "right", [("answer", True)]),
    ("numeric", 2.45, 1, "right", [("answer", True)]),
    ("numeric", 2.35, 1, "right", [("answer", True)]),
    ("numeric", 2.4501, 0, "not yet", []),
    ("numeric", 0.024, 0, "not yet", [("answer", False)]),
    ("numeric", 2, 0, "not yet", []),
    ("numeric", -1e299, 0, "not yet", []),
    ("relative", -202, 1, "right", [("answer", True)]),
    ("relative", -198, 1, "right", [("answer", True)]),
    ("relative", -202.1, 0, "not yet", []),
    ("relative", 200, 0, "not yet", []),
    ("match", {"a": 2, "b": 1, "c": 2}, 1, "right", [("a", True), ("b", True), ("c", True)]),
    ("match", {"A": 2.0, "b": 2}, 1 / 3, "partly", [("a", True), ("b", False)]),
    ("match", {"c": 1}, 0, "not yet", [("c", False)]),
    ("explorer", {"start": 1989, "end": 2007}, 2 / 3, "partly", [("country", True), ("start", True), ("tfp", False)]),
    ("explorer", {"start": 1989, "end": 2007, "vintage": "11.0"}, 1, "right",
     [("country", True), ("start", True), ("tfp", True)]),
    ("explorer", {"country": "USA", "start": 2000}, 0, "not yet", [("country", False), ("start", False), ("tfp", False)]),
]

# item, answer, words that must be said
MALFORMED = [
    ("choice", "e", 'Found "e". Answer with one letter in quotes, one of a, b.'),
    ("choice", "", 'Found "". Answer with one letter'),
    ("choice", "ab", 'Found "ab". Answer with one letter'),
    ("choice", ["a"], "Found several values. Answer with one letter"),
    ("choice", 1, "Found 1. Answer with one letter"),
    ("choice", True, "Found True. Answer with one letter"),
    ("choice", {}, "Found a dictionary. Answer with one letter"),
    ("choice", "a" * 9999, 'Found "aaaaaaaaaaaaaaaaaaaa" and more. Answer'),
    ("multi", "ac", 'Found "ac". Answer with a list of letters in quotes, from a, b, c, d, with square brackets'),
    ("multi", [], "Found an empty list. Name at least one letter"),
    ("multi", ["a", "a"], 'Found "a" twice. Name each letter once.'),
    ("multi", ["a", "A"], 'Found "a" twice'),
    ("multi", ["a", "x"], 'Found "x" among the letters.'),
    ("multi", ["a", 1], "Found 1 among the letters."),
    ("multi", [["a"]], "Found several values among the letters."),
    ("multi", {"a": 1}, "Found a dictionary. Answer with a list"),
    ("numeric", "2.4", 'Found "2.4", a text. Write the number without quotes and without its unit.'),
    ("numeric", [2, 4], "Found two values. Write one number, with a point before its decimals, not a comma."),
    ("numeric", [2.4], "Found several values. Answer with one number."),
    ("numeric", True, "Found True. Answer with one number."),
    ("numeric", {}, "Found a dictionary. Answer with one number."),
    ("numeric", 1e300, "Found no finite number, or a very large one. Answer with a number of ordinary size."),
    ("match", "2", 'Found "2". Answer with letters and numbers in braces'),
    ("match", {}, "Found an empty dictionary."),
    ("match", {"d": 1}, 'Found "d" before a colon. Write a letter in quotes there, one of a, b, c.'),
    ("match", {"a": 3}, 'Found 3 for "a". Write a whole number from 1 to 2, without quotes.'),
    ("match", {"a": 0}, 'Found 0 for "a".'),
    ("match", {"a": 1.5}, 'Found 1.5 for "a".'),
    ("match", {"a": "1"}, 'Found "1" for "a".'),
    ("match", {"a": True}, 'Found True for "a".'),
    ("match", {"a": None}, 'Found None for "a".'),
    ("match", {"a": [1]}, 'Found several values for "a".'),
    ("explorer", "start", 'Found "start". Answer with settings in braces'),
    ("explorer", {}, "Found an empty dictionary. Answer with settings"),
    ("explorer", {"begin": 1990}, 'Found "begin" before a colon. The names are'),
    ("explorer", {"start": 1900}, "start: found 1900; allowed: a whole number from 1970 to 2018."),
    ("explorer", {"start": 1990.5}, "start: found 1990.5; allowed: a whole number"),
    ("explorer", {"start": "1990"}, 'start: found "1990"; allowed'),
    ("explorer", {"start": True}, "start: found True; allowed"),
    ("explorer", {"start": 1e308}, "start: found no finite number, or a very large one; allowed"),
    ("explorer", {"country": "China"}, 'country: found "China"; allowed: one of CHN'),
    ("explorer", {"country": ["CHN"]}, "country: found several values; allowed"),
    ("explorer", {"human_capital": 1}, "human_capital: found 1; allowed: true or false"),
]

# What JSON cannot carry, so that only this interpreter sees it.
HOSTILE = [
    math.nan, math.inf, -math.inf, 10**400, -(10**400), 10**5000, 1j, b"a", object(), print, ...,
    (1, 2, 3), {"a", "b"}, {1: {2: 3}}, {"a": math.nan}, {"a": 10**5000}, {"start": math.nan}, {"start": 10**5000},
    {None: 1}, {("a",): 1}, ["a", math.nan], [[[[]]]], "\ud800", "\x00", {"\ud800": 1}, range(3), frozenset("a"),
]


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
