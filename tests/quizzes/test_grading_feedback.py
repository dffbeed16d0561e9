"""What students get back, and that it holds nothing else."""

import re

import pytest
from answers import BASIC
from bs4 import BeautifulSoup
from handins import ESSAY, MARKER, NAME, ROOT, Course
from nbformat import from_dict
from nqpf_quizzes import bank, compose, places
from nqpf_quizzes.compose.assignment import Question
from nqpf_quizzes.grading import feedback, safe
from nqpf_quizzes.grading.key import link_to
from nqpf_quizzes.grading.score import mark_answer

ANSWERS = {
    "right": {},
    "mixed": {
        "q01": 'q01 = "d"', "q02": 'q02 = ["a", "b"]', "q03": "q03 = None", "q04": 'q04 = {"a": 2, "b": 1}',
        "q05": 'q05 = {"country": "USA", "capital": "stock"}', "q06": MARKER,
    },
    "hostile": {
        "q01": 'q01 = "<script>alert(1)</script>"', "q02": "q02 = <img src=https://evil.example/x>",
        "q06": MARKER + "\n\n<script>alert(2)</script> ![x](https://evil.example/y) <style>*{}</style> & <b>bold</b>",
    },
}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("feedback") / "course")
    course.nbgrader("generate_assignment", NAME)
    for student, answers in ANSWERS.items():
        course.hand_in(student, course.answered(answers))
    course.run("nqpf-quiz", "grade", NAME)
    with course.gradebook() as gradebook:
        gradebook.find_grade("q06", NAME, NAME, "right").manual_score = 3.0
        gradebook.find_grade("q06", NAME, NAME, "right").needs_manual_grade = False
        gradebook.find_comment("q06", NAME, NAME, "right").manual_comment = "Name the *vintage*."
        gradebook.db.commit()
    course.log = course.nbgrader("generate_feedback", NAME)
    return course


def page(course, student):
    return (course.folder / "feedback" / student / NAME / f"{NAME}.html").read_text("utf-8")


def questions(course, student):
    """{question: its section}."""
    made = BeautifulSoup(page(course, student), "html.parser")
    return {section["aria-labelledby"]: section for section in made.select("section.question")}


def words(element):
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize(
    "student, states",
    [
        ("right", ["right"] * 5 + ["partly"]),
        ("mixed", ["not-yet", "not-yet", "unanswered", "partly", "partly", "unanswered"]),
        ("hostile", ["waits", "waits", "right", "right", "right", "waits"]),
    ],
)
def test_every_question_has_its_verdict(course, student, states):
    assert [section["data-state"] for section in questions(course, student).values()] == states


def test_points_are_those_of_the_gradebook(course):
    sections = questions(course, "mixed")
    found = [re.search(r"([\d.]+) of ([\d.]+) points", words(section)).groups() for section in sections.values()]
    assert found == [("0", "2"), ("0", "2"), ("0", "3"), ("0.5", "1.5"), ("1.8", "3"), ("0", "5")]
    assert "14.5 of 16.5 points" in words(BeautifulSoup(page(course, "right"), "html.parser"))
    assert "3 of 5 points" in words(questions(course, "right")["q06"])


def test_it_says_why_of_what_was_chosen_and_of_nothing_else(course):
    section = questions(course, "mixed")["q01"]
    assert "Capital's share weights capital, and capital has not moved." in words(section)
    text = page(course, "mixed")
    for other in ("Output enters with weight one", "Only inputs are weighted", "it moves with every error"):
        assert other not in text


def test_parts_of_an_answer_are_told_apart(course):
    section = questions(course, "mixed")["q04"]
    parts = {line["data-about"]: words(line) for line in section.select("[data-about]")}
    assert parts == {"a": "a right: It is built and paid for.", "b": "b not yet: It raises what an hour of work is worth."}


@pytest.mark.parametrize(
    "outcome, rights, left_out, notes",
    [
        ("partly", [True], [], ["What was chosen is right, and something is missing."]),
        ("partly", [True], ["b", "f"], ["Not matched: b, f."]),
        ("partly", [True, True, False], [], []),
        ("right", [True, True], [], []),
        ("not yet", [], [], []),
    ],
)
def test_points_lost_for_what_was_left_out_are_accounted_for(outcome, rights, left_out, notes):
    cell = from_dict({"metadata": {"nbgrader": {"grade": False}}})
    reasons = [{"about": "a", "text": "why", "right": right} for right in rights]
    assert feedback.notes_on(cell, {"outcome": outcome, "feedback": reasons, "left_out": left_out}) == notes


def test_letters_of_a_match_that_got_no_number_are_known():
    asked = Question("q01", BASIC["match"], 3)
    marks = {"unread": None, "doubts": []}
    assert mark_answer(asked, 'q01 = {"b": 1, "A": 2}', marks).left_out == ["c"]
    assert mark_answer(asked, "q01 = {}", marks).left_out == mark_answer(asked, "q01 = None", marks).left_out == []


def test_figures_are_filled_into_what_is_said(course):
    assert "{" not in words(questions(course, "right")["q03"]).replace("{letter", "")


def test_a_person_s_words_and_points_are_shown(course):
    section = questions(course, "right")["q06"]
    assert section["data-state"] == "partly"
    assert "Name the vintage ." in words(section) and section.select_one("dd em").text == "vintage"
    assert all(line in words(section) for line in ESSAY.split("\n\n"))


def test_each_question_links_to_its_part_of_the_book(course):
    for section in questions(course, "right").values():
        assert section.select_one("dl a")["href"] == "https://book.example/chapters/hallmark.html#hallmark"


@pytest.mark.parametrize("student", ANSWERS)
def test_no_hidden_test_and_no_key_is_in_it(course, student):
    text = page(course, student)
    for word in ("HIDDEN", "import stock", "stock.points", "check_q01", "Either verdict can earn all points", "tolerance"):
        assert word not in text


@pytest.mark.parametrize("student", ANSWERS)
def test_it_asks_no_address_for_anything_and_runs_nothing(course, student):
    made = BeautifulSoup(page(course, student), "html.parser")
    assert not made.select("script, iframe, object, embed, img, form, link:not([rel=icon])")
    assert not [tag for tag in made.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert not re.search(r"url\(|@import", str(made.style)) and len(made.select("style")) == 1
    links = {tag["href"] for tag in made.select("a")}
    assert links == {"https://book.example/chapters/hallmark.html#hallmark"}


def test_what_a_student_wrote_is_shown_as_text(course):
    sections = questions(course, "hostile")
    assert "alert(2)" in words(sections["q06"]) and "bold" in words(sections["q06"])
    assert "alert(1)" in words(sections["q01"])


def test_no_command_says_a_warning(course):
    assert "WARNING" not in course.log and "Warning" not in course.log


@pytest.mark.parametrize(
    "markdown, absent",
    [
        ("<script>alert(1)</script>x", "alert"),
        ("<scr<script>ipt>alert(1)</script>", "<script"),
        ("[x](javascript:alert(1))", "javascript"),
        ("<a href='JaVaScRiPt:alert(1)'>x</a>", "avaScRiPt"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("<style>body{display:none}</style>x", "display"),
        ("<svg onload=alert(1)>", "<svg"),
        ("![x](https://evil.example/x.png)", "<img"),
        ("<iframe src=x></iframe>", "<iframe"),
    ],
)
def test_markdown_from_others_is_made_harmless(markdown, absent):
    assert absent not in safe.from_markdown(markdown)


def test_every_question_of_the_course_s_assignments_links_to_a_place_that_is_there():
    """The place is a label of the chapter, which Sphinx makes an id of the page."""
    course = places.find(ROOT)
    for name in compose.names(course.assignments):
        for question in compose.load(course.assignments / f"{name}.yml", bank.load(course.bank)).questions:
            chapter, _, anchor = link_to(question.item).removeprefix("chapters/").partition(".html#")
            text = (course.chapters / f"{chapter}.md").read_text("utf-8")
            labels = re.findall(r"^\((.+)\)=|^ *:?(?:label|name): (\S+)|[{ ]#([\w-]+)", text, re.MULTILINE)
            assert anchor in {"".join(found).lower().replace("_", "-") for found in labels}, question.item["id"]
