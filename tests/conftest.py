"""Fixtures that every test may use: a built book, a server of it, a browser on it.

NQPF_BOOK names a book that is built already; NQPF_CHROMIUM names a browser.
"""

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import chromium
import pytest
import serve

ROOT = Path(__file__).parents[1]
PATIENCE = 60_000  # milliseconds that a page may take on a busy machine; only a failing test waits so long
# Chromium heeds the last list only, so Playwright's own is said again as far as it matters here. The two about
# the address bar save a second of work at every new context: its window would draw the bar's menus, unseen.
FEATURES = [
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
]
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=" + ",".join(FEATURES),
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    """Files with tests of the built book come first: while one of two workers builds it, the other has the rest."""
    need_book = {item.path for item in items if "book" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in need_book)


def build_book(folder):
    """Build the book as `make html` does; a folder from a former run makes that quick."""
    command = [sys.executable, ROOT / "tools" / "build.py", folder]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        pytest.fail(f"The book cannot be built:\n{done.stdout[-6000:]}", pytrace=False)


@pytest.fixture(scope="session")
def book(testrun_uid):
    """The folder of the built HTML, made once for all workers of a run."""
    if os.environ.get("NQPF_BOOK"):
        return Path(os.environ["NQPF_BOOK"]).resolve()
    folder = ROOT / "_build" / "test"
    folder.mkdir(parents=True, exist_ok=True)
    with open(ROOT / "_build" / "test.lock", "a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if lock.read() != testrun_uid:
            build_book(folder)
            lock.truncate(0)
            lock.write(testrun_uid)
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def site(book):
    """The address of the built book, served from this machine with compression."""
    with serve.make_server(book) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.address
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """One Chromium a worker, which can reach this machine and nothing else."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    path = chromium.find_system() or chromium.remembered()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS + sandbox)
        yield launched
        launched.close()


@pytest.fixture
def problems():
    """What pages did wrong in this test; a test that provokes a problem checks it and clears the list."""
    found = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_page(browser, site, problems):
    """Make a page in a context of its own: new_page(color_scheme="dark", viewport={...})."""
    contexts = []

    def make(**options):
        context = browser.new_context(**{"base_url": site, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch(context, site, problems)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page that fails the test on a warning or error in the console, or a request to another origin."""
    return new_page()


def watch(context, site, problems):
    """Note in `problems` what a quiet page that keeps to itself would not do."""
    def note_message(message):
        if message.type in ("warning", "error"):
            problems.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def note_request(request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(site).netloc:
            problems.append(f"request to another origin: {request.url}")

    context.on("console", note_message)
    context.on("request", note_request)
    context.on("weberror", lambda error: problems.append(f"uncaught: {error.error}"))
