"""The explorer of chapter 6: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets import tables
from nqpf_widgets.explorers import research_portfolio
from nqpf_widgets.models import portfolio
from nqpf_widgets.text import fill

TRIAL = Trial("research-portfolio")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading

SOLUTIONS = [
    ("hold", {"share": 0, "growth": 9.0}),
    ("hold", {"share": 0, "growth": 9.0, "years": 50}),
    ("mean", {"share": 53}),
    ("median", {"share": 58}),
    ("low", {"share": 0}),
    ("rare", {"share": 53, "chance": 4, "gain": 40}),
    ("rare", {"share": 50, "chance": 5, "gain": 32}),
    ("safe", {"share": 25, "chance": 32, "gain": 5, "years": 50}),
    ("safe", {"share": 25, "chance": 16, "gain": 10, "years": 50, "growth": 12.0}),
]
NEAR_MISSES = [
    ("hold", {"share": 0, "growth": 8.9}),
    ("hold", {"share": 0, "growth": 9.1}),
    ("hold", {"share": 20, "growth": 9.0}),
    ("hold", {"share": 0, "growth": 6.0, "difficulty": 2.0}),
    ("mean", {"share": 40}),
    ("mean", {"share": 68}),
    ("mean", {"share": 53, "years": 30}),
    ("median", {"share": 46}),
    ("median", {"share": 0}),
    ("low", {"share": 1}),
    ("rare", {"share": 53}),
    ("rare", {"share": 20}),
    ("rare", {"share": 53, "chance": 4, "gain": 39}),
    ("rare", {"share": 20, "chance": 4, "gain": 40}),
    ("safe", {"share": 25, "chance": 32, "gain": 5}),
    ("safe", {"share": 19, "chance": 32, "gain": 5, "years": 50}),
    ("safe", {"share": 25, "chance": 40, "gain": 20, "years": 50}),
]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def found(key, **params):
    return {share: view(share=share, **params).value(key) for share in range(101)}


def test_the_best_shares_of_the_chapter_are_found_by_looking_at_all_of_them():
    """53 % on average, 58 % in the typical history, none in the worst tenth; to two decimals, a range."""
    best = {key: found(key) for key in ("mean", "median", "low")}
    assert [max(best[key], key=best[key].get) for key in ("mean", "median", "low")] == [53, 58, 0]
    solved = {share: done({"share": share}) for share in range(101)}
    assert [share for share in solved if "mean" in solved[share]] == list(range(46, 61))
    assert [share for share in solved if "median" in solved[share]] == list(range(52, 66))
    assert [share for share in solved if "low" in solved[share]] == [0]


def test_the_typical_history_dips_before_it_gains():
    median = found("median")
    lower = [share for share in median if median[share] < median[0] - 1e-12]
    assert lower == [*range(1, 30), *range(86, 101)]
    assert min(range(50), key=median.get) == 19


@pytest.mark.parametrize(("years", "best"), [(10, 0), (20, 0), (21, 60), (25, 58), (50, 54)])
def test_the_share_that_is_best_in_the_typical_history_jumps_with_the_horizon(years, best):
    median = found("median", years=years)
    assert max(median, key=median.get) == best


@pytest.mark.parametrize(("params", "mean", "median", "low", "none"), [
    ({}, 1.65, 1.10, 1.07, 49), ({"share": 0}, 1.20, 1.20, 1.20, 100), ({"share": 53}, 1.75, 1.29, 0.82, 31),
    ({"share": 100}, 1.28, 0.84, 0.0, 20), ({"share": 53, "years": 20}, 1.82, 1.21, 0.85, 38),
    ({"share": 53, "chance": 4, "gain": 40}, 1.75, 0.82, 0.82, 56),
    ({"share": 25, "chance": 32, "gain": 5, "years": 50}, 1.48, 1.43, 1.09, 0),
])
def test_the_figures_that_the_chapter_quotes(params, mean, median, low, none):
    shown = view(**params)
    figures = [100 * shown.value(key) for key in ("mean", "median", "low")]
    assert figures == pytest.approx([mean, median, low], abs=0.0055)
    assert 100 * shown.value("none") == pytest.approx(none, abs=0.5)


def test_growth_fades_at_the_start_and_holds_with_nine_per_cent_more_research_a_year():
    assert view(share=0).value("last") == pytest.approx(0.01005, abs=0.00001)
    assert view(share=0, growth=9.0).value("last") == pytest.approx(0.015)
    assert view(share=53, growth=9.0).value("mean") == pytest.approx(view(share=53, growth=9.0).value("last"))


def test_the_chosen_share_lies_on_the_curves():
    for share in (0, 20, 55, 100):
        shown = view(share=share, curve="all")
        dots = [one for one in shown.charts[0]["marks"] if one["kind"] == "dot"]
        for label, one in zip(("Mean", "Typical history", "Worst tenth, at most"), dots, strict=True):
            curve = mark(shown.charts[0], label)
            assert curve["y"][curve["x"].index(share / 100)] == pytest.approx(one["y"][0], abs=1e-6)


def test_at_the_start_only_the_mean_is_drawn_so_that_the_prediction_stays_one():
    for curve, label in (("mean", "Mean"), ("median", "Typical history"), ("low", "Worst tenth, at most")):
        drawn = [one["label"] for one in view(curve=curve).charts[0]["marks"] if one["kind"] == "line"]
        assert drawn == [label]
    assert EXPLORER.control("curve").default == "mean"
    assert view(curve="low").readouts == view().readouts


def test_what_is_drawn_does_not_decide_a_task():
    for curve in ("mean", "median", "low", "all"):
        assert done({"share": 53, "curve": curve}) == ["mean", "median"]


def test_a_curve_that_was_kept_is_the_curve_of_its_settings():
    """The last curve is kept; another setting in between must not leave its own behind."""
    first = view(years=30).charts[0]
    view(years=31)
    assert view(years=30).charts[0] == first
    assert mark(view(years=30, share=80).charts[0], "Mean") == mark(first, "Mean")


def test_the_gain_leaves_what_was_kept_but_not_the_curve():
    first = view(curve="all").charts[0]
    drawn = {gain: view(curve="all", gain=gain).charts[0] for gain in (10, 30, 20)}
    assert drawn[20] == first and drawn[10] != drawn[30]
    for gain in drawn:
        nature = research_portfolio.nature_of(8, gain, 3.0, 4.0)
        shares = mark(drawn[gain], "Mean")["x"]
        means = [portfolio.outcome(nature, share, 25)["mean"] / 25 for share in shares]
        assert mark(drawn[gain], "Mean")["y"] == pytest.approx(means, rel=1e-12)
        for probability, label in ((0.5, "Typical history"), (0.1, "Worst tenth, at most")):
            alone = [portfolio.growth_quantile(probability, nature, share, 25) for share in shares]
            assert mark(drawn[gain], label)["y"] == pytest.approx(alone, abs=2e-6)


@pytest.mark.parametrize("most", [0.05, 0.71, 2.0, 15.0, 130.0])
def test_levels_between_knots_are_those_found_alone(most):
    for key, probability in (("median", 0.5), ("low", 0.1)):
        for expected in [most * math.sqrt(share) for share in research_portfolio.SHARES]:
            alone = portfolio.quantile(probability, expected)
            assert research_portfolio.LEVELS[key].at(expected) == pytest.approx(alone, rel=1e-4, abs=1e-4)


def test_levels_do_not_depend_on_what_was_asked_before():
    straight, back = research_portfolio.Levels(0.5), research_portfolio.Levels(0.5)
    along = [i / 3 for i in range(60)]
    assert [straight.at(one) for one in along] == [back.at(one) for one in reversed(along)][::-1]


def test_eight_histories_are_drawn_and_another_draw_draws_others():
    def grey(**params):
        return [one["y"] for one in view(**params).charts[1]["marks"] if one["role"] == "muted"]

    assert len(grey()) == 8
    assert grey() == grey() and grey(draw=2) != grey()
    assert {len(path) for path in grey(years=40)} == {41}
    assert all(draw_a != draw_b for draw_a in grey(share=100)[:1] for draw_b in grey(share=100, draw=2))


def test_the_draw_changes_nothing_but_the_histories():
    assert view(draw=9).charts[0] == view().charts[0]
    assert view(draw=9).readouts == view().readouts
    assert view(share=0).idle == ["draw"] and view().idle == []


def test_no_other_control_is_ever_idle():
    for one in EXPLORER.controls[:-1]:
        moved = view(**{one.name: one.high if one.kind == "slider" else "all"})
        assert moved.charts[0] != view().charts[0], one.name


def test_the_figure_of_basic_research_holds_the_tables():
    made = research_portfolio.basic_chart()
    china, others = mark(made, "China"), mark(made, "Other countries")
    assert dict(zip(china["y"], china["x"], strict=True)) == {
        "China 2011": 4.7, "China 2015": 5.1, "China 2020": 6.0, "China 2024": 6.9}
    assert dict(zip(others["y"], others["x"], strict=True)) == {
        "France 2011": 25.3, "South Korea 2011": 18.1, "United States 2011": 17.3, "Japan 2011": 12.3,
        "United Kingdom 2011": 10.8}
    assert made["y"]["domain"] == others["y"] + china["y"]
    assert tables.load("china_research").column("intensity") == [1.84, 2.07, 2.40, 2.69]


def test_the_figure_of_horizons_crosses_where_the_chapter_says():
    made = research_portfolio.horizon_chart()
    typical, worst, steady = (mark(made, label) for label in ("Typical history", "Worst tenth, at most", "All research steady"))
    ahead = [typical["x"][i] for i in range(len(typical["x"])) if typical["y"][i] > steady["y"][i]]
    assert ahead == list(range(22, 51))
    assert all(worst["y"][i] < steady["y"][i] for i in range(len(worst["y"])))
    row = typical["x"].index(25)
    assert typical["y"][row] == pytest.approx(view(share=53).value("median"), abs=1e-5)


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["With 20% of research disruptive, TFP grows 1.65% a year on average over 25 years, 1.10% in the typical history, "
          "and at most 1.07% in the worst tenth.",
          "Steady research alone would bring 1.20% for certain: the typical history does not beat that.",
          "Ideas get harder faster than research grows: the last year’s research finds 67% of what the first year’s found."]),
    ({"share": 0, "growth": 9.0}, ["All research is steady, so every history is the same: TFP grows 1.50% a year over 25 years.",
                                   "Nothing is risked, and nothing can be gained by luck.",
                                   "Research grows just fast enough to make up for ideas that get harder to find."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params) == sentences


@pytest.mark.parametrize(("params", "words"), [
    ({"share": 53}, "the typical history beats that, the worst tenth does not."),
    ({"share": 25, "chance": 32, "gain": 5, "years": 50}, "and more than nine histories in ten do better."),
    ({"difficulty": 0.0}, "Research grows faster than ideas get harder"),
])
def test_other_cases_have_their_own_words(params, words):
    assert any(words in sentence for sentence in reading(**params))


def settings():
    """All corners, and two hundred settings between them."""
    sliders = [one for one in EXPLORER.controls if one.kind == "slider"]
    ranges = [(one.low, one.high) for one in sliders]
    names = [one.name for one in sliders]
    draw = random.Random(6)
    inside = [
        [draw.randint(one.low, one.high) if one.whole else draw.uniform(one.low, one.high) for one in sliders]
        for _ in range(200)
    ]
    return [dict(zip(names, values, strict=True)) for values in [*itertools.product(*ranges), *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading():
    for params in settings():
        shown = view(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        assert len([fill(one["template"], one["values"]) for one in shown.reading]) == 3
        assert shown.value("low") <= shown.value("median")


@pytest.mark.parametrize(("params", "words"), [
    ({"share": 101}, "Disruptive share of research (share): found 101; allowed: a whole number from 0 to 100%."),
    ({"difficulty": 6}, "How fast ideas get harder, b (difficulty): found 6; allowed: a number from 0.0 to 5.0."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
