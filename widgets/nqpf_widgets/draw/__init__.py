"""Draw a chart with matplotlib: as a figure, or as a small piece of SVG that stands in a page.

The page's live pictures follow the same theme, domains and ticks (see `scales`).
"""

import logging

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # no word about its font cache

import matplotlib  # noqa: E402
from matplotlib.colors import to_rgb  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

from nqpf_widgets.draw import marks, scales  # noqa: E402
from nqpf_widgets.draw.layout import FONT, LINE, TICK_GAP, lay_out, text_width  # noqa: E402
from nqpf_widgets.draw.svg import SmallSVG  # noqa: E402
from nqpf_widgets.theme import ROLES, THEME  # noqa: E402

_COLOURS = {role: THEME["roles"][role]["light"] for role in ROLES}
_PAINTS = {
    "css": {
        "#000000": "currentColor",
        marks.GROUND: "var(--nqpf-ground,Canvas)",
        **{colour: f"var(--nqpf-{role})" for role, colour in _COLOURS.items()},
    },
    "hex": {},
}
_ROOT = {
    "css": [("width", "100%"), ("fill", "currentColor")],
    "hex": [("xmlns", "http://www.w3.org/2000/svg"), ("font-family", "system-ui, sans-serif")],
}


def draw(chart, box="wide", colours="css", css_class=""):
    """The SVG of a chart in the theme's box, "wide" or "narrow".

    colours: "css" for a picture inside a page, whose colours are the variables --nqpf-ROLE and
    currentColor; "hex" for one that stands alone, in the theme's light colours.
    css_class: the class of the root element, if it needs one.
    The same chart always gives the same text. There is no style sheet and no id in it.
    """
    made = figure(chart, box)
    frame = THEME["box"][box]
    renderer = SmallSVG(frame["width"], frame["height"], _PAINTS[colours])
    made.draw(renderer)
    root = [("role", "img"), ("aria-label", chart["title"]), ("font-size", str(FONT)), *_ROOT[colours]]
    return renderer.svg([("class", css_class)] * bool(css_class) + root)


def figure(chart, box="wide"):
    """A matplotlib Figure of a chart in the theme's light colours, 72 dots an inch, no pyplot."""
    layout = lay_out(chart, box)
    with matplotlib.rc_context({"lines.scale_dashes": False}):
        made = Figure((layout.width / 72, layout.height / 72), dpi=72, facecolor="none", layout="none")
        axes = _axes(made, layout)
        _furnish(axes, layout, chart)
        for order, mark in enumerate(chart["marks"]):
            canvas = marks.Canvas(axes, layout, chart, order)
            marks.DRAW[mark["kind"]](canvas, mark, to_rgb(_COLOURS[mark["role"]]))
    return made


def _axes(made, layout):
    width, height = layout.width, layout.height
    axes = made.add_axes((
        layout.left / width, layout.bottom / height,
        (width - layout.left - layout.right) / width, (height - layout.top - layout.bottom) / height,
    ))
    axes.set_axis_off()
    for axis, set_scale, set_ends in (
        (layout.x, axes.set_xscale, axes.set_xlim), (layout.y, axes.set_yscale, axes.set_ylim),
    ):
        if axis.scale == "log":
            set_scale("log")
        set_ends(axis.low, axis.high)
    return axes


def _furnish(axes, layout, chart):
    """Grid, line at zero, tick labels and axis labels, behind the marks."""
    along = scales.value_axis(chart)
    _grid(axes, layout, along)
    for at, lines in layout.x.ticks:
        _tick_label(axes, layout, layout.across(at), lines)
    for at, lines in layout.y.ticks:
        start = layout.down(at) + FONT * 0.35 - LINE * (len(lines) - 1) / 2
        for i, line in enumerate(lines):
            marks.add_text(axes, layout, layout.left - TICK_GAP, start + i * LINE, line, "right")
    for i, line in enumerate(layout.y_label):
        marks.add_text(axes, layout, 0, FONT + i * LINE, line, "left")
    for i, line in enumerate(reversed(layout.x_label)):
        marks.add_text(axes, layout, layout.width, layout.height - 4 - i * LINE, line, "right")


def _tick_label(axes, layout, centre, lines):
    for i, line in enumerate(lines):
        half = text_width(line) / 2
        x = min(max(centre, half), layout.width - half)
        y = layout.height - layout.bottom + TICK_GAP + FONT * 0.8 + i * LINE
        marks.add_text(axes, layout, x, y, line, "center")


def _grid(axes, layout, along):
    """Faint lines at the value axis's ticks, a stronger one at zero."""
    axis = getattr(layout, along)
    if axis.scale == "band":
        return
    zero = [0] if axis.scale == "linear" and min(axis.low, axis.high) <= 0 <= max(axis.low, axis.high) else []
    ticks = [at for at, _ in axis.ticks if at not in zero]
    for places, opacity in ((ticks, THEME["grid_opacity"]), (zero, THEME["zero_opacity"])):
        columns = marks.whole_lines(layout, along, places)
        axes.add_artist(marks.plain_line(*columns, (0, 0, 0, opacity), 1)).set_zorder(1)
