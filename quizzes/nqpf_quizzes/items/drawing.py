"""The figures of an item that varies, drawn from a seed: the same in every interpreter.

A function in `varying/` draws figures and computes answer and slips from them. A seed is a text, such as
a term; with the item's id it settles every figure, so that a grader finds what a student was asked.

Portable: runs on CPython and on MicroPython.
"""

import math

from nqpf_quizzes.items.scoring import is_near

MASK = 0xFFFFFFFF

# Draws in which a slip could pass for the answer are drawn again, so many times at most.
ATTEMPTS = 200


class DrawError(ValueError):
    """A varying function that does not exist, or whose figures cannot be used."""


class Random:
    """Random numbers from a text, by mulberry32: whole numbers below 2**32, 2**32 of them before they repeat.

    The text is hashed by FNV-1a. Not for secrets.
    """

    def __init__(self, seed):
        self.state = 0x811C9DC5
        for byte in seed.encode("utf-8"):
            self.state = ((self.state ^ byte) * 0x01000193) & MASK

    def _next(self):
        self.state = (self.state + 0x6D2B79F5) & MASK
        mixed = ((self.state ^ (self.state >> 15)) * (self.state | 1)) & MASK
        mixed = (mixed ^ (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & MASK))) & MASK
        return mixed ^ (mixed >> 14)

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + (self._next() * (high - low + 1) >> 32)

    def number(self, low, high, digits):
        """A number from low to high with so many decimals: just what a reader will see printed."""
        scale = 10 ** digits
        return self.whole(math.floor(low * scale + 0.5), math.floor(high * scale + 0.5)) / scale

    def pick(self, options):
        """One of a list."""
        return options[self.whole(0, len(options) - 1)]


def draw(item, seed):
    """An item with its figures drawn; an item that does not vary is returned as it is.

    item: as the bank keeps it; seed: a text. The copy returned has "values" as [[name, number], ...],
    "answer", and the value of each slip. Texts keep their {name:format} placeholders for the host to fill.
    Raises DrawError.
    """
    if not item.get("vary"):
        return item
    function = load(item["vary"])
    random = Random("%s %s" % (seed, item["id"]))
    for attempt in range(ATTEMPTS):
        drawn = function(random)
        if _is_usable(drawn, item["tolerance"]):
            made = {key: item[key] for key in item}
            made["values"] = [[name, value] for name, value in drawn["values"]]
            made["answer"] = drawn["answer"]
            made["slips"] = _slips(item, drawn)
            return made
    raise DrawError("%s: in %d draws no figures kept every slip apart from the answer" % (item["id"], ATTEMPTS))


def load(name):
    """The function `draw` of varying/NAME.py; DrawError if there is none."""
    module = "nqpf_quizzes.items.varying." + str(name)
    try:
        if "." not in str(name):
            return __import__(module, None, None, ["draw"]).draw
    except ImportError as problem:
        if "'" + module + "'" not in str(problem):
            raise
    raise DrawError('there is no items/varying/%s.py; write it, or correct "vary"' % name)


def _slips(item, drawn):
    """The item's slips with their values, in the item's order; DrawError where names do not agree."""
    named = {name: value for name, value in drawn["slips"]}
    slips = []
    for slip in item.get("slips", []):
        if slip["misconception"] not in named:
            raise DrawError("%s: %s.py computes no slip %s; it computes %s" % (
                item["id"], item["vary"], slip["misconception"],
                ", ".join([name for name, value in drawn["slips"]]) or "none"))
        slips.append({
            "value": named[slip["misconception"]],
            "misconception": slip["misconception"],
            "why": slip["why"],
        })
    return slips


def _is_usable(drawn, tolerance):
    """Whether all is finite and no slip, used or not, is within two tolerances of the answer or of another."""
    numbers = [drawn["answer"]] + [value for name, value in drawn["slips"]]
    if not all([math.isfinite(one) for one in numbers + [value for name, value in drawn["values"]]]):
        return False
    if "relative" in tolerance and drawn["answer"] == 0:
        return False
    return not any([
        _is_close(numbers[i], numbers[j], tolerance) for i in range(len(numbers)) for j in range(i)
    ])


def _is_close(one, other, tolerance):
    """Whether some number could be within the tolerance of both."""
    middle = (one + other) / 2
    return is_near(middle, one, tolerance) or is_near(middle, other, tolerance)
