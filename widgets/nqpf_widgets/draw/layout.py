"""Where things stand in a picture: margins, axis labels, tick labels. Pixels from the top left corner."""

import math
import unicodedata
from dataclasses import dataclass

from nqpf_widgets.draw import scales
from nqpf_widgets.text import format_number, message, try_format_ticks
from nqpf_widgets.theme import THEME

FONT = THEME["font_px"]
LINE = FONT * 1.2
TICK_GAP = 8  # from the plot to its tick labels
LABEL_GAP = 10  # between two tick labels
WIDEST_CATEGORY = 0.4  # of the box


@dataclass
class Axis:
    """One axis laid out: its domain in numbers, and its ticks as (position, lines of text)."""

    scale: str
    low: float
    high: float
    ticks: list
    categories: list

    def place(self, value):
        """The number at which a value of the data stands on this axis."""
        return self.categories.index(value) if self.scale == "band" else value

    def holds(self, value):
        """Whether a value can be drawn within the domain."""
        if self.scale == "band":
            return value in self.categories
        return value is not None and self.low <= value <= self.high

    def share(self, number):
        """How far along the axis a number stands, from 0 to 1."""
        if self.scale == "log":
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)


@dataclass
class Layout:
    """A picture of one chart in one box."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    x: Axis
    y: Axis
    x_label: list
    y_label: list

    def across(self, number):
        """Pixels from the left of a number on the x axis."""
        return self.left + self.x.share(number) * (self.width - self.left - self.right)

    def down(self, number):
        """Pixels from the top of a number on the y axis."""
        return self.height - self.bottom - self.y.share(number) * (self.height - self.top - self.bottom)


def text_width(text, size=FONT):
    """A generous estimate of the width of a text in pixels, in whatever sans-serif the reader has."""
    return size * sum(_advance(letter) for letter in text)


def _advance(letter):
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in "iljtfrI.,:;'|!()[] ":
        return 0.36
    return 0.85 if letter in "mwMW%@" else 0.68 if letter.isupper() else 0.57


def wrap(text, width, most):
    """A text in at most `most` lines of `width` pixels, the last one shortened if it must be."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return [_shorten(line, width) for line in kept]


def _shorten(line, width):
    while text_width(line) > width and len(line) > 2:
        line = line.removesuffix("…").rstrip()[:-1] + "…"
    return line


def axis_label(axis):
    """What an axis measures, with its unit."""
    return message("with_unit", label=axis["label"], unit=axis["unit"]) if axis["unit"] else axis["label"]


def lay_out(chart, box):
    """The Layout of a chart in the theme's box, "wide" or "narrow"."""
    frame, margins = THEME["box"][box], THEME["margins"]
    width, height = frame["width"], frame["height"]
    y = _y_axis(chart, frame)
    widest = max((text_width(line) for _, lines in y.ticks for line in lines), default=0)
    left = max(margins["left"], math.ceil(widest) + TICK_GAP + 2)
    x = _x_axis(chart, frame, left, width - left - margins["right"])
    x_label, y_label = (wrap(axis_label(chart[axis]), width - 8, 2) for axis in ("x", "y"))
    tick_lines = max((len(lines) for _, lines in x.ticks), default=1)
    return Layout(
        width=width, height=height, left=left, right=margins["right"],
        top=margins["top"] + LINE * (len(y_label) - 1),
        bottom=margins["bottom"] + LINE * (len(x_label) - 1 + tick_lines - 1),
        x=x, y=y, x_label=x_label, y_label=y_label,
    )


def _y_axis(chart, frame):
    if chart["y"]["scale"] == "band":
        categories = chart["y"]["domain"]
        widest = frame["width"] * WIDEST_CATEGORY
        labels = [wrap(_category(one, chart["y"]), widest, 2) for one in categories]
        return Axis("band", len(categories) - 0.5, -0.5, list(enumerate(labels)), categories)
    return _number_axis(chart, "y", frame["ticks"]["y"], lambda axis: True)


def _x_axis(chart, frame, left, room):
    if chart["x"]["scale"] == "band":
        return _x_band(chart["x"], room)

    def is_clear(axis):
        return _is_clear([(left + axis.share(at) * room, lines[0]) for at, lines in axis.ticks], frame["width"])

    return _number_axis(chart, "x", frame["ticks"]["x"], is_clear)


def _x_band(declared, room):
    """Categories side by side: their labels wrapped and, where that is not enough, every n-th one."""
    categories = declared["domain"]
    step = room / len(categories)
    names = [_category(one, declared) for one in categories]
    longest = max((text_width(word) for name in names for word in name.split()), default=0)
    every = math.ceil((longest + LABEL_GAP) / step) if longest + LABEL_GAP / 2 > step else 1
    labels = [(i, wrap(names[i], step * every - LABEL_GAP / 2, 3)) for i in range(0, len(names), every)]
    return Axis("band", -0.5, len(categories) - 0.5, labels, categories)


def _category(one, declared):
    return one if isinstance(one, str) else format_number(one, declared["format"])


def _number_axis(chart, which, count, is_clear):
    """An axis with as many ticks as are exact in its format and clear of each other."""
    declared = chart[which]
    is_log = declared["scale"] == "log"
    for tried in range(count, 0, -1):
        low, high = _ends(chart, which, tried)
        ticks = scales.log_ticks(low, high, tried) if is_log else scales.linear_ticks(low, high, tried)
        labels = _tick_labels(ticks, declared)
        axis = Axis(declared["scale"], low, high, _with_labels(ticks, labels, declared), [])
        if labels and is_clear(axis):
            return axis
    return axis


def _ends(chart, which, count):
    """The ends of an axis; a value axis without a domain of its own is widened to good ones."""
    low, high = scales.extent(chart, which)
    if which != scales.value_axis(chart) or chart[which]["domain"]:
        return low, high
    if chart[which]["scale"] == "log":
        return scales.widen_log(low, high)
    return scales.nice(low, high, max(count, 2))  # for one tick it would widen [-1, 1] without end


def _tick_labels(ticks, declared):
    """The ticks' labels, or None where the axis's format cannot tell them exactly.

    Linear ticks share their decimals; logarithmic ones, orders of magnitude apart, have their own.
    """
    if declared["scale"] == "linear":
        return try_format_ticks(ticks, declared["format"])
    labels = [try_format_ticks([tick], declared["format"]) for tick in ticks]
    return None if None in labels else [label for label, in labels]


def _with_labels(ticks, labels, declared):
    labels = labels or [format_number(tick, declared["format"]) for tick in ticks]
    return [(tick, [label]) for tick, label in zip(ticks, labels)]


def _is_clear(labels, width):
    """Whether the labels, (centre in pixels, text), leave a gap between them."""
    spans = [tick_span(at, label, width) for at, label in labels]
    return all(left[1] + LABEL_GAP <= right[0] for left, right in zip(spans, spans[1:]))


def tick_span(centre, label, width):
    """Left and right end of a label centred at `centre`, moved to stay in a box of that width."""
    size = text_width(label)
    start = min(max(centre - size / 2, 0), width - size)
    return start, start + size
