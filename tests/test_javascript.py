"""The page's scripts without a browser: their types, their parts, and pictures laid out as Python does."""

import gzip
import math
import random
import subprocess

import node
import pytest
from node import SOURCES

from nqpf_widgets import explorer, names
from nqpf_widgets.chart import area, axis, bar, cell, chart, dot, line, link, rule, stack
from nqpf_widgets.draw.layout import lay_out, text_width
from nqpf_widgets.page.node import find_node
from nqpf_widgets.page.node import run as run_node_script
from nqpf_widgets.text import FORMATS, MESSAGES
from nqpf_widgets.theme import THEME

LONGEST = 150  # lines of a script


IN_A_BROWSER = """
const { Layout } = await import(input.sources + "/layout.js");
const { textWidth } = await import(input.sources + "/measure.js");
const { Text } = await import(input.sources + "/text.js");
const look = { theme: input.theme, text: new Text(input.formats, input.messages) };
const result = {
  widths: input.words.map((words) => textWidth(words, look.theme.font_px)),
  layouts: input.charts.map(([chart, box]) => ({ ...new Layout(chart, look.theme.box[box], look) })),
};
"""


def ask(words=(), charts=()):
    """The widths of words and the layouts of (chart, box) that the page's scripts reckon with."""
    given = {"sources": SOURCES.as_uri(), "theme": THEME, "formats": FORMATS, "messages": MESSAGES}
    return node.run(IN_A_BROWSER, {**given, "words": list(words), "charts": list(charts)})


def run(*command):
    """Run Node in the project's folder; its complaints fail the test."""
    done = subprocess.run([find_node(), *command], cwd=node.ROOT, capture_output=True, encoding="utf8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scripts_are_typed():
    run("node_modules/typescript/bin/tsc", "-p", ".")


def test_the_parts_work():
    run("--no-warnings", "--test", "tests/javascript/parts.test.mjs")


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_small_and_quiet(path):
    text = path.read_text("utf8")
    assert len(text.splitlines()) <= LONGEST
    for word in ("console.", "eval(", "innerHTML", "debugger", "http://", "https://"):
        assert word not in text.replace("http://www.w3.org/2000/svg", ""), word


def test_words_are_measured_as_in_python():
    words = ["", "Growth a year", "新质生产力 (NQPF)", "iljt …", "MW%@", "Étude — 1,234.5", "−0.5", "ﬁn", "“quoted”", "かな 한글"]
    assert ask(words=words)["widths"] == pytest.approx([text_width(one) for one in words])


YEARS = [2000, 2005, 2010]
PLACES = ["North", "East and a very long name indeed", "South", "West", "Middle", "Coast", "Mountains and plains"]


def any_charts():
    """Charts of every kind of axis, and those of every explorer."""
    seeded = random.Random(2)
    for scale in ("linear", "log"):
        for size in (3e-7, 0.02, 0.5, 1, 7, 99, 1234, 5e6):
            for form in ("number0", "number1", "number3", "percent0", "percent1", "index"):
                values = [size * (1 + 3 * seeded.random()) for _ in YEARS]
                yield chart("t", axis("Year", format="year"), axis("Value", "unit", form, scale), [line(YEARS, values, "a")])
    yield chart("t", axis("A long label of an axis that goes on and on", "in units that have long names, too"),
                axis("Another label that is far too long to stand in a single line of a small picture", zero=True),
                [area([0, 1], [2, None], [3, 4], "a"), link([0], [-1], [9], [2]), rule(y=[7.0])])
    parts = [[1, 2, 3], [-1, 5, -2]]
    yield chart("t", axis("x", format="year"), axis("y"),
                [bar(YEARS, part, "p", base=base) for part, base in zip(parts, stack(parts), strict=True)])
    yield chart("t", axis("x", format="percent1"), axis("y", scale="band", domain=PLACES), [bar([0.1] * 7, PLACES, "p")])
    yield chart("t", axis("x", scale="band", domain=PLACES), axis("y", domain=[0, 7]), [bar(PLACES, [3] * 7, "p")])
    yield chart("t", axis("x", scale="band", domain=list(range(1990, 2030)), format="year"),
                axis("y", scale="band", domain=["a", "b"]), [cell([1990], ["a"], [0.5], "c")])
    yield chart("t", axis("x"), axis("y"), [dot([5], [5], "one point")])
    yield chart("t", axis("x"), axis("y", scale="log"), [dot([5], [0], "none that can be drawn")])
    for name in names():
        loaded = explorer.load(name)
        yield from loaded.run(loaded.defaults()).charts


def test_pictures_are_laid_out_as_in_python():
    charts = list(any_charts())
    cases = [(made, box) for made in charts for box in ("wide", "narrow")]
    for (made, box), page in zip(cases, ask(charts=cases)["layouts"], strict=True):
        check_layout(page, lay_out(made, box), (box, made["x"], made["y"]))


def check_layout(page, static, case):
    for side in ("left", "right", "top", "bottom"):
        assert page[side] == pytest.approx(getattr(static, side)), (side, case)
    assert (page["xLabel"], page["yLabel"]) == (static.x_label, static.y_label), case
    for which in ("x", "y"):
        ours, theirs = page[which], getattr(static, which)
        assert [ours["low"], ours["high"]] == pytest.approx([theirs.low, theirs.high]), (which, case)
        assert [tick["lines"] for tick in ours["ticks"]] == [lines for _, lines in theirs.ticks], (which, case)
        assert [tick["at"] for tick in ours["ticks"]] == pytest.approx([at for at, _ in theirs.ticks]), (which, case)
        assert math.isfinite(ours["high"] - ours["low"])


def test_what_draws_is_light():
    """Plot brings maps, colour schemes and calendars, which are left out."""
    request = {"scripts": [{"path": str(SOURCES / "drawing.js"), "format": "esm"}], "style": ""}
    [script] = run_node_script("bundle.mjs", request, node.ROOT)["scripts"]
    assert len(gzip.compress(script.encode())) < 90_000
