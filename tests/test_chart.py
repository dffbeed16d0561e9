import pytest

from nqpf_widgets import chart


def picture(*marks, y=None):
    return chart.chart("Title", chart.axis("Year", format="year"), y or chart.axis("Value", "%"), marks)


def test_columns_of_a_mark_must_be_equally_long():
    with pytest.raises(chart.ChartError, match="column 'x' has 2 values, column 'y' has 1"):
        chart.line([1, 2], [1], "Growth")


def test_an_unknown_role_lists_the_roles():
    with pytest.raises(chart.ChartError, match="role 'red' is unknown; allowed: data, model"):
        chart.line([1], [1], role="red")


def test_an_unknown_scale_lists_the_scales():
    with pytest.raises(chart.ChartError, match="scale 'cubic' is unknown; allowed: linear, log, band"):
        chart.axis("Year", scale="cubic")


def test_a_band_axis_needs_categories():
    with pytest.raises(chart.ChartError, match="needs its categories"):
        chart.axis("Sector", scale="band")


def test_a_rule_stands_or_lies():
    assert chart.rule(x=[1])["x"] == [1]
    assert chart.rule(y=[2])["y"] == [2]
    for wrong in ({}, {"x": [1], "y": [1]}):
        with pytest.raises(chart.ChartError, match="either x or y"):
            chart.rule(**wrong)


def test_an_empty_chart_is_refused():
    with pytest.raises(chart.ChartError, match="'Title' has no marks"):
        picture()


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), object()])
def test_a_number_that_is_not_finite_is_named(bad):
    with pytest.raises(chart.ChartError, match=r"chart 'Title', mark 'Growth' \(line\), column 'y'"):
        chart.check(picture(chart.line([1, 2], [0, bad], "Growth")))


def test_a_gap_is_allowed():
    chart.check(picture(chart.line([1, 2], [0, None], "Growth")))


def test_stacked_bars_pile_up_on_both_sides_of_zero():
    assert chart.stack([[1, -1], [2, -2], [-3, 3]]) == [[0, 0], [1, -1], [0, 0]]


def test_the_table_joins_marks_on_x_and_leaves_gaps():
    made = picture(
        chart.line([2000, 2001], [1.5, 2.5], "Ours"),
        chart.dot([2001, 2002], [2.4, 3.4], "Published"),
        chart.rule(y=[0]),
        chart.text([2000], [1], ["note"], "Notes"),
        chart.line([1999, 2003], [0, 0]),
    )
    table = chart.table(made)
    assert [column["label"] for column in table["columns"]] == ["Year", "Ours", "Published"]
    assert [column["format"] for column in table["columns"]] == ["year", "number1", "number1"]
    assert table["rows"] == [[2000, 1.5, None], [2001, 2.5, 2.4], [2002, None, 3.4]]


def test_the_table_keeps_dots_at_one_place_apart_and_says_their_names():
    table = chart.table(picture(
        chart.dot([2000, 2000, 2001], [1.0, 2.0, 3.0], "Ours", names=["a", "b", ""]), chart.dot([2000], [4.0], "Yours"),
    ))
    assert [column["label"] for column in table["columns"]] == ["Year", "Ours", "Yours", "Name"]
    assert table["rows"] == [[2000, 1.0, 4.0, "a"], [2000, 2.0, None, "b"], [2001, 3.0, None, None]]


def test_names_that_are_all_alike_are_no_column():
    table = chart.table(picture(chart.dot([2000, 2001], [1.0, 2.0], "Ours", names=["?", "?"])))
    assert table["rows"] == [[2000, 1.0], [2001, 2.0]]


def test_the_table_of_an_area_has_both_edges():
    table = chart.table(picture(chart.area([1, 2], [0, 1], [2, 3], "Range")))
    assert [column["label"] for column in table["columns"]] == ["Year", "Range, lower", "Range, upper"]
    assert table["rows"] == [[1, 0, 2], [2, 1, 3]]


def test_the_table_of_lying_bars_starts_with_their_categories():
    made = chart.chart(
        "Title", chart.axis("Share"), chart.axis("Sector", scale="band", domain=["a", "b"]),
        [chart.bar([3, 4], ["a", "b"], "Share of output")],
    )
    assert chart.table(made)["rows"] == [["a", 3], ["b", 4]]
