"""Print numbers by named format and fill templates, exactly as the page's script does.

`formats.json` holds the formats and is shared with the page; `src/text.js` is this module's twin.
"""

import json
import math
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

_HERE = Path(__file__).parent
FORMATS = json.loads((_HERE / "formats.json").read_text(encoding="utf-8"))
MESSAGES = json.loads((_HERE / "messages.json").read_text(encoding="utf-8"))
MINUS = "\N{MINUS SIGN}"
LARGEST = 1e21  # from here on JavaScript's toFixed turns to exponents


class TextError(ValueError):
    """A number or a template that cannot be printed; the message names what is wrong."""


def format_number(value, name, digits=None):
    """Print `value` by the format `name` of formats.json, or with `digits` decimals instead of its own.

    The value times the format's scale is rounded half away from zero on its exact binary value
    (as JavaScript's toFixed does). The minus is U+2212, thousands are set off by commas, and a
    number that rounds to zero carries no sign.

    value: int or float, finite, |value x scale| < 1e21.
    Raises TextError for an unknown format, for what is not a number, and outside that domain.
    """
    if name not in FORMATS:
        raise TextError(message("error_format", name=name, known=", ".join(FORMATS)))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TextError(message("error_not_a_number", value=repr(value), name=name))
    rule = FORMATS[name]
    scaled = float(value) * rule["scale"]
    if not math.isfinite(scaled) or abs(scaled) >= LARGEST:
        raise TextError(message("error_not_finite", value=repr(value)))
    digits = _digits(abs(scaled), rule["digits"] if digits is None else digits, rule["group"])
    return _sign(scaled, digits, rule["sign"]) + rule["prefix"] + digits + rule["suffix"]


def try_format_ticks(values, name):
    """Print an axis's ticks with the fewest decimals that print each of them exactly.

    None if that takes more decimals than the format `name` has: the ticks are too fine for it.
    """
    rule = FORMATS.get(name) or {"scale": 1, "digits": 0}
    for digits in range(rule["digits"] + 1):
        scaled = [value * rule["scale"] for value in values]
        if all(math.isclose(round(one, digits), one, rel_tol=1e-9, abs_tol=1e-9) for one in scaled):
            return [format_number(value, name, digits) for value in values]
    return None


def _digits(size, digits, group):
    rounded = Decimal(size).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}" if group else f"{rounded:f}"


def _sign(scaled, digits, show_plus):
    if not digits.strip("0.,"):
        return ""
    if scaled < 0:
        return MINUS
    return "+" if show_plus else ""


def fill(template, values):
    """Fill `{name}` with a string and `{name:format}` with a number printed by that format.

    Values that the template does not ask for are ignored. There is no escape for braces.
    Raises TextError for a placeholder without a value, a number without a format, a format that
    does not exist, and a brace that is never closed.
    """
    parts = []
    rest = template
    while "{" in rest:
        before, rest = rest.split("{", 1)
        if "}" not in rest:
            raise TextError(MESSAGES["error_brace"].replace("{template}", template))
        inside, rest = rest.split("}", 1)
        parts += [before, _placeholder(inside, values, template)]
    return "".join(parts) + rest


def _placeholder(inside, values, template):
    name, _, number_format = inside.partition(":")
    if name not in values:
        known = ", ".join(sorted(values)) or "nothing"
        raise TextError(message("error_placeholder", template=template, name=name, known=known))
    if number_format:
        return format_number(values[name], number_format)
    if not isinstance(values[name], str):
        example = "{" + name + ":number1}"
        raise TextError(message("error_number_without_format", template=template, name=name, example=example))
    return values[name]


def message(key, **values):
    """One of the hosts' own sentences (messages.json), filled with strings."""
    return fill(MESSAGES[key], values)
