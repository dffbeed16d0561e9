"""Call the same portable functions here and in MicroPython, to compare what they return."""

import importlib
import json
import subprocess
from pathlib import Path

from nqpf_widgets.page.node import find_modules, find_node
from nqpf_widgets.page.packages import Package

HERE = Path(__file__).parent
SCRIPT = "@micropython/micropython-webassembly-pyscript/micropython.mjs"


def call_there(packages, calls):
    """What MicroPython returns for each (target, args): ["ok", value] or ["error", type, message].

    packages: those whose portable files it gets; target: "module:function". Arguments and values pass
    through JSON.
    """
    files = []
    for name in packages:
        package = Package(name)
        files.append([f"{name}/__init__.py", ""])
        files += [[package.address(path), path.read_text("utf8")] for path in package.portable()]
    request = {"mjs": (find_modules(HERE) / SCRIPT).as_uri(), "files": files, "calls": list(calls)}
    done = subprocess.run(
        [find_node(), str(HERE / "micropython.mjs")], input=json.dumps(request), capture_output=True, encoding="utf8"
    )
    if done.returncode:
        raise RuntimeError(f"MicroPython stopped: {done.stderr}")
    return json.loads(done.stdout)


def call_here(calls):
    """The same from the interpreter that runs the tests, passed through JSON too."""
    return json.loads(json.dumps([_call(target, json.loads(json.dumps(args))) for target, args in calls]))


def _call(target, args):
    module, name = target.split(":")
    try:
        return ["ok", getattr(importlib.import_module(module), name)(*args)]
    except Exception as problem:
        return ["error", type(problem).__name__, str(problem)]
