from pathlib import Path

import portable
import pytest

from nqpf_widgets import chart

PACKAGE = Path(chart.__file__).parent
SOURCES = sorted(
    [PACKAGE / "explorer.py", PACKAGE / "chart.py", PACKAGE / "tables.py"]
    + list((PACKAGE / "models").glob("*.py"))
    + list((PACKAGE / "explorers").glob("*.py"))
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_portable_code_uses_only_what_both_interpreters_have(path):
    assert portable.findings(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import os", "import of 'os'; allowed: math, json and nqpf_widgets"),
        ("from __future__ import annotations", "import of '__future__'"),
        ("from dataclasses import dataclass", "import of 'dataclasses'"),
        ("import math\nmath.hypot(3, 4)", "line 2: math.hypot is not there"),
        ("'ab'.removeprefix('a')", "method 'removeprefix' is not there"),
        ("(1.0).is_integer()", "method 'is_integer' is not there"),
        ("for key in {}.items(): pass", ".items() has no order; carry order in a list of pairs"),
        ("a = [1]\nb = [*a, 2]", "line 2: [*a, *b] is not there; write list(a) + list(b)"),
        ("a = {}\nb = {**a}", "{**a} is not there"),
        ("zip([1], [2], strict=True)", "zip(strict=) is not there; check the lengths"),
        ("def f(a, /): pass", "positional-only parameters are not there"),
        ("match 1:\n    case _: pass", "match is not there; write if and elif"),
        ("round(1.5)", "round() differs in the last digit"),
        ("vars()", "builtin 'vars' is not allowed"),
        ("f'{1000:,.0f}'", "the comma of a format is dropped"),
    ],
)
def test_what_micropython_lacks_is_named_with_what_to_do(source, words):
    found = portable.findings(source)
    assert len(found) >= 1 and words in " ".join(found)


def test_a_name_of_ones_own_may_be_called_like_a_builtin():
    assert portable.findings("def f(input):\n    return input\n") == []
