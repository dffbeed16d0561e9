"""Small tables of figures, each with a sidecar that says where they come from.

`data/NAME.csv` holds plain comma-separated figures, one observation a row;
`data/NAME.json` holds title, publisher, vintage, licence, citation, date taken
and, for each column, its name, label, unit, format and definition.

Portable: runs on CPython and on MicroPython.
"""

import json

FOLDER = __file__.replace("\\", "/").rsplit("/", 1)[0] + "/data/"

_loaded = {}


class TableError(ValueError):
    """A table that cannot be read, with file and column named."""


class Table:
    """Columns of equal length, read once and never changed.

    names: the columns' names in the file's order; source: the sidecar.
    """

    def __init__(self, name, names, columns, source):
        self.name = name
        self.names = names
        self.source = source
        self._columns = columns

    def column(self, name):
        """The values of one column, as a list; an empty cell is None."""
        if name not in self.names:
            raise TableError(
                "data/%s.csv has no column %r; it has: %s"
                % (self.name, name, ", ".join(self.names))
            )
        return list(self._columns[self.names.index(name)])

    def where(self, name, value):
        """The table of the rows whose column `name` equals `value`."""
        keys = self.column(name)
        rows = [i for i in range(len(keys)) if keys[i] == value]
        columns = [[column[i] for i in rows] for column in self._columns]
        return Table(self.name, self.names, columns, self.source)


def load(name):
    """The table `name`, checked against its sidecar; TableError says what is wrong."""
    if name not in _loaded:
        _loaded[name] = parse(name, _read(name + ".csv"), source(name))
    return _loaded[name]


def source(name):
    """The sidecar of a table: publisher, vintage, licence, citation, columns."""
    text = _read(name + ".json")
    try:
        found = json.loads(text)
    except ValueError as problem:
        raise TableError("data/%s.json is not valid JSON: %s" % (name, problem))
    for key in ("title", "publisher", "vintage", "licence", "citation", "taken", "columns"):
        if key not in found:
            raise TableError("data/%s.json has no %r; see data/README.md" % (name, key))
    return found


def parse(name, text, sidecar):
    """A Table from the text of a CSV file and its sidecar."""
    lines = [line for line in text.replace("\r", "").split("\n") if line]
    names = lines[0].split(",") if lines else []
    for column in sidecar["columns"]:
        if column["name"] not in names:
            raise TableError(
                "data/%s.csv: column %r is missing; found: %s. Add the column, or take it "
                "out of data/%s.json" % (name, column["name"], ", ".join(names) or "nothing", name)
            )
    rows = [line.split(",") for line in lines[1:]]
    for i in range(len(rows)):
        if len(rows[i]) != len(names):
            raise TableError(
                "data/%s.csv, line %d: found %d cells, expected %d"
                % (name, i + 2, len(rows[i]), len(names))
            )
    columns = [_typed([row[i] for row in rows]) for i in range(len(names))]
    return Table(name, names, columns, sidecar)


def _typed(cells):
    """Cells as whole numbers, else numbers, else text; empty ones as None."""
    for kind in (int, float):
        try:
            return [None if cell == "" else kind(cell) for cell in cells]
        except ValueError:
            pass
    return [None if cell == "" else cell for cell in cells]


def _read(filename):
    try:
        with open(FOLDER + filename, encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise TableError("there is no file data/%s; see data/README.md" % filename)
