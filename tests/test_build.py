"""What the build command says when a book cannot be built: the reason, and no trace of foreign code."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "tools" / "build.py"


@pytest.fixture
def run(tmp_path):
    """Build a small book of its own, in a folder with a space in its name."""
    folder = tmp_path / "a book"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(PROGRAM, folder / "tools")
    (folder / "_config.yml").write_text("title: Small\nexecute: {execute_notebooks: 'off'}\n")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n")

    def build(text, *arguments):
        (folder / "index.md").write_text(text)
        done = subprocess.run(
            [sys.executable, folder / "tools" / "build.py", *arguments], capture_output=True, text=True
        )
        return done, folder

    return build


def test_a_book_goes_where_it_is_asked_to_go(run, tmp_path):
    done, _ = run("# Small\n", tmp_path / "there")
    assert done.returncode == 0, done.stderr
    assert "<h1>Small" in (tmp_path / "there" / "_build" / "html" / "index.html").read_text(encoding="utf-8")


def test_a_warning_stops_it_and_names_file_and_line(run):
    done, folder = run("# Small\n\n{ref}`nowhere`\n")
    assert done.returncode == 1
    assert "index.md:3: WARNING: undefined label: 'nowhere'" in done.stderr
    assert done.stderr.endswith("The book was not built: correct what is named above, then run the command again.\n")
    assert "Traceback" not in done.stderr
    assert run("# Small\n\n{ref}`nowhere`\n")[0].returncode == 1, "a second build must not overlook it"


CODE = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
# Small

```{code-cell} python
print(6 * 7)
```
"""


def test_code_is_run_without_a_word_of_kernels_and_without_anybody_s_own_settings(run, tmp_path, monkeypatch):
    startup = tmp_path / "own" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("print = len")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "own"))
    (tmp_path / "a book" / "_config.yml").write_text("title: Small\nexecute: {execute_notebooks: force}\n")
    done, folder = run(CODE)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2, done.stdout
    assert "42" in (folder / "_build" / "html" / "index.html").read_text(encoding="utf-8")


def test_a_broken_configuration_is_told_without_a_trace(run, tmp_path):
    (tmp_path / "a book" / "_config.yml").write_text("title: [1, 2]\nexecute: {execute_notebooks: sometimes}\n")
    done, _ = run("# Small\n")
    assert done.returncode == 1
    assert "sometimes" in done.stderr
    assert "Traceback" not in done.stderr
