"""A real JupyterLab for tests: a server of one's own, and a notebook opened in a browser.

A test module that imports `folder`, `lab` and `open_notebook` from here names its notebook's cells in
CELLS, and in SHOWN a selector of what stands on the page when the first of them has run.
"""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

HERE = Path(__file__).parent
GRACE = 20  # seconds that it may take to stop
START = 120  # seconds that JupyterLab may take to start, or to run a first cell
SETTINGS = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
KEPT = ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
COMMAND = [
    sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
    "--IdentityProvider.token=", "--ServerApp.allow_root=True", "--LabApp.extension_manager=readonly",
]


@contextmanager
def serve_lab(folder, **environment):
    """The address of a JupyterLab started in a folder, on a port that the system chooses; its own files stay beside it."""
    home = folder.parent
    environment = {**os.environ, **{name: str(home / name.lower()) for name in KEPT}, **environment}
    with open(home / "log", "w") as log:
        server = subprocess.Popen(COMMAND, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield wait_for_address(home / "jupyter_runtime_dir", server, home / "log")
    finally:
        stop(server)


def stop(server):
    """A server may wait for ever for a kernel whose page has closed at that moment."""
    server.terminate()
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def wait_for_address(runtime, server, log):
    """The address that a server notes once it listens."""
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        for note in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(note.read_text())["url"]
            except ValueError:
                pass  # half written
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab does not start:\n{log.read_text()[-3000:]}")


def keep_settings(home, settings):
    """Write JupyterLab's settings, {"apputils-extension/themes": {...}}, where serve_lab has it look."""
    for name, values in settings.items():
        path = home / "jupyterlab_settings_dir" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")


def wait_until_idle(page):
    """Wait until the kernel listens: a cell run before is lost in silence."""
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", state="attached")


def run_selected(page, cell):
    """Run the selected cell, until its number tells that it has run."""
    prompt = cell.locator(".jp-InputPrompt").first
    before, end = prompt.inner_text(), time.monotonic() + START
    while prompt.inner_text() == before and time.monotonic() < end:
        # JupyterLab may still be busy starting and let the key go by; a reader would press it again.
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(1000)
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=START * 1000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, request):
    """A folder with a notebook in it, and folders for what JupyterLab keeps."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in request.module.CELLS])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (folder / "work").mkdir()
    nbformat.write(notebook, folder / "work" / "course.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(folder):
    """The address of a JupyterLab of our own, whose notebooks can import the tests' toys."""
    with serve_lab(folder / "work", PYTHONPATH=str(HERE), NQPF_HOST="") as address:
        yield address


@pytest.fixture
def open_notebook(lab, folder, browser, request):
    """Open the notebook in a theme and run its first cell; a quiet page or the test fails."""
    contexts, problems = [], []

    def make(theme="light", width=1280):
        keep_settings(folder, {**SETTINGS, "apputils-extension/themes": {"theme": THEMES[theme]}})
        context = browser.new_context(viewport={"width": width, "height": 1600})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(START * 1000)
        page.on("console", lambda said: problems.append(said.text) if said.type in ("warning", "error") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{lab}lab/tree/course.ipynb?reset")
        wait_until_idle(page)
        first = page.locator(".jp-CodeCell").first
        first.locator(".cm-content").click()
        run_selected(page, first)
        page.wait_for_selector(request.module.SHOWN)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)
