"""The explorer of chapter 14: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import strategy_lab
from nqpf_widgets.models import strategy
from nqpf_widgets.models import strategy_grid as grid
from nqpf_widgets.models.strategy_regions import FLOORS, KEYS

TRIAL = Trial("strategy-lab")
EXPLORER = TRIAL.explorer
view, reading = TRIAL.view, TRIAL.reading
USES = strategy.USES


def plan(region, *points, **more):
    """Settings from points in the order of the uses."""
    return {"region": region, **dict(zip(USES, points, strict=True)), **more}


SOLUTIONS = [
    ("base", plan("base", 0, 0, 0, 20, 20, 20, 40)),
    ("base", plan("base", 20, 20, 0, 20, 20, 0, 20)),
    ("coast", plan("coast", 20, 0, 20, 20, 10, 10, 20)),
    ("inland", plan("inland", 0, 0, 20, 20, 20, 20, 20)),
    ("hub", plan("hub", 0, 0, 60, 20, 0, 0, 20)),
    ("only", plan("hub", 0, 0, 60, 20, 0, 0, 20)),
    ("only", plan("coast", 60, 0, 0, 20, 0, 20, 0)),
    ("only", plan("inland", 0, 40, 0, 20, 20, 20, 0)),
    ("only", plan("base", 0, 0, 0, 20, 20, 0, 60)),
    ("plants", plan("coast", 60, 0, 0, 20, 0, 20, 0)),
    ("people", plan("coast", 0, 0, 10, 20, 20, 30, 20)),
    ("alike", plan("base", 0, 0, 0, 20, 40, 0, 40, alike=True)),
    ("alike", plan("base", 10, 10, 10, 10, 10, 10, 15, alike=True)),
]
NEAR_MISSES = [
    ("base", plan("base", 0, 0, 0, 20, 20, 40, 20, alike=True)),
    ("base", plan("base", 20, 0, 20, 20, 20, 0, 20)),
    ("coast", plan("base", 0, 0, 0, 20, 20, 20, 40)),
    ("coast", plan("coast", 20, 20, 20, 10, 0, 10, 20)),
    ("inland", plan("inland", 20, 0, 0, 20, 20, 20, 20)),
    ("hub", plan("hub", 0, 0, 80, 0, 0, 0, 20)),
    ("only", plan("base", 0, 20, 0, 20, 20, 20, 20)),
    ("only", plan("base", 0, 0, 60, 20, 0, 0, 20)),
    ("plants", plan("coast", 20, 0, 20, 20, 0, 20, 20)),
    ("plants", plan("coast", 80, 0, 0, 20, 0, 0, 0)),
    ("people", plan("coast", 0, 0, 0, 20, 20, 20, 40)),
    ("alike", {"alike": True}),
]


def settings():
    """Corners and three hundred settings between them."""
    draw = random.Random(14)
    made = []
    for region, alike, pair in itertools.product(KEYS, (False, True), [key for key, label in strategy_lab.PAIRS]):
        for use in range(7):
            made.append(plan(region, *[100 if i == use else 0 for i in range(7)], alike=alike, pair=pair))
        made.append(plan(region, *[0] * 7, alike=alike, pair=pair))
        for _ in range(12):
            made.append(plan(region, *[draw.choice([0, 0, 5, 20, 50, 100]) for _ in range(7)], alike=alike, pair=pair))
    return made


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


@pytest.mark.parametrize(("region", "missed"), [("base", ["jobs"]), ("coast", ["emissions"]), ("inland", ["use"]), ("hub", ["emissions"])])
def test_the_even_plan_misses_one_floor_in_each_region(region, missed):
    """The hints rest on this."""
    shown = view(region=region)
    assert [name for name, margin in strategy.margins({name: shown.value(name) for name in strategy.OUTCOMES}) if margin < 0] == missed


def test_with_regions_alike_the_even_plan_misses_a_single_floor():
    shown = view(alike=True)
    assert shown.value("jobs") == pytest.approx(0.679, abs=0.0005)
    assert shown.reading[0]["values"]["met"] == 4


def test_points_count_in_proportion_and_none_at_all_is_the_even_plan():
    small, large = (view(**plan("hub", *[scale * one for one in (5, 0, 10, 5, 0, 0, 5)])) for scale in (1, 4))
    assert small.readouts == large.readouts
    assert small.reading == large.reading
    assert view(**plan("base", *[0] * 7)).readouts == view().readouts


def test_with_regions_alike_the_choice_of_one_has_no_effect():
    made = [view(region=key, alike=True) for key in KEYS]
    assert all(one.charts == made[0].charts and one.readouts == made[0].readouts and one.reading == made[0].reading for one in made)
    assert made[0].idle == ["region"]
    assert view().idle == []


def test_labels_name_the_floors_there_are():
    labels = {one["key"]: one["label"] for one in view().readouts}
    floors = dict(FLOORS)
    assert all(f"{floors[key]:.2f}" in labels[key] for key in ("tfp", "income", "emissions", "jobs"))
    assert f"{floors['use']:.0%}" in labels["use"]


def test_bars_and_dots_are_the_distances_from_the_floors():
    made = view(region="hub").charts[0]
    met, missed, coast = (mark(made, label)["x"] for label in ("Met", "Missed", "Coastal manufacturing"))
    here = [a if a is not None else b for a, b in zip(met, missed, strict=True)]
    assert here[0] == pytest.approx(view(region="hub").value("tfp") / 1.3 - 1)
    assert missed[2] == pytest.approx(1 - view(region="hub").value("emissions"))
    assert coast[2] == pytest.approx(1 - view(region="coast").value("emissions"))
    assert [one["label"] for one in view(alike=True).charts[0]["marks"]] == ["", "Met", "Missed"]


def test_corners_are_the_plans_for_one_use():
    made = view(region="coast", pair="emissions-income").charts[1]
    corners = mark(made, "Whole budget for one use, by its number")
    assert corners["names"] == list("1234567")
    alone = view(**plan("coast", 0, 0, 0, 100, 0, 0, 0))
    assert (corners["x"][3], corners["y"][3]) == (alone.value("emissions"), alone.value("income"))


def test_everything_stands_inside_the_pictures():
    for params in settings():
        for made in view(**params).charts:
            for axis in ("x", "y"):
                if made[axis]["scale"] == "band":
                    continue
                low, high = made[axis]["domain"]
                values = [value for one in made["marks"] for value in one.get(axis, []) if value is not None]
                assert low <= min(values) and max(values) <= high, (params, made["title"])


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        shown, words = view(**params), reading(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        met = strategy.passes({name: shown.value(name) for name in strategy.OUTCOMES})
        assert words[0].startswith("All five floors are met") == met, params
        assert not met or shown.value("regions") >= 1
        if params["alike"]:
            assert shown.value("regions") == (4 if met else 0)


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["Floors met in the old industrial base: 4 of 5; jobs in traditional industry are furthest from theirs, 4.2% below it.",
          "Of the 462 plans in steps of a fifth, 16 pass here and 1 in every region; yours passes in 0 of 4.",
          "The plan: new industries 14%, research 14%, chains 14%, green 14%, reform 14%, talent 14%, upgrading 14%."]),
    (plan("coast", 60, 0, 0, 20, 0, 20, 0),
     ["All five floors are met in coastal manufacturing.",
      "Of the 462 plans in steps of a fifth, 22 pass here and 1 in every region; yours passes in 1 of 4.",
      "The plan: new industries 60%, research 0%, chains 0%, green 20%, reform 0%, talent 20%, upgrading 0%."]),
    (plan("inland", 0, 0, 0, 20, 40, 0, 40, alike=True),
     ["All five floors are met in any region, all being alike.",
      "Of the 462 plans in steps of a fifth, 19 pass, and each of them in every region.",
      "The plan: new industries 0%, research 0%, chains 0%, green 20%, reform 40%, talent 0%, upgrading 40%."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params) == sentences


def test_a_plan_without_points_is_said_to_be_even():
    nothing, even = plan("base", *[0] * 7), plan("base", *[10] * 7)
    assert reading(**nothing) == [*reading(**even), "No use has points, so the budget is split evenly."]


@pytest.mark.parametrize(("params", "words"), [
    (plan("base", 100, 0, 0, 0, 0, 0, 0), "use of new capacity is furthest from its own"),
    (plan("coast", 0, 0, 100, 0, 0, 0, 0), "emissions are furthest from their limit"),
    (plan("inland", 0, 0, 0, 100, 0, 0, 0), "income is furthest from its own"),
    (plan("hub", 0, 0, 0, 20, 0, 60, 20), "TFP is furthest from its own"),
])
def test_each_floor_has_its_own_sentence(params, words):
    assert words in reading(**params)[0]


def test_an_edited_model_does_not_claim_the_counts(monkeypatch):
    monkeypatch.setattr(grid, "HOLDS", False)
    assert reading()[1] == "The model has been edited, so it is not known how many plans of the grid pass."


# Figures of the chapter


def test_the_figure_of_lags():
    made = strategy_lab.lags_chart()
    found = {one["label"]: one["y"] for one in made["marks"][1:]}
    assert {label: round(100 * values[-1]) for label, values in found.items()} == {
        "5 Reform": 42, "3 Chains": 11, "6 Talent": 9, "2 Research": 6, "7 Upgrading": 5}
    first = {label: next(t for t, value in enumerate(values) if value > 1e-12) + 2026 for label, values in found.items()}
    assert first == {"5 Reform": 2028, "3 Chains": 2027, "6 Talent": 2027, "2 Research": 2030, "7 Upgrading": 2027}


def test_the_figure_of_strictness():
    made = strategy_lab.strictness_chart()
    at = {round(200 * one): place for place, one in enumerate(strategy_lab.STRICTNESS)}
    counts = {one["label"]: [one["y"][at[step]] for step in (-10, -4, 0, 4)] for one in made["marks"][1:]}
    assert counts == {"Old industrial base": [73, 20, 16, 4], "Coastal manufacturing": [150, 68, 22, 4],
                      "Inland resources": [42, 18, 11, 2], "Research hub": [63, 46, 36, 20], "All four": [17, 5, 1, 0]}


@pytest.mark.parametrize(("params", "words"), [
    ({"industries": -5}, "1 New industries (industries): found -5; allowed: a whole number from 0 to 100 points."),
    ({"region": "north"}, 'Region (region): found "north"; allowed: one of base, coast, inland, hub.'),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
