"""Still figures of the chapters: HTML in the book, an image in a notebook."""

import pytest
from bs4 import BeautifulSoup

from nqpf_widgets.pictures import picture


def test_in_the_book_a_picture_has_a_legend_and_both_boxes(monkeypatch):
    monkeypatch.setenv("NQPF_HOST", "page")
    shown = BeautifulSoup(picture("elements", "best_share_chart")._repr_mimebundle_()["text/html"], "html.parser")
    assert [item.text for item in shown.select(".nqpf-legend li")] == [
        "Easy to substitute, r = 0.5", "As at the start, r = −1", "Hard to substitute, r = −4",
    ]
    assert [svg["class"] for svg in shown.select(".nqpf-picture > svg")] == [["nqpf-wide"], ["nqpf-narrow"]]
    assert shown.select_one("svg")["aria-label"] == "Best share of machines, by the size of the budget"


def test_in_a_notebook_a_picture_is_an_image(monkeypatch):
    monkeypatch.delenv("NQPF_HOST", raising=False)
    bundle = picture("elements", "best_share_chart")._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<svg")
    assert "text/html" not in bundle


def test_a_chart_that_is_not_there_is_named():
    with pytest.raises(AttributeError, match="no_such_chart"):
        picture("elements", "no_such_chart")
