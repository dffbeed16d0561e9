"""Explorers and charts small enough to know by heart, for tests of the hosts."""

from nqpf_widgets import chart as c
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task, toggle

NASTY = "<b>&\"quoted\"</b> </script> {x} 新质"


def charts():
    """Charts of every kind of mark and axis, by what is worth looking at in them."""
    years = list(range(2000, 2012))
    up = [0.05, 0.04, 0.06, 0.03, 0.05, 0.02, 0.04, 0.06, 0.01, 0.03, 0.05, 0.04]
    down = [-0.01, 0.02, -0.02, 0.01, -0.03, 0.02, 0.01, -0.01, 0.02, -0.02, 0.01, 0.03]
    bases = c.stack([up, down])
    sectors = ["Agriculture, forestry, animal husbandry and fishing", "Mining", "Information services"]
    reforms = ["No reform at all", "Half of all firms freed", "Every wedge halved", "All freed"]
    year = c.axis("Year", format="year")
    level = c.axis("Level", "units", format="number1")
    return {
        "stack": c.chart("Stacked", year, c.axis("Growth", "log % a year", format="percent1"), [
            c.bar(years, up, "Up", "series1", bases[0]), c.bar(years, down, "Down", "loss", bases[1]),
            c.line(years, [a + b for a, b in zip(up, down)], "Sum", "data"),
        ]),
        "lying": c.chart(
            "Lying", c.axis("Effect", format="number1"), c.axis("Sector", scale="band", domain=sectors),
            [c.bar([2.0, -1.0, 3.5], sectors, "Effect")],
        ),
        "line": c.chart("Line", year, level, [
            c.area(years, [y - 0.5 for y in range(12)], [y + 0.5 for y in range(12)], "Range"),
            c.line(years, [None if y == 5 else float(y) for y in range(12)], "Path", "model", dash=True),
            c.rule(x=[2005]), c.rule(y=[3.0], role="baseline"), c.text([2011], [11.0], ["the last of all"]),
        ]),
        "log": c.chart(
            "Log", c.axis("Capacity", "GW", format="integer", scale="log"),
            c.axis("Price", format="dollars2", scale="log"), [
                c.dot([1, 10, 1000], [100.0, 10.0, 0.1], "Price", names=["first", "second", "third"]),
                c.link([1], [100.0], [1000], [0.1], "Fit", "model"),
            ],
        ),
        "cells": c.chart(
            "Cells", c.axis("x", scale="band", domain=["a", "b"]), c.axis("y", scale="band", domain=["c", "d"]),
            [c.cell(["a", "b", "a", "b"], ["c", "c", "d", "d"], [0.0, 0.25, 0.5, 1.0], "Share", "gain")],
        ),
        "window": c.chart(
            "Window", c.axis("t", format="integer", domain=[0, 10]), c.axis("y", format="number1", domain=[0, 1]),
            [c.line([-5, 5, 15], [-1.0, 0.5, 2.0], "Through"), c.dot([5, 11], [0.5, 0.5], "In and out", "gain")],
        ),
        "crowd": c.chart(
            "Crowd", c.axis("", scale="band", domain=reforms),
            c.axis("A long label of an axis that needs two lines in the narrow box", "units of account", "integer"),
            [c.bar([reforms[0], reforms[-1]], [1_200_000, 30_000], "Loss", "loss")],
        ),
        "large": c.chart("Large", c.axis("Value", "yuan", format="integer"), level, [
            c.line([100_000_000, 900_000_000], [0.0, 1.0], "Path"),
        ]),
        "years": c.chart("Years", c.axis("Year", scale="band", domain=list(range(1990, 2024)), format="year"), level, [
            c.bar(list(range(1990, 2024)), [i - 10.0 for i in range(34)], "N", "baseline"),
        ]),
    }


def toy(number_of_charts=1, words="Path"):
    """An explorer with every kind of control: y = slope * x, and a view that fails at slope 13."""

    def view(slope, start, shape, is_shown):
        if slope == 13:
            raise ValueError("thirteen brings bad luck")
        xs = [start, start + 1, start + 2]
        ys = [slope * x if is_shown else 0.0 for x in xs]
        axes = c.axis("Year", format="year"), c.axis(words, words, format="number1")
        made = c.chart(words, *axes, [c.line(xs, ys, words)])
        return View(
            charts=[made] * number_of_charts,
            readouts=[readout("top", words, ys[-1] / 3, "number2", "units")],
            reading=[sentence("At {slope:number1} it ends at {top:number1}.", slope=slope, top=ys[-1])],
            idle=[] if is_shown else ["slope"],
        )

    def resolve(params):
        return {**params, "start": 2001} if params["shape"] == "late" else params

    return Explorer(
        name="toy", title=words, view=view, resolve=resolve, model="models/growth.py", sources=["pwt_1001"],
        controls=[
            slider("slope", "Slope", 0, 20, 0.5, 1.5, unit="%", help=words),
            slider("start", "Start", 2000, 2010, 1, 2000, format="year"),
            choice("shape", "Shape", [("early", "Early"), ("late", words)], "early"),
            toggle("is_shown", "Shown", True),
        ],
        tasks=[task("steep", words, lambda params, view: params["slope"] > 10, hint=words)],
    )
