"""The vocabulary of pictures: axes, marks and charts as plain dictionaries.

An explorer says *what* is drawn; each host decides how (Observable Plot on the
page, matplotlib in the static page and the notebook). Colours are named by
role, numbers by format, so that one description serves light, dark, print and
colour-blind eyes.

Portable: runs on CPython and on MicroPython.
"""

ROLES = (
    "data", "model", "baseline", "gain", "loss", "muted",
    "series1", "series2", "series3", "series4", "series5", "series6",
)
SCALES = ("linear", "log", "band")
COLUMNS = {
    "line": ("x", "y"),
    "area": ("x", "y1", "y2"),
    "bar": ("x", "y", "base"),
    "dot": ("x", "y"),
    "rule": (),
    "link": ("x1", "y1", "x2", "y2"),
    "text": ("x", "y", "text"),
    "cell": ("x", "y", "value"),
}


class ChartError(ValueError):
    """A chart that no host could draw, with the chart, mark and column named."""


def axis(label, unit="", format="number1", scale="linear", domain=None, zero=False):
    """One axis of a chart.

    label: what is measured; unit: its unit, printed behind the label;
    format: a name in formats.json; scale: linear, log or band;
    domain: None, [low, high] or, for a band, the list of categories;
    zero: whether a linear axis must include 0.
    """
    if scale not in SCALES:
        raise ChartError(
            "axis %r: scale %r is unknown; allowed: %s" % (label, scale, ", ".join(SCALES))
        )
    if scale == "band" and not domain:
        raise ChartError("axis %r: a band axis needs its categories as domain" % label)
    return {
        "label": label, "unit": unit, "format": format, "scale": scale,
        "domain": None if domain is None else list(domain), "zero": zero,
    }


def line(x, y, label="", role="data", dash=False):
    """A line through the points (x[i], y[i]); None in y leaves a gap."""
    return _mark("line", label, role, dash, [("x", x), ("y", y)])


def area(x, y1, y2, label="", role="muted"):
    """The band between y1[i] and y2[i] along x[i]."""
    return _mark("area", label, role, False, [("x", x), ("y1", y1), ("y2", y2)])


def bar(x, y, label="", role="data", base=None):
    """Bars from base to base + value; base defaults to zeros.

    Vertical bars stand at x with value y. On a chart whose y axis is a band
    they lie: y holds the categories and x the values.
    """
    if base is None:
        base = [0] * len(y)
    return _mark("bar", label, role, False, [("x", x), ("y", y), ("base", base)])


def dot(x, y, label="", role="data", names=None):
    """Points; names[i], if given, is what the i-th point is called."""
    columns = [("x", x), ("y", y)]
    if names is not None:
        columns.append(("names", names))
    return _mark("dot", label, role, False, columns)


def rule(x=None, y=None, label="", role="muted", dash=True):
    """Lines across the whole picture, upright at each x or level at each y."""
    if (x is None) == (y is None):
        raise ChartError("rule %r: give either x or y, a list of positions" % label)
    return _mark("rule", label, role, dash, [("x", x)] if y is None else [("y", y)])


def link(x1, y1, x2, y2, label="", role="muted", dash=False):
    """Straight segments from (x1[i], y1[i]) to (x2[i], y2[i])."""
    return _mark("link", label, role, dash, [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])


def text(x, y, text, label="", role="muted"):
    """Words in the picture, text[i] centred just above (x[i], y[i])."""
    return _mark("text", label, role, False, [("x", x), ("y", y), ("text", text)])


def cell(x, y, value, label="", role="data"):
    """Cells of a grid of two band axes, shaded by value from 0 to 1."""
    return _mark("cell", label, role, False, [("x", x), ("y", y), ("value", value)])


def chart(title, x, y, marks):
    """A chart: its title, two axes and the marks, drawn in the order given."""
    made = {"title": title, "x": x, "y": y, "marks": list(marks)}
    if not made["marks"]:
        raise ChartError("chart %r has no marks" % title)
    return made


def stack(series):
    """Bases that stack columns of numbers, positive upwards, negative downwards.

    series: a list of equally long lists. Returns the list of bases, one per
    series, for `bar(x, y, base=...)`.
    """
    above = [0.0] * len(series[0])
    below = [0.0] * len(series[0])
    bases = []
    for values in series:
        base = []
        for i in range(len(values)):
            pile = above if values[i] >= 0 else below
            base.append(pile[i])
            pile[i] += values[i]
        bases.append(base)
    return bases


def table(made):
    """The figures behind a chart: {"columns": [...], "rows": [[...], ...]}.

    The first column is the chart's x (or, where bars lie, its categories);
    then one column for each mark that has a label, None where it has no value,
    and a last one for the names of dots, if they tell dots apart.
    """
    lying = made["y"]["scale"] == "band" and made["x"]["scale"] != "band"
    key, value = ("y", "x") if lying else ("x", "y")
    columns = [_column(made[key], made[key]["label"])]
    rows = []
    places = []
    shown = [mark for mark in made["marks"] if mark["label"] and mark["kind"] not in ("rule", "text", "link")]
    for mark in shown:
        for name, suffix in _values(mark["kind"], value):
            columns.append(_column(made[value], mark["label"] + suffix))
            _fill(rows, places, len(columns), mark[key], mark[name])
    named = [mark for mark in shown if "names" in mark]
    if len(set([name for mark in named for name in mark["names"]])) > 1:
        columns.append({"label": "Name", "unit": "", "format": "text"})
        for mark in named:
            _fill(rows, places, len(columns), mark[key], [name or None for name in mark["names"]])
    return {"columns": columns, "rows": [row + [None] * (len(columns) - len(row)) for row in rows]}


def check(made):
    """Raise ChartError where a number is not finite (None is a gap)."""
    for mark in made["marks"]:
        for name in mark:
            items = mark[name]
            if isinstance(items, list) and not _all_alike(items):
                for item in items:
                    if not is_plain(item):
                        raise ChartError(
                            "chart %r, mark %r (%s), column %r holds %r; allowed: finite "
                            "numbers, text or None"
                            % (made["title"], mark["label"], mark["kind"], name, item)
                        )


def _all_alike(items):
    """Whether one look tells that all are text, or all finite numbers; if not, they may still be plain."""
    try:
        if items and isinstance(items[0], str):
            "".join(items)
            return True
        total = sum(items)
    except TypeError:
        return False
    return isinstance(total, (int, float)) and total - total == 0


def is_plain(item):
    """Whether an item is text, None or a finite number."""
    if item is None or isinstance(item, str):
        return True
    return isinstance(item, (int, float)) and item - item == 0


def _values(kind, value):
    if kind == "area":
        return (("y1", ", lower"), ("y2", ", upper"))
    if kind == "cell":
        return (("value", ""),)
    return ((value, ""),)


def _column(of, label):
    return {"label": label, "unit": of["unit"], "format": of["format"]}


def _fill(rows, places, width, at, values):
    """Put values into the last of `width` columns; the n-th of them at one place goes into its n-th row."""
    for i in range(len(at)):
        place = (at[i], at[:i].count(at[i]))
        if place not in places:
            places.append(place)
            rows.append([at[i]])
        row = rows[places.index(place)]
        row.extend([None] * (width - len(row)))
        row[width - 1] = values[i]


def _mark(kind, label, role, dash, columns):
    if role not in ROLES:
        raise ChartError(
            "%s %r: role %r is unknown; allowed: %s" % (kind, label, role, ", ".join(ROLES))
        )
    made = {"kind": kind, "label": label, "role": role, "dash": dash}
    length = len(columns[0][1])
    for name, values in columns:
        if len(values) != length:
            raise ChartError(
                "%s %r: column %r has %d values, column %r has %d; they must be equally long"
                % (kind, label, columns[0][0], length, name, len(values))
            )
        # A slice is a copy too, and in MicroPython seven times as fast.
        made[name] = values[:] if isinstance(values, list) else list(values)
    return made
