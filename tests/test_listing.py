"""The list of tables says of each what its sidecar says."""

from bs4 import BeautifulSoup

from nqpf_widgets import listing, tables


def page():
    return BeautifulSoup(listing.data_tables()._repr_mimebundle_()["text/html"], "html.parser")


def test_every_table_is_listed_with_source_vintage_licence_and_columns():
    sections = {section["id"]: section for section in page().select("section")}
    for name in listing.data_tables().names:
        source, section = tables.source(name), sections[f"table-{name.replace('_', '-')}"]
        for part in ("title", "publisher", "vintage", "licence", "citation", "made"):
            assert source[part] in section.get_text(), (name, part)
        assert len(section.select("li")) == len(source["columns"])


def test_a_table_names_the_explorers_that_show_it():
    assert listing.users("pwt_110_china_tfp") == ["Where did the growth come from?"]
    assert listing.users("no-such-table") == []
