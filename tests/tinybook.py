"""A book of two pages around a copy of the package, built by Jupyter Book as the real one is."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]

MODEL = "def height():\n    return 3\n"

EXPLORER = '''
from nqpf_widgets.chart import axis, chart, dot
from nqpf_widgets.explorer import Explorer, View, readout, sentence, toggle
from nqpf_widgets.models.probe import height


def view(on):
    picture = chart("Height", axis("x"), axis("y"), [dot([1, 2], [1, height()], label="height")])
    return View([picture], [readout("height", "Height", height(), "number1")], [sentence("As high as that.")])


explorer = Explorer(name="probe", title="A probe", controls=[toggle("on", "On")], view=view, tasks=[],
                    model="models/probe.py")
'''

CELL = '\n```{code-cell} python\n:tags: [remove-input]\nfrom nqpf_widgets import explore\nexplore("probe")\n```\n'

HEAD = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n"

FILES = {
    "_config.yml": (ROOT / "_config.yml").read_text("utf8"),
    "_toc.yml": "format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/probe\n",
    "chapters/favicon.svg": (ROOT / "chapters" / "favicon.svg").read_text("utf8"),
    "chapters/index.md": "# A tiny book\n\nIts text has a formula, $y = \\beta x$, and is long enough to describe it.\n",
    "chapters/probe.md": HEAD + "# A probe\n\nText before the explorer.\n" + CELL,
    "references.bib": "",
    "widgets/nqpf_widgets/models/probe.py": MODEL,
    "widgets/nqpf_widgets/explorers/probe.py": EXPLORER,
}


class TinyBook:
    """A folder with a book; `write` changes a file, `build` runs Jupyter Book."""

    def __init__(self, folder):
        self.folder = folder
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "widgets" / "nqpf_widgets", folder / "widgets" / "nqpf_widgets", ignore=ignore)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        for path in FILES:
            self.write(path, FILES[path])

    def write(self, path, text):
        """Write a file of the book and return its path."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf8")
        return target

    @contextmanager
    def changed(self, path, change):
        """While this lasts, a file holds what `change` makes of its text."""
        before = (self.folder / path).read_text("utf8")
        self.write(path, change(before))
        try:
            yield
        finally:
            self.write(path, before)

    def build(self, *options):
        """Run `jupyter-book build --warningiserror`; what it said, with `returncode`."""
        command = [Path(sys.executable).with_name("jupyter-book"), "build", "--warningiserror", "--keep-going"]
        return subprocess.run(
            [*command, *options, "."],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "widgets"), "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def built(self):
        """Build, fail if that fails, and return the folder of the HTML."""
        done = self.build("--quiet")
        assert done.returncode == 0, done.stdout[-6000:]
        return self.folder / "_build" / "html"

    def page(self, name):
        """The HTML of a page as it was last built."""
        return (self.folder / "_build" / "html" / "chapters" / f"{name}.html").read_text("utf8")
