"""nbgrader's way into a submission: which notebooks are ours, and how their files are opened.

Configured as `c.Autograde.exporter_class`. A notebook of an assignment of
ours is read as far as it goes and never refused; any other notebook, one that
an instructor wrote by hand, takes nbgrader's own way unchanged.
"""

import glob
import os
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader import preprocessors as stock
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from traitlets import Unicode

from nqpf_quizzes.grading.cells import from_text, make_notebook, to_text
from nqpf_quizzes.grading.hands import note_decisions
from nqpf_quizzes.grading.key import load_key
from nqpf_quizzes.grading.opening import open_submission
from nqpf_quizzes.grading.paper import load_paper
from nqpf_quizzes.problems import CourseError

# What reading and rebuilding stand in for.
REPLACED = (
    stock.CheckCellMetadata,
    stock.ClearOutput,
    stock.DeduplicateIds,
    stock.Execute,
    stock.IgnorePattern,
    stock.LimitOutput,
    stock.OverwriteCells,
    stock.OverwriteKernelspec,
    ClearMetadataPreprocessor,
)


class SubmissionExporter(NotebookExporter):
    """Opens submissions for `nbgrader autograde` and the formgrader's button."""

    quizzes = Unicode(help="The folder that holds bank and assignments").tag(config=True)

    def __init__(self, **options):
        super().__init__(**options)
        self.paper = self.find_paper()
        if self.paper is not None:
            # Before nbgrader touches a flag: where a file has another name, it takes all of them off.
            with Gradebook(self.parent.coursedir.db_url) as gradebook:
                note_decisions(gradebook)
            expect_notebooks(self.parent, self.paper.assignment)

    def find_paper(self):
        """The Paper of the assignment that is being graded; None if it is not one of ours."""
        coursedir = getattr(self.parent, "coursedir", None)
        if coursedir is None:
            return None
        try:
            key = load_key(self.quizzes, coursedir.assignment_id)
            return load_paper(coursedir.db_url, key) if key else None
        except CourseError as problem:
            self.log.error("%s", problem)
            raise NbGraderException(str(problem)) from None

    def is_ours(self, resources):
        return self.paper is not None and resources["nbgrader"]["notebook"] == self.paper.assignment

    def from_filename(self, filename, resources=None, **options):
        if not self.is_ours(resources):
            return super().from_filename(filename, resources=resources, **options)
        resources = self._init_resources(resources)
        resources["nqpf"] = {"paper": self.paper}
        if getattr(self.parent, "_sanitizing", True):
            place = resources["nbgrader"]
            drop_links(Path(filename).parent, Path(self.parent._format_dest(place["assignment"], place["student"])))
            notebook = make_notebook([], {})
            resources["nqpf"]["handed"], resources["nqpf"]["filename"] = open_submission(Path(filename))
        else:
            notebook = from_text(Path(filename).read_text("utf-8"))
        for preprocessor in self._preprocessors:
            if not isinstance(preprocessor, REPLACED):
                notebook, resources = preprocessor(notebook, resources)
        return to_text(notebook), resources


def expect_notebooks(converter, assignment):
    """Let nbgrader go through every folder that was handed in.

    It would leave out a folder without a notebook, and stop at one whose
    notebook has another name; both then have no score and no flag.
    """
    if not hasattr(converter, "_sanitizing") or converter.coursedir.notebook_id not in ("*", assignment):
        return
    for folder in find_folders(converter):
        expected = os.path.join(folder, assignment + ".ipynb")
        converter.assignments[folder] = sorted({expected, *converter.assignments.get(folder, [])})


def drop_links(folder, target):
    """Remove what nbgrader copied from the far end of links: a key, say, on its way into the student's feedback."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            (target / path.relative_to(folder)).unlink(missing_ok=True)


def find_folders(converter):
    """The folders handed in by the students who are being graded."""
    coursedir = converter.coursedir
    pattern = coursedir.format_path(coursedir.submitted_directory, coursedir.student_id, coursedir.assignment_id)
    return [folder for folder in glob.glob(pattern) if os.path.isdir(folder)]
