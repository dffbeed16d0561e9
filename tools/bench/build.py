"""How long the book takes to build."""

import shutil
import time

from bench.ground import PLACE, build_book
from bench.table import Row, middle

HOW = "The command of make html, in a folder of its own; cold: no page, no notebook's output, no font cache."
REPEATS = 3


def measure(ground):
    shutil.rmtree(PLACE, ignore_errors=True)
    yield Row("cold build (one run)", timed(build_book), "<=", 120, "s")
    unchanged, spread = middle([timed(build_book) for _ in range(REPEATS)])
    yield Row(f"nothing changed (median of {REPEATS})", unchanged, "<=", 10, "s", spread)


def timed(act):
    """Seconds that a function takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
