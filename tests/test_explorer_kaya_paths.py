"""The explorer of chapter 8: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets import tables
from nqpf_widgets.explorers import kaya_paths
from nqpf_widgets.models import kaya
from nqpf_widgets.text import fill

TRIAL = Trial("kaya-paths")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading

PLAN = {"energy_soon": -2.0, "carbon_soon": -1.7}
EARLY = {"energy_soon": -2.5, "carbon_soon": -2.5, "energy_late": -3.0, "carbon_late": -6.1}
LATER = {"energy_late": -3.0, "carbon_late": -6.8}
FASTER = {"growth_soon": 5.0, "growth_late": 3.25, "energy_late": -3.0, "carbon_late": -7.6}
FAST = {"energy_soon": -5.0, "carbon_soon": -4.0, "energy_late": -3.0, "carbon_late": -6.8}
SOLUTIONS = [
    ("still", {**PLAN, "growth_soon": 3.8}),
    ("still", {"energy_soon": -3.7, "carbon_soon": 0.0, "growth_soon": 3.8}),
    ("peak", {"energy_soon": -2.5, "carbon_soon": -2.5, "carbon_late": -2.0}),
    ("peak", EARLY),
    ("neutral", {**EARLY, "removals": 1.5}),
    ("neutral", {**LATER, "removals": 1.5}),
    ("faster", {**FASTER, "removals": 1.5}),
    ("budget", {**FAST, "removals": 1.0}),
]
NEAR_MISSES = [
    ("still", PLAN),
    ("still", {**PLAN, "growth_soon": 3.75}),
    ("still", {"energy_soon": -2.0, "carbon_soon": -1.8, "growth_soon": 3.9}),
    ("peak", {"energy_soon": -2.5, "carbon_soon": -2.5}),
    ("peak", {**EARLY, "growth_soon": 4.0}),
    ("peak", LATER),
    ("neutral", LATER),
    ("neutral", {**LATER, "removals": 1.4}),
    ("neutral", {**LATER, "carbon_late": -6.5, "removals": 2.5}),
    ("neutral", {**LATER, "removals": 1.5, "growth_late": 2.5}),
    ("faster", {**LATER, "removals": 1.5}),
    ("faster", {**FASTER, "removals": 1.5, "carbon_late": -6.8}),
    ("budget", {**EARLY, "removals": 1.5}),
    ("budget", {"energy_soon": -5.0, "carbon_soon": -8.0, "energy_late": -3.0, "carbon_late": -5.0, "removals": 0.0}),
]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_the_start_goes_on_as_in_2020_to_2023():
    """Energy and carbon at the rates of the last three years, growth of 4.5 and then 2.75 %: no peak."""
    last = tables.load("kaya").where("country", "CHN")
    per = [last.column("co2")[row] / last.column("energy")[row] for row in (-4, -1)]
    assert 100 * ((per[1] / per[0]) ** (1 / 3) - 1) == pytest.approx(-1.0, abs=0.05)
    use = [last.column("energy")[row] / last.column("gdp")[row] for row in (-4, -1)]
    assert 100 * ((use[1] / use[0]) ** (1 / 3) - 1) == pytest.approx(-0.9, abs=0.05)
    assert (view().value("peak"), view().value("left")) == (2060, pytest.approx(17.0, abs=0.05))


def test_the_plans_target_lets_emissions_rise_at_the_growth_that_is_aimed_at():
    shown = view(**PLAN)
    assert shown.value("cut") == pytest.approx(-0.17, abs=0.0005)
    assert shown.value("still") == pytest.approx(0.038, abs=0.0001)
    for growth, more in ((4.5, 3.4), (5.0, 5.9)):
        emitted = mark(view(**PLAN, growth_soon=growth).charts[0], "Emissions")["y"]
        assert 100 * (emitted[5] / emitted[0] - 1) == pytest.approx(more, abs=0.05)


def test_half_a_point_of_growth_needs_half_a_point_more_of_fall():
    assert "faster" in done({**FASTER, "removals": 1.5})
    slow, fast = view(**LATER, removals=1.5), view(**{**FASTER, "removals": 1.5, "carbon_late": -6.8})
    assert fast.value("left") - slow.value("left") == pytest.approx(0.29, abs=0.01)


@pytest.mark.parametrize(("params", "total"), [(EARLY, 188), (LATER, 219), ({}, 542)])
def test_totals_in_the_chapter(params, total):
    removals = 1.5 if params else 0.0
    assert view(**params, removals=removals).value("total") == pytest.approx(total, abs=0.5)


def test_what_the_two_paths_need_after_2030():
    """Carbon per GDP falls by 9 to 10 % a year, energy per GDP a third of it; the two differ by nearly three years of 2023."""
    for params in (EARLY, LATER):
        late = kaya_paths.period_of(2.75, params["energy_late"], params["carbon_late"])
        fall = -kaya.carbon_per_gdp(late, 1)
        assert 0.085 < fall < 0.10
        assert kaya.log_rates(late)["energy_intensity"] / math.log(1 - fall) == pytest.approx(1 / 3, abs=0.035)
    totals = [view(**params, removals=1.5).value("total") for params in (EARLY, LATER)]
    assert 2.5 < (totals[1] - totals[0]) / 11.22 < 3


def test_other_numbers_of_the_chapter():
    """At the start emissions rise 2.5 % a year; without the extra fall those of 2060 are a fifth higher."""
    assert kaya.step(kaya_paths.period_of(4.5, -0.9, -1.0)) == pytest.approx(0.025, abs=0.0005)
    ends = [view(**LATER).value("left"), view(**{**LATER, "growth_soon": 5.0, "growth_late": 3.25}).value("left")]
    assert ends[1] / ends[0] == pytest.approx(1.2, abs=0.01)
    assert 0.83 * 1.045 ** 5 == pytest.approx(1.034, abs=0.0005) and 1.045 ** 5 == pytest.approx(1.246, abs=0.0005)
    assert math.log(0.83) / 5 == pytest.approx(-0.037, abs=0.0005)


def test_the_figure_of_two_paths_has_the_explorers_numbers():
    made = kaya_paths.totals_chart()
    for label, params in (("Falling from the start", EARLY), ("Peak in 2030", LATER)):
        drawn, shown = mark(made, label), view(**params, removals=1.5)
        assert sum(drawn["y"][1:]) == pytest.approx(shown.value("total"), abs=0.1)
        assert (drawn["x"][-1], drawn["y"][-1]) == (2060, 0)
        assert shown.value("left") == pytest.approx(0, abs=0.05)


def test_the_figure_of_factors_ends_where_the_chapter_says():
    made = kaya_paths.factors_chart()
    ends = {label: mark(made, label)["y"][-1] for label in ("GDP", "Emissions", "Carbon per energy", "Energy per GDP")}
    assert ends == {"GDP": pytest.approx(1672, abs=1), "Emissions": pytest.approx(486, abs=0.5),
                    "Carbon per energy": pytest.approx(81, abs=0.5), "Energy per GDP": pytest.approx(36, abs=0.5)}


def test_the_bars_of_a_period_add_up_to_its_dot():
    made = view(**EARLY).charts[1]
    bars = [mark(made, label) for label in ("GDP", "Energy per GDP", "Carbon per energy")]
    dots = mark(made, "Emissions")
    assert dots["y"] == ["1990–2000", "2000–10", "2010–20", "2020–23", "2023–30", "2030–60"]
    assert [sum(one["x"][row] for one in bars) for row in range(6)] == pytest.approx(dots["x"], abs=1e-14)


def test_what_is_left_is_drawn_only_where_something_is_removed():
    assert mark(view().charts[0], "Left after removals") is None
    left = mark(view(removals=1.5).charts[0], "Left after removals")
    assert (left["x"][0], left["x"][-1]) == (2030, 2060)
    assert left["y"][0] == mark(view().charts[0], "Emissions")["y"][7]


def test_no_control_is_ever_idle():
    for one in EXPLORER.controls:
        assert view().idle == []
        assert view(**{one.name: one.high}).value("total") != view().value("total"), one.name


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["Emissions do not peak: in 2060 they are still rising.",
          "In 2060 17.0 Gt are emitted and nothing is removed.",
          "From 2024 to 2060 542 Gt are added to the air; from 1990 to 2023 it was 218 Gt."]),
    ({**LATER, "removals": 1.0},
     ["Emissions rise to 13.4 Gt in 2030 and fall after it: GDP grows 4.50% a year to 2030, more than the 1.93% at "
      "which they would stand still.", "In 2060 1.5 Gt are emitted and 1.0 Gt removed, so 0.5 Gt are left."]),
    ({**FAST, "removals": 1.5},
     ["Emissions fall from the first year on: GDP grows 4.50% a year to 2030, less than the 9.65% at which they would "
      "stand still.",
      "In 2056 removals catch up with what is emitted, 1.2 Gt."]),
    ({"energy_soon": -5.0, "carbon_soon": -4.0}, ["Emissions fall until 2030, but not after it."]),
    ({"growth_late": 0.0, "energy_late": 0.0, "carbon_late": 0.0},
     ["Emissions rise to 13.4 Gt in 2030 and stay there."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params)[:len(sentences)] == sentences


def settings():
    """All corners, and two hundred settings between them."""
    names = [one.name for one in EXPLORER.controls]
    draw = random.Random(8)
    corners = itertools.product(*[(one.low, one.high) for one in EXPLORER.controls])
    inside = [[draw.uniform(one.low, one.high) for one in EXPLORER.controls] for _ in range(200)]
    return [dict(zip(names, values, strict=True)) for values in [*corners, *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        shown = view(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        words = [fill(one["template"], one["values"]) for one in shown.reading]
        assert len(words) == 3
        assert (shown.value("left") <= 0) == ("catch up" in words[1]), params
        assert (shown.value("peak") == 2060) == ("do not peak" in words[0]), params
        if "stand still" in words[0]:
            assert (params["growth_soon"] / 100 > shown.value("still")) == ("more than" in words[0]), params


@pytest.mark.parametrize(("params", "words"), [
    ({"removals": 4}, "Removals in 2060 (removals): found 4; allowed: a number from 0.0 to 3.0 Gt."),
    ({"carbon_late": -9}, "Carbon per energy, 2031–60 (carbon_late): found -9; allowed: a number from -8.0 to 1.0% a year."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
