"""A small site for tests of practice and progress, and how to answer there.

A test module that imports `site` from here runs on this site: practice.html (an explorer and questions
of every kind), alone.html (the questions without it), far.html (the questions far below), explorer.html,
map.html (a course map with the reader's progress).
"""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import serve
from workshop import CAN_GO_DOWN

ROOT = Path(__file__).parents[1]
BROWSER = ROOT / "tests" / "browser"
_built = []


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory):
    """The folder of the site, which is built once a process."""
    if not _built:
        _built.append(build(tmp_path_factory.mktemp("practice")))
    return _built[0]


@pytest.fixture(scope="session")
def site(practice_folder):
    """The address of the site."""
    with serve.make_server(practice_folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.address
        server.shutdown()


def build(folder):
    """Build the site in a folder and return its root."""
    package = folder / "source" / "nqpf_widgets"
    shutil.copytree(ROOT / "widgets" / "nqpf_widgets", package, ignore=shutil.ignore_patterns("__pycache__"))
    for kind in ("explorers", "models"):
        shutil.copytree(BROWSER / "pages" / kind, package / kind, dirs_exist_ok=True)
    path = os.pathsep.join([str(package.parent), str(ROOT / "quizzes")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, BROWSER / "practice" / "build.py", folder / "site", ROOT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def awake(page, address="alone.html", element="nqpf-practice"):
    """Open a page and wait until its practice, or another element, is awake."""
    page.goto(address)
    return wait(page, element)


def wait(page, element="nqpf-practice"):
    page.locator(element).scroll_into_view_if_needed()
    page.locator(f"{element}[data-state=ready]").wait_for()
    return page


def question(page, kind):
    """The form of the question of a kind: choice, multi, number, vary, match or explorer."""
    return page.locator(f"[data-item=toy-{kind}]")


def check(form):
    """Press Check and return the place of the outcome."""
    form.get_by_role("button", name="Check").click()
    return form.locator(".nqpf-outcome")


def stored(page):
    """What localStorage holds of the course: {key: value}, entries as they were before they were text."""
    return page.evaluate("""() => Object.fromEntries(Object.keys(localStorage).filter((key) => key.startsWith("nqpf/")).map((key) => {
        try { return [key, JSON.parse(localStorage.getItem(key))]; } catch { return [key, localStorage.getItem(key)]; }
    }))""")


def answer(form, kind):
    """Answer somehow, as a reader would."""
    if kind == "explorer":
        name = form.locator("[data-explorer]").get_attribute("data-explorer")
        move(form.page.locator(f"nqpf-explorer[name={name}]"))
    if kind in ("choice", "multi"):
        form.locator("input").first.check()
    elif kind == "numeric":
        form.get_by_role("textbox").fill("1")
    elif kind == "match":
        for one in form.get_by_role("combobox").all():
            one.select_option("1")


def move(explorer):
    """Move the first control of an explorer: one that nobody touched is no answer."""
    explorer.scroll_into_view_if_needed()
    explorer.and_(explorer.page.locator("[data-state=ready]")).wait_for()
    moved = explorer.locator("input[type=range], select").first
    moved.press("ArrowDown" if moved.evaluate(CAN_GO_DOWN) else "ArrowUp")


def answer_all(page):
    """Answer every question of a page, if it has any, each with something, and wait for its outcome."""
    for practice in page.locator("nqpf-practice").all():
        practice.scroll_into_view_if_needed()
        practice.and_(page.locator("[data-state=ready]")).wait_for()
    for form in page.locator("form[data-item]").all():
        answer(form, form.get_attribute("data-kind"))
        form.get_by_role("button", name="Check").click()
        form.locator(".nqpf-outcome").wait_for()
