"""Nothing behind a picture can change without the book noticing."""

import os
from pathlib import Path

import pytest

from nqpf_widgets.page import fresh
from nqpf_widgets.page.packages import Package

PACKAGE = Path(__file__).parents[1] / "widgets" / "nqpf_widgets"
FILES = {
    "__init__.py": "",
    "portable.json": '{"portable": ["models/*.py", "data/*.csv"], "behind": ["../bank/*.yaml"]}',
    "models/growth.py": "rate = 1\n",
    "data/figures.csv": "year,value\n2020,1\n",
    "page/static.py": "def html(): pass\n",
    "page/src/page.js": "let one;\n",
    "page/style/page.css": "a {}\n",
    "formats.json": "{}",
    "../bank/hallmark.yaml": "- id: one\n",
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    for path, text in FILES.items():
        target = tmp_path / "behind_a_page" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return tmp_path / "behind_a_page"


def key():
    return fresh.fingerprint(["behind_a_page"])


@pytest.mark.parametrize(
    "path", ["__init__.py", "models/growth.py", "data/figures.csv", "page/static.py", "formats.json", "../bank/hallmark.yaml"]
)
def test_what_a_picture_depends_on_changes_the_key(package, path):
    before = key()
    (package / path).write_text((package / path).read_text() + "\n")
    assert key() != before


@pytest.mark.parametrize("path", ["page/src/page.js", "page/style/page.css", "__pycache__/x.pyc", "models/__pycache__/x.pyc", ".hidden"])
def test_what_no_picture_depends_on_leaves_the_key(package, path):
    before = key()
    (package / path).parent.mkdir(exist_ok=True)
    (package / path).write_text("something else")
    assert key() == before


def test_adding_moving_and_removing_a_file_change_the_key(package):
    keys = [key()]
    extra = package / "models" / "extra.py"
    extra.write_text("")
    keys.append(key())
    extra = extra.rename(package / "models" / "renamed.py")
    keys.append(key())
    assert len(set(keys)) == 3
    extra.unlink()
    assert key() == keys[0]


def test_the_key_does_not_depend_on_where_the_package_lies(package, tmp_path, monkeypatch):
    before = key()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    package.rename(elsewhere / package.name)
    (tmp_path / "bank").rename(elsewhere / "bank")
    monkeypatch.syspath_prepend(elsewhere)
    assert key() == before


def test_the_real_package_counts_every_python_and_data_file():
    counted = set(Package("nqpf_widgets").behind())
    drawn_from = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".csv", ".json")]
    missing = [path for path in drawn_from if path not in counted and "src" not in path.parts]
    assert missing == []


def test_the_caches_used_last_are_kept_and_older_ones_go(tmp_path):
    for age in range(6):
        (tmp_path / f"key{age}").mkdir()
        os.utime(tmp_path / f"key{age}", (1000 - age, 1000 - age))
    fresh._prune(tmp_path, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key0", "key1", "new"]
    fresh._prune(tmp_path, "key1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key0", "key1", "new"]
