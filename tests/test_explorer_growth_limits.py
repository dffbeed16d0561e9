"""The explorer of chapter 4: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets import tables
from nqpf_widgets.explorers import growth_limits
from nqpf_widgets.text import fill

TRIAL = Trial("growth-limits")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading

SOLUTIONS = [
    ("hold", {"tfp": 0, "investment": 52}),
    ("hold", {"tfp": 0, "labour": 0.0}),
    ("hold", {"tfp": 0, "human_capital": 1.5}),
    ("hold", {"tfp": 0, "investment": 47, "labour": -0.4}),
    ("double", {"tfp": 2.0}),
    ("alone", {"tfp": 0, "investment": 60}),
    ("feed", {"tfp": 0, "investment": 24}),
    ("feed", {"tfp": 0, "investment": 31, "capital_share": 50}),
]
NEAR_MISSES = [
    ("hold", {"tfp": 0, "investment": 51}),
    ("hold", {"tfp": 0.1, "investment": 60}),
    ("hold", {"tfp": 0, "capital_share": 50, "investment": 45}),
    ("double", {"tfp": 1.9}),
    ("double", {"tfp": 2.1}),
    ("double", {"tfp": 1.1, "investment": 60}),
    ("alone", {"tfp": 0, "investment": 59}),
    ("alone", {"tfp": 0, "investment": 60, "labour": 0.0}),
    ("feed", {"tfp": 0, "investment": 23}),
    ("feed", {"tfp": 0, "investment": 25}),
    ("feed", {"investment": 26}),
]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_flat_tfp_and_sixty_per_cent_do_not_double_income():
    """The chapter's prediction: 1.62 after fifteen years, twice only in 2054, and less to eat all the way."""
    assert view(tfp=0, investment=60).value("income") == pytest.approx(1.622, abs=0.0005)
    assert view(tfp=0, investment=60).value("consumption") == pytest.approx(1.119, abs=0.0005)
    assert view(tfp=0).value("consumption") == pytest.approx(1.384, abs=0.0005)
    assert view(tfp=0, investment=60, capital_share=50).value("income") < 2


def test_the_share_that_feeds_best_is_found_by_looking_at_all_of_them():
    eaten = {share: view(tfp=0, investment=share).value("consumption") for share in range(20, 61)}
    assert max(eaten, key=eaten.get) == 24
    assert [share for share in eaten if "feed" in done({"tfp": 0, "investment": share})] == [24]


def test_the_starting_ratio_goes_with_investment_depreciation_and_the_growth_of_capital():
    capital = tables.load("pwt_110_china_capital").column("capital_stock")
    built = capital[-1] / capital[-2] - 1
    assert built == pytest.approx(0.072, abs=0.0005)
    assert 0.42 / (built + growth_limits.DEPRECIATION) == pytest.approx(growth_limits.START_RATIO, abs=0.05)


def test_the_published_ratio_would_need_two_thirds_of_gdp():
    table = tables.load("pwt_110_china_capital")
    capital, output = table.column("capital_stock"), table.column("output")
    ratio = capital[-1] / output[-1]
    assert ratio == pytest.approx(5.51, abs=0.005)
    assert ratio * (capital[-1] / capital[-2] - 1 + 0.052) == pytest.approx(0.68, abs=0.01)


@pytest.mark.parametrize(("start", "end", "output", "capital", "persons", "added"), [
    (1978, 1990, 8.6, 7.9, 3.1, 105), (1990, 2000, 9.9, 9.9, 1.1, 100), (2000, 2010, 10.0, 11.7, 0.6, 77),
    (2010, 2023, 6.3, 9.4, -0.2, 44),
])
def test_the_evidence_table(start, end, output, capital, persons, added):
    table = tables.load("pwt_110_china_capital")
    rows = [table.column("year").index(year) for year in (start, end)]

    def rate(name):
        column = table.column(name)
        return 100 * math.log(column[rows[1]] / column[rows[0]]) / (end - start)

    def more(name, first, last):
        column, years = table.column(name), table.column("year")
        return column[years.index(last)] - column[years.index(first)]

    found = [rate("output"), rate("capital_stock"), rate("employment")]
    assert found == pytest.approx([output, capital, persons], abs=0.051)
    per_unit = more("output", start, end) / more("capital_stock", start, end)
    usual = more("output", 1990, 2000) / more("capital_stock", 1990, 2000)
    assert 100 * per_unit / usual == pytest.approx(added, abs=0.6)


@pytest.mark.parametrize(("label", "last", "end"), [
    ("China, vintage 11.0", 2023, 178.2), ("China, vintage 10.01", 2019, 236.9), ("South Korea", 2019, 114.0),
    ("Japan", 2019, 97.7), ("United States", 2019, 96.1),
])
def test_the_figure_of_capital_per_output(label, last, end):
    made = mark(growth_limits.capital_chart(), label)
    assert made["x"] == list(range(1978, last + 1))
    assert made["y"][made["x"].index(2000)] == pytest.approx(100)
    assert made["y"][-1] == pytest.approx(end, abs=0.6)


def test_the_figure_of_choices_has_the_explorers_numbers_and_marks_the_top():
    made = growth_limits.choices_chart()
    income, eaten, top = (mark(made, label) for label in ("Income", "Consumption", "Most to consume"))
    for share in (24, 42, 60):
        row = income["x"].index(share / 100)
        shown = view(tfp=0, investment=share)
        assert income["y"][row] == pytest.approx(shown.value("income"))
        assert eaten["y"][row] == pytest.approx(shown.value("consumption"))
    assert (top["x"], top["y"]) == ([0.24], [max(eaten["y"])])


def test_the_bars_of_a_year_add_up_to_the_growth_of_output():
    made = view(tfp=-0.5, investment=30).charts[0]
    bars = [mark(made, label) for label in ("Capital", "Human capital", "TFP", "Labour")]
    output = mark(made, "Output")
    assert output["x"] == list(range(2025, 2051))
    assert [sum(one["y"][t] for one in bars) for t in range(26)] == pytest.approx(output["y"], abs=1e-14)
    assert min(one["base"][0] + min(one["y"][0], 0) for one in bars) < 0


def test_falling_tfp_is_drawn_as_a_loss():
    assert mark(view().charts[0], "TFP")["role"] == "gain"
    assert mark(view(tfp=-0.1).charts[0], "TFP")["role"] == "loss"


def test_the_usual_path_is_shown_only_beside_another():
    label = "Consumption if 42% were invested"
    assert mark(view().charts[1], label) is None
    usual = mark(view().charts[1], "Income and consumption")["y"]
    assert mark(view(investment=60).charts[1], label)["y"] == pytest.approx(usual)


def test_at_the_usual_share_one_line_serves_income_and_consumption():
    assert view().value("income") == pytest.approx(view().value("consumption"))
    assert mark(view().charts[1], "Consumption") is None
    assert mark(view(investment=41).charts[1], "Income and consumption") is None


def test_a_higher_share_costs_at_once_and_what_it_costs_is_drawn():
    eaten = mark(view(investment=60).charts[1], "Consumption")["y"]
    assert eaten[0] == pytest.approx(0.40 / 0.58)


def test_no_control_is_ever_idle():
    for one in EXPLORER.controls:
        assert view().idle == []
        moved = view(**{one.name: one.high})
        assert moved.value("slowest") != view().value("slowest"), one.name


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["Growth falls from 3.9% in 2025 to 2.3% in 2050; in the long run it tends to 1.7%.",
          "Income per head doubles by 2046; in 2039 it is 1.66 times that of 2024.",
          "With TFP flat, income per head in 2039 would be 1.38 times that of 2024."]),
    ({"tfp": 0, "investment": 60},
     ["Growth falls from 4.9% in 2025 to 1.1% in 2050; in the long run it tends to 0.0%.",
      "Income per head does not double by 2050; in 2039 it is 1.62 times that of 2024.",
      "Compared with 42% invested, people consume 23.2% less from 2025 to 2039, and in 2039 still 19.2% less."]),
    ({"tfp": 0}, ["Growth falls from 2.9% in 2025 to 0.8% in 2050; in the long run it tends to 0.0%.",
                  "Income per head does not double by 2050; in 2039 it is 1.38 times that of 2024.",
                  "TFP is flat, so in the long run output grows only as fast as labour and human capital together."]),
    ({"tfp": 2.0}, ["Growth falls from 4.9% in 2025 to 3.8% in 2050; in the long run it tends to 3.4%.",
                    "Income per head doubles by 2039; in 2039 it is 2.00 times that of 2024."]),
    ({"investment": 30, "tfp": 2.0},
     ["Growth holds at 3.5%: capital grows as fast as output.",
      "Income per head doubles by 2043; in 2039 it is 1.74 times that of 2024.",
      "Compared with 42% invested, people consume 10.1% more from 2025 to 2039, and in 2039 still 5.0% more."]),
    ({"investment": 20}, ["Growth rises from 1.3% in 2025 to 1.5% in 2050; in the long run it tends to 1.7%."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params)[:len(sentences)] == sentences


def test_a_low_share_can_feed_more_in_all_and_less_in_the_end():
    words = reading(investment=20, tfp=-1.0, labour=0.0, human_capital=1.5, capital_share=50)[2]
    assert "more from 2025 to 2039, but in 2039" in words and words.endswith("less.")


def settings():
    """All corners, and two hundred settings between them."""
    ranges = [(one.low, one.default, one.high) for one in EXPLORER.controls]
    names = [one.name for one in EXPLORER.controls]
    draw = random.Random(4)
    inside = [
        [draw.randint(one.low, one.high) if one.whole else draw.uniform(one.low, one.high) for one in EXPLORER.controls]
        for _ in range(200)
    ]
    return [dict(zip(names, values, strict=True)) for values in [*itertools.product(*ranges), *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading():
    for params in settings():
        shown = view(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        words = [fill(one["template"], one["values"]) for one in shown.reading]
        assert len(words) == 3
        # More than 42 % invested never feeds people better within these ranges and fifteen years.
        if params["investment"] > 42:
            assert words[2].endswith("less."), params


@pytest.mark.parametrize(("params", "words"), [
    ({"investment": 61}, "Invested share of GDP (investment): found 61; allowed: a whole number from 20 to 60%."),
    ({"tfp": 5}, "TFP growth (tfp): found 5; allowed: a number from -1.0 to 4.0% a year."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
