"""Every assignment but the first, which test_classroom.py takes through all its steps, with a class of simulated students."""

import pytest
from bankchecks import BANK, COURSE
from handins import Room

from nqpf_quizzes import compose
from nqpf_quizzes.classroom.students import students

NAMES = sorted(path.stem for path in COURSE.assignments.glob("*.yml"))


@pytest.fixture(scope="module", params=[name for name in NAMES if name != "connotation"])
def room(request, tmp_path_factory):
    return Room(tmp_path_factory.mktemp("classroom") / "room", request.param)


def test_the_four_assignments_are_there():
    assert NAMES == ["balance", "capstone", "connotation", "strategy"]


def test_everyone_is_graded_and_gets_feedback(room):
    everyone = {one.id for one in students()}
    for step in ("autograded", "feedback"):
        assert {path.parent.parent.name for path in room.folder.glob(f"{step}/*/{room.name}/{room.name}.*")} == everyone


def test_scores_follow_ability_and_stay_within_the_points(room):
    assignment = compose.load(COURSE.assignments / f"{room.name}.yml", BANK)
    whole = sum(one.points for one in assignment.questions)
    with room.gradebook() as gradebook:
        found = {one.student.id: one.score for one in gradebook.assignment_submissions(room.name)}
    assert all(0 <= score <= whole for score in found.values())
    able = sorted((one for one in students() if one.id != "s28"), key=lambda one: one.ability)
    low, high = [sum(found[one.id] for one in group) / len(group) for group in (able[:10], able[-10:])]
    assert high > low + whole / 10


def test_an_essay_waits_for_a_person_or_was_read_by_one(room):
    rows = room.query("SELECT base_cell.name, manual_score, needs_manual_grade, auto_score FROM grade"
                      " JOIN base_cell ON cell_id = base_cell.id")
    assignment = compose.load(COURSE.assignments / f"{room.name}.yml", BANK)
    essays = {one.name for one in assignment.questions if one.is_essay}
    assert essays
    for name, by_hand, waits, machine in rows:
        if name in essays:
            # A blank essay is worth nothing without anybody's reading.
            assert waits or by_hand is not None or machine == 0, name
