"""What some students do to a notebook beside answering it: each habit takes the notebook and may return bytes."""

import copy
import json
import re

LETTER = re.compile(r"""= ?['"]([a-hA-H])['"]""")


def run_everything(notebook, random):
    """Run and saved: outputs in every code cell."""
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "checked\n"}]


def keep_notes(notebook, random):
    """A cell of their own for a calculation."""
    place = random.randrange(2, len(notebook["cells"]))
    notebook["cells"].insert(place, {
        "cell_type": "code", "id": "notes", "metadata": {}, "execution_count": 1, "outputs": [],
        "source": "capital = 0.5 * 7.2\ncapital",
    })


def copy_answer(notebook, random):
    """An answer cell copied, as JupyterLab does with one key: metadata and all."""
    _copy(notebook, random.choice(_answers(notebook)))


def change_mind_in_copy(notebook, random):
    """A copied answer cell with another letter typed into the copy."""
    letters = [cell for cell in _answers(notebook) if LETTER.search(cell["source"])]
    copied = _copy(notebook, random.choice(letters))
    copied["source"] = LETTER.sub(lambda found: "= 'a'" if found[1].lower() != "a" else "= 'b'", copied["source"])


def blank_late(notebook, random):
    """An answer taken back at the end, below the first."""
    cell = random.choice(_answers(notebook))
    cell["source"] += f"\n{cell['id']} = None"


def delete_answer(notebook, random):
    """An answer cell deleted by mistake."""
    notebook["cells"].remove(random.choice(_answers(notebook)))


def retype_as_markdown(notebook, random):
    """An answer cell turned into text, one key in JupyterLab."""
    cell = random.choice(_answers(notebook))
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def quote_curly(notebook, random):
    """An answer typed in a word processor, with its quotation marks."""
    for cell in _answers(notebook):
        if '"' in cell["source"] or "'" in cell["source"]:
            cell["source"] = cell["source"].replace('"', "”").replace("'", "’")
            return


def save_as_latin_1(notebook, random):
    """A file saved in an encoding of the last century."""
    text = json.dumps(notebook, ensure_ascii=False)
    return text.encode("latin-1", "replace").replace(b"checked", b"v\xe9rifi\xe9")


def break_off(notebook, random):
    """A file whose upload broke off near the end."""
    text = json.dumps(notebook)
    return text[: int(len(text) * 0.8)].encode()


def hand_in_empty(notebook, random):
    """A file with nothing in it."""
    return b""


def _answers(notebook):
    return [
        cell for cell in notebook["cells"]
        if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("solution")
    ]


def _copy(notebook, cell):
    copied = {**copy.deepcopy(cell), "id": "copied"}
    notebook["cells"].insert(notebook["cells"].index(cell) + 1, copied)
    return copied
