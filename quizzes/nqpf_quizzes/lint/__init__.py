"""Item-writing rules that a program can check, after Haladyna, Downing & Rodriguez (2002).

T. M. Haladyna, S. M. Downing & M. C. Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment", Applied Measurement in Education 15(3), 2002, 309-334. Guidelines are cited by
their numbers in its table 1. Importing the modules below declares their rules, in this order.
"""

import re
from dataclasses import dataclass

import yaml

from nqpf_quizzes.lint import assignments, coverage, guessing, numbers, options, repeats, stems  # noqa: F401
from nqpf_quizzes.lint.assignments import check as check_assignments  # noqa: F401
from nqpf_quizzes.lint.rule import RULES, Finding
from nqpf_quizzes.problems import Problem

ALL_RULES = RULES + assignments.RULES


@dataclass(frozen=True)
class Course:
    """What rules look at beside a chapter's items.

    references: the keys of references.bib; labels: those of the book's chapters; None where there is no such file.
    """

    bank: object
    references: frozenset | None = None
    labels: frozenset | None = None


def course(bank, places):
    """The Course of a bank, with references and labels read from the book around it."""
    return Course(bank, _references(places.references), _labels(places.chapters))


def check(course, chapters=None):
    """Every Finding in some chapters, by default all, in the order of the rules."""
    found = []
    for chapter in chapters or course.bank.chapters:
        for one in RULES:
            for item, path, message in one.check(chapter, course):
                found.append(Finding(one, _problem(chapter, item, path, message)))
    return found


def _problem(chapter, item, path, message):
    if item is not None:
        return Problem(message=message, **chapter.place(item, *path))
    return Problem(chapter.document.file, message, item=path)


def _references(path):
    if not path.is_file():
        return None
    return frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,", path.read_text(encoding="utf-8"), re.M))


def _labels(folder):
    if not folder.is_dir():
        return None
    found = set()
    for path in folder.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\(([^)\s]+)\)=\s*$", text, re.M))
        found |= set(re.findall(r"^:(?:name|label): *(\S+)\s*$", text, re.M))
        found |= set(_figures(text))
    return frozenset(found)


def _figures(text):
    """The names of figures that code cells of a chapter make."""
    for header in re.findall(r"^`{3,}\{code-cell\}[^\n]*\n---\n(.*?)^---$", text, re.M | re.S):
        try:
            yield yaml.safe_load(header)["mystnb"]["figure"]["name"]
        except (yaml.YAMLError, KeyError, TypeError):
            continue  # a cell that makes no figure with a name
