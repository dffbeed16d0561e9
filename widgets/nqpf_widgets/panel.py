"""The notebook's widgets: controls, picture, numbers, tasks, figures, model.

Everything that changes with the parameters is HTML, put in place in one piece: no flicker, no jump.
"""

from pathlib import Path

import ipywidgets

from nqpf_widgets import markup
from nqpf_widgets.draw import draw
from nqpf_widgets.explorer import ParameterError
from nqpf_widgets.markup import tag, with_unit, words
from nqpf_widgets.text import MESSAGES, message
from nqpf_widgets.theme import ROLES, css_variables

STYLE = (
    (Path(__file__).parent / "notebook.css").read_text("utf8")
    + f".nqpf-notebook{{{css_variables('light')}}}"
    + f'[data-jp-theme-light="false"] .nqpf-notebook,.vscode-dark .nqpf-notebook{{{css_variables("dark")}}}'
    + ".nqpf-notebook.nqpf-notebook{--nqpf-ground:var(--jp-layout-color0,Canvas)}"
    + "".join(f'.nqpf-notebook [data-role="{role}"]{{--role:var(--nqpf-{role})}}' for role in ROLES)
)
FULL = {"width": "100%"}
DECIMALS = 10  # kept of a slider's value; the browser adds up steps in binary fractions


class Panel:
    """The widgets of one NotebookExplorer, `host`; `.widget` holds them all."""

    def __init__(self, host):
        self.host = host
        self.explorer = host.explorer
        self._done = set()
        self._is_settling = False
        self.controls = {one.name: self._control(one) for one in self.explorer.controls}
        self.status, self.view, self.tasks = _html(), _html(), _html()
        self.show_table, self.table = _extra("table", lambda: _table(self.explorer, host.view()))
        self.prepare(host.params, host.view())()
        self.widget = ipywidgets.VBox(self._rows(), layout=FULL)
        self.widget.add_class("nqpf-notebook")

    def prepare(self, params, view):
        """Make what these parameters show; the function returned puts it in place."""
        shown = _view(self.explorer, view)
        table = _table(self.explorer, view) if self.show_table.value else ""
        self._done |= {one.key for one in self.explorer.tasks if one.done(params, view)}
        tasks = _tasks(self.explorer, self._done)

        def show():
            self._settle(params)
            self.view.value, self.tasks.value, self.table.value, self.status.value = shown, tasks, table, ""

        return show

    def _rows(self):
        title = _html(tag("style", STYLE) + tag("p", words(self.explorer.title), class_="nqpf-title"))
        controls = ipywidgets.GridBox(list(self.controls.values()), layout=FULL)
        controls.add_class("nqpf-controls")
        reset = ipywidgets.Button(description=MESSAGES["reset"], layout={"width": "auto"})
        reset.on_click(lambda _: self.host.set(**self.host.start))
        show_model, model = _extra("model", lambda: _model(self.explorer))
        buttons = [reset, self.show_table] + [show_model] * bool(self.explorer.model)
        row = ipywidgets.HBox(buttons, layout=FULL)
        row.add_class("nqpf-buttons")
        return [title, controls, self.status, self.view, self.tasks, row, self.table, model]

    def _control(self, control):
        made = MAKE[control.kind](control, self.host.params[control.name])
        made.observe(lambda change: self._change(control.name, change["new"]), "value")
        return made

    def _change(self, name, value):
        """A reader moved a control: show what follows, or say why it cannot be shown."""
        if self._is_settling:
            return
        if isinstance(value, float):
            value = round(value, DECIMALS)
        try:
            self.host.set(**{name: value})
        except ParameterError as problem:
            self._complain(problem.message)
        except Exception as problem:  # the reader can act on what a model raises; the server's log cannot
            self._complain(message("view_failed", message=f"{type(problem).__name__}: {problem}"))

    def _complain(self, text):
        self.status.value = tag("p", words(text), role="alert")

    def _settle(self, params):
        """Let the controls show the parameters."""
        self._is_settling = True
        try:
            for name, control in self.controls.items():
                control.value = params[name]
        finally:
            self._is_settling = False


def _html(value=""):
    return ipywidgets.HTML(value, layout=FULL)


def _extra(key, make):
    """A button that shows and hides some HTML, which is made only while it is shown."""
    button = ipywidgets.ToggleButton(description=MESSAGES[key], layout={"width": "auto"})
    content = _html()

    def fill(change):
        content.value = make() if change["new"] else ""

    button.observe(fill, "value")
    return button, content


def _common(control, value):
    """What every control's widget is given."""
    return {
        "value": value, "description": with_unit(control.label, control.unit), "tooltip": control.help,
        "layout": FULL,
    }


def _slider(control, value):
    limits = {"min": control.low, "max": control.high, "step": control.step, "continuous_update": True}
    if control.whole:
        return ipywidgets.IntSlider(**_common(control, value), **limits)
    decimals = len(f"{control.step:.10f}".rstrip("0").partition(".")[2])
    return ipywidgets.FloatSlider(**_common(control, value), **limits, readout_format=f".{decimals}f")


def _choice(control, value):
    options = [(label, key) for key, label in control.options]
    return ipywidgets.Dropdown(options=options, **_common(control, value))


def _toggle(control, value):
    return ipywidgets.Checkbox(indent=False, **_common(control, value))


MAKE = {"slider": _slider, "choice": _choice, "toggle": _toggle}


def _view(explorer, view):
    """Everything that the parameters decide, but for tasks and figures."""
    labels = [one.label for one in explorer.controls if one.name in view.idle]
    idle = message("idle_list", labels=", ".join(labels)) if labels else ""
    charts = "".join(_figure(chart, len(view.charts)) for chart in view.charts)
    return tag("div", "".join([
        tag("p", words(idle), class_="nqpf-idle"),
        tag("div", charts, class_="nqpf-charts", data_count=len(view.charts)),
        markup.readouts(view),
        tag("p", words(markup.reading(view)), class_="nqpf-reading"),
    ]), class_="nqpf-view")


def _figure(chart, count):
    boxes = ("wide", "narrow") if count == 1 else ("narrow",)
    pictures = "".join(draw(chart, box, css_class=f"nqpf-{box}") for box in boxes)
    return tag("figure", tag("figcaption", words(chart["title"])) + markup.legend(chart) + pictures)


def _tasks(explorer, done):
    if not explorer.tasks:
        return ""
    items = "".join(_task(one, one.key in done) for one in explorer.tasks)
    return tag("div", tag("p", words(MESSAGES["tasks"]), class_="nqpf-title") + tag("ol", items), class_="nqpf-tasks")


def _task(task, is_done):
    state = MESSAGES["task_is_done" if is_done else "task_is_open"]
    tick = tag("span", "✓" if is_done else "", class_="nqpf-tick", role="img", aria_label=state)
    hint = tag("details", tag("summary", words(MESSAGES["hint"])) + words(task.hint)) if task.hint else ""
    return tag("li", f"{tick} {words(task.text)}{hint}")


def _table(explorer, view):
    return "".join(markup.table(chart) for chart in view.charts) + markup.sources(explorer)


def _model(explorer):
    return "".join(markup.source_code(*source) for source in markup.model_sources(explorer))
