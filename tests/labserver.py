"""A real JupyterLab for tests: a server of one's own, and a notebook opened in a browser.

A test module that imports `folder`, `lab` and `open_notebook` from here names its notebook's cells in
CELLS, and in SHOWN a selector of what stands on the page when the first of them has run.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

HERE = Path(__file__).parent
START = 60  # seconds that JupyterLab may take to start
SETTINGS = {"notification": {"fetchNews": "false", "checkForUpdates": False}}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


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
    """The address of a JupyterLab of our own, on a port chosen by the system."""
    kept = {"JUPYTER_RUNTIME_DIR": "runtime", "JUPYTER_CONFIG_DIR": "config", "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython"}
    environment = {**os.environ, **{name: str(folder / where) for name, where in kept.items()}}
    environment["PYTHONPATH"] = str(HERE)
    environment.pop("NQPF_HOST", None)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
               "--IdentityProvider.token=",
               "--ServerApp.allow_root=True", "--LabApp.extension_manager=readonly"]
    with open(folder / "log", "w") as log:
        server = subprocess.Popen(command, cwd=folder / "work", env=environment, stdout=log, stderr=log)
    try:
        yield _address(folder / "runtime", server)
    finally:
        server.terminate()
        server.wait()


def _address(runtime, server):
    """The address that a server notes once it listens."""
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        for note in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(note.read_text())["url"]
            except ValueError:
                pass  # half written
        time.sleep(0.1)
    pytest.fail((runtime.parent / "log").read_text()[-3000:], pytrace=False)


@pytest.fixture
def open_notebook(lab, folder, browser, request):
    """Open the notebook in a theme and run its first cell; a quiet page or the test fails."""
    contexts, problems = [], []

    def make(theme="light", width=1280):
        _choose(folder / "settings", {**SETTINGS, "themes": {"theme": THEMES[theme]}})
        context = browser.new_context(viewport={"width": width, "height": 1600})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: problems.append(said.text) if said.type in ("warning", "error") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{lab}lab/tree/course.ipynb?reset")
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", state="attached")
        page.locator(".jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        page.wait_for_selector(request.module.SHOWN)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


def _choose(settings, chosen):
    for name, values in chosen.items():
        path = settings / "@jupyterlab" / "apputils-extension" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
