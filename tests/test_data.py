"""Every data table: plain figures, a complete sidecar, sound numbers, and small enough to travel."""

import datetime
import json
import re
import zlib
from pathlib import Path

import pytest

import nqpf_widgets
from nqpf_widgets import tables

ROOT = Path(__file__).parents[1]
DATA = ROOT / "widgets" / "nqpf_widgets" / "data"
FORMATS = json.loads((DATA.parent / "formats.json").read_text(encoding="utf-8"))
NAMES = sorted({path.stem for path in DATA.iterdir() if path.suffix in (".csv", ".json")})
PENN = ["pwt_1001", "pwt_110_china", "pwt_110_china_tfp"]


@pytest.fixture(params=NAMES)
def table(request):
    return tables.load(request.param)


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_a_csv_and_a_sidecar(name):
    assert (DATA / f"{name}.csv").exists() and (DATA / f"{name}.json").exists()


@pytest.mark.parametrize("name", NAMES)
def test_files_are_plain(name):
    data = (DATA / f"{name}.csv").read_bytes()
    data.decode("utf-8")
    assert data.endswith(b"\n") and b"\r" not in data and b'"' not in data


def test_the_sidecar_describes_each_column_once_in_the_order_of_the_file(table):
    assert [column["name"] for column in table.source["columns"]] == table.names


def test_every_column_says_what_it_is(table):
    for column in table.source["columns"]:
        assert set(column) == {"name", "label", "unit", "format", "definition"}, column["name"]
        assert column["label"] and column["definition"].endswith("."), column["name"]
        assert column["format"] in FORMATS or column["format"] == "", column["name"]


def test_every_table_says_where_it_comes_from(table):
    source = table.source
    for key in ("title", "publisher", "vintage", "licence", "citation", "key", "url", "made"):
        assert source[key].strip(), key
    assert source["url"].startswith("https://")
    assert datetime.date.fromisoformat(source["taken"]) <= datetime.date.today()


def test_every_table_is_in_the_list_of_references(table):
    entries = re.findall(r"^@\w+\{([^,]+),", (ROOT / "references.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert table.source["key"] in entries


def test_figures_are_numbers_and_names_are_words(table):
    for name in table.names:
        kinds = {type(value) for value in table.column(name) if value is not None}
        assert kinds in ({int}, {float}, {str}), name


@pytest.mark.parametrize("name", PENN)
def test_one_row_a_country_and_year_in_order(name):
    table = tables.load(name)
    keys = list(zip(table.column("country"), table.column("year"), strict=True))
    assert keys == sorted(set(keys))


def test_the_penn_world_table_holds_seven_countries_over_fifty_years():
    table = tables.load("pwt_1001")
    assert set(table.column("country")) == {"BRA", "CHN", "DEU", "IND", "JPN", "KOR", "USA"}
    for country in set(table.column("country")):
        assert table.where("country", country).column("year") == list(range(1970, 2020))


@pytest.mark.parametrize(("name", "column", "low", "high"), [
    ("pwt_1001", "output", 80, 25_000),
    ("pwt_1001", "capital_stock", 200, 120_000),
    ("pwt_1001", "employment", 9, 820),
    ("pwt_1001", "hours", 1_300, 3_000),
    ("pwt_1001", "human_capital", 1, 4),
    ("pwt_1001", "labour_share", 0.4, 0.8),
    ("pwt_1001", "tfp", 0.4, 1.6),
    ("pwt_110_china", "output", 400, 26_000),
    ("pwt_110_china", "employment", 350, 780),
    ("pwt_110_china", "hours", 1_900, 2_500),
])
def test_figures_are_in_the_unit_that_the_sidecar_names(name, column, low, high):
    values = tables.load(name).column(column)
    assert low < min(values) and max(values) < high


def test_indices_are_one_in_their_base_year():
    older, newer = tables.load("pwt_1001").where("year", 2017), tables.load("pwt_110_china_tfp").where("year", 2021)
    assert set(older.column("tfp")) == set(older.column("capital_services")) == {1.0}
    assert newer.column("tfp") == [1.0]


def test_the_penn_world_tables_travel_in_under_15_kilobytes():
    files = [(DATA / f"{name}{kind}").read_bytes() for name in PENN for kind in (".csv", ".json")]
    assert len(zlib.compress(b"".join(files), 9)) < 15_000


def test_tables_are_read_from_the_package():
    assert Path(tables.FOLDER).samefile(Path(nqpf_widgets.__path__[0]) / "data")
