"""Figures drawn from a seed: sound for every seed, and the same in both interpreters."""

import math
from collections import Counter
from datetime import date
from pathlib import Path

import micropython
import pytest
from quizbank import item

from nqpf_quizzes import bank
from nqpf_quizzes.items import drawing, varying
from nqpf_quizzes.items.drawing import DrawError, Random, draw
from nqpf_quizzes.items.scoring import score
from nqpf_widgets.text import fill

FUNCTIONS = sorted(path.stem for path in Path(varying.__file__).parent.glob("[!_]*.py"))
SEEDS = [f"seed {number}" for number in range(1500)]

# What each function computes, worked out here in another way from the figures that a reader sees.
BY_HAND = {
    "growth_residual": lambda v: v["output"] - (100 - v["labour_share"]) / 100 * v["capital"] - v["labour_share"] / 100 * v["labour"],
    "tfp_share": lambda v: 100 - 100 * (v["contribution_capital"] + v["contribution_labour"]) / v["output"],
    "induced_growth": lambda v: 100 * v["tfp"] / v["labour_share"],
    "elements_output": lambda v: 1 / (
        0.35 / (1 + v["budget"] * v["workers"] / 100) + 0.30 / (1 + v["budget"] * v["means"] / 50)
        + 0.35 / (1 + v["budget"] * v["subjects"] / 100)),
    "elements_booked": lambda v: v["lead"] - 0.35 * (v["workers"] + v["subjects"]) - 0.30 * v["means"],
    "elements_recount": lambda v: v["tfp"] + 0.30 * v["means"] - 0.35 * (v["workers"] + v["subjects"]),
    "growth_levels": lambda v: 100 / v["years"] * (
        math.log(v["output"] / 100) - (100 - v["labour_share"]) / 100 * math.log(v["capital"] / 100)
        - v["labour_share"] / 100 * math.log(v["labour"] / 100)),
    "vintage_revision": lambda v: v["older_tfp"] + (v["newer_output"] - v["older_output"]) - (
        v["labour_share"] / 100 * (v["newer_hours"] - v["older_hours"])),
    "scurve_share": lambda v: v["ceiling"] * 0.5 * (1 + math.tanh(v["speed"] * (v["year"] - v["midpoint"]) / 2)),
    "scurve_years": lambda v: (
        math.log(v["later"] * (v["ceiling"] - v["now"])) - math.log(v["now"] * (v["ceiling"] - v["later"]))) / v["speed"],
    "learning_doublings": lambda v: 100 * (1 - 2 ** (math.log(v["price"] / 100) / math.log(v["last"] / v["first"]))),
    "ratio_and_growth": lambda v: (100 - v["cut"]) * math.exp(v["years"] * math.log1p(v["growth"] / 100)) - 100,
    "kaya_missing": lambda v: v["emissions"] - (v["population"] + v["income"] + v["energy_intensity"]),
    "needed_cut": lambda v: 100 - (100 - v["fall"]) * math.exp(-v["years"] * math.log1p(v["growth"] / 100)),
    "research_pace": lambda v: v["tfp"] * v["difficulty"] / v["elasticity"],
    "no_breakthrough": lambda v: 100 * math.exp(-v["chance"] / 100 * math.sqrt(v["share"] / 100) * v["years"]),
    "chain_multiplier": lambda v: (1 - v["reuse"] / 100 + v["bought"] / 100) / ((1 - v["own"] / 100) * (1 - v["reuse"] / 100)),
    "price_downstream": lambda v: 100 - 100 * (100 + v["gain"] * (v["itself"] - v["direct"])) / (100 + v["gain"] * v["itself"]),
    "plant_margin": lambda v: 100 - 100 * v["variable"] / v["price"] - 10000 * v["fixed"] / (v["use"] * v["price"]),
    "support_gap": lambda v: 0.1 * (v["second"] / v["second_gdp"] - v["first"] / v["first_gdp"]),
    "support_overlap": lambda v: 100 * (v["first"] + v["second"] - v["grants"]) / (1000 * v["gdp"]),
    "index_score": lambda v: (
        v["research"] * v["research_points"] + v["industry"] * v["industry_points"] + v["science"] * v["science_points"]
    ) / (v["research_points"] + v["industry_points"] + v["science_points"]),
    "break_even_weight": lambda v: 100 / (
        1 + (v["first_research"] - v["second_research"]) / (v["second_industry"] - v["first_industry"])),
    "dispersion_gain": lambda v: 100 * (math.exp(v["elasticity"] * v["before"] ** 2) / math.exp(v["elasticity"] * v["after"] ** 2)) ** 0.5 - 100,
    "trimmed_wedges": lambda v: 100 * math.exp(math.log(1 + v["gain"] / 100) * (1 - (1 - v["cut"] / 100) ** 2)) - 100,
    "capital_yield": lambda v: 100 * (
        (v["output_2"] - v["output_1"]) * (v["capital_1"] - v["capital_0"])
        / ((v["capital_2"] - v["capital_1"]) * (v["output_1"] - v["output_0"]))),
    "cohort_exchange": lambda v: v["average"] + (
        v["entered"] * (v["entered_schooling"] - v["average"]) - v["left"] * (v["left_schooling"] - v["average"])
    ) / (v["people"] - v["left"] + v["entered"]),
    "days_to_print": lambda v: (date(2024, 6, v["last"]) - date(2024, 1, v["first"])).days,
    "entrants_needed": lambda v: v["target"] + (
        (v["people"] - v["left"]) * (v["target"] - v["average"]) - v["left"] * (v["average"] - v["left_schooling"])) / v["entered"],
    "invested_share": lambda v: v["ratio"] * v["wear"] + v["ratio"] * v["growth"],
    "long_run_growth": lambda v: v["tfp"] / (1 - v["capital_share"] / 100) + v["labour"] + v["human_capital"],
    "match_worth": lambda v: 100 * v["loss"] * (v["after"] - v["before"]) / (10000 - v["loss"] * (100 - v["before"])),
    "mean_unread": lambda v: (v["report"] + 2 * v["text"] + v["gap"]) / v["days"],
    "tfp_needed": lambda v: v["labour_share"] / 100 * (v["goal"] - v["labour"] - v["human_capital"]),
    "pace_from_past": lambda v: v["research"] * v["aim"] / v["tfp"],
}
# How values are printed in a stem; what is printed must be what is used.
DIGITS = {"output": 1, "capital": 1, "labour": 1, "lead": 1, "workers": 1, "means": 1, "subjects": 1,
          "labour_share": 0, "capital_share": 0, "budget": 0,
          "years": 0, "older_output": 1, "older_hours": 1, "older_tfp": 1, "newer_output": 1, "newer_hours": 1,
          "quality_workers": 2, "quality_means": 2, "quality_subjects": 2}


# Decimals that a stem asks for, where it is not one.
DECIMALS = {"mean_unread": 2}


def half_unit(name):
    """Half a unit of the last decimal that is asked for."""
    return 0.5 / 10 ** DECIMALS.get(name, 1)


def varying_item(name):
    """An item that uses a function with all its slips."""
    slips = [{"misconception": slip, "why": slip} for slip, value in drawing.load(name)(Random("names"))["slips"]]
    return item("numeric", vary=name, answer=..., slips=slips, tolerance={"absolute": half_unit(name)})


def test_every_function_is_worked_out_by_hand():
    assert sorted(BY_HAND) == FUNCTIONS, "add the formula of a new function to BY_HAND"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_drawn_figures_are_sound_for_every_seed(name):
    one = varying_item(name)
    different = set()
    for seed in SEEDS:
        drawn = draw(one, seed)
        values = dict(drawn["values"])
        assert drawn["answer"] == pytest.approx(BY_HAND[name](values), abs=1e-9), seed
        assert all(math.isfinite(value) for value in [drawn["answer"], *values.values()]), seed
        assert score(drawn, drawn["answer"])["outcome"] == "right", seed
        for slip in drawn["slips"]:
            assert abs(slip["value"] - drawn["answer"]) > 2 * half_unit(name), (seed, slip)
            assert score(drawn, slip["value"])["feedback"] == [{"about": "answer", "text": slip["misconception"], "right": False}], seed
        for value, digits in [(values[key], DIGITS[key]) for key in values if key in DIGITS]:
            assert value == pytest.approx(round(value, digits), abs=1e-9), (seed, values)
        different.add(str(drawn["values"]))
    assert len(different) > 20


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_rounded_answer_is_right(name):
    """A student who rounds as the stem asks is within half a unit of the last decimal."""
    one = varying_item(name)
    for seed in SEEDS[:300]:
        drawn = draw(one, seed)
        assert score(drawn, round(drawn["answer"], DECIMALS.get(name, 1)))["outcome"] == "right", seed


@pytest.mark.parametrize("name", FUNCTIONS)
def test_micropython_draws_the_same_figures(name):
    calls = [["nqpf_quizzes.items.drawing:draw", [varying_item(name), seed]] for seed in [*SEEDS[:300], "2026-秋", ""]]
    there = micropython.call_there(["nqpf_widgets", "nqpf_quizzes"], calls)
    for call, one, other in zip(calls, there, micropython.call_here(calls), strict=True):
        assert one[0] == other[0] == "ok"
        assert _near(one[1]["values"], other[1]["values"])
        assert one[1]["answer"] == pytest.approx(other[1]["answer"], abs=1e-9)
        assert [slip["value"] for slip in one[1]["slips"]] == pytest.approx([slip["value"] for slip in other[1]["slips"]], abs=1e-9)


def _near(one, other):
    names = [name for name, value in one] == [name for name, value in other]
    return names and [value for name, value in one] == pytest.approx([value for name, value in other], abs=1e-9)


def test_random_numbers_are_pinned():
    """A change here would give every class other figures than its gradebook holds."""
    random = Random("2026-autumn hallmark-residual")
    assert [random.whole(0, 9) for _ in range(12)] == [0, 1, 4, 5, 0, 7, 4, 5, 7, 4, 3, 3]


def test_the_generator_is_mulberry32():
    """The first numbers of the published generator from the state 1, read from its JavaScript."""
    random = Random("")
    random.state = 1
    assert [random.whole(0, 2**32 - 1) for _ in range(3)] == [2693262067, 11749833, 2265367787]


def test_random_numbers_are_even():
    random = Random("even")
    count = Counter(random.whole(1, 6) for _ in range(60000))
    assert sorted(count) == [1, 2, 3, 4, 5, 6]
    assert all(abs(number - 10000) < 500 for number in count.values())
    pairs = Counter((random.whole(0, 3), random.whole(0, 3)) for _ in range(32000))
    assert len(pairs) == 16 and all(abs(number - 2000) < 250 for number in pairs.values())


def test_numbers_keep_to_their_range_and_decimals():
    random = Random("range")
    drawn = [random.number(-0.3, 0.7, 1) for _ in range(500)]
    assert min(drawn) == -0.3 and max(drawn) == 0.7
    assert {f"{value:.1f}" for value in drawn} == {f"{i / 10:.1f}" for i in range(-3, 8)} and all(
        value == float(f"{value:.1f}") for value in drawn)
    assert {random.pick(["a", "b"]) for _ in range(50)} == {"a", "b"}


def test_seed_and_item_settle_the_figures_and_nothing_else_does():
    one = varying_item("growth_residual")
    assert draw(one, "a") == draw(one, "a")
    assert draw(one, "a")["values"] != draw(one, "b")["values"]
    assert draw(one, "a")["values"] != draw({**one, "id": "hallmark-two"}, "a")["values"]
    assert draw(one, "a")["values"] == draw({**one, "stem": "Other words.", "slips": one["slips"][:1]}, "a")["values"]


def test_drawing_leaves_the_item_as_it_was():
    one = varying_item("growth_residual")
    before = repr(one)
    draw(one, "a")
    assert repr(one) == before


def test_an_item_that_does_not_vary_is_asked_as_it_is():
    one = item("numeric", stem="What do {braces} do?")
    assert draw(one, "a") is one
    assert bank.ask(one, "a") is one


def test_texts_are_filled_with_the_figures():
    one = {**varying_item("growth_residual"), "stem": "Output {output:number1}.", "why": "Labour {labour:number1}."}
    one["slips"] = [{"misconception": "no-weights", "why": "Share {labour_share:number0}."}]
    asked = bank.ask(one, "a")
    values = dict(asked["values"])
    assert asked["stem"] == f"Output {values['output']:.1f}."
    assert asked["why"] == f"Labour {values['labour']:.1f}."
    assert asked["slips"][0]["why"] == f"Share {values['labour_share']}." == fill(one["slips"][0]["why"], values)


@pytest.mark.parametrize(("changes", "words"), [
    ({"vary": "growth_residuals"}, 'there is no items/varying/growth_residuals.py; write it, or correct "vary"'),
    ({"vary": "os.path"}, "there is no items/varying/os.path.py"),
    ({"slips": [{"misconception": "typo", "why": "w"}]},
     "hallmark-one: growth_residual.py computes no slip typo; it computes shares-swapped, no-weights, inputs-for-residual"),
    ({"tolerance": {"absolute": 50}}, "in 200 draws no figures kept every slip apart from the answer"),
])
def test_what_cannot_be_drawn_is_explained(changes, words):
    with pytest.raises(DrawError, match=words.replace("(", r"\(").replace(".", r"\.")):
        draw({**varying_item("growth_residual"), **changes}, "a")


def test_a_draw_in_which_a_slip_could_pass_for_the_answer_is_drawn_again(monkeypatch):
    drawn = iter([
        {"values": [["x", 1]], "answer": 2.0, "slips": [["m", 2.09]]},
        {"values": [["x", 2]], "answer": math.inf, "slips": [["m", 5.0]]},
        {"values": [["x", math.nan]], "answer": 2.0, "slips": [["m", 5.0]]},
        {"values": [["x", 4]], "answer": 2.0, "slips": [["m", 5.0], ["n", 5.05]]},
        {"values": [["x", 5]], "answer": 2.0, "slips": [["m", 5.0]]},
    ])
    monkeypatch.setattr(drawing, "load", lambda name: lambda random: next(drawn))
    one = {**varying_item("growth_residual"), "slips": [{"misconception": "m", "why": "w"}]}
    assert draw(one, "a")["values"] == [["x", 5]]

