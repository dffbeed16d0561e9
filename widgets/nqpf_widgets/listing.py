"""What the course is made of, listed from what the parts say of themselves: tables of figures, and models.

    >>> from nqpf_widgets.listing import data_tables, models
    >>> "pwt_1001" in data_tables().names
    True
    >>> "growth" in models()
    True
"""

import ast
from pathlib import Path

from nqpf_widgets import explorer as explorers
from nqpf_widgets import names, tables
from nqpf_widgets.markup import marked_words, setting, tag, words

DATA = Path(tables.FOLDER)
MODELS = Path(__file__).parent / "models"
# The parts of a sidecar in the order and under the words in which a reader meets them.
PARTS = [
    ("publisher", "Publisher"), ("vintage", "Vintage"), ("licence", "Licence"), ("citation", "Cite as"),
    ("taken", "Taken on"), ("made", "How it was made"),
]


def data_tables():
    """Every table of figures with its source, vintage, licence, making and columns."""
    return DataTables(sorted(path.stem for path in DATA.glob("*.json")))


class DataTables:
    """The listing as HTML, in the book and in a notebook."""

    def __init__(self, listed):
        self.names = listed

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": ", ".join(self.names), "text/html": "".join(map(entry, self.names))}


def entry(name):
    """One table: its title as a heading, what its sidecar says, and its columns to unfold."""
    source = tables.source(name)
    title = tag("h3", marked_words(source["title"]))
    said = [(label, marked_words(source[part])) for part, label in PARTS]
    said += [("Address", tag("a", words(source["url"]), href=source["url"]))] if source["url"] else []
    said += [("File", tag("code", f"{name}.csv")), ("Explorers", words(", ".join(users(name)) or "figures of chapters only"))]
    facts = "".join(tag("dt", label) + tag("dd", value) for label, value in said)
    return tag("section", title + tag("dl", facts) + columns(source), id=f"table-{name.replace('_', '-')}", class_="nqpf-source-entry")


def users(name):
    """The explorers that show figures of a table, by their titles."""
    loaded = [explorers.load(one) for one in names()]
    return [one.title for one in loaded if name in one.sources]


def columns(source):
    """The columns of a table with units and definitions, folded."""
    lines = [
        tag("li", tag("code", words(one["name"])) + " " + marked_words(" ".join(filter(None, [
            one["label"], f"({one['unit']})" if one["unit"] else "", "–", one["definition"],
        ]))))
        for one in source["columns"]
    ]
    return tag("details", tag("summary", "Columns") + tag("ul", "".join(lines)))


def models():
    """The names of all models, sorted: their files without .py."""
    return sorted(path.stem for path in MODELS.glob("[!_]*.py"))


def model(name):
    """What a model's file and its explorers say of it: code, explorers, settings, fixed numbers."""
    if name not in models():
        raise ValueError(f"there is no model {name!r}; there are: {', '.join(models())}")
    return ModelFacts(name)


class ModelFacts:
    """The facts of one model as HTML, in the book and in a notebook."""

    def __init__(self, name):
        self.name = name
        self.explorers = [one for one in map(explorers.load, names()) if f"models/{name}.py" in one.model]
        tree = ast.parse((MODELS / f"{name}.py").read_text("utf8"))
        self.summary = ast.get_docstring(tree).split("\n")[0]
        self.fixed = list(constants(tree))

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.summary, "text/html": self.html()}

    def html(self):
        """The facts in a list, and the settings and fixed numbers to unfold."""
        titles = "; ".join(one.title for one in self.explorers)
        said = [("In one line", marked_words(self.summary)), ("Code", tag("code", f"models/{self.name}.py")),
                ("Explorers", words(titles or "figures of chapters only"))]
        facts = "".join(tag("dt", label) + tag("dd", value) for label, value in said)
        listed = [f"{one.label}: {start(one)}" for explorer in self.explorers for one in explorer.controls]
        return tag("section", tag("dl", facts) + folded("Settings, their starts and ranges", listed)
                   + folded("Fixed in the code", self.fixed), class_="nqpf-source-entry")


def start(control):
    """Where a control starts and what it allows, in words."""
    first = setting(control, control.default)
    if control.kind == "slider":
        return f"{first}, from {control.low:g} to {control.high:g}"
    return f"{first}, one of {len(control.options)}" if control.kind == "choice" else first


def constants(tree):
    """What a model's file fixes and explains in a docstring: the value, then the explanation."""
    for one, following in zip(tree.body, tree.body[1:]):
        explained = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        if isinstance(one, ast.Assign) and explained:
            yield f"{ast.unparse(one.value).strip('()')} \u2013 {following.value.value}"


def folded(title, texts):
    """A list to unfold, each text an entry; nothing if there are none."""
    lines = "".join(tag("li", marked_words(text.replace(" -", " \u2212"))) for text in texts)
    return tag("details", tag("summary", title) + tag("ul", lines)) if texts else ""
