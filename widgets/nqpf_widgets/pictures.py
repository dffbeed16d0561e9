"""A chart that stands still: the figures of a chapter.

    >>> from nqpf_widgets.pictures import picture
    >>> picture("elements", "best_share_chart").chart["title"]
    'Best share of machines, by the size of the budget'
"""

import importlib
import os

from nqpf_widgets import markup
from nqpf_widgets.draw import draw
from nqpf_widgets.markup import tag


def picture(explorer, name):
    """Show the chart that the function `name` of an explorer's module returns.

    explorer: the explorer's name, as for `explore`; name: a function without arguments that
    returns a chart. Title, source and description belong in the caption of the cell.
    Raises ModuleNotFoundError or AttributeError where there is no such explorer or function.
    """
    module = importlib.import_module("nqpf_widgets.explorers." + explorer.replace("-", "_"))
    return Picture(getattr(module, name)())


class Picture:
    """A chart as HTML while the book is built, and as an SVG image in a notebook."""

    def __init__(self, chart):
        self.chart = chart

    def _repr_mimebundle_(self, include=None, exclude=None):
        if os.environ.get("NQPF_HOST") == "page":
            return {"text/plain": self.chart["title"], "text/html": html(self.chart)}
        return {"text/plain": self.chart["title"], "image/svg+xml": draw(self.chart, colours="hex")}


def html(chart):
    """The chart's legend and its picture in both boxes, of which the style shows one."""
    boxes = [draw(chart, box, css_class="nqpf-" + box) for box in ("wide", "narrow")]
    return tag("div", markup.legend(chart) + tag("div", "".join(boxes), class_="nqpf-picture"), class_="nqpf-chart")
