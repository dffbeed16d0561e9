"""Practice before it wakes, as it wakes, and where it cannot: readable always, nothing moves, one worker."""

import re

import pytest
from playwright.sync_api import expect
from practising import awake, check, practice_folder, question, site, wait  # noqa: F401

from nqpf_quizzes.practising import MESSAGES

WORKERS = """
window.workers = [];
const Original = Worker;
window.Worker = class extends Original { constructor(...all) { super(...all); workers.push(this); } };
"""
SHIFT = """() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
}"""


# Without scripts

def test_without_scripts_every_question_can_be_read_and_no_answer(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("alone.html")
    assert page.locator("noscript").inner_text() == MESSAGES["no_script"]
    text = page.locator("nqpf-practice").inner_text()
    for part in ("2% a year <b>and</b> {compound}.", "1.22 & a bit", "Rising prices", "A better rota", "Human capital",
                 "% of growth", "Find settings from 2005"):
        assert part in text, part
    for reason in ("Growth is earned", "quarter", "It is built", "higher rate lifts"):
        assert reason not in text, reason
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_scripts_enter_leads_nowhere(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("alone.html")
    page.locator(".nqpf-number-field").first.press("Enter")
    assert page.url.endswith("alone.html")


def test_a_stem_keeps_its_paragraphs_and_lines(page):
    awake(page)
    stem = question(page, "choice").locator(".nqpf-stem")
    assert stem.inner_text() == (
        "Growth is 2% a year <b>and</b> {compound}.\nWhat is the level after ten years (新质生产力)?\nIt starts at 1."
    )
    expect(stem.locator("[lang=zh-Hans]")).to_have_text("新质生产力")


# Waking

def test_practice_sleeps_until_a_reader_comes_near(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("far.html", wait_until="networkidle")
    expect(page.locator("nqpf-practice")).to_have_attribute("data-state", "static")
    assert not [url for url in asked if re.search("practice[.]|wasm|portable", url)]
    wait(page)
    assert [url for url in asked if "/practice." in url]


def test_explorer_and_practice_share_one_worker(page):
    page.add_init_script(WORKERS)
    awake(page, "practice.html", "nqpf-explorer")
    wait(page)
    form = question(page, "number")
    form.get_by_role("textbox").fill("25")
    expect(check(form)).to_have_text(MESSAGES["right"])
    assert page.evaluate("workers.length") == 1


def test_an_answer_begun_before_practice_wakes_is_kept(page):
    page.goto("far.html")
    form = question(page, "choice")
    form.get_by_role("radio", name="1.22 & a bit").evaluate("(radio) => radio.click()")
    wait(page)
    expect(check(form)).to_have_text(MESSAGES["right"])


def test_an_answer_begun_before_practice_wakes_is_not_overwritten_by_an_earlier_one(page):
    awake(page)
    question(page, "number").get_by_role("textbox").fill("25")
    question(page, "vary").get_by_role("button", name=MESSAGES["another"]).click()
    expect(question(page, "vary").locator(".nqpf-answered")).to_have_text(MESSAGES["drawn"])
    question(page, "vary").get_by_role("textbox").fill("7")
    for kind in ("number", "vary"):
        check(question(page, kind)).wait_for()
    page.goto("far.html")
    form = question(page, "vary")
    stem = form.locator(".nqpf-stem").inner_text()
    form.get_by_role("textbox").evaluate("(field) => { field.value = '3'; }")
    wait(page)
    expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["right"])
    expect(form.get_by_role("textbox")).to_have_value("3")
    expect(form.locator(".nqpf-stem")).to_have_text(stem)


def test_while_python_is_on_its_way_a_reader_can_answer_and_is_told_to_wait(page):
    awake(page)
    question(page, "choice").get_by_role("radio").first.check()
    question(page, "number").get_by_role("textbox").fill("3")
    for kind in ("choice", "number"):
        check(question(page, kind)).wait_for()
    held = []
    page.route("**/*.wasm", lambda route: held.append(route))
    awake(page)
    question(page, "choice").get_by_role("radio").nth(1).check()
    form = question(page, "multi")
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".nqpf-answered")).to_have_text(MESSAGES["checking"])
    held[0].continue_()
    expect(form.locator(".nqpf-outcome")).to_have_text(MESSAGES["partly"])
    expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["not_yet"])
    expect(question(page, "choice").get_by_role("radio").nth(1)).to_be_checked()
    expect(question(page, "choice").locator(".nqpf-answered")).to_be_empty()


def test_nothing_moves_when_practice_wakes_and_brings_answers_back(page):
    awake(page)
    for kind, role in (("choice", "radio"), ("multi", "checkbox")):
        question(page, kind).get_by_role(role).first.check()
        check(question(page, kind)).wait_for()
    page.goto("alone.html")
    page.evaluate(SHIFT)
    page.locator(".nqpf-outcome").nth(1).wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shift") == 0


# Where it cannot wake, or fails

def test_a_page_opened_from_a_folder_says_why(browser, practice_folder):
    page = browser.new_page()
    page.goto((practice_folder / "alone.html").as_uri())
    expect(page.get_by_role("status").first).to_have_text(MESSAGES["from_file"])
    expect(page.get_by_role("button", name="Check")).to_have_count(0)
    page.goto((practice_folder / "map.html").as_uri())
    expect(page.get_by_role("status")).to_have_text(MESSAGES["progress_from_file"])
    page.close()


@pytest.mark.parametrize(("missing", "key"), [("Worker", "no_worker"), ("WebAssembly", "no_wasm")])
def test_a_browser_without_what_it_takes_is_told(page, missing, key):
    page.add_init_script(f"delete window.{missing}")
    page.goto("alone.html")
    expect(page.get_by_role("status").first).to_have_text(MESSAGES[key])


def test_a_script_that_does_not_arrive_is_told_and_can_be_loaded_again(page, problems):
    page.route("**/practice.*.js", lambda route: route.abort())
    page.goto("alone.html")
    status = page.locator("nqpf-practice[data-state=error] > .nqpf-status")
    expect(status).to_contain_text(MESSAGES["start_failed"].split("(")[0])
    assert all("ERR_FAILED" in each for each in problems)
    problems.clear()


def test_a_lost_worker_is_told_and_the_next_check_starts_a_new_one(page):
    page.add_init_script(WORKERS)
    awake(page)
    form = question(page, "number")
    form.get_by_role("textbox").fill("25")
    page.evaluate("window.nqpfPage.model.stop()")
    expect(check(form)).to_have_text(MESSAGES["right"])
    assert page.evaluate("workers.length") == 2


def test_python_that_does_not_arrive_is_told_in_place(page, problems):
    page.route("**/*.wasm", lambda route: route.abort())
    awake(page)
    form = question(page, "number")
    form.get_by_role("textbox").fill("25")
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".nqpf-answered")).to_contain_text(MESSAGES["check_failed"].split("(")[0])
    problems.clear()


# Paper, forced colours

def test_on_paper_questions_stay_and_controls_are_quiet(page):
    awake(page)
    form = question(page, "choice")
    form.get_by_role("radio").first.check()
    check(form).wait_for()
    page.emulate_media(media="print")
    expect(form.get_by_text("What is the level after ten years")).to_be_visible()
    expect(form.get_by_text("1.22 & a bit")).to_be_visible()
    expect(form.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_role("button")).to_have_count(0)


def test_signs_differ_in_shape_in_forced_colours_too(new_page):
    page = awake(new_page(forced_colors="active"))
    form = question(page, "multi")
    for options in ((0, 2), (0,), (1,)):
        for i, box in enumerate(form.get_by_role("checkbox").all()):
            box.set_checked(i in options)
        check(form).wait_for()
    sign = form.locator(".nqpf-outcome > .nqpf-sign")
    look = "(sign) => [getComputedStyle(sign).backgroundImage, getComputedStyle(sign, '::after').content, getComputedStyle(sign, '::after').transform].join()"
    looks = []
    for options in ((0, 2), (0,), (1,)):
        for i, box in enumerate(form.get_by_role("checkbox").all()):
            box.set_checked(i in options)
        check(form).wait_for()
        looks.append(sign.evaluate(look))
    assert len(set(looks)) == 3
