"""Small banks and courses for tests of the questions."""

import shutil
import textwrap
from pathlib import Path

import yaml

from nqpf_quizzes import bank
from nqpf_quizzes.problems import CourseError

QUIZZES = Path(__file__).parent / "quizzes" / "bank_examples" / "quizzes"


def copy_course(folder):
    """A copy of the example course that a test may change; returns its quizzes/."""
    return Path(shutil.copytree(QUIZZES, Path(folder) / "quizzes"))


def examples():
    """The Bank of the example course."""
    return bank.load(QUIZZES / "bank")


def example(kind, pool="graded"):
    """The first example item of a kind, with its figures drawn."""
    found = next(item for item in examples().chapters[0].pool(pool) if item["kind"] == kind)
    return bank.ask(found, "a seed")


def problems(folder, text, name="hallmark"):
    """What is wrong with a bank file of this text, as a list of texts; [] if nothing is."""
    path = Path(folder) / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    try:
        bank.load_chapter(path)
    except CourseError as error:
        return [str(problem) for problem in error.problems]
    return []


def bank_text(*items):
    """A bank file of the chapter hallmark with these items."""
    return yaml.safe_dump({
        "chapter": "hallmark",
        "objectives": [{"id": "hallmark-1", "text": "Compute TFP growth."}],
        "items": list(items),
    }, allow_unicode=True, sort_keys=False)


def chapter(folder, *items):
    """The Chapter of a bank file with these items, which must be sound."""
    path = Path(folder) / "hallmark.yml"
    path.write_text(bank_text(*items), encoding="utf-8")
    return bank.load_chapter(path)


def item(kind="choice", /, **changes):
    """A sound item of a kind, some of its keys changed; a key set to ... is left out."""
    made = {
        "id": "hallmark-one", "kind": kind, "pool": "practice", "objective": "hallmark-1", "bloom": "apply",
        "stem": "What happens to the residual when output is revised upwards?", "sources": ["solow1957"],
        **BODIES[kind](), **changes,
    }
    return {key: value for key, value in made.items() if value is not ...}


def option(text, right=False, **more):
    """An option; a wrong one names its misconception after its text."""
    made = {"text": text, "why": f"Why: {text}", **more}
    return {**made, "right": True} if right else {"misconception": f"slip-{text[:3].strip().lower()}", **made}


def _options():
    return {"options": [option("It rises by one point.", right=True), option("It falls by one point."),
                        option("It stays where it is.")]}


def _numeric():
    return {"unit": "%", "answer": 2.5, "tolerance": {"absolute": 0.05}, "why": "Because.",
            "slips": [{"value": 0.025, "misconception": "fraction", "why": "Give it in per cent."}]}


def _match():
    return {"left": [{"text": "A railway", "answer": 2, "why": "It is built."},
                     {"text": "A rota", "answer": 1, "why": "Nothing is bought."}], "right": ["TFP", "Capital"]}


def _explorer():
    return {"explorer": "growth-accounting", "goals": [{"control": "start", "at_most": 1980, "why": "Earlier."}],
            "example": {"start": 1978}}


def _essay():
    return {"guidance": "Look for the vintage.", "rubric": [{"criterion": "Evidence", "levels": [
        {"points": 0, "text": "None."}, {"points": 2, "text": "Some."}]}]}


BODIES = {"choice": _options, "multi": _options, "numeric": _numeric, "match": _match, "explorer": _explorer, "essay": _essay}


def dedent(text):
    """A text as written in a test, without the test's indentation."""
    return textwrap.dedent(text).lstrip("\n")
