"""What is measured: the built book, a server of it, a browser. Each is made when first asked for."""

import os
import re
import subprocess
import sys
import threading
from collections import Counter
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import chromium
import serve

ROOT = Path(__file__).parents[2]
MODULES = Path(__file__).parent / "node_modules"
PLACE = ROOT / "_build" / "bench"
EXPLORER = re.compile(r'<nqpf-explorer\b[^>]*\bid="([^"]+)"')


class BenchError(Exception):
    """One sentence: what could not be measured, and what to do."""


class Ground:
    """The ground to measure on; `stack`, a contextlib.ExitStack, ends what it starts."""

    def __init__(self, stack):
        self.stack = stack

    @cached_property
    def book(self):
        """The folder of the built HTML, brought up to date."""
        build_book()
        return PLACE / "_build" / "html"

    @cached_property
    def server(self):
        return self.serve(self.book)

    @property
    def site(self):
        return self.server.address

    @cached_property
    def pages(self):
        """The pages with explorers: {address: [id of an explorer, ...]}."""
        texts = {path: path.read_text("utf8") for path in sorted(self.book.glob("chapters/*.html"))}
        found = {path.relative_to(self.book).as_posix(): EXPLORER.findall(text) for path, text in texts.items()}
        pages = {address: ids for address, ids in found.items() if ids}
        if not pages:
            raise BenchError("No page of the book holds an explorer: add one to a chapter.")
        return pages

    @cached_property
    def chromium(self):
        """The path of the browser."""
        return chromium.find_system() or chromium.remembered()

    @cached_property
    def browser(self):
        """The tests' Chromium, which can reach this machine and nothing else."""
        from playwright.sync_api import sync_playwright

        playwright = self.stack.enter_context(sync_playwright())
        launched = playwright.chromium.launch(executable_path=self.chromium, args=tests("conftest").FLAGS + sandbox())
        self.stack.callback(launched.close)
        return launched

    @contextmanager
    def new_page(self, **options):
        """A page in a context of its own, with nothing in its cache."""
        with self.browser.new_context(base_url=self.site, **options) as context:
            yield context.new_page()

    def serve(self, folder):
        """A running server of a folder, by tools/serve.py, that counts what it sends."""
        server = serve.make_server(folder)
        server.sent = Counter()
        server.RequestHandlerClass = type("Counting", (Counting, server.RequestHandlerClass), {})
        self.stack.enter_context(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.stack.callback(server.shutdown)
        return server


class Counting:
    """Adds to `server.sent`, by path, every byte that goes out, headers included."""

    def setup(self):
        super().setup()
        self.wfile = Meter(self)


class Meter:
    """A handler's way out, counted."""

    def __init__(self, handler):
        self.handler = handler
        self.out = handler.wfile

    def write(self, data):
        self.handler.server.sent[urlsplit(self.handler.path).path] += len(data)
        return self.out.write(data)

    def __getattr__(self, name):
        return getattr(self.out, name)


def build_book():
    """Build the book into PLACE as `make html` does, with matplotlib's caches in there too."""
    caches = {"MPLCONFIGDIR": str(PLACE / "matplotlib")}
    PLACE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "build.py", PLACE], cwd=ROOT, env={**os.environ, **caches},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    if done.returncode:
        raise BenchError(f"The book cannot be built, so nothing of it can be measured:\n{done.stdout[-3000:]}")


def short(address):
    """A page's name for the table.

    >>> short("chapters/connotation.html")
    'connotation'
    """
    return Path(address).stem


def tests(name):
    """A module of the tests, whose checks count here too."""
    for folder in (ROOT / "tests", ROOT / "tests" / "browser"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    return __import__(name)


def sandbox():
    return ["--no-sandbox"] if os.geteuid() == 0 else []
