"""Rules on numeric items: what a stem asks for by way of rounding, and what the scorer then takes."""

import re
from math import floor

from nqpf_quizzes.bank import ask
from nqpf_quizzes.items import scoring
from nqpf_quizzes.lint.coverage import SEEDS, first_failure
from nqpf_quizzes.lint.rule import rule

ASKED = re.compile(r"\b(?:(no|one|two|three|four) decimals?(?: places?)?|(whole) number)\b", re.I)
DIGITS = {"no": 0, "whole": 0, "one": 1, "two": 2, "three": 3, "four": 4}
LEAST, MOST = 0.5, 2  # units of the last decimal asked for


@rule("rounding-asked", "error", "A reader who is not told how far to round cannot know what is near enough.")
def rounding_asked(chapter, course):
    for item in numeric(chapter):
        if digits_asked(item["stem"]) is None:
            yield item, ("stem",), 'does not say once how to round; end it with "Give two decimals." or "Round to a whole number."'


@rule("rounding-fits", "error", "Who rounds as asked must be right, who is off must not, and a slip must be told as itself.")
def rounding_fits(chapter, course):
    for item in numeric(chapter):
        digits = digits_asked(item["stem"])
        if digits is not None and not (item.get("vary") and first_failure(item)):
            for seed in SEEDS if item.get("vary") else SEEDS[:1]:
                found = misfit(ask(item, seed), digits)
                if found:
                    path, message = found
                    yield item, path, message + (f' (with the seed "{seed}")' if item.get("vary") else "")
                    break


def numeric(chapter):
    return [item for item in chapter.items if item["kind"] == "numeric"]


def digits_asked(stem):
    """The decimals that a stem asks for; None if it says none, or several."""
    found = {DIGITS[(decimals or whole).lower()] for decimals, whole in ASKED.findall(stem)}
    return found.pop() if len(found) == 1 else None


def misfit(item, digits):
    """(path, message) of the first thing in an item as it is asked that its rounding does not fit, or None."""
    answer, tolerance, unit = item["answer"], item["tolerance"], 10 ** -digits
    width = tolerance.get("absolute", abs(answer) * tolerance.get("relative", 0))
    if not LEAST * unit <= width * scoring.EDGE or width > MOST * unit * scoring.EDGE:
        return ("tolerance",), (f"is {width:g} for the answer {answer:g}, of which the stem asks for {digits} decimals; "
                                f"allowed: {LEAST * unit:g} to {MOST * unit:g}")
    for i, slip in enumerate(item["slips"]):
        given = rounded(slip["value"], digits)
        if scoring.is_near(given, answer, tolerance):
            return ("slips", i), f"is {given:g} when rounded as asked, which passes for the answer {answer:g}; take it out"
        said = scoring.score(item, given)["feedback"]
        if given and [part["text"] for part in said] != [slip["why"]]:
            return ("slips", i), f"is {given:g} when rounded as asked, which is not told as this slip; take it out"
    return None


def rounded(value, digits):
    """A number rounded as readers round, half away from zero."""
    scale = 10 ** digits
    return (1 if value >= 0 else -1) * floor(abs(value) * scale * scoring.EDGE + 0.5) / scale
