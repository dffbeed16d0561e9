"""Measure the budgets and print them as a table.

    make bench                        every subject
    make bench ARGS="--only weight"   one of them: build, weight, lighthouse, start, response,
                                      accessibility, grading

The exit code is 0 if every budget is met, 1 if not or if something could not be measured.
"""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from importlib import import_module

from bench import SUBJECTS
from bench.ground import BenchError, Ground
from bench.table import HEAD, WIDTH, indent


def main(arguments=None):
    chosen = parse(arguments)
    say(introduction())
    start = time.monotonic()
    met, missed = [], []
    with ExitStack() as stack:
        ground = Ground(stack)
        for subject in chosen:
            for what, is_met in run(subject, ground):
                (met if is_met else missed).append(f"{subject}: {what}")
    say(conclusion(met, missed, time.monotonic() - start))
    return 1 if missed else 0


def parse(arguments):
    """The subjects to measure."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the budgets of the course.")
    parser.add_argument("--only", choices=SUBJECTS, metavar="NAME", help="one of: " + ", ".join(SUBJECTS))
    only = parser.parse_args(arguments).only
    return [only] if only else SUBJECTS


def introduction():
    """What the figures are worth: they depend on the machine and on what else it does."""
    load = "/".join(f"{each:.1f}" for each in os.getloadavg())
    caveat = (
        f"{os.cpu_count()} processors, load before {load} (1, 5, 15 min); a Python loop of 10 million additions takes "
        f"{loop():.2f} s. A slower machine or other work makes times worse, ratios less so; in brackets: the range of the runs."
    )
    return f"{indent(caveat, 0)}\n\n{HEAD}\n{'-' * WIDTH}"


def loop():
    """Seconds of a plain loop, by which machines can be compared."""
    start, total = time.monotonic(), 0
    for i in range(10_000_000):
        total += i
    return time.monotonic() - start


def run(subject, ground):
    """Print a subject's rows as they come; yield (what, whether its budget is met)."""
    try:
        module = import_module(f"bench.{subject}")
    except ModuleNotFoundError as problem:
        if problem.name != f"bench.{subject}":
            raise
        say(f"{subject}\n  not measured: tools/bench/{subject}.py is not there yet")
        return
    say(f"{subject}\n{indent(module.HOW, 2)}")
    try:
        for row in module.measure(ground):
            say(row.text())
            yield row.what, row.is_met
    except Exception as problem:
        # One subject that fails hides no other; it counts as missed.
        said = str(problem) if isinstance(problem, BenchError) else f"{type(problem).__name__}: {problem}"
        say(f"  could not be measured: {said}")
        yield "could not be measured", False


def conclusion(met, missed, seconds):
    lines = [f"{len(met)} of {len(met) + len(missed)} budgets met, in {seconds:.0f} s."]
    lines += [indent(f"Missed: {'; '.join(missed)}.", 0)] if missed else []
    return "\n".join(["-" * WIDTH, *lines])


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
