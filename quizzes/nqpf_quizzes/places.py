"""Where the files of the course are: the folder `quizzes/` and what stands in it and beside it."""

from pathlib import Path

from nqpf_quizzes.problems import CourseError, Problem

CHECKOUT = Path(__file__).parents[1]


class Places:
    """The folders below one `quizzes/`, and the book around it."""

    def __init__(self, quizzes):
        self.quizzes = Path(quizzes).resolve()
        self.bank = self.quizzes / "bank"
        self.assignments = self.quizzes / "assignments"
        self.source = self.quizzes / "source"
        self.book = self.quizzes.parent
        self.references = self.book / "references.bib"
        self.chapters = self.book / "chapters"


def find(start=None):
    """The Places of the course that a folder belongs to; CourseError if it belongs to none.

    start: a folder inside the checkout, by default the current one. Outside of any checkout the one that
    this package was installed from is taken.
    """
    start = Path(start or ".").resolve()
    for folder in (start, *start.parents):
        if is_quizzes(folder):
            return Places(folder)
        if is_quizzes(folder / "quizzes"):
            return Places(folder / "quizzes")
    if is_quizzes(CHECKOUT):
        return Places(CHECKOUT)
    raise CourseError(Problem(str(start), "there is no folder quizzes/ with a bank/ here or above; "
                              "go into the course's folder, or name quizzes/ with --quizzes"))


def find_or_take(quizzes):
    """The Places of a folder `quizzes/` that was named, or of the course here where it is None; CourseError if it has no bank."""
    if quizzes is None:
        return find()
    if not (quizzes / "bank").is_dir():
        raise CourseError(Problem(str(quizzes), "holds no bank/; name the folder quizzes/ of the course"))
    return Places(quizzes)


def is_quizzes(folder):
    """Whether a folder holds a question bank of ours."""
    return folder.name == "quizzes" and (folder / "bank").is_dir()


def short(path):
    """A path as one would type it: relative to the current folder where it lies inside."""
    path = Path(path).resolve()
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
