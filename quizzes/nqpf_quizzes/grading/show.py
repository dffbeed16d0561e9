"""What a person who grades finds beside each answer, in the formgrader.

Students never receive these notebooks: the feedback is written from the marks,
by a template that shows nothing of this.
"""

import html

from nqpf_quizzes.grading.cells import make_output
from nqpf_quizzes.grading.points import show_points
from nqpf_quizzes.grading.words import say
from nqpf_quizzes.showing import key_of


def show_marks(paper, notebook):
    """Put the words for a person into a marked notebook: below a check, or above an essay."""
    cells = {cell.id: cell for cell in notebook.cells}
    for question in paper.questions:
        mark = cells[question.name].metadata["nqpf"]
        if question.is_essay:
            words = [*describe(mark), (say("for-grader"), [question.item["guidance"]])]
            cells[question.name + "-guide"].source = as_html(words).replace("\n", " ")
        else:
            words = [*describe(mark), *key_beside(paper.assignment, question, mark)]
            cells[question.name + "-test"].outputs = [
                make_output("display_data", {"text/html": as_html(words), "text/plain": as_text(words)}),
                make_output("execute_result", {"text/plain": repr(mark["points"] or 0.0)}),
            ]


def describe(mark):
    """[(heading, [line, ...])] of a mark: one verdict, what was read, why a person should look, what was mended."""
    words = [(verdict(mark), [])]
    if mark["given"]:
        words.append((say("read-as"), [mark["given"]]))
    if mark["review"] + mark["waits"]:
        words.append((say("waits-because"), mark["review"] + mark["waits"]))
    if mark["repairs"]:
        words.append((say("mended"), mark["repairs"]))
    return words


def verdict(mark):
    """The one verdict on an answer with its points; what waits is called nothing else."""
    most = show_points(mark["most"])
    if mark["points"] is None:
        return say("verdict-open", most=most)
    points = say("points", given=show_points(mark["points"]), most=most)
    if mark["review"] or mark["waits"]:
        return say("verdict-so-far", points=points)
    return f"{say('verdict-' + mark['outcome'].replace(' ', '-'))}, {points}"


def key_beside(assignment, question, mark):
    """The key of a question whose answer waits for a person."""
    if not mark["review"] + mark["waits"]:
        return []
    command = say("show-command", command="nqpf-quiz", assignment=assignment, question=question.name)
    return [(say("key"), [*key_of(question.item), command])]


def as_html(words):
    parts = []
    for heading, lines in words:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<p><strong>{html.escape(heading)}</strong></p>" + (f"<ul>{items}</ul>" if items else ""))
    return "".join(parts)


def as_text(words):
    return "\n".join(line for heading, lines in words for line in [heading, *("  " + one for one in lines)])
