"""A rule of item writing, and what it finds."""

from dataclasses import dataclass, field

from nqpf_quizzes.problems import Problem

REFERENCE = "Haladyna, Downing & Rodriguez (2002)"
RULES = []


@dataclass(frozen=True)
class Rule:
    """A rule: its name, whether breaking it is an error or calls for advice, why it is kept, on whose word.

    check(chapter, course) yields (item or None, path in it, message).
    """

    name: str
    level: str
    reason: str
    source: str
    check: object = field(repr=False)


@dataclass(frozen=True)
class Finding:
    """A place where a rule is broken."""

    rule: Rule
    problem: Problem

    @property
    def is_error(self):
        return self.rule.level == "error"


def rule(name, level, reason, guideline=None):
    """Declare the function below as a rule; guideline: its number in REFERENCE, if it stands there."""
    source = f"{REFERENCE}, guideline {guideline}" if guideline else "a rule of this course"

    def declare(check):
        RULES.append(Rule(name, level, reason, source, check))
        return check

    return declare


def with_options(chapter):
    """The items of a chapter that have options."""
    return [item for item in chapter.items if item["kind"] in ("choice", "multi")]


def right_and_wrong(item):
    """(texts of the right options, texts of the wrong ones)."""
    right = [option["text"] for option in item["options"] if option["right"]]
    return right, [option["text"] for option in item["options"] if not option["right"]]
