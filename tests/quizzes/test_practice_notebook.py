"""Practice in a notebook: the same outcomes and reasons as the scorer's, and a live kernel that shows it."""

import nbclient
import nbformat
import pytest
import quizbank
from bankchecks import BANK
from bs4 import BeautifulSoup

from nqpf_quizzes import bank, practice, practising
from nqpf_quizzes.items import scoring
from nqpf_quizzes.notebook import html
from nqpf_quizzes.panel import Panel
from nqpf_quizzes.practising import MESSAGES, say
from nqpf_widgets.text import format_number

WIDGET = "application/vnd.jupyter.widget-view+json"
NASTY = '<b>&"quoted"</b> </script> {x} 新质'


def ask(folder, kind, **changes):
    """The widgets of one question."""
    items = quizbank.chapter(folder, quizbank.item(kind, **changes)).items
    return Panel(items).questions[0]


def said(question):
    return BeautifulSoup(question.verdict.value, "html.parser")


def outcome(question):
    question.check()
    return said(question).select_one(".nqpf-title").get_text()


def give(question, answer):
    """Answer by the widgets, as a reader would."""
    field = question.field
    if question.item["kind"] == "choice":
        field.widget.value = answer
    elif question.item["kind"] == "multi":
        for letter, box in field.boxes.items():
            box.value = letter in answer
    elif question.item["kind"] == "numeric":
        field.text.value = str(answer)
    elif question.item["kind"] == "match":
        for letter, number in answer.items():
            field.lists[letter].value = number
    else:
        for name, value in answer.items():
            field.host.panel().controls[name].value = value


ANSWERS = [
    ("choice", "a", "✓ Right"), ("choice", "b", "○ Not yet"),
    ("multi", ["a"], "✓ Right"), ("multi", ["b"], "○ Not yet"), ("multi", ["a", "b"], "○ Not yet"),
    ("numeric", 2.5, "✓ Right"), ("numeric", 0.025, "○ Not yet"),
    ("match", {"a": 2, "b": 1}, "✓ Right"), ("match", {"a": 2}, "◐ Partly right"), ("match", {"a": 1, "b": 2}, "○ Not yet"),
    ("explorer", {"start": 1979}, "✓ Right"), ("explorer", {"start": 2001}, "○ Not yet"),
]


@pytest.mark.parametrize(("kind", "answer", "words"), ANSWERS)
def test_an_answer_is_told_its_outcome_and_the_scorer_s_reasons(tmp_path, kind, answer, words):
    question = ask(tmp_path, kind)
    give(question, answer)
    assert outcome(question) == words
    result = scoring.score(question.asked, question.field.read())
    for part in result["feedback"]:
        assert part["text"] in said(question).get_text()
    assert result["message"] in said(question).get_text()


def test_a_number_may_be_followed_by_its_unit(tmp_path):
    question = ask(tmp_path, "numeric")
    give(question, "2.5 %")
    assert outcome(question) == "✓ Right"


@pytest.mark.parametrize(("typed", "key"), [
    ("2,5", "number_comma"), ("1,000", "number_comma"), ("25 points", "number_only"), ("much", "number_only"), ("1e999", "number_large"),
])
def test_what_is_no_number_is_explained_in_the_learner_s_words(tmp_path, typed, key):
    question = ask(tmp_path, "numeric")
    give(question, typed)
    assert outcome(question) == "? Not understood"
    assert say(key, found=typed) in said(question).get_text()


@pytest.mark.parametrize("typed", ["\u22122.5", "\uff0d\uff12.5", "- 2.5"])
def test_a_pasted_minus_counts(tmp_path, typed):
    question = ask(tmp_path, "numeric")
    give(question, typed)
    assert question.field.read() == -2.5


@pytest.mark.parametrize("kind", ["multi", "match", "explorer"])
def test_reasons_for_parts_say_whether_each_is_right(tmp_path, kind):
    question = ask(tmp_path, kind)
    give(question, {"multi": ["a", "b"], "match": {"a": 2, "b": 2}, "explorer": {"start": 2001}}[kind])
    question.check()
    marks = [one["aria-label"] for one in said(question).select("[role=img]")]
    assert marks == {"multi": ["Right:", "Not right:"], "match": ["Not right:", "Right:"], "explorer": ["Not right:"]}[kind]


@pytest.mark.parametrize("kind", ["choice", "multi", "numeric", "match"])
def test_whoever_has_not_answered_is_told_how_to_begin(tmp_path, kind):
    question = ask(tmp_path, kind)
    question.check()
    assert said(question).get_text() == MESSAGES[question.field.first]


def test_what_is_missing_is_said(tmp_path):
    options = [quizbank.option("one", right=True), quizbank.option("two", right=True), quizbank.option("three")]
    question = ask(tmp_path, "multi", options=options)
    give(question, ["a"])
    question.check()
    assert MESSAGES["more"] in said(question).get_text()
    question = ask(tmp_path, "match")
    give(question, {"b": 1})
    question.check()
    assert say("match_missing", letters="a") in said(question).get_text()
    question = ask(tmp_path, "numeric")
    give(question, 77)
    question.check()
    assert MESSAGES["nothing_known"] in said(question).get_text()


@pytest.mark.parametrize(("kind", "answer"), [(kind, answer) for kind, answer, words in ANSWERS if "Not yet" in words])
def test_a_changed_answer_takes_the_outcome_away_and_trying_again_clears(tmp_path, kind, answer):
    question = ask(tmp_path, kind)
    start = question.field.read()
    give(question, answer)
    question.check()
    assert question.verdict.value
    give(question, {"choice": "c", "multi": ["c"], "numeric": 3, "match": {"a": 2}, "explorer": {"start": 1990}}[kind])
    assert question.verdict.value == ""
    question.check()
    question.buttons["again"].click()
    assert question.verdict.value == "" and question.field.read() == start


def test_another_one_has_other_figures_which_are_scored(tmp_path):
    question = ask(tmp_path, "numeric", vary="growth_residual", answer=..., why="It is {contribution_labour:number2}.",
                   slips=[{"misconception": "no-weights", "why": "Weigh by {labour_share:integer}%."}],
                   stem="Output {output:number1}, share {labour_share:integer}.")
    seen = set()
    for _ in range(4):
        seen.add(question.stem.value)
        give(question, question.asked["answer"])
        assert outcome(question) == "✓ Right"
        contribution = format_number(dict(question.asked["values"])["contribution_labour"], "number2")
        assert f"It is {contribution}." in said(question).get_text()
        give(question, question.asked["slips"][0]["value"])
        assert "Weigh by" in said(question).get_text() or outcome(question) == "○ Not yet"
        question.buttons["another"].click()
        assert said(question).get_text() == MESSAGES["drawn"] and question.field.read() is None
    assert len(seen) >= 3 and "{" not in "".join(seen)


def test_only_an_item_that_varies_offers_other_figures(tmp_path):
    assert "another" not in ask(tmp_path, "numeric").buttons


def test_hostile_words_stay_words(tmp_path):
    options = [quizbank.option(NASTY, right=True, why=NASTY), quizbank.option("two"), quizbank.option("three")]
    question = ask(tmp_path, "choice", stem=NASTY, options=options)
    give(question, "a")
    question.check()
    for part in (question.stem.value, question.verdict.value, html([question.item])):
        page = BeautifulSoup(part, "html.parser")
        assert page.find("b") is None and page.find("script") is None and NASTY in page.get_text()


def test_a_saved_notebook_shows_the_questions_and_no_answer():
    shown = practice("hallmark")._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/html"} and shown["text/plain"] == say("run_cell", chapter="hallmark")
    text = BeautifulSoup(shown["text/html"], "html.parser").get_text()
    for item in practising.items_of("hallmark"):
        asked = bank.ask(item, practising.SEED)
        assert asked["stem"] in text.replace("\n", " ")
        for one in item.get("options", []) + item.get("left", []):
            assert one["text"] in text and one["why"] not in text


def test_every_practice_item_of_the_bank_is_right_when_answered_by_its_key():
    for chapter in BANK.chapters:
        for question in Panel(chapter.pool("practice")).questions:
            give(question, key_of(question.asked))
            assert outcome(question) == "✓ Right", question.item["id"]


def key_of(item):
    letters = "abcdefgh"
    right = [letters[i] for i, option in enumerate(item.get("options", [])) if option["right"]]
    pairs = {letters[i]: left["answer"] for i, left in enumerate(item.get("left", []))}
    return {"choice": right[0] if right else None, "multi": right, "numeric": item.get("answer"), "match": pairs,
            "explorer": item.get("example")}[item["kind"]]


CELLS = ['from nqpf_quizzes import practice\np = practice("hallmark")\np', "len(p.items)", 'practice("hallmrk")']


def test_a_live_kernel_shows_widgets_and_an_unknown_chapter_is_told(monkeypatch):
    monkeypatch.delenv("NQPF_HOST", raising=False)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=120).execute()
    shown, count, wrong = (cell.outputs[-1] for cell in notebook.cells)
    assert WIDGET in shown.data and shown.data["text/plain"] == say("run_cell", chapter="hallmark")
    assert int(count.data["text/plain"]) >= 12
    assert wrong.ename == "CourseError" and 'has no chapter "hallmrk"' in wrong.evalue
    assert [one for cell in notebook.cells for one in cell.outputs if one.output_type == "stream"] == []
