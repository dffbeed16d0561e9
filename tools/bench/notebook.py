"""An explorer in a real JupyterLab: a notebook, a live kernel, the widgets that it shows."""

from contextlib import contextmanager
from pathlib import Path

from bench.ground import tests

SECONDS = 90
WIDE = {"width": 1280, "height": 1600}

# Moves one control as a reader's hand would, and waits for the picture that follows; null if it stays the same.
CHANGE = """([index, kind, value]) => new Promise((done) => {
  const panel = document.querySelector(".nqpf-notebook");
  const control = panel.querySelector(".nqpf-controls").children[index];
  const move = {
    slider: () => control.querySelector(".noUi-target").noUiSlider.set(value),
    choice: () => {
      const select = control.querySelector("select");
      select.selectedIndex = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    toggle: () => control.querySelector("input").click(),
  }[kind];
  const end = (passed) => {
    observer.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => setTimeout(() => done(passed)));
  };
  const late = setTimeout(() => end(null), 2000);
  const last = panel.querySelector(".nqpf-view");
  const observer = new MutationObserver(() => {
    const view = panel.querySelector(".nqpf-view");
    if (view && view !== last && view.querySelector("svg path")) end(performance.now() - start);
  });
  observer.observe(panel, { childList: true, subtree: true });
  const start = performance.now();
  move();
})"""


@contextmanager
def opened(page, folder):
    """An empty notebook open in the page, in a JupyterLab of our own that keeps to the folder; its kernel is alive."""
    labserver = tests("labserver")
    work = Path(folder) / "work"
    work.mkdir()
    write_notebook(work / "course.ipynb")
    page.set_default_timeout(1000 * SECONDS)
    with labserver.serve_lab(work, NQPF_HOST="") as address:
        labserver.keep_settings(work.parent, labserver.SETTINGS)
        page.goto(f"{address}lab/tree/course.ipynb?reset")
        labserver.wait_until_idle(page)
        yield


def write_notebook(path):
    import nbformat

    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell()]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def show(page, name):
    """Let the notebook's only cell show an explorer in place of the last one."""
    page.locator(".jp-CodeCell .cm-content").fill(f"import nqpf_widgets\nnqpf_widgets.explore({name!r})")
    page.evaluate("document.querySelector('.nqpf-view')?.remove()")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".nqpf-view svg:visible path")


def change(page, explorer, control, value):
    """Milliseconds from a move of a control to the new picture in the document, or None if that stays the same."""
    index = explorer.controls.index(control)
    if control.kind == "choice":
        value = [key for key, _ in control.options].index(value)
    return page.evaluate(CHANGE, [index, control.kind, value])
