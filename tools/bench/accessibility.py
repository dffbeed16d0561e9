"""What axe finds, on every page, by the same function as the tests."""

from bench.ground import tests
from bench.table import Row

HOW = "Violations of WCAG 2.2 AA that axe reports, everything unfolded and every explorer awake (see tests/browser)."
SHOWN = 3


def measure(ground):
    a11y, axe, built = tests("test_a11y"), tests("axe"), tests("built")
    addresses = [address for address in built.read(ground.book) if address != "index.html"]
    for size, viewport in a11y.SIZES.items():
        for scheme in ("light", "dark"):
            found = []
            with ground.new_page(color_scheme=scheme, viewport=viewport) as page:
                for address in addresses:
                    a11y.show(page, address)
                    found += [f"{address}: {each}" for each in axe.violations(page)]
            what = f"{viewport['width']} px, {scheme}, {len(addresses)} pages"
            yield Row(what, len(found), "<=", 0, detail=" ".join(found[:SHOWN]))
