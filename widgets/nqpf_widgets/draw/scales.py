"""Domains and ticks of a chart's axes.

The page's live picture uses d3's linear ticks. The same rules stand here, so that the picture does
not change its axes when it comes to life:

- A domain that the chart leaves open spans its marks (bars from their base), and 0 if `zero` is set.
- Upright bars on a linear x axis add half a bar's room at either end.
- The value axis (y, or x where y is a band) is widened to d3's nice ends; a logarithmic one by
  LOG_ROOM of its length at either end.
- Ticks are d3's, as many as the theme wants for the box, fewer until each is exact in the axis's
  format and none overlaps its neighbour.
"""

import math

LOG_ROOM = 0.04
LOG_STEPS = ((1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 5), (1, 3), (1,))


def is_lying(chart):
    """Whether the bars of a chart lie: its y axis holds categories, its x axis values."""
    return chart["y"]["scale"] == "band" and chart["x"]["scale"] != "band"


def value_axis(chart):
    """The axis, "x" or "y", along which the chart's values are read."""
    return "x" if is_lying(chart) else "y"


def extent(chart, axis):
    """[low, high] of everything drawn along `axis`, within the domain of its scale.

    An axis with a domain of its own keeps it; one with nothing to show gets [0, 1] ([1, 10] on a
    logarithmic scale); a single value gets room on both sides.
    """
    declared = chart[axis]
    if declared["domain"]:
        return list(declared["domain"])
    is_log = declared["scale"] == "log"
    values = [value for mark in chart["marks"] for value in _along(mark, axis, chart)]
    values = [value for value in values if value is not None and (value > 0 or not is_log)]
    if not values:
        return [1, 10] if is_log else [0, 1]
    low, high = min(values), max(values)
    if declared["zero"] and not is_log:
        low, high = min(low, 0), max(high, 0)
    if low < high:
        return [low, high]
    return [low / 2, high * 2] if is_log else [low - (abs(low) / 10 or 1), high + (abs(high) / 10 or 1)]


def _along(mark, axis, chart):
    """The values of a mark along one axis; text on a linear axis counts where it stands."""
    if mark["kind"] == "bar":
        return _bar_along(mark, axis, chart)
    names = [name for name in (axis, axis + "1", axis + "2") if name in mark]
    return [value for name in names for value in mark[name]]


def _bar_along(mark, axis, chart):
    if axis == value_axis(chart):
        ends = [base + value for base, value in zip(mark["base"], mark[axis]) if value is not None]
        return mark["base"] + ends
    half = bar_step(chart, axis) / 2
    return [at + side for at in mark[axis] for side in (-half, half)]


def bar_step(chart, axis):
    """The distance from one bar to the next along a linear axis: the smallest gap between two bars."""
    bars = {at for mark in chart["marks"] if mark["kind"] == "bar" for at in mark[axis]}
    ordered = sorted(bars)
    return min((b - a for a, b in zip(ordered, ordered[1:])), default=1)


def tick_increment(low, high, count):
    """d3's tickIncrement: the step from tick to tick, or minus its inverse where it is under 1."""
    step = (high - low) / max(1, count)
    power = math.floor(math.log10(step))
    error = step / 10**power
    factor = next((size for size in (10, 5, 2) if error >= math.sqrt({10: 50, 5: 10, 2: 2}[size])), 1)
    return factor * 10**power if power >= 0 else -(10**-power) / factor


def nice(low, high, count):
    """d3's nice: the domain widened to whole ticks."""
    previous = None
    for _ in range(10):
        step = tick_increment(low, high, count)
        if step == previous:
            break
        if step > 0:
            low, high = math.floor(low / step) * step, math.ceil(high / step) * step
        else:
            low, high = math.ceil(low * step) / step, math.floor(high * step) / step
        previous = step
    return low, high


def widen_log(low, high):
    """A logarithmic domain with some room at either end."""
    room = (high / low) ** LOG_ROOM
    return low / room, high * room


def linear_ticks(low, high, count):
    """d3's ticks: round numbers from low to high, about `count` of them."""
    step = tick_increment(low, high, count)
    if step > 0:
        return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return [i / -step for i in range(math.ceil(low * -step), math.floor(high * -step) + 1)]


def log_ticks(low, high, count):
    """Powers of ten and, as far as `count` allows, round numbers between them.

    A domain too short for two such ticks gets linear ones.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for steps in LOG_STEPS:
        ticks = [m * 10.0**power for power in range(first, last + 1) for m in steps]
        ticks = [tick for tick in ticks if low * (1 - 1e-12) <= tick <= high * (1 + 1e-12)]
        if len(ticks) <= count:
            break
    if len(ticks) > count:
        ticks = ticks[:: math.ceil(len(ticks) / count)]
    return ticks if len(ticks) > 1 else linear_ticks(low, high, count)
