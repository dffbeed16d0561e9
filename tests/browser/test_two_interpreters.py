"""Every explorer says the same in the reader's browser, on MicroPython, as here, on CPython."""

import itertools
import json
import math
import random

import pytest
from workshop import site, workshop_folder  # noqa: F401

from nqpf_widgets import explorer, names

CORNERS = 200
RANDOM = 300
TOLERANCE = 1e-9
ANSWER = "nqpf_widgets.explorer:answer"
TABLE = "nqpf_widgets.chart:table"

# The page's own worker, asked by its own protocol.
ASK = """async (calls) => {
  const { worker: address, micropython, wasm, portable } = window.nqpfPage;
  const worker = (window.asked ??= new Worker(address, { type: "module" }));
  const all = calls.map(([target, args], id) => ({ id, op: "call", target, args }));
  if (!window.isStarted) all.unshift({ id: -1, op: "start", micropython, wasm, portable });
  window.isStarted = true;
  const answers = [];
  await new Promise((done, fail) => {
    worker.onerror = fail;
    worker.onmessage = ({ data: { id, ok, error } }) => {
      if (id >= 0) answers[id] = error ? { error } : { ok };
      if (answers.length === calls.length && !answers.includes(undefined)) done();
    };
    all.forEach((one) => worker.postMessage(one));
  });
  return answers;
}"""


@pytest.fixture(scope="module")
def ask(browser, site):  # noqa: F811
    """Ask MicroPython in a real browser for many calls (target, args); their texts."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}empty.html")

    def ask(calls):
        answers = page.evaluate(ASK, [[target, list(args)] for target, args in calls])
        for call, answer in zip(calls, answers, strict=True):
            assert "ok" in answer, (call, answer)
        return [answer["ok"] for answer in answers]

    yield ask
    context.close()


def ends(control):
    """The outermost values of a control."""
    if control.kind == "slider":
        return [control.low, control.high]
    return [value for value, _ in control.options] if control.kind == "choice" else [False, True]


def corners(controls, seeded):
    """All corners of the parameters, or so many of them, drawn at random."""
    sides = [ends(control) for control in controls]
    if math.prod(map(len, sides)) <= CORNERS:
        return list(itertools.product(*sides))
    return [[seeded.choice(side) for side in sides] for _ in range(CORNERS)]


def anything(control, seeded):
    """A value on the control's steps, or, where it may be typed, between them."""
    if control.kind != "slider":
        return seeded.choice(ends(control))
    if not control.whole and seeded.random() < 0.5:
        return seeded.uniform(control.low, control.high)
    steps = int((control.high - control.low) / control.step + 1e-9)
    return min(control.low + seeded.randint(0, steps) * control.step, control.high)


def settings(loaded):
    """Defaults, corners and random settings, as dictionaries."""
    seeded = random.Random(loaded.name)
    drawn = [[anything(control, seeded) for control in loaded.controls] for _ in range(RANDOM)]
    keys = [control.name for control in loaded.controls]
    return [{}] + [dict(zip(keys, values)) for values in [*corners(loaded.controls, seeded), *drawn]]


def differences(here, there, place=""):
    """Where two JSON values differ: lists in order, texts exactly, numbers within the tolerance."""
    if isinstance(here, dict) and isinstance(there, dict) and here.keys() == there.keys():
        for key in here:
            yield from differences(here[key], there[key], f"{place}.{key}")
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for i, (one, other) in enumerate(zip(here, there)):
            yield from differences(one, other, f"{place}[{i}]")
    elif is_number(here) and is_number(there):
        if not abs(here - there) <= TOLERANCE + TOLERANCE * abs(here):
            yield f"{place}: {here} here, {there} there"
    elif type(here) is not type(there) or here != there:
        yield f"{place}: {str(here)[:80]} here, {str(there)[:80]} there"


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@pytest.mark.parametrize("name", names())
def test_both_say_the_same(ask, name):
    every = [json.dumps(params) for params in settings(explorer.load(name))]
    answers = ask([(ANSWER, [name, params]) for params in every])
    for params, there in zip(every, answers, strict=True):
        here = json.loads(explorer.answer(name, params))
        assert "error" not in here, params
        assert list(differences(here, json.loads(there))) == [], params


@pytest.mark.parametrize("name", names())
def test_both_write_the_same_tables(ask, name):
    from nqpf_widgets.chart import table

    charts = json.loads(explorer.answer(name, "{}"))["charts"]
    there = ask([(TABLE, [made]) for made in charts])
    for made, other in zip(charts, there, strict=True):
        assert list(differences(json.loads(json.dumps(table(made))), json.loads(other))) == []


@pytest.mark.parametrize(("one", "other"), [
    (1.0, 1.0 + 3e-9), ([1, 2], [2, 1]), ("a", "b"), (True, 1), (None, 0), ({"a": 1}, {"b": 1}), ([1], [1, 2]), (1.0, "1.0"),
    (math.nan, math.nan),
])
def test_a_difference_would_be_found(one, other):
    assert list(differences({"at": [one]}, {"at": [other]}))


def test_what_prints_alike_is_alike():
    assert not list(differences({"at": [1.0, 1e12, "a", None]}, {"at": [1, 1e12 + 1, "a", None]}))
