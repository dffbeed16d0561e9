"""Open the chapters in JupyterLab, where a double click opens each as a notebook.

A folder named first is opened instead, such as an assignment: make lab ARGS=~/connotation.
Options after it go to JupyterLab: make lab ARGS="--no-browser --port 8890".
"""

import json
import os
import sys
from pathlib import Path

NOTEBOOK = "Jupytext Notebook"
SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {
        "defaultViewers": {"markdown": NOTEBOOK, "myst": NOTEBOOK},
        "autosave": False,  # a reader who only runs a chapter does not change its file
    },
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def write_settings(prefix):
    """Write the defaults of JupyterLab in this environment; a reader's own settings come first."""
    file = Path(prefix, "share", "jupyter", "lab", "settings", "overrides.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(SETTINGS, indent=2) + "\n", encoding="utf-8")
    return file


def build_command(arguments, is_root):
    """The command that starts JupyterLab; SystemExit where a folder is named that is not there."""
    folder, options = "chapters", arguments
    if arguments and not arguments[0].startswith("-"):
        folder, options = os.path.expanduser(arguments[0]), arguments[1:]
    if not os.path.isdir(folder):
        raise SystemExit(f"make lab: there is no folder {folder}. Name the folder that holds the notebook, as in make lab ARGS=~/connotation.")
    root = ["--allow-root"] if is_root else []
    return [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *root, *options]


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[1])
    write_settings(sys.prefix)
    command = build_command(sys.argv[1:], os.geteuid() == 0)
    os.execv(command[0], command)
