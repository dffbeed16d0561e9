"""Numbers and templates, as every host prints them."""

import math
import random

import node
import pytest

from nqpf_widgets.text import FORMATS, MESSAGES, TextError, fill, format_number, message, try_format_ticks

PRINTED = [
    (0.0624, "percent1", "6.2%"),
    (0.0625, "percent1", "6.3%"),
    (-0.0625, "percent1", "−6.3%"),
    (0.5, "number0", "1"),
    (1.5, "number0", "2"),
    (2.5, "number0", "3"),
    (-2.5, "number0", "−3"),
    (1.005, "number2", "1.00"),  # the binary value lies under 1.005
    (1.045, "number2", "1.04"),
    (8.345, "number2", "8.35"),  # and this one lies over
    (0.0, "number1", "0.0"),
    (-0.0, "number1", "0.0"),
    (-0.04, "number1", "0.0"),
    (-0.05, "number1", "−0.1"),
    (0.04, "signed_number1", "0.0"),
    (0.06, "signed_number1", "+0.1"),
    (-0.06, "signed_number1", "−0.1"),
    (0.012, "signed_percent1", "+1.2%"),
    (1234567.891, "number1", "1,234,567.9"),
    (999.95, "number1", "1,000.0"),
    (-1234.5, "integer", "−1,235"),
    (2023, "year", "2023"),
    (1e20, "integer", "100,000,000,000,000,000,000"),
    (0.0005, "points2", "0.05 points"),
    (-0.017, "signed_points1", "−1.7 points"),
    (1.2, "index", "1.20"),
    (-3.5, "dollars2", "−$3.50"),
]


@pytest.mark.parametrize(("value", "name", "printed"), PRINTED)
def test_a_number_is_printed(value, name, printed):
    assert format_number(value, name) == printed


@pytest.mark.parametrize(("value", "name", "problem"), [
    (1, "percent9", "no format “percent9”.*percent1"),
    (math.nan, "number1", "nan cannot be printed"),
    (-math.inf, "number1", "-inf cannot be printed"),
    (1e21, "number1", "1e[+]21 cannot be printed"),
    (1e20, "percent1", "1e[+]20 cannot be printed"),
    ("12", "number1", "'12' is not a number.*“number1”"),
    (True, "number1", "True is not a number"),
    (None, "number1", "None is not a number"),
])
def test_what_cannot_be_printed_is_named(value, name, problem):
    with pytest.raises(TextError, match=problem):
        format_number(value, name)


def test_every_format_says_all_there_is_to_say():
    for name, rule in FORMATS.items():
        assert set(rule) == {"scale", "digits", "prefix", "suffix", "group", "sign"}, name
        assert format_number(1, name)


@pytest.mark.parametrize(("template", "values", "filled"), [
    ("Nothing to fill.", {}, "Nothing to fill."),
    ("", {}, ""),
    ("{a}", {"a": "b"}, "b"),
    ("{a}{a:}", {"a": "{a}"}, "{a}{a}"),
    ("Grew {g:percent1} a year.", {"g": 0.061, "unused": 1}, "Grew 6.1% a year."),
    ("新质 {n:integer} 生产力", {"n": 1200}, "新质 1,200 生产力"),
    ("a } alone", {}, "a } alone"),
])
def test_a_template_is_filled(template, values, filled):
    assert fill(template, values) == filled


@pytest.mark.parametrize(("template", "values", "problem"), [
    ("{growth:percent1}", {"level": 1.0}, "asks for “growth”.*given: level"),
    ("{growth}", {}, "asks for “growth”.*given: nothing"),
    ("{growth:per_cent}", {"growth": 1.0}, "no format “per_cent”"),
    ("{growth}", {"growth": 1.0}, "number “growth”, as in “{growth:number1}”"),
    ("{growth:percent1}", {"growth": "much"}, "'much' is not a number"),
    ("{growth", {"growth": "much"}, "“{growth” opens a brace"),
])
def test_a_template_that_cannot_be_filled_is_named(template, values, problem):
    with pytest.raises(TextError, match=problem):
        fill(template, values)


def test_every_message_is_one_plain_string():
    for key, text in MESSAGES.items():
        assert isinstance(text, str) and text.strip() == text and text, key


def test_a_message_is_filled_by_name():
    assert message("task_done", task="Double it.") == "Task done: Double it."


@pytest.mark.parametrize(("values", "name", "labels"), [
    ([0, 0.02, 0.04], "percent1", ["0%", "2%", "4%"]),
    ([0, 0.025, 0.05], "percent1", ["0.0%", "2.5%", "5.0%"]),
    ([0.1, 0.2, 0.1 + 0.2], "number2", ["0.1", "0.2", "0.3"]),
    ([-1, 0, 1], "signed_points1", ["−100 points", "0 points", "+100 points"]),
    ([0, 0.0025], "percent1", None),
    ([2000, 2000.5], "year", None),
])
def test_ticks_are_printed_with_the_fewest_decimals(values, name, labels):
    assert try_format_ticks(values, name) == labels


IN_A_BROWSER = f"""
const {{ Text }} = await import({(node.SOURCES / "text.js").as_uri()!r});
const text = new Text(input.formats, input.messages);
const said = (print) => {{ try {{ return print(); }} catch (problem) {{ return ["error", problem.message]; }} }};
const result = {{
  numbers: input.numbers.map(([value, name]) => said(() => text.number(value, name))),
  ticks: input.ticks.map(([values, name]) => text.ticks(values, name)),
  sentences: input.sentences.map(([template, values]) => said(() => text.fill(template, values))),
}};
"""
SENTENCES = [
    ("Grew {g:percent1} from {a} to {b:year}.", {"g": -0.0625, "a": "{b}", "b": 1999}),
    ("a } alone, 新质 {n:integer}", {"n": 1234567}),
    ("{a}{a:}", {"a": "$&"}),
    ("{growth", {}),
    ("{growth:percent1}", {"level": 1, "base": 2}),
    ("{growth}", {"growth": 1}),
    ("{growth:per_cent}", {"growth": 1}),
]


def numbers():
    """Halves, which binary fractions miss or meet, whole numbers and all sizes."""
    seeded = random.Random(7)
    halves = [(n + 0.5) / 10**digits * sign for n in range(40) for digits in (0, 1, 2, 3) for sign in (1, -1)]
    sizes = [seeded.uniform(-1, 1) * 10 ** seeded.uniform(-6, 17) for _ in range(400)]
    return [0, 1, -1, 9e18, 5e-324, 2**53, *halves, *sizes]


def said(print_it):
    try:
        return print_it()
    except TextError as problem:
        return ["error", str(problem)]


def test_the_page_prints_exactly_the_same():
    asked = [(value, name) for value in numbers() for name in FORMATS] + [(1, "percent9")]
    seeded = random.Random(8)
    ticks = [([seeded.randrange(50) * step for _ in range(4)], name)
             for step in (1, 0.5, 0.1, 0.01, 0.002) for name in FORMATS for _ in range(3)]
    given = {"formats": FORMATS, "messages": MESSAGES, "numbers": asked, "ticks": ticks, "sentences": SENTENCES}
    there = node.run(IN_A_BROWSER, given)
    assert there["numbers"] == [said(lambda: format_number(*one)) for one in asked]
    assert there["ticks"] == [try_format_ticks(*one) for one in ticks]
    assert there["sentences"] == [said(lambda: fill(*one)) for one in SENTENCES]
