"""Host: the page before any script runs. An explorer as HTML that is complete without scripts.

The page's scripts take this HTML over; the attributes data-* and the classes nqpf-* are what they
look for.
"""

import json
from collections import Counter

from nqpf_widgets import markup
from nqpf_widgets.draw import draw
from nqpf_widgets.markup import empty_tag, tag, words
from nqpf_widgets.text import MESSAGES

ACTIONS = ("reset", "pin", "link", "csv", "svg")

_shown = Counter()


class PageExplorer:
    """What `explore` returns while the book is built: the explorer's HTML, and no widget."""

    def __init__(self, explorer, params):
        self.explorer = explorer
        self.params = explorer.check(params)
        _shown[explorer.name] += 1
        self._number = _shown[explorer.name]

    def view(self):
        """The explorer's View of these parameters."""
        return self.explorer.run(self.params)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.explorer.title, "text/html": html(self.explorer, self.params, self._number)}


def is_shown(name):
    """Whether the page made so far holds the explorer `name`, under the id "explorer-NAME"."""
    return _shown[name] > 0


def html(explorer, params=(), number=1):
    """The explorer's HTML at some parameters; `number` tells several of one explorer on a page apart.

    Raises ParameterError if the explorer does not allow the parameters.
    """
    params = explorer.check(dict(params))
    view = explorer.run(params)
    identity = f"explorer-{explorer.name}" + (f"-{number}" if number > 1 else "")
    parts = [
        tag("p", words(explorer.title), class_="nqpf-title", id=f"{identity}-title", role="heading", aria_level=3),
        _controls(explorer, params, view.idle, identity),
        markup.settings(explorer, params),
        _charts(view),
        markup.readouts(view),
        tag("p", words(markup.reading(view)), class_="nqpf-reading", aria_live="polite"),
        _actions(),
        tag("p", class_="nqpf-status", role="status"),
        tag("noscript", tag("p", words(MESSAGES["no_script"]))),
        _tasks(explorer),
        _table(explorer, view),
        _model(explorer),
    ]
    section = tag("section", "".join(parts), aria_labelledby=f"{identity}-title")
    start = _start(explorer, params)
    return tag("nqpf-explorer", section + start, id=identity, class_="nqpf", name=explorer.name,
               data_needs=needs(explorer.name), data_state="static")


def needs(name):
    """The modules that the page calls for an explorer, as `data-needs` names them."""
    return f"nqpf_widgets.explorer nqpf_widgets.explorers.{name.replace('-', '_')}"


def _controls(explorer, params, idle, identity):
    legend = tag("legend", words(MESSAGES["controls"]), class_="nqpf-visually-hidden")
    controls = [
        _control(one, params[one.name], one.name in idle, f"{identity}-{one.name}") for one in explorer.controls
    ]
    fieldset = tag("fieldset", legend + "".join(controls), disabled=True)
    return tag("form", fieldset, class_="nqpf-controls", autocomplete="off")


def _control(control, value, is_idle, identity):
    first = f"{identity}-range" if control.kind == "slider" else identity
    notes = [(f"{identity}-help", "p", "nqpf-help", control.help)] * bool(control.help)
    notes += [(f"{first}-idle", "span", "nqpf-idle", MESSAGES["idle_now"])] * is_idle
    label = tag("label", words(control.label), for_=identity)
    field = INPUTS[control.kind](control, value, identity, " ".join(note[0] for note in notes) or None)
    content = field + label if control.kind == "toggle" else label + field
    content += "".join(tag(element, words(text), class_=kind, id=note_id) for note_id, element, kind, text in notes)
    content += tag("p", class_="nqpf-problem", role="alert", hidden=True)
    idle = "true" if is_idle else None
    return tag("div", content, class_="nqpf-control", data_control=control.name, data_kind=control.kind, data_idle=idle)


def _slider(control, value, identity, notes):
    limits = {"min": control.low, "max": control.high}
    moved = empty_tag(
        "input", type="range", name=control.name, id=f"{identity}-range", aria_label=control.label, **limits,
        step=control.step, value=value, data_default=value, aria_describedby=notes,
    )
    typed = empty_tag(
        "input", type="number", class_="nqpf-exact", id=identity, **limits,
        step=1 if control.whole else "any", value=value, aria_describedby=notes,
    )
    return moved + typed + (tag("span", words(control.unit), class_="nqpf-unit") if control.unit else "")


def _choice(control, value, identity, notes):
    options = [tag("option", words(label), value=key, selected=key == value) for key, label in control.options]
    return tag(
        "select", "".join(options), name=control.name, id=identity, data_default=value, aria_describedby=notes
    )


def _toggle(control, value, identity, notes):
    return empty_tag(
        "input", type="checkbox", name=control.name, id=identity, checked=value,
        data_default=json.dumps(value), aria_describedby=notes,
    )


INPUTS = {"slider": _slider, "choice": _choice, "toggle": _toggle}


def _charts(view):
    """One chart in both boxes, of which the style shows one; two charts in a narrow box each."""
    figures = [_figure(chart, i, len(view.charts) > 1) for i, chart in enumerate(view.charts)]
    return tag("div", "".join(figures), class_="nqpf-charts", data_count=len(figures))


def _figure(chart, number, is_one_of_two):
    pictures = (
        draw(chart, "narrow", css_class="nqpf-both") if is_one_of_two
        else draw(chart, "wide", css_class="nqpf-wide") + draw(chart, "narrow", css_class="nqpf-narrow")
    )
    title, picture = tag("figcaption", words(chart["title"])), tag("div", pictures, class_="nqpf-picture")
    return tag("figure", title + markup.legend(chart) + picture, class_="nqpf-chart", data_chart=number)


def _actions():
    buttons = [tag("button", words(MESSAGES[action]), type="button", data_action=action) for action in ACTIONS]
    return tag("div", "".join(buttons), class_="nqpf-actions", hidden=True)


def _tasks(explorer):
    if not explorer.tasks:
        return ""
    heading = tag("p", words(MESSAGES["tasks"]), role="heading", aria_level=4)
    return tag("section", heading + tag("ol", "".join(_task(one) for one in explorer.tasks)), class_="nqpf-tasks")


def _task(task):
    hint = tag("details", tag("summary", words(MESSAGES["hint"])) + words(task.hint)) if task.hint else ""
    tick = tag("span", class_="nqpf-tick", aria_hidden="true")
    return tag("li", tick + words(task.text) + hint, data_task=task.key, data_done="false")


def _table(explorer, view):
    content = "".join(markup.table(chart) for chart in view.charts) + markup.sources(explorer)
    return tag("details", tag("summary", words(MESSAGES["table"])) + content, class_="nqpf-table")


def _model(explorer):
    shown = "".join(markup.source_code(*source) for source in markup.model_sources(explorer))
    return tag("details", tag("summary", words(MESSAGES["model"])) + shown, class_="nqpf-model") if shown else ""


def _start(explorer, params):
    """What the scripts cannot read from the rest: the parameters at the start with their types."""
    start = json.dumps({"params": [[one.name, params[one.name]] for one in explorer.controls]}, ensure_ascii=False)
    return tag("script", start.replace("<", "\\u003c"), type="application/json", class_="nqpf-start")
