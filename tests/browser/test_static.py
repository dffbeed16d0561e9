"""An explorer's HTML before any script runs, in a real Chromium: readable, reachable, nothing overlaps."""

from itertools import combinations
from pathlib import Path

import pytest
import toys
from axe import violations

import nqpf_widgets
from nqpf_widgets import explorer as explorers
from nqpf_widgets.draw import draw
from nqpf_widgets.page.static import html
from nqpf_widgets.theme import css_variables

STYLE = (Path(nqpf_widgets.__file__).parent / "page" / "style" / "explorer.css").read_text("utf8")
QUIET = "--color-foreground-secondary"  # Furo's, which the style takes for what matters less
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Explorers</title>
<meta name="viewport" content="width=device-width"><style>
:root {{ color-scheme: light dark; {light} {quiet}: #5a5c63; }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} {quiet}: #9ca0a5; }} }}
body {{ margin: 0 auto; max-width: 46rem; padding: 0 1rem; font-family: sans-serif; }}
body {{ background: var(--nqpf-ground); color: CanvasText; }}
{style}</style></head><body><main><h1>Explorers</h1><h2>Each</h2>{body}</main></body></html>"""
WIDTHS = {"wide": 1280, "narrow": 360}
WORDS = """(svg) => [...svg.querySelectorAll("text")].map((text) => {
  const box = text.getBBox();
  return [box.x, box.y, box.x + box.width, box.y + box.height, text.textContent];
})"""


@pytest.fixture
def show(browser):
    """Show some HTML in the page's style: show(body, width=360, scheme="dark")."""
    contexts = []

    def show(body, width=1280, scheme="light"):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme))
        page = contexts[-1].new_page()
        colours = {mode: css_variables(mode) for mode in ("light", "dark")}
        page.set_content(PAGE.format(**colours, quiet=QUIET, style=STYLE, body=body))
        return page

    yield show
    for context in contexts:
        context.close()


def every_explorer():
    everything = [toys.toy(), *(explorers.load(name) for name in nqpf_widgets.names())]
    return "".join(html(one) for one in everything) + html(toys.toy(), number=2)


@pytest.mark.parametrize(("scheme", "width"), [("light", "wide"), ("dark", "narrow")])
def test_axe_finds_nothing(show, scheme, width):
    """Before they wake; test_a11y.py looks at the same in the book, awake, in every scheme and width."""
    page = show(every_explorer(), WIDTHS[width], scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_one_picture_a_chart_is_shown_and_nothing_sticks_out(show, width):
    page = show(every_explorer(), WIDTHS[width])
    for figure in page.locator("figure").all():
        assert sum(svg.is_visible() for svg in figure.locator(".nqpf-picture > svg").all()) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]


def test_colours_follow_the_scheme(show):
    strokes = {
        scheme: show(html(toys.toy()), scheme=scheme).locator(".nqpf-wide [data-mark] path").evaluate(
            "(path) => getComputedStyle(path).stroke") for scheme in ("light", "dark")
    }
    assert strokes == {"light": "rgb(11, 74, 151)", "dark": "rgb(74, 142, 222)"}


@pytest.mark.parametrize("box", WIDTHS)
def test_no_words_of_a_picture_overlap_in_the_reader_s_font(show, box):
    """The drawing only estimates how wide words are; here a browser measures them."""
    charts = [chart for name in nqpf_widgets.names() for chart in explorers.load(name).run({}).charts]
    page = show("".join(draw(chart, box) for chart in [*toys.charts().values(), *charts]), 1000)
    for svg in page.locator("svg[role=img]").all():
        for a, b in combinations(svg.evaluate(WORDS), 2):
            overlap = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            assert not (overlap[0] > 1 and overlap[1] > 4), (svg.get_attribute("aria-label"), a, b)
