"""The table of points to cover (coverage.yml) against chapters, built book, bank and assignments.

Every part that the table names must be where it says. Every point must have all its parts.
"""

from pathlib import Path

import built
import pytest
import yaml
from bankchecks import BANK

ROOT = Path(__file__).parents[1]
ROWS = yaml.safe_load((ROOT / "tests" / "coverage.yml").read_text("utf8"))
PARTS = ["taught", "explorers", "practice", "graded"]
# The points in the order of the course, each with its chapters. The table may say more of them, not less.
POINTS = [
    ("Heilongjiang", ["origins"]),
    ("first task for 2024", ["origins"]),
    ("pivot from traditional growth", ["connotation", "why_now"]),
    ("innovation plays the leading role", ["connotation", "new_industries", "original_innovation"]),
    ("connotation", ["connotation"]),
    ("hallmark", ["hallmark"]),
    ("high-quality development", ["why_now"]),
    ("new industries, models and drivers", ["new_industries"]),
    ("original and disruptive", ["original_innovation"]),
    ("industries and chains", ["industrial_chains"]),
    ("carbon peaking and neutrality", ["green_transformation"]),
    ("reform", ["reform"]),
    ("education, science and talent", ["talent"]),
    ("traditional industries", ["balance"]),
    ("no headlong rush", ["balance"]),
    ("no single model", ["local_conditions"]),
    ("for the world", ["debates"]),
]


def plain(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pages(book):
    return built.read(book)


@pytest.fixture(scope="module")
def items():
    return {item["id"]: item for chapter in BANK.chapters for item in chapter.items}


@pytest.fixture(scope="module")
def examined():
    """The ids of all items that stand in an assignment."""
    files = (ROOT / "quizzes" / "assignments").glob("*.yml")
    return {item["id"] for path in files for item in yaml.safe_load(path.read_text("utf8"))["items"]}


def faults(row, pages, items):
    """What the table says of a point and is not so."""
    yield from taught_faults(row, pages)
    on_pages = [pages[f"chapters/{chapter}.html"] for chapter in row["chapters"] if f"chapters/{chapter}.html" in pages]
    for name in row["explorers"]:
        if not any(page.select(f'nqpf-explorer[name="{name}"]') for page in on_pages):
            yield f"explorer {name} is on no page of {row['chapters']}"
    for pool in ("practice", "graded"):
        for name in row[pool]:
            if items.get(name, {}).get("pool") != pool:
                yield f"{name} is no {pool} item"
            elif not name.startswith(tuple(f"{chapter}-" for chapter in row["chapters"])):
                yield f"{name} belongs to none of {row['chapters']}"
    for name in row["practice"]:
        if not any(page.select(f'nqpf-practice [data-item="{name}"]') for page in on_pages):
            yield f"{name} is on no page of {row['chapters']}"


def taught_faults(row, pages):
    for place, words in row["taught"].items():
        page, _, identity = place.partition("#")
        if page not in row["chapters"]:
            yield f"{place} is in none of {row['chapters']}"
        found = pages[f"chapters/{page}.html"].find(id=identity) if f"chapters/{page}.html" in pages else None
        if found is None:
            yield f"{place} is not in the book"
            continue
        text = plain(found.get_text()).lower()
        yield from (f"{place} does not say “{word}”" for word in words if word.lower() not in text)


def gaps(row, examined):
    """What a point lacks: each chapter teaches it, every other part is there, graded items stand in an assignment."""
    taught = {place.partition("#")[0] for place in row["taught"]}
    yield from (f"{row['point']}: not taught in {chapter}" for chapter in row["chapters"] if chapter not in taught)
    yield from (f"{row['point']}: no {part}" for part in PARTS if not row[part])
    yield from (f"{name} stands in no assignment" for name in row["graded"] if name not in examined)


def test_the_table_holds_every_point_once_and_nothing_else():
    assert [row["chapters"] for row in ROWS] == [chapters for _, chapters in POINTS]
    assert all(words in row["point"] for row, (words, _) in zip(ROWS, POINTS, strict=True))
    assert all(set(row) == {"point", "chapters", *PARTS} for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["point"])
def test_what_the_table_says_of_a_point_is_so(row, pages, items):
    assert list(faults(row, pages, items)) == []


def test_every_point_has_all_its_parts(examined):
    assert [gap for row in ROWS for gap in gaps(row, examined)] == []


BROKEN = [
    ({"taught": {"connotation#gone": []}}, "connotation#gone is not in the book"),
    ({"taught": {"connotation#practice": ["no such words"]}}, "connotation#practice does not say “no such words”"),
    ({"taught": {"hallmark#practice": []}}, "hallmark#practice is in none of ['connotation']"),
    ({"explorers": ["kaya-paths"]}, "explorer kaya-paths is on no page of ['connotation']"),
    ({"practice": ["connotation-gone"]}, "connotation-gone is no practice item"),
    ({"practice": ["connotation-shipyard"]}, "connotation-shipyard is no practice item"),
    ({"graded": ["hallmark-levels"]}, "hallmark-levels belongs to none of ['connotation']"),
]


@pytest.mark.parametrize(("change", "fault"), BROKEN)
def test_the_check_finds_what_is_wrong(change, fault, pages, items):
    row = {"point": "x", "chapters": ["connotation"], "taught": {}, "explorers": [], "practice": [], "graded": [], **change}
    assert fault in list(faults(row, pages, items))


def test_the_check_finds_what_is_missing():
    row = {"point": "x", "chapters": ["connotation", "why_now"], "taught": {"connotation#practice": []}, "explorers": ["elements"],
           "practice": [], "graded": ["connotation-shipyard"]}
    assert list(gaps(row, set())) == ["x: not taught in why_now", "x: no practice", "connotation-shipyard stands in no assignment"]
