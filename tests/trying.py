"""What the tests of all explorers share: views, tasks, sentences and marks, as a reader meets them."""

import json

from nqpf_widgets.explorer import answer, load
from nqpf_widgets.text import fill


class Trial:
    """An explorer by name, to be tried with settings."""

    def __init__(self, name):
        self.explorer = load(name)

    def view(self, **params):
        return self.explorer.run(params)

    def reply(self, params):
        """What a page or a notebook is answered."""
        return json.loads(answer(self.explorer.name, json.dumps(params)))

    def done(self, params):
        """The keys of the tasks that settings solve."""
        return [key for key, is_done in self.reply(params)["tasks"] if is_done]

    def reading(self, **params):
        """The sentences under the picture, as a list."""
        return [fill(one["template"], one["values"]) for one in self.view(**params).reading]

    def check_tasks(self, solutions, near_misses):
        """Every task has a hint and a solution, both lists of (key, settings) tell the truth, and none is done at the start."""
        assert self.done({}) == []
        assert {one.key for one in self.explorer.tasks} == {key for key, _ in solutions}
        assert all(one.hint for one in self.explorer.tasks)
        assert [each for each in solutions if each[0] not in self.done(each[1])] == [], "not solved"
        assert [each for each in near_misses if each[0] in self.done(each[1])] == [], "solved by a near miss"


def mark(made, label):
    """The mark of a chart that has a label, or None."""
    return next((one for one in made["marks"] if one["label"] == label), None)
