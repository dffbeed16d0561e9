"""The key of an assignment: its questions as the bank holds them, and where the book explains each."""

from functools import lru_cache
from pathlib import Path

from nqpf_quizzes import bank, compose


def load_key(quizzes, name):
    """The Assignment that a class was set; None if it is not one of ours.

    quizzes: the folder with bank/ and assignments/. Raises CourseError with
    everything that is wrong in those files.
    """
    path = Path(quizzes, "assignments", f"{name}.yml")
    if not name or not path.is_file():
        return None
    files = [path, *sorted(Path(quizzes, "bank").glob("*.yml"))]
    return _load(path, tuple((one, one.stat().st_mtime_ns) for one in files))


@lru_cache(maxsize=8)
def _load(path, stamps):
    return compose.load(path, bank.load(path.parents[1] / "bank"))


def find_question(assignment, name):
    """The Question with that variable."""
    return next(one for one in assignment.questions if one.name == name)


def link_to(item):
    """Where the book explains an item: a page and a place on it, below the book's address."""
    anchor = "-".join(part for part in item["section"].lower().replace("_", "-").split("-") if part)
    return f"chapters/{item['chapter']}.html#{anchor}"
