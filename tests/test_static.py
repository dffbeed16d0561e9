"""An explorer's HTML before any script runs: complete, honest, escaped, accessible."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import toys
from bs4 import BeautifulSoup

import nqpf_widgets
from nqpf_widgets import chart as charts
from nqpf_widgets import explorer as explorers
from nqpf_widgets.explorer import ParameterError
from nqpf_widgets.page.static import PageExplorer, html
from nqpf_widgets.text import FORMATS, MESSAGES, format_number

PACKAGE = Path(nqpf_widgets.__file__).parent
VOID = {"input", "img", "br"}


def soup(explorer=None, **params):
    return BeautifulSoup(html(explorer or toys.toy(), params), "html.parser")


def the(found, selector):
    (one,) = found.select(selector)
    return one


class Balance(HTMLParser):
    """Notes every tag that is closed out of turn, and every attribute given twice."""

    def __init__(self, text):
        super().__init__()
        self.open, self.problems = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.handle_startendtag(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        keys = [key for key, _ in attributes]
        if len(set(keys)) < len(keys):
            self.problems.append((tag, keys))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")


@pytest.mark.parametrize("words", ["Path", toys.NASTY])
@pytest.mark.parametrize("count", [1, 2])
def test_tags_are_balanced_and_attributes_unique(count, words):
    parser = Balance(html(toys.toy(count, words)))
    assert (parser.open, parser.problems) == ([], [])


def test_every_word_is_escaped():
    """The title, labels, help, options, tasks, hints, axes and legends of the toy are all hostile."""
    page = soup(toys.toy(2, toys.NASTY))
    assert page.find("b") is None
    found = {
        selector: [one.get_text() for one in page.select(selector)]
        for selector in (
            ".nqpf-title", ".nqpf-help", "figcaption", "dt", "option[value=late]", "caption", ".nqpf-legend li"
        )
    }
    assert {text for texts in found.values() for text in texts} == {toys.NASTY} and all(found.values())
    assert toys.NASTY in the(page, "[data-task]").get_text()


def test_the_root_says_who_what_it_needs_and_what_state():
    root = the(soup(), "nqpf-explorer")
    assert root.attrs == {
        "id": "explorer-toy", "class": ["nqpf"], "name": "toy", "data-state": "static",
        "data-needs": "nqpf_widgets.explorer nqpf_widgets.explorers.toy",
    }
    heading = the(root, "[role=heading][aria-level='3']")
    assert the(root, "section[aria-labelledby]")["aria-labelledby"] == heading["id"]


def test_controls_stand_at_the_start_values_and_are_disabled():
    page = soup(slope=2.5, shape="early", is_shown=False)
    assert the(page, "form.nqpf-controls > fieldset").has_attr("disabled")
    assert [one["data-control"] for one in page.select(".nqpf-control")] == ["slope", "start", "shape", "is_shown"]
    moved, typed = the(page, "input[type=range][name=slope]"), the(page, "#explorer-toy-slope")
    assert [moved[key] for key in ("min", "max", "step", "value", "data-default")] == ["0", "20", "0.5", "2.5", "2.5"]
    assert [typed[key] for key in ("type", "min", "max", "step", "value")] == ["number", "0", "20", "any", "2.5"]
    assert the(page, "#explorer-toy-start")["step"] == "1"
    assert the(page, "select[name=shape] option[selected]")["value"] == "early"
    assert not the(page, "input[type=checkbox]").has_attr("checked")
    assert the(soup(), "input[type=checkbox]").has_attr("checked")


def test_every_input_has_a_name_that_a_screen_reader_can_say():
    page = soup()
    for field in page.select("input, select"):
        label = page.select(f"label[for={field['id']}]")
        assert (label and label[0].get_text()) or field.get("aria-label")
        for described in field.get("aria-describedby", "").split():
            assert the(page, f"#{described}").get_text()
    assert the(page, "legend").get_text() == MESSAGES["controls"]


def test_a_control_without_effect_says_so():
    idle = the(soup(is_shown=False), ".nqpf-control[data-idle=true]")
    note = the(idle, ".nqpf-idle")
    assert idle["data-control"] == "slope" and note.get_text() == MESSAGES["idle_now"]
    assert all(note["id"] in field["aria-describedby"].split() for field in idle.select("input"))
    assert not soup().select("[data-idle], .nqpf-idle")


def test_contradictions_are_settled_before_anything_is_shown():
    page = soup(shape="late", start=2007)
    assert the(page, "input[name=start]")["value"] == "2001"
    assert page.select_one("tbody th").get_text() == "2001"


@pytest.mark.parametrize(("count", "classes"), [
    (1, ["nqpf-wide", "nqpf-narrow"]),
    (2, ["nqpf-both", "nqpf-both"]),
])
def test_pictures_for_both_widths(count, classes):
    page = soup(toys.toy(count))
    assert the(page, ".nqpf-charts")["data-count"] == str(count)
    assert [one["data-chart"] for one in page.select("figure")] == [str(i) for i in range(count)]
    assert [svg["class"] for svg in page.select(".nqpf-picture > svg")] == [[one] for one in classes]


def test_the_legend_names_each_labelled_mark_once():
    page = soup(explorers.load("growth-accounting"))
    for figure, chart in zip(page.select("figure"), explorers.load("growth-accounting").run({}).charts):
        items = figure.select(".nqpf-legend li")
        assert [(item["data-role"], item.span["data-kind"], item.get_text()) for item in items] == [(mark["role"], mark["kind"], mark["label"]) for mark in chart["marks"] if mark["label"]]


def test_readouts_carry_their_full_value():
    (data,) = soup(slope=1.1).select("dl.nqpf-readouts dd > data")
    assert data["data-readout"] == "top"
    assert float(data["data-value"]) == 1.1 * 2002 / 3 and data["value"] == data["data-value"]
    assert data.get_text() == "734.07 units"


def test_the_reading_is_filled_in():
    assert the(soup(), ".nqpf-reading[aria-live=polite]").get_text() == "At 1.5 it ends at 3,003.0."


def test_tasks_are_open_and_have_their_hints():
    task = the(soup(), ".nqpf-tasks li")
    assert task["data-task"] == "steep" and task["data-done"] == "false"
    assert the(task, "details > summary").get_text() == MESSAGES["hint"]


@pytest.mark.parametrize("name", nqpf_widgets.names())
def test_the_figures_behind_the_picture_are_all_there(name):
    """Every number of every labelled mark, as the axis prints it."""
    explorer = explorers.load(name)
    page = soup(explorer)
    for region, chart in zip(page.select(".nqpf-table [role=region]"), explorer.run({}).charts, strict=True):
        assert region["tabindex"] == "0" and chart["title"] in region["aria-label"]
        assert the(region, "caption").get_text() == chart["title"]
        assert all(cell["scope"] == "col" for cell in region.select("thead th"))
        shown = [cell.get_text() for cell in region.select("tbody th[scope=row], tbody td")]
        lying = chart["y"]["scale"] == "band" and chart["x"]["scale"] != "band"
        value = "x" if lying else "y"
        for mark in chart["marks"]:
            if mark["label"] and mark["kind"] in ("line", "bar", "dot"):
                found = [one for one in mark[value] if one is not None]
                words = chart[value]["scale"] == "band"
                assert {one if words else format_number(one, chart[value]["format"]) for one in found} <= set(shown)


def test_a_missing_figure_is_an_empty_cell():
    table = soup(explorers.load("growth-accounting")).select_one(".nqpf-table")
    assert MESSAGES["empty_cell"] in [cell.get_text() for cell in table.select("td")]


def test_data_tables_are_credited_once_for_each_source():
    lines = [line.get_text() for line in soup(explorers.load("growth-accounting")).select(".nqpf-source")]
    assert len(lines) == len(set(lines)) == 2
    assert all(re.fullmatch(r"Source: .+, Penn World Table 1[01]\.\d+\. Licence: CC BY 4\.0\.", line) for line in lines)


@pytest.mark.parametrize("name", nqpf_widgets.names())
def test_the_model_s_source_is_shown_as_it_is(name):
    explorer = explorers.load(name)
    shown = soup(explorer).select(".nqpf-model pre > code")
    assert [code.get_text() for code in shown] == [(PACKAGE / file).read_text("utf8") for file in explorer.model]
    for code, file in zip(shown, explorer.model):
        assert code.parent["data-module"] == "nqpf_widgets." + file[:-3].replace("/", ".")


def test_the_start_script_keeps_types_and_cannot_be_closed_from_inside():
    explorer = toys.toy()
    explorer.control("shape").options.append(("</script>", "Hostile"))
    text = the(soup(explorer, slope=3, shape="</script>", is_shown=False), "script.nqpf-start").string
    assert json.loads(text) == {"params": [["slope", 3], ["start", 2000], ["shape", "</script>"], ["is_shown", False]]}
    assert "<" not in text


def test_without_scripts_one_sentence_says_why_nothing_moves():
    page = soup()
    assert the(page, "noscript").get_text() == MESSAGES["no_script"]
    assert the(page, ".nqpf-actions").has_attr("hidden")
    actions = [button["data-action"] for button in page.select(".nqpf-actions button")]
    assert actions == ["reset", "pin", "link", "csv", "svg"]


def test_an_explorer_that_stands_twice_on_a_page_has_two_sets_of_ids():
    shown = [PageExplorer(toys.toy(), {})._repr_mimebundle_()["text/html"] for _ in range(2)]
    page = BeautifulSoup("".join(shown), "html.parser")
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids)) > 10
    for field in page.select("label[for]"):
        assert the(page, f"#{field['for']}")


def test_showing_an_object_again_changes_nothing():
    shown = PageExplorer(toys.toy(), {})
    assert shown._repr_mimebundle_() == shown._repr_mimebundle_()


@pytest.mark.parametrize(("params", "problem"), [
    ({"slope": 21}, "Slope.*found 21; allowed: a number from 0 to 20%"),
    ({"start": 2000.5}, "Start.*allowed: a whole number from 2000 to 2010"),
    ({"shape": "round"}, 'Shape.*found "round"; allowed: one of early, late'),
    ({"colour": 1}, 'toy has no control "colour"; its controls are: slope, start, shape, is_shown'),
])
def test_what_is_not_allowed_is_said_with_what_is(params, problem):
    with pytest.raises(ParameterError, match=problem):
        html(toys.toy(), params)


@pytest.mark.parametrize("name", nqpf_widgets.names())
def test_no_explorer_s_html_is_heavy(name):
    text = html(explorers.load(name))
    model = sum(len(code.get_text()) for code in BeautifulSoup(text, "html.parser").select("pre"))
    assert len(text) - model < 60_000


ON_A_PAGE = """
import sys
import nqpf_widgets
shown = nqpf_widgets.explore("growth-accounting", start=2000)
bundle = shown._repr_mimebundle_()
assert set(bundle) == {"text/plain", "text/html"}, set(bundle)
assert 'data-state="static"' in bundle["text/html"] and shown.params["start"] == 2000
assert "ipywidgets" not in sys.modules
"""


def test_on_a_page_no_widget_is_made():
    environment = {**os.environ, "NQPF_HOST": "page", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-W", "error", "-c", ON_A_PAGE], env=environment, check=True)


def every_choice(explorer):
    """The starting values, and each value of each choice and toggle with the others at the start."""
    yield {}
    for one in explorer.controls:
        values = [value for value, _ in one.options] if one.kind == "choice" else [True, False] if one.kind == "toggle" else []
        yield from ({one.name: value} for value in values)


@pytest.mark.parametrize("name", nqpf_widgets.names())
def test_a_figure_behind_the_picture_is_not_rounded_further_than_the_readout_that_shows_it(name):
    explorer = explorers.load(name)
    for params in every_choice(explorer):
        view = explorer.run(params)
        cells = [
            (cell, FORMATS[column["format"]]["digits"])
            for made in map(charts.table, view.charts) for row in made["rows"]
            for cell, column in zip(row, made["columns"], strict=True) if isinstance(cell, float) and cell % 1
        ]
        for shown in view.readouts:
            digits = [digits for cell, digits in cells if abs(cell) == abs(shown["value"])]
            assert min(digits, default=9) >= FORMATS[shown["format"]]["digits"], (params, shown)
