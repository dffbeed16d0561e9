"""The built book: no dead ends, nothing from elsewhere, nothing out of date."""

import re

import built
import pytest
import yaml
from bs4 import BeautifulSoup
from tinybook import CELL, MODEL, ROOT, TinyBook


@pytest.fixture(scope="module")
def parsed(book):
    return built.read(book)


def test_every_page_of_the_contents_is_built_and_no_other(parsed):
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    files = [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]
    assert set(parsed) == {"index.html", "search.html", *(f"{file}.html" for file in files)}
    assert {f"chapters/{path.stem}" for path in (ROOT / "chapters").glob("*.md")} == set(files)


def test_no_link_anchor_or_file_is_missing(book, parsed):
    assert list(built.broken_links(book, parsed)) == []


def test_nothing_is_fetched_from_another_site(book, parsed):
    assert list(built.foreign_loads(parsed)) == []
    assert list(built.foreign_in_files(book)) == []


def test_every_page_says_its_language_its_title_and_what_it_is_about(parsed):
    faults = [f"{address}: {fault}" for address, page in parsed.items() for fault in built.head_faults(page)]
    assert faults == []
    titles = [page.title.text for address, page in parsed.items() if address != "index.html"]
    assert len(titles) == len(set(titles))


def test_every_page_has_one_heading_unique_ids_and_words_for_its_pictures(parsed):
    faults = [f"{address}: {fault}" for address, page in parsed.items()
              if address != "search.html" for fault in built.body_faults(page)]
    assert faults == []


def test_the_entrance_leads_to_the_landing_page(parsed):
    refresh = parsed["index.html"].select_one('meta[http-equiv="refresh"]')["content"]
    assert refresh == "0; url=chapters/index.html"


def test_the_landing_page_maps_every_chapter(parsed):
    map_of_course = parsed["chapters/index.html"].select_one(".course-map")
    listed = {link["href"] for link in map_of_course.select("a")}
    assert listed == {address.removeprefix("chapters/") for address in parsed
                      if address.startswith("chapters/") and address != "chapters/index.html"}


def test_addresses_of_scripts_styles_and_data_carry_a_hash(parsed):
    hashed = re.compile(r"\.[0-9a-f]{12}\.\w+(\?|$)|\?v=[0-9a-f]{8}$")
    loaded = [(address, tag.get("src") or tag.get("href")) for address, page in parsed.items()
              for tag in page.select("script[src], link[rel=stylesheet], link[rel=preload]")]
    assert loaded
    # Sphinx's own files of the search page never change without Sphinx.
    bare = {target for _, target in loaded if not hashed.search(target)}
    assert bare <= {"_static/searchtools.js", "_static/language_data.js", "searchindex.js"}


def test_only_pages_with_an_element_load_its_script(parsed):
    for address, page in parsed.items():
        scripts = [tag["src"] for tag in page.select("script[src]")]
        assert any("/page." in script for script in scripts) == bool(page.find(re.compile("^nqpf-"))), address


def test_no_page_needs_mathjax_and_chinese_is_marked(parsed):
    text = "".join(map(str, parsed.values()))
    assert "mathjax" not in text.lower()
    marked = [tag for page in parsed.values() for tag in page.select('[lang="zh-Hans"]')]
    assert marked and all(re.search("[\u4e00-\u9fff]", tag.text) for tag in marked)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<a href='gone.html'></a>", "gone.html: there is no such file"),
        ("<a href='#gone'></a>", "#gone: the page has no such anchor"),
        ("<a href='other.html#gone'></a>", "other.html#gone: the page has no such anchor"),
        ("<script src='_static/gone.js'></script>", "_static/gone.js: there is no such file"),
        ("<a href='other.html#here'></a><a href='https://example.org/x'></a><a href='#top' id='top'></a>", None),
    ],
)
def test_the_check_of_links_finds_what_it_should(tmp_path, html, fault):
    (tmp_path / "page.html").write_text(html)
    (tmp_path / "other.html").write_text("<p id='here'></p>")
    found = list(built.broken_links(tmp_path, built.read(tmp_path)))
    assert found == ([] if fault is None else [f"page.html: {fault}"])


@pytest.mark.parametrize(
    "html",
    ["<script src='https://a.example/x.js'></script>", "<link rel='stylesheet' href='//a.example/x.css'>", "<img src='http://a.example/x.png'>"],
)
def test_the_check_of_foreign_files_finds_what_it_should(html):
    assert len(list(built.foreign_loads({"page.html": BeautifulSoup(html, "html.parser")}))) == 1


# What follows builds a book of two pages, in which things may go wrong.


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return TinyBook(tmp_path_factory.mktemp("tiny"))


def shown_height(tiny):
    page = BeautifulSoup(tiny.page("probe"), "html.parser")
    return page.select_one('[data-readout="height"]')["data-value"]


def test_a_page_shows_an_edited_model_and_an_unchanged_book_is_left_alone(tiny):
    tiny.built()
    assert shown_height(tiny) == "3"
    assert "application/vnd.jupyter.widget" not in tiny.page("probe")

    done = tiny.build()
    assert done.returncode == 0
    assert "no targets are out of date" in done.stdout
    assert "0 added, 0 changed, 0 removed" in done.stdout

    first_data = portable_of(tiny)
    tiny.write("widgets/nqpf_widgets/models/probe.py", MODEL.replace("3", "5"))
    tiny.built()
    assert shown_height(tiny) == "5"
    assert portable_of(tiny) != first_data, "the page would run the old model"


def portable_of(tiny):
    [path] = (tiny.folder / "_build" / "html" / "_static" / "nqpf").glob("portable.*.json")
    assert path.name in "".join(script.read_text("utf8") for script in path.parent.glob("page.*.js"))
    return path.name


def test_a_changed_script_or_style_reaches_every_page(tiny):
    tiny.built()
    style = tiny.folder / "widgets" / "nqpf_widgets" / "page" / "style" / "book.css"
    style.write_text(style.read_text("utf8") + ".added { color: red }", "utf8")
    html = tiny.built()
    [changed] = (html / "_static" / "nqpf").glob("book.*.css")
    assert ".added" in changed.read_text("utf8")
    assert all(changed.name in tiny.page(name) for name in ("index", "probe"))


def test_an_error_in_a_cell_fails_the_build_and_names_the_chapter(tiny):
    wrong = CELL.replace('explore("probe")', 'explore("prob")')
    with tiny.changed("chapters/probe.md", lambda text: text + wrong):
        done = tiny.build("--quiet")
    assert done.returncode != 0
    assert "chapters/probe.md" in done.stdout
    assert "UnknownExplorerError" in done.stdout


DEAD = {
    "See {ref}`nowhere`.": "undefined label: 'nowhere'",
    "A {term}`gone word`.": "term not in glossary: 'gone word'",
    "As in {cite:p}`nobody1900`.": 'could not find bibtex key "nobody1900"',
    "[A file](gone.md)": "cross-reference target not found: 'gone.md'",
}


def test_dead_references_fail_the_build_each_time(tiny):
    with tiny.changed("chapters/index.md", lambda text: text + "\n" + "\n\n".join(DEAD)):
        builds = [tiny.build("--quiet") for _ in range(2)]
    for done in builds:
        assert done.returncode != 0, "the second build hides what the first one said"
        assert [warning for warning in DEAD.values() if warning not in done.stdout] == []


def test_a_package_that_cannot_be_found_is_named_in_one_sentence(tiny):
    with tiny.changed("_config.yml", lambda text: text.replace("[nqpf_widgets", "[nqpf_gadgets, nqpf_widgets")):
        done = tiny.build("--quiet")
    assert done.returncode != 0
    assert "nqpf_packages names 'nqpf_gadgets', which is not installed here" in done.stdout
