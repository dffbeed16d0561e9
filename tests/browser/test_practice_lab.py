"""Practice in a real JupyterLab 4: by mouse and by keyboard, in light and dark."""

import pytest
from labserver import THEMES, folder, lab, open_notebook  # noqa: F401
from playwright.sync_api import expect

from nqpf_quizzes.practising import MESSAGES

CELLS = ['from nqpf_quizzes import practice\npractice("hallmark")']
SHOWN = ".nqpf-item .widget-radio-box input"


def question(page, words):
    return page.locator(".nqpf-item", has=page.get_by_text(words))


def test_a_choice_by_keyboard_is_told_its_outcome_and_can_be_tried_again(open_notebook):
    form = question(open_notebook(), "The labour share is 0.6.")
    form.get_by_role("radio").nth(1).focus()
    form.page.keyboard.press("Space")
    form.get_by_role("button", name=MESSAGES["check"]).press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("Not yet")
    expect(form.get_by_role("alert")).to_contain_text("0.6 is the weight of labour.")
    # ipywidgets leave each button its own stop; JupyterLab keeps the arrows for its cells.
    form.get_by_role("radio").nth(1).press("Tab")
    form.page.keyboard.press("Space")
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_role("button", name=MESSAGES["check"]).press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("✓ Right")
    form.get_by_role("button", name=MESSAGES["again"]).press("Enter")
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)


def test_numbers_boxes_and_lists(open_notebook):
    page = open_notebook()
    form = question(page, "Harry Wu")
    form.get_by_role("textbox").fill("9,2")
    form.get_by_role("button", name=MESSAGES["check"]).click()
    expect(form.get_by_role("alert")).to_contain_text("Not understood")
    form.get_by_role("textbox").fill("9.2")
    form.get_by_role("button", name=MESSAGES["check"]).click()
    expect(form.get_by_role("alert")).to_contain_text("✓ Right")
    form = question(page, "Which choices together")
    form.get_by_role("checkbox", name="Hours worked").press("Space")
    form.get_by_role("button", name=MESSAGES["check"]).click()
    expect(form.get_by_role("alert")).to_contain_text(MESSAGES["more"])
    form = question(page, "with four choices")
    form.get_by_role("combobox", name="Capital services instead").select_option(index=2)
    form.get_by_role("button", name=MESSAGES["check"]).click()
    expect(form.get_by_role("alert")).to_contain_text("◐ Partly right")


def test_other_figures(open_notebook):
    form = question(open_notebook(), "What was TFP growth")
    before = form.inner_text()
    form.get_by_role("button", name=MESSAGES["another"]).click()
    expect(form.get_by_role("alert")).to_have_text(MESSAGES["drawn"])
    assert form.get_by_text("What was TFP growth").inner_text() not in before


@pytest.mark.parametrize("theme", THEMES)
def test_options_fit_and_stand_behind_their_buttons(open_notebook, theme):
    page = open_notebook(theme, width=700)
    out = page.evaluate("""() => {
        const panel = document.querySelector(".nqpf-practice"), right = panel.getBoundingClientRect().right + 1;
        return [...panel.querySelectorAll("label, select, p, button")].filter((one) => one.getBoundingClientRect().right > right).length;
    }""")
    assert out == 0
    for label in page.locator(".widget-radio-box label").all():
        assert label.evaluate("(one) => one.querySelector('input').getBoundingClientRect().left - one.getBoundingClientRect().left") < 4
