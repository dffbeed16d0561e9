"""The browser's back button brings a page back as it was left, its worker alive."""

import os

import chromium
import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

PERSISTED = """
addEventListener("pageshow", ({ persisted }) => document.documentElement.toggleAttribute("data-restored", persisted));
"""


@pytest.fixture(scope="module")
def browser(browser):
    """A Chromium with its back-forward cache, which Playwright turns off."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    launched = browser.browser_type.launch(
        executable_path=chromium.find_system() or chromium.remembered(),
        args=["--disable-gpu", *sandbox],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield launched
    launched.close()


def test_a_page_from_the_back_forward_cache_goes_on_where_it_stopped(page):
    page.add_init_script(PERSISTED)
    page.goto("toy.html")
    ready(page)
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("5"))
    page.goto("empty.html")
    page.evaluate("history.back()")  # go_back() waits for a load, which a restored page does not have
    page.wait_for_selector("html[data-restored]", state="attached")
    expect(page.get_by_role("spinbutton", name="Rate")).to_have_value("5")
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("7"))
    expect(page.locator("[data-readout=level]")).to_have_text("1.97")
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
