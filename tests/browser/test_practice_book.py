"""Practice and progress in the built book: the real questions, for every reader, light enough."""

import gzip
from urllib.parse import urlsplit

import built
import pytest
import serve
from axe import violations
from bankchecks import BANK
from playwright.sync_api import expect

from nqpf_quizzes import bank
from nqpf_quizzes.practising import MESSAGES

SIZES = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
CHAPTERS = [chapter.name for chapter in BANK.chapters]
BEFORE, ALL = 90 * 1024, 450 * 1024  # bytes that a chapter page may load before something wakes, and in all


@pytest.fixture(scope="module")
def parsed(book):
    return built.read(book)


def violations_at_the_top(page):
    """Whatever passes under Furo's header would count as too small a target."""
    page.evaluate("scrollTo(0, 0)")
    return violations(page)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_practice_item_of_the_bank_stands_in_its_chapter(parsed, chapter):
    forms = parsed[f"chapters/{chapter}.html"].select("nqpf-practice form")
    items = BANK.chapter(chapter).pool("practice")
    assert [form["data-item"] for form in forms] == [item["id"] for item in items]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_sources_and_sections_are_links_into_the_book(parsed, chapter):
    """Where they lead is what test_book checks for every link."""
    page = parsed[f"chapters/{chapter}.html"]
    assert "<!--nqpf" not in str(page)
    for item in BANK.chapter(chapter).pool("practice"):
        see = page.select_one(f'[data-item="{item["id"]}"] .nqpf-see')
        links = [link["href"] for link in see.select("a")]
        assert sum("references.html#" in link for link in links) == len(item["sources"]), item["id"]
        elsewhere = item["section"] != item["chapter"]
        assert sum("references.html#" not in link for link in links) == elsewhere, item["id"]


def test_the_map_counts_what_the_pages_hold(parsed):
    lines = parsed["chapters/index.html"].select(".course-map li:has(.nqpf-done)")
    assert len(lines) >= len(CHAPTERS)
    for line in lines:
        page = parsed[f"chapters/{line.a['href']}"]
        done = line.select_one(".nqpf-done")
        items = [form["data-item"] for form in page.select("form[data-item]")]
        tasks = [f"{one['name']}/{task['data-task']}" for one in page.select("nqpf-explorer") for task in one.select("[data-task]")]
        assert done.get("data-items", "").split() == items and done.get("data-tasks", "").split() == tasks
        assert done.text.split() == " ".join(
            [f"Questions: {len(items)}."] * bool(items) + [f"Tasks: {len(tasks)}."] * bool(tasks)).split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map_nor_in_its_dialog(new_page, scheme):
    page = new_page(color_scheme=scheme, viewport=SIZES["telephone"])
    page.goto("chapters/index.html")
    page.locator("nqpf-progress").scroll_into_view_if_needed()
    page.locator("nqpf-progress[data-state=ready]").wait_for()
    assert violations_at_the_top(page) == []
    page.get_by_role("button", name=MESSAGES["reset"]).click()
    assert violations_at_the_top(page) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_instructor_s_answers_are_right_on_the_page_too_which_stays_light(book, new_page, chapter):
    """Every item answered from the key: the page asks and scores what the bank says. Then it has loaded all that it ever does."""
    page = new_page(viewport=SIZES["telephone"])
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"chapters/{chapter}.html", wait_until="networkidle")
    assert 0 < weigh(book, asked) <= BEFORE
    for part in page.locator("[data-state]").all():
        part.scroll_into_view_if_needed()
        part.and_(page.locator("[data-state=ready]")).wait_for()
    for item in BANK.chapter(chapter).pool("practice"):
        form = page.locator(f'[data-item="{item["id"]}"]')
        if item["kind"] == "explorer":
            settings(page, item)
        else:
            give(form, bank.ask(item, "first"))
        form.get_by_role("button", name="Check").click()
        expect(form.locator(".nqpf-outcome")).to_have_text(MESSAGES["right"])
    assert [one for one in asked if "/practice." in one] and [one for one in asked if one.endswith(".wasm")]
    assert weigh(book, asked) <= ALL
    page.goto("chapters/index.html")
    page.locator("nqpf-progress").scroll_into_view_if_needed()
    line = page.locator(".course-map li", has=page.locator(f'a[href="{chapter}.html"]')).locator(".nqpf-done")
    count = len(BANK.chapter(chapter).pool("practice"))
    expect(line).to_contain_text(f"Questions: {count} of {count} right.")


def give(form, item):
    letters = "abcdefgh"
    for i, option in enumerate(item.get("options", [])):
        if option["right"]:
            form.locator("input").nth(i).check()
    if item["kind"] == "numeric":
        form.get_by_role("textbox").fill(repr(item["answer"]))
    for letter, left in zip(letters, item.get("left", [])):
        form.locator(f"select[data-letter={letter}]").select_option(str(left["answer"]))


def settings(page, item):
    """Set the explorer on the page to the item's example."""
    explorer = page.locator(f"nqpf-explorer[name={item['explorer']}]")
    explorer.scroll_into_view_if_needed()
    explorer.and_(page.locator("[data-state=ready]")).wait_for()
    explorer.locator("[data-action=reset]").click()
    for name, value in item["example"].items():
        control = explorer.locator(f"[data-control={name}]")
        kind = control.get_attribute("data-kind")
        if kind == "choice":
            control.locator("select").select_option(value)
        elif kind == "toggle":
            control.locator("input").set_checked(value)
        else:
            control.locator("input[type=number]").fill(str(value))


def weigh(book, addresses):
    """Bytes of some files as the server sends them."""
    paths = {book / urlsplit(address).path.lstrip("/") for address in addresses}
    return sum(path.stat().st_size if path.suffix in serve.PACKED else len(gzip.compress(path.read_bytes())) for path in paths)
