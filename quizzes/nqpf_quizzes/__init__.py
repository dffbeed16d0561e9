"""Questions of a course on new quality productive forces: one bank behind practice and assignments.

`practice("hallmark")` shows a chapter's practice items: as HTML while the book is built, as widgets in
a notebook.
"""

import os


def practice(chapter):
    """Show the practice items of a chapter.

    Raises CourseError for a chapter that the bank does not have, with those that it has.
    """
    if os.environ.get("NQPF_HOST") == "page":
        from nqpf_quizzes.page.static import PagePractice

        return PagePractice(chapter)
    from nqpf_quizzes.notebook import NotebookPractice

    return NotebookPractice(chapter)
