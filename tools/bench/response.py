"""How soon a moved control shows, on the page and in JupyterLab."""

import json
import random
import tempfile
from contextlib import ExitStack
from statistics import median

from bench import notebook
from bench.table import Row, percentile
from nqpf_widgets.explorer import answer, load

HOW = (
    "Milliseconds from the input event of a control, set to random allowed values, to the new picture in the "
    "document, the next frame not waited for. Against the same explorer in JupyterLab with a live kernel, by "
    "turns, in the same browser: from the move of a widget to its new picture in the document."
)
TURNS = 5
ON_PAGE = 20  # inputs a turn
IN_LAB = 8
REST = 1000  # milliseconds in which JupyterLab ends what its last input began
SEED = 1

# Sets one control, dispatches the event that its reader's hand would, waits for the view that follows.
CHANGE = """([id, name, value]) => new Promise((done, fail) => {
  const field = document.querySelector(`#${id} [data-control="${name}"]`).querySelector("input, select");
  if (field.type === "checkbox") field.checked = value;
  else field.value = String(value);
  const late = setTimeout(() => fail(new Error(`${id}: no picture after ${name} = ${value}`)), 5000);
  addEventListener("nqpf-view", () => {
    const passed = performance.now() - start;
    clearTimeout(late);
    requestAnimationFrame(() => setTimeout(() => done(passed)));
  }, { once: true });
  const start = performance.now();
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


def measure(ground):
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        other = stack.enter_context(ground.new_page(viewport=notebook.WIDE))
        stack.enter_context(notebook.opened(other, folder))
        for address, ids in ground.pages.items():
            for identity in ids:
                explorer = load(explorer_name(identity))
                notebook.show(other, explorer.name)
                with ground.new_page(viewport=notebook.WIDE) as page:
                    page.goto(f"{address}#{identity}")
                    page.locator(f"#{identity}[data-state=ready]").wait_for()
                    yield from rows(explorer.name, *compare(page, identity, other, explorer))


def rows(name, ours, theirs):
    spread = f"(median {median(ours):.1f})"
    yield Row(f"{name}, 95th percentile", percentile(ours, 0.95), "<=", 25, "ms", spread)
    detail = f"JupyterLab: median {median(theirs):.1f} ms, 95th percentile {percentile(theirs, 0.95):.1f}"
    yield Row(f"{name}, JupyterLab / page", median(theirs) / median(ours), ">=", 3, "times", "(medians)", detail)


def explorer_name(identity):
    """The name in an element's id, which carries a number where a page shows one twice.

    >>> explorer_name("explorer-growth-accounting"), explorer_name("explorer-elements-2")
    ('growth-accounting', 'elements')
    """
    return identity.removeprefix("explorer-").rstrip("0123456789").rstrip("-")


def compare(page, identity, other, explorer):
    """Milliseconds of every input on the page and in JupyterLab, in turns: neither works while the other is timed."""
    ours, theirs = [], []
    on_page, in_lab = list(inputs(explorer, TURNS * ON_PAGE)), list(inputs(explorer, TURNS * IN_LAB))
    for turn in range(TURNS):
        other.wait_for_timeout(REST)
        for control, value in on_page[turn * ON_PAGE :][:ON_PAGE]:
            ours.append(page.evaluate(CHANGE, [identity, control.name, value]))
        for control, value in in_lab[turn * IN_LAB :][:IN_LAB]:
            theirs.append(notebook.change(other, explorer, control, value))
    return ours, [each for each in theirs if each is not None]


def inputs(explorer, count):
    """Random inputs, the same in every run: (control, value), each of which changes what is shown."""
    chance = random.Random(SEED)
    values, shown = state(explorer, explorer.defaults())
    for _ in range(count):
        after = shown
        while after == shown:
            control = chance.choice(explorer.controls)
            value = chance.choice(allowed(control))
            settled, after = state(explorer, {**values, control.name: value})
        yield control, value
        values, shown = settled, after


def state(explorer, values):
    """The settled values, and what they show."""
    wire = json.loads(answer(explorer.name, json.dumps(values)))
    return dict(wire["params"]), [wire[part] for part in ("charts", "readouts", "reading", "idle")]


def allowed(control):
    """Every value that a control's widget can take."""
    if control.kind == "toggle":
        return [False, True]
    if control.kind == "choice":
        return [key for key, _ in control.options]
    count = round((control.high - control.low) / control.step)
    return [round(control.low + i * control.step, 10) for i in range(count + 1)]
