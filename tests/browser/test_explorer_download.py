"""The figures as CSV and the picture as SVG, each complete in itself."""

import csv
import re
import xml.etree.ElementTree as ElementTree

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

from nqpf_widgets.text import MESSAGES, message
from nqpf_widgets.theme import THEME

SVG = "{http://www.w3.org/2000/svg}"
SETTINGS = ["From", "To", "Rate (%)", "Growth is", "Take prices out", "Price rise (%)"]
ALL = ["lines", "lying", "upright", "cells"]


def save(page, action):
    with page.expect_download() as download:
        page.get_by_role("button", name=MESSAGES[action]).click()
    file = download.value.suggested_filename
    expect(page.locator(".nqpf-status")).to_have_text(message("saved", file=file))
    return file, download.value.path()


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_the_csv_holds_the_figures_in_full(page):
    page.goto("toy.html")
    ready(page)
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("3.3"))
    file, path = save(page, "csv")
    assert file == "toy.csv"
    rows = read(path)
    assert rows[0] == ["Year", "Level (start = 1)", *SETTINGS]
    assert {tuple(row[2:]) for row in rows[1:]} == {("2000", "2010", "3.3", "compound", "no", "1")}
    assert [row[0] for row in rows[1:]] == [str(year) for year in range(2000, 2011)]
    assert float(rows[-1][1]) == pytest.approx((1 + 3.3 / 100) ** 10, rel=1e-15)


def test_the_csv_holds_the_pinned_state_too(page):
    page.goto("toy.html")
    ready(page)
    page.get_by_role("button", name=MESSAGES["pin"]).click()
    next_view(page, lambda: page.get_by_role("spinbutton", name="Rate").fill("3.3"))
    _, path = save(page, "csv")
    rows = read(path)
    assert rows[0] == ["State", "Year", "Level (start = 1)", *SETTINGS]
    ends = [(row[0], row[5], round(float(row[2]), 3)) for row in rows if row[1] == "2010"]
    assert ends == [(MESSAGES["state_now"], "3.3", 1.384), (MESSAGES["pinned_state"], "2", 1.219)]


def test_the_csv_of_two_charts_is_one_table(page):
    page.goto("gallery.html")
    ready(page, "gallery")
    _, path = save(page, "csv")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith('Picture,Step,"Range, lower (billion yuan)"') and text.endswith("\r\n")
    rows = read(path)
    assert len({len(row) for row in rows}) == 1
    assert 'Part, "one"' in rows[0]
    stacked = [row for row in rows if row[0] == "Stack, so called"]
    assert stacked[0][rows[0].index("Year")] == "2001"
    lines = [row for row in rows if row[0] == "Lines"]
    assert lines[1][rows[0].index("Line (billion yuan)")] == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("picture", ALL)
def test_the_svg_needs_nothing_else(new_page, picture, scheme):
    page = new_page(color_scheme=scheme)
    page.goto("gallery.html")
    ready(page, "gallery")
    if picture != "lines":
        next_view(page, lambda: page.get_by_label("Picture").select_option(picture))
    file, path = save(page, "svg")
    assert file == "gallery.svg"
    text = path.read_text("utf-8")
    assert not re.search(r"var\(|class=|<style|href=|url\((?!#)", text)
    root = ElementTree.fromstring(text)
    assert root.find(f"{SVG}title").text == "A gallery"
    assert "sans-serif" in root.get("font-family")
    assert float(root.get("width")) > 300 and float(root.get("height")) > 300
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert "Stack, so called" in words and "Part two" in words
    assert f"{MESSAGES['controls']}: Size: 5; Scale: linear; Picture: {picture}." in " ".join(words)
    ground = root.find(f"{SVG}rect").get("fill")
    assert ground == THEME["ground"][scheme]


def test_the_svg_can_be_looked_at_by_itself(page, tmp_path):
    page.goto("gallery.html")
    ready(page, "gallery")
    _, path = save(page, "svg")
    copy = tmp_path / "gallery.svg"
    copy.write_bytes(path.read_bytes())
    page.goto(copy.as_uri())
    box = page.locator("svg svg").first.bounding_box()
    assert box["width"] > 300 and box["height"] > 250
    drawn = page.locator("svg svg [stroke^=rgb], svg svg [fill^=rgb]")
    assert drawn.count() > 5
