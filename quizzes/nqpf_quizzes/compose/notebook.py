"""The cells of an assignment, and the notebook they make."""

from dataclasses import dataclass

from nqpf_quizzes.compose.assignment import Question
from nqpf_quizzes.compose.checks import check_source
from nqpf_quizzes.compose.markdown import plain, question_source, say_points

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
SCHEMA_VERSION = 3

TITLE = """\
# {title}

{intro}

**{count}, {points} in all.**{essays}

## How to answer

1. Under each question stands a cell such as `{first} = None`. Put your answer in place of `None`, in the form that the question names. Shift+Enter runs the cell and goes on to the next.
2. Shift+Enter again runs the folded cell below it. It says nothing if your answer has the right form. If not, it says what to change. It cannot tell whether the answer is right.
3. Write the answer itself: letters, a number, or simple arithmetic on numbers such as `1.6 * 2`. Names of variables and functions are not read.
4. Change an answer as often as you like until you hand the notebook in. A question left at `None` earns 0 points, and so does a wrong answer: a try costs nothing.
5. Leave the cells of the questions where they are; do not copy or delete them. Add cells of your own for notes and calculations wherever you like. They are not graded.
6. Save the notebook before you hand it in, and keep its name."""

ESSAYS = " Of these, {points} are for {count}, which a person reads; the rest is graded by program."

EXPLORER = """\
# The explorer {explorer}. Run this cell, also when you open the notebook again, and move its controls.
# {name}_explorer.params then shows the settings to copy.
try:
    from nqpf_widgets import explore
except ImportError:
    print("The explorer is not installed here. Use the one in the course's chapter: it has the same settings.")
else:
    {name}_explorer = explore("{explorer}")
    display({name}_explorer)"""

MARKER = "**Your answer to question {number}.** Write below this line, and leave the line as it is."


@dataclass(frozen=True)
class Cell:
    """One cell. name: its grade id and its cell id; role: text, question, answer, test or essay.

    source: as the gradebook keeps it, hidden tests included; question: whose it is, None for the title.
    """

    name: str
    kind: str
    role: str
    source: str
    question: Question | None = None

    @property
    def cell_id(self):
        return self.name


def cells_of(assignment):
    """The cells of an assignment, in order."""
    cells = [Cell("intro", "markdown", "text", title_source(assignment))]
    for question in assignment.questions:
        cells += question_cells(question, assignment.name)
    return cells


def question_cells(question, assignment):
    """The cells of one question: locked question, explorer if it has one, answer, and test unless it is an essay."""
    name = question.name
    cells = [Cell(f"{name}-question", "markdown", "question", question_source(question), question)]
    if question.is_essay:
        return [*cells, Cell(name, "markdown", "essay", MARKER.format(number=question.number), question)]
    if question.item["kind"] == "explorer":
        source = EXPLORER.format(name=name, explorer=question.item["explorer"])
        cells.append(Cell(f"{name}-explorer", "code", "question", source, question))
    cells.append(Cell(name, "code", "answer", f"{name} = None", question))
    cells.append(Cell(f"{name}-test", "code", "test", check_source(question, assignment), question))
    return cells


def title_source(assignment):
    """The first cell: title, introduction, points, and how to answer."""
    essays = [question for question in assignment.questions if question.is_essay]
    answered = [question.name for question in assignment.questions if not question.is_essay]
    words = ""
    if essays:
        words = ESSAYS.format(points=say_points(sum(one.points for one in essays)), count=_count(len(essays), "essay"))
    return TITLE.format(
        title=plain(assignment.title), intro=assignment.intro, essays=words, first=(answered or ["q01"])[0],
        count=_count(len(assignment.questions), "question"), points=say_points(assignment.points),
    )


def notebook_text(assignment):
    """The source notebook as text: the same for the same assignment, whenever it is made."""
    import nbformat  # takes a second to load, which lint and others need not wait for

    notebook = nbformat.v4.new_notebook(
        cells=[_notebook_cell(cell, nbformat.v4) for cell in cells_of(assignment)],
        metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}},
    )
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _notebook_cell(cell, v4):
    make = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
    return make(source=cell.source, id=cell.cell_id, metadata=_metadata(cell))


def _metadata(cell):
    if cell.role == "text":
        return {"deletable": False, "editable": False}
    graded = cell.role in ("test", "essay")
    marks = {
        "grade": graded,
        "grade_id": cell.name,
        "locked": cell.role in ("question", "test"),
        "schema_version": SCHEMA_VERSION,
        "solution": cell.role in ("answer", "essay"),
        "task": False,
    }
    if graded:
        marks["points"] = int(cell.question.points) if cell.question.points % 1 == 0 else cell.question.points
    made = {"deletable": False, "nbgrader": marks}
    if cell.role == "test":
        made["jupyter"] = {"source_hidden": True}
    return made


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"
