"""A small site for tests of the page's scripts: explorers made for them, without a book around.

A test module that imports `site` from here is run on this site instead of the built book:
toy.html, gallery.html, two.html (both, far apart), twice.html (one explorer twice), empty.html.
"""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import serve

ROOT = Path(__file__).parents[1]
PARTS = ROOT / "tests" / "browser" / "pages"
# Of a control: Down lowers a slider, and leads to a later option of a list.
CAN_GO_DOWN = "(one) => (one.localName === 'select' ? one.selectedIndex < one.length - 1 : one.value !== one.min)"
_built = []


@pytest.fixture(scope="session")
def workshop_folder(tmp_path_factory):
    """The folder of the workshop, which is built once a process."""
    if not _built:
        _built.append(build(tmp_path_factory.mktemp("workshop")))
    return _built[0]


@pytest.fixture(scope="session")
def site(workshop_folder):
    """The address of the workshop."""
    with serve.make_server(workshop_folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.address
        server.shutdown()


def build(folder):
    """Build the site in a folder and return its root."""
    package = folder / "source" / "nqpf_widgets"
    shutil.copytree(ROOT / "widgets" / "nqpf_widgets", package, ignore=shutil.ignore_patterns("__pycache__"))
    for kind in ("explorers", "models"):
        shutil.copytree(PARTS / kind, package / kind, dirs_exist_ok=True)
    # A process of its own, whose package is the copy.
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, PARTS / "build.py", folder / "site", ROOT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def ready(page, name="toy"):
    """Wait until an explorer moves, and return it."""
    return page.locator(f"nqpf-explorer[name={name}][data-state=ready]").first.element_handle()


def next_view(page, act):
    """Act, and wait for the picture that follows."""
    page.evaluate('''() => {
        const page = document.documentElement;
        page.removeAttribute("data-seen");
        addEventListener("nqpf-view", () => page.setAttribute("data-seen", ""), { once: true });
    }''')
    act()
    page.wait_for_selector("html[data-seen]", state="attached")
