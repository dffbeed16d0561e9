"""nbgrader's settings for this course. Start nbgrader, nqpf-quiz and JupyterLab in this folder."""

import os
from pathlib import Path

from nqpf_quizzes.grading.wiring import configure

HERE = Path(__file__).resolve().parent

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "nqpf"
c.CourseDirectory.root = str(HERE)

# Where assignments are handed out and in on a shared machine; plain folders work without it.
if "NQPF_EXCHANGE" in os.environ:
    c.Exchange.root = os.environ["NQPF_EXCHANGE"]

# The address of the book that your students read, for the links in their feedback.
BOOK = os.environ.get("NQPF_BOOK_ADDRESS") or (HERE.parent / "_build" / "html").as_uri()

configure(c, quizzes=HERE, book=BOOK)
