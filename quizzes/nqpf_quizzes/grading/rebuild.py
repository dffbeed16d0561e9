"""A submission made anew: every cell from the gradebook's copy, nothing from the file but answers.

It stands in for nbgrader's DeduplicateIds, OverwriteCells and
CheckCellMetadata, which stop at, or silently score 0, what students commonly
do to a notebook. What was mended is noted; what was lost waits for a person.
"""

import html
import re
from dataclasses import dataclass, field

from nqpf_quizzes.grading.cells import make_cell, make_notebook
from nqpf_quizzes.grading.find import NOTHING, Found, find_answer, find_essay, marker_of
from nqpf_quizzes.grading.paper import plain
from nqpf_quizzes.grading.words import say, shorten

# In the formgrader the checks, which a teacher need not read, take no more than a few lines each.
STYLE = "<style>.nbgrader_cell:has([id$='-test']) .input_area { max-height: 4.5em; overflow: auto; }</style>"
WRONG = 0.5     # share of question texts that differ from which on a file is another notebook


@dataclass
class Rebuilt:
    """What was found for each question, what was mended in the notebook as a whole, and a digest of the files."""

    found: dict
    repairs: list = field(default_factory=list)
    problem: str | None = None
    file: str = ""


def sort_out(paper, handed, filename):
    """The Rebuilt of what was handed in."""
    paper.identify(handed.cells)
    problem = handed.problem or check_notebook(paper, handed, filename)
    if problem:
        found = {question.name: Found(unread=problem) for question in paper.questions}
        return Rebuilt(found, list(handed.repairs), problem, handed.digest)
    found = {}
    for question in paper.questions:
        find = find_essay if question.is_essay else find_answer
        found[question.name] = find(paper, handed, question.name)
    for name in changed_questions(handed):
        found[name].doubts.append(say("question-changed"))
    used = [cell for one in found.values() for cell in one.used]
    return Rebuilt(found, handed.repairs + describe_repairs(paper, handed, used), file=handed.digest)


def check_notebook(paper, handed, filename):
    """Why a file cannot be this assignment's notebook, or None."""
    if not any(cell.known for cell in handed.cells) and not any(find_any(paper, handed)):
        return say("wrong-notebook", name=filename)
    pairs, changed = question_pairs(handed), changed_questions(handed)
    if len(pairs) > 2 and len(changed) > WRONG * len(pairs):
        return say("other-questions", name=filename, found=len(changed), total=len(pairs))
    return None


def find_any(paper, handed):
    """Whether each question has an answer somewhere."""
    for question in paper.questions:
        if not question.is_essay:
            yield find_answer(paper, handed, question.name).value not in (None, NOTHING)


def question_pairs(handed):
    """[(PaperCell, handed-in cell)] of the questions' texts that are there."""
    pairs = [(cell.known, cell) for cell in handed.cells]
    return [pair for pair in pairs if pair[0] and (pair[0].role, pair[0].kind) == ("question", "markdown")]


def changed_questions(handed):
    """Names of the questions whose text in the file is another one, and nowhere the right one."""
    pairs = question_pairs(handed)
    whole = {known.name for known, cell in pairs if plain(cell.source) == plain(known.source)}
    return list(dict.fromkeys(known.question.name for known, cell in pairs if known.name not in whole))


def describe_repairs(paper, handed, used):
    """What differs from the notebook that was given out and was put right at no loss.

    used: the cells that answers were taken from.
    """
    known = [(cell.known, cell) for cell in handed.cells]
    repairs = []
    order = [paper.cells.index(one) for one, cell in known if one is not None]
    if order != sorted(order):
        repairs.append(say("order"))
    there = {one.name for one, cell in known if one is not None}
    missing = [cell.name for cell in paper.cells if cell.role in ("question", "test") and cell.name not in there]
    if missing:
        repairs.append(say("locked-missing", found=", ".join(missing)))
    changed = [one.name for one, cell in known if one is not None and is_altered(one, cell)]
    if changed:
        repairs.append(say("locked-changed", found=", ".join(dict.fromkeys(changed))))
    points = [f"{one.name} ({shorten(repr(cell.points), 20)})" for one, cell in known if has_other_points(one, cell)]
    if points:
        repairs.append(say("points-changed", found=", ".join(points)))
    own = sum(1 for one, cell in known if one is None and cell.source.strip() and cell not in used)
    if own:
        repairs.append(say("own-cells", found=own))
    return repairs


def is_altered(known, cell):
    return known.role in ("question", "test") and plain(known.released) != plain(cell.source)


def has_other_points(known, cell):
    return known is not None and cell.points is not None and cell.points != known.points


def build_notebook(paper, rebuilt):
    """The notebook that goes into the autograded folder, not yet scored."""
    cells = [describe_notebook(rebuilt)]
    for cell in paper.cells:
        if cell.role == "essay":
            cells.append(build_guide(cell))
        cells.append(build_cell(cell, rebuilt.found.get(cell.name)))
    notes = {"title": paper.title, "problem": rebuilt.problem, "repairs": rebuilt.repairs, "file": rebuilt.file}
    metadata = {"nqpf": notes}
    if paper.kernelspec:
        metadata["kernelspec"] = paper.kernelspec
    return make_notebook(cells, metadata)


def describe_notebook(rebuilt):
    """A cell at the top for the person who grades: what was mended, or why nothing could be read."""
    lines = [line for line in [rebuilt.problem, *rebuilt.repairs] if line]
    return show_text("nqpf-graded", say("mended-here") if lines else "", lines, STYLE + say("by-reading"))


def build_guide(cell):
    """A place above an essay, under its rubric, for what the person who reads it should know."""
    return make_cell("markdown", cell.cell_id + "-guide", "", {"deletable": False})


def show_text(cell_id, heading, lines, first=""):
    """A Markdown cell with a heading and a list. Lines quote what students wrote: nothing in them is Markdown."""
    parts = [f"<p>{first}</p>"] if first else []
    if lines:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<p><strong>{html.escape(heading)}</strong></p><ul>{items}</ul>")
    return make_cell("markdown", cell_id, "".join(parts).replace("\n", " "), {"deletable": False})


def build_cell(cell, found):
    """One cell from the gradebook's copy; an answer's cell shows what was found."""
    metadata = {"deletable": False}
    if cell.role not in ("answer", "essay"):
        metadata["editable"] = False
    if cell.role != "text":
        metadata["nbgrader"] = describe(cell)
    source = cell.source
    if found is not None:
        source = show_essay(cell, found) if cell.role == "essay" else show_answer(cell, found)
        metadata["nqpf"] = {
            "unread": found.unread,
            "doubts": found.doubts,
            "repairs": found.repairs,
            "blank": found.value is None,
        }
        if cell.role == "essay":
            metadata["nqpf"]["essay"] = found.text
    return make_cell(cell.kind, cell.cell_id, source, metadata)


def describe(cell):
    """nbgrader's own metadata of a cell (schema 3)."""
    marks = {
        "grade": cell.role in ("test", "essay"),
        "grade_id": cell.name,
        "locked": cell.role in ("question", "test"),
        "schema_version": 3,
        "solution": cell.role in ("answer", "essay"),
        "task": False,
        "cell_type": cell.kind,
        "checksum": cell.checksum,
    }
    if marks["grade"]:
        marks["points"] = cell.points
    return marks


def show_answer(cell, found):
    """The source of an answer's cell: the answer, or None with the reason as a comment."""
    if found.unread is None:
        return found.text
    comment = "\n".join("# " + line for line in found.unread.splitlines())
    return f"{cell.name} = None\n{comment}"


def show_essay(cell, found):
    """The source of an essay's cell; one without an answer is the gradebook's copy, byte for byte."""
    if not found.text:
        return cell.source
    return f"{marker_of(cell.source)}\n\n{make_inert(found.text)}"


def make_inert(text):
    """Markdown without HTML and links: the formgrader, which can change grades, would run scripts in them.

    A blank is put where a tag or a link would begin; every word stays.
    """
    text = re.sub(r"<(?=[A-Za-z/!?])", "< ", text)
    return re.sub(r"\](?=[(\[:])", "] ", text)
