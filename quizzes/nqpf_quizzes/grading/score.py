"""The outcome of each question, left in its test cell where nbgrader's own steps pick it up."""

import html
from dataclasses import asdict, dataclass, field

from nqpf_quizzes.grading.cells import make_output
from nqpf_quizzes.grading.key import link_to
from nqpf_quizzes.grading.points import clamp, show_points
from nqpf_quizzes.grading.read import read
from nqpf_quizzes.grading.words import say, shorten
from nqpf_quizzes.items.scoring import score


@dataclass
class Mark:
    """What an answer got.

    points: a Python float from 0 to the question's points, None where a
    person must decide; outcome: right, partly, not yet, unanswered, malformed
    or waits; waits: why a person should look; feedback: [{about, text}].
    """

    points: float | None
    most: float
    outcome: str
    waits: list = field(default_factory=list)
    given: str = ""
    feedback: list = field(default_factory=list)

    @property
    def verdict(self):
        return say("verdict-" + {"malformed": "waits", "not yet": "not-yet"}.get(self.outcome, self.outcome))


def mark_answer(question, source, marks):
    """The Mark of a rebuilt answer cell: its source and what rebuilding noted about it."""
    if marks["unread"] is not None:
        return Mark(None, question.points, "waits", [marks["unread"], *marks["doubts"]])
    value = read(source, question.name).value
    given = "" if value is None else shorten(repr(value))
    try:
        result = score(question.item, value)
    except Exception as problem:
        reason = say("not-scored", found=shorten(f"{type(problem).__name__}: {problem}"))
        return Mark(None, question.points, "waits", [reason, *marks["doubts"]], given)
    waits = list(marks["doubts"])
    if result["outcome"] == "malformed":
        waits.insert(0, say("malformed", why=result["message"]))
    return Mark(
        clamp(result["fraction"] * question.points, question.points),
        question.points, result["outcome"], waits, given, list(result["feedback"]),
    )


def mark_essay(question, cell, marks):
    """The Mark of an essay: nothing written is 0, everything else waits for a person."""
    if marks["unread"] is not None:
        return Mark(None, question.points, "waits", [marks["unread"], *marks["doubts"]])
    if cell.metadata["nqpf"]["blank"]:
        return Mark(0.0, question.points, "unanswered", list(marks["doubts"]))
    return Mark(None, question.points, "waits", list(marks["doubts"]))


def score_notebook(paper, notebook):
    """Mark every question of a rebuilt notebook, in place."""
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    for question in paper.questions:
        answer = cells[question.name]
        if question.is_essay:
            mark = mark_essay(question, answer, answer.metadata["nqpf"])
        else:
            mark = mark_answer(question, answer.source, answer.metadata["nqpf"])
            cells[question.name + "-test"].outputs = show(mark, answer.metadata["nqpf"]["repairs"])
        answer.metadata["nqpf"].update(asdict(mark), verdict=mark.verdict, link=link_to(question.item))


def show(mark, repairs):
    """The outputs of a test cell: words for a person, then the number for nbgrader."""
    words = describe(mark, repairs)
    return [
        make_output("display_data", {"text/html": as_html(words), "text/plain": as_text(words)}),
        make_output("execute_result", {"text/plain": repr(mark.points or 0.0)}),
    ]


def describe(mark, repairs):
    """[(heading, [line, ...])] of a mark."""
    if mark.points is None:
        points = say("no-points-yet", most=show_points(mark.most))
    else:
        points = say("points", given=show_points(mark.points), most=show_points(mark.most))
    words = [(f"{mark.verdict}, {points}", [])]
    if mark.given:
        words.append((say("read-as"), [mark.given]))
    if mark.waits:
        words.append((say("waits-because"), mark.waits))
    if repairs:
        words.append((say("mended"), repairs))
    return words


def as_html(words):
    parts = []
    for heading, lines in words:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<p><strong>{html.escape(heading)}</strong></p>" + (f"<ul>{items}</ul>" if items else ""))
    return "".join(parts)


def as_text(words):
    return "\n".join(line for heading, lines in words for line in [heading, *("  " + one for one in lines)])
