"""Notebooks of simulated students, where nbgrader expects what was collected."""

import copy
import json
from datetime import UTC, datetime, timedelta
from random import Random

from nqpf_quizzes.classroom.answers import choose, write, write_essay

DUE = datetime(2026, 10, 30, 18, tzinfo=UTC)


def answer(released, assignment, student, random):
    """The released notebook with a student's answers in it."""
    notebook = copy.deepcopy(released)
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    for question in assignment.questions:
        cell = cells[question.name]
        if question.is_essay:
            cell["source"] = f"{cell['source']}\n\n{write_essay(student.ability, random)}".rstrip()
        else:
            value = choose(question.item, student.ability, random)
            cell["source"] = write(question.name, value, random)
    return notebook


def hand_in(course, released, assignment, student, seed="classroom"):
    """Write a student's folder: notebook, time, and the secret by which feedback is released."""
    random = Random(f"{seed} {student.id} {assignment.name}")
    notebook = answer(released, assignment, student, random)
    raw = student.habit(notebook, random) if student.habit else None
    folder = course / "submitted" / student.id / assignment.name
    folder.mkdir(parents=True)
    (folder / f"{assignment.name}.ipynb").write_bytes(raw if raw is not None else json.dumps(notebook, indent=1).encode())
    moment = DUE - timedelta(hours=random.uniform(1, 90)) if not student.late else DUE + timedelta(hours=student.late)
    (folder / "timestamp.txt").write_text(moment.strftime("%Y-%m-%d %H:%M:%S.%f UTC"), "utf-8")
    (folder / "submission_secret.txt").write_text(f"{random.getrandbits(256):064x}", "utf-8")
