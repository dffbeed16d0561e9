"""An assignment as it was set: the gradebook's cells, each with its question in the bank.

The gradebook's copy is the one that submissions are rebuilt from; the bank
holds the key. The two must still agree, or answers would be scored with
another question's key.
"""

import json
import re
from dataclasses import dataclass, field

from nbgrader.api import Gradebook, MissingEntry

from nqpf_quizzes import compose
from nqpf_quizzes.compose import Question
from nqpf_quizzes.grading.words import say
from nqpf_quizzes.problems import CourseError, Problem

HIDDEN = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")


@dataclass(frozen=True)
class PaperCell:
    """A cell as the gradebook keeps it; name is its grade id. `question` is None for plain text."""

    name: str
    cell_id: str
    kind: str
    source: str
    role: str                   # text | question | answer | test | essay
    question: Question | None = None
    checksum: str | None = None
    points: float | None = None

    @property
    def released(self):
        """The source that students were given."""
        return without_hidden(self.source)


@dataclass
class Paper:
    """An assignment: its cells in order, its questions, and ways to know a cell again."""

    assignment: str
    title: str
    kernelspec: dict
    cells: list
    questions: list
    names: dict = field(default_factory=dict)
    ids: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)

    def __post_init__(self):
        self.names = {cell.name: cell for cell in self.cells}
        self.ids = {cell.cell_id: cell for cell in self.cells}
        self.texts = {plain(cell.released): cell for cell in self.cells if cell.role not in ("answer", "essay")}
        self.texts.pop("", None)

    def identify(self, cells):
        """Note in handed-in cells which PaperCell each is: by grade id, by cell id, by its locked text; None if none."""
        for cell in cells:
            by_id = self.names.get(cell.grade_id) or self.ids.get(cell.cell_id)
            cell.known = by_id or self.texts.get(plain(cell.source))


def load_paper(db_url, key):
    """The Paper of an assignment; CourseError where the gradebook has it not, or not as the bank has it.

    db_url: the gradebook's; key: a compose.Assignment.
    """
    composed = compose.cells_of(key)
    with Gradebook(db_url) as gradebook:
        try:
            notebook = gradebook.find_notebook(key.name, key.name)
        except MissingEntry:
            raise CourseError(Problem(key.name, say("not-generated", name=key.name))) from None
        sources = {cell.name: cell for cell in notebook.source_cells}
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        kernelspec = json.loads(notebook.kernelspec or "{}")
        cells = [make_cell(one, sources.get(one.name), points.get(one.name)) for one in composed]
    differ = find_differences(composed, cells, set(sources) | set(points))
    if differ:
        raise CourseError(Problem(key.name, say("stale", name=key.name, found=", ".join(differ))))
    return Paper(key.name, key.title, kernelspec, cells, key.questions)


def make_cell(composed, source, points):
    """One cell with what the gradebook holds of it; text cells are in no gradebook."""
    text, checksum = (composed.source, None) if source is None else (source.source, source.checksum)
    return PaperCell(
        composed.name, composed.cell_id, composed.kind, text, composed.role, composed.question, checksum, points,
    )


def find_differences(composed, cells, kept):
    """Names of the cells that the gradebook keeps otherwise than the bank would set them now."""
    differ = kept ^ {cell.name for cell in composed if cell.role != "text"}
    for asked, cell in zip(composed, cells):
        if asked.role in ("test", "essay") and cell.points != asked.question.points:
            differ.add(cell.name)
        if asked.source.split() != cell.source.split():
            differ.add(cell.name)
    return sorted(differ)


def plain(text):
    """A text without what editors, encodings and nbgrader's stubs change: its letters and digits alone."""
    return re.sub(r"[^A-Za-z0-9]+", "", text)


def without_hidden(source):
    """A test cell's source as students see it."""
    kept, hidden = [], False
    for line in source.split("\n"):
        if HIDDEN[0] in line:
            hidden = True
        elif HIDDEN[1] in line:
            hidden = False
        elif not hidden:
            kept.append(line)
    return "\n".join(kept)
