"""What regrading does to a gradebook, and what happens where bank and gradebook do not agree."""

import copy
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from handins import MARKER, NAME, Course, cell_of
from nqpf_quizzes.cli import app
from typer.testing import CliRunner

FULL = {"q01": 2.0, "q02": 2.0, "q03": 3.0, "q04": 1.5, "q05": 3.0}


@pytest.fixture(scope="module", params=["nbgrader", "nqpf-quiz"])
def regraded(request, tmp_path_factory):
    """Four students hand in all right, a teacher scores some of it, and they hand in something else."""
    course = Course(tmp_path_factory.mktemp("regraded") / "course")
    course.nbgrader("generate_assignment", NAME)
    grade = ("autograde", NAME, "--force") if request.param == "nbgrader" else ("grade", NAME)
    for student in ("worse", "broken", "shorter", "essayist"):
        course.hand_in(student, course.answered())
    course.run(request.param, *grade)
    with course.gradebook() as gradebook:
        for student, cell, score in [("worse", "q02-test", 1.25), ("broken", "q06", 4.0), ("essayist", "q06", 5.0)]:
            graded = gradebook.find_grade(cell, NAME, NAME, student)
            graded.manual_score, graded.extra_credit, graded.needs_manual_grade = score, 0.5, False
            gradebook.find_comment(cell.removesuffix("-test"), NAME, NAME, student).manual_comment = "By hand."
        gradebook.db.commit()
    worse = {"q01": 'q01 = "a"', "q02": 'q02 = ["b"]', "q03": "q03 = None"}
    course.hand_in("worse", course.answered(worse))
    course.hand_in("broken", b"{")
    notebook = course.answered()
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in ("q01", "q01-test", "q02-test")]
    course.hand_in("shorter", notebook)
    course.hand_in("essayist", course.answered({"q06": MARKER + "\n\nAnother essay."}))
    course.run(request.param, *grade)
    return course


def test_a_resubmission_replaces_every_automatic_score(regraded):
    assert {key: score for key, (score, waits) in regraded.grades("worse").items()} == {
        **FULL, "q01": 0.0, "q02": 0.0, "q03": 0.0, "q06": None,
    }


def test_a_test_cell_that_is_gone_keeps_no_earlier_score(regraded):
    grades = regraded.grades("shorter")
    assert grades["q01"] == (None, True) and grades["q02"] == (2.0, False)


def test_an_unreadable_resubmission_leaves_no_earlier_score_and_waits(regraded):
    assert set(regraded.grades("broken").values()) == {(None, True)}


@pytest.mark.parametrize("student, cell, score", [("worse", "q02-test", 1.75), ("broken", "q06", 4.5), ("essayist", "q06", 5.5)])
def test_what_was_given_by_hand_stays_and_is_offered_for_review(regraded, student, cell, score):
    with regraded.gradebook() as gradebook:
        grade = gradebook.find_grade(cell, NAME, NAME, student)
        assert grade.score == score and grade.needs_manual_grade
        assert gradebook.find_comment(cell.removesuffix("-test"), NAME, NAME, student).comment == "By hand."


def test_the_report_says_what_was_scored_by_hand(regraded):
    said = regraded.run("nqpf-quiz", "report", NAME, "--student", "worse")
    assert "waits q02: It was scored by hand (1.25), and the answer is not the one that was scored." in said


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("template") / "course")
    course.nbgrader("generate_assignment", NAME)
    course.hand_in("ada", course.answered())
    return course


@pytest.fixture
def course(template, tmp_path):
    """A course in which ada has handed in, not graded yet."""
    made = copy.copy(template)
    made.folder = tmp_path / "course"
    shutil.copytree(template.folder, made.folder)
    return made


def run(course, *arguments, code=0):
    """Run nqpf-quiz in this process; returns what it printed."""
    place = [] if "--course" in arguments or arguments[0] == "classroom" else ["--course", str(course.folder)]
    done = CliRunner().invoke(app, [*arguments, *place])
    assert done.exit_code == code, done.output
    return done.output


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


CHANGES = {
    "another order": ("assignments/sample.yml", "hallmark-output-up, points: 2}\n  - {id: hallmark-what-is-inside", "hallmark-what-is-inside, points: 2}\n  - {id: hallmark-output-up", "q01-question, q01-test, q02-question, q02-test"),
    "other points": ("assignments/sample.yml", "points: 1.5", "points: 2", "q04-question, q04-test"),
    "other figures": ("assignments/sample.yml", "2026-autumn", "2027-spring", "q03-question"),
    "another text": ("bank/hallmark.yml", "A new railway", "A new canal", "q04-question"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_answers_are_never_scored_by_another_assignments_key(course, change):
    path, old, new, found = CHANGES[change]
    edit(course.folder / path, old, new)
    said = run(course, "grade", NAME, code=1)
    assert f"sample: the gradebook keeps it otherwise than the bank has it now ({found})" in said
    assert course.query("SELECT count(*) FROM submitted_notebook") == [(0,)]


def test_nbgrader_stops_at_once_too_and_without_a_trace(course):
    edit(course.folder / "bank" / "hallmark.yml", "A new railway", "A new canal")
    said = course.nbgrader("autograde", NAME, code=1)
    assert "sample: the gradebook keeps it otherwise" in said and "Traceback" not in said
    edit(course.folder / "bank" / "hallmark.yml", "kind: multi", "kind: many")
    said = course.nbgrader("autograde", NAME, code=1)
    assert "hallmark-what-is-inside" in said and "many" in said and "Traceback" not in said
    assert course.query("SELECT count(*) FROM submitted_notebook") == [(0,)]


def test_a_key_that_is_corrected_is_used_at_once(course):
    """A key may change where no text that students read does."""
    run(course, "grade", NAME)
    edit(course.folder / "bank" / "hallmark.yml", "{text: A better rota, answer: 1,", "{text: A better rota, answer: 3,")
    assert run(course, "grade", NAME).startswith("1 graded")
    assert course.grades("ada")["q04"] == (1.0, False)


MISTAKES = [
    (["grade", "smaple"], "smaple: is not an assignment of the bank; there are: sample. Did you mean sample?"),
    (["report", "sample", "--student", "eve"], "eve handed in nothing for sample"),
    (["grade", "sample", "--student", "eve"], "eve handed in nothing for sample"),
    (["grade", "sample", "--course", "bank"], "holds no nbgrader_config.py"),
    (["classroom", "sample", "--folder", "bank"], "is there already and was not made by this command"),
    (["classroom", "smaple"], "is not there; there are the assignments sample"),
]


@pytest.mark.parametrize("arguments, words", MISTAKES)
def test_mistakes_on_the_command_line_get_one_message(course, arguments, words):
    arguments = [str(course.folder / "bank") if one == "bank" else one for one in arguments]
    place = ["--quizzes", str(course.folder)] if arguments[0] == "classroom" else []
    said = run(course, *arguments, *place, code=1)
    assert words in " ".join(said.split())


def test_a_mistake_shows_no_trace(course):
    assert "Traceback" not in course.run("nqpf-quiz", "grade", "smaple", code=1)


def test_without_a_gradebook_none_is_made(course):
    (course.folder / "gradebook.db").unlink()
    said = run(course, "grade", NAME, code=1)
    assert "run nbgrader generate_assignment sample in the course folder first" in said
    assert not (course.folder / "gradebook.db").exists()


def test_one_pass_goes_on_after_it_was_stopped(course):
    course.hand_in("ben", course.answered({"q01": 'q01 = "a"'}))
    run(course, "grade", NAME, "--student", "ada")
    assert run(course, "grade", NAME).startswith("1 graded, 1 unchanged")
    course.hand_in("ada", course.answered({"q01": 'q01 = "c"'}))
    assert run(course, "grade", NAME).startswith("1 graded, 1 unchanged")
    assert course.grades("ada")["q01"] == (0.0, False)


def test_a_killed_pass_loses_nothing_and_goes_on_where_it_was(course):
    raw = (course.folder / "submitted" / "ada" / NAME / f"{NAME}.ipynb").read_bytes()
    for number in range(99):
        course.hand_in(f"s{number:02d}", raw)
    command = [Path(sys.executable).with_name("nqpf-quiz"), "grade", NAME]
    with subprocess.Popen(command, cwd=course.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list(course.folder.glob(f"autograded/*/{NAME}/*.ipynb"))) < 5:
            time.sleep(0.005)
        process.kill()
    done = len(list(course.folder.glob(f"autograded/*/{NAME}/*.ipynb")))
    assert 5 <= done < 100
    assert f"{100 - done} graded, {done} unchanged since they were graded, 0 failed." in run(course, "grade", NAME)
    assert course.query("SELECT count(*) FROM grade WHERE auto_score = 3.0") == [(200,)]


def test_one_submission_that_fails_stops_no_other(course):
    """A file stands where the folder of a graded notebook belongs."""
    course.hand_in("ben", course.answered())
    (course.folder / "autograded" / "ada").mkdir(parents=True)
    (course.folder / "autograded" / "ada" / NAME).write_text("in the way", "utf-8")
    said = run(course, "grade", NAME, code=1)
    assert "ada could not be graded" in said and "1 graded, 0 unchanged since they were graded, 1 failed." in said
    assert cell_of(course.graded("ben"), "q01")
