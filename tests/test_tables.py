import pytest

from nqpf_widgets import tables

SIDECAR = {"columns": [{"name": "country"}, {"name": "year"}, {"name": "share"}]}
TEXT = "country,year,share\nCHN,1990,0.5\nCHN,1991,\nUSA,1990,1\n"


def test_cells_become_text_whole_numbers_and_numbers():
    table = tables.parse("toy", TEXT, SIDECAR)
    assert table.column("country") == ["CHN", "CHN", "USA"]
    assert table.column("year") == [1990, 1991, 1990]
    assert table.column("share") == [0.5, None, 1.0]


def test_where_keeps_the_rows_that_match():
    table = tables.parse("toy", TEXT, SIDECAR).where("country", "CHN")
    assert table.column("year") == [1990, 1991]


def test_a_missing_column_names_file_column_and_mend():
    with pytest.raises(tables.TableError, match=r"data/toy.csv: column 'share' is missing; found: country, year"):
        tables.parse("toy", "country,year\nCHN,1990\n", SIDECAR)


def test_an_empty_file_is_named():
    with pytest.raises(tables.TableError, match="column 'country' is missing; found: nothing"):
        tables.parse("toy", "", SIDECAR)


def test_a_row_of_another_length_names_its_line():
    with pytest.raises(tables.TableError, match="data/toy.csv, line 3: found 2 cells, expected 3"):
        tables.parse("toy", "country,year,share\nCHN,1990,1\nCHN,1991\n", SIDECAR)


def test_asking_for_an_unknown_column_lists_the_columns():
    table = tables.parse("toy", TEXT, SIDECAR)
    with pytest.raises(tables.TableError, match="no column 'gdp'; it has: country, year, share"):
        table.column("gdp")


def test_a_table_that_is_not_there():
    with pytest.raises(tables.TableError, match="there is no file data/nothing.csv"):
        tables.load("nothing")


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "is not valid JSON"), ('{"title": "x"}', "has no 'publisher'")],
)
def test_a_damaged_sidecar_is_named(tmp_path, monkeypatch, text, message):
    (tmp_path / "toy.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "FOLDER", str(tmp_path) + "/")
    with pytest.raises(tables.TableError, match="data/toy.json " + message):
        tables.source("toy")
