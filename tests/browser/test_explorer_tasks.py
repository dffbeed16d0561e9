"""Tasks tick off, say so, and stay ticked."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message

HEAR = """
window.heard = [];
addEventListener("nqpf-task", ({ detail, target }) => heard.push([detail.explorer, detail.task, target.localName]));
"""


@pytest.fixture
def toy(page):
    page.add_init_script(HEAR)
    page.goto("toy.html")
    ready(page)
    return page


def rate(page, value):
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill(value))


def test_no_task_is_done_at_the_start(toy):
    expect(toy.locator("[data-done=true]")).to_have_count(0)
    expect(toy.get_by_role("img", name=MESSAGES["task_is_open"])).to_have_count(2)


def test_a_task_that_is_met_is_ticked_and_spoken(toy):
    rate(toy, "8")
    task = toy.get_by_role("listitem").filter(has_text="Double the level.")
    expect(task.get_by_role("img", name=MESSAGES["task_is_done"])).to_be_visible()
    expect(toy.get_by_role("status").filter(has_text=message("task_done", task="Double the level."))).to_be_visible()
    assert toy.evaluate("heard") == [["toy", "double", "nqpf-explorer"]]


def test_it_stays_ticked_and_is_told_once(toy):
    for value in ("8", "1", "9", "-1"):
        rate(toy, value)
    expect(toy.locator("[data-done=true]")).to_have_count(2)
    assert toy.evaluate("heard") == [["toy", "double", "nqpf-explorer"], ["toy", "shrink", "nqpf-explorer"]]


def test_what_a_link_has_done_is_not_ticked_until_the_reader_does_it(page):
    page.add_init_script(HEAR)
    page.goto("toy.html?toy.rate=8#explorer-toy")
    ready(page)
    rate(page, "8.5")
    assert page.evaluate("heard") == []
    rate(page, "2")
    rate(page, "8")
    assert page.evaluate("heard") == [["toy", "double", "nqpf-explorer"]]


def test_a_hint_opens_by_keyboard(toy):
    toy.get_by_text(MESSAGES["hint"], exact=True).press("Enter")
    expect(toy.get_by_text("A higher rate does it.")).to_be_visible()
