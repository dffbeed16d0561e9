"""The notebook host: an explorer's object, its widgets, and both in a live kernel."""

import base64
import os
import re

import nbclient
import nbformat
import pytest
import toys
from bs4 import BeautifulSoup

from nqpf_widgets import names
from nqpf_widgets.explorer import ParameterError
from nqpf_widgets.notebook import NotebookExplorer
from nqpf_widgets.panel import Panel
from nqpf_widgets.text import MESSAGES

WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def host():
    return NotebookExplorer(toys.toy(), {})


@pytest.fixture
def panel(host):
    host._panel = Panel(host)
    return host._panel


def shown(panel):
    return BeautifulSoup(panel.view.value, "html.parser")


def test_parameters_start_at_defaults_or_where_they_are_told():
    assert NotebookExplorer(toys.toy(), {}).params == {"slope": 1.5, "start": 2000, "shape": "early", "is_shown": True}
    assert NotebookExplorer(toys.toy(), {"slope": 3}).params["slope"] == 3


def test_parameters_given_out_are_a_copy(host):
    host.params["slope"] = 9
    assert host.params["slope"] == 1.5


def test_setting_parameters_changes_the_view(host):
    host.set(slope=2, start=2003)
    assert host.params["slope"] == 2 and host.view().value("top") == 2 * 2005 / 3


def test_what_is_not_set_stays(host):
    host.set(slope=2)
    host.set(start=2003)
    assert host.params == {"slope": 2, "start": 2003, "shape": "early", "is_shown": True}


def test_contradictions_are_settled(host):
    host.set(shape="late", start=2009)
    assert host.params["start"] == 2001


@pytest.mark.parametrize(("params", "problem"), [
    ({"start": 2005, "slope": 21}, "Slope.*found 21; allowed: a number from 0 to 20%"),
    ({"start": 2005, "shape": "round"}, "allowed: one of early, late"),
    ({"start": 2005, "colour": 1}, "its controls are: slope, start, shape, is_shown"),
])
def test_a_set_that_is_not_allowed_changes_nothing(host, panel, params, problem):
    before, picture = host.params, panel.view.value
    with pytest.raises(ParameterError, match=problem):
        host.set(**params)
    assert host.params == before and panel.view.value == picture and panel.controls["start"].value == 2000


def test_a_view_that_fails_changes_nothing(host, panel):
    before, picture, view = host.params, panel.view.value, host.view()
    with pytest.raises(ValueError, match="thirteen brings bad luck"):
        host.set(slope=13)
    assert (host.params, panel.view.value, host.view()) == (before, picture, view)


def test_moving_a_control_moves_everything(host, panel):
    panel.controls["slope"].value = 2.0
    assert host.params["slope"] == 2.0
    assert shown(panel).select_one("[data-readout=top]").get_text() == "1,334.67 units"
    assert shown(panel).select_one(".nqpf-reading").get_text() == "At 2.0 it ends at 4,004.0."


def test_setting_by_code_moves_the_controls(host, panel):
    host.set(slope=7, shape="late", is_shown=False)
    assert {name: control.value for name, control in panel.controls.items()} == host.params


def test_controls_that_follow_compute_nothing_again(host, panel):
    view, runs = host.explorer.view, []
    host.explorer.view = lambda **params: runs.append(params) or view(**params)
    host.set(slope=7, shape="late", is_shown=False)
    assert len(runs) == 1


def test_settled_contradictions_move_the_controls_too(panel):
    panel.controls["shape"].value = "late"
    assert panel.controls["start"].value == 2001


def test_a_step_of_the_browser_s_arithmetic_is_rounded(host, panel):
    panel.controls["slope"].value = 0.1 + 0.2
    assert host.params["slope"] == 0.3


def test_a_view_that_fails_is_said_in_place_and_the_last_picture_stays(host, panel):
    picture = panel.view.value
    panel.controls["slope"].value = 13.0
    status = BeautifulSoup(panel.status.value, "html.parser")
    assert status.select_one("[role=alert]").get_text() == MESSAGES["view_failed"].replace(
        "{message}", "ValueError: thirteen brings bad luck")
    assert panel.view.value == picture
    panel.controls["slope"].value = 12.0
    assert panel.status.value == "" and panel.view.value != picture


def test_a_control_without_effect_is_named(host, panel):
    assert shown(panel).select_one(".nqpf-idle").get_text() == ""
    host.set(is_shown=False)
    assert shown(panel).select_one(".nqpf-idle").get_text() == "Without effect at the moment: Slope."


def test_a_task_once_done_stays_done(host, panel):
    def state():
        return BeautifulSoup(panel.tasks.value, "html.parser").select_one(".nqpf-tick")["aria-label"]

    assert state() == MESSAGES["task_is_open"]
    host.set(slope=11)
    assert state() == MESSAGES["task_is_done"]
    host.set(slope=1)
    assert state() == MESSAGES["task_is_done"]


def button(panel, key):
    row = panel.widget.children[-3]
    return next(one for one in row.children if one.description == MESSAGES[key])


def test_reset_goes_back_to_the_start():
    host = NotebookExplorer(toys.toy(), {"slope": 4})
    host._panel = Panel(host)
    host.set(slope=9, shape="late")
    button(host._panel, "reset").click()
    assert host.params == {"slope": 4, "start": 2000, "shape": "early", "is_shown": True}
    assert host._panel.controls["slope"].value == 4


def test_the_figures_follow_while_they_are_shown(host, panel):
    assert panel.table.value == ""
    button(panel, "table").value = True
    assert "3,003.0" in panel.table.value and "Source: " in panel.table.value
    host.set(slope=2)
    assert "4,004.0" in panel.table.value
    button(panel, "table").value = False
    assert panel.table.value == ""


def test_the_model_can_be_shown(panel):
    button(panel, "model").value = True
    assert "def account(" in panel.widget.children[-1].value


@pytest.mark.parametrize(("count", "classes"), [(1, ["nqpf-wide", "nqpf-narrow"]), (2, ["nqpf-narrow", "nqpf-narrow"])])
def test_pictures_for_wide_and_narrow_panels(count, classes):
    host = NotebookExplorer(toys.toy(count), {})
    assert [svg["class"] for svg in shown(Panel(host)).select("svg")] == [[one] for one in classes]


def test_hostile_words_are_escaped():
    host = NotebookExplorer(toys.toy(2, toys.NASTY), {})
    panel = Panel(host)
    button(panel, "table").value = True
    for part in (panel.view, panel.tasks, panel.table, panel.widget.children[0]):
        page = BeautifulSoup(part.value, "html.parser")
        assert page.find("b") is None and toys.NASTY in page.get_text()
    assert BeautifulSoup(host._repr_mimebundle_()["text/html"], "html.parser").find("b") is None


def test_outside_a_notebook_there_is_a_picture_and_a_word_to_run_the_cell(host):
    bundle = host._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == "Path: run this cell to bring the explorer to life."
    page = BeautifulSoup(bundle["text/html"], "html.parser")
    assert page.select_one("p").get_text() == bundle["text/plain"]
    picture = page.select_one("img[alt=Path]")["src"].removeprefix("data:image/svg+xml;base64,")
    assert base64.b64decode(picture).startswith(b"<svg ")
    assert "At 1.5 it ends at 3,003.0." in page.get_text()


CELLS = [
    'from nqpf_widgets import explore, names\ne = explore("growth-accounting", start=2000)\ne',
    "e.params",
    "e.set(start=2005, country='USA')\ne.params['start'], e.params['country'], round(e.view().value('tfp'), 6)",
    "e.set(start=1066)",
    "e.params['start']",
    'explore("growth-acounting")',
    'explore("growth-accounting", year=3)',
    # What a message of the browser does to a slider.
    "e._panel.controls['end'].set_state({'value': 2012})\n"
    "e.params['end'], e.view().value('tfp') == e.explorer.run(e.params).value('tfp')",
    "import sys\n'matplotlib.pyplot' in sys.modules",
]


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The notebook of CELLS, run in a kernel of its own."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    environment = {key: value for key, value in os.environ.items() if key != "NQPF_HOST"}
    client = nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", allow_errors=True,
        resources={"metadata": {"path": str(tmp_path_factory.mktemp("notebook"))}},
    )
    client.execute(env=environment)
    return notebook


def result(ran, cell):
    (output,) = ran.cells[cell].outputs
    return output.data["text/plain"] if output.output_type == "execute_result" else output


def test_a_live_notebook_gets_widgets_and_saves_a_picture(ran):
    (output,) = ran.cells[0].outputs
    assert set(output.data) == {"text/plain", "text/html", WIDGET}
    assert output.data["text/plain"].endswith("run this cell to bring the explorer to life.")
    widgets = ran.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    root = widgets[output.data[WIDGET]["model_id"]]
    assert root["model_name"] == "VBoxModel" and "nqpf-notebook" in root["state"]["_dom_classes"]


def test_code_in_a_notebook_reads_and_sets_parameters(ran):
    assert "'start': 2000" in result(ran, 1)
    assert re.fullmatch(r"\(2005, 'USA', 0\.\d+\)", result(ran, 2))


@pytest.mark.parametrize(("cell", "name", "problem"), [
    (3, "ParameterError", "From (start): found 1066; allowed: a whole number from 1970 to 2018."),
    (5, "UnknownExplorerError", 'there is no explorer "growth-acounting"; there are: ' + ", ".join(names())),
    (6, "ParameterError", 'growth-accounting has no control "year"; its controls are: country, '),
])
def test_errors_in_a_notebook_list_what_is_allowed(ran, cell, name, problem):
    error = result(ran, cell)
    assert error.ename == name and error.evalue.startswith(problem)


def test_after_an_error_everything_stands_as_before(ran):
    assert result(ran, 4) == "2005"


def test_a_slider_s_message_moves_the_view(ran):
    assert result(ran, 7) == "(2012, True)"


def test_a_notebook_s_pyplot_is_left_alone(ran):
    assert result(ran, 8) == "False"
