"""The vocabulary of explorers: controls, views, tasks, and the explorer itself.

An explorer is an interactive model described in plain Python. A host (the
page, a notebook, a grader) asks it for a view of some parameters and shows it.

Portable: runs on CPython and on MicroPython. Order is carried by lists,
because MicroPython's dictionaries keep none.
"""

import json

from nqpf_widgets import chart as charts_of


class ParameterError(ValueError):
    """A parameter that a control does not allow; `control` names it, or is None."""

    def __init__(self, control, message):
        super().__init__(message)
        self.control = control
        self.message = message


class UnknownExplorerError(ValueError):
    """There is no explorer of that name."""


class ViewError(ValueError):
    """A view that no host could show."""


class Control:
    """One input: its name, label, kind and the values that it allows.

    kind: slider, choice or toggle. Sliders hold low, high, step, unit, format
    and whether only whole numbers are allowed; choices hold (value, label) pairs.
    """

    def __init__(self, kind, name, label, default, help, **more):
        self.kind = kind
        self.name = name
        self.label = label
        self.default = default
        self.help = help
        self.options = more.get("options", [])
        self.low = more.get("low")
        self.high = more.get("high")
        self.step = more.get("step")
        self.unit = more.get("unit", "")
        self.format = more.get("format", "")
        self.whole = more.get("whole", False)

    def allowed(self):
        """The values allowed, in words."""
        if self.kind == "toggle":
            return "true or false"
        if self.kind == "choice":
            return "one of " + ", ".join([value for value, label in self.options])
        number = "a whole number" if self.whole else "a number"
        return "%s from %s to %s" % (number, self.low, measured(str(self.high), self.unit))

    def check(self, value):
        """The value as this control keeps it; ParameterError if it allows no such value."""
        if self.kind == "toggle" and isinstance(value, bool):
            return value
        if self.kind == "choice" and isinstance(value, str):
            if value in [option for option, label in self.options]:
                return value
        if self.kind == "slider" and _is_number(value) and self.low <= value <= self.high:
            if not self.whole:
                return value
            if value == int(value):
                return int(value)
        raise ParameterError(
            self.name,
            "%s (%s): found %s; allowed: %s." % (self.label, self.name, _show(value), self.allowed()),
        )

    def read(self, text):
        """The value that a text stands for, as in a link; ParameterError if none."""
        value = text
        if self.kind == "toggle":
            value = {"true": True, "false": False}.get(text, text)
        if self.kind == "slider":
            value = _number(text)
        return self.check(value)


def choice(name, label, options, default, help=""):
    """A choice among options, a list of (value, label) pairs of text."""
    return _declared(Control("choice", name, label, default, help, options=options))


def slider(name, label, low, high, step, default, unit="", format="number1", help=""):
    """A number from low to high, in the unit displayed (35 for 35 %).

    Whole if low, high, step and default are; otherwise any number in the
    range may be typed, and `step` is what one key press moves.
    """
    whole = all([isinstance(bound, int) for bound in (low, high, step, default)])
    return _declared(Control(
        "slider", name, label, default, help,
        low=low, high=high, step=step, unit=unit, format=format, whole=whole,
    ))


def toggle(name, label, default=False, help=""):
    """A switch, on or off."""
    return _declared(Control("toggle", name, label, default, help))


class Task:
    """A goal in the model's own terms; `done(params, view)` says whether it is met."""

    def __init__(self, key, text, done, hint=""):
        self.key = key
        self.text = text
        self.done = done
        self.hint = hint


def task(key, text, done, hint=""):
    """A task; see Task."""
    return Task(key, text, done, hint)


def sentence(template, **values):
    """A sentence of a reading; {name:format} in the template is filled by the host."""
    for name in values:
        if not charts_of.is_plain(values[name]):
            raise ViewError("sentence %r: value %r is %r" % (template, name, values[name]))
    return {"template": template, "values": values}


def readout(key, label, value, format, unit=""):
    """A number that matters, with the format and unit in which it is printed."""
    if not charts_of.is_plain(value) or value is None or isinstance(value, str):
        raise ViewError("readout %r: found %r; allowed: a finite number" % (key, value))
    return {"key": key, "label": label, "value": value, "format": format, "unit": unit}


class View:
    """What an explorer shows for some parameters: charts, readouts, reading.

    idle: the names of controls that have no effect at these parameters.
    """

    def __init__(self, charts, readouts, reading, idle=()):
        if not 1 <= len(charts) <= 2:
            raise ViewError("a view has one or two charts; found %d" % len(charts))
        self.charts = list(charts)
        self.readouts = list(readouts)
        self.reading = list(reading)
        self.idle = list(idle)

    def value(self, key):
        """The number of the readout `key`."""
        for one in self.readouts:
            if one["key"] == key:
                return one["value"]
        raise ViewError(
            "no readout %r; there are: %s" % (key, ", ".join([one["key"] for one in self.readouts]))
        )


class Explorer:
    """An interactive model.

    name, title: how it is called; controls: a list in the order shown;
    view: a pure function of the controls' values that returns a View;
    tasks: goals for the reader; model: the source file (or files) shown under
    "Show the model", relative to the package; sources: the tables it uses;
    resolve: a function of the parameters (a dictionary) that settles controls
    which contradict each other, documented where it stands.
    """

    def __init__(self, name, title, controls, view, tasks=(), model=(), sources=(), resolve=None):
        self.name = name
        self.title = title
        self.controls = list(controls)
        self.view = view
        self.tasks = list(tasks)
        self.model = [model] if isinstance(model, str) else list(model)
        self.sources = list(sources)
        self.resolve = resolve

    def control(self, name):
        """The control of that name; ParameterError lists the names there are."""
        for one in self.controls:
            if one.name == name:
                return one
        names = ", ".join([one.name for one in self.controls])
        raise ParameterError(
            None, "%s has no control %s; its controls are: %s." % (self.name, _show(name), names)
        )

    def defaults(self):
        """The parameters at the start, as a dictionary."""
        return {one.name: one.default for one in self.controls}

    def check(self, params):
        """All parameters, missing ones at their defaults; ParameterError if one is not allowed."""
        for name in params:
            self.control(name)
        checked = self.defaults()
        for one in self.controls:
            if one.name in params:
                checked[one.name] = one.check(params[one.name])
        return self.resolve(checked) if self.resolve else checked

    def run(self, params):
        """The view of some parameters, every number in it finite."""
        return self.show(self.check(params))

    def show(self, checked):
        """The same for parameters that `check` has returned."""
        view = self.view(**checked)
        if not isinstance(view, View):
            raise ViewError("view() must return a View; found %s" % _show(view))
        for made in view.charts:
            charts_of.check(made)
        return view


def load(name):
    """The explorer called `name`, from explorers/<name with underscores>.py."""
    module = "nqpf_widgets.explorers." + str(name).replace("-", "_")
    try:
        if "." not in str(name):
            return __import__(module, None, None, ["explorer"]).explorer
    except ImportError as problem:
        if "'" + module + "'" not in str(problem):
            raise
    raise UnknownExplorerError("there is no explorer %s" % _show(name))


def answer(name, params_json):
    """What a host shows for some parameters, as JSON text: the wire format.

    {"params": [[control, value], ...], "charts": [...], "readouts": [...],
    "reading": [...], "tasks": [[key, done], ...], "idle": [...]}, or
    {"error": {"control": name or null, "message": text}} for a parameter that
    is not allowed. Any other error is a fault of the model, and is raised.
    """
    explorer = load(name)
    try:
        params = explorer.check(json.loads(params_json))
    except ParameterError as problem:
        return json.dumps({"error": {"control": problem.control, "message": problem.message}})
    view = explorer.show(params)
    return json.dumps({
        "params": [[one.name, params[one.name]] for one in explorer.controls],
        "charts": view.charts,
        "readouts": view.readouts,
        "reading": view.reading,
        "tasks": [[one.key, bool(one.done(params, view))] for one in explorer.tasks],
        "idle": view.idle,
    })


def restore(name, pairs_json):
    """Parameters from the texts of a link: {"params": {...}, "problems": [...]} as JSON.

    pairs_json: [[control, text], ...]. What can be read is kept; each thing
    that cannot becomes a problem {"control", "message"}.
    """
    explorer = load(name)
    params = {}
    problems = []
    for control, text in json.loads(pairs_json):
        try:
            if control in params:
                raise ParameterError(control, "%s is given twice; the first was kept." % control)
            if control not in explorer.defaults():
                raise ParameterError(None, "There is no setting %s here." % _show(control))
            params[control] = explorer.control(control).read(text)
        except ParameterError as problem:
            problems.append({"control": problem.control, "message": problem.message})
    return json.dumps({"params": params, "problems": problems})


def _declared(control):
    control.check(control.default)
    return control


def measured(printed, unit):
    """A printed number with its unit: a space between them, but none before a percent sign."""
    return printed + ("" if unit[:1] in ("%", "") else " ") + unit


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value - value == 0


def _number(text):
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _show(value):
    shown = '"%s"' % value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."
