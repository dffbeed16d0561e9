"""An assignment: which graded items, worth what, drawn from which seed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from nqpf_quizzes import bank as banks
from nqpf_quizzes import places, reading
from nqpf_quizzes.bank import words
from nqpf_quizzes.bank.models import Name, Strict, Text
from nqpf_quizzes.problems import CourseError, Problem, did_you_mean

SCHEMA = "assignment.schema.json"
MOST = 99


class Entry(Strict):
    id: Name = Field(description="the id of a graded item")
    points: Annotated[float, Field(allow_inf_nan=False, gt=0, le=1000)] = Field(description="its points")


class AssignmentFile(Strict):
    """A file of assignments/: which graded items a class is asked, and what each is worth."""

    name: Name = Field(description="the assignment's name, which is also this file's")
    title: Text = Field(description="the title that students see")
    chapters: list[Annotated[str, StringConstraints(min_length=1)]] = Field(
        min_length=1, description="the chapters that it examines")
    seed: Text = Field(description="a text that settles the figures of items that vary; change it every term")
    intro: Text = Field(description="what students read first, in Markdown")
    items: list[Entry] = Field(min_length=1, max_length=MOST, description="items in the order asked")


@dataclass(frozen=True)
class Question:
    """One question: the name of its variable and cells, its item with the figures filled in, its points."""

    name: str
    item: dict
    points: float

    @property
    def number(self):
        """What students know it by."""
        return int(self.name[1:])

    @property
    def is_essay(self):
        return self.item["kind"] == "essay"


@dataclass(frozen=True)
class Assignment:
    """An assignment with its questions as they are asked. document: the file it was read from."""

    name: str
    title: str
    intro: str
    chapters: list
    questions: list
    document: object = None

    @property
    def points(self):
        return sum(question.points for question in self.questions)


def names(folder):
    """The names of the assignments in a folder, sorted."""
    return sorted(path.stem for path in Path(folder).glob("*.yml"))


def load(path, bank):
    """The Assignment in a file; CourseError with everything that is wrong in it."""
    path = Path(path)
    if not path.is_file():
        known = names(path.parent)
        raise CourseError(Problem(places.short(path), f"is not there; there are the assignments "
                                  f"{', '.join(known) or '(none)'}.{did_you_mean(path.stem, known)}"))
    document = reading.read(path)
    if not isinstance(document.data, dict):
        raise CourseError(Problem(document.file, "must hold keys with values: name, title, chapters, seed, intro, items", 1))
    file = banks.validate(AssignmentFile, document)
    problems = [Problem(message=message, **words.place(document, place)) for place, message in _check(file, path.stem, bank)]
    if problems:
        raise CourseError(problems)
    questions = [
        Question(f"q{number:02d}", banks.ask(bank.item(entry.id), file.seed), entry.points)
        for number, entry in enumerate(file.items, 1)
    ]
    return Assignment(file.name, file.title, file.intro, file.chapters, questions, document)


def _check(file, stem, bank):
    """Everything that a file says wrongly of itself and of the bank: (path, message)."""
    if file.name != stem:
        yield ("name",), f'found "{file.name}"; allowed: "{stem}", as the file is called'
    known = [chapter.name for chapter in bank.chapters]
    for i, name in enumerate(file.chapters):
        if name not in known:
            yield ("chapters", i), f'found "{name}"; the bank has {", ".join(known)}.{did_you_mean(name, known)}'
    for i, entry in enumerate(file.items):
        if entry.id in [other.id for other in file.items[:i]]:
            yield ("items", i, "id"), "is asked twice; take one out"
        for place, message in _check_entry(entry, file, bank):
            yield ("items", i, place), message


def _check_entry(entry, file, bank):
    graded = [item["id"] for chapter in bank.chapters for item in chapter.pool("graded")]
    try:
        chapter, item = bank.find(entry.id)
    except CourseError:
        yield "id", f"is not in the bank.{did_you_mean(entry.id, graded)}"
        return
    if item["pool"] != "graded":
        yield "id", "is a practice item, with its key on the page; take a graded one"
    if chapter.name not in file.chapters:
        yield "id", f"belongs to the chapter {chapter.name}; add that to chapters, or take the item out"
    if item["kind"] == "essay":
        most = sum(criterion["levels"][-1]["points"] for criterion in item["rubric"])
        if most != entry.points:
            yield "points", f"found {entry.points:g}; its rubric adds up to {most:g}. Make the two agree"
