"""An explorer whose two charts hold every kind of mark and scale, for tests of the page."""

from nqpf_widgets.chart import area, axis, bar, cell, chart, dot, line, link, rule, stack, text
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider

PLACES = ["North", "East, with a long name", "South", "West"]
XS = [1, 2, 3, 4]


def view(size, scale, picture):
    """Two charts: the picture chosen, and bars in a stack."""
    low = 1 if scale == "log" else 0
    grow = [size * x * x for x in XS]
    y = axis("Value", "billion yuan", scale=scale, format="number0", zero=scale == "linear")
    pictures = {
        "lines": chart("Lines", axis("Step", format="integer"), y, [
            rule(x=[2.5], label="Turn"),
            area(XS, [low] * 4, grow, "Range", "muted"),
            line(XS, [size, None, 3 * size, 4 * size], "Line", "series1"),
            line(XS, grow, "Dashed", "series2", dash=True),
            dot(XS, grow, "Dots", "series3", names=["one", "two", "three", "four"]),
            link([1], [size], [4], [4 * size], "Link", "gain"),
            text([3], [size], ["note"]),
        ]),
        "lying": chart("Lying bars", axis("Value", format="number0", scale=scale), axis("Place", scale="band", domain=PLACES), [
            bar(grow, PLACES, "Bars", "loss", base=[low] * 4),
            dot(grow, PLACES, "Dots", "series6"),
        ]),
        "upright": chart("Upright bars", axis("Place", scale="band", domain=PLACES), y, [
            bar(PLACES, grow, "Bars", "baseline", base=[low] * 4),
        ]),
        "cells": chart("Cells", axis("Column", scale="band", domain=["a", "b"]), axis("Row", scale="band", domain=["c", "d"]), [
            cell(["a", "a", "b", "b"], ["c", "d", "c", "d"], [0, 0.25, 1, None], "Shade", "data"),
        ]),
    }
    parts = [[size] * 4, [-size, size, size, -size]]
    bases = stack(parts)
    stacked = chart("Stack, so called", axis("Year", format="year"), axis("Parts", format="number1"), [
        bar([2001, 2002, 2003, 2004], parts[0], 'Part, "one"', "series4", base=bases[0]),
        bar([2001, 2002, 2003, 2004], parts[1], "Part two", "series5", base=bases[1]),
    ])
    return View([pictures[picture], stacked], [readout("size", "Size", size, "integer")], [sentence("Size {size:integer}.", size=size)])


explorer = Explorer(
    name="gallery",
    title="A gallery",
    controls=[
        slider("size", "Size", 1, 1000, 1, 5),
        choice("scale", "Scale", [("linear", "linear"), ("log", "log")], "linear"),
        choice("picture", "Picture", [(key, key) for key in ("lines", "lying", "upright", "cells")], "lines"),
    ],
    view=view,
    model="explorers/gallery.py",
)
