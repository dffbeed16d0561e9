"""What holds for every assignment of the course, whatever it asks."""

import json

import pytest
from bankchecks import BANK, COURSE

from nqpf_quizzes import compose


@pytest.fixture(params=compose.names(COURSE.assignments), scope="module")
def assignment(request):
    return compose.load(COURSE.assignments / f"{request.param}.yml", BANK)


def test_at_least_half_of_the_points_are_above_remember(assignment):
    graded = [question for question in assignment.questions if not question.is_essay]
    above = sum(question.points for question in graded if question.item["bloom"] != "remember")
    assert above >= sum(question.points for question in graded) / 2


def test_every_part_of_a_question_is_worth_a_quarter_of_a_point_or_a_multiple(assignment):
    for question in assignment.questions:
        item = question.item
        parts = {"multi": lambda: sum(option["right"] for option in item["options"]),
                 "match": lambda: len(item["left"]), "explorer": lambda: len(item["goals"])}
        worth = question.points / parts.get(item["kind"], lambda: 1)()
        assert worth * 4 == int(worth * 4), question.name


def test_no_key_stands_in_what_students_read(assignment):
    """Whys, guidance and slips stay in the bank."""
    text = json.dumps([cell.source for cell in compose.cells_of(assignment)], ensure_ascii=False)
    for question in assignment.questions:
        item = question.item
        secrets = [part["why"] for key in ("options", "slips", "left", "goals") for part in item.get(key, [])]
        for secret in secrets + [item.get("why"), item.get("guidance")]:
            assert not secret or secret not in text
