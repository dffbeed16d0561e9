"""nbgrader's own commands, in their order, on an assignment of ours: from the source to the students' feedback."""

import csv
import json
import os
import shlex
import shutil
from pathlib import Path

import pytest
from handins import ESSAY, MARKER, NAME, Course, cell_of, source_of

STUDENT_CONFIG = """
import os
c = get_config()
c.CourseDirectory.course_id = "nqpf"
c.Exchange.root = os.environ["NQPF_EXCHANGE"]
c.Exchange.cache = os.environ["NQPF_CACHE"]
"""


class Desk:
    """A student's own folder, which knows the exchange and nothing else of the course."""

    def __init__(self, course, folder, name):
        folder.mkdir()
        self.course, self.folder, self.name = course, folder, name
        (folder / "nbgrader_config.py").write_text(STUDENT_CONFIG, "utf-8")

    def nbgrader(self, *arguments):
        own, self.course.folder = self.course.folder, self.folder
        try:
            return self.course.nbgrader(*arguments, NQPF_EXCHANGE=self.course.exchange, NQPF_CACHE=str(self.folder / "cache"))
        finally:
            self.course.folder = own


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Ada hands in all right, Ben two wrong answers and no essay; everything goes through the exchange."""
    home = tmp_path_factory.mktemp("commands")
    (home / "exchange").mkdir()
    os.chmod(home / "exchange", 0o777)
    course = Course(home / "course")
    course.exchange = str(home / "exchange")
    course.logs = [course.nbgrader(step, NAME, NQPF_EXCHANGE=course.exchange) for step in ("generate_assignment", "release_assignment")]
    course.desks = {name: Desk(course, home / name, name) for name in ("ada", "ben")}
    course.desks["ada"].nbgrader("fetch_assignment", NAME)
    shutil.copytree(home / "ada" / NAME, home / "ben" / NAME)
    course.fetched = (home / "ada" / NAME / f"{NAME}.ipynb").read_bytes()
    wrong = {"q01": 'q01 = "a"', "q02": 'q02 = ["a"]', "q06": MARKER}
    for name, desk in course.desks.items():
        notebook = course.answered(wrong if name == "ben" else None)
        (desk.folder / NAME / f"{NAME}.ipynb").write_text(json.dumps(notebook), "utf-8")
        desk.nbgrader("submit", NAME, "--student", name)
    for step in ("collect", "autograde", "generate_feedback", "release_feedback"):
        course.logs.append(course.nbgrader(step, NAME, NQPF_EXCHANGE=course.exchange))
    return course


def test_what_is_fetched_is_what_was_released(course):
    assert course.fetched == (course.folder / "release" / NAME / f"{NAME}.ipynb").read_bytes()


def test_answers_are_handed_out_with_their_stubs(course):
    cells = {cell["id"]: source_of(cell) for cell in course.released()["cells"]}
    assert [cells[f"q0{number}"] for number in range(1, 6)] == [f"q0{number} = None" for number in range(1, 6)]
    assert cells["q06"] == MARKER
    assert not any("HIDDEN" in source or "import stock" in source for source in cells.values())


def test_everyone_who_handed_in_is_graded(course):
    full = {"q01": (2.0, False), "q02": (2.0, False), "q03": (3.0, False), "q04": (1.5, False), "q05": (3.0, False)}
    assert course.grades("ada") == {**full, "q06": (None, True)}
    assert course.grades("ben") == {**full, "q01": (0.0, False), "q02": (1.0, False), "q06": (0.0, False)}


def test_no_command_warns_or_shows_a_trace(course):
    for log in course.logs:
        assert "Traceback" not in log and "Warning" not in log and "ERROR" not in log, log


def test_a_student_fetches_their_own_feedback(course):
    desk = course.desks["ben"]
    desk.nbgrader("fetch_feedback", NAME, "--student", "ben")
    (page,) = desk.folder.glob(f"{NAME}/feedback/*/{NAME}.html")
    text = page.read_text("utf-8")
    assert "Only inputs are weighted by shares" in text and "Capital did" not in text


def test_scores_are_exported(course):
    course.nbgrader("export")
    with open(course.folder / "grades.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["ada"]["score"]) == 11.5 and float(rows["ben"]["score"]) == 8.5
    assert float(rows["ada"]["max_score"]) == 16.5


def test_validate_tells_a_student_what_is_missing_and_nothing_else(course):
    """What the assignment says on the instructor's side too, where the hidden tests are there."""
    path = course.folder / "release" / NAME / f"{NAME}.ipynb"
    said = course.nbgrader("validate", str(path))
    assert "VALIDATION FAILED ON" in said and "Question 1 has no answer yet" in said
    path = course.folder / "checked.ipynb"
    shutil.copy(course.desks["ada"].folder / NAME / f"{NAME}.ipynb", path)
    assert "Success! Your notebook passes all the tests." in course.nbgrader("validate", str(path))


def test_an_autograded_notebook_holds_the_essay_as_written(course):
    assert source_of(cell_of(course.graded("ada"), "q06")) == f"{MARKER}\n\n{ESSAY}"


def test_one_pass_over_the_class_gives_what_nbgrader_gives(course, tmp_path):
    """The same scores, flags, comments and notebooks; again after that there is nothing to do."""
    other = Course(tmp_path / "course")
    for step in ("submitted", "release"):
        shutil.copytree(course.folder / step, other.folder / step)
    other.nbgrader("generate_assignment", NAME, "--force")
    assert other.run("nqpf-quiz", "grade", NAME).startswith("2 graded, 0 unchanged since they were graded, 0 failed.")
    for name in course.desks:
        assert other.grades(name) == course.grades(name)
        assert other.comments(name) == course.comments(name)
        made, expected = other.graded(name), course.graded(name)
        assert made["metadata"]["nqpf"].pop("mark")
        assert made == expected
        assert (other.folder / "autograded" / name / NAME / "timestamp.txt").is_file()
    assert other.run("nqpf-quiz", "grade", NAME).startswith("0 graded, 2 unchanged")
    assert other.nbgrader("generate_feedback", NAME)


def test_the_command_for_a_key_can_be_typed_as_it_is_printed(course):
    said = course.run("nqpf-quiz", "report", NAME, PATH="/usr/bin:/bin")
    command = shlex.split(said.partition("A question with its key: ")[2])
    assert Path(command[0]).is_file() and command[1:3] == ["show", NAME]
