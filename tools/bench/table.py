"""The table of budgets: rows of what was measured, 80 columns wide."""

import math
import operator
from dataclasses import dataclass
from statistics import median
from textwrap import fill

WIDTH = 80
COLUMNS = "{what:<38} {measured:<27} {budget:>8}  {met}"
HEAD = COLUMNS.format(what="", measured="measured", budget="budget", met="met")
HOLDS = {"<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Row:
    """One figure against its budget: `measured` must hold `relation` ("<=" or ">=") to `budget`.

    `spread` stands behind the figure, for example a range; `detail` on lines of its own.
    """

    what: str
    measured: float
    relation: str
    budget: float
    unit: str = ""
    spread: str = ""
    detail: str = ""

    @property
    def is_met(self):
        return not math.isnan(self.measured) and HOLDS[self.relation](self.measured, self.budget)

    def text(self):
        """The row as it is printed; the name takes lines of its own where it is long."""
        measured = f"{number(self.measured)}{self.unit and ' ' + self.unit} {self.spread}".rstrip()
        cells = {"measured": measured, "budget": f"{self.relation} {self.budget:g}", "met": "yes" if self.is_met else "NO"}
        *first, last = fill(self.what, 37, initial_indent="  ", subsequent_indent="    ").split("\n")
        lines = [*first, COLUMNS.format(what=last, **cells)]
        return "\n".join([*lines, *([indent(self.detail, 4)] if self.detail else [])])


def number(value):
    """A figure with two decimals at most.

    >>> [number(value) for value in (450.04, 3, 100.0, 0.071, 1062.3, math.nan)]
    ['450.04', '3', '100', '0.07', '1062.3', 'nan']
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def indent(text, by):
    return fill(text, WIDTH - 1, initial_indent=" " * by, subsequent_indent=" " * by, break_on_hyphens=False)


def middle(values):
    """The median, and the range in brackets.

    >>> middle([31.26, 40, 1228.6])
    (40, '(31.3-1230)')
    """
    low, high = (number(float(f"{value:.3g}")) for value in (min(values), max(values)))
    return median(values), f"({low}-{high})"


def percentile(values, share):
    """The smallest value that at least `share` (0 to 1) of all values do not exceed.

    >>> percentile([5, 1, 4, 2, 3], 0.95), percentile(range(1, 101), 0.95)
    (5, 95)
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
