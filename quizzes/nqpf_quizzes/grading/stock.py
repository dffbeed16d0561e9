"""What a hidden test calls where stock nbgrader runs a notebook.

    stock.points("connotation", "q07", q07)

The key is read from the folder that NQPF_QUIZZES names; nothing of it is in
the notebook. Our own grading never runs this.
"""

import os

from nqpf_quizzes.grading.key import find_question, load_key
from nqpf_quizzes.grading.points import clamp
from nqpf_quizzes.items.scoring import score

PLACE = "NQPF_QUIZZES"


def points(assignment, name, answer):
    """The points of an answer: a Python float from 0 to the question's points.

    Raises LookupError where NQPF_QUIZZES names no folder with that assignment.
    """
    key = load_key(os.environ.get(PLACE, ""), assignment)
    if key is None:
        raise LookupError(
            f"{PLACE} is {os.environ.get(PLACE)!r}: there is no assignments/{assignment}.yml in it. "
            f"Set it to the quizzes folder, as nbgrader_config.py does."
        )
    question = find_question(key, name)
    return clamp(score(question.item, answer)["fraction"] * question.points, question.points)
