"""What the hosts of practice share: a chapter's practice items, and every word they say."""

import json
from functools import cache
from pathlib import Path

from nqpf_quizzes.problems import CourseError, Problem
from nqpf_widgets.markup import marked_words, tag
from nqpf_widgets.text import fill

MESSAGES = json.loads((Path(__file__).parent / "messages.json").read_text(encoding="utf-8"))

# The figures of items that vary, as a page shows them before any script runs.
SEED = "first"


def say(key, **values):
    """One of the hosts' sentences (messages.json), filled with strings."""
    return fill(MESSAGES[key], values)


def paragraphs(text):
    """A text as the HTML of a notebook: paragraphs end at empty lines, lines where they end."""
    parts = text.strip().split("\n\n")
    return "".join(tag("p", "<br>".join(marked_words(line) for line in part.split("\n"))) for part in parts)


def items_of(chapter):
    """The practice items of a chapter, as the bank keeps them; CourseError where there are none."""
    if not isinstance(chapter, str):
        raise CourseError(Problem("practice", say("error_chapter", found=repr(chapter))))
    found = _bank().chapter(chapter)
    items = found.pool("practice")
    if not items:
        raise CourseError(Problem(found.document.file, say("error_none")))
    return items


@cache
def _bank():
    from nqpf_quizzes import bank

    return bank.load()
