"""The explorer of chapter 10: what its tasks, controls, pictures and sentences promise."""

import itertools
import math
import random

import pytest
from trying import Trial, mark

from nqpf_widgets import tables
from nqpf_widgets.explorers import talent_pipeline
from nqpf_widgets.models import cohorts

TRIAL = Trial("talent-pipeline")
EXPLORER = TRIAL.explorer
view, done, reading = TRIAL.view, TRIAL.done, TRIAL.reading
SOLUTIONS = [
    ("plan", {"entrants": 12.1}),
    ("plan", {"entrants": 12.1, "match": 90, "loss": 20}),
    ("year", {"entrants": 15.5, "later": 3}),
    ("year", {"entrants": 15.6, "later": 3}),
    ("match", {"match": 100, "loss": 26}),
    ("match", {"match": 92, "loss": 38, "entrants": 12.0}),
    ("total", {"later": 2}),
    ("total", {"later": 2, "loss": 40}),
]
NEAR_MISSES = [
    ("plan", {"entrants": 12.0}),
    ("plan", {"entrants": 12.2}),
    ("plan", {"entrants": 12.6, "later": 2}),
    ("year", {"entrants": 15.3}),
    ("year", {"entrants": 15.4, "later": 3}),
    ("year", {"entrants": 15.7, "later": 3}),
    ("match", {"match": 100}),
    ("match", {"match": 100, "loss": 28}),
    ("match", {"match": 50, "loss": 26}),
    ("total", {"later": 1}),
    ("total", {"later": 3}),
    ("total", {"later": 2, "entrants": 15.0}),
    ("total", {"match": 100, "loss": 40}),
]


def path(entrants=14.0, later=0, match=75, loss=10):
    return talent_pipeline.path(entrants, later, match, loss)


def at(series, year):
    return talent_pipeline.at(series, year)


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


def test_one_lowest_schooling_and_one_fewest_years_solve_their_tasks():
    assert [step for step in range(90, 171) if "plan" in done({"entrants": step / 10})] == [121]
    assert [later for later in range(7) if "total" in done({"later": later})] == [2]


def test_hints_and_labels_say_what_the_model_says():
    """With the loss at the start even a perfect match falls short; a year of school is worth 7.0 %; the plan is 11.7."""
    assert view(match=100).value("match") < talent_pipeline.YEAR_OF_SCHOOL - talent_pipeline.NEAR_WORTH
    assert f"{100 * talent_pipeline.YEAR_OF_SCHOOL:.1f}%" in next(one["label"] for one in view().readouts if one["key"] == "match")
    assert f"plan: {talent_pipeline.PLAN}" in next(one["label"] for one in view().readouts if one["key"] == "plan")
    assert view(entrants=15.0, later=3).value("gain") < 0.95  # one year more for the entrants is not enough
    moved = view(later=2)
    assert moved.value("plan") < view().value("plan") and moved.value("middle") < view().value("middle")


def test_a_year_of_school_is_worth_the_same_from_eight_years_on():
    for years in range(8, 16):
        assert cohorts.human_capital(years + 1) / cohorts.human_capital(years) - 1 == pytest.approx(talent_pipeline.YEAR_OF_SCHOOL)


# The sentences of the chapter


def test_the_prediction_of_the_chapter():
    """People retire three years later: the average falls, human capital in all rises."""
    prompt, later = path(), path(later=3)
    assert at(prompt["schooling"], 2040) == pytest.approx(12.85, abs=0.005)
    assert at(later["schooling"], 2040) == pytest.approx(12.69, abs=0.005)
    assert at(later["people"], 2040) - at(prompt["people"], 2040) == pytest.approx(56, abs=0.5)
    assert at(later["human_capital"], 2040) / at(prompt["human_capital"], 2040) - 1 == pytest.approx(0.063, abs=0.0005)
    assert at(later["schooling"], 2030) - at(prompt["schooling"], 2030) == pytest.approx(-0.09, abs=0.005)
    assert all(later["schooling"][i] < prompt["schooling"][i] for i, year in enumerate(talent_pipeline.YEARS) if year > 2024)


def test_the_gap_that_later_retirement_leaves_narrows():
    gaps = [view(later=3).value("gain"), *(at(path(later=3)["schooling"], year) - at(path()["schooling"], year) for year in (2040, 2050))]
    assert [round(one, 2) for one in gaps] == [-0.08, -0.16, -0.19]
    line = talent_pipeline.trend()
    assert cohorts.on_trend(line, 1979) == pytest.approx(10.5, abs=0.05)
    assert cohorts.on_trend(line, 1998) == pytest.approx(12.9, abs=0.05)


@pytest.mark.parametrize(("who", "born", "people", "schooling"), [
    ("leave", (1965, 1971), 143, 9.0), ("enter", (2009, 2015), 108, 14.0), ("stay", (1971, 2009), 720, None),
])
def test_who_leaves_stays_and_enters_by_2030(who, born, people, schooling):
    found = cohorts.born_between(talent_pipeline.running(14.0), *born)
    assert found["people"] == pytest.approx(people, abs=0.5)
    if schooling:
        assert found["schooling"] / found["people"] == pytest.approx(schooling, abs=0.05)


@pytest.mark.parametrize(("year", "people"), [(2024, 864), (2030, 828), (2040, 754), (2059, 548)])
def test_people_of_working_age(year, people):
    assert at(path()["people"], year) == pytest.approx(people, abs=0.5)


def test_a_year_more_for_entrants_moves_the_average_slowly():
    more = path(entrants=15.0)["schooling"]
    assert at(more, 2030) - at(path()["schooling"], 2030) == pytest.approx(0.13, abs=0.005)
    assert at(more, 2040) - at(path()["schooling"], 2040) == pytest.approx(0.32, abs=0.005)
    assert view(entrants=15.0).value("gain") == pytest.approx(0.75, abs=0.005)


def test_human_capital_in_all_rises_a_little_and_then_falls():
    total = [one / at(path()["human_capital"], 2024) - 1 for one in path()["human_capital"]]
    ahead = total[2024 - talent_pipeline.FIRST:]
    assert 2024 + ahead.index(max(ahead)) == 2030
    assert max(ahead) == pytest.approx(0.008, abs=0.0005)
    assert at(total, 2040) == pytest.approx(-0.027, abs=0.0005)
    assert at(total, 2059) == pytest.approx(-0.24, abs=0.005)
    later = path(later=2)["human_capital"]
    assert [year for year in range(2025, 2060) if at(later, year) >= at(later, 2024)][-1] == 2041


def test_the_exchange_of_2030_by_hand():
    """18 million with 2.2 years more than the average before, 25 million with 2.5 fewer, over 828 million: 0.12."""
    moved, before = talent_pipeline.exchange(14.0, 0, 2030), at(path()["schooling"], 2029)
    more, less = moved["entered"]["schooling"] - before, before - moved["left"]["schooling"]
    assert (moved["entered"]["people"], more) == pytest.approx((18.5, 2.2), abs=0.05)
    assert (moved["left"]["people"], less) == pytest.approx((25.3, 2.5), abs=0.05)
    change = (moved["entered"]["people"] * more + moved["left"]["people"] * less) / at(path()["people"], 2030)
    assert change == pytest.approx(at(path()["schooling"], 2030) - before) == pytest.approx(0.12, abs=0.005)


def test_the_plan_asks_for_less_than_cohorts_bring():
    assert view().value("plan") == pytest.approx(11.95, abs=0.005)
    assert view(entrants=12.1).value("plan") >= 11.7 > view(entrants=12.0).value("plan")
    # At the pace of 2020-24.
    assert 11.21 + 6 * (11.21 - 10.75) / 4 == pytest.approx(11.9)


@pytest.mark.parametrize(("match", "loss", "worth"), [(100, 10, 0.026), (100, 26, 0.070), (100, 40, 0.111), (85, 10, 0.010)])
def test_what_a_better_match_is_worth(match, loss, worth):
    assert view(match=match, loss=loss).value("match") == pytest.approx(worth, abs=0.0005)


# The controls


def test_at_the_start_the_path_is_its_own_yardstick():
    assert view().value("gain") == 0 and view().value("match") == 0


def test_matching_moves_neither_people_nor_schooling():
    assert path(match=100, loss=40)["schooling"] == path()["schooling"]
    assert path(match=100, loss=40)["people"] == path()["people"]


def test_a_loss_counts_only_where_the_match_moves():
    assert view().idle == ["loss"] and view(match=80).idle == [] and view(match=80, loss=0).idle == ["match"]
    assert view(loss=0).idle == ["loss", "match"]
    assert view(loss=40).value("total") == pytest.approx(view(loss=0).value("total"))
    assert view(match=100, loss=0).value("total") == pytest.approx(view(loss=0).value("total"))


def test_changes_come_in_even_steps_from_2025_to_2039():
    assert [round(talent_pipeline.phased(3, year), 2) for year in (2010, 2024, 2025, 2030, 2038, 2039, 2059)] == [0, 0, 0.2, 1.2, 2.8, 3, 3]


def test_the_past_does_not_move_with_the_controls():
    for key in ("people", "schooling"):
        upto = 2024 - talent_pipeline.FIRST + 1
        assert path(9.0, 6, 50, 40)[key][:upto] == path()[key][:upto]


def test_exchange_adds_up_to_the_change_of_people():
    for later in (0, 3, 6):
        made = path(13.0, later)["people"]
        for year in (2025, 2030, 2039, 2050):
            moved = talent_pipeline.exchange(13.0, later, year)
            assert at(made, year - 1) + moved["entered"]["people"] - moved["left"]["people"] == pytest.approx(at(made, year))


# The pictures


def test_lines_are_the_path_and_dots_the_published_figures():
    shown = view(entrants=12.0, later=3)
    average, total = shown.charts
    assert at(mark(average, "Model")["y"], 2030) == shown.value("plan")
    assert at(mark(average, "As now")["y"], 2030) == view().value("plan")
    assert mark(average, "Published")["y"] == tables.load("schooling_china").column("schooling")
    assert mark(average, "Plan for 2030")["y"] == [11.7]
    assert mark(total, "Human capital in all")["y"][2040 - 2024] / 100 - 1 == pytest.approx(shown.value("total"))
    assert all(mark(total, one)["y"][0] == 100 for one in ("People", "Human capital per person", "Human capital in all"))


def test_the_path_as_now_is_drawn_where_it_differs():
    assert mark(view().charts[0], "As now") is None and mark(view().charts[1], "In all, as now") is None
    matched = view(match=90)
    assert mark(matched.charts[0], "As now") is None and mark(matched.charts[1], "In all, as now")


def test_the_figure_of_the_chapter_shows_each_cohort_once():
    made = talent_pipeline.exchange_chart()
    years = [year for one in made["marks"] for year in one["x"]]
    assert years == list(range(1965, 2015))
    assert [round(sum(one["y"])) for one in made["marks"]] == [143, 720, 108]


@pytest.mark.parametrize(("params", "sentences"), [
    ({}, ["Average schooling rises from 11.21 years in 2024 to 13.92 in 2059.",
          "In 2030, 18 million people enter with 14.0 years and 25 million leave with 9.3. There are 754 million in 2040, "
          "after 864 million in 2024.",
          "The match stays as it is."]),
    ({"later": 3, "match": 100}, [
        "Average schooling rises from 11.21 years in 2024 to 13.85 in 2059.",
        "In 2040 the later end keeps 56 million more people, takes 0.16 years off the average and adds 6.3% to human capital in all.",
        "The better match adds 2.6% to human capital; one more year of school for everybody would add 7.0%."]),
    ({"entrants": 10.0, "later": 3, "match": 50}, [
        "Average schooling is 11.21 years in 2024, highest in 2045 with 11.52, and 11.08 in 2059.",
        "In 2040 the later end keeps 56 million more people, takes 0.08 years off the average and adds 6.8% to human capital in all.",
        "The worse match takes 2.6% off human capital; one more year of school for everybody would add 7.0%."]),
    ({"entrants": 9.0, "later": 6, "match": 80, "loss": 0}, [
        "Average schooling falls from 11.21 years in 2024 to 10.55 in 2059.",
        "In 2040 the later end keeps 113 million more people, takes 0.13 years off the average and adds 13.9% to human capital in all.",
        "Without a loss from mismatch it does not matter who works where."]),
])
def test_the_reading_says_what_the_numbers_say(params, sentences):
    assert reading(**params) == sentences


def settings():
    """All corners, and two hundred settings between them."""
    draw = random.Random(10)
    names = [one.name for one in EXPLORER.controls]
    corners = itertools.product(*[(one.low, one.high) for one in EXPLORER.controls])
    inside = [[draw.randint(one.low, one.high) if one.whole else draw.uniform(one.low, one.high) for one in EXPLORER.controls]
              for _ in range(200)]
    return [dict(zip(names, values, strict=True)) for values in [*corners, *inside]]


def test_every_setting_gives_finite_numbers_and_a_reading_that_fits():
    for params in settings():
        shown, words = view(**params), reading(**params)
        assert all(math.isfinite(one["value"]) for one in shown.readouts)
        assert len(words) == 3
        ahead = path(**params)["schooling"][2024 - talent_pipeline.FIRST:]
        assert ("rises from" in words[0]) == (max(ahead) == ahead[-1]), params
        assert ("falls from" in words[0]) == (max(ahead) == ahead[0]), params
        if params["later"]:
            without = path(params["entrants"], 0, params["match"], params["loss"])
            assert ("off the average" in words[1]) == (shown.value("middle") <= at(without["schooling"], 2040)), params


@pytest.mark.parametrize(("params", "words"), [
    ({"entrants": 20}, "Schooling of those who enter, from 2025 (entrants): found 20; allowed: a number from 9.0 to 17.0 years."),
    ({"later": 1.5}, "Working ages end later by (later): found 1.5; allowed: a whole number from 0 to 6 years."),
])
def test_what_is_not_allowed_is_said(params, words):
    assert TRIAL.reply(params)["error"]["message"] == words
