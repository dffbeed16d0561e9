"""A whole class graded in one pass over one gradebook session.

Does what `nbgrader autograde` does with our configuration, without a session
and a chain of preprocessors per notebook. Each submission is finished,
gradebook first and file last, before the next begins: after a kill the same
command goes on where it stopped.
"""

import json
import os
import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from traitlets.config import Config

from nqpf_quizzes.grading.cells import to_text
from nqpf_quizzes.grading.gradebook import save_marks
from nqpf_quizzes.grading.hands import note_decisions
from nqpf_quizzes.grading.late import save_penalty
from nqpf_quizzes.grading.opening import open_submission
from nqpf_quizzes.grading.rebuild import build_notebook, sort_out
from nqpf_quizzes.grading.score import score_notebook
from nqpf_quizzes.grading.show import show_marks
from nqpf_quizzes.grading.words import digest

FORMAT = 2      # of what an autograded notebook keeps; with another, a submission is graded anew
IGNORED = (".ipynb_checkpoints", "__pycache__")


class Batch:
    """One pass over a class.

    course: the course folder; db_url: its gradebook; paper: the assignment;
    config: nbgrader's configuration, for penalties; force: grade again what has not changed.
    """

    def __init__(self, course, db_url, paper, config=None, force=False):
        self.course, self.db_url, self.paper = Path(course), db_url, paper
        self.config, self.force = config or Config(), force
        self.key = digest(repr((FORMAT, paper.cells, paper.questions)))

    def folders(self, student=None):
        """The folders handed in, by student."""
        return sorted(self.course.glob(f"submitted/{student or '*'}/{self.paper.assignment}"))

    def run(self, student=None):
        """Grade everyone; yields (student, graded | unchanged | failed, the error or None)."""
        with Gradebook(self.db_url) as gradebook:
            note_decisions(gradebook)
            for folder in self.folders(student):
                try:
                    yield folder.parent.name, self.grade(gradebook, folder), None
                except Exception as problem:
                    gradebook.db.rollback()
                    yield folder.parent.name, "failed", problem
                gradebook.db.expunge_all()

    def grade(self, gradebook, folder):
        """Grade one folder; says whether there was anything new."""
        name, student = f"{self.paper.assignment}.ipynb", folder.parent.name
        target = self.course / "autograded" / student / self.paper.assignment
        mark = self.key + digest_folder(folder)
        if not self.force and mark_of(target / name) == mark:
            return "unchanged"
        rebuilt = sort_out(self.paper, *open_submission(folder / name))
        notebook = build_notebook(self.paper, rebuilt)
        score_notebook(self.paper, notebook)
        self.save(gradebook, folder, student, notebook)
        show_marks(self.paper, notebook)
        shutil.rmtree(target, ignore_errors=True)
        for origin in (folder, self.course / "source" / self.paper.assignment):
            copy_others(origin, target)
        notebook.metadata["nqpf"]["mark"] = mark
        write(target / name, to_text(notebook))
        return "graded"

    def save(self, gradebook, folder, student, notebook):
        """Student, submission, time, marks and late penalty into the gradebook."""
        gradebook.update_or_create_student(student)
        stamp = read_stamp(folder)
        submission = gradebook.update_or_create_submission(
            self.paper.assignment, student, **({"timestamp": stamp} if stamp else {})
        )
        submitted = next(one for one in submission.notebooks if one.name == self.paper.assignment)
        save_marks(gradebook, submitted, notebook)
        save_penalty(gradebook, submission, submitted, self.config)


def digest_folder(folder):
    """A digest of a handed-in folder: names, sizes and times of its files."""
    files = [(str(path.relative_to(folder)), path.lstat()) for path in sorted(folder.rglob("*"))]
    return digest(json.dumps([(name, stat.st_size, stat.st_mtime_ns) for name, stat in files]))


def mark_of(path):
    """The mark that an autograded notebook carries, or None."""
    try:
        return json.loads(path.read_text("utf-8"))["metadata"]["nqpf"].get("mark")
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_stamp(folder):
    """When it was handed in, from timestamp.txt; None where there is none that can be read."""
    try:
        return parse_utc((folder / "timestamp.txt").read_text("utf-8").strip())
    except (OSError, ValueError, OverflowError):
        return None


def copy_others(folder, target):
    """A folder's other files, without notebooks and without what links lead to."""
    home = folder.resolve()
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if not path.is_file() or path.resolve() != home / inside:
            continue
        if path.suffix == ".ipynb" or set(inside.parts) & set(IGNORED):
            continue
        (target / inside).parent.mkdir(parents=True, exist_ok=True)
        if (target / inside).exists():
            (target / inside).unlink()
        shutil.copyfile(path, target / inside)


def write(path, text):
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8")
    os.chmod(new, 0o444)
    os.replace(new, path)
