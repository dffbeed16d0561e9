"""The explorer of chapter 3: what its tasks, controls, pictures and sentences promise."""

import itertools
import math

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import growth_accounting
from nqpf_widgets.text import fill

TRIAL = Trial("growth-accounting")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading

# How the makers of the Penn World Table count.
THEIRS = {"capital": "services", "labour": "hours", "human_capital": True, "labour_share": "data"}

SOLUTIONS = [
    ("reproduce", THEIRS),
    ("reproduce", {**THEIRS, "country": "KOR", "start": 1970, "end": 1990}),
    ("flip", {"start": 2010}),
    ("flip", {"start": 2013, "end": 2018, "vintage": "11.0"}),
    ("flip", {**THEIRS, "start": 1978, "end": 1990}),
    ("zero", {"start": 2010, "fixed_share": 59.5}),
    ("zero", {**THEIRS, "labour_share": "fixed", "start": 2010, "fixed_share": 66}),
    ("zero", {"start": 2010, "vintage": "11.0", "fixed_share": 31}),
]
NEAR_MISSES = [
    ("reproduce", {**THEIRS, "start": 2000}),
    ("reproduce", {**THEIRS, "vintage": "11.0"}),
    ("flip", {"start": 2015, "end": 2019}),
    ("flip", {"country": "BRA", "start": 2010}),
    ("zero", {"start": 2010, "fixed_share": 60.5}),
    ("zero", {"start": 2011, "fixed_share": 59.5}),
    ("zero", {"start": 2010, "fixed_share": 59.5, "labour_share": "data"}),
]
WINDOWS = [(1970, 1971), (1970, 2019), (1990, 2019), (2007, 2009), (2008, 2009), (2009, 2010), (2018, 2019)]


def keys(found):
    return [one["key"] for one in found.readouts]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


@pytest.mark.parametrize("country", [code for code, _ in EXPLORER.control("country").options])
def test_only_the_makers_own_choices_reproduce_the_published_series(country):
    for capital, labour, skill, share in itertools.product(
        ("services", "stock"), ("heads", "hours"), (False, True), ("data", "fixed")
    ):
        params = {"country": country, "start": 1970, "end": 2019, "capital": capital,
                  "labour": labour, "human_capital": skill, "labour_share": share}
        theirs = all(params[name] == THEIRS[name] for name in THEIRS)
        assert ("reproduce" in done(params)) is theirs, params


def test_the_zero_share_is_where_the_closed_form_puts_it():
    """s = (gK - gY) / (gK - gL); TFP falls below zero on one side and rises above it on the other."""
    first = EXPLORER.run({"start": 2010, "fixed_share": 50})
    output = first.value("tfp") / first.value("share")
    inputs = mark(first.charts[0], "Inputs")["x"]
    capital, labour = inputs[0] / 0.5, inputs[1] / 0.5
    share = 100 * (capital - output) / (capital - labour)
    assert share == pytest.approx(59.6, abs=0.05)
    assert view(start=2010, fixed_share=share).value("tfp") == pytest.approx(0, abs=1e-12)
    assert view(start=2010, fixed_share=58).value("tfp") < 0 < view(start=2010, fixed_share=61).value("tfp")


@pytest.mark.parametrize(("given", "settled"), [
    ({"start": 2000, "end": 1990}, {"start": 2000, "end": 2001}),
    ({"start": 2000, "end": 2000}, {"start": 2000, "end": 2001}),
    ({"start": 2018, "end": 1971}, {"start": 2018, "end": 2019}),
    ({"country": "KOR", "vintage": "11.0"}, {"country": "KOR", "vintage": "10.01"}),
    ({"vintage": "11.0"}, {"vintage": "11.0", "start": 1990, "end": 2019}),
])
def test_what_contradicts_is_settled_in_one_way(given, settled):
    params = EXPLORER.check(given)
    assert {name: params[name] for name in settled} == settled


def test_resolving_leaves_what_it_was_given_alone():
    given = EXPLORER.defaults()
    given.update({"start": 2000, "end": 1990})
    EXPLORER.resolve(given)
    assert given["end"] == 1990


@pytest.mark.parametrize(("params", "idle"), [
    ({}, []),
    ({"labour_share": "data"}, ["fixed_share"]),
    ({"country": "USA"}, ["vintage"]),
    ({"country": "USA", "labour_share": "data"}, ["fixed_share", "vintage"]),
])
def test_controls_without_effect_are_named(params, idle):
    assert view(**params).idle == idle


@pytest.mark.parametrize("params", [{"labour_share": "data"}, {"country": "IND"}])
def test_an_idle_control_changes_nothing(params):
    changed = {"fixed_share": 71.0} if "labour_share" in params else {"vintage": "11.0"}
    plain, moved = view(**params), view(**params, **changed)
    assert (moved.charts, moved.readouts, moved.reading) == (plain.charts, plain.readouts, plain.reading)


def test_every_setting_gives_finite_numbers_and_two_to_five_readouts():
    options = {one.name: [value for value, _ in one.options] for one in EXPLORER.controls if one.kind == "choice"}
    names = list(options)
    for values in itertools.product(*options.values()):
        for (start, end), skill, share in zip(
            WINDOWS, itertools.cycle((False, True)), itertools.cycle((20, 80, 50)), strict=False
        ):
            params = dict(zip(names, values, strict=True))
            params.update({"start": start, "end": end, "human_capital": skill, "fixed_share": share})
            found = EXPLORER.run(params)
            assert 2 <= len(found.readouts) <= 5
            assert all(math.isfinite(one["value"]) for one in found.readouts)
            assert 1 <= len(found.reading) <= 3
            assert all(fill(one["template"], one["values"]) for one in found.reading)


def test_the_bridge_ends_at_output_growth():
    for params in ({}, {"country": "BRA", "start": 2010}, {"country": "JPN", "start": 2007, "end": 2009}):
        picture = view(**params).charts[0]
        inputs, tfp, output = (mark(picture, label) for label in ("Inputs", "TFP, what is left", "Output"))
        for i in (1, 2):
            assert inputs["base"][i] == pytest.approx(inputs["base"][i - 1] + inputs["x"][i - 1])
        assert tfp["base"][0] == pytest.approx(sum(inputs["x"]))
        assert tfp["base"][0] + tfp["x"][0] == pytest.approx(output["x"][0])


def test_falling_tfp_is_drawn_as_a_loss():
    assert mark(view().charts[0], "TFP, what is left")["role"] == "gain"
    assert mark(view(start=2010).charts[0], "TFP, what is left")["role"] == "loss"


def test_the_published_index_is_the_publishers():
    made = mark(view(start=1978, end=2009).charts[1], "Published, 10.01")
    assert made["y"][0] == 100
    assert math.log(made["y"][-1] / 100) / 31 == pytest.approx(0.0059, abs=0.00005)


def test_the_newer_published_index_shows_with_the_newer_vintage_up_to_2009():
    label = "Published, 11.0 (to 2009)"
    assert mark(view().charts[1], label) is None
    made = mark(view(vintage="11.0", start=1978).charts[1], label)
    assert made["x"][-1] == 2009
    assert math.log(made["y"][-1] / 100) / 31 == pytest.approx(0.0347, abs=0.00005)
    assert mark(view(vintage="11.0", start=2009).charts[1], label) is None


def test_each_vintage_names_the_other():
    older, newer = view(**THEIRS), view(**THEIRS, vintage="11.0")
    assert older.value("other") == newer.value("tfp")
    assert newer.value("other") == older.value("tfp")
    assert "other" not in keys(view(country="IND"))


def test_output_that_hardly_moves_has_no_share():
    assert "share" not in keys(view(country="JPN", start=2007, end=2009))
    assert view().value("share") == pytest.approx(0.122, abs=0.0005)


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["China, 1990 to 2019: output grew 6.5% a year.",
          "Inputs account for 5.7% of it; what is left, 0.8% a year or 12% of growth, is booked as TFP.",
          "In the worst year TFP growth is 1.40 points away from the published 10.01 series."]),
    ({"start": 2010}, ["China, 2010 to 2019: output grew 4.3% a year.",
                       "Inputs alone account for 5.3%, more than output did, so TFP is booked as falling 1.0% a year.",
                       "With the output, employment and hours of vintage 11.0 instead, TFP growth would be "
                       "+2.0% a year: the opposite sign."]),
    (THEIRS, ["China, 1990 to 2019: output grew 6.5% a year.",
              "Inputs account for 5.8% of it; what is left, 0.6% a year or 10% of growth, is booked as TFP.",
              "Every year is within 0.05 points of the published 10.01 series: these are its makers’ choices."]),
    ({"country": "JPN", "start": 2007, "end": 2009},
     ["Japan, 2007 to 2009: output shrank 3.3% a year.",
      "Inputs alone account for −0.1%, more than output did, so TFP is booked as falling 3.2% a year."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params)[:len(sentences)] == sentences


def test_a_country_can_be_named_alone():
    assert reading(country="KOR")[0].startswith("South Korea, 1990 to 2019")


@pytest.mark.parametrize(("params", "words"), [
    ({"start": 1969}, "From (start): found 1969; allowed: a whole number from 1970 to 2018."),
    ({"country": "FRA"}, 'Country (country): found "FRA"; allowed: one of CHN, USA, KOR, JPN, DEU, IND, BRA.'),
    ({"fixed_share": 0.5}, "Fixed labour share (fixed_share): found 0.5; allowed: a number from 20 to 80%."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words


def test_the_figure_of_the_chapter_ends_where_the_vintages_end():
    made = growth_accounting.vintages_chart()
    older, newer, last = (mark(made, label) for label in (
        "Vintage 10.01, to 2019", "Vintage 11.0, to 2009", "Vintage 11.0, 2021"))
    assert (older["x"][0], older["x"][-1], older["y"][-1]) == (1978, 2019, pytest.approx(115.7, abs=0.05))
    assert (newer["x"][0], newer["x"][-1], newer["y"][-1]) == (1978, 2009, pytest.approx(293.4, abs=0.05))
    assert (last["x"], last["y"]) == ([2021], [pytest.approx(389.6, abs=0.05)])
