"""What axe finds on a page, by the rules of WCAG 2.2 AA."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passes is not described in detail, which would take as long again as a third of the search.
RESULTS = ["violations"]


def violations(page, *more):
    """A line for each fault; more rules may be named, as "best-practice"."""
    options = {"runOnly": [*RULES, *more], "resultTypes": RESULTS}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
