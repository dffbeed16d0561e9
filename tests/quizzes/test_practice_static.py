"""The HTML of practice before any script runs, and what the page's scripts are given."""

import json
import re
from pathlib import Path

import node
import pytest
import quizbank
from bankchecks import BANK
from bs4 import BeautifulSoup

from nqpf_quizzes import bank, practice, practising
from nqpf_quizzes.items import drawing, scoring
from nqpf_quizzes.page import course_map, static
from nqpf_quizzes.problems import CourseError
from nqpf_widgets.page import static as explorers

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "quizzes" / "nqpf_quizzes"
SOURCES = PACKAGE / "page" / "src"
NASTY = '<b>&"quoted"</b> </script> {x} 新质'
LONGEST = 150  # lines of a script


def every_kind(folder):
    """A sound practice item of every kind, and one that varies."""
    kinds = ("choice", "multi", "numeric", "match", "explorer")
    items = [quizbank.item(kind, id=f"hallmark-{kind}") for kind in kinds]
    varying = quizbank.item("numeric", id="hallmark-vary", vary="growth_residual", answer=..., slips=[],
                            stem="Output {output:number1}, share {labour_share:integer}.", why="It is {contribution_labour:number2}.")
    return quizbank.chapter(folder, *items, varying).items


@pytest.fixture
def items(tmp_path):
    return every_kind(tmp_path)


@pytest.fixture
def page(items):
    return BeautifulSoup(static.html("hallmark", items), "html.parser")


def form(page, kind):
    return page.select_one(f'[data-item="hallmark-{kind}"]')


def keys(page):
    return json.loads(page.select_one("script.nqpf-keys").string)


# What a reader sees

def test_every_question_and_every_option_can_be_read(page, items):
    for item in items:
        text = " ".join(form(page, item["id"].partition("-")[2]).get_text(" ").split())
        asked = bank.ask(item, practising.SEED)
        parts = [asked["stem"]] + [one["text"] for one in item.get("options", []) + item.get("left", [])] + item.get("right", [])
        for part in parts:
            assert part in text, (item["id"], part)


def test_no_reason_and_no_key_can_be_read_or_opened(page, items):
    for script in page.select("script"):
        script.extract()
    shown = str(page)
    for item in items:
        for one in item.get("options", []) + item.get("left", []) + item.get("goals", []) + item.get("slips", []):
            assert one["why"] not in shown, one["why"]
    assert "2.5" not in shown
    assert page.select(".nqpf-option") and not page.select(".nqpf-option [checked]")
    assert not page.select("form details")


def test_figures_are_drawn_and_no_placeholder_is_left(page):
    legend = form(page, "vary").legend.get_text()
    assert re.fullmatch(r"Question 6\.Output \d\.\d, share \d\d\.", legend)


def test_controls_are_native_and_named(page):
    for one in page.select("form"):
        assert one.fieldset.legend.get_text().startswith("Question ")
        for control in one.select("input, select"):
            assert control.find_parent("label") or one.select_one(f'label[for="{control["id"]}"]'), control
    assert [one["type"] for one in form(page, "choice").select("fieldset input")] == ["radio"] * 3
    assert [one["type"] for one in form(page, "multi").select("fieldset input")] == ["checkbox"] * 3
    assert form(page, "numeric").select_one("input[type=text]")["inputmode"] == "decimal"
    assert [len(one.select("option")) for one in form(page, "match").select("select")] == [3, 3]


def test_without_scripts_no_button_can_be_pressed_and_a_sentence_says_why(page):
    assert page.noscript.get_text() == practising.MESSAGES["no_script"]
    for buttons in page.select(".nqpf-actions"):
        assert buttons.has_attr("hidden") and buttons.select_one("[type=submit]").has_attr("disabled")


def test_only_an_item_that_varies_offers_other_figures(page):
    assert [one.find_parent("form")["data-item"] for one in page.select("[data-action=another]")] == ["hallmark-vary"]


def test_hostile_words_stay_words(tmp_path):
    options = [quizbank.option(NASTY, right=True, why=NASTY), quizbank.option(NASTY + "2", misconception="one"),
               quizbank.option("plain " + NASTY, misconception="two")]
    made = quizbank.chapter(tmp_path, quizbank.item("choice", stem=NASTY + "\n\n" + NASTY, options=options)).items
    page = BeautifulSoup(static.html("hallmark", made), "html.parser")
    assert page.find("b") is None and len(page.select("script")) == 1
    assert page.select_one(".nqpf-stem").get_text() == NASTY * 2
    assert [span.get_text() for span in page.select(".nqpf-stem [lang=zh-Hans]")] == ["新质"] * 2
    assert keys(page)["items"][0]["options"][0]["why"] == NASTY


def test_ids_are_unique_however_often_a_chapter_is_shown(items):
    page = BeautifulSoup(static.html("hallmark", items) + static.html("hallmark", items, 2), "html.parser")
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids)) > 0
    names = {one["name"] for one in page.select("input[name]")}
    assert len(names) == 4


# Explorers

def test_an_explorer_elsewhere_has_a_field_for_each_setting(page):
    fields = form(page, "explorer").select(".nqpf-control")
    assert "type them here" in form(page, "explorer").get_text()
    assert [one["data-control"] for one in fields][:3] == ["country", "vintage", "start"]
    assert form(page, "explorer").select_one("[data-control=start] input")["value"] == "1990"


def test_an_explorer_on_the_page_is_linked_with_its_settings(items, monkeypatch):
    monkeypatch.setattr(explorers, "is_shown", lambda name: name == "growth-accounting")
    one = form(BeautifulSoup(static.html("hallmark", items), "html.parser"), "explorer")
    assert one.select_one("a")["href"] == "#explorer-growth-accounting"
    assert "Country: China; " in one.select_one(".nqpf-settings").get_text() and not one.select("input")


def test_an_explorer_counts_as_on_the_page_once_it_is_shown():
    from nqpf_widgets import explorer

    assert not explorers.is_shown("no-such")
    explorers.PageExplorer(explorer.load("elements"), {})
    assert explorers.is_shown("elements")


# What the scripts are given

def test_the_scorer_finds_all_it_needs_in_the_page(page, items):
    answers = {"choice": "a", "multi": ["a"], "numeric": 2.5, "match": {"a": 2, "b": 1}, "explorer": {"start": 1978}}
    given = keys(page)
    assert given["seed"] == practising.SEED
    for item, own in zip(items, given["items"], strict=True):
        drawn = drawing.draw(own, given["seed"])
        answer = drawn["answer"] if item.get("vary") else answers[item["kind"]]
        result = scoring.score(drawn, answer)
        assert result["outcome"] == "right", item["id"]
        assert result == scoring.score(drawing.draw(item, practising.SEED), answer)


def test_the_page_carries_nothing_that_only_people_need(page):
    text = page.select_one("script.nqpf-keys").string
    for word in ("solow1957", "bloom", "objective", "misconception", "example", "What happens to the residual"):
        assert (word in text) == (word == "misconception"), word  # drawing matches slips by it


def test_graded_items_never_reach_a_page():
    for chapter in BANK.chapters:
        graded = {item["id"] for item in chapter.pool("graded")}
        html = static.html(chapter.name, practising.items_of(chapter.name))
        assert graded and not [one for one in graded if f'"{one}"' in html]


# Errors

CHAPTERS = ", ".join(sorted(chapter.name for chapter in BANK.chapters))


@pytest.mark.parametrize(("chapter", "words"), [
    ("hallmrk", f'the bank: has no chapter "hallmrk"; it has {CHAPTERS}.* Did you mean hallmark?'),
    (3, "practice: practice(...) takes the name of a chapter in quotes; found 3"),
    (None, "takes the name of a chapter in quotes; found None"),
])
@pytest.mark.parametrize("host", ["page", ""])
def test_a_chapter_that_is_not_there_is_told(monkeypatch, host, chapter, words):
    monkeypatch.setenv("NQPF_HOST", host)
    with pytest.raises(CourseError) as raised:
        practice(chapter)
    for word in words.split(".*"):
        assert word in str(raised.value)


def test_a_chapter_without_practice_is_told(monkeypatch, tmp_path):
    made = quizbank.chapter(tmp_path, quizbank.item("choice", pool="graded"))
    monkeypatch.setattr(practising, "_bank", lambda: bank.Bank([made]))
    with pytest.raises(CourseError, match=r"hallmark.yml: the chapter has no practice item; mark one pool: practice"):
        practising.items_of("hallmark")


def test_the_front_door_makes_a_page_while_the_book_is_built(monkeypatch):
    monkeypatch.setenv("NQPF_HOST", "page")
    made = practice("hallmark")._repr_mimebundle_()
    assert set(made) == {"text/plain", "text/html"} and made["text/html"].startswith("<nqpf-practice ")


# The course map

MAP = '<li class="toctree-l1"><a class="reference internal" href="{}">1. Title</a></li>'


class Builder:
    def get_target_uri(self, docname):
        return docname + ".html"


class App:
    builder = Builder()

    class config:
        root_doc = "chapters/index"

    class env:
        docname = "chapters/hallmark"


def noted(monkeypatch, **asks):
    app = App()
    app.env = type("Env", (), {"nqpf_asked": {f"chapters/{name}": one for name, one in asks.items()}})()
    return app


def shown(app, body):
    context = {"body": body}
    course_map.show(app, "chapters/index", "", context, None)
    return context["body"]


def test_a_line_of_the_map_counts_what_its_page_asks_for(monkeypatch):
    app = noted(monkeypatch, a={"items": ["a-1", "a-2"], "tasks": ["x/y"]}, b={"items": [], "tasks": []})
    body = "<nqpf-progress></nqpf-progress>" + MAP.format("a.html") + MAP.format("b.html")
    lines = BeautifulSoup(shown(app, body), "html.parser").select("li")
    assert lines[0].p.get_text() == "Questions: 2. Tasks: 1."
    assert (lines[0].p["data-items"], lines[0].p["data-tasks"]) == ("a-1 a-2", "x/y")
    assert lines[1].p is None


def test_a_page_without_progress_keeps_its_lists_as_they_are(monkeypatch):
    app = noted(monkeypatch, a={"items": ["a-1"], "tasks": []})
    assert shown(app, MAP.format("a.html")) == MAP.format("a.html")


def test_the_landing_page_is_written_again_only_when_something_has_changed(monkeypatch):
    app = noted(monkeypatch, a={"items": ["a-1"], "tasks": []})
    assert course_map.renew(app, app.env) == ["chapters/index"]
    assert course_map.renew(app, app.env) == []
    app.env.nqpf_asked["chapters/a"]["items"].append("a-2")
    assert course_map.renew(app, app.env) == ["chapters/index"]
    course_map.forget(app, app.env, "chapters/a")
    assert course_map.renew(app, app.env) == ["chapters/index"]


# Words and scripts

def test_every_message_is_used_and_every_message_used_is_there():
    sources = [path for path in PACKAGE.glob("*.py")] + [*(PACKAGE / "page").glob("*.py"), *SOURCES.glob("*.js")]
    text = "\n".join(path.read_text("utf8") for path in sources)
    unused = [key for key in practising.MESSAGES if not re.search(rf"""["'\s{{,.]{key}["'\s}},]""", text)]
    made = {"malformed", "unanswered"} | {f"map_{key}" for key in ("questions", "tasks")}  # keys put together
    assert set(unused) <= made
    for key in re.findall(r"""\b(?:say|message)\(["'](\w+)["']""", text):
        assert key in practising.MESSAGES, key


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_small_and_quiet(path):
    text = path.read_text("utf8")
    assert len(text.splitlines()) <= LONGEST
    for word in ("console.", "eval(", "innerHTML", "debugger", "http://", "https://"):
        assert word not in text, word


TYPED = ["", " ", "3", " 3.2 ", "-1", "\u22122.5", "+4", ".5", "5.", "1e3", "1E-2", "3,2", "1,000,000", "1, 2", ",", "3,", "a", "2 %",
         "1_000", "٣", "infinity", "nan", "1e999", "-1e999", "0x10", "1 000", "--1", "1.2.3", "true"]
# A number with the unit that is printed beside the field, or with another one: (typed, unit, what is read).
WITH_UNITS = [
    ("30%", "%", 30.0), ("30 %", "% a year", 30.0), ("\uff13\uff10\uff05", "% of GDP", 30.0), ("2 points", "points of GDP", 2.0),
    ("2 log per cent a year", "log per cent a year", 2.0), ("2 log per cent", "log per cent a year", 2.0), ("%", "%", None),
    ("30%", "points", "number_only"), ("2 years or so", "years", "number_only"), ("2 %%", "%", "number_only"), ("3,2%", "%", "number_comma"),
]


def test_page_and_notebook_read_the_same_from_what_is_typed():
    from nqpf_quizzes.fields import read_number

    pytest.importorskip("ipywidgets")
    source = (SOURCES / "number.js").read_text("utf8")
    function = "const NUMBER" + source.split("const NUMBER", 1)[1].split("/**\n * A number, typed.", 1)[0].replace("export ", "")
    typed = [(text, "") for text in TYPED] + [(text, unit) for text, unit, _ in WITH_UNITS]
    read = [read_number(text, unit) for text, unit in typed]
    assert node.run(f"{function}\nconst result = input.map(([text, unit]) => readNumber(text, unit));", typed) == read
    assert read[len(TYPED):] == [expected for _, _, expected in WITH_UNITS]
