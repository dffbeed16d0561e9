"""A course folder as nbgrader's own configuration describes it."""

import logging
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config

from nqpf_quizzes import compose
from nqpf_quizzes.grading.key import load_key
from nqpf_quizzes.grading.paper import load_paper
from nqpf_quizzes.grading.words import say
from nqpf_quizzes.problems import CourseError, Problem, did_you_mean

CONFIG = "nbgrader_config.py"


@dataclass
class Course:
    folder: Path
    db_url: str
    quizzes: str
    config: Config

    def load_paper(self, name):
        """The Paper of one of its assignments; CourseError where there is none."""
        key = load_key(self.quizzes, name)
        if key is None:
            known = compose.names(Path(self.quizzes, "assignments"))
            raise CourseError(Problem(name, say("unknown", allowed=", ".join(known)) + did_you_mean(name, known)))
        path = Path(self.db_url.removeprefix("sqlite:///"))
        if self.db_url.startswith("sqlite:///") and not path.is_file():
            # Opening it would make an empty one.
            raise CourseError(Problem(name, say("no-gradebook", found=path, name=name)))
        return load_paper(self.db_url, key)


def load_course(folder="."):
    """The Course of a folder that holds nbgrader_config.py, read by nbgrader itself; CourseError if it does not."""
    from nbgrader.apps import NbGrader

    folder = Path(folder).resolve()
    if not (folder / CONFIG).is_file():
        raise CourseError(Problem(str(folder), say("no-config")))
    app = NbGrader(log_level=logging.ERROR)
    app.load_cwd_config = False
    app.config_dir = str(folder)
    app.initialize([], root=str(folder))
    quizzes = app.config.SubmissionExporter.get("quizzes")
    if not quizzes:
        raise CourseError(Problem(str(folder / CONFIG), say("not-configured")))
    return Course(folder, app.coursedir.db_url, quizzes, app.config)
