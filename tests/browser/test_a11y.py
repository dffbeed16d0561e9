"""Every page for every reader: axe, narrow screens, the keyboard alone, forced colours, paper."""

import built
import pytest
from axe import violations
from practising import answer_all

SIZES = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(19, 20, 22)"}
NARROWEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def addresses(book):
    return [address for address in built.addresses(book) if address != "index.html"]


def show(page, address):
    """Open a page with all that it can unfold, its explorers awake."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for explorer in page.locator("nqpf-explorer").all():
        explorer.scroll_into_view_if_needed()
        explorer.and_(page.locator("[data-state=ready]")).wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_page(new_page, addresses, size):
    """Nor when its questions are answered: in the dark on a telephone, by day on a desk."""
    page = new_page(viewport=SIZES[size])
    schemes = ["light", "dark"] if size == "telephone" else ["dark", "light"]
    for address in addresses:
        show(page, address)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == GROUNDS[scheme]
            if scheme == schemes[1]:
                answer_all(page)
            # Whatever passes under Furo's header would count as too small a target.
            page.evaluate("scrollTo(0, 0)")
            assert violations(page) == [], (address, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], address


def test_axe_would_find_a_fault(page):
    page.goto("chapters/index.html")
    page.evaluate("document.querySelector('article p').style.color = '#bbb'")
    assert any(each.startswith("color-contrast") for each in violations(page))


def test_no_page_scrolls_sideways_on_the_narrowest_screen(new_page, addresses):
    page = new_page(viewport=NARROWEST)
    for address in addresses:
        show(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], address
        wide = page.evaluate("""[...document.querySelectorAll('article *')].filter((each) =>
            each.getBoundingClientRect().right > innerWidth + 1 && each.checkVisibility()
            && !each.closest('.table-wrapper, .math-wrapper, pre, .nqpf-table, [tabindex="0"]')).map((each) => each.outerHTML.slice(0, 120))""")
        assert wide == [], address


def test_what_scrolls_can_be_reached_by_keyboard_and_nothing_else_is_in_the_way(new_page):
    page = new_page(viewport={"width": 260, "height": 640})
    page.goto("chapters/connotation.html")
    boxes = page.locator(".table-wrapper, .math-wrapper")
    scrolling = [box.evaluate("(box) => box.scrollWidth > box.clientWidth") for box in boxes.all()]
    assert True in scrolling and False in scrolling
    page.wait_for_function("document.querySelector('.table-wrapper[tabindex]')")
    assert [box.get_attribute("tabindex") == "0" for box in boxes.all()] == scrolling


def test_the_contents_open_and_close_by_keyboard_on_a_telephone(new_page):
    page = new_page(viewport=SIZES["telephone"])
    page.goto("chapters/connotation.html")
    link = page.locator(".sidebar-tree a").first
    switch = page.get_by_role("checkbox", name="Toggle site navigation sidebar")
    assert not link.is_visible()
    switch.focus()
    page.keyboard.press("Space")
    link.wait_for(state="visible")
    link.focus()
    assert link.evaluate("(each) => each === document.activeElement")
    switch.focus()
    page.keyboard.press("Space")
    link.wait_for(state="hidden")


def test_contents_and_theme_are_within_reach_of_a_mouse(new_page):
    for width in (1280, 1000, 360):
        page = new_page(viewport={"width": width, "height": 740})
        page.goto("chapters/hallmark.html")
        theme = page.evaluate("document.body.dataset.theme")
        page.locator(".theme-toggle").locator("visible=true").first.click()
        assert page.evaluate("document.body.dataset.theme") != theme
        page.locator("label[for=__toc]").locator("visible=true").first.click()
        link = page.locator(".toc-tree a").last
        link.click()
        page.wait_for_url("**#*")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page):
    page.goto("chapters/connotation.html")
    page.get_by_role("link", name="Skip to content").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#furo-main-content")


def test_answers_stay_folded_until_asked_for_and_show_on_paper(page):
    page.goto("chapters/connotation.html")
    answer = page.locator(".admonition.predict + details").first
    content = answer.locator("p").first
    assert not content.is_visible()
    answer.locator("summary").press("Enter")
    content.wait_for(state="visible")
    answer.locator("summary").press("Enter")
    content.wait_for(state="hidden")
    page.emulate_media(media="print")
    content.wait_for(state="visible")
    assert not page.locator(".sidebar-drawer").is_visible()


def test_colours_of_the_roles_follow_the_reader_theme(new_page):
    page = new_page(color_scheme="dark")
    page.goto("chapters/index.html")

    def colour():
        return page.evaluate("getComputedStyle(document.body).getPropertyValue('--nqpf-data')")

    dark = colour()
    page.evaluate("document.body.dataset.theme = 'light'")
    light = colour()
    assert light != dark
    page.emulate_media(forced_colors="active", color_scheme="dark")
    assert colour() == dark, "forced colours decide, not the button"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--nqpf-ground')") == "Canvas"
