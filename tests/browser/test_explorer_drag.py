"""A drag shows the newest state at once and leaves no queue behind."""

import pytest
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

BUDGET = 25  # milliseconds from an input event to the picture in the document

COUNT_CALLS = """
const post = Worker.prototype.postMessage;
window.posted = 0;
Worker.prototype.postMessage = function (message) {
  if (message.target?.endsWith(":answer")) posted += 1;
  return post.call(this, message);
};
"""
STORM = """async () => {
  const range = document.querySelector("[name=rate]");
  window.posted = 0;
  let views = 0;
  addEventListener("nqpf-view", () => (views += 1));
  for (let i = 0; i < 200; i += 1) {
    range.value = String(-5 + (i % 31) / 2);
    range.dispatchEvent(new Event("input", { bubbles: true }));
  }
  range.value = "7.5";
  const last = new Promise((done) =>
    addEventListener("nqpf-view", ({ detail }) => {
      if (new Map(detail.view.params).get("rate") === 7.5) done();
    }),
  );
  range.dispatchEvent(new Event("input", { bubbles: true }));
  await last;
  return { posted: window.posted, views };
}"""
TIMES = """async ({ name, control }) => {
  const host = document.querySelector(`nqpf-explorer[name=${name}]`);
  const range = host.querySelector(`[name=${control}]`);
  const [low, high] = [Number(range.min), Number(range.max)];
  const times = [];
  for (let i = 0; i < 120; i += 1) {
    await new Promise(requestAnimationFrame);
    range.value = String(low + ((high - low) * (i % 20)) / 20);
    const seen = new Promise((done) => host.addEventListener("nqpf-view", done, { once: true }));
    const start = performance.now();
    range.dispatchEvent(new Event("input", { bubbles: true }));
    await seen;
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}"""


def test_a_storm_of_input_is_answered_with_the_newest_state_only(page):
    page.add_init_script(COUNT_CALLS)
    page.goto("toy.html")
    ready(page)
    assert page.evaluate(STORM) == {"posted": 2, "views": 2}
    assert page.get_by_role("spinbutton", name="Rate").input_value() == "7.5"


@pytest.mark.parametrize(("name", "control"), [("toy", "rate"), ("gallery", "size")])
def test_a_picture_follows_its_input_within_the_budget(page, name, control):
    page.goto(f"{name}.html")
    ready(page, name)
    # The middle of the best of three rounds: other work on this machine is not what is measured here.
    # The 95th percentile is for the benchmark, which has the machine to itself.
    rounds = [page.evaluate(TIMES, {"name": name, "control": control}) for _ in range(3)]
    p50, p95 = (min(times[int(share * len(times))] for times in rounds) for share in (0.5, 0.95))
    print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    assert p50 <= BUDGET


def test_words_that_grow_shorter_do_not_pull_the_page_up(new_page):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("toy.html")
    ready(page)
    page.get_by_label("Growth is").focus()
    heights = []
    for _ in range(2):
        for key in ("ArrowDown", "ArrowUp"):
            next_view(page, lambda key=key: page.keyboard.press(key))
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            heights.append(page.locator(".nqpf-reading").bounding_box()["height"])
    assert heights == sorted(heights)
    page.set_viewport_size({"width": 900, "height": 740})
    page.wait_for_selector(".nqpf-live[viewBox^='0 0 7']")
    assert page.locator(".nqpf-reading").bounding_box()["height"] <= min(heights)
