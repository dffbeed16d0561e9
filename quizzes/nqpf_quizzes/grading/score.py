"""The outcome of each question, left beside its answer for the steps that follow."""

from dataclasses import asdict, dataclass, field

from nqpf_quizzes.grading.key import link_to
from nqpf_quizzes.grading.points import clamp
from nqpf_quizzes.grading.read import canonical, read
from nqpf_quizzes.grading.words import digest, say, shorten
from nqpf_quizzes.items.scoring import letters_of, score


@dataclass
class Mark:
    """What an answer got.

    points: a Python float from 0 to the question's points, None where a
    person must decide; outcome: right, partly, not yet, unanswered, malformed
    or waits; waits: why a person should look; review: why points given by hand
    should be looked at again; shown: a digest of the answer and of `waits`;
    feedback: [{about, text, right}].
    """

    points: float | None
    most: float
    outcome: str
    waits: list = field(default_factory=list)
    review: list = field(default_factory=list)
    shown: str = ""
    given: str = ""
    feedback: list = field(default_factory=list)
    left_out: list = field(default_factory=list)


def mark_answer(question, source, marks):
    """The Mark of a rebuilt answer cell: its source and what rebuilding noted about it."""
    if marks["unread"] is not None:
        return undecided(question, marks["unread"], marks)
    value = read(source, question.name).value
    given = "" if value is None else shorten(repr(value))
    try:
        result = score(question.item, value)
    except Exception as problem:
        reason = say("not-scored", found=shorten(f"{type(problem).__name__}: {problem}"))
        return Mark(None, question.points, "waits", [reason, *marks["doubts"]], shown=canonical(value), given=given)
    waits = list(marks["doubts"])
    if result["outcome"] == "malformed":
        waits.insert(0, say("malformed", why=result["message"]))
    points = clamp(result["fraction"] * question.points, question.points)
    feedback = list(result["feedback"])
    left_out = left_out_of(question.item, feedback) if result["outcome"] == "partly" else []
    return Mark(
        points, question.points, result["outcome"], waits, shown=canonical(value), given=given, feedback=feedback, left_out=left_out)


def left_out_of(item, feedback):
    """The letters of a match that got no number: no reason speaks of them."""
    given = [one["about"] for one in feedback]
    return [letter for letter in letters_of(item["left"]) if letter not in given] if item["kind"] == "match" else []


def mark_essay(question, marks):
    """The Mark of an essay: nothing written is 0, everything else waits for a person."""
    if marks["unread"] is not None:
        return undecided(question, marks["unread"], marks)
    points, outcome = (0.0, "unanswered") if marks["blank"] else (None, "waits")
    return Mark(points, question.points, outcome, list(marks["doubts"]), shown=marks["essay"])


def undecided(question, why, marks):
    """The Mark of an answer that cannot be read; another file may hold another answer that cannot be read either."""
    return Mark(None, question.points, "waits", [why, *marks["doubts"]], shown=marks["file"])


def score_notebook(paper, notebook):
    """Mark every question of a rebuilt notebook, in place."""
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    for question in paper.questions:
        answer = cells[question.name]
        noted = {**answer.metadata["nqpf"], "file": notebook.metadata["nqpf"]["file"]}
        mark = mark_essay(question, noted) if question.is_essay else mark_answer(question, answer.source, noted)
        mark.shown = digest(repr((mark.shown, mark.waits)))
        answer.metadata["nqpf"].update(asdict(mark), link=link_to(question.item))
