"""Items with answers of every kind: what each is worth, what is said of it, and answers that are no answers."""

import math

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
    "slips": {"id": "x", "kind": "numeric", "answer": 9.2, "tolerance": {"absolute": 0.1}, "why": "So.", "slips": [
        {"value": 8.4, "misconception": "m", "why": "Inputs."}, {"value": 0.0747, "misconception": "n", "why": "Share."}]},
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
    ("numeric", 0.02, 0, "not yet", [("answer", False)]),
    ("numeric", 0.06, 0, "not yet", []),
    ("slips", 8.4, 0, "not yet", [("answer", False)]),
    ("slips", 8.36, 0, "not yet", [("answer", False)]),
    ("slips", 8.3, 0, "not yet", []),
    ("slips", 0, 0, "not yet", []),
    ("slips", 0.1, 0, "not yet", [("answer", False)]),
    ("slips", 0.07, 0, "not yet", [("answer", False)]),
    ("slips", 0.15, 0, "not yet", []),
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
    ("explorer", {"country": "China"}, 'country: found "China"; allowed: one of "CHN"'),
    ("explorer", {"country": ["CHN"]}, "country: found several values; allowed"),
    ("explorer", {"human_capital": 1}, "human_capital: found 1; allowed: True or False"),
]

# What JSON cannot carry, so that only this interpreter sees it.
HOSTILE = [
    math.nan, math.inf, -math.inf, 10**400, -(10**400), 10**5000, 1j, b"a", object(), print, ...,
    (1, 2, 3), {"a", "b"}, {1: {2: 3}}, {"a": math.nan}, {"a": 10**5000}, {"start": math.nan}, {"start": 10**5000},
    {None: 1}, {("a",): 1}, ["a", math.nan], [[[[]]]], "\ud800", "\x00", {"\ud800": 1}, range(3), frozenset("a"),
]
