"""Answer cells of composed notebooks keep their stubs when an assignment is generated.

nbgrader's ClearSolutions replaces a whole solution cell by one stub for the
course; ours already hold theirs (`q07 = None`, an essay's marker line).
"""

from pathlib import Path

from nbgrader.preprocessors import ClearSolutions
from traitlets import Unicode


class KeepStubs(ClearSolutions):
    """ClearSolutions for notebooks written by hand; ours lose nothing but marked regions."""

    quizzes = Unicode(help="The folder that holds bank and assignments").tag(config=True)

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        listed = Path(self.quizzes, "assignments", place["assignment"] + ".yml").is_file()
        self.is_ours = listed and place["notebook"] == place["assignment"]
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        if self.is_ours:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)
