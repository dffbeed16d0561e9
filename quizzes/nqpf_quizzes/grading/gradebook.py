"""Marks into nbgrader's gradebook: scores, and whether a person must look, which nbgrader cannot say for code cells.

Points given by hand stay. They are offered for review where the answer is no
longer the one that they were given for.
"""

from nbgrader.api import BaseCell, Comment, Grade
from nbgrader.utils import is_grade, is_solution

from nqpf_quizzes.grading.hands import Seen, note_shown
from nqpf_quizzes.grading.points import show_points
from nqpf_quizzes.grading.words import say


def save_marks(gradebook, submission, notebook):
    """Write every grade and comment of a scored notebook, in one transaction; notes in its marks what a person must review."""
    grades, comments = graded(gradebook, submission), commented(gradebook, submission)
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    marks = {cell.metadata.nbgrader.grade_id: cell.metadata.nqpf for cell in cells if is_solution(cell)}
    for cell in filter(is_grade, cells):
        name = cell.metadata.nbgrader.grade_id
        grade, seen = grades[name]
        settled = note_shown(gradebook, grade, seen, marks[name.removesuffix("-test")]["shown"])
        save_grade(grade, marks[name.removesuffix("-test")], settled)
    for name, mark in marks.items():
        comments[name].auto_comment = comment_on(mark)
    gradebook.db.commit()


def graded(gradebook, submission):
    """{cell: (its Grade, what is noted as Seen or None)} of a submitted notebook, in one query."""
    rows = gradebook.db.query(Grade, Seen, BaseCell.name).join(BaseCell, BaseCell.id == Grade.cell_id)
    rows = rows.outerjoin(Seen, Seen.grade_id == Grade.id).filter(Grade.notebook_id == submission.id)
    return {name: (grade, seen) for grade, seen, name in rows}


def commented(gradebook, submission):
    """{cell: its Comment} of a submitted notebook, in one query."""
    rows = gradebook.db.query(Comment, BaseCell.name).join(BaseCell, BaseCell.id == Comment.cell_id)
    return {name: comment for comment, name in rows.filter(Comment.notebook_id == submission.id)}


def save_grade(grade, mark, settled):
    """One automatic score, replaced whatever it was, and whether a person must look.

    settled: whether a person left just this answer without a flag.
    """
    by_hand = grade.manual_score is not None
    grade.auto_score = mark["points"]
    nothing_known = mark["points"] is None and not by_hand
    grade.needs_manual_grade = nothing_known or not settled and bool(mark["points"] is None or mark["waits"] or by_hand)
    if by_hand and not settled:
        mark["review"] = [say("by-hand", score=show_points(grade.manual_score))]


def comment_on(mark):
    """What the formgrader says beside an answer; None if there is nothing to say."""
    lines = mark["review"] + mark["waits"]
    if lines:
        return "\n\n".join(lines)
    return say("not-answered") if mark["outcome"] == "unanswered" else None
