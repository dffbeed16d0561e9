"""Assignments composed into nbgrader source notebooks.

    bank = nqpf_quizzes.bank.load()
    assignment = load("quizzes/assignments/connotation.yml", bank)
    cells_of(assignment)                # what graders compare with; each Cell knows its Question
    write(assignment, "quizzes/source") # source/connotation/connotation.ipynb

Nothing in a notebook tells a key: not in a cell that students receive, nor in the hidden part, which names
assignment, question and answer only.
"""

import os
import tempfile
from pathlib import Path

from nqpf_quizzes.compose.assignment import Assignment, Question, load, names
from nqpf_quizzes.compose.notebook import Cell, cells_of, notebook_text

__all__ = ["Assignment", "Cell", "Question", "cells_of", "is_fresh", "load", "names", "notebook_path", "notebook_text", "write"]


def notebook_path(assignment, source):
    """Where an assignment's notebook stands below the folder `source`."""
    return Path(source) / assignment.name / f"{assignment.name}.ipynb"


def is_fresh(assignment, source):
    """Whether the notebook is there and is what would be composed now."""
    path = notebook_path(assignment, source)
    return path.is_file() and path.read_bytes() == notebook_text(assignment).encode("utf-8")


def write(assignment, source):
    """Write the notebook unless it is fresh; returns whether it was written. Never leaves half a file."""
    text = notebook_text(assignment)
    path = notebook_path(assignment, source)
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".ipynb", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True
