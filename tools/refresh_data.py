"""Make the course's data tables again from the publisher's own file.

    python tools/refresh_data.py                         lists the tables and where their files come from
    python tools/refresh_data.py pwt_1001 pwt1001.xlsx   writes widgets/nqpf_widgets/data/pwt_1001.csv

The publisher's file may be .xlsx or .csv. A table keeps only the rows and columns that a lesson
uses, rounded as stated in RECIPES below, so the same source always gives the same bytes. Nothing
is written unless every figure was found. Afterwards bring "vintage" and "taken" up to date in the
table's .json file and run the tests: they recompute the published results from the table.
"""

import csv
import math
import os
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

DATA = Path(__file__).resolve().parent.parent / "widgets" / "nqpf_widgets" / "data"


class RefreshError(Exception):
    """The publisher's file does not hold what a table is made from. The message says what to do."""


# How a figure is written. All of them refuse what is not a positive, finite number.

def significant(digits, scale=1.0):
    """A rule that multiplies by `scale` and keeps `digits` significant digits."""
    def write(value):
        value *= scale
        return f"{value:.{max(digits - 1 - math.floor(math.log10(value)), 0)}f}"
    return write


def decimals(places):
    """A rule that keeps `places` digits after the point."""
    return lambda value: f"{value:.{places}f}"


# One recipe a table: where the file comes from, which rows, and for each of our columns the
# publisher's column and the rule that rounds it. The first two columns are always country and year.

COUNTRIES = ("BRA", "CHN", "DEU", "IND", "JPN", "KOR", "USA")

RECIPES = {
    "pwt_1001": {
        "file": "pwt1001.xlsx from https://doi.org/10.34894/QT5BCC",
        "sheet": "Data",
        "rows": [(country, year) for country in COUNTRIES for year in range(1970, 2020)],
        "columns": [
            ("output", "rgdpna", significant(5, 1e-3)),
            ("capital_services", "rkna", significant(5)),
            ("capital_stock", "rnna", significant(5, 1e-3)),
            ("employment", "emp", significant(5)),
            ("hours", "avh", significant(5)),
            ("human_capital", "hc", significant(5)),
            ("labour_share", "labsh", decimals(4)),
            ("tfp", "rtfpna", significant(5)),
        ],
    },
    "pwt_110_china": {
        "file": "pwt110.xlsx from https://doi.org/10.34894/FABVLR",
        "sheet": "Data",
        "rows": [("CHN", year) for year in range(1970, 2020)],
        "columns": [
            ("output", "rgdpna", significant(5, 1e-3)),
            ("employment", "emp", decimals(0)),
            ("hours", "avh", decimals(0)),
        ],
    },
    "pwt_110_china_capital": {
        "file": "pwt110.xlsx from https://doi.org/10.34894/FABVLR",
        "sheet": "Data",
        "rows": [("CHN", year) for year in range(1978, 2024)],
        "columns": [
            ("output", "rgdpna", significant(5, 1e-3)),
            ("capital_stock", "rnna", significant(5, 1e-3)),
            ("employment", "emp", decimals(0)),
        ],
    },
    "pwt_110_china_tfp": {
        "file": "pwt110.xlsx from https://doi.org/10.34894/FABVLR",
        "sheet": "Data",
        "rows": [("CHN", year) for year in list(range(1970, 2010)) + [2021]],
        "columns": [("tfp", "rtfpna", significant(5))],
    },
}


def read_csv(path):
    """Rows of a .csv file as lists of text."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path, sheet):
    """Rows of one sheet of an .xlsx file as lists of text; empty cells are "".

    Reads the two parts of the format (ECMA-376) that a plain table needs: shared strings and cells.
    """
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        target = _sheet_part(book, path, sheet)
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in item.iter(main + "t")) for item in strings]
        rows = []
        for row in ElementTree.fromstring(book.read(target)).iter(main + "row"):
            cells = []
            for cell in row.iter(main + "c"):
                at = _column_number(cell.get("r")) if cell.get("r") else len(cells)
                cells += [""] * (at - len(cells)) + [_cell_text(cell, shared, main)]
            rows.append(cells)
        return rows


def _sheet_part(book, path, sheet):
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    link = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = {s.get("name"): s.get(link)
             for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(main + "sheet")}
    if sheet not in found:
        raise RefreshError(f'{path}: there is no sheet "{sheet}"; it has {", ".join(found)}.')
    for relation in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels")):
        if relation.get("Id") == found[sheet]:
            return "xl/" + relation.get("Target").removeprefix("/xl/")
    raise RefreshError(f'{path}: the sheet "{sheet}" has no content. Fetch the file again.')


def _column_number(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell_text(cell, shared, main):
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(main + "t"))
    value = cell.find(main + "v")
    text = "" if value is None else value.text or ""
    return shared[int(text)] if cell.get("t") == "s" and text else text


def read_source(path, sheet):
    """Rows of the publisher's file, header first."""
    try:
        if path.suffix.lower() == ".csv":
            return read_csv(path)
        if path.suffix.lower() == ".xlsx":
            return read_xlsx(path, sheet)
    except OSError as problem:
        raise RefreshError(f"{path}: cannot be opened ({problem.strerror}).") from None
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, UnicodeDecodeError, csv.Error):
        raise RefreshError(f"{path}: is damaged or not a {path.suffix} file. Fetch it again.") from None
    raise RefreshError(f'{path}: found "{path.suffix}", expected a .csv or .xlsx file.')


def build_table(recipe, source, name="source"):
    """Text of our table (CSV, "\\n" line ends) from the publisher's rows.

    recipe: one of RECIPES; source: rows with the header first; name: what errors call the file.
    Raises RefreshError naming the file, row and column if a column or row is missing, a row comes
    twice, or a figure is not a positive number.
    """
    header = source[0] if source else []
    wanted = ["countrycode", "year"] + [theirs for _, theirs, _ in recipe["columns"]]
    absent = [column for column in wanted if column not in header]
    if absent:
        raise RefreshError(f"{name}: no column {', '.join(absent)}. The table is made from {', '.join(wanted)}; "
                           f"take {recipe['file']}.")
    place = {column: header.index(column) for column in wanted}
    rows = _rows_by_key(source, place, recipe, name)
    lines = [",".join(["country", "year"] + [ours for ours, _, _ in recipe["columns"]])]
    for key in recipe["rows"]:
        figures = [write(_figure(rows[key], place[theirs], f"{name}, {key[0]} {key[1]}, column {theirs}"))
                   for _, theirs, write in recipe["columns"]]
        lines.append(",".join([key[0], str(key[1])] + figures))
    return "\n".join(lines) + "\n"


def _rows_by_key(source, place, recipe, name):
    wanted, rows = set(recipe["rows"]), {}
    for row in source[1:]:
        if len(row) <= place["year"] or not re.fullmatch(r"\d+(\.0+)?", row[place["year"]]):
            continue
        key = (row[place["countrycode"]], int(float(row[place["year"]])))
        if key in rows:
            raise RefreshError(f"{name}: two rows for {key[0]} {key[1]}, expected one.")
        if key in wanted:
            rows[key] = row
    missing = [key for key in recipe["rows"] if key not in rows]
    if missing:
        raise RefreshError(f"{name}: no row for {missing[0][0]} {missing[0][1]} ({len(missing)} of "
                           f"{len(wanted)} rows are missing); take {recipe['file']}.")
    return rows


def _figure(row, place, where):
    text = row[place] if place < len(row) else ""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (0 < value < math.inf):
        raise RefreshError(f'{where}: found "{text}", expected a number over 0.')
    return value


def write_table(path, text):
    """Write `text` to `path` whole or not at all. Returns True if the file changed."""
    data = text.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return False
    draft = path.with_suffix(".draft")
    draft.write_bytes(data)
    os.replace(draft, path)
    return True


def main(arguments, data=DATA):
    """Run the command; returns the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        for table, recipe in RECIPES.items():
            print(f"    {table:20} {recipe['file']}")
        return 0
    if len(arguments) != 2 or arguments[0] not in RECIPES:
        print(f"Use: refresh_data.py TABLE FILE, where TABLE is one of {', '.join(RECIPES)}.", file=sys.stderr)
        return 2
    table, path = arguments[0], Path(arguments[1])
    try:
        text = build_table(RECIPES[table], read_source(path, RECIPES[table]["sheet"]), path.name)
    except RefreshError as problem:
        print(problem, file=sys.stderr)
        return 1
    changed = write_table(data / f"{table}.csv", text)
    rows = len(RECIPES[table]["rows"])
    print(f"{table}.csv: {rows} rows, " + ("new. Check vintage and taken in its .json." if changed else "unchanged."))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
