"""What careless students do to a notebook: graded as far as it can be read, and never lost in silence.

Every row is handed in to one course and graded by one run of the real command.
"""

import copy
import json

import nbformat
import pytest
from handins import ESSAY, MARKER, Course, cell_of
from nbgrader.nbgraderformat import MetadataValidator

FULL = {"q01": 2.0, "q02": 2.0, "q03": 3.0, "q04": 1.5, "q05": 3.0}
LOCKED = ["question", "test"]
ROWS = {}


class Row:
    """One submission. edit(notebook) changes it, or returns the bytes to hand in.

    scores: what differs from full marks; waits: {question: words of the reason};
    mended: words that stand in the notebook's or the answer's list of repairs.
    """

    def __init__(self, edit, scores=None, waits=None, mended=""):
        self.edit, self.mended = edit, mended
        self.waits = waits or {}
        self.scores = {**FULL, **{name: None for name in self.waits}, **(scores or {})}


def row(name, **expected):
    def note(edit):
        ROWS[name] = Row(edit, **expected)
        return edit

    return note


def answer(name, source, **expected):
    """A row in which one answer cell holds another source."""
    def edit(notebook):
        cell_of(notebook, name)["source"] = source

    return Row(edit, **expected)


def everything(words):
    return {name: words for name in [*FULL, "q06"]}


# One answer cell

ROWS |= {
    "honest": Row(lambda notebook: None),
    "left-at-none": answer("q01", "q01 = None", scores={"q01": 0.0}),
    "none-typed-late": answer("q01", 'q01 = "b"\nq01 = None', scores={"q01": 0.0}, waits={"q01": "more than once"}),
    "arithmetic": answer("q03", "q03 = 0.5 * 2 * 1.6", scores={"q03": 0.0}),
    "nan": answer("q03", 'q03 = float("nan")', waits={"q03": "not a plain answer"}),
    "infinite": answer("q03", "q03 = 1e999", waits={"q03": "too large"}),
    "huge": answer("q03", "q03 = 0x" + "f" * 19_000, waits={"q03": "too large"}),
    "huge-but-a-number": answer("q03", "q03 = 1e299", scores={"q03": 0.0}),
    "wrong-type": answer("q01", "q01 = 2", scores={"q01": 0.0}, waits={"q01": "not in the form that was asked for"}),
    "no-such-letter": answer("q01", 'q01 = "z"', scores={"q01": 0.0}, waits={"q01": "not in the form"}),
    "text-for-a-number": answer("q03", 'q03 = "1.7 %"', scores={"q03": 0.0}, waits={"q03": "not in the form"}),
    "a-boolean": answer("q03", "q03 = True", scores={"q03": 0.0}, waits={"q03": "not in the form"}),
    "a-setting-too-far": answer("q05", 'q05 = {"start": 3000}', scores={"q05": 0.0}, waits={"q05": "not in the form"}),
    "part-of-it": answer("q04", 'q04 = {"a": 2, "b": 3}', scores={"q04": 1.0}),
    "capital-letter": answer("q01", 'q01 = " B "'),
    "printed-minus": answer("q03", "q03 = 1 − 3", scores={"q03": 0.0}, mended="A minus sign from a text"),
    "thin-space": answer("q03", "q03 = 1\u2009000", waits={"q03": "thin space (U+2009)"}),
    "decimal-comma": answer("q03", "q03 = 1,6", scores={"q03": 0.0}, waits={"q03": "with a point before its decimals, not a comma"}),
    "own-variable": answer("q03", "x = 1.6\nq03 = x", waits={"q03": "not a plain answer"}),
    "bare-literal": answer("q01", '"b"', waits={"q01": "nothing in it is assigned to q01"}),
    "misspelt": answer("q01", 'q1 = "b"', waits={"q01": "nothing in it is assigned to q01"}),
    "curly-quotes": answer("q01", "q01 = “b”", waits={"q01": "not valid Python"}),
    "emptied": answer("q01", "", waits={"q01": "cell is empty"}),
    "only-a-comment": answer("q01", "# b", waits={"q01": "cell is empty"}),
    "changed-mind-in-one-cell": answer("q01", 'q01 = "a"\nq01 = "b"', waits={"q01": "more than once"}, scores={"q01": 2.0}),
    "code-beside": answer("q01", 'import os\nq01 = "b"\nprint(q01)', mended="Other code in the answer's cell"),
    "essay-left": answer("q06", MARKER),
    "essay-emptied": answer("q06", ""),
}


# Cells of a notebook

def insert(notebook, after, **cell):
    index = notebook["cells"].index(cell_of(notebook, after))
    made = {"cell_type": "code", "metadata": {}, "source": "", "outputs": [], "execution_count": None, "id": "made", **cell}
    if made["cell_type"] != "code":
        del made["outputs"], made["execution_count"]
    notebook["cells"].insert(index + 1, made)


def copy_of(notebook, name, **changes):
    return {**copy.deepcopy(cell_of(notebook, name)), "id": "copied", **changes}


def drop(notebook, *names):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in names]


def retype(notebook, name, kind):
    cell = cell_of(notebook, name)
    cell["cell_type"] = kind
    for key in ("outputs", "execution_count"):
        cell.pop(key, None)


def strip(notebook, *keys):
    for cell in notebook["cells"]:
        for key in keys:
            cell.pop(key, None)
        if "metadata" not in cell:
            cell["metadata"] = {}


@row("answer-copied", mended="stood in 2 cells")
def answer_copied(notebook):
    insert(notebook, "q01", **copy_of(notebook, "q01"))


@row("answer-copied-and-blank", mended="was there 2 times")
def answer_copied_and_blank(notebook):
    insert(notebook, "q01", **copy_of(notebook, "q01", source="q01 = None"))


@row("two-answers", waits={"q01": "different answers to this question: 'b'; 'c'"})
def two_answers(notebook):
    insert(notebook, "q01", **copy_of(notebook, "q01", source='q01 = "c"'))


@row("two-answers-in-cells-of-their-own", waits={"q01": "different answers"})
def two_answers_elsewhere(notebook):
    insert(notebook, "q04", source='q01 = "c"')


@row("test-copied")
def a_test_copied(notebook):
    insert(notebook, "q01-test", **copy_of(notebook, "q01-test"))


@row("answer-deleted", waits={"q02": "cell is gone"})
def answer_deleted(notebook):
    drop(notebook, "q02")


@row("answer-deleted-and-typed-elsewhere", mended="found by its variable")
def answer_typed_elsewhere(notebook):
    drop(notebook, "q02")
    insert(notebook, "q04", source='q02 = ["c", "a"]')


@row("everything-locked-deleted", mended="Locked cells were missing")
def locked_deleted(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"].split("-")[-1] not in LOCKED]


@row("essay-deleted", waits={"q06": "cell is gone"})
def essay_deleted(notebook):
    drop(notebook, "q06")


@row("retyped-as-markdown", mended="changed to markdown")
def retyped(notebook):
    retype(notebook, "q01", "markdown")


@row("retyped-as-raw", mended="changed to raw")
def retyped_raw(notebook):
    retype(notebook, "q04", "raw")


@row("essay-retyped-as-code")
def essay_retyped(notebook):
    retype(notebook, "q06", "code")


@row("tests-retyped")
def retyped_tests(notebook):
    for cell in notebook["cells"]:
        if cell["id"].endswith("-test"):
            retype(notebook, cell["id"], "markdown")


@row("reordered", mended="out of order")
def reordered(notebook):
    notebook["cells"].reverse()


@row("split-before-the-answer")
def split(notebook):
    insert(notebook, "q01", **copy_of(notebook, "q01"))
    cell_of(notebook, "q01")["source"] = "# I think it is the second"


@row("split-in-the-answer", waits={"q04": "put together again"}, scores={"q04": 1.5})
def split_inside(notebook):
    cell_of(notebook, "q04")["source"] = 'q04 = {"a": 2,'
    insert(notebook, "q04", **copy_of(notebook, "q04", source='"b": 3, "c": 1}'))


@row("essay-split")
def essay_split(notebook):
    cell_of(notebook, "q06")["source"] = MARKER + "\n\nCapital did, says the vintage of 2019."
    insert(notebook, "q06", cell_type="markdown", source="Then again, prices differ.")


@row("essay-in-a-cell-of-its-own", mended="")
def essay_below(notebook):
    cell_of(notebook, "q06")["source"] = MARKER
    insert(notebook, "q06", source=ESSAY)


@row("two-essays", waits={"q06": "stood in 2 cells"})
def two_essays(notebook):
    insert(notebook, "q06", **copy_of(notebook, "q06", source=MARKER + "\n\nAnother one."))


@row("metadata-stripped", mended="by its cell's id")
def metadata_stripped(notebook):
    strip(notebook, "metadata")


@row("no-cell-ids")
def no_cell_ids(notebook):
    strip(notebook, "id")
    notebook["nbformat_minor"] = 4


@row("no-ids-at-all", mended="by its variable")
def no_ids_at_all(notebook):
    strip(notebook, "metadata", "id")


@row("metadata-a-text")
def metadata_text(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = "none"


@row("grade-id-changed", mended="by its cell's id")
def grade_id_changed(notebook):
    cell_of(notebook, "q01")["metadata"]["nbgrader"]["grade_id"] = "q99"


@row("schema-changed")
def schema_changed(notebook):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99


@row("points-removed")
def points_removed(notebook):
    for cell in notebook["cells"]:
        cell["metadata"].get("nbgrader", {}).pop("points", None)


@row("source-null", waits={"q01": "cell is gone"}, mended="could not be read were left out: 1")
def source_null(notebook):
    cell_of(notebook, "q01")["source"] = None


@row("question-overwritten", waits={"q01": "not the text that was asked"}, scores={"q01": 2.0})
def question_overwritten(notebook):
    cell_of(notebook, "q01-question")["source"] = "My notes"


@row("own-cells", mended="Cells of the student's own")
def own_cells(notebook):
    insert(notebook, "q03", source="x = 8 - 3\nx")


@row("ten-megabytes-of-output")
def much_output(notebook):
    cell_of(notebook, "q01")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 10_000_000}]


@row("essay-with-a-picture", waits={"q06": "Pictures pasted"})
def essay_with_picture(notebook):
    cell_of(notebook, "q06")["attachments"] = {"x.png": {"image/png": "iVBORw0KGgo="}}


# Files

@row("cut-in-the-middle", waits={"q04": "cell is gone", "q05": "cell is gone", "q06": "cell is gone"}, mended="ends in the middle")
def cut(notebook):
    text = json.dumps(notebook)
    return text[: text.index('"q04-question"')].encode()


@row("cut-after-the-cells", mended="damaged after its last cell")
def cut_late(notebook):
    text = json.dumps({"cells": notebook["cells"], "metadata": notebook["metadata"]})
    return text[: text.rindex('"metadata"')].encode()


@row("byte-order-mark", mended="byte-order mark")
def marked(notebook):
    return b"\xef\xbb\xbf" + json.dumps(notebook).encode()


@row("latin-1", waits={"q06": "encoding may have changed"}, mended="read as Latin-1")
def latin(notebook):
    cell_of(notebook, "q06")["source"] = MARKER + "\n\nSolow's résidu."
    return json.dumps(notebook, ensure_ascii=False).encode("latin-1")


@row("utf-16", mended="read as UTF-16")
def utf16(notebook):
    return json.dumps(notebook).encode("utf-16")


@row("one-bad-byte", mended="bytes that are not UTF-8")
def bad_byte(notebook):
    cell_of(notebook, "intro")["source"] = "新质生产力 Œ"
    return json.dumps(notebook, ensure_ascii=False).replace("Œ", "\udcff").encode("utf-8", "surrogateescape")


@row("windows-line-ends")
def windows(notebook):
    for cell in notebook["cells"]:
        cell["source"] = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        cell["source"] = cell["source"].replace("\n", "\r\n")


@row("empty-file", waits=everything("is empty (0 bytes"))
def empty(notebook):
    return b""


@row("html", waits=everything("is not a notebook. It begins: <!DOCTYPE html>"))
def html(notebook):
    return b"<!DOCTYPE html><p>saved as a page"


@row("no-cells", waits=everything("holds no cells"))
def no_cells(notebook):
    notebook["cells"] = []


@row("a-list", waits=everything("is not a notebook"))
def a_list(notebook):
    return b"[1, 2]"


@row("wrong-notebook", waits=everything("holds none of this assignment's questions"))
def wrong_notebook(notebook):
    notebook["cells"] = [{"cell_type": "code", "metadata": {}, "source": "print(1)", "outputs": [], "execution_count": 1, "id": "a"}]


@row("another-assignment", waits=everything("holds other questions than this assignment"))
def another_assignment(notebook):
    for cell in notebook["cells"]:
        if cell["id"].endswith("-question"):
            cell["source"] = "### Question about something else, with the same cells"


@row("old-format", mended="old notebook format")
def old_format(notebook):
    cells = [{**cell, "input": cell["source"]} for cell in notebook["cells"]]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}).encode()


UNREADABLE_FOLDERS = ["folder-without-a-file", "folder-of-other-things", "a-link", "a-folder-for-a-file"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("careless") / "course")
    course.nbgrader("generate_assignment", "sample")
    for name, one in ROWS.items():
        notebook = course.answered()
        made = one.edit(notebook)
        course.hand_in(name, notebook if made is None else made)
    path = course.hand_in("renamed", course.answered())
    path.rename(path.with_name("sample (1).ipynb"))
    for name in UNREADABLE_FOLDERS:
        path = course.hand_in(name, b"")
        path.unlink()
    (course.folder / "submitted" / "folder-of-other-things" / "sample" / "answers.docx").write_bytes(b"PK")
    (course.folder / "submitted" / "a-link" / "sample" / "sample.ipynb").symlink_to(course.folder / "gradebook.db")
    (course.folder / "submitted" / "a-folder-for-a-file" / "sample" / "sample.ipynb").mkdir()
    course.log = course.nbgrader("autograde", "sample")
    return course


@pytest.mark.parametrize("name", ROWS)
def test_everything_that_can_be_read_is_scored(course, name):
    scores = {key: score for key, (score, waits) in course.grades(name).items() if key != "q06"}
    expected = {key: score for key, score in ROWS[name].scores.items() if key != "q06"}
    assert scores == pytest.approx(expected)


@pytest.mark.parametrize("name", ROWS)
def test_whatever_was_lost_or_is_in_doubt_waits_with_its_reason(course, name):
    waits = {key for key, (score, waits) in course.grades(name).items() if waits}
    expected = set(ROWS[name].waits) | ({"q06"} if not name.startswith("essay-left") else set())
    if name == "essay-emptied":
        expected -= {"q06"}
    assert waits == expected
    comments = course.comments(name)
    for key, words in ROWS[name].waits.items():
        assert words in comments[key]


@pytest.mark.parametrize("name", [name for name, one in ROWS.items() if one.mended])
def test_what_was_mended_is_said(course, name):
    notebook = course.graded(name)
    said = [*notebook["metadata"]["nqpf"]["repairs"]]
    said += [line for cell in notebook["cells"] for line in cell["metadata"].get("nqpf", {}).get("repairs", [])]
    assert any(ROWS[name].mended in line for line in said), said


@pytest.mark.parametrize("name", ROWS)
def test_what_is_handed_on_is_the_notebook_that_was_set(course, name):
    """Formgrader and feedback see every graded and locked cell as the gradebook has it."""
    set_cells = {cell["id"]: cell for cell in course.graded("honest")["cells"] if "nbgrader" in cell["metadata"]}
    cells = {cell["id"]: cell for cell in course.graded(name)["cells"] if "nbgrader" in cell["metadata"]}
    assert list(cells) == list(set_cells)
    for key, cell in cells.items():
        assert cell["metadata"]["nbgrader"] == set_cells[key]["metadata"]["nbgrader"]
        if key not in (*FULL, "q06"):
            assert cell["source"] == set_cells[key]["source"]


@pytest.mark.parametrize("name", [*ROWS, *UNREADABLE_FOLDERS])
def test_what_is_handed_on_is_a_notebook_by_its_format_and_by_nbgrader_s(course, name):
    notebook = nbformat.from_dict(course.graded(name))
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


def test_an_unanswered_question_is_0_without_a_flag_and_says_so(course):
    assert course.grades("left-at-none")["q01"] == (0.0, False)
    assert course.comments("left-at-none")["q01"] == "Not answered."
    assert course.grades("essay-left")["q06"] == (0.0, False)


@pytest.mark.parametrize("name", ["honest", "essay-split", "essay-in-a-cell-of-its-own", "essay-retyped-as-code", "no-ids-at-all", "reordered"])
def test_an_essay_arrives_whole_and_waits(course, name):
    assert course.grades(name)["q06"] == (None, True)
    source = "".join(cell_of(course.graded(name), "q06")["source"])
    assert source == f"{MARKER}\n\n{ESSAY}"


def test_a_notebook_with_another_name_is_read(course):
    assert {key: score for key, (score, waits) in course.grades("renamed").items() if key != "q06"} == FULL
    assert "handed in as sample (1).ipynb" in str(course.graded("renamed")["metadata"])


@pytest.mark.parametrize(
    "name, words",
    list(zip(UNREADABLE_FOLDERS, ["Found there: nothing", "Found there: answers.docx", "is a link", "is not a file"])),
)
def test_a_folder_without_a_notebook_waits_for_a_person(course, name, words):
    assert set(course.grades(name).values()) == {(None, True)}
    assert all(words in comment for comment in course.comments(name).values())


def test_one_bad_submission_stops_nobody(course):
    students = {path.name for path in (course.folder / "autograded").iterdir()}
    assert students == {*ROWS, *UNREADABLE_FOLDERS, "renamed"}
    assert "Traceback" not in course.log


def test_the_command_line_says_what_was_mended_and_what_waits(course):
    said = course.run("nqpf-quiz", "report", "sample")
    assert "two-answers  9.5 of 16.5 points so far, 7 waiting\n  waits q01: There are different answers" in said
    assert "reordered  11.5 of 16.5 points so far, 5 waiting\n  to be read: q06\n  mended The cells were out of order." in said
    assert "mended q01, q02, q03, q04, q05, q06: The answer was found by its cell's id" in said
    assert "empty-file  0 of 16.5 points so far, 16.5 waiting\n  waits q01, q02, q03, q04, q05, q06: sample.ipynb is empty" in said
    assert "\nhonest " not in said
    assert f"{len(ROWS) + 5} handed in" in said
