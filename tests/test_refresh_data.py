"""Making a table again from the publisher's file: the same bytes, or a message that says what is wrong."""

import csv
import zipfile
from xml.sax.saxutils import escape

import pytest
import refresh_data
from refresh_data import RECIPES, RefreshError, build_table, main, read_source

# The publisher's units for our scaled columns, and what a file holds beside the columns we take.
TIMES = {"rgdpna": 1000, "rnna": 1000}


def ours(name):
    return (refresh_data.DATA / f"{name}.csv").read_text(encoding="utf-8")


def published(name):
    """A file as the publisher lays it out: its column names and units, other columns, rows and countries."""
    recipe = RECIPES[name]
    theirs = [column for _, column, _ in recipe["columns"]]
    rows = [["countrycode", "country", "currency_unit", "year", "pop", *theirs]]
    rows.append(["ABW", "Aruba", "Aruban Guilder", "1990", "0.06", *[""] * len(theirs)])
    for row in reversed(list(csv.DictReader(ours(name).splitlines()))):
        figures = [repr(float(row[column]) * TIMES.get(source, 1)) for column, source, _ in recipe["columns"]]
        rows.append([row["country"], "A, B & <C>", "Unit", row["year"], "", *figures])
    rows.append(["CHN", "China", "Yuan Renminbi", "1950", "", *["1"] * len(theirs)])
    return rows


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def write_xlsx(path, rows, sheet="Data", shared=True):
    """A workbook with an information sheet first, empty cells left out, text shared or inline."""
    names = {"": 0}
    lines = []
    for number, row in enumerate(rows, 1):
        cells = [_cell(column, number, text, names, shared) for column, text in enumerate(row) if text]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", f'<workbook {space} xmlns:r="{link}"><sheets><sheet name="Info" r:id="a"/>'
                                         f'<sheet name="{sheet}" r:id="b"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="a" Target="worksheets/1.xml"/>'
                                                    '<Relationship Id="b" Target="worksheets/2.xml"/></Relationships>')
        book.writestr("xl/worksheets/1.xml", f"<worksheet {space}><sheetData/></worksheet>")
        book.writestr("xl/worksheets/2.xml", f'<worksheet {space}><sheetData>{"".join(lines)}</sheetData></worksheet>')
        if shared:
            items = "".join(f"<si><r><t>{escape(text)}</t></r></si>" for text in names)
            book.writestr("xl/sharedStrings.xml", f"<sst {space}>{items}</sst>")
    return path


def _cell(column, row, text, names, shared):
    at = f'{chr(65 + column // 26 - 1) if column > 25 else ""}{chr(65 + column % 26)}{row}'
    if text.replace(".", "").replace("-", "").replace("e", "").isdigit():
        return f'<c r="{at}"><v>{text}</v></c>'
    if shared:
        return f'<c r="{at}" t="s"><v>{names.setdefault(text, len(names))}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", RECIPES)
def test_a_csv_gives_our_bytes(name, tmp_path, data, capsys):
    source = write_csv(tmp_path / "pwt.csv", published(name))
    assert main([name, str(source)], data) == 0
    assert (data / f"{name}.csv").read_bytes() == ours(name).encode()
    assert "new. Check vintage and taken" in capsys.readouterr().out


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("name", RECIPES)
def test_a_workbook_gives_our_bytes(name, shared, tmp_path, data):
    source = write_xlsx(tmp_path / "pwt.xlsx", published(name), shared=shared)
    assert main([name, str(source)], data) == 0
    assert (data / f"{name}.csv").read_bytes() == ours(name).encode()


def test_a_second_run_changes_nothing(tmp_path, data, capsys):
    source = write_csv(tmp_path / "pwt.csv", published("pwt_110_china"))
    main(["pwt_110_china", str(source)], data)
    main(["pwt_110_china", str(source)], data)
    assert capsys.readouterr().out.endswith("pwt_110_china.csv: 50 rows, unchanged.\n")


def test_columns_beyond_z_are_found():
    assert [refresh_data._column_number(at) for at in ("A1", "Z9", "AA10", "AZ3", "BA1")] == [0, 25, 26, 51, 52]


@pytest.mark.parametrize(("value", "text"), [
    (123456.0, "123456"), (12345.6, "12346"), (1234.56, "1234.6"), (0.0123456, "0.012346"), (2.0, "2.0000"),
])
def test_five_significant_digits(value, text):
    assert refresh_data.significant(5)(value) == text


def change(rows, country, year, column, text):
    place = rows[0].index(column)
    for row in rows[1:]:
        if row[0] == country and row[3] == str(year):
            row[place] = text


def without_column(rows, column):
    place = rows[0].index(column)
    return [row[:place] + row[place + 1:] for row in rows]


@pytest.mark.parametrize(("damage", "words"), [
    (lambda rows: without_column(rows, "rkna"),
     "pwt.csv: no column rkna. The table is made from countrycode, year, rgdpna, rkna,"),
    (lambda rows: [row for row in rows if row[:1] != ["KOR"] or row[3] != "2013"],
     "pwt.csv: no row for KOR 2013 (1 of 350 rows are missing); take pwt1001.xlsx"),
    (lambda rows: rows + [rows[50]], "expected one."),
    (lambda rows: change(rows, "CHN", 1987, "labsh", "n/a") or rows,
     'pwt.csv, CHN 1987, column labsh: found "n/a", expected a number over 0.'),
    (lambda rows: change(rows, "USA", 1970, "rgdpna", "") or rows, 'USA 1970, column rgdpna: found ""'),
    (lambda rows: change(rows, "USA", 1970, "rgdpna", "-5") or rows, 'USA 1970, column rgdpna: found "-5"'),
    (lambda rows: change(rows, "USA", 1970, "rtfpna", "nan") or rows, 'column rtfpna: found "nan"'),
    (lambda rows: [], "pwt.csv: no column countrycode, year"),
])
def test_a_file_that_lacks_something_is_named_and_nothing_is_written(damage, words, tmp_path, data, capsys):
    source = write_csv(tmp_path / "pwt.csv", damage(published("pwt_1001")))
    assert main(["pwt_1001", str(source)], data) == 1
    assert words in capsys.readouterr().err
    assert list(data.iterdir()) == []


def test_a_workbook_without_the_sheet_lists_those_it_has(tmp_path):
    source = write_xlsx(tmp_path / "pwt.xlsx", published("pwt_1001"), sheet="Figures")
    with pytest.raises(RefreshError, match='there is no sheet "Data"; it has Info, Figures.'):
        read_source(source, "Data")


@pytest.mark.parametrize(("name", "content", "words"), [
    ("pwt.xlsx", b"<html>Sign in</html>", "is damaged or not a .xlsx file. Fetch it again."),
    ("pwt.csv", b"\xff\xfe\x00\xd8", "is damaged or not a .csv file. Fetch it again."),
    ("pwt.dta", b"", 'found ".dta", expected a .csv or .xlsx file.'),
])
def test_a_file_of_another_kind_is_refused(name, content, words, tmp_path, data, capsys):
    (tmp_path / name).write_bytes(content)
    assert main(["pwt_1001", str(tmp_path / name)], data) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path, data, capsys):
    assert main(["pwt_1001", str(tmp_path / "absent.csv")], data) == 1
    assert "absent.csv: cannot be opened (No such file or directory)." in capsys.readouterr().err


def test_without_arguments_the_tables_and_their_files_are_listed(capsys):
    assert main([]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed and RECIPES[name]["file"] in listed for name in RECIPES)


@pytest.mark.parametrize("arguments", [["pwt_1001"], ["pwt_9", "x.csv"], ["pwt_1001", "a", "b"]])
def test_a_wrong_call_says_how(arguments, capsys):
    assert main(arguments) == 2
    assert "Use: refresh_data.py TABLE FILE, where TABLE is one of pwt_1001," in capsys.readouterr().err


def test_half_a_table_is_never_left_behind(tmp_path, data, monkeypatch):
    (data / "pwt_110_china.csv").write_text("old\n")
    source = write_csv(tmp_path / "pwt.csv", published("pwt_110_china"))

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(refresh_data.os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        main(["pwt_110_china", str(source)], data)
    assert (data / "pwt_110_china.csv").read_text() == "old\n"


def test_the_same_figures_give_the_same_text_in_any_order():
    rows = published("pwt_110_china_tfp")
    recipe = RECIPES["pwt_110_china_tfp"]
    assert build_table(recipe, rows) == build_table(recipe, rows[:1] + rows[:0:-1]) == ours("pwt_110_china_tfp")
