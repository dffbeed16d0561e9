"""The settings of an explorer as an answer: read from the explorer on the page, or typed in."""

from nqpf_quizzes.practising import MESSAGES, say
from nqpf_widgets.explorer import measured
from nqpf_widgets.markup import empty_tag, tag, words
from nqpf_widgets.text import MINUS


def settings_here(explorer):
    """For an explorer on the same page: a way to it, and what it is set to."""
    link = tag("a", words(MESSAGES["explorer_link"]), href=f"#explorer-{explorer.name}")
    settings = MESSAGES["settings_join"].join(_setting(one) for one in explorer.controls)
    return tag("p", f"{words(MESSAGES['explorer_here'])} {link}", class_="nqpf-how") + tag(
        "p", words(say("explorer_now", settings=settings)), class_="nqpf-settings", data_explorer=explorer.name)


def settings_typed(explorer, identity):
    """For an explorer elsewhere: a field for each setting, at its default."""
    fields = "".join(_field(one, f"{identity}-{one.name}") for one in explorer.controls)
    how = tag("p", words(say("explorer_typed", title=explorer.title)), class_="nqpf-how")
    return how + tag("div", fields, class_="nqpf-controls nqpf-typed")


def _setting(control):
    return say("setting", label=control.label, value=SHOWN[control.kind](control))


def _choice(control):
    return dict(control.options)[control.default]


def _slider(control):
    return measured(str(control.default).replace("-", MINUS), control.unit)


def _toggle(control):
    return MESSAGES["on" if control.default else "off"]


SHOWN = {"choice": _choice, "slider": _slider, "toggle": _toggle}


def _field(control, identity):
    label = tag("label", words(control.label), for_=identity)
    made = INPUTS[control.kind](control, identity)
    unit = tag("span", words(control.unit), class_="nqpf-unit") if control.unit else ""
    content = made + label if control.kind == "toggle" else label + made + unit
    return tag("div", content, class_="nqpf-control", data_control=control.name, data_kind=control.kind)


def _select(control, identity):
    options = [tag("option", words(label), value=key, selected=key == control.default) for key, label in control.options]
    return tag("select", "".join(options), id=identity)


def _number(control, identity):
    # A field for text takes a minus that was pasted, where one for numbers drops it and keeps the rest.
    return empty_tag("input", type="text", inputmode="decimal", class_="nqpf-exact", id=identity, value=control.default,
                     data_low=control.low, data_high=control.high, data_whole=control.whole)


def _box(control, identity):
    return empty_tag("input", type="checkbox", id=identity, checked=control.default)


INPUTS = {"choice": _select, "slider": _number, "toggle": _box}
