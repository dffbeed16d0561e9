"""The scorer: what an answer to an item is worth, and what to say about it.

An item is a plain dictionary, as the bank keeps it and `drawing.draw` fills it. An answer is a plain
value: choice "b"; multi ["a", "c"]; numeric 3.2; match {"a": 2, "b": 1}; explorer {"start": 1990}, with
the controls left out at their defaults; None where there is no answer.

The rules, which stand nowhere else:

choice    1 for the right option, else 0.
multi     (right options chosen - wrong options chosen) / number of right options, and not below 0.
numeric   1 within the tolerance of the answer, its edge included, else 0. An absolute tolerance is in
          the answer's unit; a relative one is a fraction of the answer. A slip is worth 0. It is
          recognised within the same tolerance of its own value, and no further off than rounding takes
          a number: half a unit of the last decimal given, or 1% of the slip.
match     pairs matched rightly / pairs. A pair left out is not matched rightly.
explorer  goals met / goals. A goal on a readout that the view does not show is not met.
essay     a person's to score, never scored here.

An answer is `right` at 1, `partly` right between, `not yet` at 0, `unanswered` if None, and `malformed`
where it has not the form asked for (forms.py): then `message` says what was found and what to write.
Capital letters and spaces around a letter do not matter, nor does the order in a list.

Portable: runs on CPython and on MicroPython.
"""

import math

from nqpf_quizzes.items import forms
from nqpf_widgets import explorer as explorers

LETTERS = "abcdefghijkl"

# Decimals such as 2.45 have no exact binary form: so much of a tolerance forgives that.
EDGE = 1 + 1e-9

# How far off a slip may be where rounding on the way has moved it: a fraction of it.
SLACK = 0.01

# How near a readout must be to what it should equal.
EQUAL = 1e-9


def score(item, answer):
    """What an answer is worth.

    Returns {"fraction": 0 to 1, "outcome": ..., "message": words where malformed, "feedback": [...],
    "worth": [points, of how many], "near": ...}. "near" says what alone keeps a number from being right: its
    rounding ("coarse"), its sign ("sign") or neither (""). The feedback holds one {"about": letter or key, "text": its
    why, "right": whether it was right} for each part chosen. The texts of an item that varies hold {name:format}
    placeholders for the host to fill.
    Raises ValueError for an essay.
    """
    if item["kind"] not in SCORERS:
        raise ValueError("%s: an item of kind %s is scored by a person" % (item["id"], item["kind"]))
    if answer is None:
        return _result(0.0, "unanswered")
    problem = problem_with(item, answer)
    if problem:
        return _result(0.0, "malformed", message=problem)
    points, count, feedback = SCORERS[item["kind"]](item, answer)
    outcome = "right" if points == count else "partly" if points > 0 else "not yet"
    made = _result(points / count, outcome, feedback=feedback)
    made["worth"] = [points, count]
    if item["kind"] == "numeric" and not feedback:
        made["near"] = _near_miss(answer, item["answer"], item["tolerance"])
    return made


def problem_with(item, answer):
    """What is wrong with the form of an answer, in words; "" if nothing is."""
    function, allowed = form_of(item)
    return function(answer, *allowed)


def form_of(item):
    """The function of forms.py that checks an item's answers, and what it must know of the item."""
    kind = item["kind"]
    if kind == "choice":
        return forms.choice_problem, [letters_of(item["options"])]
    if kind == "multi":
        return forms.multi_problem, [letters_of(item["options"])]
    if kind == "numeric":
        return forms.numeric_problem, []
    if kind == "match":
        return forms.match_problem, [letters_of(item["left"]), len(item["right"])]
    return forms.explorer_problem, [[_control(one) for one in explorers.load(item["explorer"]).controls]]


def letters_of(parts):
    """The letters a, b, c... of options, or of the left side of a match."""
    return list(LETTERS[:len(parts)])


def _near_miss(number, value, tolerance):
    """What alone keeps a number from being right: "coarse", "sign" or ""."""
    if _is_rounded(number, value):
        return "coarse"
    return "sign" if is_near(-number, value, tolerance) else ""


def is_near(number, value, tolerance):
    """Whether a number is within the tolerance of a value, its edge included."""
    width = tolerance["absolute"] if "absolute" in tolerance else abs(value) * tolerance["relative"]
    return abs(number - value) <= width * EDGE


def is_slip(number, value, tolerance):
    """Whether a number is recognised as a slip of some value."""
    return is_near(number, value, tolerance) and (
        _is_rounded(number, value) or abs(number - value) <= SLACK * abs(value) * EDGE)


def _is_rounded(number, value):
    """Whether a number is a value rounded to the decimals that the number has, and not to 0."""
    if number == 0 or abs(number - value) > 1:
        return number == value
    digits = 0
    while digits < 6 and not _is_whole(number * 10 ** digits):
        digits += 1
    return abs(number - value) <= 0.5 * 10 ** -digits * EDGE


def _is_whole(number):
    return abs(number - math.floor(number + 0.5)) < 1e-6


def _result(fraction, outcome, message="", feedback=()):
    return {
        "fraction": fraction, "outcome": outcome, "message": message, "feedback": list(feedback),
        "worth": [0, 0], "near": "",
    }


def _part(about, text, right):
    return {"about": about, "text": text, "right": right}


def _score_choice(item, answer):
    letter = forms.as_letter(answer)
    option = item["options"][LETTERS.index(letter)]
    right = bool(option.get("right"))
    return int(right), 1, [_part(letter, option["why"], right)]


def _score_multi(item, answer):
    chosen = [forms.as_letter(given) for given in answer]
    feedback = []
    count = 0
    points = 0
    for letter, option in zip(LETTERS, item["options"]):
        right = bool(option.get("right"))
        count += right
        if letter in chosen:
            points += 1 if right else -1
            feedback.append(_part(letter, option["why"], right))
    return max(0, points), count, feedback


def _score_numeric(item, answer):
    if is_near(answer, item["answer"], item["tolerance"]):
        return 1, 1, [_part("answer", item["why"], True)]
    for slip in item.get("slips", []):
        if is_slip(answer, slip["value"], item["tolerance"]):
            return 0, 1, [_part("answer", slip["why"], False)]
    return 0, 1, []


def _score_match(item, answer):
    given = {forms.as_letter(key): answer[key] for key in answer}
    feedback = []
    met = 0
    for letter, left in zip(LETTERS, item["left"]):
        right = given.get(letter) == left["answer"]
        met += right
        if letter in given:
            feedback.append(_part(letter, left["why"], right))
    return met, len(item["left"]), feedback


def _score_explorer(item, answer):
    explorer = explorers.load(item["explorer"])
    params = explorer.check(answer)
    view = explorer.run(params)
    feedback = []
    met = 0
    for goal in item["goals"]:
        right = _is_met(goal, explorer, params, view)
        met += right
        about = goal.get("readout") or goal.get("control") or goal.get("task")
        feedback.append(_part(about, goal["why"], right))
    return met, len(item["goals"]), feedback


def _is_met(goal, explorer, params, view):
    if "task" in goal:
        return any([one.key == goal["task"] and bool(one.done(params, view)) for one in explorer.tasks])
    if "control" in goal:
        value = params[goal["control"]]
    else:
        shown = [one["value"] for one in view.readouts if one["key"] == goal["readout"]]
        if not shown:
            return False
        value = shown[0]
    return all([_holds(value, name, goal[name]) for name in CONDITIONS if name in goal])


def _holds(value, condition, bound):
    if condition == "one_of":
        return any([_equals(value, one) for one in bound])
    if condition == "equals":
        return _equals(value, bound)
    if condition == "at_least":
        return value >= bound
    if condition == "at_most":
        return value <= bound
    return value > bound if condition == "above" else value < bound


def _equals(value, other):
    if _is_number(value) and _is_number(other):
        return abs(value - other) <= EQUAL
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _control(control):
    allowed = [control.low, control.high, control.whole] if control.kind == "slider" else []
    words = "True or False" if control.kind == "toggle" else control.allowed()
    if control.kind == "choice":
        allowed = [value for value, label in control.options]
        words = "one of " + ", ".join(['"%s"' % one for one in allowed])
    return [control.name, control.kind, allowed, words]


CONDITIONS = ("at_least", "at_most", "above", "below", "equals", "one_of")

SCORERS = {
    "choice": _score_choice,
    "multi": _score_multi,
    "numeric": _score_numeric,
    "match": _score_match,
    "explorer": _score_explorer,
}
