"""How our steps are set into nbgrader's configuration."""

import os
import sys
import warnings
from pathlib import Path

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions, SaveAutoGrades
from sqlalchemy.exc import SAWarning

from nqpf_quizzes.grading.export import ScoresAndWaiting
from nqpf_quizzes.grading.exporter import SubmissionExporter
from nqpf_quizzes.grading.feedback import FeedbackExporter, GetMarks
from nqpf_quizzes.grading.preprocessors import Rebuild, SaveGrades, Score
from nqpf_quizzes.grading.release import KeepStubs
from nqpf_quizzes.grading.stock import PLACE


def configure(c, quizzes, book):
    """Wire grading into an nbgrader configuration.

    c: the configuration; quizzes: the folder with bank/ and assignments/;
    book: the address of the published book, for the links in feedback.
    nbgrader's own steps stay for the notebooks that instructors write by hand.
    """
    quizzes = str(Path(quizzes).resolve())
    os.environ[PLACE] = quizzes
    smooth_nbgrader()

    c.GenerateAssignment.preprocessors = exchange(steps(GenerateAssignment, "preprocessors"), ClearSolutions, KeepStubs)
    c.KeepStubs.quizzes = quizzes

    c.Autograde.exporter_class = SubmissionExporter
    c.SubmissionExporter.quizzes = quizzes
    c.Autograde.sanitize_preprocessors = [Rebuild, *steps(Autograde, "sanitize_preprocessors")]
    grading = exchange(steps(Autograde, "autograde_preprocessors"), SaveAutoGrades, SaveGrades)
    c.Autograde.autograde_preprocessors = [Score, *grading]

    c.GenerateFeedback.exporter_class = FeedbackExporter
    c.GenerateFeedback.preprocessors = [GetMarks, ClearHiddenTests]
    c.FeedbackExporter.book = book

    c.ExportApp.plugin_class = ScoresAndWaiting


def smooth_nbgrader():
    """Two things about nbgrader 0.9 that every course meets.

    It calls `alembic` by name, which is on no path where the environment is
    not activated; and SQLAlchemy 2.1 warns of its way to add a submission.
    """
    tools = str(Path(sys.executable).parent)
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([tools, os.environ.get("PATH", "")])
    warnings.filterwarnings("ignore", message="Object of type .* not in session", category=SAWarning)


def steps(converter, name):
    """nbgrader's own list of steps."""
    return list(converter.class_traits()[name].default())


def exchange(steps, old, new):
    """The steps with one class in place of another."""
    return [new if step is old else step for step in steps]
