"""Rules on repetition: a graded item must not be a practice item or an explorer's task over again."""

import difflib
import re

from nqpf_quizzes.lint.rule import rule
from nqpf_widgets import explorer as explorers
from nqpf_widgets import names

SAME, LIKE = 0.85, 0.7


@rule("repeats-practice", "error", "A graded item that was practised asks for memory, whatever it was written for.", 3)
def repeats_practice(chapter, course):
    for item, other, likeness in likenesses(chapter, course):
        if likeness >= SAME:
            yield item, ("stem",), f"repeats the practice item {other['id']} ({likeness:.0%} alike); ask it of another case"


@rule("resembles-practice", "advice", "A graded item near a practice item may ask for memory.", 3)
def resembles_practice(chapter, course):
    for item, other, likeness in likenesses(chapter, course):
        if LIKE <= likeness < SAME:
            yield item, ("stem",), f"resembles the practice item {other['id']} ({likeness:.0%} alike)"


@rule("repeats-task", "error", "An explorer's task has a hint beside it and ticks itself off; graded, it is a gift.", 3)
def repeats_task(chapter, course):
    tasks = [(name, one) for name in names() for one in explorers.load(name).tasks]
    for item in chapter.pool("graded"):
        if item["kind"] == "explorer" and any("task" in goal for goal in item["goals"]):
            yield item, ("goals",), "is an explorer's task as it stands; ask for other settings"
        for name, one in tasks:
            if alike(bare(item["stem"]), bare(one.text)) >= SAME:
                yield item, ("stem",), f'repeats the task "{one.key}" of {name}; ask for something else'


def likenesses(chapter, course):
    """(graded item, practice item, likeness from 0 to 1) of pairs of one kind, in the whole bank."""
    practice = [item for one in course.bank.chapters for item in one.pool("practice")]
    for item in chapter.pool("graded"):
        for other in practice:
            if item["kind"] == other["kind"]:
                yield item, other, likeness(item, other)


def likeness(item, other):
    """How alike two items of one kind are: their stems, or their parts where these are the question."""
    if item["kind"] == "explorer" and goals(item) == goals(other):
        return 1.0
    stems = alike(bare(item["stem"]), bare(other["stem"]))
    parts = alike(" ".join(sorted(texts(item))), " ".join(sorted(texts(other)))) if texts(item) else stems
    return max(stems if len(bare(item["stem"]).split()) >= 8 or not texts(item) else 0, (stems + parts) / 2)


def texts(item):
    """The plain texts of an item's options, or of both sides of a match."""
    found = [option["text"] for option in item.get("options", [])]
    found += [pair["text"] for pair in item.get("left", [])] + item.get("right", [])
    return [bare(text) for text in found]


def goals(item):
    return [{key: value for key, value in goal.items() if key != "why"} for goal in item["goals"]]


def bare(text):
    """A text in lower case with every number, or figure to be drawn, as #."""
    text = re.sub(r"\{[^}]*\}|\d[\d.,]*", "#", text.lower())
    return " ".join(re.findall(r"[^\W_]+|#", text))


def alike(one, other):
    """How much of two texts, as lists of words, agrees in order: 0 to 1."""
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKE / 2 else 0.0
