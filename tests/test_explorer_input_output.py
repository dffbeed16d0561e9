"""The explorer of chapter 7: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import input_output
from nqpf_widgets.models import leontief
from nqpf_widgets.text import fill

TRIAL = Trial("input-output")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading

ORDER = {"question": "demand"}
SOLUTIONS = [
    ("highest", {**ORDER, "sector": "electrical"}),
    ("climber", {**ORDER, "sector": "electronics", "imports": True}),
    ("heaviest", {"sector": "finance"}),
    ("heaviest", {"sector": "finance", "gain": 0.0, "imports": True}),
    ("cheaper", {"sector": "information", "gain": 25.6}),
    ("cheaper", {"sector": "information", "gain": 25.8}),
    ("understated", {"sector": "finance", "gain": -20.0}),
    ("understated", {"sector": "light", "gain": -19.0}),
]
NEAR_MISSES = [
    ("highest", {"sector": "electrical"}),
    ("highest", {**ORDER, "sector": "vehicles"}),
    ("highest", {**ORDER, "sector": "electrical", "imports": True}),
    ("highest", {**ORDER, "sector": "electronics", "imports": True}),
    ("climber", {**ORDER, "sector": "electronics"}),
    ("climber", {**ORDER, "sector": "light", "imports": True}),
    ("heaviest", {"sector": "trade"}),
    ("heaviest", {**ORDER, "sector": "finance"}),
    ("cheaper", {"sector": "information", "gain": 25.4}),
    ("cheaper", {"sector": "information", "gain": 19.5}),
    ("cheaper", {"sector": "information", "gain": 14.3, "imports": True}),
    ("cheaper", {"sector": "information", "gain": 25.8, "watch": "public"}),
    ("understated", {"sector": "trade", "gain": -20.0}),
    ("understated", {"sector": "finance", "gain": 50.0}),
]


def shown(made):
    """Bars of a lying chart: {category: value}."""
    return {name: value for one in made["marks"] for name, value in zip(one["y"], one["x"], strict=True)}


def test_asking_for_an_order_alone_solves_no_task():
    assert done(ORDER) == []


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_each_task_of_finding_a_sector_has_one_answer():
    assert [one for one in input_output.NAMES if "highest" in done({**ORDER, "sector": one})] == ["electrical"]
    assert [one for one in input_output.NAMES if "climber" in done({**ORDER, "sector": one, "imports": True})] == ["electronics"]
    assert [one for one in input_output.NAMES if "heaviest" in done({"sector": one})] == ["finance"]
    losses = [one for one in input_output.NAMES if "understated" in done({"sector": one, "gain": -20.0})]
    assert losses == ["light", "metals", "finance"]


def test_the_prediction():
    """Electrical goods first at home; with imports second, behind electronics, which was ninth."""
    first = view(**ORDER, sector="electrical")
    assert (first.value("multiplier"), first.value("rank"), first.value("other_rank")) == (pytest.approx(2.91, abs=0.005), 1, 2)
    climber = view(**ORDER, sector="electronics", imports=True)
    assert (climber.value("multiplier"), climber.value("rank"), climber.value("other_rank")) == (
        pytest.approx(3.96, abs=0.005), 1, 9)
    assert climber.value("income") == view(**ORDER, sector="electronics").value("income") == pytest.approx(57.2, abs=0.05)


# The chapter's table: Domar weight, domestic multiplier, income at home from 100 yuan.
@pytest.mark.parametrize(("sector", "expected"), [
    ("electrical", (0.069, 2.91, 80)), ("vehicles", (0.085, 2.86, 81)), ("construction", (0.281, 2.79, 90)),
    ("electronics", (0.107, 2.35, 57)), ("information", (0.095, 2.13, 93)), ("finance", (0.395, 1.95, 95)),
    ("farming", (0.131, 1.83, 96)),
])
def test_the_table_of_the_chapter(sector, expected):
    order = view(**ORDER, sector=sector)
    assert round(view(sector=sector).value("weight"), 3) == expected[0]
    assert order.value("multiplier") == pytest.approx(expected[1], abs=0.0051)
    assert round(order.value("income")) == expected[2]


@pytest.mark.parametrize(("gain", "fall"), [(5, 0.24), (10, 0.46), (25.7, 1.00)])
def test_information_services_and_electronics(gain, fall):
    assert -100 * view(sector="information", gain=gain).value("price") == pytest.approx(fall, abs=0.005)


@pytest.mark.parametrize(("gain", "first", "bent", "exact"), [
    (10, 3.95, 3.83, 3.60), (50, 19.73, 17.35, 13.35), (-20, -7.89, -8.43, -9.75),
])
def test_finance_and_property_to_first_order_and_exactly(gain, first, bent, exact):
    made = view(sector="finance", gain=gain)
    found = [made.value("first"), leontief.with_fixed_shares(made.value("weight"), gain / 100), made.value("exact")]
    assert [100 * one for one in found] == pytest.approx([first, bent, exact], abs=0.006)


def test_a_gain_shows_all_others_and_an_order_shows_all():
    buyers, curve = view().charts
    assert set(shown(buyers)) == set(input_output.SHORT) - {"Vehicles"}
    assert list(shown(buyers).values()) and mark(buyers, "The sector watched")["y"] == ["Electronics"]
    assert [one["label"] for one in curve["marks"]] == ["", "First order", "Exact", "Your gain"]
    makers, multipliers = view(**ORDER).charts
    assert set(shown(makers)) == set(shown(multipliers)) == set(input_output.SHORT)
    assert sum(shown(makers).values()) == pytest.approx(100 * view(**ORDER).value("multiplier"))


def test_bars_are_sorted_from_the_top():
    for params in ({}, ORDER, {"sector": "mining", "gain": -5.0}):
        made = view(**params).charts[0]
        values = [abs(shown(made)[name]) for name in made["y"]["domain"]]
        assert values == sorted(values, reverse=True)


def test_the_dot_lies_on_the_exact_curve():
    curve = view(gain=50.0).charts[1]
    assert mark(curve, "Your gain")["y"][0] == mark(curve, "Exact")["y"][-1] == view(gain=50.0).value("exact")


def test_the_figure_of_multipliers_adds_up():
    made = input_output.multipliers_figure()
    home, added = mark(made, "Inputs made at home"), mark(made, "Added by imported inputs")
    assert home["y"][0] == "Electronics"
    assert (home["x"][0], home["x"][0] + added["x"][0]) == pytest.approx((2.35, 3.96), abs=0.005)
    assert added["base"] == home["x"]


def test_the_gain_is_idle_for_an_order_and_nothing_else_is():
    assert view().idle == [] and view(**ORDER).idle == ["gain"]
    assert [one["value"] for one in view(**ORDER, gain=50.0).readouts] == [one["value"] for one in view(**ORDER).readouts]
    for change in ({"sector": "mining"}, {"gain": 20.0}, {"watch": "mining"}, {"imports": True}):
        assert [one["value"] for one in view(**change).readouts] != [one["value"] for one in view().readouts], change
    for change in ({"sector": "mining"}, {"watch": "mining"}, {"imports": True}):
        assert [one["value"] for one in view(**ORDER, **change).readouts] != [one["value"] for one in view(**ORDER).readouts]


def test_the_inverse_is_computed_once(monkeypatch):
    view()
    monkeypatch.setattr(leontief, "inverse", None)
    assert view(**ORDER, sector="mining", imports=True).value("multiplier") > 1


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["Vehicles: its own price falls by 12.3%. Of the others, Trade and transport gains most, 0.46% cheaper; Electronics "
          "gets 0.11% cheaper.",
          "GDP rises by 0.75%. The Domar weight times the gain says 0.85%, which is 0.10 points too much."]),
    ({"watch": "trade"}, ["Vehicles: its own price falls by 12.3%. Of the others, Trade and transport gains most: 0.46% cheaper."]),
    ({"gain": 0.0}, ["With a gain of zero nothing changes.", "GDP stays as it is."]),
    ({"sector": "finance", "gain": -20.0},
     ["Finance, property: its own price rises by 36.2%. Of the others, Information suffers most, 8.45% dearer; Electronics "
      "gets 4.14% dearer.",
      "GDP falls by 9.75%. The Domar weight times the loss says 7.89%, which is 1.86 points too little."]),
    (ORDER, ["Vehicles: 100 yuan of demand set 286 yuan of production in motion, at home. 141 of them are in the sector itself, "
             "28 in Metals and cement.",
             "Among the 15 sectors that is place 2; with imported inputs counted it is place 3."]),
    ({**ORDER, "sector": "electronics", "imports": True},
     ["Electronics: 100 yuan of demand set 396 yuan of production in motion, at home and abroad. 213 of them are in the sector "
      "itself, 30 in Trade and transport.",
      "Among the 15 sectors that is place 1; with inputs from home alone it is place 9."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params)[:len(sentences)] == sentences


def settings():
    """Every sector at the corners of the other controls, and two hundred settings between them."""
    draw = random.Random(7)
    names = input_output.NAMES
    corners = itertools.product(("gain", "demand"), names, (-20.0, 0.0, 50.0), ("farming", "public"), (False, True))
    inside = [(draw.choice(("gain", "demand")), draw.choice(names), draw.uniform(-20, 50), draw.choice(names),
               draw.random() < 0.5) for _ in range(200)]
    keys = ("question", "sector", "gain", "watch", "imports")
    return [dict(zip(keys, values, strict=True)) for values in [*corners, *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        made = view(**params)
        assert all(math.isfinite(one["value"]) for one in made.readouts)
        words = " ".join(fill(one["template"], one["values"]) for one in made.reading)
        if params["question"] == "gain" and params["gain"] != 0:
            assert ("GDP rises" in words) == (params["gain"] > 0), params
            assert made.value("exact") <= made.value("first"), params


@pytest.mark.parametrize(("params", "words"), [
    ({"gain": 60}, "Gain in productivity (gain): found 60; allowed: a number from -20.0 to 50.0%."),
    ({"question": "both"}, 'What happens? (question): found "both"; allowed: one of gain, demand.'),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
