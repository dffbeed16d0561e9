"""Static pictures: marks stand where their numbers say, and the SVG can live in any page."""

import gzip
import os
import random
import re
import subprocess
import sys
from xml.etree import ElementTree

import matplotlib
import node
import pytest
import toys

from nqpf_widgets import chart as c
from nqpf_widgets import explorer as explorers
from nqpf_widgets import names
from nqpf_widgets.draw import draw, figure, scales
from nqpf_widgets.draw.layout import text_width
from nqpf_widgets.text import MINUS
from nqpf_widgets.theme import ROLES, THEME

CHARTS = toys.charts()
BOXES = ("wide", "narrow")
CLOSE = 0.11  # pixels; coordinates are written with one decimal


class Picture:
    """A parsed picture, and its scales as a reader finds them: by the tick labels."""

    def __init__(self, chart, box="wide"):
        self.root = ElementTree.fromstring(draw(chart, box))
        self.width, self.height = (float(size) for size in self.root.get("viewBox").split()[2:])
        self.texts = [
            (float(word.get("x")), float(word.get("y")), word.get("text-anchor", "start"), word.text)
            for word in self.root.iter("text")
        ]
        floor = max(y for _, y, anchor, _ in self.texts if anchor == "middle")
        self.x_ticks = [(text, x) for x, y, anchor, text in self.texts if anchor == "middle" and y == floor]
        # The baseline of a label hangs under the middle of its line.
        self.y_ticks = [
            (text, y - 0.35 * THEME["font_px"]) for x, y, anchor, text in self.texts
            if anchor == "end" and x < self.width / 2
        ]

    def x(self, value):
        return _stands(self.x_ticks, value)

    def y(self, value):
        return _stands(self.y_ticks, value)

    def mark(self, order):
        """The elements of a mark, without its groups."""
        groups = [g for g in self.root.iter("g") if g.get("data-mark") == str(order)]
        return [element for group in groups for element in group.iter() if element.tag in ("path", "circle", "text")]

    def outlines(self, order, element=-1):
        """The subpaths of one path of a mark: lists of (x, y)."""
        return outlines(self.mark(order)[element].get("d"))


def _stands(ticks, value):
    """Where a value stands, by the first and the last tick."""
    (first, start), (last, end) = ticks[0], ticks[-1]
    return start + (value - _value(first)) / (_value(last) - _value(first)) * (end - start)


def _value(label):
    number = re.sub(r"[,%$]", "", label).replace(MINUS, "-")
    return float(number) / (100 if "%" in label else 1)


def outlines(path):
    return [
        [tuple(float(number) for number in point.split(",")) for point in re.split("[ML]", part.rstrip("Z"))[1:]]
        for part in re.findall("M[^M]*", path)
    ]


def close(*numbers):
    return pytest.approx(numbers if len(numbers) > 1 else numbers[0], abs=CLOSE)


@pytest.mark.parametrize("box", BOXES)
def test_stacked_bars_stand_on_each_other(box):
    picture = Picture(CHARTS["stack"], box)
    for order in (0, 1):
        mark = CHARTS["stack"]["marks"][order]
        bars = picture.outlines(order)
        assert len(bars) == 12
        for bar, year, value, base in zip(bars, mark["x"], mark["y"], mark["base"]):
            xs, ys = {x for x, _ in bar}, {y for _, y in bar}
            assert (min(xs), max(xs)) == close(picture.x(year - 0.4), picture.x(year + 0.4))
            assert (min(ys), max(ys)) == close(picture.y(max(base, base + value)), picture.y(min(base, base + value)))


def test_bars_on_a_time_axis_stay_inside_the_picture():
    picture = Picture(CHARTS["stack"])
    assert picture.x(2000 - 0.4) > THEME["margins"]["left"]
    assert picture.x(2011 + 0.4) < picture.width - THEME["margins"]["right"]


@pytest.mark.parametrize("box", BOXES)
def test_lying_bars_reach_their_value_beside_their_category(box):
    picture = Picture(CHARTS["lying"], box)
    for bar, value in zip(picture.outlines(0), CHARTS["lying"]["marks"][0]["x"]):
        xs = [x for x, _ in bar]
        assert (min(xs), max(xs)) == close(picture.x(min(0, value)), picture.x(max(0, value)))
    top, middle, bottom = ([y for _, y in bar] for bar in picture.outlines(0))
    assert max(top) < min(middle) and max(middle) < min(bottom)
    mining = next(y for text, y in picture.y_ticks if text == "Mining")
    assert sum(middle) / 4 == close(mining)


def test_a_line_has_a_gap_where_a_value_is_missing():
    picture = Picture(CHARTS["line"])
    before, after = picture.outlines(1)
    expected = [close(picture.x(2000 + y), picture.y(y)) for y in range(12)]
    assert before == expected[:5] and after == expected[6:]


def test_a_line_over_filled_marks_is_cased_and_dashed():
    casing, line = Picture(CHARTS["line"]).mark(1)
    assert casing.get("stroke") == "var(--nqpf-ground,Canvas)" and "stroke-dasharray" not in casing.keys()
    assert float(casing.get("stroke-width")) == 4 and float(line.get("stroke-width")) == 2
    assert line.get("stroke") == "var(--nqpf-model)" and line.get("stroke-dasharray") == "6 4"
    assert casing.get("d") == line.get("d")


def test_a_line_alone_needs_no_casing():
    chart = c.chart("Alone", c.axis("x"), c.axis("y"), [c.line([0, 1], [0.0, 1.0])])
    assert len(Picture(chart).mark(0)) == 1


def test_an_area_runs_along_both_edges():
    picture = Picture(CHARTS["line"])
    (band,) = picture.outlines(0, 0)
    lower = [close(picture.x(2000 + y), picture.y(y - 0.5)) for y in range(12)]
    upper = [close(picture.x(2000 + y), picture.y(y + 0.5)) for y in range(12)]
    assert band == lower + upper[::-1]
    assert picture.mark(0)[0].get("fill-opacity") == "0.3"


def test_an_area_is_cut_where_an_edge_is_missing():
    chart = c.chart("Cut", c.axis("x"), c.axis("y"), [c.area([0, 1, 2, 3, 4], [0, 0, None, 0, 0], [1, 1, 1, 1, 1])])
    assert [len(band) for band in Picture(chart).outlines(0, 0)] == [4, 4]


def test_rules_cross_the_whole_picture():
    picture = Picture(CHARTS["line"])
    margins, (upright,), (level,) = THEME["margins"], picture.outlines(2), picture.outlines(3)
    bottom = picture.height - margins["bottom"]
    assert upright == [close(picture.x(2005), bottom), close(picture.x(2005), margins["top"])]
    assert level == [close(margins["left"], picture.y(3)), close(picture.width - margins["right"], picture.y(3))]


def test_text_stands_above_its_place_within_the_picture():
    picture = Picture(CHARTS["line"])
    (text,) = picture.mark(4)
    assert text.text == "the last of all" and "fill" not in text.keys()
    assert picture.y(11) - 12 < float(text.get("y")) < picture.y(11)
    right_end = float(text.get("x")) + text_width(text.text) / 2
    assert right_end == close(picture.width)


def test_equal_ratios_are_equally_far_apart_on_a_logarithmic_axis():
    picture = Picture(CHARTS["log"])
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in picture.mark(0) if dot.tag == "circle"]
    (x1, y1), (x10, y10), (x1000, y01) = dots
    assert (x1000 - x10) == close(2 * (x10 - x1))
    assert (y01 - y10) == close(2 * (y10 - y1))
    assert picture.outlines(1) == [[close(x1, y1), close(x1000, y01)]]


def test_names_stand_beside_dots_where_there_is_room():
    crowded = c.chart("Crowded", c.axis("x"), c.axis("y", zero=True), [
        c.dot([0, 0.001, 0.002, 0.003, 5, 5.001, 10], [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0],
              names=["one", "above one", "below one", "hidden", "two", "left of two", "three"]),
    ])
    shown = [element.text for element in Picture(crowded).mark(0) if element.tag == "text"]
    assert shown == ["one", "above one", "below one", "two", "left of two", "three"]


def test_cells_are_shaded_by_their_value():
    picture = Picture(CHARTS["cells"])
    shades = [float(cell.get("fill-opacity", 1)) for cell in picture.mark(0)]
    assert shades == [0.25, 0.5, 1.0]  # nothing is drawn for 0
    (right_top,), (left_bottom,) = picture.outlines(0, 0), picture.outlines(0, 1)
    assert min(x for x, _ in right_top) > max(x for x, _ in left_bottom)
    assert max(y for _, y in right_top) < min(y for _, y in left_bottom)


def test_what_lies_outside_a_domain_is_cut_off_or_left_out():
    picture = Picture(CHARTS["window"])
    assert len([dot for dot in picture.mark(1) if dot.tag == "circle"]) == 1
    windows = [element for element in picture.root.iter("svg") if element is not picture.root]
    assert [window.get("viewBox") for window in windows] == ["56 28 648 288"]
    ((start, _, end),) = picture.outlines(0)
    assert start == close(picture.x(-5), picture.y(-1)) and end == close(picture.x(15), picture.y(2))


def test_bars_on_a_logarithmic_axis_start_at_its_end():
    axes = c.axis("x", scale="band", domain=["a"]), c.axis("y", scale="log", domain=[1, 100])
    chart = c.chart("Log bars", *axes, [c.bar(["a"], [10.0])])
    ((*corners,),) = Picture(chart).outlines(0)
    ys = {y for _, y in corners}
    assert max(ys) == close(THEME["box"]["wide"]["height"] - THEME["margins"]["bottom"])


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_overlap_or_leave_the_picture(name, box):
    picture = Picture(CHARTS[name], box)
    spans = []
    for x, y, anchor, text in picture.texts:
        size = text_width(text)
        left = {"start": x, "middle": x - size / 2, "end": x - size}[anchor]
        assert left > -0.2 and left + size < picture.width + 0.2 and 9 < y < picture.height, text
        spans.append((left, y - 11, left + size, y + 2, text))
    for i, a in enumerate(spans):
        for b in spans[i + 1:]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_the_narrow_box_has_fewer_ticks():
    half_a_century = c.chart("Long", c.axis("x", format="year"), c.axis("y"), [c.line([1970, 2019], [0.0, 1.0])])
    for chart in (half_a_century, CHARTS["years"]):
        assert len(Picture(chart, "narrow").x_ticks) < len(Picture(chart).x_ticks)


def test_ticks_are_exact_in_the_axis_format():
    """Half years would print as the wrong year, half units twice as the same number."""
    chart = c.chart("Short", c.axis("Year", format="year", domain=[2000, 2003]), c.axis("y", format="integer"), [
        c.line([2000, 2003], [0.0, 1.0]),
    ])
    picture = Picture(chart)
    assert [text for text, _ in picture.x_ticks] == ["2000", "2001", "2002", "2003"]
    assert [text for text, _ in picture.y_ticks] == ["0", "1"]


def test_an_axis_too_fine_for_its_format_stays_near_its_numbers():
    """At a single tick d3's nice would widen a domain around zero without end."""
    chart = c.chart("Fine", c.axis("x"), c.axis("y", format="integer"), [c.line([0, 1], [-0.2, 0.3])])
    picture = Picture(chart)
    assert [text for text, _ in picture.y_ticks] == ["0"]
    ((_, low), (_, high)), = picture.outlines(0)
    assert low - high > 50


def test_tick_labels_have_no_idle_decimals():
    assert [text for text, _ in Picture(CHARTS["stack"]).y_ticks] == ["−4%", "−2%", "0%", "2%", "4%", "6%", "8%"]


def test_a_long_label_takes_two_lines_in_the_narrow_box():
    texts = [text for _, _, anchor, text in Picture(CHARTS["crowd"], "narrow").texts if anchor == "start"]
    assert " ".join(texts) == "A long label of an axis that needs two lines in the narrow box (units of account)"
    assert len(texts) == 2


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_can_stand_in_any_page(name, box):
    """One label, no style sheet, no ids; every colour a variable or the text's own."""
    svg = draw(CHARTS[name], box, css_class="nqpf-wide")
    root = ElementTree.fromstring(svg)
    assert root.attrib == {
        "class": "nqpf-wide", "role": "img", "aria-label": CHARTS[name]["title"], "width": "100%",
        "viewBox": "0 0 {width} {height}".format(**THEME["box"][box]), "font-size": "13", "fill": "currentColor",
    }
    allowed = {"none", "currentColor", "var(--nqpf-ground,Canvas)"} | {f"var(--nqpf-{role})" for role in ROLES}
    for element in root.iter():
        assert element.tag in ("svg", "g", "path", "circle", "text")
        assert not {"id", "style", "transform"} & set(element.keys())
        assert {element.get(key) for key in ("fill", "stroke")} - {None} <= allowed


def test_a_picture_that_stands_alone_has_colours_of_its_own():
    svg = draw(CHARTS["stack"], colours="hex")
    assert svg.startswith("<svg ") and 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert "var(" not in svg and THEME["roles"]["loss"]["light"] in svg


def test_words_are_escaped():
    words = toys.NASTY
    marks = [c.text([0], [0.0], [words]), c.dot([0, 1], [0.0, 1.0], names=["", words])]
    chart = c.chart(words, c.axis(words), c.axis(words), marks)
    root = ElementTree.fromstring(draw(chart))
    assert root.get("aria-label") == words
    assert sum(t.text == words for t in root.iter("text")) == 4


def test_dollars_are_no_formula():
    chart = c.chart("$", c.axis("$x_1$"), c.axis("y", format="dollars0"), [c.line([0, 1], [0.0, 2.0])])
    assert "$x_1$" in draw(chart)


def every_picture():
    found = dict(CHARTS)
    for name in names():
        for i, chart in enumerate(explorers.load(name).run({}).charts):
            found[f"{name} {i}"] = chart
    return found


def test_pictures_are_small():
    for name, chart in every_picture().items():
        for box in BOXES:
            svg = draw(chart, box).encode()
            assert len(svg) < 25_000 and len(gzip.compress(svg)) < 5_000, (name, box)


SCRIPT = """
import hashlib, sys, toys
from nqpf_widgets.draw import draw
pictures = "".join(draw(chart, box) for chart in toys.charts().values() for box in ("wide", "narrow"))
assert "matplotlib.pyplot" not in sys.modules
print(hashlib.sha256(pictures.encode()).hexdigest())
"""


def test_every_process_draws_the_same_and_says_nothing(tmp_path):
    """Whatever the hash seed, also where matplotlib has yet to look for fonts; without pyplot."""
    hashes = set()
    for seed in ("1", "2"):
        own = {"PYTHONHASHSEED": seed, "MPLCONFIGDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-W", "error", "-c", SCRIPT]
        done = subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_a_notebook_s_matplotlib_settings_change_nothing():
    plain = [draw(chart) for chart in CHARTS.values()]
    settings = {
        "text.usetex": True, "lines.linewidth": 9, "lines.scale_dashes": True, "lines.marker": "o",
        "axes.facecolor": "red", "font.size": 30, "axes.xmargin": 0.4, "patch.linewidth": 5, "figure.dpi": 300,
        "text.color": "red", "figure.constrained_layout.use": True, "path.snap": False,
        "lines.dash_capstyle": "round", "patch.force_edgecolor": True,
    }
    with matplotlib.rc_context(settings):
        assert [draw(chart) for chart in CHARTS.values()] == plain


def test_a_figure_can_be_saved_as_a_bitmap(tmp_path):
    """A figure is an ordinary one of matplotlib's, for a paper or a slide."""
    figure(CHARTS["stack"]).savefig(tmp_path / "picture.png", dpi=144)
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("low", "high", "count", "ticks"), [
    (0, 1, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (-1, 1, 2, [-1, 0, 1]),
    (0, 2.2, 3, [0, 1, 2]),
    (-10, 50, 6, [-10, 0, 10, 20, 30, 40, 50]),
    (1978, 2019, 4, [1980, 1990, 2000, 2010]),
    (0, 1e6, 2, [0, 500_000, 1_000_000]),
])
def test_linear_ticks_are_d3s(low, high, count, ticks):
    assert scales.linear_ticks(low, high, count) == pytest.approx(ticks)


@pytest.mark.parametrize(("low", "high", "count", "ends"), [
    (0.132, 0.876, 5, (0, 1)),
    (0.132, 0.876, 10, (0.1, 0.9)),
    (0, 0.49, 10, (0, 0.5)),
    (14.1, 12.3 + 3, 4, (14, 15.5)),
    (-0.0081, 0.0432, 6, (-0.01, 0.05)),
    (123, 9876, 5, (0, 10_000)),
])
def test_nice_ends_are_d3s(low, high, count, ends):
    assert scales.nice(low, high, count) == pytest.approx(ends)


D3 = """
const { ticks, nice } = await import("d3");
const result = input.map((domain) => [ticks(...domain), nice(...domain)]);
"""


def test_ticks_and_nice_ends_are_those_of_the_real_d3():
    """So the picture keeps its axes when it comes to life."""
    seeded = random.Random(9)
    domains = []
    for _ in range(500):
        low, size = seeded.uniform(-2, 2) * 10 ** seeded.uniform(-4, 6), 10 ** seeded.uniform(-4, 6)
        domains.append((low, low + size, seeded.randint(2, 10)))
    domains += [(first, last, count) for first in (1970, 1978) for last in (1980, 2011, 2019) for count in range(2, 9)]
    for domain, (ticks, ends) in zip(domains, node.run(D3, domains)):
        assert scales.linear_ticks(*domain) == pytest.approx(ticks, rel=1e-12, abs=1e-12), domain
        assert scales.nice(*domain) == pytest.approx(ends, rel=1e-12, abs=1e-12), domain


@pytest.mark.parametrize(("low", "high", "count", "ticks"), [
    (1, 1000, 4, [1, 10, 100, 1000]),
    (1, 100, 8, [1, 2, 5, 10, 20, 50, 100]),
    (1, 10, 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    (1, 1e6, 4, [1, 100, 10_000, 1_000_000]),
    (21, 29, 4, [22, 24, 26, 28]),
])
def test_logarithmic_ticks(low, high, count, ticks):
    assert scales.log_ticks(low, high, count) == pytest.approx(ticks)


@pytest.mark.parametrize(("scale", "values", "zero", "ends"), [
    ("linear", [2.0, 2.0], False, [1.8, 2.2]),
    ("linear", [0.0], False, [-1, 1]),
    ("linear", [None], False, [0, 1]),
    ("linear", [3.0, 7.0], True, [0, 7.0]),
    ("linear", [-3.0, -1.0], True, [-3.0, 0]),
    ("log", [5.0, -1.0, 0.0], True, [2.5, 10.0]),
    ("log", [None], False, [1, 10]),
])
def test_an_open_domain_spans_what_is_drawn(scale, values, zero, ends):
    axis = c.axis("y", scale=scale, zero=zero)
    chart = c.chart("Span", c.axis("x"), axis, [c.line(list(range(len(values))), values)])
    assert scales.extent(chart, "y") == pytest.approx(ends)
    assert draw(chart)
