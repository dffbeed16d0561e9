"""The penalty for handing in late, by the plugin that nbgrader is configured with."""

from nbgrader.preprocessors import AssignLatePenalties


def save_penalty(gradebook, submission, submitted, config):
    """Set one notebook's late penalty, as nbgrader's own step does."""
    submitted.late_submission_penalty = None
    if submission.total_seconds_late > 0:
        step = AssignLatePenalties(config=config)
        step.init_plugin()
        score = submitted.score
        penalty = step.plugin_inst.late_submission_penalty(submission.student.id, score, submission.total_seconds_late)
        if penalty is not None:
            submitted.late_submission_penalty = step._check_late_penalty(submitted, penalty)
    gradebook.db.commit()
