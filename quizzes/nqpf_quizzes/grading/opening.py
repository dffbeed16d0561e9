"""The cells of a file that was handed in, whatever state it is in.

nbformat refuses a file over one bad byte; a student's answers may all be in
it. Here as much is read as can be, and what was lost or mended is said.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from nqpf_quizzes.grading.words import say, shorten

LARGEST_MB = 30
MOST_CELLS = 5_000
OF_NBGRADER = ("timestamp.txt", "submission_secret.txt")


@dataclass(eq=False)
class Cell:
    """What is taken from one cell: never its outputs, never other metadata.

    known: the PaperCell that it is, once that was found out.
    """

    kind: str
    source: str
    grade_id: str | None = None
    cell_id: str | None = None
    points: object = None
    pictures: bool = False
    known: object = None


@dataclass
class HandedIn:
    """A file's cells.

    problem: why there are none; repairs: what was mended; garbled: letters may
    be wrong; digest: of all that was handed in with it.
    """

    cells: list = field(default_factory=list)
    problem: str | None = None
    repairs: list = field(default_factory=list)
    garbled: bool = False
    digest: str = ""


class Unopened(Exception):
    """A file that holds nothing readable; the text says why."""


def open_submission(path):
    """(HandedIn, file name) of a submission; another notebook in its folder if it has not the right name."""
    handed, name = open_folder(path)
    handed.digest = digest_files(path.parent)
    return handed, name


def open_folder(path):
    if path.exists() or path.is_symlink():
        return open_notebook(path), path.name
    others = [one for one in sorted(path.parent.glob("*.ipynb")) if one.is_file()]
    if len(others) == 1:
        handed = open_notebook(others[0])
        handed.repairs.insert(0, say("renamed", found=others[0].name))
        return handed, others[0].name
    handed = open_notebook(path)
    names = [one.name for one in sorted(path.parent.glob("*")) if not one.name.startswith(".")]
    handed.problem = say("missing", name=path.name, found=", ".join(names) or say("nothing"))
    return handed, path.name


def digest_files(folder):
    """A digest of what a student's files hold; not of nbgrader's own, which differ each time."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.name not in OF_NBGRADER:
            total.update(repr((str(path.relative_to(folder)), path.stat().st_size)).encode())
            total.update(path.read_bytes() if path.stat().st_size <= LARGEST_MB * 1e6 else b"")
    return total.hexdigest()[:16]


def open_notebook(path):
    """The HandedIn of a file. Never raises for what a file holds."""
    handed = HandedIn()
    try:
        text = decode(read_bytes(Path(path)), handed)
        if not text.strip():
            raise Unopened(say("empty-file", name=Path(path).name))
        found = load(text, handed, Path(path).name)
    except Unopened as problem:
        handed.problem = str(problem)
        return handed
    if len(found) > MOST_CELLS:
        handed.repairs.append(say("too-many-cells", found=len(found), allowed=MOST_CELLS))
    cells = [take(one) for one in found[:MOST_CELLS]]
    handed.cells = [cell for cell in cells if cell is not None]
    if len(handed.cells) < len(cells):
        handed.repairs.append(say("odd-cells", found=len(cells) - len(handed.cells)))
    if not handed.cells:
        handed.problem = say("no-cells", name=Path(path).name)
    return handed


def read_bytes(path):
    """The bytes of a plain file of reasonable size; Unopened otherwise."""
    if path.is_symlink():
        raise Unopened(say("link", name=path.name))
    if path.exists() and not path.is_file():
        raise Unopened(say("not-a-file", name=path.name))
    try:
        size = path.stat().st_size / 1e6
        if size > LARGEST_MB:
            raise Unopened(say("oversize", name=path.name, found=round(size), allowed=LARGEST_MB))
        return path.read_bytes()
    except OSError as problem:
        raise Unopened(say("not-opened", name=path.name, found=problem.strerror)) from None


def decode(raw, handed):
    """The text of some bytes: UTF-8, UTF-16 with its mark, or Latin-1."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        handed.repairs.append(say("encoding", found="UTF-16"))
        return raw.decode("utf-16", "replace")
    if raw[:3] == b"\xef\xbb\xbf":
        handed.repairs.append(say("mark"))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        handed.garbled = True
    text = raw.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if sum(not char.isascii() for char in text) - wrong > wrong:
        handed.repairs.append(say("bad-bytes"))
        return text
    handed.repairs.append(say("encoding", found="Latin-1"))
    return raw.decode("latin-1")


def load(text, handed, name):
    """The list of raw cells in a notebook's JSON, as far as it goes; Unopened if there is none."""
    try:
        notebook = json.loads(text)
    except RecursionError:
        raise Unopened(say("not-a-notebook", name=name, found=shorten(text, 80))) from None
    except ValueError:
        return salvage(text, handed, name)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if isinstance(notebook, dict) and not isinstance(cells, list) and isinstance(notebook.get("worksheets"), list):
        handed.repairs.append(say("old-format"))
        sheets = [sheet.get("cells") for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets if isinstance(sheet, list) for cell in sheet]
    if not isinstance(cells, list):
        raise Unopened(say("not-a-notebook", name=name, found=shorten(text, 80)))
    return cells


def salvage(text, handed, name):
    """The whole cells at the start of JSON that breaks off or is damaged further on."""
    start = text.find('"cells"')
    start = text.find("[", start) + 1 if start >= 0 else 0
    if not start:
        raise Unopened(say("not-a-notebook", name=name, found=shorten(text, 80)))
    decoder, cells = json.JSONDecoder(), []
    try:
        while True:
            start = skip(text, start)
            cell, start = decoder.raw_decode(text, start)
            cells.append(cell)
    except (ValueError, RecursionError):
        ended = text[start : start + 1] == "]"
        handed.repairs.append(say("damaged-end") if ended else say("cut-short", found=len(cells)))
    return cells


def skip(text, start):
    """The next place that is neither blank nor a comma."""
    while start < len(text) and text[start] in " \t\r\n,":
        start += 1
    return start


def take(raw):
    """The Cell of one raw cell; None where it has no readable source."""
    if not isinstance(raw, dict):
        return None
    source = raw.get("source", raw.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    marks = raw.get("metadata")
    marks = marks.get("nbgrader") if isinstance(marks, dict) else None
    marks = marks if isinstance(marks, dict) else {}
    return Cell(
        kind=raw.get("cell_type") if isinstance(raw.get("cell_type"), str) else "raw",
        source=clean(source),
        grade_id=_text(marks.get("grade_id")),
        cell_id=_text(raw.get("id")),
        points=marks.get("points"),
        pictures=bool(raw.get("attachments")),
    )


def clean(text):
    """A text with plain line ends, and without halves of letters that no file can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(value):
    return value if isinstance(value, str) else None
