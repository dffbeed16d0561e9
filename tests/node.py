"""Run a small ES module in Node, to compare what the page's scripts make of some input."""

import json
import subprocess
from pathlib import Path

from nqpf_widgets.page.node import find_node

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "widgets" / "nqpf_widgets" / "page" / "src"


def run(script, given):
    """What the module `script` leaves in `result`, given the JSON value `input`; both pass through JSON."""
    read = "const input = JSON.parse((await import('node:fs')).readFileSync(0, 'utf8'));"
    whole = f"{read}\n{script}\nconsole.log(JSON.stringify(result));"
    command = [find_node(), "--no-warnings", "--input-type=module", "--eval", whole]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
