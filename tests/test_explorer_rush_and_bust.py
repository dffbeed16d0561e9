"""The explorer of chapter 11: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import rush_and_bust

TRIAL = Trial("rush-and-bust")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading
CALM = {"overlap": 100, "herding": 0.0, "subsidy": 0}

SOLUTIONS = [
    ("serve", {"overlap": 105, "herding": 0.0, "subsidy": 0}),
    ("serve", {"overlap": 105, "herding": 0.5, "subsidy": 0}),
    ("bust", {"herding": 0.75}),
    ("pays", {"learning": 28}),
    ("pays", {"learning": 36, "herding": 1.5}),
    ("upgrade", {"subsidy": 20, "saving": 20}),
    ("upgrade", {"subsidy": 30, "saving": 40}),
    ("reverse", {"subsidy": 20, "learning": 36, "herding": 0.0}),
    ("reverse", {"subsidy": 50, "learning": 36, "herding": 0.0, "overlap": 100}),
]
NEAR_MISSES = [
    ("serve", CALM),
    ("serve", {"overlap": 115, "herding": 0.0, "subsidy": 0}),
    ("serve", {"overlap": 105, "herding": 1.0, "subsidy": 0}),
    ("bust", {"herding": 0.8}),
    ("bust", {"herding": 0.7}),
    ("bust", {"herding": 0.75, "subsidy": 5}),
    ("pays", {"learning": 28, "herding": 0.5}),
    ("pays", {"learning": 7}),
    ("pays", {"learning": 28, "herding": 1.5}),
    ("upgrade", {"subsidy": 20, "saving": 19}),
    ("upgrade", {"subsidy": 10, "saving": 30}),
    ("upgrade", {"subsidy": 50, "saving": 40}),
    ("reverse", {"subsidy": 20, "learning": 20, "herding": 0.0}),
    ("reverse", {"subsidy": 20, "learning": 36, "herding": 0.0, "saving": 30}),
    ("reverse", {"subsidy": 15, "learning": 36, "herding": 0.0}),
]


def brought(**params):
    return rush_and_bust.compare(**{**EXPLORER.defaults(), **params})["brought"]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_the_weakest_herding_is_one_place():
    found = [step for step in range(31) if "bust" in done({"herding": step * 0.05})]
    assert found == [15]


def test_the_calm_path_has_no_bust_and_gains_nothing_against_itself():
    for rate in (0, 7, 20, 28, 36):
        shown = view(**CALM, learning=rate)
        assert (shown.value("bust"), shown.value("together"), shown.value("upgrade")) == (0, 0, 0)
        assert shown.value("low") == pytest.approx(0.78, abs=0.001)


# The figures that the chapter names: herding, buyers, makers (per cent of the calm path's sales).
@pytest.mark.parametrize(("herding", "buyers", "makers"), [(0.0, 5.7, -6.2), (0.5, 9.8, -10.3), (1.0, 13.9, -14.9), (1.5, 20.6, -23.9)])
def test_more_herding_serves_buyers_better_and_makers_worse(herding, buyers, makers):
    found = brought(herding=herding)
    assert (100 * found["buyers"], 100 * found["makers"]) == pytest.approx((buyers, makers), abs=0.06)


@pytest.mark.parametrize(("rate", "herding", "together"), [
    (7, 1.0, -2.5), (28, 0.0, 0.1), (28, 0.7, 0.7), (28, 1.5, -1.6), (36, 0.0, 0.7), (36, 0.9, 2.4), (36, 1.5, 0.6),
])
def test_whether_a_rush_pays_hangs_on_the_learning_rate(rate, herding, together):
    found = brought(subsidy=0, learning=rate, herding=herding)
    assert 100 * found["together"] == pytest.approx(together, abs=0.06)


def test_at_the_lowest_rate_no_herding_pays():
    assert all(brought(subsidy=0, learning=7, herding=step / 10)["together"] < 0 for step in range(16))


def test_however_much_upgrading_saves_half_the_cost_of_all_plants_is_too_much_for_the_base():
    """Even at the highest saving: the money of a subsidy of 50 % cannot all be used well there."""
    assert all(view(subsidy=50, saving=40, overlap=overlap, herding=herding, learning=rate).value("upgrade") < 0
               for overlap in (80, 100, 110, 150) for herding in (0.0, 1.0, 1.5) for rate in (0, 20, 36))


def test_saving_is_idle_without_a_subsidy():
    assert view(subsidy=0).idle == ["saving"]
    assert view().idle == []
    assert view(subsidy=0, saving=40).charts == view(subsidy=0).charts


def test_bars_say_what_the_readouts_say():
    shown = view()
    own, money = mark(shown.charts[1], "Against the calm path"), mark(shown.charts[1], "The subsidy’s money in two uses")
    assert own["x"][2] == shown.value("together") == pytest.approx(own["x"][0] + own["x"][1])
    assert money["x"][1] == shown.value("upgrade")


def test_lines_are_the_use_of_capacity():
    made = view().charts[0]
    assert min(mark(made, "Your path")["y"]) == view().value("low")
    assert len(mark(made, "Calm path")["x"]) == 25


def test_figures_of_the_chapter():
    made = rush_and_bust.branches_chart()
    now, before = made["marks"]
    assert (now["y"], before["y"]) == (made["y"]["domain"],) * 2
    assert dict(zip(now["y"], now["x"], strict=True))["Cement"] == 62.3
    assert dict(zip(before["y"], before["x"], strict=True))["Cars"] == 82.2
    assert [one["label"] for one in rush_and_bust.learning_chart()["marks"][1:]] == ["Learning 7%", "Learning 28%", "Learning 36%"]


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["A bust: it takes 8 of the 25 years. In the worst, year 5, 62.4% of capacity is used.",
          "Buyers gain 13.9% of the calm path’s sales and makers lose 14.9%: 1.1% is lost to both.",
          "The subsidy, 5.0% of sales, changes what they gain together by −0.1%; on the existing base the same money brings −0.1%."]),
    (CALM, ["Plans add up to the market, nobody copies and nobody pays: this is the calm path itself."]),
    ({**CALM, "overlap": 105}, ["No bust. In the worst year, year 25, 76.8% of capacity is used.",
                                "Buyers gain 2.6% of the calm path’s sales and makers lose 2.7%: 0.2% is lost to both.",
                                "In year 25 the price is 3% below that of the calm path."]),
    ({**CALM, "overlap": 80}, ["No bust. In the worst year, year 1, 78.0% of capacity is used.",
                               "Buyers lose 13.0% of the calm path’s sales: too little is built.",
                               "In year 25 the price is 13% above that of the calm path."]),
    ({"learning": 36, "herding": 0.9, "subsidy": 0},
     ["A bust: it takes 7 of the 25 years. In the worst, year 5, 65.3% of capacity is used.",
      "Buyers gain 18.2% of the calm path’s sales and makers lose 15.8%: what is learnt pays for the losses, with 2.4% to spare.",
      "In year 25 the price is 10% below that of the calm path."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params) == sentences


def settings():
    """All corners, and two hundred settings between them."""
    draw = random.Random(11)
    names = [one.name for one in EXPLORER.controls]
    corners = itertools.product(*[(one.low, one.high) for one in EXPLORER.controls])
    inside = [[draw.randint(one.low, one.high) if one.whole else draw.uniform(one.low, one.high) for one in EXPLORER.controls]
              for _ in range(200)]
    return [dict(zip(names, values, strict=True)) for values in [*corners, *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        shown, words = view(**params), reading(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        if len(words) == 1:
            continue
        assert ("No bust" in words[0]) == (shown.value("bust") == 0), params
        if "Buyers gain" in words[1]:
            assert ("pays for the losses" in words[1]) == (shown.value("together") >= 0.0005), params
            assert brought(**params)["makers"] < 0 < brought(**params)["buyers"], params
        else:
            assert brought(**params)["buyers"] < 0, params


@pytest.mark.parametrize(("params", "words"), [
    ({"herding": 2}, "Herding (herding): found 2; allowed: a number from 0.0 to 1.5."),
    ({"overlap": 102.5}, "Plans add up to (overlap): found 102.5; allowed: a whole number from 80 to 150% of the market."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words


def test_no_sentence_speaks_of_a_difference_of_zero():
    """At every setting that a slider's steps reach along one control, and along herding at a fast learning rate."""
    paths = [{one.name: value} for one in EXPLORER.controls for value in steps(one)]
    paths += [{"learning": rate, "subsidy": 0, "herding": value} for rate in (24, 26, 28, 36) for value in steps(EXPLORER.control("herding"))]
    said = [sentence for params in [*paths, {**CALM, "overlap": 101}] for sentence in reading(**params)]
    assert [one for one in said if " 0% " in one or " 0.0% to spare" in one or " 0.0% is lost" in one] == []
    assert any("end where the calm path does" in one for one in said)


def steps(one):
    count = round((one.high - one.low) / one.step)
    return [one.low + i * one.step for i in range(count + 1)]
