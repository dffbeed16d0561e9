"""Answers are read from text by their syntax, within bounds, and never run."""

import pytest
from nqpf_quizzes.grading.read import Reading, Unreadable, is_empty, mentions, read, same

GOOD = [
    ('q01 = "b"', "b"),
    ("q01 = None", None),
    ('q01 = ["a", "c"]', ["a", "c"]),
    ('q01 = ("a", "c")', ("a", "c")),
    ('q01 = {"a", "c"}', {"a", "c"}),
    ('q01 = {"a": 2, "b": 1}', {"a": 2, "b": 1}),
    ('q01 = {\n    "start": 1990,\n    "fixed": True,\n}', {"start": 1990, "fixed": True}),
    ("q01 = 3.2", 3.2),
    ("q01 = -0.4", -0.4),
    ("q01 = +2", 2),
    ("q01 = 1_000", 1000),
    ("q01 = 1.6 * 2", 3.2),
    ("q01 = (7.0 - 0.5 * 9.0) / 2", 1.25),
    ("q01 = 100 * (1.05 ** 10 - 1)", pytest.approx(62.889, abs=1e-3)),
    ("q01 = 7 // 2 + 7 % 4", 6),
    ("q01 = 2 ** -1", 0.5),
    ("q01: float = 3.2", 3.2),
    ('q01 = q02 = "b"', "b"),
    ('# my reason\nq01 = "b"  # sure', "b"),
    ('\n\nq01 = "b"\n\n', "b"),
    ('q01 = "b"; print(q01)', "b"),
    ('q01 = "b"\nq01', "b"),
    ('import math\nq01 = "b"', "b"),
    ('q01 = "\\d"', "\\d"),
    ("q01 = 'it' 's'", "its"),
]


@pytest.mark.parametrize("text, value", GOOD)
def test_literals_and_bounded_arithmetic_are_read(text, value):
    found = read(text, "q01").value
    assert found == value and (isinstance(found, bool) == isinstance(value, bool))


BAD = [
    ("", "nothing in it is assigned"),
    ('"b"', "nothing in it is assigned"),
    ('Q01 = "b"', "nothing in it is assigned"),
    ('q1 = "b"', "nothing in it is assigned"),
    ('if True:\n    q01 = "b"', "nothing in it is assigned"),
    ('q01, q02 = "a", "b"', "nothing in it is assigned"),
    ('q01 == "b"', "nothing in it is assigned"),
    ("q01 = b", "not a plain answer"),
    ("x = 1.6\nq01 = x * 2", "not a plain answer"),
    ('q01 = float("nan")', "not a plain answer"),
    ("q01 = round(3.2, 1)", "not a plain answer"),
    ('q01 = "a" * 10 ** 9', "not a plain answer"),
    ('q01 = "a" + "b"', "not a plain answer"),
    ('q01 = f"{1}"', "not a plain answer"),
    ("q01 = b'b'", "not a plain answer"),
    ("q01 = ...", "not a plain answer"),
    ("q01 = 2j", "not a plain answer"),
    ("q01 = (-2) ** 0.5", "not a plain answer"),
    ("q01 = True + True", "not a plain answer"),
    ("q01 = -True", "not a plain answer"),
    ("q01 = not True", "not a plain answer"),
    ("q01 = {[]: 1}", "not a plain answer"),
    ('q01 = {**{"a": 1}}', "not a plain answer"),
    ("q01 = [*range(3)]", "not a plain answer"),
    ("q01 = [x for x in 'ab']", "not a plain answer"),
    ("q01 = lambda: 'b'", "not a plain answer"),
    ("q01 = 3,2 if", "not valid Python"),
    ("q01 = b)", "not valid Python"),
    ("%matplotlib inline\nq01 = 'b'", "not valid Python"),
    ("q01 = “b”", "not valid Python"),
    ("q01 = 'b'\0", "not valid Python"),
    ("q01 = 1 / 0", "divides by zero"),
    ("q01 = 1 % 0", "divides by zero"),
    ("q01 = 1e999", "too large"),
    ("q01 = -1e999", "too large"),
    ("q01 = 1e200 * 1e200", "too large"),
    ("q01 = 9 ** 9 ** 9", "too large"),
    ("q01 = 10 ** 900", "too large"),
    ("q01 = 0x" + "f" * 19_000, "too large"),
    ("q01 = " + "9" * 5_000, "not valid Python"),
    ("q01 = " + "[" * 15_000, "not valid Python"),
    ("q01 = " + "[" * 30 + "]" * 30, "nested too deeply"),
    ("q01 = " + "-" * 19_000 + "1", "nested too deeply"),
    ("q01 = " + "1+" * 9_000 + "1", "nested too deeply"),
    ("q01 = " + "2**" * 6_000 + "2", "nested too deeply"),
    ("q01 = a" + ".b" * 9_000, "nested too deeply"),
    ("q01 = '" + "b" * 20_000 + "'", "characters; at most 20000"),
    ('q01 = "b"\nq01 += "c"', "other code in the cell works on q01"),
    ('q01 = ["a"]\nq01.append("c")', "other code in the cell works on q01"),
    ('q01 = "b"\ndel q01', "other code in the cell works on q01"),
    ('q01 = "b"\nfor q01 in "xyz": pass', "other code in the cell works on q01"),
    ('q01 = "b"\ndef f():\n    global q01', "other code in the cell works on q01"),
    ('q01 = "b"\nprint(exec(q01))', "other code in the cell works on q01"),
]


BAD += [
    ("q01 = 1\u2009000", "thin space (U+2009), which looks like a space or like nothing and should be left out"),
    ("q01 = 1\u00a0000", "no-break space (U+00A0)"),
    ("q01 = 1\u200b", "zero width space (U+200B)"),
    ("q01 = １.5", "it holds １, fullwidth digit one (U+FF11), which Python cannot read; typed plainly it is 1"),
    ("q01 = －1", "fullwidth hyphen-minus (U+FF0D), which Python cannot read; typed plainly it is -"),
    ("q01 = 3，2", "fullwidth comma (U+FF0C)"),
    ("q01 = –1", "en dash (U+2013), which Python cannot read"),
    ("q01 = −1\u2009000", "thin space (U+2009)"),
]


@pytest.mark.parametrize("text, why", BAD, ids=[text[:30] for text, why in BAD])
def test_anything_else_is_refused_with_its_reason(text, why):
    with pytest.raises(Unreadable) as caught:
        read(text, "q01")
    assert why in str(caught.value)


@pytest.mark.parametrize("text, value", [("q01 = −0.4", -0.4), ("q01 = 2.5 − 3.0  # less", -0.5), ('q01 = {"start": −1}', {"start": -1})])
def test_a_printed_minus_sign_is_read_as_minus_and_said(text, value):
    reading = read(text, "q01")
    assert reading.value == value and reading.minus
    assert read(reading.source, "q01").value == value


def test_a_minus_sign_in_a_text_is_left_alone():
    assert read("q01 = '−'  # −", "q01") == Reading("−", "q01 = '−'  # −")


def test_nothing_in_a_cell_is_run(tmp_path):
    with pytest.raises(Unreadable):
        read(f"q01 = open({str(tmp_path / 'made')!r}, 'w').write('x')", "q01")
    read(f"open({str(tmp_path / 'made')!r}, 'w')\nq01 = 'b'", "q01")
    assert not list(tmp_path.iterdir())


def test_of_several_assignments_the_last_counts_and_the_others_are_kept():
    reading = read('q01 = "a"\nq01 = "a"\nq01 = "b"', "q01")
    assert (reading.value, reading.earlier) == ("b", ["a", "a"])
    assert reading.source == 'q01 = "b"'


def test_a_cell_with_nothing_but_the_answer_keeps_its_comments():
    text = '# because output grew\nq01 = "b"  # not c'
    assert read(text, "q01") == Reading("b", text)


def test_other_code_beside_the_answer_is_told_and_left_out():
    reading = read('import os\nq01 = {"a": 2,\n  "b": 1}\nos.getcwd()', "q01")
    assert reading.beside and reading.source == 'q01 = {"a": 2,\n  "b": 1}'


@pytest.mark.parametrize(
    "text, source",
    [('q01: open("x") = "b"', 'q01 = "b"'), ('f()[0] = q01 = "b"', 'q01 = "b"'), ("q01 = q02 = (1 +\n2)", "q01 = (1 +\n2)")],
)
def test_what_stands_around_a_value_is_left_out(text, source):
    reading = read(text, "q01")
    assert reading.source == source and read(source, "q01").value == reading.value


@pytest.mark.parametrize(
    "text, expected",
    [('q01 = "b"', True), ("q01: str = 'b'", True), ("q01=", True), ('q01 == "b"', False), ('q011 = "b"', False),
     ("my_q01 = 2", False), ("q01", False)],
)
def test_an_assignment_is_suspected_from_the_text_alone(text, expected):
    assert mentions(text, "q01") is expected


@pytest.mark.parametrize("text, expected", [("", True), ("# q01 = 1\n  \n", True), ("q01", False)])
def test_comments_and_blanks_are_empty(text, expected):
    assert is_empty(text) is expected


@pytest.mark.parametrize(
    "one, other, expected",
    [("b", "b", True), ("b", "c", False), (1, 1.0, True), (True, 1, False), ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
     (["a"], ("a",), False), (None, None, True)],
)
def test_two_answers_are_the_same_if_value_and_type_are(one, other, expected):
    assert same(one, other) is expected
