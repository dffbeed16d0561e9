"""`nbgrader export` with one column more: the points of each submission that still wait for a person."""

from pathlib import Path

from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import CsvExportPlugin
from sqlalchemy import func

COLUMN = "points_waiting"


class ScoresAndWaiting(CsvExportPlugin):
    """nbgrader's own table, each line with the column at its end."""

    def export(self, gradebook):
        super().export(gradebook)
        path = Path(self.to or "grades.csv")
        head, *lines = path.read_text().splitlines()
        waiting = sum_waiting(gradebook)
        cells = [f"{waiting.get(place, 0.0)}" for place in self.places(gradebook)]
        path.write_text("".join(f"{line},{cell}\n" for line, cell in zip([head, *lines], [COLUMN, *cells], strict=True)))

    def places(self, gradebook):
        """(assignment, student) of each line, in nbgrader's order."""
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                if is_chosen(assignment.name, self.assignment) and is_chosen(student.id, self.student):
                    yield assignment.name, student.id


def is_chosen(name, chosen):
    return not chosen or name in map(str, chosen)


def sum_waiting(gradebook):
    """{(assignment, student): the points of all that waits for a person}."""
    rows = gradebook.db.query(Assignment.name, SubmittedAssignment.student_id, func.sum(Grade.max_score))
    rows = rows.select_from(Grade).join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
    rows = rows.join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
    rows = rows.join(Assignment, Assignment.id == SubmittedAssignment.assignment_id).filter(Grade.needs_manual_grade)
    return {(name, student): points for name, student, points in rows.group_by(Assignment.name, SubmittedAssignment.student_id)}
