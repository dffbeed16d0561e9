"""Before a reader's first move, an explorer plays some that nobody sees."""

import json

import pytest
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

# What the model is asked, how many pictures follow, and idle time that comes when the test says so.
WATCH = """
window.asked = [];
window.shown = 0;
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message) {
  if (message.target?.endsWith(":answer")) asked.push(message.args[1]);
  return post.call(this, message);
};
addEventListener("nqpf-view", () => { shown += 1; });
const idle = [];
window.requestIdleCallback = (work) => idle.push(work);
window.rest = async () => { while (idle.length) { idle.shift()({}); await new Promise((done) => setTimeout(done, 50)); } };
"""
LOOKS = "document.querySelector('nqpf-explorer').innerHTML.replaceAll(/plot-clip-\\d+/g, '')"
START = {"start": 2000, "end": 2010, "rate": 2, "way": "compound", "real": False, "prices": 1}


@pytest.fixture
def toy(page):
    page.add_init_script(WATCH)
    page.goto("toy.html")
    ready(page)
    return page


def asked(page):
    return [json.loads(one) for one in page.evaluate("asked")]


def test_every_control_is_moved_and_nothing_shows(toy):
    looks, first = toy.evaluate(LOOKS), len(asked(toy))
    toy.evaluate("rest()")
    moves = asked(toy)[first:]
    moved = [[name for name in START if move[name] != START[name]] for move in moves]
    assert {name for names in moved for name in names} == set(START) and max(map(len, moved)) == 1
    assert moves[-1] == START, "what the model keeps is what the first move starts from"
    assert (toy.evaluate(LOOKS), toy.evaluate("shown"), toy.evaluate("location.search")) == (looks, 1, "")


def test_whoever_moves_a_control_ends_it(toy):
    next_view(toy, lambda: toy.get_by_label("Rate").first.press("PageUp"))
    before = len(asked(toy))
    toy.evaluate("rest()")
    assert len(asked(toy)) == before


def test_what_fails_in_it_is_nobody_s_trouble(toy):
    toy.evaluate("""() => { Worker.prototype.postMessage = function ({ id }) {
        window.failed = true;
        this.onmessage({ data: { id, error: { type: "ValueError", message: "no", traceback: "" } } });
    } }""")
    toy.evaluate("rest()")
    assert toy.evaluate("failed")
    assert toy.locator("nqpf-explorer").get_attribute("data-state") == "ready"
    assert toy.locator(".nqpf-status").first.inner_text() == ""
