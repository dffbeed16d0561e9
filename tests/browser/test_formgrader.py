"""nbgrader's formgrader in a real browser: what a teacher sees of a submission that we graded."""

import re

import pytest
from handins import MARKER, NAME, Course, cell_of
from labserver import serve_lab

ATTACK = (
    "<script>window.attacked = 1</script> <img src=x onerror='window.attacked = 2'> [x](javascript:window.attacked=3)"
    " $<svg onload='window.attacked = 4'>$ **bold** a<b"
)


def two_answers(notebook):
    cell = cell_of(notebook, "q01")
    notebook["cells"].insert(0, {**cell, "id": "copied", "source": 'q01 = "c"'})
    notebook["cells"].reverse()
    return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("formgrader") / "course")
    course.nbgrader("generate_assignment", NAME)
    course.hand_in("ada", course.answered())
    course.hand_in("ben", two_answers(course.answered()))
    course.hand_in("eve", course.answered({"q06": f"{MARKER}\n\n{ATTACK}", "q02": "q02 = '<b>' + x"}))
    course.nbgrader("autograde", NAME)
    course.hand_in("late", course.answered({"q01": 'q01 = "a"'}))
    return course


@pytest.fixture(scope="module")
def address(course):
    """The address of a server of our own on a port chosen by the system, started in the course folder."""
    with serve_lab(course.folder) as address:
        yield address


@pytest.fixture
def page(browser):
    """A page on which MathJax's address, the formgrader's own, cannot be reached."""
    with browser.new_context(viewport={"width": 1200, "height": 1600}) as context:
        yield context.new_page()


@pytest.fixture
def open_submission(page, address, course):
    def open_it(student):
        ((key,),) = course.query(
            "SELECT submitted_notebook.id FROM submitted_notebook JOIN submitted_assignment"
            " ON submitted_notebook.assignment_id = submitted_assignment.id WHERE student_id = ?", student,
        )
        page.goto(f"{address}formgrader/submissions/{key}/", wait_until="domcontentloaded")
        page.locator("#q01-test").wait_for()
        # What is typed before grades and comments have come would be overwritten by them.
        page.wait_for_function("formgrader.grades?.loaded && formgrader.comments?.loaded")
        return page

    return open_it


def cell(page, grade_id):
    """The panel of a graded cell."""
    return page.locator(".nbgrader_cell", has=page.locator(f"[id='{grade_id}']"))


def test_the_list_says_who_waits(page, address, course):
    page.goto(f"{address}formgrader/gradebook/{NAME}/{NAME}", wait_until="domcontentloaded")
    page.locator(".needs-manual-grade .glyphicon-ok").first.wait_for()
    rows = [row.inner_text().split("\t") for row in page.locator("tbody tr").all()]
    assert sorted(row[2] for row in rows) == ["11.5 / 16.5", "9.5 / 16.5", "9.5 / 16.5"]
    assert page.locator(".needs-manual-grade .glyphicon-ok").count() == 3


def test_a_score_stands_beside_the_answer_and_its_verdict(open_submission):
    page = open_submission("ada")
    assert page.locator("#q01-test").get_attribute("placeholder") == "2"
    assert page.get_by_text("Right, 2 of 2 points").count() == 2


def test_why_something_waits_stands_in_its_comment_and_under_its_test(open_submission):
    page = open_submission("ben")
    words = "There are different answers to this question: 'b'; 'c'"
    assert page.locator("#q01-comment").get_attribute("placeholder") == words
    assert page.locator("#q01-test").get_attribute("class").split()[-1] == "needs_manual_grade"
    assert page.locator("li", has_text=words).is_visible()
    assert page.get_by_text("Waits for a person: no points yet, of 2").is_visible()


def test_what_was_mended_stands_at_the_top(open_submission):
    page = open_submission("ben")
    first = page.locator(".text_cell_render").first
    assert "Mended in this notebook before grading" in first.inner_text()
    assert "The cells were out of order." in first.inner_text()


def test_rubric_and_guidance_stand_beside_an_essay(open_submission):
    page = open_submission("ada")
    guide = page.locator(".text_cell_render", has_text="For the grader. Students see the question with its criteria").last
    rubric = page.locator(".text_cell_render", has_text="Two figures with their vintages.").last
    assert rubric.bounding_box()["y"] < guide.bounding_box()["y"]
    assert "Either verdict can earn all points." in guide.inner_text()
    gap = cell(page, "q06").bounding_box()["y"] - (guide.bounding_box()["y"] + guide.bounding_box()["height"])
    assert 0 <= gap < 100


def test_checks_take_little_room(open_submission):
    page = open_submission("ada")
    areas = [cell(page, f"q0{number}-test").locator(".input_area").bounding_box()["height"] for number in range(1, 6)]
    assert max(areas) < 100
    assert page.get_by_text("Graded by reading: nothing in this notebook was run.").is_visible()


def test_a_teacher_s_score_is_kept_and_counts(open_submission, course):
    page = open_submission("ada")
    page.locator("#q06").fill("4")
    page.locator("#q06").press("Tab")
    page.locator("#q06-comment").fill("Well argued.")
    page.locator("#q06-comment").blur()
    saved = ("SELECT count(*) FROM grade WHERE manual_score = 4", "SELECT count(*) FROM comment WHERE manual_comment <> ''")
    for _ in range(100):
        if all(course.query(each) == [(1,)] for each in saved):
            break
        page.wait_for_timeout(100)
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("q06", NAME, NAME, "ada")
        assert (grade.score, grade.needs_manual_grade) == (4, False)
        assert gradebook.find_comment("q06", NAME, NAME, "ada").comment == "Well argued."


def test_nothing_that_a_student_wrote_is_run(open_submission):
    """The formgrader may change grades in the teacher's name: a script in an essay would be theirs."""
    page = open_submission("eve")
    essay = cell(page, "q06")
    assert page.evaluate("window.attacked") is None
    assert essay.locator("script, img, svg, .text_cell_render a").count() == 0
    assert "window.attacked = 1" in essay.inner_text()
    assert essay.locator("strong", has_text="bold").is_visible()
    assert re.search(r"not a plain answer.*<b>", page.locator("#q02-comment").get_attribute("placeholder"), re.S)


def test_the_button_autogrades_a_submission(page, address, course):
    page.goto(f"{address}formgrader/manage_submissions/{NAME}", wait_until="domcontentloaded")
    row = page.locator("tbody tr", has_text="late")
    row.locator(".autograde a").click()
    page.get_by_text("Successfully autograded").wait_for()
    assert course.grades("late")["q01"] == (0.0, False)
    assert course.grades("late")["q02"] == (2.0, False)
