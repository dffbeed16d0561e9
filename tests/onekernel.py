"""nbgrader's own execution, with one kernel for a whole class: emptied before each notebook, not started anew.

A kernel takes longer to start than all our cells take to run. What is
executed, and what is made of its outputs, is nbgrader's own work.
"""

from nbgrader.preprocessors import Execute

KEPT = {}
EMPTY = """
import nqpf_widgets
vars(nqpf_widgets).pop("explore", None)    # explorers say that they are not installed; nothing waits for drawings
for name in set(globals()) - {"In", "Out", "get_ipython", "exit", "quit", "open"}:
    if not name.startswith("_"):
        del globals()[name]
del name
"""


class OneKernel(Execute):
    def setup_kernel(self, **options):
        if KEPT:
            self.km, self.kc = KEPT["manager"], KEPT["client"]
        return super().setup_kernel(cleanup_kc=False, **options)

    def preprocess_cell(self, cell, resources, index):
        if index == 0:
            self.kc.execute(EMPTY, silent=True)
            KEPT.update(manager=self.km, client=self.kc)
        return super().preprocess_cell(cell, resources, index)
