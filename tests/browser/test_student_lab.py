"""A student answers an assignment in a real JupyterLab, with the slips that its keys invite, and hands in what it saved."""

import json
import time

import pytest
from handins import NAME, Course, source_of
from labserver import START, keep_settings, run_selected, serve_lab, wait_until_idle

CELLS = ["intro", "q01-question", "q01", "q01-test", "q02-question", "q02", "q02-test", "q03-question", "q03", "q03-test"]
PLAIN = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("student") / "course")
    course.nbgrader("generate_assignment", NAME)
    return course


@pytest.fixture(scope="module")
def desk(course):
    """The student's folder, with what was released and nothing else."""
    desk = course.folder.parent / "desk"
    desk.mkdir()
    (desk / f"{NAME}.ipynb").write_text(json.dumps(course.released()), "utf-8")
    keep_settings(desk.parent, PLAIN)
    return desk


@pytest.fixture(scope="module")
def saved(desk, browser):
    """The notebook as JupyterLab saved it after the student's work, and what the checks said on the way."""
    with serve_lab(desk) as address, browser.new_context(viewport={"width": 1280, "height": 1500}) as context:
        page = context.new_page()
        page.set_default_timeout(START * 1000)
        page.goto(f"{address}lab/tree/{NAME}.ipynb?reset")
        wait_until_idle(page)
        said = {"untouched": check(page, "q01")}
        answer(page, "q01", 'q01 = "b"')
        said["right form"] = check(page, "q01")
        answer(page, "q02", 'q02 = "a"')
        said["wrong form"] = check(page, "q02")
        answer(page, "q03", "q03 = 99")
        select(page, "q03")
        page.keyboard.press("m")                    # the cell becomes text
        cell(page, "q03").and_(page.locator(".jp-MarkdownCell")).wait_for()
        select(page, "q01")
        page.keyboard.press("c")
        page.keyboard.press("v")                    # a copy below, metadata and all
        copied = page.locator(".jp-CodeCell .cm-content", has_text='q01 = "b"').nth(1)
        copied.click()
        page.keyboard.press("Control+a")
        page.keyboard.type("q01 = 'c'")
        page.locator(".jp-CodeCell .cm-content", has_text="q01 = 'c'").wait_for()
        page.keyboard.press("Control+s")
        end = time.monotonic() + START
        while "q01 = 'c'" not in (text := (desk / f"{NAME}.ipynb").read_text("utf-8")) and time.monotonic() < end:
            time.sleep(0.1)
    return json.loads(text), said


def cell(page, name):
    return page.locator(".jp-Notebook .jp-Cell").nth(CELLS.index(name))


def select(page, name):
    """Select a cell without editing it."""
    one = cell(page, name)
    one.locator(".jp-InputPrompt").first.click()
    one.and_(page.locator(".jp-mod-active")).wait_for()


def answer(page, name, source):
    """Type an answer over what stands there, and run it."""
    cell(page, name).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(source)
    run_selected(page, cell(page, name))


def check(page, name):
    """Run the folded check below an answer; what it says."""
    select(page, name + "-test")
    run_selected(page, cell(page, name + "-test"))
    return cell(page, name + "-test").locator(".jp-OutputArea").inner_text()


def test_a_check_says_what_is_missing_or_wrong_in_the_form_and_nothing_else(saved):
    notebook, said = saved
    assert "Question 1 has no answer yet" in said["untouched"]
    assert said["right form"].strip() == ""
    assert 'Found "a". Answer with a list of letters in quotes' in said["wrong form"]


def test_what_jupyterlab_saved_is_graded_as_far_as_it_can_be_read(course, saved):
    course.hand_in("ada", saved[0])
    course.nbgrader("autograde", NAME)
    grades, comments = course.grades("ada"), course.comments("ada")
    assert grades["q01"] == (None, True) and "different answers to this question: 'b'; 'c'" in comments["q01"]
    assert grades["q02"] == (0.0, True) and "not in the form that was asked for" in comments["q02"]
    assert grades["q03"] == (0.0, False)
    assert grades["q04"] == (0.0, False) and comments["q04"] == "Not answered."
    assert grades["q06"] == (0.0, False)


def test_the_slips_were_those_of_jupyterlab(saved):
    """Else the test above would show less than it says: a copy that keeps its grade id, an answer turned into text."""
    cells = saved[0]["cells"]
    twins = [one for one in cells if one["metadata"].get("nbgrader", {}).get("grade_id") == "q01"]
    assert [source_of(one) for one in twins] == ['q01 = "b"', "q01 = 'c'"]
    assert next(one for one in cells if one["id"] == "q03")["cell_type"] == "markdown"
