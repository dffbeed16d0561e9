"""Feedback that is older than the marks is written anew.

nbgrader keeps a page that is there, whatever changed since, unless it is told
--force. Ours carry a digest of all that they were made from; where it differs,
the page is taken away before nbgrader looks.
"""

from importlib.resources import files
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import rmtree

from nqpf_quizzes.grading.words import MESSAGES, digest

TEMPLATE = "feedback.html.j2"
SIGN = '<meta name="made-from" content="{}">'


def digest_marks(submission):
    """A digest of a submitted notebook's scores, flags, comments and penalty."""
    grades = [(one.name, one.auto_score, one.manual_score, one.extra_credit, one.needs_manual_grade) for one in submission.grades]
    comments = [(one.name, one.auto_comment, one.manual_comment) for one in submission.comments]
    return digest(repr((sorted(grades), sorted(comments), submission.late_submission_penalty)))


def made_from(marks, notebook, book):
    """A digest of all that a page is made from. marks: their digest; notebook: a path; book: the book's address."""
    template = files(__package__).joinpath(TEMPLATE).read_text("utf-8")
    return digest("\n".join([marks, Path(notebook).read_text("utf-8"), book, template, repr(MESSAGES)]))


def remove_stale(converter, book):
    """Take away the pages that nbgrader would keep although they are out of date; returns of how many submissions."""
    coursedir, count = converter.coursedir, 0
    with Gradebook(coursedir.db_url) as gradebook:
        for notebooks in converter.assignments.values():
            stale = [page for page in map(lambda path: find_stale(converter, gradebook, path, book), notebooks) if page]
            for page in stale:
                page.unlink()
            if stale and coursedir.notebook_id == "*":
                rmtree(str(stale[0].parent))
            count += bool(stale)
            gradebook.db.expunge_all()
    return count


def find_stale(converter, gradebook, notebook, book):
    """The page of a graded notebook if it is there and is not made from what there is now, else None."""
    place = converter.init_single_notebook_resources(notebook)["nbgrader"]
    page = Path(converter._format_dest(place["assignment"], place["student"]), place["notebook"] + ".html")
    if not page.is_file():
        return None
    try:
        submission = gradebook.find_submission_notebook(place["notebook"], place["assignment"], place["student"])
    except MissingEntry:
        return None
    sign = SIGN.format(made_from(digest_marks(submission), notebook, book))
    return None if sign in page.read_text("utf-8") else page
