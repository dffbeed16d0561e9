"""A demonstration course: simulated students hand in, are graded and get feedback; a teacher has begun to read.

    nqpf-quiz classroom
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

from nqpf_quizzes import bank, compose
from nqpf_quizzes.classroom.handing_in import DUE, hand_in
from nqpf_quizzes.classroom.students import students
from nqpf_quizzes.problems import CourseError, Problem

SIGN = ".nqpf-classroom"
READ = 20       # essays that the teacher has read already
CONFIG = '''"""nbgrader's settings for a course of simulated students."""

from pathlib import Path

from nqpf_quizzes.grading.wiring import configure

c = get_config()  # noqa: F821  (nbgrader defines it)
c.CourseDirectory.course_id = "classroom"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.Exchange.root = str(Path(__file__).resolve().parent / "exchange")
configure(c, quizzes={quizzes!r}, book={book!r})
'''


def make(places, folder, name, fresh=False):
    """Make the demonstration course of one assignment in `folder`, in place of an earlier one; yields what it does.

    fresh: also where somebody has marked in the earlier one by hand. CourseError if so and it is not set.
    """
    folder = Path(folder)
    assignment = compose.load(places.assignments / f"{name}.yml", bank.load(places.bank))
    clear(folder, fresh)
    yield f"Setting up {folder}"
    compose.write(assignment, folder / "source")
    book = (places.book / "_build" / "html").as_uri()
    (folder / "nbgrader_config.py").write_text(CONFIG.format(quizzes=str(places.quizzes), book=book), "utf-8")
    nbgrader(folder, "generate_assignment", name)
    released = json.loads((folder / "release" / name / f"{name}.ipynb").read_text("utf-8"))
    everyone = students()
    yield f"{len(everyone)} students answer and hand in"
    for student in everyone:
        hand_in(folder, released, assignment, student)
    yield "Grading"
    grade(folder, assignment, everyone)
    yield "Writing feedback"
    nbgrader(folder, "generate_feedback", name)
    (folder / SIGN).write_text(json.dumps(by_hand(folder)), "utf-8")


def clear(folder, fresh):
    """An empty folder for the course; only one that was made here before is removed, and no work of a person's unasked."""
    if folder.exists() and any(folder.iterdir()) and not (folder / SIGN).is_file():
        raise CourseError(Problem(str(folder), "is there already and was not made by this command; name another folder"))
    lost = [] if fresh else marked_since(folder)
    if lost:
        students = ", ".join(sorted({student for student, *_ in lost}))
        raise CourseError(Problem(str(folder), f"holds {len(lost)} marks or comments that were given by hand since it was made "
                                               f"({students}). Run this with --fresh to lose them, or name another --folder"))
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "exchange").mkdir(parents=True)
    (folder / SIGN).touch()


def marked_since(folder):
    """What was marked by hand after the course was made: the entries of by_hand that are new."""
    made = (folder / SIGN).read_text("utf-8") if (folder / SIGN).is_file() else ""
    return [one for one in by_hand(folder) if one not in json.loads(made)] if made else []


def by_hand(folder):
    """[[student, question, points, comment]] of all points and comments given by hand."""
    from nbgrader.api import Comment, Grade, Gradebook

    from nqpf_quizzes.grading.course import load_course

    with Gradebook(load_course(folder).db_url) as gradebook:
        points = gradebook.db.query(Grade).filter(Grade.manual_score.is_not(None))
        comments = gradebook.db.query(Comment).filter(Comment.manual_comment.is_not(None))
        return sorted([[one.notebook.student.id, one.name, one.manual_score, ""] for one in points]
                      + [[one.notebook.student.id, one.name, None, one.manual_comment] for one in comments], key=str)


def nbgrader(folder, *arguments):
    """Run nbgrader in the course folder; CourseError with what it said last if it fails."""
    tool = Path(sys.executable).with_name("nbgrader")
    done = subprocess.run([tool, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-5:])
        raise CourseError(Problem(str(folder), f"nbgrader {' '.join(arguments)} failed:\n{last}"))


def grade(folder, assignment, everyone):
    """Names and due date into the gradebook, everyone graded, and some essays read by the teacher."""
    from nbgrader.api import Gradebook

    from nqpf_quizzes.grading.batch import Batch
    from nqpf_quizzes.grading.course import load_course

    course = load_course(folder)
    with Gradebook(course.db_url) as gradebook:
        gradebook.update_or_create_assignment(assignment.name, duedate=DUE.replace(tzinfo=None))
        for one in everyone:
            gradebook.update_or_create_student(one.id, first_name=one.first_name, last_name=one.last_name)
    for student, what, problem in Batch(folder, course.db_url, course.load_paper(assignment.name), course.config).run():
        if problem is not None:
            raise problem
    with Gradebook(course.db_url) as gradebook:
        for one in everyone[:READ]:
            read_essays(gradebook, assignment, one)


def read_essays(gradebook, assignment, student):
    """What a teacher does in the formgrader: points by the rubric, and a word."""
    random = Random(f"teacher {student.id}")
    for question in assignment.questions:
        if not question.is_essay:
            continue
        grade = gradebook.find_grade(question.name, assignment.name, assignment.name, student.id)
        if grade.auto_score is not None:
            continue
        level = min(0.95, max(0.05, 0.5 + 0.25 * student.ability + random.gauss(0, 0.1)))
        criteria = question.item["rubric"]
        grade.manual_score = sum(one["levels"][int(level * len(one["levels"]))]["points"] for one in criteria)
        grade.needs_manual_grade = False
        comment = gradebook.find_comment(question.name, assignment.name, assignment.name, student.id)
        comment.manual_comment = "Clear." if level > 0.5 else "Give a figure and say where it is from."
    gradebook.db.commit()
