"""The answer to each question among the cells that were handed in.

An answer's own cells are found by grade id, then by cell id; any other cell
that assigns the answer's variable is looked at too (for an essay: a cell that
holds its marker line). One answer found twice is one answer; two different
answers are for a person to decide.
"""

from dataclasses import dataclass, field

from nqpf_quizzes.grading.read import Unreadable, is_empty, mentions, read, same
from nqpf_quizzes.grading.words import say, shorten

NOTHING = object()
LONGEST_ESSAY = 30_000      # characters; essays of this course have about 1,500


@dataclass
class Found:
    """What was found for one question.

    text: what its rebuilt cell shows; value: the answer, None if not answered,
    NOTHING if a person must decide; unread: why they must; doubts: why they
    should look although there is a score; repairs: what was mended at no loss;
    used: the cells that it was taken from.
    """

    text: str = ""
    value: object = NOTHING
    unread: str | None = None
    doubts: list = field(default_factory=list)
    repairs: list = field(default_factory=list)
    used: list = field(default_factory=list)


def find_answer(paper, handed, name):
    """The Found of a question whose answer is a literal in the variable `name`."""
    own, how = own_cells(paper, handed, name)
    others = [cell for cell in handed.cells if cell not in own and is_other(cell, name)]
    readings, faults = read_all(own + others, name)
    answers = different([reading.value for reading, cell in readings if reading.value is not None])
    if len(answers) > 1:
        return Found(unread=say("conflict", found="; ".join(shorten(repr(one), 80) for one in answers)))
    if not readings and len(own) > 1:
        joined = join_halves(own, name)
        if joined:
            return joined
    if not answers:
        return not_answered(own, readings, faults, name)
    return answered(own, how, readings, faults, handed, name)


def answered(own, how, readings, faults, handed, name):
    """The Found of a question with one answer, in one cell or several."""
    given = [(reading, cell) for reading, cell in readings if reading.value is not None]
    reading, cell = next((pair for pair in given if pair[1] in own), given[0])
    found = Found(text=reading.source, value=reading.value, used=[cell for reading, cell in given])
    if cell not in own:
        found.repairs.append(say("by-variable"))
    elif how:
        found.repairs.append(how)
    if len(given) > 1:
        found.repairs.append(say("same-answers", found=len(given)))
    elif len(own) > 1:
        found.repairs.append(say("copies", found=len(own)))
    if cell.kind != "code":
        found.repairs.append(say("retyped", found=cell.kind))
    if reading.minus:
        found.repairs.append(say("minus"))
    if reading.beside:
        found.repairs.append(say("code-beside"))
    found.doubts += say_earlier(reading, name)
    for why, fault in faults:
        if fault in own:
            found.doubts.append(say("another-cell", why=why, found=shorten(fault.source)))
    if handed.garbled and not reading.source.isascii():
        found.doubts.append(say("garbled"))
    return found


def say_earlier(reading, name):
    """A doubt where a cell assigns the variable more than once, and not the same."""
    if not reading.earlier:
        return []
    return [say("earlier", name=name, found="; ".join(shorten(repr(one), 80) for one in reading.earlier))]


def not_answered(own, readings, faults, name):
    """The Found of a question without an answer: left at None, unreadable, emptied or gone."""
    if faults:
        why, cell = faults[0]
        return Found(unread=say("unread", why=why, found=shorten(cell.source)))
    if readings:
        reading = readings[0][0]
        return Found(text=reading.source, value=None, doubts=say_earlier(reading, name))
    if own:
        return Found(unread=say("blank-cell", name=name))
    return Found(unread=say("gone", name=name))


def join_halves(own, name):
    """The Found of an answer whose cell was split in two; None if the halves do not fit."""
    text = "\n".join(cell.source for cell in own)
    try:
        reading = read(text, name)
    except Unreadable:
        return None
    return Found(text=reading.source, value=reading.value, doubts=[say("joined", found=len(own))])


def find_essay(paper, handed, name):
    """The Found of an essay: its text, without the marker line."""
    marker = marker_of(paper.names[name].source)
    own, how = own_cells(paper, handed, name)
    if not own:
        own, how = [cell for cell in handed.cells if marker in cell.source], say("by-marker")
    if not own:
        return Found(unread=say("essay-gone"))
    parts = own + following(handed, own)
    texts = essay_texts(parts, marker)
    text = "\n\n".join(texts)
    found = Found(text=text[:LONGEST_ESSAY], value=text or None, repairs=[how] if how else [], used=parts)
    if len(essay_texts(own, marker)) > 1:
        found.doubts.append(say("joined", found=len(texts)))
    elif len(texts) > 1:
        found.repairs.append(say("joined", found=len(texts)))
    if len(text) > LONGEST_ESSAY:
        found.doubts.append(say("essay-cut", found=len(text), allowed=LONGEST_ESSAY))
    if any(cell.pictures for cell in parts):
        found.doubts.append(say("pictures"))
    if handed.garbled and not text.isascii():
        found.doubts.append(say("garbled"))
    return found


def own_cells(paper, handed, name):
    """The cells that carry a question's own ids, and how they were found if not by grade id."""
    by_grade = [cell for cell in handed.cells if cell.grade_id == name]
    if by_grade:
        return by_grade, None
    wanted = paper.names[name].cell_id
    by_cell = [cell for cell in handed.cells if cell.cell_id == wanted and cell.grade_id not in paper.names]
    return by_cell, say("by-cell-id") if by_cell else None


def is_other(cell, name):
    """Whether a cell that is not the question's own seems to answer it; locked cells never do."""
    return (cell.known is None or cell.known.role == "answer") and mentions(cell.source, name)


def read_all(cells, name):
    """[(Reading, cell)] of those that can be read, [(why, cell)] of those that hold something else."""
    readings, faults = [], []
    for cell in cells:
        if is_empty(cell.source):
            continue
        try:
            readings.append((read(cell.source, name), cell))
        except Unreadable as problem:
            faults.append((str(problem), cell))
    return readings, faults


def following(handed, own):
    """The student's own cells right after an essay's cell, of whatever kind: its continuation."""
    after = handed.cells[handed.cells.index(own[-1]) + 1 :]
    found = []
    for cell in after:
        if cell.known is not None:
            break
        found.append(cell)
    return found


def marker_of(source):
    """The line by which an essay's cell is known: its first."""
    return next((line.strip() for line in source.splitlines() if line.strip()), "")


def essay_texts(cells, marker):
    """The different texts in some cells of an essay, without its marker line."""
    bodies = ["\n".join(line for line in cell.source.splitlines() if line.strip() != marker).strip() for cell in cells]
    return different([body for body in bodies if body])


def different(values):
    """The values without repetitions, in order."""
    kept = []
    for value in values:
        if not any(same(value, one) for one in kept):
            kept.append(value)
    return kept
