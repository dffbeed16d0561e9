"""The page's own worker dies or falls silent: the reader is told, and can try again."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES

# Lets a test make workers deaf, or fail them, and makes patience short.
CONTROL = """
window.workers = [];
window.Worker = class extends Worker {
  constructor(...all) { super(...all); workers.push(this); }
  postMessage(message) { if (!window.isDeaf) super.postMessage(message); }
};
const wait = window.setTimeout;
window.setTimeout = (act, time, ...rest) => wait(act, time === 10000 && window.isDeaf ? 300 : time, ...rest);
"""


@pytest.fixture
def toy(page):
    page.add_init_script(CONTROL)
    page.goto("toy.html")
    ready(page)
    return page


def rate(page, value):
    page.get_by_role("spinbutton", name="Rate").fill(value)


def silence(page):
    page.evaluate("window.isDeaf = true")


def kill(page):
    page.evaluate("workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'gone' }))")


@pytest.mark.parametrize("loss", [silence, kill])
def test_a_lost_worker_is_told_and_can_be_replaced(toy, loss):
    silence(toy)
    rate(toy, "5")
    loss(toy)
    toy.wait_for_selector("nqpf-explorer[data-state=error]")
    expect(toy.locator(".nqpf-status")).to_contain_text(MESSAGES["lost"])
    expect(toy.get_by_role("img", name="Growth from 2000")).to_be_visible()
    expect(toy.locator("[data-readout=level]")).to_have_text("1.22")
    toy.evaluate("window.isDeaf = false")
    next_view(toy, lambda: toy.get_by_role("button", name=MESSAGES["try_again"]).press("Enter"))
    ready(toy)
    expect(toy.locator("[data-readout=level]")).to_have_text("1.63")
    expect(toy.locator(".nqpf-status")).to_be_empty()
    expect(toy.locator(".nqpf-status")).to_be_focused()


def test_moving_a_control_tries_again_too(toy):
    silence(toy)
    rate(toy, "5")
    toy.wait_for_selector("nqpf-explorer[data-state=error]")
    toy.evaluate("window.isDeaf = false")
    next_view(toy, lambda: rate(toy, "6"))
    ready(toy)
    expect(toy.get_by_role("button", name=MESSAGES["try_again"])).to_have_count(0)


def test_a_worker_that_dies_unasked_is_replaced_unnoticed(toy):
    kill(toy)
    next_view(toy, lambda: rate(toy, "6"))
    expect(toy.locator("nqpf-explorer")).to_have_attribute("data-state", "ready")
