"""What tests of the course's questions share: items of the bank, their parts, and the numbers in a text."""

import re
from pathlib import Path

import pytest

from nqpf_quizzes import bank as banks
from nqpf_quizzes.items import scoring
from nqpf_quizzes.places import Places
from nqpf_widgets import explorer as explorers

COURSE = Places(Path(__file__).parents[1] / "quizzes")
BANK = banks.load(COURSE.bank)


def options(name):
    """{text: whether it is right} of an item."""
    return {option["text"]: option["right"] for option in BANK.item(name)["options"]}


def right_option(name):
    """The text of the one right option."""
    found = [text for text, right in options(name).items() if right]
    assert len(found) == 1, name
    return found[0]


def right_options(name):
    """The texts of all right options, as a set."""
    return {text for text, right in options(name).items() if right}


def why(name, text=None):
    """The reason given with the option of this text, or with the answer of a numeric item."""
    item = BANK.item(name)
    return item["why"] if text is None else next(one["why"] for one in item["options"] if one["text"] == text)


def goal_why(name, key):
    """The reason given with the first goal on a readout or control."""
    return next(goal["why"] for goal in BANK.item(name)["goals"] if key in (goal.get("readout"), goal.get("control")))


def pairs(name):
    """{text on the left: text on the right} of an item."""
    item = BANK.item(name)
    return {pair["text"]: item["right"][pair["answer"] - 1] for pair in item["left"]}


def slips(name):
    """{misconception: value} of a numeric item whose figures are fixed."""
    return {slip["misconception"]: slip["value"] for slip in BANK.item(name)["slips"]}


def numbers(text):
    """All numbers in a text, with their signs; a minus may be typographic, a comma groups thousands."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    return [float(one.replace(",", "")) for one in re.findall(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?", plain)]


def number(text):
    """The one number in a text, with its sign."""
    (found,) = numbers(text)
    return found


def figures(text):
    """The numbers with decimals in a text, with their signs; a minus may be typographic."""
    return [float(one) for one in re.findall(r"[-+]?\d+\.\d+", text.replace("\N{MINUS SIGN}", "-"))]


def fraction(name, answer):
    """What an answer is worth, 0 to 1."""
    return scoring.score(BANK.item(name), answer)["fraction"]


def solves(name, answer):
    return fraction(name, answer) == 1


def shown(explorer, **params):
    """{key: value} of an explorer's readouts."""
    return {one["key"]: one["value"] for one in explorers.load(explorer).run(params).readouts}


def drawn(name, seeds=60):
    """(item as asked, its figures by name) for some seeds."""
    for number in range(seeds):
        asked = banks.ask(BANK.item(name), str(number))
        yield asked, dict(asked["values"])


def check_by_hand(name, answer, wrong):
    """Answer and slips of an item that varies, against functions of the figures in its stem, for some seeds."""
    for asked, values in drawn(name):
        assert asked["answer"] == pytest.approx(answer(values))
        found = {slip["misconception"]: slip["value"] for slip in asked["slips"]}
        assert found == pytest.approx({key: compute(values) for key, compute in wrong.items()})
