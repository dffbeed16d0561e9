"""Submissions that attack the grader gain nothing and touch nothing, because nothing of them is run."""

import hashlib
import json
import resource

import pytest
from handins import MARKER, Course, cell_of

WRONG = {"q01": 'q01 = "a"', "q02": 'q02 = ["b"]', "q03": "q03 = -99", "q04": 'q04 = {"a": 1}', "q05": 'q05 = {"country": "CHN"}'}
NOTHING = {"q01": 0.0, "q02": 0.0, "q03": 0.0, "q04": 0.0}

COMPARE = "class Yes(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n"
CODE = {
    "patches-comparison": COMPARE + 'q01 = Yes("a")',
    "patches-the-scorer": "from nqpf_quizzes.items import scoring\nscoring.score = lambda *x: 1\nq01 = 'a'",
    "patches-stock": "from nqpf_quizzes.grading import stock\nstock.points = lambda *x: 2.0\nq01 = 'a'",
    "exits": "import os\nq01 = 'a'\nos._exit(0)",
    "loops": "q01 = 'a'\nwhile True: pass",
    "eats-memory": "x = [0]\nq01 = 'a'\nwhile True: x += x",
    "marks-the-disk": "open('{mark}', 'w').write('here')\nq01 = 'a'",
    "writes-the-gradebook": "import sqlite3\nsqlite3.connect('{gradebook}').execute('update grade set auto_score = 99')\nq01 = 'a'",
    "reads-the-key": "q01 = open('{bank}').read()",
    "uses-the-shell": "!touch {mark}\nq01 = 'a'",
    "evaluates": "q01 = eval('__import__(\"os\").system(\"touch {mark}\")')",
    "hides-in-a-default": "def f(x=open('{mark}', 'w')): pass\nq01 = 'a'",
    "hides-in-a-format": "q01 = f\"{{open('{mark}', 'w')}}\"",
    "hides-in-an-annotation": "q01: open('{mark}', 'w') = 'a'",
    "prints-a-score": "print(2.0)\nq01 = 'a'\n2.0",
}
LITERALS = {
    "deep-list": "q01 = " + "[" * 9_000 + "]" * 9_000,
    "deep-call": "q01 = a" + "()" * 9_000,
    "deep-minus": "q01 = " + "-" * 19_000 + "1",
    "deep-power": "q01 = " + "9**" * 6_000 + "9",
    "enormous-power": "q01 = 9**9**9**9",
    "enormous-repeat": "q01 = 'a' * 10**12",
    "enormous-integer": "q01 = 0x" + "f" * 5_000_000,
    "enormous-decimal": "q01 = " + "9" * 5_000_000,
    "enormous-text": "q01 = '" + "a" * 20_000_000 + "'",
    "null-bytes": "q01 = 'a'\0\0",
    "many-names": "q01:" * 1_000_000,
    "a-thousand-answers": "\n".join(f"q01 = {number}" for number in range(1500)),
}


def code_in_answer(source):
    def edit(notebook, course):
        places = {"mark": course.mark, "gradebook": course.folder / "gradebook.db", "bank": course.folder / "bank/hallmark.yml"}
        cell_of(notebook, "q01")["source"] = source.format(**places)

    return edit


def literal_in_answer(source):
    def edit(notebook, course):
        cell_of(notebook, "q01")["source"] = source

    return edit


def assertions_removed(notebook, course):
    for cell in notebook["cells"]:
        if cell["id"].endswith("-test"):
            cell["source"] = "2.0"


def outputs_forged(notebook, course):
    for cell in notebook["cells"]:
        if cell["id"].endswith("-test"):
            cell["outputs"] = [{
                "output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1,
            }]


def points_edited(notebook, course):
    for cell in notebook["cells"]:
        if "points" in cell["metadata"].get("nbgrader", {}):
            cell["metadata"]["nbgrader"]["points"] = 1000


def made_solutions(notebook, course):
    for cell in notebook["cells"]:
        if cell["id"].endswith("-test"):
            cell["metadata"]["nbgrader"].update(solution=True, locked=False)


def marks_forged(notebook, course):
    notebook["metadata"]["nqpf"] = {"mark": "x", "repairs": [], "problem": None}
    for cell in notebook["cells"]:
        cell["metadata"]["nqpf"] = {"points": 2.0, "outcome": "right", "waits": [], "unread": None, "doubts": [], "repairs": []}


def kernel_replaced(notebook, course):
    notebook["metadata"]["kernelspec"] = {"name": "evil", "display_name": "evil", "language": "evil"}


def json_deep(notebook, course):
    return b'{"cells": ' + b"[" * 200_000


def cells_deep(notebook, course):
    cell_of(notebook, "q01")["metadata"]["deep"] = "DEEP"
    return json.dumps(notebook).replace('"DEEP"', "[" * 200_000 + "]" * 200_000).encode()


def ids_collide(notebook, course):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["grade_id"] = "q01-test"


def essay_enormous(notebook, course):
    cell_of(notebook, "q06")["source"] = MARKER + "\n" + "[" * 2_000_000


def cells_without_end(notebook, course):
    notebook["cells"] += [{"cell_type": "code", "source": "x"}] * 50_000


def half_a_letter(notebook, course):
    cell_of(notebook, "q06")["source"] = MARKER + "\n\n\ud800"


EDITS = {
    **{name: code_in_answer(source) for name, source in CODE.items()},
    **{name: literal_in_answer(source) for name, source in LITERALS.items()},
    **{
        edit.__name__.replace("_", "-"): edit
        for edit in (
            assertions_removed, outputs_forged, points_edited, made_solutions, marks_forged, kernel_replaced,
            json_deep, cells_deep, ids_collide, half_a_letter, essay_enormous, cells_without_end,
        )
    },
}


def digest(course):
    """What nobody but the instructor may change."""
    files = [path for step in ("bank", "assignments", "source", "release") for path in (course.folder / step).rglob("*.*")]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def seconds():
    """Seconds that processes started from here have worked; other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("hostile") / "course")
    course.mark = course.folder.parent / "mark"
    course.nbgrader("generate_assignment", "sample")
    course.hand_in("a-honest", course.answered())
    course.hand_in("z-honest", course.answered())
    for name, edit in EDITS.items():
        notebook = course.answered(WRONG)
        made = edit(notebook, course)
        course.hand_in(name, notebook if made is None else made)
    course.hand_in("links-to-the-key", course.answered(WRONG))
    (course.folder / "submitted/links-to-the-key/sample/notes.html").symlink_to(course.folder / "bank/hallmark.yml")
    course.before, start = digest(course), seconds()
    course.log = course.nbgrader("autograde", "sample")
    course.seconds = seconds() - start
    return course


@pytest.mark.parametrize("name", EDITS)
def test_an_attack_earns_no_point_beyond_its_answers(course, name):
    scores = {key: score for key, (score, waits) in course.grades(name).items()}
    for key, score in NOTHING.items():
        assert not scores[key]
    assert scores["q05"] is None or scores["q05"] < 3
    assert scores["q06"] is None


@pytest.mark.parametrize("name", [*LITERALS, "patches-comparison", "reads-the-key", "uses-the-shell", "evaluates"])
def test_what_cannot_be_read_waits_for_a_person(course, name):
    assert course.grades(name)["q01"][1]


def test_nothing_is_run_and_nothing_touched(course):
    assert not course.mark.exists()
    assert digest(course) == course.before
    assert course.query("SELECT count(*) FROM grade WHERE auto_score > 5") == [(0,)]


@pytest.mark.parametrize("command", [("nbgrader", "autograde", "sample", "--force"), ("nqpf-quiz", "grade", "sample", "--force")])
def test_a_link_brings_no_file_of_the_course_to_its_student(course, command):
    course.run(*command, "--student", "links-to-the-key")
    course.nbgrader("generate_feedback", "sample", "--force", "--student", "links-to-the-key")
    for step in ("autograded", "feedback"):
        names = [path.name for path in (course.folder / step / "links-to-the-key").rglob("*.*")]
        assert names and "notes.html" not in names


def test_others_are_graded_as_if_nothing_had_happened(course):
    full = {"q01": (2.0, False), "q02": (2.0, False), "q03": (3.0, False), "q04": (1.5, False), "q05": (3.0, False)}
    for name in ("a-honest", "z-honest"):
        assert course.grades(name) == {**full, "q06": (None, True)}
    assert "Traceback" not in course.log


def test_the_whole_class_takes_seconds(course):
    assert course.seconds < 60


@pytest.mark.parametrize("name", EDITS)
def test_nothing_large_reaches_the_formgrader(course, name):
    path = course.folder / "autograded" / name / "sample" / "sample.ipynb"
    assert path.stat().st_size < 100_000


def test_points_and_kernel_come_from_the_gradebook(course):
    for name in ("points-edited", "kernel-replaced", "made-solutions", "ids-collide"):
        notebook = course.graded(name)
        assert notebook["metadata"]["kernelspec"]["name"] == "python3"
        marks = {cell["id"]: cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]}
        assert marks["q01-test"]["points"] == 2.0 and not marks["q01-test"]["solution"]


def test_an_answer_of_a_hostile_cell_is_all_that_is_kept(course):
    """Whoever opens the graded notebook and runs it runs no code of the student's."""
    for name in CODE:
        for line in "".join(cell_of(course.graded(name), "q01")["source"]).splitlines():
            assert line.startswith("#") or line in ("q01 = None", "q01 = 'a'")
