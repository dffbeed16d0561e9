"""Show the model: the running source can be changed, run and brought back, and harms nobody."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message

MODEL = "nqpf_widgets.models.toy"
EXPLORER = "nqpf_widgets.explorers.toy"
OTHER_EDITION = """() => {
  for (const [key, text] of Object.entries(sessionStorage)) {
    sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), original: "an older source" }));
  }
}"""
PICTURE = "() => document.querySelector('.nqpf-live').outerHTML"


@pytest.fixture
def toy(page):
    page.goto("toy.html")
    ready(page)
    page.get_by_text(MESSAGES["model"], exact=True).click()
    return page


def area(page, module=MODEL):
    return page.locator(f"textarea[id$='{module.replace('.', '-')}']")


def change(page, old, new, module=MODEL):
    source = area(page, module).input_value()
    assert old in source
    area(page, module).fill(source.replace(old, new))


def run(page):
    page.get_by_role("button", name=MESSAGES["model_run"]).click()


def restore(page):
    page.get_by_role("button", name=MESSAGES["model_restore"]).first.click()


def level(page):
    return float(page.locator("[data-readout=level]").get_attribute("data-value"))


def verdict(page):
    return page.locator(".nqpf-verdict[role=status]").filter(has_text="good picture stays")


def test_it_shows_the_very_source_that_runs(toy, workshop_folder):  # noqa: F811
    for module, file in ((MODEL, "models/toy.py"), (EXPLORER, "explorers/toy.py")):
        source = (workshop_folder.parent / "source/nqpf_widgets" / file).read_text("utf8")
        assert area(toy, module).input_value() == source
        expect(toy.get_by_text(message("model_file", file=file))).to_be_visible()


def test_a_changed_model_makes_the_picture_and_a_note_says_so(toy):
    change(toy, "(1 + rate) ** years", "2 * (1 + rate) ** years")
    next_view(toy, lambda: run(toy))
    assert level(toy) == pytest.approx(2 * 1.02**10)
    expect(toy.get_by_role("status").filter(has_text=MESSAGES["model_edited"])).to_be_visible()
    expect(toy.locator(".nqpf-edited")).to_contain_text(MESSAGES["model_edited"])
    next_view(toy, lambda: toy.get_by_role("spinbutton", name="Rate").fill("3"))
    assert level(toy) == pytest.approx(2 * 1.03**10)
    next_view(toy, lambda: restore(toy))
    assert level(toy) == pytest.approx(1.03**10)
    expect(toy.get_by_text(MESSAGES["model_edited"])).to_have_count(0)
    assert "2 * (1 + rate)" not in area(toy).input_value()


def test_the_note_is_said_once_and_not_with_every_picture(toy):
    change(toy, "(1 + rate) ** years", "5.0 + rate")
    next_view(toy, lambda: run(toy))
    note = toy.locator(".nqpf-verdict")
    note.evaluate("(note) => new MutationObserver(() => (note.dataset.touched = '')).observe(note, { childList: true })")
    next_view(toy, lambda: toy.get_by_role("spinbutton", name="Rate").fill("3"))
    expect(note).to_contain_text(MESSAGES["model_edited"])
    assert note.get_attribute("data-touched") is None


def test_changes_that_were_put_aside_can_be_taken_up_again(toy):
    change(toy, "(1 + rate) ** years", "5.0")
    next_view(toy, lambda: run(toy))
    next_view(toy, lambda: restore(toy))
    expect(toy.locator(".nqpf-verdict")).to_contain_text(MESSAGES["model_restored"])
    next_view(toy, lambda: toy.get_by_role("button", name=MESSAGES["model_redo"]).click())
    assert level(toy) == 5
    assert "5.0" in area(toy).input_value()
    next_view(toy, lambda: restore(toy))
    next_view(toy, lambda: restore(toy))
    expect(toy.get_by_role("button", name=MESSAGES["model_redo"])).to_have_count(0)


def test_a_change_outlives_a_reload_but_not_the_source_it_was_made_to(toy):
    change(toy, "(1 + rate) ** years", "5.0")
    toy.reload()
    ready(toy)
    toy.get_by_text(MESSAGES["model"], exact=True).click()
    assert level(toy) == pytest.approx(1.02**10)
    next_view(toy, lambda: run(toy))
    assert level(toy) == 5
    toy.evaluate(OTHER_EDITION)
    toy.reload()
    ready(toy)
    assert "5.0" not in area(toy).input_value()


@pytest.mark.parametrize("keys", ["Control+Enter", "Meta+Enter"])
def test_it_runs_by_keyboard(toy, keys):
    change(toy, "(1 + rate) ** years", "5.0")
    area(toy).focus()
    next_view(toy, lambda: toy.keyboard.press(keys))
    assert level(toy) == 5


def test_tab_indents_and_escape_lets_go(toy):
    area(toy).focus()
    toy.keyboard.press("ControlOrMeta+Home")
    toy.keyboard.press("Tab")
    assert area(toy).input_value().startswith('    """A model')
    toy.keyboard.press("Escape")
    toy.keyboard.press("Tab")
    expect(area(toy)).not_to_be_focused()
    expect(toy.get_by_text(MESSAGES["model_leave_editor"])).to_be_visible()


def test_several_files_are_changed_together(toy):
    change(toy, "(1 + rate) ** years", "(1 + rate) ** years + bonus()")
    change(toy, 'def compound', 'def bonus():\n    return 100\n\n\ndef compound')
    change(toy, '"Level at the end"', '"Changed label"', EXPLORER)
    next_view(toy, lambda: run(toy))
    expect(toy.locator("dt", has_text="Changed label")).to_be_visible()
    assert level(toy) > 100


@pytest.mark.parametrize(("old", "new", "module", "said"), [
    ("(1 + rate) ** years", "(1 + rate ** years", MODEL, ["SyntaxError", 'File "nqpf_widgets/models/toy.py", line 7\n    return (1 + rate ** years']),
    ("(1 + rate) ** years", "1 / 0", MODEL, ["ZeroDivisionError", "in compound\n    return 1 / 0"]),
    ("(1 + rate) ** years", "unknown", MODEL, ["NameError", "unknown"]),
    ('"""A model', 'import numpy\n"""A model', MODEL, ["ImportError", "numpy"]),
    ("(1 + rate) ** years", "float('nan')", MODEL, ["ViewError", "found nan"]),
    ("(1 + rate) ** years", "None", MODEL, ["Error"]),
    ("(1 + rate) ** years", "'much'", MODEL, ["Error"]),
    ("(1 + rate) ** years", "compound(rate, years + 1)", MODEL, ["RuntimeError"]),
    ("    return View(", "    return 7\n    return View(", EXPLORER, ["ViewError", "must return a View; found 7"]),
    ("explorer = Explorer(", "other = Explorer(", EXPLORER, ["explorer"]),
    ('"index"),\n            readout', '"no such format"),\n            readout', EXPLORER, ["no such format"]),
    ('charts=[chart(', 'charts=[{}, chart(', EXPLORER, []),
    ('[rule(y=[1.0]), ', '[{"kind": "pie", "label": ""}, ', EXPLORER, []),
    ("{way}.", "{nothing}.", EXPLORER, ["nothing"]),
    ("(1 + rate) ** years", "exit()", MODEL, []),
])
def test_what_goes_wrong_is_said_in_place_and_the_last_good_picture_stays(toy, old, new, module, said):
    picture, number = toy.evaluate(PICTURE), level(toy)
    change(toy, old, new, module)
    run(toy)
    expect(verdict(toy)).to_be_visible()
    for words in said:
        expect(toy.locator(".nqpf-model")).to_contain_text(words)
    assert toy.evaluate(PICTURE) == picture
    assert level(toy) == number
    next_view(toy, lambda: restore(toy))
    expect(verdict(toy)).to_have_count(0)
    next_view(toy, lambda: toy.get_by_role("spinbutton", name="Rate").fill("3"))
    assert level(toy) == pytest.approx(1.03**10)


def test_an_endless_loop_is_stopped(toy):
    picture = toy.evaluate(PICTURE)
    change(toy, "return (1 + rate)", "while True:\n        pass\n    return (1 + rate)")
    with toy.expect_worker() as worker:
        run(toy)
    with worker.value.expect_event("close"):
        expect(verdict(toy)).to_have_text(message("model_stopped", seconds="2"))
    assert toy.evaluate(PICTURE) == picture
    next_view(toy, lambda: restore(toy))
    assert len(toy.workers) == 1


def test_a_model_that_eats_memory_is_stopped(toy):
    picture = toy.evaluate(PICTURE)
    change(toy, "return (1 + rate)", "grow = [0]\n    while True:\n        grow = grow + grow\n    return (1 + rate)")
    run(toy)
    expect(verdict(toy)).to_be_visible()
    assert toy.evaluate(PICTURE) == picture
    next_view(toy, lambda: restore(toy))


def test_a_changed_model_is_seen_by_its_own_explorer_alone(page):
    page.goto("twice.html")
    for identity in ("explorer-toy", "explorer-toy-2"):
        page.locator(f"#{identity}[data-state=ready]").wait_for()
    first, second = page.locator("#explorer-toy"), page.locator("#explorer-toy-2")
    first.get_by_text(MESSAGES["model"], exact=True).click()
    editor = first.locator(f"textarea[id$='{MODEL.replace('.', '-')}']")
    editor.fill(editor.input_value().replace("(1 + rate) ** years", "5.0"))
    next_view(page, lambda: first.get_by_role("button", name=MESSAGES["model_run"]).click())
    assert len(page.workers) == 2
    next_view(page, lambda: second.get_by_role("spinbutton", name="Rate").fill("4"))
    expect(second.locator("[data-readout=level]")).to_have_text("1.22")
    expect(first.locator("[data-readout=level]")).to_have_text("5.00")


def test_a_changed_model_ticks_no_task_and_no_link_carries_it(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("toy.html")
    ready(page)
    page.get_by_text(MESSAGES["model"], exact=True).click()
    change(page, "(1 + rate) ** years", "5.0")
    next_view(page, lambda: run(page))
    expect(page.locator("[data-done=true]")).to_have_count(0)
    page.get_by_role("button", name=MESSAGES["link"]).click()
    expect(page.locator(".nqpf-status")).to_have_text(MESSAGES["copied"])
    link = page.evaluate("navigator.clipboard.readText()")
    assert "5.0" not in link and "compound" in link and len(link) < 200


def test_running_the_unchanged_source_is_no_change(toy):
    next_view(toy, lambda: run(toy))
    expect(toy.locator(".nqpf-verdict")).to_have_text(MESSAGES["model_unchanged"])
    expect(toy.get_by_text(MESSAGES["model_edited"])).to_have_count(0)
    assert len(toy.workers) == 1
