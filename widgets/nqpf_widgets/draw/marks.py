"""One function for each kind of mark: it adds the mark's matplotlib artists to the axes.

Each gets (canvas, mark) and draws in the coordinates of the data.
"""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from nqpf_widgets.draw import scales
from nqpf_widgets.draw.layout import FONT, Layout, text_width
from nqpf_widgets.theme import THEME

LOOK = THEME["mark"]
GROUND = THEME["ground"]["light"]
FILLED = ("area", "bar", "cell")
SHADES = 32  # steps of a cell's shade; one path each
NAN = float("nan")
TEXT_GAP = 5  # from a point to its words
NAME_GAP = 2  # from a dot to its name


@dataclass
class Canvas:
    """Where one mark is drawn: the axes, their layout, the chart, and the mark's place in the order."""

    axes: Axes
    layout: Layout
    chart: dict
    order: int

    def add(self, artist):
        artist.set(zorder=self.order + 2, gid=str(self.order))
        self.axes.add_artist(artist)

    def add_line(self, xs, ys, colour, width, dash=False):
        self.add(plain_line(xs, ys, colour, width, dash))

    def add_shapes(self, shapes, colour, opacity=1.0):
        """Closed shapes, each a list of corners, as one path."""
        vertices, codes = [], []
        for shape in shapes:
            vertices += [*shape, shape[0]]
            codes += [Path.MOVETO] + [Path.LINETO] * (len(shape) - 1) + [Path.CLOSEPOLY]
        if vertices:
            face = (*colour, opacity)
            self.add(PathPatch(Path(vertices, codes), facecolor=face, edgecolor="none", linewidth=0))

    def words(self, x, y, text):
        """Words centred on pixel x with their baseline at pixel y, kept inside the box."""
        half = text_width(text) / 2
        x = min(max(x, half), self.layout.width - half)
        add_text(self.axes, self.layout, x, y, text, "center", zorder=self.order + 2, gid=str(self.order))

    def number(self, axis, value):
        """The number at which a value stands on an axis; nan where it cannot be drawn."""
        laid = getattr(self.layout, axis)
        if laid.scale == "band":
            return laid.place(value)
        if value is None or (laid.scale == "log" and value <= 0):
            return NAN
        return value

    def numbers(self, axis, values):
        return [self.number(axis, value) for value in values]

    def pixels(self, x, y):
        """The pixel at which (x, y) of the data stands; None if it is outside the domains."""
        if not (self.layout.x.holds(x) and self.layout.y.holds(y)):
            return None
        return self.layout.across(self.layout.x.place(x)), self.layout.down(self.layout.y.place(y))


def plain_line(xs, ys, colour, width, dash=False):
    """A line without markers."""
    pattern = (0, tuple(LOOK["dash_px"])) if dash else "-"
    return Line2D(xs, ys, color=colour, linewidth=width, linestyle=pattern, marker="none")


def add_text(axes, layout, x, y, text, align, **more):
    """Words at pixels from the top left corner."""
    figure = axes.figure
    figure.text(
        x / 72, (layout.height - y) / 72, text, transform=figure.dpi_scale_trans, ha=align, va="baseline",
        color="black", fontsize=FONT, parse_math=False, usetex=False, **more,
    )


def draw_line(canvas, mark, colour):
    """A line, cased in the ground's colour where it may run over a filled mark."""
    xs, ys = canvas.numbers("x", mark["x"]), canvas.numbers("y", mark["y"])
    if any(other["kind"] in FILLED for other in canvas.chart["marks"]):
        canvas.add_line(xs, ys, to_rgb(GROUND), LOOK["line_px"] + 2 * LOOK["casing_px"])
    canvas.add_line(xs, ys, colour, LOOK["line_px"], mark["dash"])


def draw_area(canvas, mark, colour):
    """A pale band with an edge on either side; a gap in either edge cuts the band."""
    columns = [canvas.numbers("x", mark["x"])] + [canvas.numbers("y", mark[name]) for name in ("y1", "y2")]
    runs = _runs(list(zip(*columns)))
    shapes = [[(x, a) for x, a, _ in run] + [(x, b) for x, _, b in reversed(run)] for run in runs]
    canvas.add_shapes(shapes, colour, LOOK["area_opacity"])
    for edge in (1, 2):
        canvas.add_line(columns[0], columns[edge], colour, LOOK["area_edge_px"])


def _runs(points):
    """Stretches of points without a gap (nan)."""
    runs = [[]]
    for point in points:
        if all(number == number for number in point):
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def draw_bar(canvas, mark, colour):
    along = scales.value_axis(canvas.chart)
    across = "y" if along == "x" else "x"
    half = _thickness(canvas, across) / 2
    shapes = []
    for at, value, base in zip(mark[across], mark[along], mark["base"]):
        if at is None or value is None:
            continue
        ends = _bar_ends(canvas, along, base, base + value)
        middle = canvas.number(across, at)
        shapes.append(_rectangle((middle - half, middle + half), ends, along == "x"))
    canvas.add_shapes(shapes, colour)


def _thickness(canvas, across):
    is_band = canvas.chart[across]["scale"] == "band"
    step = 1 if is_band else scales.bar_step(canvas.chart, across)
    return step * (1 - LOOK["band_padding"])


def _bar_ends(canvas, along, low, high):
    """A bar's two ends; on a logarithmic axis a base at or under zero stands at the axis's end."""
    axis = getattr(canvas.layout, along)
    if axis.scale == "log":
        return max(low, axis.low), max(high, axis.low)
    return low, high


def _rectangle(sides, ends, is_lying):
    (a, b), (c, d) = (ends, sides) if is_lying else (sides, ends)
    return [(a, c), (b, c), (b, d), (a, d)]


def draw_dot(canvas, mark, colour):
    names = mark.get("names") or [""] * len(mark["x"])
    seen = [(x, y, name) for x, y, name in zip(mark["x"], mark["y"], names) if canvas.pixels(x, y)]
    xs, ys = canvas.numbers("x", [x for x, _, _ in seen]), canvas.numbers("y", [y for _, y, _ in seen])
    # Not by colour alone: the dots of some roles are rings.
    is_ring = mark["role"] in LOOK["rings"]
    canvas.add(Line2D(
        xs, ys, linestyle="none", marker="o", markersize=2 * LOOK["dot_px"], color=colour,
        markerfacecolor=GROUND if is_ring else colour, markeredgewidth=LOOK["ring_px"] if is_ring else 0, clip_on=False,
    ))
    _name_dots(canvas, [(*canvas.pixels(x, y), name) for x, y, name in seen])


def _name_dots(canvas, dots):
    """Names around their dots, each at the first place that covers no dot, no other name and no ticks."""
    radius, layout = LOOK["dot_px"], canvas.layout
    taken = [(x - radius, y - radius, x + radius, y + radius) for x, y, _ in dots]
    for x, y, name in [dot for dot in dots if dot[2]]:
        size = text_width(name)
        boxes = [(left, top, left + size, top + FONT) for left, top in _name_places(x, y, size)]
        free = next((box for box in boxes if _is_inside(box, layout) and not any(_overlap(box, one) for one in taken)), None)
        if free:
            taken.append(free)
            canvas.words(free[0] + size / 2, free[1] + FONT * 0.85, name)


def _name_places(x, y, size):
    """Where a name may start: right, left, above, below, then at the corners."""
    right, left = x + LOOK["dot_px"] + NAME_GAP, x - LOOK["dot_px"] - NAME_GAP - size
    middle, above, below = y - FONT / 2, y - LOOK["dot_px"] - FONT, y + LOOK["dot_px"]
    beside = [(right, middle), (left, middle), (x - size / 2, above), (x - size / 2, below)]
    # The corners stand clear of what is named beside a dot at almost the same place.
    return beside + [(start, top) for top in (middle - FONT, middle + FONT) for start in (right, left)]


def _is_inside(box, layout):
    return layout.left <= box[0] and box[2] <= layout.width and 0 <= box[1] and box[3] <= layout.height - layout.bottom


def _overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def draw_rule(canvas, mark, colour):
    axis = "x" if "x" in mark else "y"
    laid = getattr(canvas.layout, axis)
    places = [laid.place(at) for at in mark[axis] if laid.holds(at)]
    canvas.add_line(*whole_lines(canvas.layout, axis, places), colour, LOOK["rule_px"], mark["dash"])


def whole_lines(layout, axis, places):
    """Columns x and y of lines across the whole picture, at these numbers of `axis`."""
    other = layout.y if axis == "x" else layout.x
    along = [number for place in places for number in (place, place, NAN)]
    whole = [other.low, other.high, NAN] * len(places)
    return (along, whole) if axis == "x" else (whole, along)


def draw_link(canvas, mark, colour):
    columns = []
    for axis in ("x", "y"):
        ends = zip(canvas.numbers(axis, mark[axis + "1"]), canvas.numbers(axis, mark[axis + "2"]))
        columns.append([number for start, end in ends for number in (start, end, NAN)])
    canvas.add_line(*columns, colour, LOOK["link_px"], mark["dash"])


def draw_text(canvas, mark, colour):
    """Words in the text's own colour, whatever the role: they must be easy to read."""
    for x, y, text in zip(mark["x"], mark["y"], mark["text"]):
        place = canvas.pixels(x, y)
        if place and text:
            canvas.words(place[0], place[1] - TEXT_GAP, text)


def draw_cell(canvas, mark, colour):
    half = (1 - LOOK["cell_padding"]) / 2
    shaded = {}
    for x, y, value in zip(mark["x"], mark["y"], mark["value"]):
        if value is not None:
            a, b = canvas.number("x", x), canvas.number("y", y)
            shape = _rectangle((a - half, a + half), (b - half, b + half), False)
            shaded.setdefault(round(min(max(value, 0), 1) * SHADES) / SHADES, []).append(shape)
    for shade in sorted(shaded):
        canvas.add_shapes(shaded[shade], colour, shade)


DRAW = {
    "line": draw_line, "area": draw_area, "bar": draw_bar, "dot": draw_dot,
    "rule": draw_rule, "link": draw_link, "text": draw_text, "cell": draw_cell,
}
