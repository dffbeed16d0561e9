"""The part of STIX Two Math that a book's formulas need, as one small font."""

import io
import logging
import re
import unicodedata
from html import unescape

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

CUTTER = fontTools.version

# Browsers draw these without their standing in the MathML: roots, spaces, and
# the pieces of stretched brackets, bars and arrows come from them.
ALWAYS = "√ \u00a0()[]{}|‖+−=0123456789.,"

# A letter alone in <mi> is shown by the browser as its italic in this block.
ITALIC = {"h": "ℎ", "ı": "𝚤", "ȷ": "𝚥", "∂": "𝜕"}


def glyphs(formulas):
    """The characters that a browser may draw for some MathML, sorted, as one text."""
    found = set(ALWAYS).union(*(unescape(re.sub(r"<[^>]*>", "", each)) for each in formulas))
    return "".join(sorted(found.union(*(_italic(letter) for letter in found))))


def build(source, text):
    """The font at a path cut down to the characters of a text, as WOFF2."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 13, 14]
    options.hinting = False
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff2"
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _italic(letter):
    """The mathematical italic of a Latin or Greek letter, as a set of one or none."""
    if letter in ITALIC:
        return {ITALIC[letter]}
    name = re.sub("LATIN |GREEK |LUNATE |LETTER ", "", unicodedata.name(letter, ""))
    try:
        return {unicodedata.lookup(f"MATHEMATICAL ITALIC {name}")}
    except KeyError:
        return set()
