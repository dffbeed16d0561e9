"""What the course is made of, listed from what the parts say of themselves: the tables of figures.

    >>> from nqpf_widgets.listing import data_tables
    >>> "pwt_1001" in data_tables().names
    True
"""

from pathlib import Path

from nqpf_widgets import explorer as explorers
from nqpf_widgets import names, tables
from nqpf_widgets.markup import marked_words, tag, words

DATA = Path(tables.FOLDER)
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
