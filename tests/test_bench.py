"""The table of budgets: how rows read, what is missed, and what the counting server counts. Nothing is timed."""

import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from bench import SUBJECTS, __main__, ground, lighthouse, response, start, weight
from bench.ground import BenchError
from bench.table import HEAD, WIDTH, Row, percentile

from nqpf_widgets import names
from nqpf_widgets.explorer import load

ROOT = Path(__file__).parents[1]
LONG = "a page with a name so long that it does not fit into its column"


@pytest.fixture
def subjects(monkeypatch):
    """Put subjects made for a test in the place of the real ones: subjects(one=[rows])."""
    def put(**made):
        monkeypatch.setattr(__main__, "SUBJECTS", list(made))
        for name, rows in made.items():
            module = ModuleType(f"bench.{name}")
            module.HOW = "How it is measured."
            module.measure = rows if callable(rows) else lambda ground, rows=rows: iter(rows)
            monkeypatch.setitem(sys.modules, f"bench.{name}", module)

    return put


# Rows

@pytest.mark.parametrize(("measured", "relation", "is_met"), [
    (90, "<=", True), (90.001, "<=", False), (89, "<=", True),
    (90, ">=", True), (89.999, ">=", False), (91, ">=", True),
    (float("nan"), "<=", False), (float("nan"), ">=", False),
])
def test_a_budget_is_met_up_to_its_very_figure_and_never_by_what_is_no_number(measured, relation, is_met):
    row = Row("weight", measured, relation, 90)
    assert row.is_met is is_met
    assert row.text().endswith("yes" if is_met else "NO")


@pytest.mark.parametrize("row", [
    Row("elements", 450.04, "<=", 450, "KiB", "(16 files)"),
    Row(LONG, 12345.67, ">=", 98, "times", "(1230-14500)", "detail " * 40),
    Row("hallmark, first live explorer", 0, "<=", 0),
])
def test_a_row_fits_eighty_columns_with_its_figures_under_the_headings(row):
    lines = row.text().split("\n")
    assert max(map(len, lines)) <= WIDTH and len(HEAD) <= WIDTH
    (figures,) = (line for line in lines if f"{row.relation} {row.budget}" in line)
    assert figures.index(f"{row.measured:g}"[:3]) == HEAD.index("measured")
    assert figures[HEAD.index("met"):].strip() in ("yes", "NO")


def test_the_worst_twentieth_is_left_out_of_the_95th_percentile_and_no_more():
    assert percentile([*range(1, 96), 500, 600, 700, 800, 900], 0.95) == 95
    assert percentile([*range(1, 95), 400, 500, 600, 700, 800, 900], 0.95) == 400


# The command

def test_all_met_is_success(subjects, capsys):
    subjects(one=[Row("light", 1, "<=", 2)], two=[Row("fast", 5, ">=", 5)])
    assert __main__.main([]) == 0
    assert "2 of 2 budgets met" in capsys.readouterr().out


def test_a_missed_budget_is_named_and_fails(subjects, capsys):
    subjects(one=[Row("light", 3, "<=", 2), Row("fast", 5, ">=", 5)])
    assert __main__.main([]) == 1
    printed = capsys.readouterr().out
    assert "1 of 2 budgets met" in printed and "Missed: one: light." in printed


@pytest.mark.parametrize(("problem", "said"), [
    (BenchError("The book cannot be built."), "could not be measured: The book cannot be built."),
    (TimeoutError("waited"), "could not be measured: TimeoutError: waited"),
])
def test_what_cannot_be_measured_counts_as_missed_and_hides_no_other(subjects, capsys, problem, said):
    def measure(_):
        yield Row("before", 1, "<=", 2)
        raise problem

    subjects(one=measure, two=[Row("after", 1, "<=", 2)])
    assert __main__.main([]) == 1
    printed = capsys.readouterr().out
    assert said in printed and "  before" in printed and "  after" in printed
    assert "2 of 3 budgets met" in printed


def test_a_subject_that_is_not_there_yet_is_said_to_be_missing(monkeypatch, capsys):
    monkeypatch.setattr(__main__, "SUBJECTS", ["nothing_of_this_name"])
    __main__.main([])
    assert "not measured: tools/bench/nothing_of_this_name.py is not there yet" in capsys.readouterr().out


def test_one_subject_can_be_chosen(subjects, capsys):
    subjects(one=[Row("light", 3, "<=", 2)], two=[Row("fast", 5, ">=", 5)])
    assert __main__.main(["--only", "two"]) == 0
    assert "light" not in capsys.readouterr().out


def test_an_unknown_subject_is_told_what_there_is():
    command = [sys.executable, "-m", "bench", "--only", "speed"]
    done = subprocess.run(command, cwd=ROOT / "tools", capture_output=True, text=True)
    assert done.returncode == 2
    assert all(name in done.stderr for name in SUBJECTS) and "Traceback" not in done.stderr


# What is measured

def test_the_pages_with_explorers_are_found(tmp_path):
    (tmp_path / "chapters").mkdir()
    for name, body in {"one": '<nqpf-explorer id="explorer-a" class="nqpf">', "none": "<p>"}.items():
        (tmp_path / "chapters" / f"{name}.html").write_text(body)
    found = ground.Ground(None)
    found.book = tmp_path
    assert found.pages == {"chapters/one.html": ["explorer-a"]}


def test_a_book_without_explorers_is_no_ground(tmp_path):
    found = ground.Ground(None)
    found.book = tmp_path
    with pytest.raises(BenchError, match="holds an explorer"):
        assert found.pages


def test_the_server_counts_what_it_sends_compressed_with_headers(tmp_path):
    (tmp_path / "page.html").write_text("abc" * 10_000)
    with ExitStack() as stack:
        server = ground.Ground(stack).serve(tmp_path)
        request = urllib.request.Request(server.address + "page.html?v=1", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            body, head = answer.read(), str(answer.headers)
    (path, sent), = server.sent.items()
    assert path == "/page.html"
    assert len(body) + len(head) < sent < len(body) + len(head) + 100 < 1000


@pytest.mark.parametrize(("url", "is_strange"), [
    ("http://127.0.0.1:80/a.js", False), ("data:image/svg+xml,x", False), ("blob:http://127.0.0.1:80/1", False),
    ("http://127.0.0.1:81/a.js", True), ("https://cdn.example/a.js", True), ("wss://example/socket", True),
])
def test_a_request_to_another_site_is_told_from_one_to_the_book(url, is_strange):
    assert weight.strange(url, "http://127.0.0.1:80/") == ([url] if is_strange else [])


def test_a_score_of_lighthouse_is_the_median_and_says_what_cost_points():
    def report(value):
        audits = {"alt": {"title": "Images lack texts", "score": 0}, "lang": {"title": "Fine", "score": 1}}
        category = {"score": value, "auditRefs": [{"id": "alt", "weight": 3}, {"id": "lang", "weight": 1}]}
        return {"categories": {"seo": category}, "audits": audits}

    row = lighthouse.row("chapters/one.html", "seo", 100, [report(0.9), report(0.98), report(1)])
    assert (row.measured, row.spread, row.detail) == (98, "(90-100)", "Images lack texts")
    assert not lighthouse.row("chapters/one.html", "seo", 100, [report(None)]).is_met


@pytest.mark.parametrize("name", names())
def test_random_inputs_are_allowed_repeatable_and_change_what_is_shown(name):
    explorer = load(name)
    made = list(response.inputs(explorer, 100))
    assert len(made) == 100
    assert made == list(response.inputs(explorer, 100))
    assert {control.name for control, _ in made} == {control.name for control in explorer.controls}
    values, shown = response.state(explorer, explorer.defaults())
    for control, value in made:
        before = shown
        values, shown = response.state(explorer, {**explorer.check(values), control.name: value})
        assert shown != before


def test_the_ratio_sets_medians_side_by_side():
    ours, theirs = response.rows("elements", [10, 10, 100], [40, 50, 60])
    assert (ours.measured, ours.is_met) == (100, False)
    assert (theirs.measured, theirs.is_met) == (5, True)


def test_pyodide_is_awaited_by_a_page_that_does_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "modules" / "pyodide").mkdir(parents=True)
    (tmp_path / "modules" / "pyodide" / "pyodide.mjs").write_text("// its loader")
    monkeypatch.setattr(start, "MODULES", tmp_path / "modules")
    place = tmp_path / "page"
    place.mkdir()
    served = SimpleNamespace(serve=lambda folder: SimpleNamespace(address=str(folder)))
    assert start.serve_pyodide(served, place) == str(place)
    assert (place / "pyodide.mjs").read_text() == "// its loader"
    assert (place / "index.html").read_text().count("import") == 1
