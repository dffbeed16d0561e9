"""What happened to each submission: what was mended, and what waits for a person and why."""

from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from nqpf_quizzes.grading.cells import from_text
from nqpf_quizzes.grading.words import say


@dataclass
class Line:
    """One submission.

    name: the student's, "" where the gradebook has none; score: None where it
    is not graded; waiting: points of all that waits for a person; problem: why
    nothing could be read; waits: {question: [reason]} still to be decided;
    to_read: essays that wait only because they are essays; repairs: what was mended.
    """

    student: str
    most: float
    name: str = ""
    score: float | None = None
    waiting: float = 0.0
    problem: str | None = None
    waits: dict = field(default_factory=dict)
    to_read: list = field(default_factory=list)
    repairs: list = field(default_factory=list)


def report(course, db_url, assignment, student=None):
    """Yield a Line for every student who handed something in, by id; of one student only if named."""
    with Gradebook(db_url) as gradebook:
        most = gradebook.find_assignment(assignment).max_score
        for name in students(course, assignment, student or "*"):
            yield report_one(gradebook, course, assignment, name, most)
            gradebook.db.expunge_all()


def students(course, assignment, student):
    """Everyone with a folder for the assignment among the submitted or autograded ones."""
    found = {path.parent.name for step in ("submitted", "autograded") for path in Path(course, step).glob(f"{student}/{assignment}")}
    return sorted(found)


def report_one(gradebook, course, assignment, student, most):
    path = Path(course, "autograded", student, assignment, assignment + ".ipynb")
    try:
        submission = gradebook.find_submission_notebook(assignment, assignment, student)
    except MissingEntry:
        submission = None
    if submission is None or not path.is_file():
        return Line(student, most, problem=say("not-graded-yet"))
    notebook = from_text(path.read_text("utf-8"))
    notes, marks = notebook.metadata.get("nqpf", {}), marks_of(notebook)
    waiting = {one.name.removesuffix("-test"): one for one in submission.grades if one.needs_manual_grade}
    why = {name: reasons(marks.get(name, {})) for name in sorted(waiting)}
    return Line(
        student, most, name_of(submission.student), submission.score,
        sum(grade.max_score for grade in waiting.values()), notes.get("problem"),
        waits={name: found for name, found in why.items() if found},
        to_read=[name for name, found in why.items() if not found],
        repairs=list(notes.get("repairs", [])) + repairs_of(marks),
    )


def reasons(mark):
    """Why a question waits for a person; nothing for an essay like any other."""
    return list(mark.get("review", [])) + list(mark.get("waits", []))


def name_of(student):
    """First and last name, as far as the gradebook knows them."""
    return " ".join(part for part in (student.first_name, student.last_name) if part)


def marks_of(notebook):
    """What scoring noted beside each answer."""
    cells = [cell for cell in notebook.cells if "nqpf" in cell.metadata and "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell.metadata.nqpf for cell in cells}


def repairs_of(marks):
    """What was mended in answers, each thing once with the questions it concerns."""
    found = {}
    for name, mark in marks.items():
        for line in mark["repairs"]:
            found.setdefault(line, []).append(name)
    return [f"{', '.join(names)}: {line}" for line, names in found.items()]
