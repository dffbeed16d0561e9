"""Honest work gets the same scores, item by item, whether stock nbgrader runs it or we read it."""

import random
import shutil

import pytest
from handins import NAME, ROOT, Course
from nqpf_quizzes.classroom.answers import choose, write, write_essay

CLASS = 200
ITEMS = ["q01", "q02", "q03", "q04", "q05"]
STOCK = """
import os, sys
c = get_config()
os.environ["NQPF_QUIZZES"] = os.getcwd()
c.CourseDirectory.root = os.getcwd()
c.CourseDirectory.course_id = "nqpf"
sys.path.insert(0, {tests!r})
from nbgrader.preprocessors import IgnorePattern, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata
from nbconvert.preprocessors import ClearMetadataPreprocessor
from onekernel import OneKernel
if os.environ.get("ONE_KERNEL"):
    c.Autograde.autograde_preprocessors = [
        OneKernel, IgnorePattern, ClearMetadataPreprocessor, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata,
    ]
"""


def answers_of(assignment, number):
    """The answer cells of one generated student."""
    draw = random.Random(f"honest {number}")
    ability = draw.gauss(0.3, 1.2)
    cells = {
        one.name: write(one.name, choose(one.item, ability, draw), draw)
        for one in assignment.questions if not one.is_essay
    }
    return {**cells, "q06": write_essay(ability, draw)}


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """(ours, stock): the same class, handed in twice."""
    ours = Course(tmp_path_factory.mktemp("honest") / "ours")
    ours.nbgrader("generate_assignment", NAME)
    for number in range(CLASS):
        ours.hand_in(f"s{number:03d}", ours.answered(answers_of(ours.assignment, number)))
    stock = Course(tmp_path_factory.mktemp("stock") / "stock", STOCK.format(tests=str(ROOT / "tests")))
    for step in ("submitted", "release"):
        shutil.copytree(ours.folder / step, stock.folder / step)
    shutil.copy(ours.folder / "gradebook.db", stock.folder)
    ours.nbgrader("autograde", NAME)
    return ours, stock


def totals(course):
    rows = course.query(
        "SELECT student_id, base_cell.name, coalesce(auto_score, 0) FROM grade"
        " JOIN base_cell ON grade.cell_id = base_cell.id"
        " JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id"
        " JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id"
    )
    return {(student, name): score for student, name, score in rows}


def test_two_hundred_honest_submissions_score_the_same_run_and_read(courses):
    ours, stock = courses
    stock.nbgrader("autograde", NAME, ONE_KERNEL="1")
    read, run = totals(ours), totals(stock)
    assert len(read) == CLASS * 6 and read.keys() == run.keys()
    assert {key: (read[key], run[key]) for key in read if abs(read[key] - run[key]) > 1e-9} == {}


def test_the_class_is_neither_all_right_nor_all_wrong(courses):
    """Else the comparison above would say little: every item is got right, wrong, and where it can be, in part."""
    scores = totals(courses[0])
    for name, points in zip(ITEMS, (2, 2, 3, 1.5, 3)):
        seen = {round(scores[f"s{number:03d}", name + "-test"] / points, 3) for number in range(CLASS)}
        assert {0.0, 1.0} <= seen
        assert len(seen) > 2 or name in ("q01", "q03")


def test_honest_work_waits_for_nobody_but_its_essay(courses):
    flagged = courses[0].query(
        "SELECT DISTINCT base_cell.name FROM grade JOIN base_cell ON grade.cell_id = base_cell.id WHERE needs_manual_grade"
    )
    assert flagged == [("q06",)]


def test_stock_as_it_comes_scores_the_same(courses):
    """A kernel for each of a few notebooks, nothing of ours in between."""
    ours, stock = courses
    stock.nbgrader("autograde", NAME, "--student=s00[0-2]", "--force")
    for student in ("s000", "s001", "s002"):
        for name in ITEMS:
            assert ours.grades(student)[name][0] == pytest.approx(stock.grades(student)[name][0])
