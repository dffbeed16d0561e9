"""A notebook that an instructor wrote by hand, in the same course, is graded as stock nbgrader grades it."""

import copy
import json

import pytest
from handins import Course, source_of
from nbformat import v4

STOCK = """
import os, pathlib, sys
os.environ["PATH"] = os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
c = get_config()
c.CourseDirectory.root = os.getcwd()
c.CourseDirectory.course_id = "nqpf"
"""
NAME = "handmade"


def cell(kind, name, source, points=None, solution=False):
    marks = {"grade": points is not None, "grade_id": name, "locked": not solution, "schema_version": 3, "solution": solution, "task": False}
    if points is not None:
        marks["points"] = points
    make = v4.new_code_cell if kind == "code" else v4.new_markdown_cell
    return make(source=source, metadata={"nbgrader": marks}, id=name)


SOURCE = v4.new_notebook(
    metadata={"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}},
    cells=[
        v4.new_markdown_cell("# Compute", id="title"),
        cell("code", "mean", "def mean(numbers):\n    ### BEGIN SOLUTION\n    return sum(numbers) / len(numbers)\n    ### END SOLUTION", solution=True),
        cell("code", "mean-test", "assert mean([1, 3]) == 2\n### BEGIN HIDDEN TESTS\nassert mean([7]) == 7, 'secret'\n### END HIDDEN TESTS", points=2),
        cell("code", "whole", "answer = 42", solution=True),
        cell("code", "partial-test", "0.5 if mean([2, 2]) == 2 else 0.25", points=1),
        cell("markdown", "words", "Because.", points=3, solution=True),
    ],
)

SUBMISSIONS = {
    "right": {"mean": "def mean(numbers):\n    return sum(numbers) / len(numbers)", "words": "Since sums grow."},
    "wrong": {"mean": "def mean(numbers):\n    return 2"},
    "fails": {"mean": "def mean(numbers):\n    raise ValueError(numbers)"},
    "untouched": {},
    "prints": {"mean": "import sys\ndef mean(numbers):\n    print('x', file=sys.stderr)\n    return 2"},
    "locked-edited": {"mean-test": "pass"},
}


def set_up(folder, config):
    course = Course(folder, config)
    path = folder / "source" / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(v4.writes(SOURCE), "utf-8")
    course.nbgrader("generate_assignment", NAME)
    for student, sources in SUBMISSIONS.items():
        course.hand_in(student, edited(course.released(NAME), sources), NAME)
    course.hand_in("unreadable", b"{", NAME)
    course.log = course.nbgrader("autograde", NAME, code=1)
    duplicate = edited(course.released(NAME), SUBMISSIONS["right"])
    duplicate["cells"].append(copy.deepcopy(duplicate["cells"][2]) | {"id": "twice"})
    course.hand_in("test-copied", duplicate, NAME)
    course.abort = course.nbgrader("autograde", NAME, "--student", "test-copied", code=1)
    return course


def edited(notebook, sources):
    notebook = copy.deepcopy(notebook)
    for one in notebook["cells"]:
        one["source"] = sources.get(one["id"], one["source"])
    return notebook


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    return [set_up(tmp_path_factory.mktemp(name) / name, config) for name, config in (("ours", None), ("stock", STOCK))]


def test_it_is_handed_out_as_stock_hands_it_out(courses):
    ours, stock = [course.released(NAME) for course in courses]
    assert ours == stock
    assert "raise NotImplementedError()" in source_of(ours["cells"][1])


@pytest.mark.parametrize("student", SUBMISSIONS)
def test_scores_flags_and_comments_are_those_of_stock(courses, student):
    ours, stock = courses
    assert ours.grades(student, NAME) == stock.grades(student, NAME)
    assert ours.comments(student, NAME) == stock.comments(student, NAME)


def test_code_cells_are_run(courses):
    assert courses[0].grades("right", NAME) == {"mean": (2.0, False), "partial": (0.5, False), "words": (None, True)}
    assert courses[0].grades("wrong", NAME)["mean"] == (0.0, False)


def test_the_notebooks_handed_on_are_those_of_stock(courses):
    for student in SUBMISSIONS:
        ours, stock = [strip(course.graded(student, NAME)) for course in courses]
        assert ours == stock


def test_a_file_that_stock_refuses_is_refused_and_named(courses):
    for course in courses:
        assert "There was an error processing assignment" in course.log and "for student 'unreadable'" in course.log
        assert not (course.folder / "autograded" / "unreadable" / NAME).exists()


def test_what_aborts_stock_aborts_here(courses):
    for course in courses:
        assert "use an old version" in course.abort


def test_feedback_shows_no_hidden_test_and_asks_nobody_for_files(courses):
    course = courses[0]
    course.nbgrader("generate_feedback", NAME)
    page = (course.folder / "feedback" / "wrong" / NAME / f"{NAME}.html").read_text("utf-8")
    assert "HIDDEN" not in page and "mean([7])" not in page
    assert "AssertionError: secret" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "0 of 2 points" in page and "def mean(numbers)" in page


def strip(notebook):
    """A graded notebook without what differs from run to run: addresses and times."""
    for one in notebook["cells"]:
        one["metadata"].pop("execution", None)
        for output in one.get("outputs", []):
            output.pop("traceback", None)
    notebook["metadata"].pop("language_info", None)
    return json.loads(json.dumps(notebook))
