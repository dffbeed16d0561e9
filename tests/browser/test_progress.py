"""Progress: kept in the browser, restored, shown in the course map, saved and read; whatever the storage is like."""

import json

import pytest
from playwright.sync_api import expect
from practising import awake, check, practice_folder, question, site, stored, wait  # noqa: F401

from nqpf_quizzes.practising import MESSAGES, say

FORBIDDEN = """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });"""
NONE = """Object.defineProperty(window, "localStorage", { get() { return null; } });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""
ANSWER = {"at": 1000, "answer": 25, "outcome": "right", "best": "right"}


def answer_number(page, typed="25"):
    form = question(page, "number")
    form.get_by_role("textbox").fill(typed)
    check(form).wait_for()


def lines(page):
    return page.locator(".nqpf-done")


def status(page, element="nqpf-practice"):
    return page.locator(f"{element} .nqpf-status")


def put(page, **entries):
    """Write into localStorage before the page's scripts run: put(page, **{"item/toy-number": {...}})."""
    texts = {key if key.startswith("nqpf/") else f"nqpf/1/{key}": value if isinstance(value, str) else json.dumps(value)
             for key, value in entries.items()}
    page.goto("explorer.html")
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)


# Kept and restored

def test_answers_are_kept_under_versioned_keys_one_each(page):
    awake(page)
    answer_number(page)
    question(page, "choice").get_by_role("radio").first.check()
    check(question(page, "choice")).wait_for()
    kept = stored(page)
    assert set(kept) == {"nqpf/1/item/toy-number", "nqpf/1/item/toy-choice"}
    assert {key: kept["nqpf/1/item/toy-number"][key] for key in ("answer", "outcome", "best")} == {
        "answer": 25, "outcome": "right", "best": "right"}


def test_every_answer_comes_back_with_its_outcome_and_the_reason_is_one_press_away(page):
    awake(page, "practice.html", "nqpf-explorer")
    wait(page)
    question(page, "choice").get_by_role("radio").first.check()
    question(page, "multi").get_by_role("checkbox").first.check()
    question(page, "number").get_by_role("textbox").fill("-5")
    question(page, "match").get_by_role("combobox").first.select_option("2")
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("7")
    for kind in ("choice", "multi", "number", "match", "explorer"):
        check(question(page, kind)).wait_for()
    awake(page, "practice.html")
    outcomes = page.locator(".nqpf-outcome")
    expect(outcomes).to_have_text([MESSAGES[key] for key in ("not_yet", "partly", "not_yet", "partly", "partly")])
    expect(question(page, "choice").get_by_role("radio").first).to_be_checked()
    expect(question(page, "multi").get_by_role("checkbox").first).to_be_checked()
    expect(question(page, "number").get_by_role("textbox")).to_have_value("\u22125")
    expect(question(page, "match").get_by_role("combobox").first).to_have_value("2")
    expect(page.locator(".nqpf-reasons:visible, .nqpf-see:visible")).to_have_count(0)
    for kind in ("multi", "match", "explorer"):
        question(page, kind).locator("summary", has_text=MESSAGES["recall"]).press("Enter")
        expect(question(page, kind).locator(".nqpf-reasons").first).to_be_visible()
    expect(question(page, "choice").locator(".nqpf-recalled p")).to_be_hidden()
    question(page, "choice").get_by_text(MESSAGES["recall"]).click()
    expect(question(page, "choice").locator(".nqpf-recalled p")).to_be_visible()


def test_figures_that_were_drawn_come_back(page):
    awake(page)
    form = question(page, "vary")
    form.get_by_role("button", name=MESSAGES["another"]).click()
    expect(form.locator(".nqpf-answered")).to_have_text(MESSAGES["drawn"])
    stem = form.locator(".nqpf-stem").inner_text()
    form.get_by_role("textbox").fill("99")
    check(form).wait_for()
    awake(page)
    expect(form.locator(".nqpf-outcome")).to_have_text(MESSAGES["not_yet"])
    expect(form.locator(".nqpf-stem")).to_have_text(stem)
    expect(form.get_by_role("textbox")).to_have_value("99")


def test_settings_that_were_typed_come_back(page):
    awake(page)
    form = question(page, "explorer")
    form.get_by_label("From").fill("2005")
    form.get_by_label("Growth is").select_option("simple")
    form.get_by_label("Take prices out").check()
    check(form).wait_for()
    awake(page)
    expect(form.locator(".nqpf-outcome")).to_be_visible()
    expect(form.get_by_label("From")).to_have_value("2005")
    expect(form.get_by_label("Growth is")).to_have_value("simple")
    expect(form.get_by_label("Take prices out")).to_be_checked()


@pytest.mark.parametrize("answer", ["z", 7, ["a"], {"a": 1}])
def test_an_answer_that_the_question_no_longer_takes_is_left_out(page, answer):
    put(page, **{"item/toy-choice": {**ANSWER, "answer": answer}, "item/toy-number": ANSWER})
    awake(page)
    expect(question(page, "number").locator(".nqpf-outcome")).to_be_visible()
    expect(question(page, "choice").locator(".nqpf-answered")).to_be_empty()
    expect(question(page, "choice").get_by_role("radio", checked=True)).to_have_count(0)


def test_the_scorer_and_not_the_store_says_how_good_an_answer_is(page):
    put(page, **{"item/toy-number": {**ANSWER, "answer": 3}})
    awake(page)
    expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["not_yet"])


def test_a_task_that_was_finished_stays_ticked_on_the_next_visit(page):
    awake(page, "explorer.html", "nqpf-explorer")
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("9")
    page.locator("[data-task=double][data-done=true]").wait_for()
    assert set(stored(page)) == {"nqpf/1/task/toy/double"}
    awake(page, "explorer.html", "nqpf-explorer")
    task = page.get_by_role("listitem").filter(has_text="Double the level.")
    expect(task).to_have_attribute("data-done", "true")
    expect(task.get_by_role("img", name="Done:")).to_be_visible()
    expect(page.locator("[data-task=shrink]")).to_have_attribute("data-done", "false")


def test_tabs_do_not_overwrite_each_other(page):
    other = page.context.new_page()
    awake(page)
    awake(other)
    answer_number(page)
    question(other, "choice").get_by_role("radio").nth(1).check()
    check(question(other, "choice")).wait_for()
    assert set(stored(page)) == set(stored(other)) == {"nqpf/1/item/toy-number", "nqpf/1/item/toy-choice"}


# The course map

def test_the_map_says_what_there_is_and_what_is_done(page):
    page.goto("map.html")
    assert lines(page).first.evaluate("(line) => line.outerHTML").count("Questions: 6") <= 1
    wait(page, "nqpf-progress")
    expect(lines(page)).to_have_text(["Questions: 0 of 6 right. Tasks: 0 of 2 done.", "Tasks: 0 of 1 done."])
    awake(page, "practice.html", "nqpf-explorer")
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("9")
    wait(page)
    answer_number(page)
    question(page, "choice").get_by_role("radio").first.check()
    check(question(page, "choice")).wait_for()
    awake(page, "map.html", "nqpf-progress")
    expect(lines(page)).to_have_text([
        "Questions: 1 of 6 right, 1 more tried. Tasks: 1 of 2 done.", "Tasks: 1 of 1 done. Complete."])


def test_what_was_right_once_stays_counted(page):
    awake(page)
    answer_number(page)
    answer_number(page, "3")
    assert stored(page)["nqpf/1/item/toy-number"]["outcome"] == "not yet"
    awake(page, "map.html", "nqpf-progress")
    expect(lines(page).first).to_contain_text("Questions: 1 of 6 right. " + say("map_questions_slipped", slipped="1"))


def test_the_map_follows_answers_given_in_another_tab(page):
    awake(page, "map.html", "nqpf-progress")
    other = page.context.new_page()
    awake(other)
    answer_number(other)
    expect(lines(page).first).to_contain_text("Questions: 1 of 6 right.")


def test_it_says_where_answers_are(page):
    page.goto("map.html")
    expect(page.get_by_text(MESSAGES["progress_where"])).to_be_visible()
    assert "in this browser only" in MESSAGES["progress_where"] and "in this browser only" in MESSAGES["intro"]


# Saved, read, deleted

def save(page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name=MESSAGES["export"]).press("Enter")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def read(page, path):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=MESSAGES["import"]).press("Enter")
    chooser.value.set_files(path)


def test_progress_moves_to_another_browser_by_a_file(page, new_page, tmp_path):
    awake(page, "explorer.html", "nqpf-explorer")
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("9")
    page.locator("[data-done=true]").wait_for()
    awake(page)
    answer_number(page)
    awake(page, "map.html", "nqpf-progress")
    path = save(page, tmp_path)
    assert path.name == "nqpf-progress.json"
    expect(status(page, "nqpf-progress")).to_have_text(say("exported", file="nqpf-progress.json"))
    elsewhere = awake(new_page(), "map.html", "nqpf-progress")
    read(elsewhere, path)
    expect(status(elsewhere, "nqpf-progress")).to_have_text(say("imported", items="1", tasks="1"))
    expect(lines(elsewhere)).to_have_text(["Questions: 1 of 6 right. Tasks: 1 of 2 done.", "Tasks: 1 of 1 done. Complete."])
    assert stored(elsewhere) == stored(page)


def test_reading_keeps_the_newer_answer_and_the_better_outcome(page, tmp_path):
    newer = {**ANSWER, "at": 3000, "answer": 3, "outcome": "not yet", "best": "not yet"}
    older = {**ANSWER, "at": 1000, "answer": "a", "outcome": "not yet", "best": "not yet"}
    put(page, **{"item/toy-number": newer, "item/toy-choice": older})
    path = tmp_path / "progress.json"
    path.write_text(json.dumps({"format": "nqpf-progress", "version": 1, "item": {
        "toy-number": {**ANSWER, "at": 2000}, "toy-choice": {**ANSWER, "at": 2000, "answer": "b"}}}))
    awake(page, "map.html", "nqpf-progress")
    read(page, path)
    expect(status(page, "nqpf-progress")).to_have_text(say("imported", items="2", tasks="0"))
    kept = stored(page)
    assert kept["nqpf/1/item/toy-number"] == {**newer, "best": "right"}
    assert kept["nqpf/1/item/toy-choice"]["answer"] == "b"


@pytest.mark.parametrize(("text", "key"), [
    ("", "import_damaged"), ("{", "import_damaged"), ("null", "import_damaged"), ("[1]", "import_damaged"),
    ('{"cells": []}', "import_damaged"), ('{"format": "nqpf-progress"}', "import_damaged"),
    ('{"format": "nqpf-progress", "version": 2, "item": {}}', "import_newer"),
    ("x" * (2**20 + 1), "import_large"),
])
def test_a_file_that_holds_no_progress_changes_nothing(page, tmp_path, text, key):
    put(page, **{"item/toy-number": ANSWER})
    path = tmp_path / "file.json"
    path.write_text(text)
    awake(page, "map.html", "nqpf-progress")
    read(page, path)
    expect(status(page, "nqpf-progress")).to_have_text(MESSAGES[key])
    assert stored(page) == {"nqpf/1/item/toy-number": ANSWER}


def test_damaged_parts_of_a_file_are_left_out_and_counted(page, tmp_path):
    damaged = [None, 3, "x", {}, {**ANSWER, "at": "now"}, {**ANSWER, "outcome": "splendid"}, {**ANSWER, "best": "poor"},
               {**ANSWER, "answer": None}, {**ANSWER, "answer": "x" * 3000}, {**ANSWER, "seed": "<script>"}]
    items = {f"toy-{i}": each for i, each in enumerate(damaged)}
    items |= {"toy-number": ANSWER, "Bad name": ANSWER, "__proto__": ANSWER, "a/../b": ANSWER}
    path = tmp_path / "file.json"
    path.write_text(json.dumps({"format": "nqpf-progress", "version": 1, "item": items, "task": {"toy/double": {"at": 1}, "toy": {"at": 1}}}))
    awake(page, "map.html", "nqpf-progress")
    read(page, path)
    expect(status(page, "nqpf-progress")).to_have_text(say("imported_partly", items="1", tasks="1", count="14"))
    assert set(stored(page)) == {"nqpf/1/item/toy-number", "nqpf/1/task/toy/double"}


def test_all_is_deleted_only_when_confirmed(page):
    put(page, **{"item/toy-number": ANSWER, "task/toy/double": {"at": 1}, "nqpf/aside/x": "old", "other": "of another site"})
    page.evaluate("localStorage.setItem('foreign', 'kept')")
    awake(page, "map.html", "nqpf-progress")
    before = stored(page)
    button = page.get_by_role("button", name=MESSAGES["reset"])
    button.press("Enter")
    dialog = page.get_by_role("dialog", name=MESSAGES["reset_ask"])
    expect(dialog.get_by_role("button", name=MESSAGES["reset_no"])).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    button.press("Enter")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    assert stored(page) == before
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page, "nqpf-progress")).to_have_text(MESSAGES["reset_done"])
    expect(lines(page).first).to_have_text("Questions: 0 of 6 right. Tasks: 0 of 2 done.")
    assert stored(page) == {} and page.evaluate("localStorage.getItem('foreign')") == "kept"


# Storage that is damaged, foreign, newer, full or forbidden

@pytest.mark.parametrize("entry", ["", "{", "null", "[]", "42", '"x"', '{"at": 1}', '{"at": 1, "answer": "a", "outcome": "great"}'])
@pytest.mark.parametrize("address", ["alone.html", "map.html"])
def test_a_damaged_entry_is_set_aside_and_the_others_count(page, address, entry):
    put(page, **{"item/toy-choice": entry, "item/toy-number": ANSWER})
    element = "nqpf-progress" if address == "map.html" else "nqpf-practice"
    awake(page, address, element)
    if address == "map.html":
        expect(lines(page).first).to_contain_text("Questions: 1 of 6 right.")
    else:
        expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["right"])
    expect(status(page, element)).to_have_text(say("store_damaged", count="1"))
    kept = page.evaluate("Object.entries(localStorage)")
    assert ["nqpf/aside/nqpf/1/item/toy-choice", entry] in kept
    assert "nqpf/1/item/toy-choice" not in dict(kept)
    awake(page, address, element)
    expect(status(page, element)).to_be_empty()


@pytest.mark.parametrize("key", ["nqpf/1/", "nqpf/1/essay/x", "nqpf/1/item/", "nqpf/1/item/Not a name", "nqpf/1/task/toy"])
def test_what_stands_under_our_name_but_is_not_ours_is_set_aside(page, key):
    put(page, **{key: "foreign"})
    awake(page)
    expect(status(page)).to_have_text(say("store_damaged", count="1"))
    assert stored(page) == {f"nqpf/aside/{key}": "foreign"}


def test_keys_of_others_are_left_alone(page):
    page.goto("explorer.html")
    page.evaluate("localStorage.setItem('nqpf', '{'); localStorage.setItem('theme', 'dark'); localStorage.setItem('', 'x')")
    awake(page)
    expect(status(page)).to_be_empty()
    assert page.evaluate("localStorage.length") == 3


def test_what_a_newer_edition_keeps_is_left_alone_and_told(page):
    put(page, **{"nqpf/2/item/toy-number": "{newer}"})
    awake(page)
    expect(status(page)).to_have_text(MESSAGES["store_newer"])
    answer_number(page)
    assert set(stored(page)) == {"nqpf/2/item/toy-number", "nqpf/1/item/toy-number"}


@pytest.mark.parametrize(("script", "key"), [(FORBIDDEN, "store_forbidden"), (NONE, "store_forbidden"), (FULL, "store_full")])
def test_where_nothing_can_be_kept_practice_works_and_says_so(page, script, key):
    page.add_init_script(script)
    awake(page, "practice.html", "nqpf-explorer")
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("9")
    page.locator("[data-done=true]").wait_for()
    wait(page)
    answer_number(page)
    expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["right"])
    expect(status(page)).to_have_text(MESSAGES[key])


@pytest.mark.parametrize("script", [FORBIDDEN, NONE, FULL])
def test_where_nothing_can_be_kept_the_map_works_and_a_file_counts_for_the_visit(page, tmp_path, script):
    path = tmp_path / "file.json"
    path.write_text(json.dumps({"format": "nqpf-progress", "version": 1, "item": {"toy-number": ANSWER}}))
    page.add_init_script(script)
    awake(page, "map.html", "nqpf-progress")
    read(page, path)
    expect(lines(page).first).to_contain_text("Questions: 1 of 6 right.")
    saved = json.loads(save(page, tmp_path).read_text())
    assert saved["item"] == {"toy-number": ANSWER}


def test_damage_in_a_full_storage_is_ignored(page):
    put(page, **{"item/toy-choice": "{"})
    page.add_init_script(FULL)
    awake(page)
    answer_number(page)
    expect(status(page)).to_contain_text(MESSAGES["store_full"])
    assert stored(page) == {"nqpf/1/item/toy-choice": "{"}


def test_the_real_limit_of_the_storage_is_met_without_harm(page):
    page.goto("explorer.html")
    page.evaluate("""() => {
        for (let size = 2 ** 23; size >= 1; size = Math.floor(size / 2)) {
            for (let i = 0; ; i++) try { localStorage.setItem(`filler-${size}-${i}`, "x".repeat(size)); } catch { break; }
        }
    }""")
    awake(page)
    answer_number(page)
    expect(question(page, "number").locator(".nqpf-outcome")).to_have_text(MESSAGES["right"])
    expect(status(page)).to_have_text(MESSAGES["store_full"])
    assert stored(page) == {}
