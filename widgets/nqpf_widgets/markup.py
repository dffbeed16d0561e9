"""Pieces of HTML that the page and the notebook both show. Every text is escaped here."""

import re
from html import escape
from pathlib import Path

from nqpf_widgets import chart as charts
from nqpf_widgets import tables
from nqpf_widgets.explorer import measured
from nqpf_widgets.text import MESSAGES, fill, format_number, message

PACKAGE = Path(__file__).parent
NOT_IN_LEGEND = ("text",)
CHINESE = re.compile(
    "([\u3001-\u301f\uff00-\uff5e]*[\u3400-\u4dbf\u4e00-\u9fff]"
    "[\u3001-\u301f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff5e]*)"
)


def tag(element, content="", /, **attributes):
    """An element around HTML that is safe already.

    Attribute names are given with _ for -, and class_ for class; True writes a bare attribute,
    None and False leave it out.
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return f"<{element}{written}>{content}</{element}>"


def empty_tag(element, /, **attributes):
    """An element without content or end tag, such as input."""
    return tag(element, **attributes).removesuffix(f"</{element}>")


def _attribute(name, value):
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def words(text):
    """A text as HTML."""
    return escape(text, quote=False)


def marked_words(text):
    """A text as HTML, its runs of Chinese characters marked for voices and fonts."""
    return "".join(tag("span", words(part), lang="zh-Hans") if CHINESE.fullmatch(part) else words(part)
                   for part in CHINESE.split(text))


def with_unit(label, unit):
    """A label with its unit behind it, if it has one."""
    return message("with_unit", label=label, unit=unit) if unit else label


def legend(chart):
    """The list of the chart's labelled marks, each once; empty if there are none."""
    seen = []
    for mark in chart["marks"]:
        entry = (mark["label"], mark["role"], mark["kind"], mark["dash"])
        if mark["label"] and mark["kind"] not in NOT_IN_LEGEND and entry not in seen:
            seen.append(entry)
    items = [
        tag("li", tag("span", class_="nqpf-swatch", data_kind=kind, data_dash="true" if dash else None)
            + words(label), data_role=role)
        for label, role, kind, dash in seen
    ]
    return tag("ul", "".join(items), class_="nqpf-legend") if items else ""


def settings(explorer, params):
    """The settings of an explorer as a sentence, for paper and for pages without scripts."""
    listed = [f"{one.label}: {setting(one, params[one.name])}".replace(": -", ": \u2212") for one in explorer.controls]
    return tag("p", words(message("settings", list="; ".join(listed))), class_="nqpf-state")


def setting(control, value):
    """A control's value as the reader sees it."""
    if control.kind == "toggle":
        return MESSAGES["on" if value else "off"]
    if control.kind == "choice":
        return dict(control.options)[value]
    whole = int(value) if value == int(value) else value
    return measured(str(whole), control.unit)


def readouts(view):
    """The numbers that matter, each with its key and its full value."""
    return tag("dl", "".join(_readout(one) for one in view.readouts), class_="nqpf-readouts")


def _readout(one):
    full = repr(one["value"])
    printed = measured(format_number(one["value"], one["format"]), one["unit"])
    data = tag("data", words(printed), value=full, data_readout=one["key"], data_value=full)
    return tag("div", tag("dt", words(one["label"])) + tag("dd", data))


def reading(view):
    """The sentences that say what the picture shows, as plain text."""
    return " ".join(fill(one["template"], one["values"]) for one in view.reading)


def table(chart):
    """The figures behind a chart: a table with a caption in a region that can be scrolled by keyboard."""
    made = charts.table(chart)
    formats = [column["format"] for column in made["columns"]]
    heads = [tag("th", words(with_unit(one["label"], one["unit"])), scope="col") for one in made["columns"]]
    rows = [_row(row, formats) for row in made["rows"]]
    content = tag("caption", words(chart["title"]))
    content += tag("thead", tag("tr", "".join(heads))) + tag("tbody", "".join(rows))
    return scrolled(tag("table", content), message("table_region", title=chart["title"]))


def _row(row, formats):
    cells = [words(_cell(value, name)) for value, name in zip(row, formats)]
    return tag("tr", tag("th", cells[0], scope="row") + "".join(tag("td", cell) for cell in cells[1:]))


def _cell(value, name):
    if value is None:
        return MESSAGES["empty_cell"]
    return value if isinstance(value, str) else format_number(value, name)


def scrolled(content, label):
    """A region that scrolls when it is too narrow, also by keyboard."""
    return tag("div", content, class_="nqpf-scroll", role="region", tabindex="0", aria_label=label)


def sources(explorer):
    """One line for each source of the explorer's data; tables from one source share it."""
    lines = dict.fromkeys(_source(tables.source(name)) for name in explorer.sources)
    return "".join(tag("p", words(line), class_="nqpf-source") for line in lines)


def _source(sidecar):
    return message("source", **{key: sidecar[key] for key in ("publisher", "vintage", "licence")})


def model_sources(explorer):
    """The source files shown under "Show the model": (file, module, text)."""
    return [
        (file, "nqpf_widgets." + file.removesuffix(".py").replace("/", "."), (PACKAGE / file).read_text("utf8"))
        for file in explorer.model
    ]


def source_code(file, module, text):
    """A source file, to be read."""
    code = tag("pre", tag("code", words(text)), data_module=module)
    return tag("p", words(message("model_file", file=file))) + scrolled(code, file)
