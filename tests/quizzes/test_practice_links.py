"""Practice in a built book: its links are the book's own, and what does not exist stops the build."""

import re

import pytest
import quizbank
import yaml
from bs4 import BeautifulSoup
from tinybook import CELL, HEAD, TinyBook

from nqpf_widgets.page.packages import Package

PRACTICE = CELL.replace("nqpf_widgets import explore", "nqpf_quizzes import practice").replace('explore("probe")', 'practice("probe")')
WORK = "@book{solow1957, author = {Solow, Robert M.}, title = {Technical change}, publisher = {MIT}, year = {1957}}\n"
PAGES = """(sections)=
# A page with a section

Text that is long enough to describe the page, as every page has some of it.

(elsewhere)=
## Where to read on

Text.
"""


def bank_of(**changes):
    item = quizbank.item("choice", id="probe-one", objective="probe-1", **{"section": "elsewhere", **changes})
    return yaml.safe_dump({"chapter": "probe", "objectives": [{"id": "probe-1", "text": "Compute."}], "items": [item]})


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A book with practice of one question, the course map, and a bank of its own."""
    made = TinyBook(tmp_path_factory.mktemp("book"))
    toc = "format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/probe\n- file: chapters/sections\n- file: chapters/references\n"
    made.write("_toc.yml", toc)
    made.write("references.bib", WORK)
    made.write("chapters/references.md", "# References\n\nWorks that the chapters of this book cite.\n\n```{bibliography}\n```\n")
    made.write("chapters/sections.md", PAGES)
    made.write("chapters/probe.md", HEAD + "(probe)=\n# A probe\n\nText before the questions.\n" + PRACTICE)
    made.write("chapters/index.md", "# A tiny book\n\nIts text is long enough to describe it, and has a map.\n\n"
               ":::{container} course-map\n```{tableofcontents}\n```\n:::\n\n```{progress}\n```\n")
    made.write("quizzes/bank/probe.yml", bank_of())
    return made


def test_sections_and_works_are_linked_and_a_work_cited_only_by_a_question_is_listed(tiny):
    tiny.built()
    see = BeautifulSoup(tiny.page("probe"), "html.parser").select_one(".nqpf-see")
    assert " ".join(see.get_text().split()) == "Read again: Where to read on. Sources: Solow (1957)."
    assert [re.sub("id[0-9]+", "id", link["href"]) for link in see.select("a")] == ["sections.html#elsewhere", "references.html#id"]
    assert "Technical change" in tiny.page("references")
    line = BeautifulSoup(tiny.page("index"), "html.parser").select_one(".course-map .nqpf-done")
    assert line.get_text() == "Questions: 1." and line["data-items"] == "probe-one"


def test_a_table_to_read_again_is_called_by_its_number(tiny):
    table = "\n```{table} A caption that goes on\n:name: tab-long\n\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n"
    with (
        tiny.changed("chapters/sections.md", lambda text: text + table),
        tiny.changed("quizzes/bank/probe.yml", lambda _: bank_of(section="tab-long")),
        tiny.changed("chapters/probe.md", lambda text: text.replace('practice("probe")', 'practice("probe")  # again')),
    ):
        tiny.built()
        see = BeautifulSoup(tiny.page("probe"), "html.parser").select_one(".nqpf-see")
    assert " ".join(see.get_text().split()).startswith("Read again: Table 1. Sources")
    assert see.a["href"] == "sections.html#tab-long"


def test_the_map_follows_a_page_that_asks_for_more_without_being_touched(tiny):
    tiny.built()
    with tiny.changed("chapters/sections.md", lambda text: HEAD + text + PRACTICE):
        tiny.built()
        assert tiny.page("index").count("Questions: 1.") == 2
    tiny.built()
    assert tiny.page("index").count("Questions: 1.") == 1


@pytest.mark.parametrize(("changes", "words"), [
    ({"section": "no-such-place"}, "undefined label: 'no-such-place'"),
    ({"sources": ["nobody1900"]}, 'could not find bibtex key "nobody1900"'),
])
def test_a_link_to_nothing_stops_the_build(tiny, changes, words):
    # A cell of another text is run again: the tiny book's bank is not the one that the package declares.
    with tiny.changed("quizzes/bank/probe.yml", lambda _: bank_of(**changes)), tiny.changed(
            "chapters/probe.md", lambda text: text.replace('practice("probe")', f'practice("probe")  # {words}')):
        done = tiny.build()
    assert done.returncode != 0 and words in done.stdout


def test_pages_follow_the_bank():
    behind = [path.resolve() for path in Package("nqpf_quizzes").behind()]
    for name in ("bank/hallmark.yml", "nqpf_quizzes/messages.json", "nqpf_quizzes/page/static.py"):
        assert any(path.as_posix().endswith(f"quizzes/{name}") for path in behind), name
    assert not any("page/src" in path.as_posix() for path in behind)
