"""Practice answered by mouse and by keyboard: every kind, every outcome, what is said, trying again."""

import pytest
from playwright.sync_api import expect
from practising import awake, check, practice_folder, question, site, stored  # noqa: F401

from nqpf_quizzes.practising import MESSAGES, say


@pytest.fixture
def alone(page):
    return awake(page)


def said(form):
    return form.locator(".nqpf-answered")


def expect_outcome(form, key):
    """The outcome in words and by its sign."""
    expect(form.locator(".nqpf-outcome")).to_have_text(MESSAGES[key])
    expect(form.locator(".nqpf-outcome > .nqpf-sign")).to_have_attribute("data-outcome", key)


# Choice

@pytest.mark.parametrize(("option", "outcome", "why"), [
    ("1.22 & a bit", "right", "Yes. Growth is earned on growth."),
    ("1.20", "not_yet", "That is simple growth (简单增长)."),
    ("2.00", "not_yet", "Doubling takes 35 years."),
])
def test_a_choice_is_answered_with_the_reason_for_what_was_chosen_and_no_other(alone, option, outcome, why):
    form = question(alone, "choice")
    form.get_by_role("radio", name=option).check()
    check(form)
    expect_outcome(form, outcome)
    expect(form.locator(".nqpf-answered > p")).to_have_text([MESSAGES[outcome], why])


def test_chinese_in_a_reason_is_marked(alone):
    form = question(alone, "choice")
    form.get_by_role("radio", name="1.20").check()
    check(form)
    expect(said(form).locator("[lang=zh-Hans]")).to_have_text("简单增长")


def test_a_choice_by_keyboard_alone(alone):
    form = question(alone, "choice")
    form.get_by_role("radio").first.focus()
    alone.keyboard.press("Space")
    alone.keyboard.press("ArrowDown")
    expect(form.get_by_role("radio").nth(1)).to_be_checked()
    alone.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Check")).to_be_focused()
    alone.keyboard.press("Enter")
    expect_outcome(form, "right")
    alone.keyboard.press("Tab")
    alone.keyboard.press("Enter")
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    expect(form.get_by_role("radio").first).to_be_focused()


def test_enter_in_a_group_checks_too(alone):
    form = question(alone, "choice")
    form.get_by_role("radio").first.focus()
    alone.keyboard.press("Space")
    alone.keyboard.press("Enter")
    expect_outcome(form, "not_yet")


def test_every_question_is_a_group_named_by_its_text(alone):
    group = alone.get_by_role("group", name="Question 3. Growth was 8 and TFP 2. What percentage of growth was TFP?")
    expect(group.get_by_role("textbox", name=MESSAGES["your_answer"])).to_have_accessible_description("% of growth")
    expect(alone.get_by_role("group")).to_have_count(6)


def test_what_is_said_is_spoken(alone):
    for box in alone.locator(".nqpf-answered").all():
        expect(box).to_have_attribute("role", "status")


# Multiple choice

@pytest.mark.parametrize(("options", "outcome", "reasons", "note"), [
    ("A higher rate|A longer time", "right", ["Right: a. The rate", "Right: c. Time is"], None),
    ("A higher rate", "partly", ["Right: a. The rate"], "more"),
    ("A higher rate|A longer time|Rising prices", "partly", ["Right: a.", "Right: c.", "Not right: d. Prices"], None),
    ("A shorter time", "not_yet", ["Not right: b. Less time"], None),
    ("A higher rate|A shorter time", "not_yet", ["Right: a.", "Not right: b."], None),
])
def test_a_multiple_choice_is_told_part_by_part(alone, options, outcome, reasons, note):
    form = question(alone, "multi")
    for option in options.split("|"):
        form.get_by_role("checkbox", name=option).check()
    check(form)
    expect_outcome(form, outcome)
    items = form.locator(".nqpf-reasons > li")
    expect(items).to_have_count(len(reasons))
    for item, reason in zip(items.all(), reasons, strict=True):
        sign, text = reason.split(": ", 1)
        assert text in item.inner_text()
        expect(item.get_by_role("img")).to_have_accessible_name(sign + ":")
    expect(said(form).get_by_text(MESSAGES["more"])).to_have_count(1 if note else 0)


def test_boxes_by_keyboard(alone):
    form = question(alone, "multi")
    form.get_by_role("checkbox").first.focus()
    alone.keyboard.press("Space")
    for _ in range(2):
        alone.keyboard.press("Tab")
    alone.keyboard.press("Space")
    alone.keyboard.press("Enter")
    expect_outcome(form, "right")


# Numbers

@pytest.mark.parametrize(("typed", "outcome", "words"), [
    ("25", "right", "2 over 8 is a quarter."),
    (" 24.9 ", "right", "2 over 8 is a quarter."),
    ("2.5e1", "right", "2 over 8 is a quarter."),
    ("0.25", "not_yet", "Give the figure in per cent."),
    (".25", "not_yet", "Give the figure in per cent."),
    ("\u22125", "not_yet", MESSAGES["nothing_known"]),
    ("\u221225", "not_yet", MESSAGES["sign"]),
    ("\uff12\uff15", "right", "2 over 8 is a quarter."),
    ("24,9", "malformed", say("number_comma", found="24,9")),
    ("25 %", "right", "2 over 8 is a quarter."),
    ("25 points", "malformed", say("number_only", found="25 points")),
    ("a quarter", "malformed", say("number_only", found="a quarter")),
    ("1e999", "malformed", say("number_large", found="1e999")),
    ("1e305", "malformed", say("number_large", found="1e305")),
])
def test_a_number_typed_is_scored_or_told_what_is_wrong_with_it(alone, typed, outcome, words):
    form = question(alone, "number")
    form.get_by_role("textbox").fill(typed)
    alone.keyboard.press("Enter")
    expect_outcome(form, outcome)
    expect(said(form)).to_contain_text(words)
    assert bool(stored(alone)) == (outcome != "malformed")


def test_a_telephone_shows_the_keys_for_decimals(alone):
    expect(question(alone, "number").get_by_role("textbox")).to_have_attribute("inputmode", "decimal")


# Figures that vary

def figures(form):
    return [float(word.strip(",.%")) for word in form.locator(".nqpf-stem").inner_text().split() if word[0].isdigit()]


def residual(form):
    output, capital, labour, share = figures(form)
    return output - (1 - share / 100) * capital - share / 100 * labour


def test_the_static_figures_are_those_that_are_scored(alone):
    form = question(alone, "vary")
    form.get_by_role("textbox").fill(f"{residual(form):.2f}")
    check(form)
    expect_outcome(form, "right")
    output, capital, labour, share = figures(form)
    expect(said(form)).to_contain_text(f"Capital makes {(100 - share) * capital / 100:.2f}")


def test_another_one_has_other_figures_which_are_scored(alone):
    form = question(alone, "vary")
    seen = [figures(form)]
    for _ in range(3):
        form.get_by_role("textbox").fill("1")
        form.get_by_role("button", name=MESSAGES["another"]).press("Enter")
        expect(said(form)).to_have_text(MESSAGES["drawn"])
        expect(form.get_by_role("textbox")).to_have_value("")
        seen.append(figures(form))
    assert len({tuple(each) for each in seen}) == 4
    form.get_by_role("textbox").fill(f"{residual(form):.2f}")
    check(form)
    expect_outcome(form, "right")
    output, capital, labour, share = figures(form)
    form.get_by_role("textbox").fill(f"{output - capital - labour:.2f}")
    check(form)
    expect(said(form)).to_contain_text(f"Weigh the inputs, labour by {share:.0f}%.")


def test_only_a_question_that_varies_has_another_one(alone):
    buttons = alone.get_by_role("button", name=MESSAGES["another"])
    expect(buttons).to_have_count(1)
    expect(question(alone, "vary").get_by_role("button", name=MESSAGES["another"])).to_be_visible()


# Matching

@pytest.mark.parametrize(("numbers", "outcome", "signs", "missing"), [
    ("231", "right", ["Right:"] * 3, None),
    ("21-", "partly", ["Not right:"], "c"),
    ("--1", "partly", ["Right:"], "a, b"),
    ("122", "not_yet", ["Not right:"] * 3, None),
])
def test_lines_are_matched_by_lists(alone, numbers, outcome, signs, missing):
    form = question(alone, "match")
    for label, number in zip(["A new railway", "Longer schooling", "A better rota"], numbers):
        form.get_by_role("combobox", name=label).select_option(number if number != "-" else "")
    check(form)
    expect_outcome(form, outcome)
    marks = form.locator(".nqpf-reasons").first.get_by_role("img")
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == signs
    expect(said(form).get_by_text("Not matched yet")).to_have_count(1 if missing else 0)
    if missing:
        expect(said(form)).to_contain_text(say("match_missing", letters=missing))


def test_a_list_by_keyboard(alone):
    form = question(alone, "match")
    for label, key in (("A new railway", "2"), ("Longer schooling", "3"), ("A better rota", "1")):
        form.get_by_role("combobox", name=label).focus()
        alone.keyboard.press(key)
    form.get_by_role("button", name="Check").press("Space")
    expect_outcome(form, "right")


# Explorers

def test_the_explorer_on_the_page_is_the_answer(page):
    awake(page, "practice.html")
    form = question(page, "explorer")
    now = form.locator(".nqpf-settings")
    expect(now).to_contain_text("From: 2000; To: 2010; Rate: 2.0%; Growth is: compound; Take prices out: off")
    check(form)
    expect(said(form)).to_have_text(MESSAGES["move_first"])
    assert stored(page) == {}
    form.get_by_role("link", name=MESSAGES["explorer_link"]).press("Enter")
    page.wait_for_url("**#explorer-toy")
    page.locator("nqpf-explorer[data-state=ready]").wait_for()
    page.get_by_role("spinbutton", name="Rate", exact=True).fill("7")
    expect(now).to_contain_text("Rate: 7%")
    expect(form.locator(".nqpf-outcome")).to_have_count(0)
    check(form)
    expect_outcome(form, "partly")
    page.get_by_role("spinbutton", name="To", exact=True).fill("2020")
    page.get_by_role("spinbutton", name="From", exact=True).fill("2005")
    page.get_by_role("combobox", name="Growth is").select_option("simple")
    expect(now).to_contain_text('From: 2005; To: 2020; Rate: 7%; Growth is: simple, "linear"')
    check(form)
    expect_outcome(form, "right")
    expect(form.locator(".nqpf-reasons > li")).to_have_text(["The start was to be 2005.", "A higher rate lifts the level."])
    assert stored(page)["nqpf/1/item/toy-explorer"]["answer"]["start"] == 2005


def test_without_the_explorer_its_settings_are_typed(alone):
    form = question(alone, "explorer")
    expect(form).to_contain_text(say("explorer_typed", title="A toy"))
    form.get_by_label("From").fill("2005")
    form.get_by_label("To", exact=True).fill("2020")
    form.get_by_label("Rate").fill("10")
    alone.keyboard.press("Enter")
    expect_outcome(form, "right")
    form.get_by_label("Rate").fill("-4")
    check(form)
    expect_outcome(form, "partly")


@pytest.mark.parametrize(("label", "typed", "words"), [
    ("From", "1066", "From: write a whole number from 1990 to 2020."),
    ("From", "", "From: write a whole number from 1990 to 2020."),
    ("From", "2000.5", "From: write a whole number from 1990 to 2020."),
])
def test_settings_that_the_explorer_does_not_allow_are_explained(alone, label, typed, words):
    form = question(alone, "explorer")
    form.get_by_label(label).fill(typed)
    check(form)
    expect_outcome(form, "malformed")
    expect(said(form)).to_contain_text(words)


# Nothing, and again

@pytest.mark.parametrize(("kind", "words"), [
    ("choice", "choose_first"), ("multi", "choose_first"), ("number", "write_first"), ("vary", "write_first"), ("match", "match_first"),
])
def test_whoever_has_not_answered_is_told_how_to_begin(alone, kind, words):
    form = question(alone, kind)
    form.get_by_role("button", name="Check").click()
    expect(said(form)).to_have_text(MESSAGES[words])
    expect(form.locator("input, select").first).to_be_focused()
    assert stored(alone) == {}


def test_an_answer_that_is_changed_takes_the_outcome_away(alone):
    form = question(alone, "choice")
    form.get_by_role("radio").first.check()
    check(form)
    expect_outcome(form, "not_yet")
    form.get_by_role("radio").nth(1).check()
    expect(said(form)).to_be_empty()
    expect(form.get_by_role("button", name=MESSAGES["again"])).to_be_hidden()
    check(form)
    expect_outcome(form, "right")


@pytest.mark.parametrize(("kind", "answer"), [
    ("multi", lambda form: form.get_by_role("checkbox").first.check()),
    ("number", lambda form: form.get_by_role("textbox").fill("3")),
    ("match", lambda form: form.get_by_role("combobox").first.select_option("1")),
])
def test_trying_again_starts_afresh(alone, kind, answer):
    form = question(alone, kind)
    answer(form)
    check(form).wait_for()
    form.get_by_role("button", name=MESSAGES["again"]).click()
    expect(said(form)).to_be_empty()
    expect(form.locator("input, select").first).to_be_focused()
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".nqpf-outcome")).to_have_count(0)


def test_where_to_read_on_is_shown_with_an_outcome_only(alone):
    form = question(alone, "choice")
    see = form.locator(".nqpf-see")
    expect(see).to_be_hidden()
    form.get_by_role("radio").first.check()
    check(form)
    expect(see).to_be_visible()
    expect(see).to_contain_text(MESSAGES["sources"])
    expect(question(alone, "multi").locator(".nqpf-see")).to_be_hidden()


def test_impatient_readers_are_answered_once(alone):
    form = question(alone, "number")
    alone.evaluate("""() => {
        const { model } = nqpfPage, call = model.call.bind(model);
        window.calls = 0;
        model.call = (...all) => { calls += 1; return call(...all); };
    }""")
    form.get_by_role("textbox").fill("25")
    form.evaluate("(form) => { for (let i = 0; i < 20; i++) form.requestSubmit(); }")
    expect_outcome(form, "right")
    assert alone.evaluate("calls") == 1 and len(stored(alone)) == 1
