"""The explorers of the built book: each wakes without a shift, moves, and can be shared."""

import built
import pytest
from workshop import CAN_GO_DOWN, next_view, ready

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const moved = entry.sources.map(({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)).filter((one) => one?.closest("nqpf-explorer"));
    if (moved.length) shifts.push([entry.value, ...moved.map((one) => one.className || one.localName)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
COUNT_CHANGES = """async (host) => {
  const frames = async (count) => { for (let i = 0; i < count; i += 1) await new Promise(requestAnimationFrame); };
  const changes = [];
  const observer = new MutationObserver((list) => changes.push(...list.map(({ target }) => target.className || target.localName)));
  await frames(3);
  observer.observe(host, { subtree: true, attributes: true, attributeFilter: ["style"] });
  await frames(10);
  return changes;
}"""
NEXT_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def addresses(book):
    """The pages that hold an explorer."""
    return [address for address in built.addresses(book) if "<nqpf-explorer" in (book / address).read_text("utf8")]


def test_there_are_explorers(addresses):
    assert len(addresses) >= 3


@pytest.mark.parametrize("width", [360, 1600])
def test_every_explorer_wakes_in_its_place_moves_and_comes_to_rest(new_page, addresses, width):
    # From 97em on Furo's letters are a tenth larger, and heights are fractions of a pixel.
    for address in addresses:
        page = new_page(viewport={"width": width, "height": 800})
        page.add_init_script(WATCH_SHIFTS)
        page.goto(address)
        for explorer in page.locator("nqpf-explorer").all():
            explorer.scroll_into_view_if_needed()
            ready(page, explorer.get_attribute("name"))
            page.evaluate(NEXT_FRAMES)
            assert page.evaluate("shifts") == [], address
            moved = explorer.locator("input[type=range], select")
            key = "ArrowDown" if moved.first.evaluate(CAN_GO_DOWN) else "ArrowUp"
            next_view(page, lambda: moved.first.press(key))
            for one in moved.all():
                for key in ("Home", "End"):
                    one.press(key)
            assert explorer.evaluate(COUNT_CHANGES) == [], address
            assert explorer.get_attribute("data-state") == "ready"
        page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_box_without_effect_stays_before_its_words(new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto("chapters/debates.html")
    explorer = page.locator("nqpf-explorer")
    explorer.scroll_into_view_if_needed()
    ready(page, "subsidy-count")
    box = explorer.get_by_role("checkbox", name="Tax breaks")
    before = box.bounding_box()["x"]
    next_view(page, lambda: explorer.get_by_label("Count", exact=True).select_option("wto"))
    assert box.bounding_box()["x"] == before
