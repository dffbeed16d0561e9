"""The course map that the browser's back button brings back shows what was done since."""

import os

import chromium
import pytest
from playwright.sync_api import expect
from practising import awake, check, practice_folder, question, site  # noqa: F401

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


def test_a_map_from_the_back_forward_cache_is_up_to_date(page):
    page.add_init_script(PERSISTED)
    awake(page, "map.html", "nqpf-progress")
    expect(page.locator(".nqpf-done").first).to_contain_text("Questions: 0 of 6 right.")
    awake(page)
    form = question(page, "number")
    form.get_by_role("textbox").fill("25")
    check(form).wait_for()
    page.evaluate("history.back()")
    page.wait_for_selector("html[data-restored]", state="attached")
    expect(page.locator(".nqpf-done").first).to_contain_text("Questions: 1 of 6 right.")
