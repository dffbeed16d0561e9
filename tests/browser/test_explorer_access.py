"""Every reader: what is spoken, what can be reached and hit, what is printed."""

import pytest
from axe import violations
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES

LEAST = 24  # CSS pixels of a touch target, WCAG 2.2

COUNT_SPOKEN = """() => {
  window.spoken = [];
  const region = document.querySelector(".nqpf-spoken");
  new MutationObserver(() => { if (region.textContent) spoken.push(region.textContent); })
    .observe(region, { childList: true, characterData: true, subtree: true });
}"""
DRAG = """async () => {
  const range = document.querySelector("[name=rate]");
  for (let i = 0; i < 30; i += 1) {
    range.value = String(i / 3);
    range.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
}"""
SMALL = """(least) => [...document.querySelectorAll(".nqpf :is(button, input, select, textarea, summary)")]
  .filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < least || height < least).map(([name]) => name)"""


def open_everything(page):
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(new_page, scheme, width):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto("toy.html?toy.rate=99")
    ready(page)
    open_everything(page)
    page.get_by_role("button", name=MESSAGES["pin"]).click()
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("9"))
    page.get_by_role("spinbutton", name="From", exact=True).fill("1")
    page.keyboard.press("Enter")
    source = page.get_by_label(MESSAGES["model_editor"]).first
    source.fill("nonsense(")
    page.get_by_role("button", name=MESSAGES["model_run"]).click()
    expect(page.locator(".nqpf-traceback")).to_be_visible()
    page.mouse.move(width / 2, 600)
    assert violations(page, "best-practice") == []


def test_a_drag_is_spoken_once_when_it_rests(page):
    page.goto("toy.html")
    ready(page)
    page.evaluate(COUNT_SPOKEN)
    page.evaluate(DRAG)
    last = page.locator(".nqpf-reading").inner_text()
    expect(page.locator(".nqpf-spoken")).to_have_text(last)
    assert page.evaluate("spoken") == [last]
    assert page.locator(".nqpf-reading").get_attribute("aria-live") is None
    assert page.locator(".nqpf-spoken").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_is_large_enough_to_hit(new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto("toy.html")
    ready(page)
    open_everything(page)
    assert page.evaluate(SMALL, LEAST) == []


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(page):
    page.goto("toy.html")
    ready(page)
    page.locator("h1").click()
    seen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("""() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          const shows = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
          const one = document.activeElement;
          return [one.name || one.dataset.action || one.className || one.localName, shows];
        }"""))
    order = [name for name, _ in seen]
    wanted = ["start", "nqpf-exact", "end", "nqpf-exact", "rate", "nqpf-exact", "way", "real", "prices", "nqpf-exact",
              "reset", "pin", "link", "csv", "svg", "summary", "summary", "summary"]
    assert order[: len(wanted)] == wanted
    assert all(shows for name, shows in seen[: len(wanted)]), seen


def test_on_paper_controls_go_and_the_figures_stay(page):
    page.goto("toy.html")
    ready(page)
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("3"))
    expect(page.locator(".nqpf-table td").last).to_have_text("1.34")
    page.emulate_media(media="print")
    for gone in (".nqpf-controls", ".nqpf-actions", ".nqpf-status", ".nqpf-model"):
        expect(page.locator(gone)).to_be_hidden()
    for stays in (".nqpf-title", ".nqpf-picture svg", ".nqpf-readouts", ".nqpf-reading", ".nqpf-table td >> nth=0"):
        expect(page.locator(stays)).to_be_visible()
    expect(page.locator(".nqpf-state")).to_have_text(
        "Settings: From: 2000; To: 2010; Rate: 3%; Growth is: compound; Take prices out: no; Price rise: 1%.")


def test_a_failing_value_is_spoken_with_its_name(page):
    page.goto("toy.html")
    ready(page)
    box = page.get_by_role("spinbutton", name="Rate")
    box.fill("99")
    box.press("Enter")
    alert = page.get_by_role("alert").filter(has_text="10.0")
    expect(alert).to_be_visible()
    assert box.get_attribute("aria-describedby") == alert.get_attribute("id")


def test_on_a_telephone_the_picture_stays_in_view_and_covers_no_control_in_use(new_page):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("toy.html")
    ready(page)
    for name in ("From", "To", "Rate", "Price rise"):
        box = page.get_by_role("spinbutton", name=name, exact=True)
        box.focus()
        control, picture = box.bounding_box(), page.locator(".nqpf-picture").bounding_box()
        assert control["y"] >= 0
        assert control["y"] + control["height"] <= picture["y"]
        assert picture["y"] + picture["height"] <= 740
