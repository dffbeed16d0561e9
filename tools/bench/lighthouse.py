"""Lighthouse, as a telephone sees a page."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from bench.ground import MODULES, BenchError, sandbox, short, tests
from bench.table import Row

HOW = (
    "Lighthouse's mobile preset (slow telephone, slow network, both simulated) on the page as it opens. "
    "Performance: the median of three runs, of which the third is left out where two agree. It counts on a desk "
    "computer: Lighthouse slows it four times, whatever its own speed (benchmark index, about 1,500 to 2,000 there)."
)
PROGRAM = MODULES / "lighthouse" / "cli" / "index.js"
BUDGETS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {"first-contentful-paint": "first paint", "largest-contentful-paint": "largest paint",
         "total-blocking-time": "blocked", "cumulative-layout-shift": "layout shift"}


def measure(ground):
    for address in ground.pages:
        reports = [audit(ground, address, list(BUDGETS))]
        while not is_decided([score(report, "performance") for report in reports]):
            reports.append(audit(ground, address, ["performance"]))
        for category, budget in BUDGETS.items():
            yield row(address, category, budget, [report for report in reports if category in report["categories"]])


def is_decided(scores):
    """Whether two of at most three runs agree, so that the median does too.

    >>> is_decided([100]), is_decided([100, 99]), is_decided([100, 97]), is_decided([100, 97, 96])
    (False, True, False, True)
    """
    met = sum(each >= BUDGETS["performance"] for each in scores)
    return max(met, len(scores) - met) >= 2


def row(address, category, budget, reports):
    """The median of a category's scores, of a hundred, with what cost points."""
    scores = [score(report, category) for report in reports]
    spread = f"({min(scores):.0f}-{max(scores):.0f})" if len(scores) > 1 else ""
    detail = times(reports[-1]) if category == "performance" else "; ".join(faults(reports[0], category))
    return Row(f"{short(address)}, {category}", median(scores), ">=", budget, "", spread, detail)


def score(report, category):
    """0 to 100, or NaN where Lighthouse could not say."""
    value = report["categories"][category]["score"]
    return float("nan") if value is None else round(100 * value, 1)


def times(report):
    """What the score of performance is made of, in the last run."""
    index = f"benchmark index {report['environment']['benchmarkIndex']:.0f}"
    return "last run: " + ", ".join([*(f"{name} {report['audits'][key]['displayValue']}" for key, name in TIMES.items()), index])


def faults(report, category):
    """The titles of a category's audits that took points off."""
    for each in report["categories"][category]["auditRefs"]:
        audit = report["audits"][each["id"]]
        if each["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield audit["title"]


def without():
    """The flag for what the tests' browser does without, and with it Lighthouse's own list, which it replaces."""
    return "--disable-features=" + ",".join([*tests("conftest").FEATURES, "OptimizationHints", "RenderDocument", "Translate"])


def audit(ground, address, categories):
    """Lighthouse's report of a page, as it writes it in JSON."""
    from nqpf_widgets.page.node import find_node

    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        command = [
            find_node(), PROGRAM, ground.site + address, "--quiet", "--no-enable-error-reporting",
            f"--only-categories={','.join(categories)}", "--output=json", f"--output-path={output}",
            f"--chrome-flags={' '.join(['--headless=new', without(), *sandbox()])}",
        ]
        done = subprocess.run(command, env={**os.environ, "CHROME_PATH": ground.chromium}, capture_output=True, text=True)
        if done.returncode or not output.exists():
            raise BenchError(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
        return json.loads(output.read_text("utf8"))
