"""The three steps of grading as nbgrader preprocessors. On notebooks that are not ours they do nothing of their own."""

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from nqpf_quizzes.grading.gradebook import save_marks
from nqpf_quizzes.grading.rebuild import build_notebook, sort_out
from nqpf_quizzes.grading.score import score_notebook
from nqpf_quizzes.grading.show import show_marks


class Rebuild(NbGraderPreprocessor):
    """The first sanitising step: the notebook anew, with nothing of the submission but its answers."""

    def preprocess(self, nb, resources):
        ours = resources.get("nqpf")
        if not ours:
            return nb, resources
        rebuilt = sort_out(ours["paper"], ours["handed"], ours["filename"])
        for problem in filter(None, [rebuilt.problem]):
            self.log.warning("%s: %s", resources["nbgrader"]["student"], problem)
        return build_notebook(ours["paper"], rebuilt), resources


class Score(NbGraderPreprocessor):
    """In place of running the notebook: every answer read and scored."""

    def preprocess(self, nb, resources):
        if resources.get("nqpf"):
            score_notebook(resources["nqpf"]["paper"], nb)
        return nb, resources


class SaveGrades(SaveAutoGrades):
    """nbgrader's own step, the flags that it cannot set, and the words for a person beside them."""

    def preprocess(self, nb, resources):
        if not resources.get("nqpf"):
            return super().preprocess(nb, resources)
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            submission = gradebook.find_submission_notebook(place["notebook"], place["assignment"], place["student"])
            save_marks(gradebook, submission, nb)
        show_marks(resources["nqpf"]["paper"], nb)
        return nb, resources
