"""A pinned state stays in the picture, pale and dashed, beside the current one."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message

GHOSTS = ".nqpf-live [stroke-dasharray='2 3']"
TICKS = "() => [...document.querySelectorAll('.nqpf-live text[text-anchor=end]')].map((one) => one.textContent)"


@pytest.fixture
def toy(page):
    page.goto("toy.html")
    ready(page)
    return page


def pin(page):
    return page.get_by_role("button", name=MESSAGES["pin"])


def rate(page, value):
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill(value))


def test_the_pinned_state_is_drawn_under_the_current_one(toy):
    pin(toy).click()
    expect(toy.locator(".nqpf-status")).to_have_text(MESSAGES["pinned"])
    pinned_line = toy.locator(f"{GHOSTS} path").last.get_attribute("d")
    expect(toy.get_by_role("list").filter(has_text=MESSAGES["pinned_state"])).to_be_visible()
    rate(toy, "10")
    assert toy.locator(GHOSTS).count() == 2  # the rule and the line
    assert toy.locator(f"{GHOSTS} path").last.get_attribute("d") != pinned_line  # on the wider axis


def test_the_axes_hold_both_states(toy):
    rate(toy, "10")
    wide = toy.evaluate(TICKS)
    pin(toy).click()
    rate(toy, "0")
    assert toy.evaluate(TICKS) == wide


def test_the_pinned_numbers_stand_beside_the_current_ones(toy):
    pin(toy).click()
    rate(toy, "10")
    item = toy.locator(".nqpf-readouts > div", has_text="Level at the end")
    expect(item.locator("[data-readout=level]")).to_have_text("2.59")
    expect(item).to_contain_text(message("pinned_value", value="1.22"))


def test_the_pin_can_be_removed(toy):
    pin(toy).click()
    rate(toy, "10")
    toy.get_by_role("button", name=MESSAGES["unpin"]).press("Enter")
    expect(toy.locator(GHOSTS)).to_have_count(0)
    expect(toy.locator(".nqpf-pinned")).to_have_count(0)
    expect(toy.locator(".nqpf-status")).to_have_text(MESSAGES["unpinned"])
    expect(pin(toy)).to_be_visible()


@pytest.mark.parametrize("picture", ["lines", "lying", "upright", "cells"])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_every_kind_of_mark_can_be_a_ghost_and_charts_that_cannot_be_compared_have_none(page, picture, scale):
    page.goto("gallery.html")
    ready(page, "gallery")
    first = page.locator("[data-chart='0']")
    next_view(page, lambda: page.get_by_label("Picture").select_option(picture))
    next_view(page, lambda: page.get_by_label("Scale").select_option(scale))
    pin(page).click()
    next_view(page, lambda: page.get_by_role("spinbutton", name="Size").fill("50"))
    assert (first.locator(GHOSTS).count() == 0) == (picture == "cells")
    next_view(page, lambda: page.get_by_label("Picture").select_option("cells" if picture != "cells" else "lines"))
    assert first.locator(GHOSTS).count() == 0
