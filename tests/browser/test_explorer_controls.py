"""Controls by mouse, touch and keyboard; exact values; what is not allowed; what has no effect."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message

LEVEL = "[data-readout=level]"


@pytest.fixture
def toy(page):
    page.goto("toy.html")
    ready(page)
    return page


def level(page):
    return float(page.locator(LEVEL).get_attribute("data-value"))


def exact(page, name):
    return page.get_by_role("spinbutton", name=name, exact=True)


def slider(page, name):
    return page.get_by_role("slider", name=name, exact=True)


def test_a_slider_moves_by_keyboard(toy):
    slider(toy, "Rate").focus()
    next_view(toy, lambda: toy.keyboard.press("ArrowRight"))
    assert exact(toy, "Rate").input_value() == "2.5"
    assert level(toy) == pytest.approx(1.025**10)
    assert slider(toy, "Rate").get_attribute("aria-valuetext") == "2.5%"
    next_view(toy, lambda: toy.keyboard.press("End"))
    assert exact(toy, "Rate").input_value() == "10"


def test_a_slider_moves_by_mouse(toy):
    box = slider(toy, "Rate").bounding_box()
    toy.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    toy.mouse.down()
    next_view(toy, lambda: toy.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2))
    toy.mouse.up()
    assert exact(toy, "Rate").input_value() == "10"
    assert level(toy) == pytest.approx(1.1**10)


def test_a_slider_moves_by_touch(new_page):
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.goto("toy.html")
    ready(page)
    box = slider(page, "Rate").bounding_box()
    next_view(page, lambda: page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2))
    assert exact(page, "Rate").input_value() == "10"


def test_an_exact_value_may_stand_between_the_steps(toy):
    next_view(toy, lambda: exact(toy, "Rate").fill("3.14"))
    assert level(toy) == pytest.approx(1.0314**10)
    assert slider(toy, "Rate").input_value() == "3"
    next_view(toy, lambda: toy.keyboard.press("Tab"))
    assert exact(toy, "Rate").input_value() == "3.14"


@pytest.mark.parametrize(("name", "typed", "problem"), [
    ("From", "1989", message("out_of_range", low="1990", high="2020")),
    ("From", "3000", message("out_of_range", low="1990", high="2020")),
    ("From", "2000.5", message("not_whole", low="1990", high="2020")),
    ("From", "", message("not_a_number", low="1990", high="2020")),
    ("Rate", "-70", message("out_of_range", low="-5.0", high="10.0")),
    ("Rate", "-", message("not_a_number", low="-5.0", high="10.0")),
    ("Rate", "e", message("not_a_number", low="-5.0", high="10.0")),
])
def test_a_value_that_is_not_allowed_is_refused_in_place(toy, name, typed, problem):
    box = exact(toy, name)
    box.click()
    toy.keyboard.press("ControlOrMeta+a")
    toy.keyboard.press("Delete")
    toy.keyboard.type(typed)
    before = level(toy)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    toy.keyboard.press("Enter")
    expect(toy.get_by_role("alert").filter(has_text=problem)).to_be_visible()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(problem)
    assert level(toy) == before
    next_view(toy, lambda: box.fill("5" if name == "Rate" else "2001"))
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(toy.get_by_role("alert").filter(has_text=problem)).to_have_count(0)


def test_typing_does_not_scold_before_the_end(toy):
    box = exact(toy, "From")
    box.click()
    toy.keyboard.press("ControlOrMeta+a")
    next_view(toy, lambda: toy.keyboard.type("2005"))
    assert "problem" not in (box.get_attribute("aria-describedby") or "")
    expect(toy.get_by_role("img", name="Growth from 2005")).to_be_visible()


def test_a_choice_and_a_switch(toy):
    next_view(toy, lambda: toy.get_by_label("Growth is").select_option("simple"))
    assert level(toy) == pytest.approx(1.2)
    next_view(toy, lambda: toy.get_by_role("checkbox", name="Take prices out").check())
    assert level(toy) == pytest.approx(1.1)


def test_controls_that_contradict_each_other_are_settled_and_shown(toy):
    next_view(toy, lambda: exact(toy, "From").fill("2015"))
    assert exact(toy, "To").input_value() == "2015"
    assert slider(toy, "To").input_value() == "2015"
    # The one that is being moved is left alone until it is let go.
    slider(toy, "To").focus()
    next_view(toy, lambda: toy.keyboard.press("Home"))
    expect(exact(toy, "To")).to_have_value("2015")


def test_a_control_without_effect_says_so_and_still_works(toy):
    prices = slider(toy, "Price rise")
    note = toy.locator("[data-control=prices]").get_by_text(MESSAGES["idle_now"])
    expect(note).to_be_visible()
    expect(prices).to_have_accessible_description(MESSAGES["idle_now"])
    expect(prices).to_be_enabled()
    next_view(toy, lambda: exact(toy, "Price rise").fill("2"))
    next_view(toy, lambda: toy.get_by_role("checkbox", name="Take prices out").check())
    assert level(toy) == pytest.approx(1.0)
    expect(note).to_have_count(0)
    expect(prices).to_have_accessible_description("")


def test_reset_brings_every_starting_value_back(toy):
    next_view(toy, lambda: exact(toy, "Rate").fill("7"))
    next_view(toy, lambda: toy.get_by_label("Growth is").select_option("simple"))
    next_view(toy, lambda: toy.get_by_role("checkbox", name="Take prices out").check())
    exact(toy, "From").fill("1")
    toy.keyboard.press("Enter")
    next_view(toy, lambda: toy.get_by_role("button", name=MESSAGES["reset"]).click())
    values = [exact(toy, name).input_value() for name in ("From", "To", "Rate")]
    assert values == ["2000", "2010", "2.0"]
    assert level(toy) == pytest.approx(1.02**10)
    expect(exact(toy, "From")).not_to_have_attribute("aria-invalid", "true")
    expect(toy.locator(".nqpf-status")).to_have_text(MESSAGES["reset_done"])


def test_the_help_of_a_control_describes_it(toy):
    expect(slider(toy, "To")).to_have_accessible_description("Never before the start.")
