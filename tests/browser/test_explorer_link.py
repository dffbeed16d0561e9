"""A link restores a state, and a damaged one says what is wrong and restores the rest."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message


def values(page):
    names = ("From", "To", "Rate", "Price rise")
    found = [float(page.get_by_role("spinbutton", name=name, exact=True).input_value()) for name in names]
    return [*found, page.get_by_label("Growth is").input_value(), page.get_by_role("checkbox").is_checked()]


DEFAULTS = [2000, 2010, 2, 1, "compound", False]


def test_a_copied_link_restores_the_state(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("toy.html?toy.start=1991")
    ready(page)
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("3.25"))
    next_view(page, lambda: page.get_by_label("Growth is").select_option("simple"))
    next_view(page, lambda: page.get_by_role("checkbox").check())
    page.get_by_role("button", name=MESSAGES["link"]).click()
    expect(page.locator(".nqpf-status")).to_have_text(MESSAGES["copied"])
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("#explorer-toy")
    other = new_page()
    other.goto(link)
    ready(other)
    assert values(other) == [1991, 2010, 3.25, 1, "simple", True]
    expect(other.locator(".nqpf-status")).to_have_text(MESSAGES["link_restored"])
    expect(other.locator("[data-readout=rate]")).to_have_text("2.25% a year")


def test_where_copying_is_forbidden_the_link_is_shown_selected(page):
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto("toy.html")
    ready(page)
    page.get_by_role("button", name=MESSAGES["link"]).press("Enter")
    field = page.get_by_role("textbox", name=MESSAGES["link"])
    expect(field).to_be_focused()
    assert "toy.rate=2" in field.input_value()
    assert page.evaluate("getSelection().toString()") == field.input_value()


def test_reset_leaves_the_link_behind(page):
    page.goto("toy.html?toy.rate=7#explorer-toy")
    ready(page)
    assert values(page)[2] == 7
    next_view(page, lambda: page.get_by_role("button", name=MESSAGES["reset"]).click())
    assert values(page) == DEFAULTS


@pytest.mark.parametrize(("query", "problem", "restored"), [
    ("toy.speed=3", 'There is no setting "speed" here.', {}),
    ("toy.rate=11", "Rate (rate): found 11; allowed: a number from -5.0 to 10.0%.", {}),
    ("toy.rate=fast", 'Rate (rate): found "fast"; allowed: a number from -5.0 to 10.0%.', {}),
    ("toy.rate=nan", "Rate (rate): found nan; allowed: a number from -5.0 to 10.0%.", {}),
    ("toy.rate=", 'Rate (rate): found ""; allowed: a number from -5.0 to 10.0%.', {}),
    ("toy.rate", 'Rate (rate): found ""; allowed: a number from -5.0 to 10.0%.', {}),
    ("toy.start=1990.5", "From (start): found 1990.5; allowed: a whole number from 1990 to 2020.", {}),
    ("toy.way=wild", 'Growth is (way): found "wild"; allowed: one of compound, simple.', {}),
    ("toy.real=1", 'Take prices out (real): found "1"; allowed: true or false.', {}),
    ("toy.rate=3&toy.rate=4", "rate is given twice; the first was kept.", {2: 3}),
    ("toy.rate=%E6%96", message("link_garbled", part="toy.rate=%E6%96"), {}),
    ("toy.rate=5%", message("link_garbled", part="toy.rate=5%"), {}),
    ("elements.budget=3", message("link_elsewhere", name="elements"), {}),
    ("toy.=3", 'There is no setting "" here.', {}),
    ("toy.rate=<b>x</b>", 'Rate (rate): found "<b>x</b>"; allowed', {}),
])
def test_a_damaged_part_is_named_and_the_rest_restored(page, query, problem, restored):
    page.goto(f"toy.html?toy.prices=4&{query}&toy.end=2012&utm_source=x#explorer-toy")
    ready(page)
    expect(page.locator(".nqpf-status")).to_contain_text(problem)
    wanted = [2000, 2012, 2, 4, "compound", False]
    for place, value in restored.items():
        wanted[place] = value
    assert values(page) == wanted


def test_several_damaged_parts_are_all_named(page):
    page.goto("toy.html?toy.rate=11&toy.way=wild&gallery.size=3")
    ready(page)
    for part in ("Rate (rate)", "Growth is (way)", "gallery"):
        expect(page.locator(".nqpf-status")).to_contain_text(part)


def test_other_parameters_are_nobodys_business(page):
    page.goto("toy.html?highlight=toy&v=1.2&=&&%%#explorer-toy")
    ready(page)
    expect(page.locator(".nqpf-status")).to_be_empty()


def test_a_link_may_hold_several_explorers(page):
    page.goto("two.html?toy.rate=9&gallery.size=7#explorer-gallery")
    ready(page, "gallery")
    expect(page.get_by_role("spinbutton", name="Size")).to_have_value("7")
    page.locator("nqpf-explorer[name=toy]").scroll_into_view_if_needed()
    ready(page, "toy")
    assert values(page)[2] == 9


def test_of_two_alike_the_link_means_the_one_it_names(page):
    page.goto("twice.html?toy.rate=9#explorer-toy-2")
    for name in ("explorer-toy", "explorer-toy-2"):
        page.locator(f"#{name}[data-state=ready]").wait_for()
    rates = [page.locator(f"#{name}").get_by_role("spinbutton", name="Rate").input_value() for name in ("explorer-toy", "explorer-toy-2")]
    assert rates == ["2.0", "9"]
