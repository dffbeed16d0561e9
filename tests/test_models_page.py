"""The page of models: each model's file has an entry there, and each entry says what an entry has to say."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from nqpf_widgets import explorer, listing, names

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "chapters" / "models.md").read_text("utf8")
PARTS = ["Chapter", "Equations", "Calibration", "Limits", "Reference"]


def entries(text):
    """The entries of the page: {model: text}, in the order of the page."""
    found = re.split(r"^\(model-([\w-]+)\)=$", text, flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2]))


def lacks(entry, model):
    """What an entry lacks: a part, the facts from the code, or a work that it refers to."""
    parts = dict(re.findall(r"^\*\*(\w+)\.\*\*(.*?)(?=^\*\*\w+\.\*\*|\Z)", entry, re.MULTILINE | re.DOTALL))
    yield from (part for part in PARTS if len(parts.get(part, "").strip()) < 10)
    if list(parts) != PARTS:
        yield f"parts in the order {PARTS}, found {list(parts)}"
    if f'\nmodel("{model}")\n' not in entry:
        yield f'a cell with model("{model}")'
    if "$$" not in parts.get("Equations", ""):
        yield "an equation"
    if "{cite:t}" not in parts.get("Reference", ""):
        yield "a work"
    if not re.search("Sourced:|Illustrative", parts.get("Calibration", "")):
        yield "what is sourced and what is illustrative"


def homes(model):
    """The chapters that show an explorer of this model, by their labels."""
    shown = [one for one in names() if f"models/{model}.py" in explorer.load(one).model]
    return {path.stem for path in (ROOT / "chapters").glob("*.md")
            for one in shown if f'explore("{one}")' in path.read_text("utf8")}


def test_every_model_has_an_entry_and_every_entry_a_model():
    assert sorted(entries(PAGE)) == listing.models()


@pytest.mark.parametrize("name", listing.models())
def test_an_entry_has_all_its_parts(name):
    assert list(lacks(entries(PAGE).get(name, ""), name)) == []


@pytest.mark.parametrize("name", listing.models())
def test_an_entry_leads_to_the_chapters_that_show_the_model(name):
    said = re.search(r"\*\*Chapter\.\*\*(.*)", entries(PAGE)[name]).group(1)
    assert set(re.findall(r"\{ref\}`(\w+)`", said)) == homes(name)


def test_entries_stand_in_the_order_of_the_chapters():
    order = re.findall(r"file: chapters/(\w+)", (ROOT / "_toc.yml").read_text("utf8"))
    places = [min(map(order.index, homes(name))) for name in entries(PAGE) if homes(name)]
    assert places == sorted(places)


@pytest.mark.parametrize(("cut", "lack"), [
    ("**Limits.**", "Limits"), ('model("growth")', "a cell with model"), ("{cite:t}`solow1957`", None), ("$$", "an equation"),
])
def test_the_check_of_an_entry_finds_what_is_cut(cut, lack):
    found = list(lacks(entries(PAGE)["growth"].replace(cut, ""), "growth"))
    assert bool(found) is bool(lack)
    assert lack is None or any(one.startswith(lack) for one in found)


def test_the_facts_of_a_model_are_those_of_its_code():
    made = BeautifulSoup(listing.model("rush")._repr_mimebundle_()["text/html"], "html.parser")
    lines = [line.text for line in made.select("li")]
    herding = explorer.load("rush-and-bust").control("herding")
    assert f"Herding: {herding.default:g}, from {herding.low:g} to {herding.high:g}" in lines
    assert any(line.startswith("0.08 – d: the part of capacity") for line in lines)
    assert "models/rush.py" in made.text and "Many provinces, one market" in made.text


def test_a_model_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="there is no model 'rushes'; there are: chronology, "):
        listing.model("rushes")
