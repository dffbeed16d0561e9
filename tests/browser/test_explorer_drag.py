"""A drag shows the newest state at once and leaves no queue behind."""

import pytest
from workshop import ready, site, workshop_folder  # noqa: F401

BUDGET = 25  # milliseconds at the 95th percentile, from an input event to the picture in the document

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
    # The best of three rounds: other work on this machine is not what is measured.
    rounds = [page.evaluate(TIMES, {"name": name, "control": control}) for _ in range(3)]
    p95 = min(times[int(0.95 * len(times))] for times in rounds)
    print(f"{name}: p50 {min(times[len(times) // 2] for times in rounds):.1f} ms, p95 {p95:.1f} ms")
    assert p95 <= BUDGET
