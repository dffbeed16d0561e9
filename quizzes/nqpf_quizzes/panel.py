"""The notebook's widgets for practice: each question with its field, its buttons and its outcome."""

import random
from pathlib import Path

import ipywidgets

from nqpf_quizzes import bank
from nqpf_quizzes.fields import FIELDS, FULL
from nqpf_quizzes.items import scoring
from nqpf_quizzes.practising import MESSAGES, SEED, paragraphs, say
from nqpf_widgets.markup import marked_words, tag, words
from nqpf_widgets.panel import STYLE as EXPLORER_STYLE

STYLE = EXPLORER_STYLE + (Path(__file__).parent / "notebook.css").read_text("utf8")
IN_PARTS = ("multi", "match", "explorer")
SIGNS = {"right": "✓", "partly": "◐", "not yet": "○", "malformed": "?"}


class Panel:
    """The widgets of some items; `.widget` holds them all."""

    def __init__(self, items):
        self.questions = [Question(item, number) for number, item in enumerate(items, 1)]
        style = ipywidgets.HTML(tag("style", STYLE))
        self.widget = ipywidgets.VBox([style, *(one.widget for one in self.questions)], layout=FULL)
        for kind in ("nqpf-notebook", "nqpf-practice"):
            self.widget.add_class(kind)


class Question:
    """One item: `.field` is where it is answered, `check()` says what the scorer makes of it."""

    def __init__(self, item, number):
        self.item, self.number = item, number
        self.stem, self.verdict = ipywidgets.HTML(layout=FULL), ipywidgets.HTML(layout=FULL)
        self._ask(SEED)
        self.field = FIELDS[item["kind"]](self.asked, self.forget)
        self.buttons = {"check": _button("check", self.check), "again": _button("again", self.again)}
        if item.get("vary"):
            self.buttons["another"] = _button("another", self.another)
        row = ipywidgets.HBox(list(self.buttons.values()), layout=FULL)
        row.add_class("nqpf-buttons")
        self.widget = ipywidgets.VBox([self.stem, self.field.widget, row, self.verdict], layout=FULL)
        self.widget.add_class("nqpf-item")

    def check(self):
        """Score the answer and show what came of it."""
        answer, problem = self.field.read(), self.field.problem()
        if problem:
            self._say(head("malformed") + tag("p", words(problem)))
        elif answer is None:
            self._say(tag("p", words(MESSAGES[self.field.first])))
        else:
            self._say(verdict(self.asked, scoring.score(self.asked, answer), self.field.missing()))

    def again(self):
        """A fresh start, with nothing of the answer left."""
        self.field.clear()
        self.forget()

    def another(self):
        """The same question with other figures."""
        self._ask(f"{random.getrandbits(32):x}")
        self.again()
        self._say(tag("p", words(MESSAGES["drawn"])))

    def forget(self):
        """The answer is not the one that the outcome was about."""
        self.verdict.value = ""

    def _ask(self, seed):
        self.asked = bank.ask(self.item, seed)
        number = tag("p", words(say("question", number=str(self.number))), class_="nqpf-title")
        self.stem.value = number + paragraphs(self.asked["stem"])

    def _say(self, content):
        # Put in anew each time, so that it is spoken each time.
        self.verdict.value = tag("div", content, role="alert", class_="nqpf-answered")


def verdict(item, result, missing):
    """What came of an answer as HTML: the outcome, notes on how it came about, and reasons for what was chosen."""
    notes = [result["message"], missing, _note(item["kind"], result)]
    said = "".join(tag("p", marked_words(note)) for note in notes if note)
    return head(result["outcome"]) + said + _reasons(item["kind"], result["feedback"])


def head(outcome):
    """The outcome by its sign and in words."""
    sign = tag("span", SIGNS[outcome], aria_hidden="true")
    return tag("p", f"{sign} {words(MESSAGES[outcome.replace(' ', '_')])}", class_="nqpf-title")


def _reasons(kind, feedback):
    if kind not in IN_PARTS:
        return "".join(tag("p", marked_words(part["text"])) for part in feedback)
    wrong = [part for part in feedback if not part["right"]]
    if kind != "match" or not wrong:
        return _list(kind, feedback)
    return _list(kind, wrong) + _more(kind, [part for part in feedback if part["right"]])


def _more(kind, parts):
    """Reasons for what was right, for whoever wants them."""
    summary = tag("summary", words(say("match_right", letters=", ".join(part["about"] for part in parts))))
    return tag("details", summary + _list(kind, parts)) if parts else ""


def _list(kind, parts):
    return tag("ul", "".join(tag("li", _reason(kind, part)) for part in parts))


def _reason(kind, part):
    sign, state = (SIGNS["right"], "part_right") if part["right"] else (SIGNS["not yet"], "part_wrong")
    text = part["text"] if kind == "explorer" else say("part", letter=part["about"], text=part["text"])
    return f"{tag('span', sign, role='img', aria_label=MESSAGES[state])} {marked_words(text)}"


def _note(kind, result):
    """How the outcome came about, where that is not plain; by the rules of the page's verdict.js."""
    outcome, feedback = result["outcome"], result["feedback"]
    if result["near"]:
        return MESSAGES[result["near"]]
    if outcome == "not yet" and not feedback:
        return MESSAGES["nothing_known"]
    if outcome not in ("partly", "not yet") or kind != "multi":
        return ""
    wrong = sum(not part["right"] for part in feedback)
    right, (points, count) = len(feedback) - wrong, result["worth"]
    counts = {"right": right, "wrong": wrong, "points": points, "count": count}
    key = ("multi_cancelled" if right else "multi_wrong") if wrong else "more"
    return say(key, **{name: str(value) for name, value in counts.items()})


def _button(key, act):
    made = ipywidgets.Button(description=MESSAGES[key], layout={"width": "auto"})
    made.on_click(lambda _: act())
    return made
