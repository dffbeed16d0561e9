"""What a student gets back: per question the verdict, the points, why, and where to read on."""

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import Exporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade, is_solution
from traitlets import Unicode
from traitlets.config import Config

from nqpf_quizzes.grading import safe
from nqpf_quizzes.grading.points import show_points
from nqpf_quizzes.grading.stale import SIGN, TEMPLATE, digest_marks, made_from, remove_stale
from nqpf_quizzes.grading.words import say


class GetMarks(GetGrades):
    """nbgrader's own step, and what it leaves out: what a person did, what waits for one, and a digest of it all."""

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            submission = gradebook.find_submission_notebook(place["notebook"], place["assignment"], place["student"])
            resources["hands"] = {
                grade.name: {"by_hand": grade.manual_score is not None, "waits": grade.needs_manual_grade}
                for grade in submission.grades
            }
            resources["waiting"] = sum(grade.max_score for grade in submission.grades if grade.needs_manual_grade)
            resources["comments"] = {comment.name: comment.manual_comment for comment in submission.comments}
            resources["marks"] = digest_marks(submission)
        return super().preprocess(nb, resources)


class FeedbackExporter(HTMLExporter):
    """One HTML file that needs nothing else: no script, no request to any address."""

    book = Unicode(help="The address of the published book").tag(config=True)

    def __init__(self, **options):
        super().__init__(**options)
        if self.book.startswith("file:"):
            self.log.warning(say("book-on-disk", book=self.book))
        stale = remove_stale(self.parent, self.book)
        if stale:
            self.log.info(say("feedback-stale", count=stale))

    @property
    def default_config(self):
        return Config()

    def from_notebook_node(self, nb, resources=None, **options):
        nb, resources = Exporter.from_notebook_node(self, nb, resources, **options)
        ours = nb.metadata.get("nqpf")
        questions = [describe(one, nb, resources, self.book) for one in questions_of(nb)] if ours else []
        page = {
            "sign": SIGN.format(self.find_origin(resources)),
            "title": ours["title"] if ours else resources["nbgrader"]["notebook"],
            "place": resources["nbgrader"],
            "waiting": resources["waiting"],
            "points": show_points,
            "say": say,
            "notes": take_shared(questions),
            "questions": questions,
            "cells": [] if ours else [describe_cell(cell) for cell in nb.cells],
            "repairs": ours["repairs"] if ours else [],
        }
        return environment().get_template(TEMPLATE).render(page), resources

    def find_origin(self, resources):
        """A digest of what the page is made from."""
        place = resources["nbgrader"]
        folder = self.parent._format_source(place["assignment"], place["student"])
        return made_from(resources["marks"], Path(folder, place["notebook"] + ".ipynb"), self.book)


def environment():
    return Environment(loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined)


def questions_of(notebook):
    """The answer cells of a notebook of ours."""
    return [cell for cell in notebook.cells if is_solution(cell) and "nqpf" in cell.metadata]


def describe(answer, notebook, resources, book):
    """What the template shows of one question."""
    name = answer.metadata.nbgrader.grade_id
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    mark = answer.metadata.nqpf
    grade = answer if is_grade(answer) else cells[name + "-test"]
    hands = resources["hands"][grade.metadata.nbgrader.grade_id]
    score, most = grade.metadata.nbgrader.score, grade.metadata.nbgrader.points
    return {
        "name": name,
        "asked": safe.from_markdown(without_heading(cells[name + "-question"].source)),
        "given": None if is_grade(answer) else mark["given"],
        "essay": mark.get("essay", ""),
        "state": state(mark, hands, score, most),
        "score": score,
        "most": most,
        "known": hands["by_hand"] or mark["points"] is not None,
        "feedback": mark["feedback"],
        "notes": mark["waits"] or notes_on(answer, mark),
        "comment": safe.from_markdown(resources["comments"][name] or ""),
        "link": f"{book.rstrip('/')}/{mark['link']}" if book else "",
        "link_text": mark["link"],
    }


def notes_on(answer, mark):
    """What a student should know of an answer that waits for nobody."""
    if is_grade(answer):
        return [say("blank-essay")] if mark["outcome"] == "unanswered" else []
    if mark.get("left_out"):  # marks of an earlier edition do not have it
        return [say("left-out", letters=", ".join(mark["left_out"]))]
    incomplete = mark["outcome"] == "partly" and mark["feedback"] and all(one["right"] for one in mark["feedback"])
    return [say("incomplete")] if incomplete else []


def take_shared(questions):
    """The notes that every question has: they are about the whole notebook, and are said once, before the questions.

    >>> asked = [{"notes": ["The file is empty."]}, {"notes": ["The file is empty.", "Cut."]}]
    >>> take_shared(asked), asked
    (['The file is empty.'], [{'notes': []}, {'notes': ['Cut.']}])
    """
    if len(questions) < 2:
        return []
    shared = [note for note in questions[0]["notes"] if all(note in one["notes"] for one in questions)]
    for one in questions:
        one["notes"] = [note for note in one["notes"] if note not in shared]
    return shared


def without_heading(source):
    """A question's text without the line that numbers it."""
    first, _, rest = source.partition("\n")
    return rest if first.startswith("#") else source


def state(mark, hands, score, most):
    """right, partly, not-yet, unanswered or waits: a person's score counts before the automatic one."""
    if hands["waits"]:
        return "waits"
    if hands["by_hand"] or mark["outcome"] in ("waits", "malformed"):
        return "right" if score >= most else "partly" if score > 0 else "not-yet"
    return mark["outcome"].replace(" ", "-")


def describe_cell(cell):
    """What the template shows of a cell of a notebook written by hand."""
    marks = cell.metadata.get("nbgrader", {})
    test = is_grade(cell) and not is_solution(cell)
    markdown = cell.cell_type == "markdown"
    return {
        "html": safe.from_markdown(cell.source) if markdown else safe.pre(cell.source),
        "outputs": [safe.from_output(one, test) for one in cell.get("outputs", [])],
        "graded": "score" in marks,
        "score": marks.get("score"),
        "most": marks.get("points"),
        "comment": safe.from_markdown(marks.get("comment") or ""),
    }
