"""The class of simulated students: graded, given feedback, and taken through nbgrader's own commands."""

import csv
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from handins import ROOT, Room
from nbgrader.api import Grade
from nqpf_quizzes import bank, classroom, compose, places
from nqpf_quizzes.classroom import READ, answers, habits
from nqpf_quizzes.classroom.students import HABITS, LATE, students

NAME = "connotation"
HONEST = {habits.copy_answer, habits.keep_notes, habits.retype_as_markdown, habits.run_everything, habits.save_as_latin_1}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return Room(tmp_path_factory.mktemp("classroom") / "room", NAME)


@pytest.fixture(scope="module")
def assignment():
    course = places.find(ROOT)
    return compose.load(course.assignments / f"{NAME}.yml", bank.load(course.bank))


def scores(room):
    with room.gradebook() as gradebook:
        return {one.student.id: one.score for one in gradebook.assignment_submissions(NAME)}


def test_everyone_is_graded_and_gets_feedback(room):
    everyone = {one.id for one in students()}
    assert len(everyone) == 30
    for step in ("submitted", "autograded", "feedback"):
        assert {path.parent.parent.name for path in room.folder.glob(f"{step}/*/{NAME}/{NAME}.*")} == everyone


def test_scores_follow_ability_and_are_spread(room):
    found = scores(room)
    able = sorted((one for one in students() if one.id != "s28"), key=lambda one: one.ability)
    low, high = able[:10], able[-10:]
    mean = [sum(found[one.id] for one in group) / len(group) for group in (low, high)]
    assert mean[1] > mean[0] + 5
    assert len({round(score, 2) for score in found.values()}) > 15


def test_every_habit_is_met_as_it_should_be(room):
    ids = {f"s{number:02d}": habit for number, habit in HABITS.items()}
    for one in students():
        waits = {name for name, (score, waits) in room.grades(one.id, NAME).items() if waits} - {"q16"}
        lost = ids.get(one.id) not in {None, *HONEST}
        # A file that breaks off, and one habit, may cost nothing but the essay.
        if ids.get(one.id) is habits.break_off:
            assert room.grades(one.id, NAME)["q16"] == (None, True)
        else:
            assert bool(waits) is lost, one.id


def test_a_teacher_has_read_some_essays_and_the_others_wait(room):
    by_hand = room.query("SELECT count(*) FROM grade WHERE manual_score IS NOT NULL")[0][0]
    waiting = room.query("SELECT count(*) FROM grade JOIN base_cell ON cell_id = base_cell.id WHERE name = 'q16' AND needs_manual_grade")
    assert READ - 6 <= by_hand <= READ and 5 <= waiting[0][0]


def test_late_students_are_known(room):
    with room.gradebook() as gradebook:
        late = {one.student.id for one in gradebook.assignment_submissions(NAME) if one.total_seconds_late > 0}
    assert late == {f"s{number:02d}" for number in LATE}


def test_feedback_links_to_the_book_and_names_no_student_of_another(room):
    made = BeautifulSoup((room.folder / "feedback" / "s01" / NAME / f"{NAME}.html").read_text("utf-8"), "html.parser")
    assert len(made.select("section.question")) == 16
    assert all(tag["href"].startswith((ROOT / "_build" / "html").as_uri()) for tag in made.select("dl a"))


def test_it_says_how_to_open_the_formgrader(room):
    said = re.search(r"cd .* && .* lab --LabApp.default_url=/formgrader", room.said).group()
    _, folder, _, tool, *_ = shlex.split(said)
    assert Path(folder) == room.folder and os.access(tool, os.X_OK)
    assert (room.folder / "nbgrader_config.py").is_file()


def test_nbgrader_s_own_commands_take_the_class_to_the_end(room):
    """From the source anew: released, graded to the same scores, feedback released, scores exported."""
    before = scores(room)
    os.chmod(room.folder / "exchange", 0o777)
    for command in (
        ["generate_assignment", NAME, "--force"], ["release_assignment", NAME], ["autograde", NAME, "--force"],
        ["generate_feedback", NAME, "--force"], ["release_feedback", NAME], ["export"],
    ):
        said = room.nbgrader(*command)
        assert "Traceback" not in said
    assert scores(room) == before
    assert len(list((room.folder / "exchange" / "classroom" / "feedback").glob("*.html"))) == 30
    with open(room.folder / "grades.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["student_id"]: float(row["raw_score"]) for row in rows} == pytest.approx(before)
    assert {row["max_score"] for row in rows} == {"50.0"}


def test_the_same_command_again_makes_the_same_class(room, assignment):
    again = students()
    assert again == students() and again != students("another seed")
    draws = [answers.choose(assignment.questions[1].item, 0.5, Random(seed)) for seed in ("a", "a")]
    assert draws[0] == draws[1]


@pytest.mark.parametrize("kind", ["choice", "multi", "numeric", "match", "explorer"])
def test_the_able_know_more(assignment, kind):
    """Whatever the kind of question, answers of the able are right more often."""
    from nqpf_quizzes.items.scoring import score

    items = [one.item for one in assignment.questions if one.item["kind"] == kind]
    means = []
    for ability in (-2, 2):
        draws = [score(item, answers.choose(item, ability, Random(f"{ability} {number}"))) for item in items for number in range(60)]
        means.append(sum(one["fraction"] for one in draws) / len(draws))
        assert "malformed" not in {one["outcome"] for one in draws}
    assert means[1] > means[0] + 0.2


def test_what_a_person_marked_is_not_lost_unasked(room):
    """The last test of the room: it marks."""
    assert classroom.marked_since(room.folder) == []
    with room.gradebook() as gradebook:
        grade = next(one for one in gradebook.db.query(Grade) if one.manual_score is None and one.auto_score is not None)
        student, grade.manual_score = grade.notebook.student.id, 0.5
        gradebook.db.commit()
    command = [Path(sys.executable).with_name("nqpf-quiz"), "classroom", NAME, "--folder", room.folder]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert "holds 1 marks or comments that were given by hand" in said and student in said and "--fresh" in said
    assert scores(room)
