"""The YAML of the course, which two loaders read alike: one in C, and one in Python whose words are explained."""

import subprocess
import sys

import pytest
import yaml
from nqpf_quizzes import places, problems, reading

COURSE = places.find()
FILES = sorted([*COURSE.bank.glob("*.yml"), *COURSE.assignments.glob("*.yml")], key=str)
TEXTS = {
    "scalars": "a: no\nb: 2026-01-31\nc: 012\nd: 1e3\ne: .5\nf: ~\ng:\nh: true\ni: '1'\n",
    "blocks": "a: >-\n  one\n  two\nb: |\n  three\n\n  four\nc: [1, {d: e}]\n",
    "unended list": "a: [1, 2",
    "tab": "a: b\n\tc: d",
    "twice": "a: 1\na: 2",
    "tag": "a: !!python/object:os.system x",
    "in itself": "a: &x [*x]",
    "deep": "[" * 200_000,
    "deep in one line": "- " * 200_000 + "x",
    "nothing": "",
}


def both(path, monkeypatch):
    """What a file is read as by either loader: a Document, or the words of the error."""
    for loader in (reading.FastLoader, reading.Loader):
        monkeypatch.setattr(reading, "FastLoader", loader)
        try:
            yield reading.read(path)
        except problems.CourseError as problem:
            yield str(problem)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="this PyYAML has no loader in C")
def test_the_course_uses_the_fast_one():
    assert issubclass(reading.FastLoader, yaml.CSafeLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_files_of_the_course_are_read_alike(path, monkeypatch):
    fast, slow = both(path, monkeypatch)
    assert fast == slow and fast.lines


@pytest.mark.parametrize("kind", TEXTS)
def test_any_text_is_read_or_refused_alike(kind, monkeypatch, tmp_path):
    path = tmp_path / "file.yml"
    path.write_text(TEXTS[kind], encoding="utf-8")
    fast, slow = both(path, monkeypatch)
    assert fast == slow


def test_a_text_as_deep_as_the_fast_one_is_given_does_not_break_it(tmp_path):
    """In a process of its own, which a stack without guard would end."""
    path = tmp_path / "file.yml"
    path.write_text("[" * (reading.DEEP // 2 - 1) + "]" * (reading.DEEP // 2 - 1), encoding="utf-8")
    program = f"from nqpf_quizzes import reading; reading.read({str(path)!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 1 and "RecursionError" in done.stderr
