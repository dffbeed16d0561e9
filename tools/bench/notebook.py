"""An explorer in a real JupyterLab: a notebook, a live kernel, the widgets that it shows."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.ground import BenchError

SECONDS = 90
KEPT = {"JUPYTER_RUNTIME_DIR": "runtime", "JUPYTER_CONFIG_DIR": "config", "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython"}
OPTIONS = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token=",
           "--ServerApp.allow_root=True", "--LabApp.extension_manager=readonly", "--LabApp.news_url=None"]
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


class Lab:
    """A JupyterLab of our own in an empty folder, on a port chosen by the system; a context manager."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def __enter__(self):
        (self.folder / "work").mkdir()
        environment = {**os.environ, **{name: str(self.folder / where) for name, where in KEPT.items()}}
        environment.pop("NQPF_HOST", None)
        with open(self.folder / "log", "w") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *OPTIONS], cwd=self.folder / "work", env=environment,
                stdout=log, stderr=log)
        return self

    def __exit__(self, *problem):
        self.server.terminate()
        self.server.wait()

    def open(self, page):
        """Open an empty notebook, its kernel alive."""
        page.set_default_timeout(1000 * SECONDS)
        write_notebook(self.folder / "work" / "course.ipynb")
        page.goto(f"{self._address()}lab/tree/course.ipynb?reset")
        # A cell run before the kernel listens is lost in silence.
        page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()

    def _address(self):
        """The address that the server notes once it listens."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self.server.poll() is None:
            for note in (self.folder / "runtime").glob("jpserver-*.json"):
                try:
                    return json.loads(note.read_text())["url"]
                except ValueError:
                    pass  # half written
            time.sleep(0.1)
        raise BenchError(f"JupyterLab does not start:\n{(self.folder / 'log').read_text()[-2000:]}")


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
