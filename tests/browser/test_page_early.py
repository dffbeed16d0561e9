"""A page shows its first screen before the rest is laid out, and then stands as if nothing had been."""

import pytest

PAGE = "chapters/hallmark.html"
STANDS = "() => document.readyState === 'complete' && !document.documentElement.dataset.laid"
PLACES = """() => [...document.querySelectorAll("article h2, article form, article p")].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x, y + scrollY, width, height].map((one) => Math.round(one * 8) / 8);
})"""
WAITING = """() => [...document.querySelectorAll("article > section > section")].map(
    (each) => getComputedStyle(each).contentVisibility === "auto")"""


@pytest.fixture
def unfinished(page):
    """A page whose script is still under way, so that it has neither loaded nor time to lay out what nobody sees."""
    page.route("**/page.*.js*", lambda route: None)
    page.goto(PAGE, wait_until="commit")
    page.locator("footer").first.wait_for(state="attached")
    page.wait_for_function("document.documentElement.dataset.laid === 'partly'")
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_laid_out_in_pieces_stands_where_it_does_at_once(new_page, width):
    both = []
    for script in ("", "CSS.supports = () => false"):
        page = new_page(viewport={"width": width, "height": 740})
        page.add_init_script(script)
        page.goto(PAGE)
        page.wait_for_function(STANDS)
        assert page.evaluate(WAITING) == [False] * len(page.evaluate(WAITING))
        both.append(page.evaluate(PLACES))
    assert both[0] == both[1] and len(both[0]) > 100


def test_what_is_far_below_waits_and_what_is_near_does_not(unfinished):
    first, *_, practice, _ = unfinished.locator("article > section > section").all()
    assert is_laid_out(first) and not is_laid_out(practice)
    near = unfinished.locator("article > section > section:nth-of-type(n + 4):not([data-laid])").first.element_handle()
    near.evaluate("near => scrollBy(0, near.getBoundingClientRect().top - innerHeight + 100)")
    unfinished.wait_for_function("near => near.dataset.laid === 'whole'", arg=near)
    assert not is_laid_out(practice)
    assert unfinished.evaluate("document.documentElement.dataset.laid") == "partly"


@pytest.mark.parametrize("host", ["nqpf-explorer", "nqpf-practice"])
def test_no_form_has_a_place_before_its_section(unfinished, host):
    """Else a browser that looks where forms are, to fill them in, has the whole page laid out at once."""
    form = unfinished.locator(f"{host} form").first
    assert form.evaluate("form => form.getClientRects().length") == 0
    unfinished.locator("article > section > section").filter(has=unfinished.locator(host)).scroll_into_view_if_needed()
    form.wait_for(state="visible")


HALTING = """
    window.requestIdleCallback = (callback) => { window.step = callback; };
    let now = 0;
    performance.now = () => (now += 100);
"""
BEGUN = """() => [...document.querySelectorAll("[data-laid='begun'] > *")].map((each) => each.getClientRects().length > 0)"""


@pytest.fixture
def halting(page):
    """A page whose idle time comes when the test says so, and in which every part takes a step for itself."""
    page.add_init_script(HALTING)
    page.goto(PAGE)
    page.wait_for_function("typeof step === 'function'")
    return page


def test_a_section_is_laid_out_part_by_part(halting):
    for count in (1, 2, 3):
        halting.evaluate("step()")
        begun = halting.evaluate(BEGUN)
        assert begun == [True] * count + [False] * (len(begun) - count) and len(begun) > count
    halting.wait_for_function("() => { step(); return !document.documentElement.dataset.laid; }")
    assert halting.evaluate(BEGUN) == []


def test_who_comes_near_a_section_that_is_begun_finds_it_whole(halting):
    halting.evaluate("step()")
    halting.evaluate("scrollBy(0, 100 - innerHeight + document.querySelector('[data-laid=begun]').getBoundingClientRect().top)")
    halting.wait_for_function("!document.querySelector('[data-laid=begun]')")
    assert halting.evaluate("document.documentElement.dataset.laid") == "partly"


@pytest.mark.parametrize("jump", ["scrollTo(0, 1e9)", "document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))"])
def test_what_is_begun_is_whole_with_all_the_rest_for_who_goes_on(halting, jump):
    halting.evaluate("step()")
    halting.evaluate(jump)
    halting.wait_for_function("!document.documentElement.dataset.laid")
    assert halting.evaluate(BEGUN) == []


def is_laid_out(section):
    return section.locator("p, li, legend").first.evaluate("(words) => words.checkVisibility({ contentVisibilityAuto: true })")


def test_a_link_within_the_page_finds_everything_in_place(unfinished):
    unfinished.evaluate("document.querySelector('a[href$=\"#limits-of-the-model\"]').click()")
    assert unfinished.evaluate("document.documentElement.dataset.laid") is None
    top = unfinished.locator("#limits-of-the-model h2").bounding_box()["y"]
    assert 0 <= top < 120, "under the head of the page"


def test_the_key_to_the_end_leads_to_the_end(unfinished):
    unfinished.keyboard.press("End")
    unfinished.wait_for_function("scrollY > 0 && document.documentElement.scrollHeight - innerHeight - scrollY <= 1")


JUMPS = {
    "the end": ("scrollTo(0, 1e9)", "document.documentElement.scrollHeight - innerHeight - scrollY"),
    "a place": ("document.querySelector('#limits-of-the-model h2').scrollIntoView()",
                "document.querySelector('#limits-of-the-model h2').getBoundingClientRect().top"),
    "an address": ("location.hash = 'limits-of-the-model'", """[document.querySelector('#limits-of-the-model')].map(
        (one) => one.getBoundingClientRect().top - parseFloat(getComputedStyle(one).scrollMarginTop)
        - (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0))[0]"""),
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("aim", JUMPS)
def test_who_jumps_at_once_stays_where_the_jump_led(new_page, aim, width):
    """As with the bar at the side, which no link or key tells of."""
    jump, away = JUMPS[aim]
    page = new_page(viewport={"width": width, "height": 740})
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {jump}; }})")
    page.goto(PAGE)
    page.wait_for_function(STANDS)
    assert page.evaluate("scrollY") > 2000
    assert abs(page.evaluate(away)) <= 2


def test_paper_has_all_of_it(unfinished):
    unfinished.emulate_media(media="print")
    assert True not in unfinished.evaluate(WAITING)


def test_who_follows_a_link_into_a_page_or_returns_to_it_waits_for_nothing(page):
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.laid = document.documentElement.dataset.laid; })")
    for visit in (lambda: page.goto(PAGE + "#further-reading"), page.reload):
        visit()
        assert page.evaluate("window.laid") is None
    page.goto("chapters/reform.html")
    assert page.evaluate("window.laid") == "partly"
    page.reload()
    assert page.evaluate("window.laid") is None
