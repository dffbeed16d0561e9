"""The question bank: items loaded from YAML, checked as a whole, and handed out as plain values.

    bank = load()                              # the course's own, from quizzes/bank
    bank.chapter("hallmark").items             # plain dictionaries, in the file's order
    ask(bank.item("hallmark-residual"), seed)  # figures drawn and filled into the texts
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from nqpf_quizzes import places, reading
from nqpf_quizzes.bank import words
from nqpf_quizzes.bank.checks import check_file
from nqpf_quizzes.bank.models import KINDS, BankFile
from nqpf_quizzes.items import drawing
from nqpf_quizzes.problems import CourseError, Problem, did_you_mean
from nqpf_widgets import text

SCHEMA = "bank.schema.json"


@dataclass
class Chapter:
    """One bank file. objectives and items are plain dictionaries; every item knows its chapter and section."""

    name: str
    objectives: list
    items: list
    document: object = field(repr=False, default=None)

    def pool(self, name):
        """The items of one pool, practice or graded, in order."""
        return [item for item in self.items if item["pool"] == name]

    def place(self, item, *path):
        """Where something of an item stands: keyword arguments of a Problem."""
        index = [one["id"] for one in self.items].index(item["id"])
        return words.place(self.document, ("items", index, *path))


@dataclass
class Bank:
    """Chapters by their files' names, in that order."""

    chapters: list

    def chapter(self, name):
        """The Chapter called `name`; CourseError lists those there are."""
        for one in self.chapters:
            if one.name == name:
                return one
        known = [one.name for one in self.chapters]
        raise CourseError(Problem("the bank", f'has no chapter "{name}"; it has {", ".join(known)}.{did_you_mean(name, known)}'))

    def item(self, name):
        """The item with this id; CourseError if there is none."""
        return self.find(name)[1]

    def find(self, name):
        """(Chapter, item) of an id."""
        for chapter in self.chapters:
            for item in chapter.items:
                if item["id"] == name:
                    return chapter, item
        known = [item["id"] for chapter in self.chapters for item in chapter.items]
        raise CourseError(Problem("the bank", f'has no item "{name}".{did_you_mean(name, known)}'))


def load(folder=None):
    """The Bank in a folder of YAML files, by default the course's own.

    Raises CourseError with everything that is wrong in any of the files. No id stands in two of them,
    since each begins with its chapter's name.
    """
    folder = Path(folder) if folder else places.find().bank
    files = sorted(path for path in folder.glob("*") if path.suffix in (".yml", ".yaml"))
    if not files:
        raise CourseError(Problem(places.short(folder), "holds no bank file; write one as CHAPTER.yml"))
    chapters, problems = [], []
    for path in files:
        try:
            chapters.append(load_chapter(path))
        except CourseError as problem:
            problems += problem.problems
    if problems:
        raise CourseError(problems)
    return Bank(chapters)


def load_chapter(path):
    """The Chapter in one bank file; CourseError with everything that is wrong in it."""
    path = Path(path)
    if path.suffix != ".yml":
        raise CourseError(Problem(places.short(path), "bank files end in .yml; rename it"))
    document = reading.read(path)
    if not isinstance(document.data, dict):
        raise CourseError(Problem(document.file, "must hold keys with values: chapter, objectives, items", 1))
    file = validate(BankFile, document, KINDS)
    problems = [Problem(message=message, **words.place(document, place)) for place, message in check_file(file, path.stem)]
    if problems:
        raise CourseError(problems)
    items = [{"chapter": file.chapter, "section": file.chapter, **one.model_dump(exclude_none=True)} for one in file.items]
    return Chapter(file.chapter, [one.model_dump() for one in file.objectives], items, document)


def validate(model, document, kinds=()):
    """A file's data as a pydantic model; CourseError where it does not fit."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise CourseError(words.problems_of(error, document, model.model_json_schema(), kinds)) from None


def ask(item, seed):
    """An item as it is asked: figures drawn from a seed, and filled into its texts where it varies."""
    drawn = drawing.draw(item, seed)
    if "values" not in drawn:
        return drawn
    values = dict(drawn["values"])
    slips = [{**slip, "why": text.fill(slip["why"], values)} for slip in drawn["slips"]]
    return {**drawn, "stem": text.fill(item["stem"], values), "why": text.fill(item["why"], values), "slips": slips}


def schema_text(model=BankFile):
    """The JSON schema that editors check a file by."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"
