"""The course's own bank of questions, and what its items say: for tests that compute their figures anew."""

import re
from pathlib import Path

from nqpf_quizzes import bank as banks
from nqpf_quizzes.places import Places

ROOT = Path(__file__).parents[1]
COURSE = Places(ROOT / "quizzes")
BANK = banks.load(COURSE.bank)


def options(name):
    """{text: whether it is right} of an item."""
    return {option["text"]: option["right"] for option in BANK.item(name)["options"]}


def right_option(name):
    return next(text for text, right in options(name).items() if right)


def pairs(name):
    """[(text on the left, text on the right)] of an item."""
    item = BANK.item(name)
    return [(pair["text"], item["right"][pair["answer"] - 1]) for pair in item["left"]]


def number(text):
    """The one number in a text, with its sign; a minus may be typographic."""
    found = re.findall(r"[-+]?\d+(?:\.\d+)?", text.replace("\N{MINUS SIGN}", "-"))
    assert len(found) == 1, text
    return float(found[0])


def figures(text):
    """The numbers with decimals in a text."""
    return [float(one) for one in re.findall(r"[-+]?\d+\.\d+", text.replace("\N{MINUS SIGN}", "-"))]
