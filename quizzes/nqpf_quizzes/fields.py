"""The notebook's widgets in which a question is answered, one class a kind.

Each has `widget`, to be shown; `read()`, the answer as the scorer takes it, None where there is none;
`clear()`; `missing()`, a sentence on what is left out, or ""; and `first`, the key of what is said to
whoever has not answered. `changed` is called whenever the answer changes.
"""

import re

import ipywidgets

from nqpf_quizzes.items.scoring import letters_of
from nqpf_quizzes.practising import MESSAGES, say
from nqpf_widgets.markup import marked_words, tag, words
from nqpf_widgets.notebook import NotebookExplorer

FULL = {"width": "100%"}
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.ASCII | re.IGNORECASE)


def read_number(typed):
    """What somebody has typed as the scorer takes it, by the rules of the page's number.js."""
    text = typed.strip().replace("\N{MINUS SIGN}", "-", 1)
    if not text:
        return None
    if NUMBER.fullmatch(text) and abs(float(text)) != float("inf"):
        return float(text)
    parts = [part.strip() for part in text.split(",")]
    return [float(part) for part in parts] if len(parts) > 1 and all(map(NUMBER.fullmatch, parts)) else text


class Choice:
    """Options of which one is chosen."""

    first = "choose_first"

    def __init__(self, item, changed):
        self.widget = ipywidgets.RadioButtons(options=_lettered(item["options"]), value=None, layout=FULL)
        self.widget.observe(lambda _: changed(), "value")

    def read(self):
        return self.widget.value

    def clear(self):
        self.widget.value = None

    def missing(self):
        return ""


class Multi:
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

    def missing(self):
        return ""


class Numeric:
    """A number, typed."""

    first = "write_first"

    def __init__(self, item, changed):
        self.text = ipywidgets.Text(description=MESSAGES["your_answer"], layout={"width": "16em"})
        self.text.observe(lambda _: changed(), "value")
        unit = ipywidgets.HTML(marked_words(item["unit"]))
        self.widget = ipywidgets.HBox([self.text, unit], layout=FULL)
        self.widget.add_class("nqpf-typed")

    def read(self):
        return read_number(self.text.value)

    def clear(self):
        self.text.value = ""

    def missing(self):
        return ""


class Match:
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


class Settings:
    """An explorer of the question's own, whose settings are the answer."""

    first = "choose_first"

    def __init__(self, item, changed):
        from nqpf_widgets import explorer

        self.host = NotebookExplorer(explorer.load(item["explorer"]), {})
        self.widget = self.host.panel().widget
        for control in self.host.panel().controls.values():
            control.observe(lambda _: changed(), "value")

    def read(self):
        return self.host.params

    def clear(self):
        self.host.set(**self.host.start)

    def missing(self):
        return ""


def _lettered(parts):
    """Texts with their letters, and the letters, as options of a widget."""
    return [(f"{say('letter', letter=letter)} {part['text']}", letter) for letter, part in zip(letters_of(parts), parts)]


FIELDS = {"choice": Choice, "multi": Multi, "numeric": Numeric, "match": Match, "explorer": Settings}
