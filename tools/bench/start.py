"""How soon the first explorer lives, against Pyodide's core alone."""

import tempfile
from pathlib import Path

from bench.ground import MODULES, short
from bench.table import Row, middle

HOW = (
    "Milliseconds from navigation to the first explorer's live picture in the document, empty cache, at the "
    "page's address with #explorer-NAME; against a bare page whose only script awaits loadPyodide() of the npm "
    "package: same server, same browser, by turns. On an idle machine the page should need 500 ms or less."
)
REPEATS = 7
SECONDS = 60
PYODIDE = """<!doctype html><html lang="en"><title>Pyodide</title><link rel="icon" href="data:,"><script type="module">
import { loadPyodide } from "./pyodide.mjs";
await loadPyodide();
window.liveAfter = performance.now();
</script></html>"""
NOTE_VIEW = """addEventListener("nqpf-view", () => { window.liveAfter ??= performance.now(); });"""


def measure(ground):
    with tempfile.TemporaryDirectory() as folder:
        other = serve_pyodide(ground, Path(folder))
        addresses = {address: f"{ground.site}{address}#{ids[0]}" for address, ids in ground.pages.items()}
        runs = by_turns(ground, {**addresses, "pyodide": other})
    reference, reference_range = middle(runs["pyodide"])
    for address in addresses:
        ours, spread = middle(runs[address])
        detail = f"page {ours:.0f} ms {spread}, Pyodide {reference:.0f} ms {reference_range}"
        yield Row(f"{short(address)}, Pyodide / page", reference / ours, ">=", 5, "times", "(medians)", detail)


def serve_pyodide(ground, folder):
    """The address of a page that starts Pyodide and does nothing else."""
    (folder / "index.html").write_text(PYODIDE)
    for file in (MODULES / "pyodide").iterdir():
        (folder / file.name).symlink_to(file)
    return ground.serve(folder).address


def by_turns(ground, addresses):
    """{name: [milliseconds, ...]}; a first turn fills the servers' stores of compressed files and is not counted."""
    turns = [{name: time_live(ground, address) for name, address in addresses.items()} for _ in range(REPEATS + 1)]
    return {name: [turn[name] for turn in turns[1:]] for name in addresses}


def time_live(ground, address):
    with ground.new_page() as page:
        page.add_init_script(NOTE_VIEW)
        page.goto(address, wait_until="commit")
        return page.wait_for_function("window.liveAfter", timeout=1000 * SECONDS).json_value()
