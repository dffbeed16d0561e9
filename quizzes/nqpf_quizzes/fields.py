"""The notebook's widgets in which a question is answered, one class a kind.

Each has `widget`, to be shown; `read()`, the answer as the scorer takes it, None where there is none;
`clear()`; `problem()`, a sentence on what is written and cannot be read, or ""; `missing()`, a sentence on
what is left out, or ""; and `first`, the key of what is said to whoever has not answered. `changed` is
called whenever the answer changes.
"""

import re

import ipywidgets

from nqpf_quizzes.items.scoring import letters_of
from nqpf_quizzes.practising import MESSAGES, say
from nqpf_widgets.markup import marked_words, tag, words
from nqpf_widgets.notebook import NotebookExplorer

FULL = {"width": "100%"}
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
DASHES = re.compile("[\u2010-\u2015\u2212\ufe63]")
LARGEST = 1e300
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.ASCII | re.IGNORECASE)


def read_number(typed, unit=""):
    """What somebody has typed: a number, None, or the key of a sentence; by the rules of the page's number.js."""
    usual = typed.translate(FULL_WIDTH)
    text = re.sub(r"^([-+])\s+", r"\1", DASHES.sub("-", usual).strip())
    # The unit that is printed beside the field, or its first words, may follow the number.
    parts = unit.split()
    for length in range(len(parts), 0, -1):
        if text.endswith(said := " ".join(parts[:length])):
            text = text.removesuffix(said).strip()
            break
    if not text:
        return None
    if NUMBER.fullmatch(text):
        return float(text) if abs(float(text)) < LARGEST else "number_large"
    points = text.replace(",", ".", 1), text.replace(",", "")
    return "number_comma" if "," in text and any(map(NUMBER.fullmatch, points)) else "number_only"


class Field:
    """What most fields have nothing to say about."""

    def problem(self):
        return ""

    def missing(self):
        return ""


class Choice(Field):
    """Options of which one is chosen."""

    first = "choose_first"

    def __init__(self, item, changed):
        self.widget = ipywidgets.RadioButtons(options=_lettered(item["options"]), value=None, layout=FULL)
        self.widget.observe(lambda _: changed(), "value")

    def read(self):
        return self.widget.value

    def clear(self):
        self.widget.value = None


class Multi(Field):
    """Options of which several may be chosen."""

    first = "choose_first"

    def __init__(self, item, changed):
        self.boxes = {letter: ipywidgets.Checkbox(description=text, indent=False, layout=FULL)
                      for text, letter in _lettered(item["options"])}
        for box in self.boxes.values():
            box.observe(lambda _: changed(), "value")
        how = ipywidgets.HTML(tag("p", words(MESSAGES["choose_all"])), layout=FULL)
        self.widget = ipywidgets.VBox([how, *self.boxes.values()], layout=FULL)

    def read(self):
        return [letter for letter, box in self.boxes.items() if box.value] or None

    def clear(self):
        for box in self.boxes.values():
            box.value = False


class Numeric(Field):
    """A number, typed."""

    first = "write_first"

    def __init__(self, item, changed):
        self.text = ipywidgets.Text(description=MESSAGES["your_answer"], layout={"width": "16em"})
        self.text.observe(lambda _: changed(), "value")
        self.unit = item["unit"]
        unit = ipywidgets.HTML(marked_words(self.unit))
        self.widget = ipywidgets.HBox([self.text, unit], layout=FULL)
        self.widget.add_class("nqpf-typed")

    def read(self):
        return read_number(self.text.value, self.unit)

    def problem(self):
        read, found = self.read(), self.text.value.strip()
        shown = found if len(found) <= 20 else found[:20] + "…"
        return say(read, found=shown) if isinstance(read, str) else ""

    def clear(self):
        self.text.value = ""


class Match(Field):
    """Lines that are each given a number."""

    first = "match_first"

    def __init__(self, item, changed):
        numbered = [say("match_option", number=str(number), text=text) for number, text in enumerate(item["right"], 1)]
        options = [(MESSAGES["match_choose"], None)] + [(text, number) for number, text in enumerate(numbered, 1)]
        self.lists = {letter: ipywidgets.Dropdown(description=text, options=options, layout=FULL)
                      for text, letter in _lettered(item["left"])}
        for one in self.lists.values():
            one.observe(lambda _: changed(), "value")
        right = tag("ol", "".join(tag("li", marked_words(text)) for text in item["right"]))
        how = ipywidgets.HTML(right + tag("p", words(MESSAGES["match_how"])), layout=FULL)
        self.widget = ipywidgets.VBox([how, *self.lists.values()], layout=FULL)
        self.widget.add_class("nqpf-lines")

    def read(self):
        return {letter: one.value for letter, one in self.lists.items() if one.value} or None

    def clear(self):
        for one in self.lists.values():
            one.value = None

    def missing(self):
        letters = [letter for letter, one in self.lists.items() if not one.value]
        return say("match_missing", letters=", ".join(letters)) if letters else ""


class Settings(Field):
    """An explorer of the question's own, whose settings are the answer once one of them is moved."""

    first = "move_first"

    def __init__(self, item, changed):
        from nqpf_widgets import explorer

        self.host = NotebookExplorer(explorer.load(item["explorer"]), {})
        self.widget = self.host.panel().widget
        for control in self.host.panel().controls.values():
            control.observe(lambda _: changed(), "value")

    def read(self):
        return self.host.params if self.host.params != self.host.start else None

    def clear(self):
        self.host.set(**self.host.start)


def _lettered(parts):
    """Texts with their letters, and the letters, as options of a widget."""
    return [(f"{say('letter', letter=letter)} {part['text']}", letter) for letter, part in zip(letters_of(parts), parts)]


FIELDS = {"choice": Choice, "multi": Multi, "numeric": Numeric, "match": Match, "explorer": Settings}
