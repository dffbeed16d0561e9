"""Write a site for tests of practice and progress, with questions and an explorer made for them.

    python build.py SITE ROOT

Run with the package to be shown, the explorers made for tests among it, first on the path.
"""

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

from nqpf_quizzes import bank
from nqpf_quizzes.page import course_map, static
from nqpf_widgets import explorer
from nqpf_widgets.page import static as explorers
from nqpf_widgets.page.assets import Assets
from nqpf_widgets.page.bundle import Bundle

HERE = Path(__file__).parent
MAP = """<div class="course-map"><ul>
<li><a href="practice.html">Practice</a><p class="nqpf-done" data-items="{items}" data-tasks="toy/double toy/shrink">Questions: 6. Tasks: 2.</p></li>
<li><a href="explorer.html">Explorer</a><p class="nqpf-done" data-tasks="toy/double">Tasks: 1.</p></li>
</ul></div>"""


def build(site, root):
    """Write everything into the folder `site`; npm's packages are found from `root`."""
    workshop = load(HERE.parent / "pages" / "build.py")
    assets = Assets()
    assets.root = site / "assets"
    (assets.root / "nqpf").mkdir(parents=True)
    app = SimpleNamespace(srcdir=root, config=SimpleNamespace(nqpf_packages=["nqpf_widgets", "nqpf_quizzes"]))
    Bundle(assets).build(app, SimpleNamespace())
    (site / "workshop.css").write_text(workshop.STYLE)
    for name, body in bodies().items():
        names = {"style": assets.names["book.css"], "script": assets.names["page.js"]}
        (site / f"{name}.html").write_text(workshop.PAGE.format(title=name, body=body, policy=workshop.POLICY, **names), "utf8")


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bodies():
    items = bank.load_chapter(HERE / "toy.yml").items
    alone = static.html("toy", items)
    toy = explorers.PageExplorer(explorer.load("toy"), {})._repr_mimebundle_()["text/html"]
    far = '<p class="far">far</p>'
    return {
        "alone": alone,
        "practice": toy + static.html("toy", items),
        "far": "<p>First.</p>" + far + alone,
        "explorer": toy,
        "map": MAP.format(items=" ".join(item["id"] for item in items)) + course_map.panel(),
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
