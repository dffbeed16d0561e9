"""Every word that grading says, from messages.json, and texts made short."""

import hashlib
import json
from importlib.resources import files

MESSAGES = json.loads(files(__package__).joinpath("messages.json").read_text("utf-8"))
EXCERPT = 200


def say(key, **values):
    """The message of that key with its {placeholders} filled in."""
    return MESSAGES[key].format(**values)


def shorten(text, length=EXCERPT):
    """A text as it can be shown: control characters visible, cut at `length` characters."""
    shown = "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in str(text)[: 2 * length]).strip()
    return shown if len(shown) <= length else shown[: length - 1] + "…"


def digest(text):
    """A short digest of a text, to tell whether it is the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
