"""Marks into nbgrader's gradebook.

Scores come from the test cells' outputs by nbgrader's own `determine_grade`.
What it cannot say for a code cell is added here: that a person must look.
A score given by hand stays, and is offered for review, as in stock nbgrader.
"""

from nbgrader.api import BaseCell, Comment, Grade
from nbgrader.utils import determine_grade, is_grade, is_solution

from nqpf_quizzes.grading.words import say


def save_marks(gradebook, submission, notebook):
    """Write every grade and comment of a scored notebook, in one transaction."""
    grades = by_name(gradebook, Grade, submission)
    comments = by_name(gradebook, Comment, submission)
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    marks = {cell.metadata.nbgrader.grade_id: cell.metadata.nqpf for cell in cells if is_solution(cell)}
    for cell in cells:
        name = cell.metadata.nbgrader.grade_id
        if is_grade(cell):
            save_grade(grades[name], cell, marks[name.removesuffix("-test")])
        if is_solution(cell):
            comments[name].auto_comment = comment_on(marks[name])
    gradebook.db.commit()


def by_name(gradebook, kind, submission):
    """The grades or comments of a submitted notebook by their cell's name, in one query."""
    rows = gradebook.db.query(kind, BaseCell.name).join(BaseCell, BaseCell.id == kind.cell_id)
    return {name: row for row, name in rows.filter(kind.notebook_id == submission.id)}


def save_grade(grade, cell, mark):
    """One automatic score, replaced whatever it was, and whether a person must look."""
    score, most = determine_grade(cell)
    grade.auto_score = None if mark["points"] is None else float(score or 0.0)
    grade.needs_manual_grade = bool(mark["points"] is None or mark["waits"] or grade.manual_score is not None)


def comment_on(mark):
    """What the formgrader and the feedback say beside an answer; None if there is nothing to say."""
    if mark["waits"]:
        return "\n\n".join(mark["waits"])
    return say("not-answered") if mark["outcome"] == "unanswered" else None
