"""An explorer comes to life when a reader comes near, and nothing on the page moves when it does."""

import pytest
from workshop import ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.className ?? node?.nodeName)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
WATCH_STATES = """
window.states = [];
new MutationObserver((changes) => {
  for (const { target } of changes) if (target.matches("nqpf-explorer")) states.push(target.dataset.state);
}).observe(document, { subtree: true, attributeFilter: ["data-state"] });
"""
NEXT_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
RECTANGLES = """() => [...document.querySelectorAll(
  ".nqpf > section > *, .nqpf-control, .nqpf-control > *, .nqpf-picture, .nqpf-legend li, figcaption, dd, [data-task]"
)].filter((one) => !one.matches(".nqpf-spoken, .nqpf-edited, .nqpf-idle")).map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.className || one.nodeName, x, y, width, height].join(" ");
})"""


@pytest.mark.parametrize("width", [360, 700, 1280])
@pytest.mark.parametrize("name", ["toy", "gallery"])
def test_nothing_moves_when_it_wakes(new_page, name, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.add_init_script(WATCH_SHIFTS)
    held = []
    page.route("**/drawing.*.js", lambda route: held.append(route))
    with page.expect_request("**/drawing.*.js"):
        page.goto(f"{name}.html")
    before = page.evaluate(RECTANGLES)
    held[0].continue_()
    ready(page, name)
    page.evaluate(NEXT_FRAMES)
    assert page.evaluate(RECTANGLES) == before
    assert page.evaluate("shifts") == []


def test_it_is_static_then_loading_then_ready(page):
    page.add_init_script(WATCH_STATES)
    page.goto("toy.html")
    ready(page)
    assert page.evaluate("states") == ["loading", "ready"]


def test_it_sleeps_until_a_reader_comes_near_and_shares_one_worker(page):
    page.goto("two.html")
    ready(page, "toy")
    gallery = page.locator("nqpf-explorer[name=gallery]")
    assert gallery.get_attribute("data-state") == "static"
    gallery.scroll_into_view_if_needed()
    ready(page, "gallery")
    assert len(page.workers) == 1


def test_a_page_without_explorers_loads_no_interpreter(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("empty.html", wait_until="networkidle")
    assert not [url for url in asked if "wasm" in url or "drawing" in url or "worker" in url]


def test_two_of_one_kind_live_side_by_side(page):
    page.goto("twice.html")
    second = page.locator("#explorer-toy-2[data-state=ready]")
    second.wait_for()
    assert second.get_by_role("spinbutton", name="From").input_value() == "2005"
    first = page.locator("#explorer-toy[data-state=ready]")
    assert first.get_by_role("spinbutton", name="From").input_value() == "2000"


@pytest.mark.parametrize(("missing", "message"), [("Worker", "no_worker"), ("WebAssembly", "no_wasm")])
def test_an_old_browser_is_told_why_nothing_moves(page, missing, message):
    page.add_init_script(f"delete window.{missing}")
    page.goto("toy.html")
    assert page.get_by_role("status").inner_text() == MESSAGES[message]
    explorer = page.locator("nqpf-explorer")
    assert explorer.get_attribute("data-state") == "static"
    assert page.get_by_role("img", name="Growth from 2000").is_visible()
    assert not page.get_by_role("button", name=MESSAGES["reset"]).is_visible()


def test_without_scripts_the_page_says_so(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("toy.html")
    assert page.locator("noscript").is_visible()
    assert page.locator("noscript").inner_text() == MESSAGES["no_script"]
    assert page.get_by_role("img", name="Growth from 2000").is_visible()
    assert page.get_by_text("the level grew 1.22 times").is_visible()
    assert page.get_by_text("Settings: From: 2000; To: 2010; Rate: 2%; Growth is: compound;").is_visible()


def test_who_comes_by_keyboard_stops_at_it_and_goes_on_to_its_controls(page):
    """While it sleeps its controls are closed, and Tab would lead past all of it."""
    page.goto("two.html")
    toy, gallery = ready(page, "toy"), page.locator("nqpf-explorer[name=gallery]")
    page.locator("nqpf-explorer[name=toy] summary").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')") == gallery.locator("section").first.get_attribute("aria-labelledby")
    ready(page, "gallery")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[name=gallery] input, [name=gallery] select')")
    assert toy.query_selector(":scope > section[tabindex]") is None
    page.wait_for_function("!document.querySelector('[name=gallery] > section').hasAttribute('tabindex')")


def test_from_a_folder_one_sentence_says_why_nothing_moves(new_page, workshop_folder):
    page = new_page(base_url=workshop_folder.as_uri() + "/")
    page.goto("toy.html")
    assert page.locator(".nqpf-status").inner_text() == MESSAGES["from_file"]
    assert page.locator("nqpf-explorer").get_attribute("data-state") == "static"


def test_a_start_that_fails_says_so_and_can_be_tried_again(page, problems):
    page.route("**/portable.*.json", lambda route: route.fulfill(status=503))
    page.goto("toy.html")
    page.wait_for_selector("nqpf-explorer[data-state=error]")
    status = page.locator(".nqpf-status")
    assert status.inner_text().startswith(MESSAGES["start_failed"].split("(")[0])
    assert "503" in status.inner_text()
    problems.clear()
    page.unroute("**/portable.*.json")
    page.get_by_role("button", name=MESSAGES["try_again"]).click()
    ready(page)
    assert status.inner_text() == ""


def test_drawing_that_cannot_be_loaded_says_so_and_can_be_tried_again(page, problems):
    page.route("**/drawing.*.js", lambda route: route.abort())
    page.goto("toy.html")
    page.wait_for_selector("nqpf-explorer[data-state=error]")
    assert page.get_by_role("img", name="Growth from 2000").is_visible()
    problems.clear()
    page.unroute("**/drawing.*.js")
    page.get_by_role("button", name=MESSAGES["try_again"]).click()
    ready(page)
