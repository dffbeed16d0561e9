"""Host: the page before any script runs. Practice as HTML in which every question can be read.

The page's scripts take this HTML over; the attributes data-* and the classes nqpf-* are what they
look for. Where a link depends on the book, a comment stands (see `links`).
"""

import json
from collections import Counter

from nqpf_quizzes import bank, practising
from nqpf_quizzes.items.scoring import letters_of
from nqpf_quizzes.page.controls import settings_here, settings_typed
from nqpf_quizzes.page.links import cite, refer
from nqpf_quizzes.practising import MESSAGES, SEED, say
from nqpf_widgets.markup import empty_tag, marked_words, tag, words

# What an item says to people, not to the scorer.
UNSCORED = {"pool", "objective", "bloom", "sources", "chapter", "section", "example", "unit"}

_shown = Counter()


class PagePractice:
    """What `practice` returns while the book is built: the chapter's questions as HTML, and no widget."""

    def __init__(self, chapter):
        self.chapter = chapter
        self.items = practising.items_of(chapter)
        _shown[chapter] += 1
        self._number = _shown[chapter]

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": say("run_cell", chapter=self.chapter), "text/html": html(self.chapter, self.items, self._number)}


def html(chapter, items, number=1):
    """The HTML of practice items; `number` tells several practices of one chapter on a page apart."""
    suffix = f"-{number}" if number > 1 else ""
    identity = f"practice-{chapter}{suffix}"
    questions = [_question(item, i, f"item-{item['id']}{suffix}") for i, item in enumerate(items, 1)]
    content = [
        tag("p", words(say("intro", count=str(len(items)))), class_="nqpf-intro"),
        tag("noscript", tag("p", words(MESSAGES["no_script"]))),
        tag("p", class_="nqpf-status", role="status"),
        *questions,
        _keys(items),
    ]
    return tag("nqpf-practice", "".join(content), id=identity, class_="nqpf nqpf-practice", chapter=chapter,
               data_needs=needs(items), data_state="static")


def needs(items):
    """The modules that the page calls for some items, as `data-needs` names them."""
    varying = {f"nqpf_quizzes.items.varying.{item['vary']}" for item in items if item.get("vary")}
    explorers = {f"nqpf_widgets.explorers.{item['explorer'].replace('-', '_')}" for item in items if item.get("explorer")}
    return " ".join(["nqpf_quizzes.items.drawing", "nqpf_quizzes.items.scoring", *sorted(varying | explorers)])


def paragraphs(text):
    """A text as HTML that may stand in a legend: paragraphs end at empty lines, lines where they end."""
    parts = [tag("span", "<br>".join(marked_words(line) for line in part.split("\n")), class_="nqpf-paragraph")
             for part in text.strip().split("\n\n")]
    return "".join(parts)


def _question(item, number, identity):
    """One question: a form of native controls, with room for its outcome."""
    asked = bank.ask(item, SEED)
    legend = tag("legend", tag("span", words(say("question", number=str(number))), class_="nqpf-number")
                 + tag("span", paragraphs(asked["stem"]), class_="nqpf-stem"))
    fieldset = tag("fieldset", legend + ANSWERS[item["kind"]](asked, identity))
    content = fieldset + _actions(item) + tag("div", class_="nqpf-answered") + _see(item)
    return tag("form", content, class_="nqpf-item", id=identity, autocomplete="off", novalidate=True,
               data_item=item["id"], data_kind=item["kind"])


def _actions(item):
    """The buttons; without a script none can be seen or pressed."""
    buttons = tag("button", words(MESSAGES["check"]), type="submit", disabled=True)
    buttons += tag("button", words(MESSAGES["again"]), type="button", data_action="again", hidden=True)
    if item.get("vary"):
        buttons += tag("button", words(MESSAGES["another"]), type="button", data_action="another")
    return tag("div", buttons, class_="nqpf-actions", hidden=True)


def _see(item):
    """Where to read on: shown with the outcome."""
    section = tag("span", f"{words(MESSAGES['section'])} {refer(item['section'])}. ") if item["section"] != item["chapter"] else ""
    sources = tag("span", f"{words(MESSAGES['sources'])} {cite(item['sources'])}.") if item["sources"] else ""
    return tag("p", section + sources, class_="nqpf-see", hidden=True) if section or sources else ""


def _options(item, identity, kind):
    labels = []
    for letter, option in zip(letters_of(item["options"]), item["options"]):
        control = empty_tag("input", type=kind, name=identity, value=letter)
        text = tag("span", words(say("letter", letter=letter)), class_="nqpf-letter") + tag("span", marked_words(option["text"]))
        labels.append(tag("label", control + text, class_="nqpf-option"))
    return tag("div", "".join(labels), class_="nqpf-options")


def _choice(item, identity):
    return _options(item, identity, "radio")


def _multi(item, identity):
    return tag("p", words(MESSAGES["choose_all"]), class_="nqpf-how") + _options(item, identity, "checkbox")


def _numeric(item, identity):
    label = tag("label", words(MESSAGES["your_answer"]), for_=f"{identity}-answer")
    field = empty_tag("input", type="text", inputmode="decimal", spellcheck="false", id=f"{identity}-answer",
                      class_="nqpf-number-field", aria_describedby=f"{identity}-unit")
    unit = tag("span", marked_words(item["unit"]), class_="nqpf-unit", id=f"{identity}-unit")
    return tag("div", label + field + unit, class_="nqpf-numeric")


def _match(item, identity):
    """Numbered texts, then a line with a choice of number for each of the others."""
    right = "".join(tag("li", marked_words(text)) for text in item["right"])
    choices = tag("option", words(MESSAGES["match_choose"]), value="") + "".join(
        tag("option", words(say("match_option", number=str(number), text=text)), value=number)
        for number, text in enumerate(item["right"], 1))
    lines = [_line(letter, left["text"], choices, f"{identity}-{letter}")
             for letter, left in zip(letters_of(item["left"]), item["left"])]
    how = tag("p", words(MESSAGES["match_how"]), class_="nqpf-how")
    return tag("ol", right, class_="nqpf-right") + how + tag("div", "".join(lines), class_="nqpf-lines")


def _line(letter, text, choices, identity):
    label = tag("label", tag("span", words(say("letter", letter=letter)), class_="nqpf-letter")
                + tag("span", marked_words(text)), for_=identity)
    return tag("div", label + tag("select", choices, id=identity, data_letter=letter), class_="nqpf-line")


def _explorer(item, identity):
    from nqpf_widgets import explorer
    from nqpf_widgets.page import static

    loaded = explorer.load(item["explorer"])
    return settings_here(loaded) if static.is_shown(loaded.name) else settings_typed(loaded, identity)


ANSWERS = {"choice": _choice, "multi": _multi, "numeric": _numeric, "match": _match, "explorer": _explorer}


def _keys(items):
    """What the scorer needs of each item, for the scripts."""
    keys = [scored(item) for item in items]
    text = json.dumps({"seed": SEED, "items": keys}, ensure_ascii=False, separators=(",", ":"))
    return tag("script", text.replace("<", "\\u003c"), type="application/json", class_="nqpf-keys")


def scored(item):
    """An item without what the scorer has no use for."""
    made = {key: value for key, value in item.items() if key not in UNSCORED and value}
    if not item.get("vary"):
        del made["stem"]
    for part in ("options", "left"):
        if part in made:
            made[part] = [{key: one[key] for key in ("right", "answer", "why") if one.get(key)} for one in made[part]]
    return made
