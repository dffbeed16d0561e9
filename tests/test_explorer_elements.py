"""The explorer of chapter 2: what its tasks, readings and readouts promise."""

import random

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import elements

TRIAL = Trial("elements")
EXPLORER = TRIAL.explorer
view, reading = TRIAL.view, TRIAL.reading

# A solution of each task, and settings that come close without solving it.
SOLUTIONS = [
    ("worst", {"r": -3.0}),
    ("worst", {"budget": 3.0}),
    ("best", {"r": 0.6}),
    ("best", {"budget": 0.1}),
    ("half", {"budget": 4.0, "machines": 100}),
    ("half", {"budget": 5.0, "r": -4.0, "machines": 80}),
]
NEAR_MISSES = [
    ("worst", {"r": -2.0}),
    ("worst", {"budget": 1.5}),
    ("best", {"r": 0.5}),
    ("best", {"budget": 0.2}),
    ("best", {"r": 0.6, "machines": 100}),
    ("half", {"budget": 2.9, "machines": 100}),
]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_three_times_the_budget_lowers_the_best_share_of_machines():
    assert view().value("best_share") == pytest.approx(0.3631, abs=5e-5)
    assert view(budget=3.0).value("best_share") == pytest.approx(0.2854, abs=5e-5)


def test_no_setting_spends_more_than_the_budget():
    for machines in (0, 33, 70, 100):
        for workers in (0, 50, 99, 100):
            shares = elements.split(machines, workers)
            assert sum(shares) == pytest.approx(1, abs=1e-12)
            assert min(shares) >= 0


def test_the_points_lie_on_the_curve():
    made = view(machines=42, other_machines=88, workers=10).charts[0]
    curve = mark(made, "Output")
    for label in ("Region A", "Region B"):
        point = mark(made, label)
        assert curve["y"][curve["x"].index(point["x"][0])] == pytest.approx(point["y"][0], rel=1e-12)


def test_workers_only_and_subjects_only_make_the_same_so_that_one_point_serves_both():
    assert elements.WEIGHTS[0] == elements.WEIGHTS[2]
    assert elements.COSTS[0] == elements.COSTS[2]


def test_the_books_add_up_to_the_gap_whatever_is_counted():
    totals = [view(counted=key).value("inputs") + view(counted=key).value("tfp") for key, _ in elements.COUNTING]
    assert totals == pytest.approx([totals[0]] * 3, abs=1e-12)
    assert view(counted="cost").value("inputs") == 0
    assert view(counted="fit").value("tfp") == 0


def test_more_quality_can_go_with_less_output():
    shown = view(counted="quality")
    assert shown.value("inputs") > 0
    assert shown.value("inputs") + shown.value("tfp") < 0


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "region A gives them 70% and falls 4.0% (log) short"),
        ({}, "machines only is the best: 1.250, against 1.212"),
        ({"budget": 3.0}, "machines only is the worst: 1.346, against 1.356"),
        ({"r": 0.6}, "The best plan of all spends everything on machines and makes 1.51"),
        ({"machines": 36}, "Region A is as good as at the best split, which makes 1.42."),
        ({}, "Region A makes 2.7% (log) less than region B; both spent the same"),
        ({"r": 0.6}, "Region A makes 6.0% (log) more than region B; both spent the same"),
        ({"counted": "quality"}, "books +2.4% as inputs and leaves −5.1% as total factor productivity"),
        ({"counted": "fit"}, "books the whole gap as inputs and leaves nothing"),
        ({"machines": 20}, "there is no gap to book"),
    ],
)
def test_the_reading_says_what_the_numbers_show(params, words):
    assert any(words in sentence for sentence in reading(**params)), reading(**params)


@pytest.mark.parametrize(("row", "last_corner"), [(0, 0.95), (1, 0.15), (2, 0.05)])
def test_the_figure_shows_where_machines_stop_taking_everything(row, last_corner):
    curve = elements.best_share_chart()["marks"][row]
    corner = [curve["x"][i] for i in range(len(curve["x"])) if curve["y"][i] == 1]
    assert corner[-1] == pytest.approx(last_corner)
    assert curve["y"] == sorted(curve["y"], reverse=True)


def settings():
    """All corners, and two hundred settings between them."""
    bounds = [[one.low, one.high] if one.kind == "slider" else [key for key, _ in one.options]
              for one in EXPLORER.controls]
    names = [one.name for one in EXPLORER.controls]
    corners = [[]]
    for values in bounds:
        corners = [corner + [value] for corner in corners for value in values]
    draw = random.Random(2)
    for _ in range(200):
        corners.append([
            draw.choice([key for key, _ in one.options]) if one.kind == "choice"
            else draw.randint(one.low, one.high) if one.whole
            else draw.uniform(one.low, one.high)
            for one in EXPLORER.controls
        ])
    return [dict(zip(names, corner, strict=True)) for corner in corners]


def test_every_setting_gives_finite_numbers_a_reading_and_no_better_plan_than_the_best():
    for params in settings():
        shown = view(**params)
        assert 1 <= len(reading(**params)) <= 3
        curve = mark(shown.charts[0], "Output")
        best = mark(shown.charts[0], "Best split")["y"][0]
        assert best >= max(curve["y"]) * (1 - 1e-12), params
        assert shown.value("short") >= 0
