"""A small course to grade, and what students hand in to it."""

import copy
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from nbgrader.api import Gradebook
from nqpf_quizzes import bank, compose

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "quizzes" / "bank_examples" / "quizzes"
NAME = "sample"
MARKER = "**Your answer to question 6.** Write below this line, and leave the line as it is."
JOINED = """
JOIN submitted_notebook ON {0}.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN assignment ON submitted_assignment.assignment_id = assignment.id
JOIN notebook ON submitted_notebook.notebook_id = notebook.id
JOIN base_cell ON {0}.cell_id = base_cell.id
WHERE submitted_assignment.student_id = ? AND assignment.name = ? AND notebook.name = ?
"""
GRADES = "SELECT base_cell.name, auto_score, needs_manual_grade FROM grade" + JOINED.format("grade")
COMMENTS = "SELECT base_cell.name, auto_comment FROM comment" + JOINED.format("comment")
ESSAY = "Capital did, says the vintage of 2019.\n\nThen again, prices differ."


class Course:
    """A course folder with the assignment `sample` released; each method is a command or a look at its result."""

    def __init__(self, folder, config=None):
        self.folder = folder
        shutil.copytree(EXAMPLE, folder)
        text = (ROOT / "quizzes" / "nbgrader_config.py").read_text("utf-8") if config is None else config
        (folder / "nbgrader_config.py").write_text(text, "utf-8")
        self.assignment = compose.load(folder / "assignments" / f"{NAME}.yml", bank.load(folder / "bank"))
        compose.write(self.assignment, folder / "source")

    def nbgrader(self, *arguments, code=0, **environment):
        """Run the real command; returns what it printed."""
        return self.run("nbgrader", *arguments, code=code, **environment)

    def run(self, command, *arguments, code=0, **environment):
        tool = Path(sys.executable).with_name(command)
        done = subprocess.run(
            [tool, *arguments], cwd=self.folder, env={**os.environ, "NQPF_BOOK_ADDRESS": "https://book.example", **environment},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        assert done.returncode == code, done.stdout[-5000:]
        return done.stdout

    def released(self, name=NAME):
        return json.loads((self.folder / "release" / name / f"{name}.ipynb").read_text("utf-8"))

    def hand_in(self, student, notebook, name=NAME):
        """Put a notebook (or bytes) where nbgrader finds submissions; returns its path."""
        path = self.folder / "submitted" / student / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        path.write_bytes(raw)
        return path

    def answered(self, answers=None):
        """The released notebook with answers, by default all of them right: {"q01": source, ...}."""
        notebook = copy.deepcopy(self.released())
        for cell in notebook["cells"]:
            source = {**self.right(), **(answers or {})}.get(cell["id"])
            if source is not None:
                cell["source"] = source
        return notebook

    def right(self):
        """Sources of the answer cells that earn every point."""
        drawn = next(one.item for one in self.assignment.questions if one.name == "q03")
        return {
            "q01": 'q01 = "b"',
            "q02": 'q02 = ["a", "c"]',
            "q03": f"q03 = {drawn['answer']!r}",
            "q04": 'q04 = {"a": 2, "b": 3, "c": 1}',
            "q05": 'q05 = {"country": "USA", "capital": "services", "start": 1985, "end": 2005, "labour_share": "data"}',
            "q06": f"{MARKER}\n\n{ESSAY}",
        }

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}")

    def query(self, sql, *values):
        """Rows of the gradebook, read without nbgrader."""
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as database:
            return database.execute(sql, values).fetchall()

    def grades(self, student, name=NAME):
        """{question: (automatic score, whether a person must look)}."""
        rows = self.query(GRADES, student, name, name)
        return {cell.removesuffix("-test"): (score, bool(waits)) for cell, score, waits in rows}

    def comments(self, student, name=NAME):
        """{question: what the grader finds beside the answer}."""
        return dict(self.query(COMMENTS, student, name, name))

    def graded(self, student, name=NAME):
        return json.loads((self.folder / "autograded" / student / name / f"{name}.ipynb").read_text("utf-8"))


def cell_of(notebook, name):
    """A cell by its id."""
    return next(cell for cell in notebook["cells"] if cell.get("id") == name)


def source_of(cell):
    return "".join(cell["source"])


class Room(Course):
    """The demonstration course of an assignment, made by the real command, as a course of the tests."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        command = [Path(sys.executable).with_name("nqpf-quiz"), "classroom", name, "--folder", folder]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == 0, done.stdout
        self.said = done.stdout
