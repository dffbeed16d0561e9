"""The explorer of chapter 9: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets.explorers import misallocation as values
from nqpf_widgets.models import misallocation as model

TRIAL = Trial("misallocation")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading
FREE = {"reform": "free"}
FEW = {"reform": "free", "order": "favoured"}

SOLUTIONS = [
    ("gap", {"dispersion": 0.65}),
    ("gap", {"dispersion": 0.71}),
    ("same", {"elasticity": 2.0, "correlation": 0.5, "dispersion": 0.78}),
    ("same", {"elasticity": 2.0, "correlation": -0.7, "dispersion": 0.78}),
    ("little", {**FREE, "dispersion": 0.8, "share": 70}),
    ("little", {**FREE, "correlation": -0.2, "share": 75}),
    ("few", {**FEW, "share": 10}),
    ("few", {**FEW, "share": 6}),
]
NEAR_MISSES = [
    ("gap", {"dispersion": 0.72}),
    ("gap", {"dispersion": 0.65, "elasticity": 3.5}),
    ("gap", {"dispersion": 0.65, "correlation": 0.3}),
    ("same", {"elasticity": 2.0, "correlation": 0.45, "dispersion": 0.78}),
    ("same", {"elasticity": 2.0, "correlation": 0.5, "dispersion": 0.79}),
    ("same", {"elasticity": 3.0, "correlation": 0.5}),
    ("little", {**FREE, "share": 67}),
    ("little", {**FREE, "dispersion": 0.8, "share": 66}),
    ("little", {**FREE, "dispersion": 0.8, "share": 70, "correlation": -0.7}),
    ("little", {**FREE, "order": "held", "share": 75}),
    ("few", {**FEW, "share": 5}),
    ("few", {**FEW, "share": 11}),
    ("few", {**FEW, "share": 10, "dispersion": 0.7}),
    ("few", {**FREE, "share": 10}),
]


def test_the_prediction_solves_no_task():
    assert done(FREE) == []


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_the_answer_to_the_prediction():
    """Half at random: 8.8 % of the loss and 5.6 % more TFP. Every wedge halved: 75 and 59 %."""
    assert 100 * view(**FREE).value("recovered") == pytest.approx(8.8, abs=0.05)
    assert 100 * view(**FREE).value("reform_gain") == pytest.approx(5.6, abs=0.05)
    assert 100 * view().value("recovered") == pytest.approx(75.0, abs=0.05)
    assert 100 * view().value("reform_gain") == pytest.approx(58.5, abs=0.05)


@pytest.mark.parametrize("correlation", [-0.7, -0.3, 0.0, 0.3, 0.7])
def test_the_correlation_leaves_the_loss_alone(correlation):
    assert view(correlation=correlation).value("gain") == view().value("gain") == pytest.approx(0.8485, abs=0.0001)


def test_bars_say_what_the_readouts_say():
    for params in ({}, FREE, {**FEW, "share": 10, "correlation": 0.4}):
        shown = view(**params)
        now, after = mark(shown.charts[1], "Without a reform")["x"], mark(shown.charts[1], "After the reform")["x"]
        assert after[0] / now[0] - 1 == pytest.approx(shown.value("reform_gain"))
        assert now[1] / now[0] - 1 == pytest.approx(shown.value("to_us"))
        assert 1 / now[0] - 1 == pytest.approx(shown.value("gain"))


def test_as_many_of_the_sixty_are_too_large_as_of_all_firms():
    sizes = mark(view().charts[0], "Before")["y"]
    assert sum(one > 1 for one in sizes) == round(60 * model.too_large(0.64, 0, 3)[0]) == 10


def test_freed_firms_stand_on_one_level_below_the_right_size_while_favours_last():
    before, after = [mark(view(**FREE).charts[0], label)["y"] for label in ("Before", "After the reform")]
    freed = [one for one, other in zip(after, before, strict=True) if round(one, 9) == round(sorted(after)[len(after) // 2], 9)]
    assert len(freed) == 30 and freed[0] < 0.5
    kept = [(one, other) for one, other in zip(after, before, strict=True) if one not in freed]
    assert all(one > other for one, other in kept), "those who keep their favours take what the freed let go"


def test_freeing_everybody_puts_every_firm_at_its_right_size():
    assert mark(view(**FREE, share=100).charts[0], "After the reform")["y"] == pytest.approx([1] * 60, rel=1e-6)


def test_the_sixty_have_no_pattern_of_their_own():
    """Productivity, wedges and the draw are unrelated among the sixty, as they are among all firms."""
    firms = list(zip(*values.sixty(0.64, 0.0, "free", 50, "random"), strict=True))
    assert sorted(a for a, before, after in firms) == pytest.approx([model.SPREAD * z for z in values.POINTS])
    assert abs(sum(a * before for a, before, after in firms)) / 60 < 0.02 * 0.64 * model.SPREAD
    freed = [(a, before) for a, before, after in firms if after == 0]
    assert len(freed) == 30
    assert abs(sum(a for a, before in freed)) / 30 < 0.1 * model.SPREAD
    assert abs(sum(before for a, before in freed)) / 30 < 0.1 * 0.64
    assert sum(before < 0.64 * model.quantile(1 / 6) for a, before in freed) == 5, "half of the ten most favoured"


def test_controls_without_effect_are_named():
    assert view().idle == ["share", "order"]
    assert view(**FREE).idle == []
    assert view(**FREE, share=0).idle == ["order"]
    for order in ("random", "favoured", "held"):
        assert view(order=order, share=7).readouts == view().readouts
        assert view(**FREE, share=0, order=order).value("recovered") == pytest.approx(0, abs=1e-12)


def test_figures_of_the_chapter():
    gains, order = values.gains_chart(), values.order_chart()
    full, to_us = gains["marks"]
    assert dict(zip(full["y"], full["x"], strict=True))["China 2005"] == 86.6
    assert dict(zip(to_us["y"], to_us["x"], strict=True))["India 1994"] == 59.2
    assert len(full["x"]) == 9 and len(to_us["x"]) == 6
    at_half = {one["label"]: one["y"][one["x"].index(0.5)] for one in order["marks"][2:]}
    assert {key: round(100 * value) for key, value in at_half.items()} == {
        "Drawn at random": 9, "Most favoured first": 87, "Most held back first": 19}


@pytest.mark.parametrize(("params", "last"), [
    ({}, "Halving every wedge brings back 75% of the loss."),
    (FREE, "Freeing 50% of the firms, drawn at random, brings back 9% of the loss."),
    ({**FREE, "correlation": -0.3}, "Freeing 50% of the firms, drawn at random, makes the loss 14% larger."),
    ({**FEW, "share": 10}, "Freeing the most favoured 10% of the firms brings back 60% of the loss."),
    ({**FREE, "order": "held", "share": 90}, "Freeing the 90% of the firms that are most held back makes the loss 6% larger."),
    ({**FREE, "share": 0}, "The reform brings back next to nothing."),
])
def test_the_reading_says_what_the_numbers_say(params, last):
    assert reading(**params)[2] == last


def test_the_reading_at_the_start():
    assert reading()[:2] == [
        "Wedges keep TFP 46% below what the same firms could reach.",
        "Of all firms 17% are too large; they hold 83% of the inputs.",
    ]


def settings():
    """All corners with every reform, and a hundred settings between them."""
    draw = random.Random(9)
    sliders = [one for one in EXPLORER.controls if one.kind == "slider"]
    corners = itertools.product(*[(one.low, one.high) for one in sliders])
    inside = [[draw.randint(one.low, one.high) if one.whole else draw.uniform(one.low, one.high) for one in sliders] for _ in range(100)]
    for point in [*corners, *inside]:
        for reform, order in (("halve", "random"), ("free", "random"), ("free", "favoured"), ("free", "held")):
            yield {**dict(zip([one.name for one in sliders], point, strict=True)), "reform": reform, "order": order}


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        shown, words = view(**params), reading(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        assert ("larger" in words[2]) == (shown.value("recovered") < -0.0005), params
        assert shown.value("recovered") < 1.0041, params
        for one in ("Before", "After the reform"):
            assert all(values.SMALLEST <= y <= values.LARGEST for y in mark(shown.charts[0], one)["y"]), params


@pytest.mark.parametrize(("params", "words"), [
    ({"dispersion": 2}, "Dispersion of wedges (dispersion): found 2; allowed: a number from 0.1 to 0.8."),
    ({"order": "best"}, 'Which firms (order): found "best"; allowed: one of random, favoured, held.'),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
