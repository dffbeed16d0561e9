"""The explorer of chapter 12: what its tasks, readings, figures and table promise."""

import itertools
import random

import pytest
from trying import Trial

from nqpf_widgets import tables
from nqpf_widgets.chart import table
from nqpf_widgets.explorers import local_conditions as local
from nqpf_widgets.models import ranking

TRIAL = Trial("local-conditions")
EXPLORER = TRIAL.explorer
view, reading = TRIAL.view, TRIAL.reading
TIBET_FIRST = {"province": "Tibet", "rd": 0, "basic": 100, "revenue": 0, "science": 0, "firms": 0}
TIBET_LAST = {"province": "Tibet", "rd": 100, "basic": 0, "revenue": 0, "science": 0, "firms": 0}

# Solutions of each task, and settings that come close without solving it.
SOLUTIONS = [
    ("up", {"rd": 20, "basic": 40, "revenue": 0, "science": 0, "firms": 40}),
    ("up", {"rd": 0, "basic": 50, "revenue": 0, "science": 0, "firms": 50}),
    ("both", {**TIBET_FIRST, "other": "rd"}),
    ("both", {**TIBET_LAST, "other": "basic"}),
    ("agree", {"year": 2022, "rd": 15, "basic": 35, "revenue": 20, "science": 20, "firms": 15}),
    ("agree", {"year": 2022, "basic": 45}),
]
NEAR_MISSES = [
    ("up", {"rd": 0, "basic": 100, "revenue": 0, "science": 0, "firms": 0}),
    ("up", {"rd": 20, "basic": 40, "revenue": 0, "science": 0, "firms": 40, "province": "Jilin"}),
    ("up", {"rd": 20, "basic": 30, "revenue": 0, "science": 0, "firms": 30}),
    ("both", {**TIBET_FIRST, "other": "revenue"}),
    ("both", {**TIBET_FIRST, "other": "entropy"}),
    ("agree", {}),
    ("agree", {"year": 2022}),
    ("agree", {"year": 2022, "basic": 40}),
    ("agree", {"year": 2022, "weights": "entropy"}),
    ("agree", {"year": 2021, "other": "entropy"}),
]


def columns_of(year):
    names, columns = local.figures(year)
    return names, columns, [ranking.standardised(column) for column in columns]


def test_tasks_are_solved_by_their_solutions_and_by_no_near_miss():
    TRIAL.check_tasks(SOLUTIONS, NEAR_MISSES)


# What the chapter says


def test_places_of_the_chapter_in_2023():
    shown = view()
    assert [shown.value(key) for key in ("place", "best", "worst", "other", "shared")] == [19, 15, 22, 18, 9]
    tibet = view(province="Tibet")
    assert [tibet.value(key) for key in ("place", "best", "worst", "other")] == [22, 11, 29, 15]


def all_points(least):
    """All points in steps of five, a hundred in total and none below the least."""
    steps = range(least, 101 - 4 * least, 5)
    firsts = (points for points in itertools.product(steps, repeat=4) if sum(points) <= 100 - least)
    return [(*points, 100 - sum(points)) for points in firsts]


def test_one_province_alone_can_be_first_and_last_in_2023():
    _, _, scaled = columns_of(2023)
    names = local.figures(2023)[0]
    places = {name: set() for name in names}
    for points in all_points(0):
        found = ranking.ranks(ranking.scores(scaled, [point / 100 for point in points]))
        for name, place in zip(names, found, strict=True):
            places[name].add(place)
    assert [name for name in names if 1 in places[name]] == ["Beijing", "Guangdong", "Tibet"]
    assert [name for name in names if 31 in places[name]] == [
        "Hebei", "Inner Mongolia", "Qinghai", "Tibet", "Xinjiang"]
    assert min(places["Heilongjiang"]) == 5


def test_with_ten_points_for_each_indicator_tibet_still_goes_from_second_to_30th():
    names, _, scaled = columns_of(2023)
    at = names.index("Tibet")
    places = [
        ranking.ranks(ranking.scores(scaled, [point / 100 for point in points]))[at]
        for points in all_points(10)
    ]
    assert (min(places), max(places)) == (2, 30)


def test_entropy_weights_of_the_chapter():
    with_all, without = local.entropy_chart()["marks"][1]["y"], local.entropy_chart()["marks"][2]["y"]
    assert [round(100 * weight) for weight in with_all] == [21, 23, 23, 26, 34, 27]
    assert [round(100 * weight) for weight in without] == [19, 22, 22, 23, 26, 24]
    shown = view(year=2022, weights="entropy", other="equal", province="Tibet")
    assert (shown.value("place"), shown.value("other"), shown.value("shared")) == (4, 18, 3)


def test_the_mean_ranges_of_the_chapter():
    """The ends of the list hold, the middle does not: first nine, last nine, and the thirteen between."""
    names, _, scaled = columns_of(2023)
    best, worst = ranking.rank_ranges(scaled, [0.2] * 5)
    places = ranking.ranks(ranking.scores(scaled, [0.2] * 5))
    widths = dict(zip(places, [high - low for low, high in zip(best, worst, strict=True)], strict=True))
    means = [sum(widths[place] for place in part) / len(part) for part in (range(1, 10), range(10, 23), range(23, 32))]
    assert [round(mean, 1) for mean in means] == [1.8, 8.8, 3.8]
    assert [(names[places.index(end)], widths[end]) for end in (1, 31)] == [("Beijing", 0), ("Inner Mongolia", 0)]
    assert max(widths.values()) == 18


def test_a_fifth_of_the_weight_and_no_correlation():
    _, columns, scaled = columns_of(2023)
    index = ranking.standardised(ranking.scores(scaled, [0.2] * 5))
    with_index = [sum(a * b for a, b in zip(index, one, strict=True)) / 31 for one in scaled]
    assert [round(one, 2) for one in with_index] == [0.92, 0.0, 0.69, 0.86, 0.85]


def test_over_gdp_instead_of_over_rd_tibet_is_last_and_stays_there():
    names, columns, _ = columns_of(2023)
    over_gdp = [rd * share / 100 for rd, share in zip(columns[0], columns[1], strict=True)]
    assert [round(over_gdp[names.index(name)], 2) for name in ("Heilongjiang", "Tianjin")] == [0.19, 0.22]
    scaled = [ranking.standardised(one) for one in (columns[0], over_gdp, *columns[2:])]
    best, worst = ranking.rank_ranges(scaled, [0.2] * 5)
    at = names.index("Tibet")
    assert (best[at], worst[at]) == (31, 31)


def by_entropy(columns):
    return ranking.ranks(ranking.scores([ranking.standardised(one) for one in columns], ranking.entropy_weights(columns)))


def test_one_outlier_moves_the_places_of_others():
    names, columns, scaled = columns_of(2022)
    at = names.index("Tibet")
    assert [by_entropy(local.figures(year)[1])[at] for year in (2021, 2022, 2023)] == [19, 4, 15]
    basic = list(columns[1])
    assert (basic[at], local.figures(2021)[1][1][at]) == (43.1, 25.2)
    basic[at] = 25.2
    stayed, moved = by_entropy([columns[0], basic, *columns[2:]]), by_entropy(columns)
    assert sum(stayed[i] != moved[i] for i in range(31) if i != at) == 13


def test_on_the_scale_from_lowest_to_highest_tibet_is_eighth_by_entropy_in_2022():
    names, columns, _ = columns_of(2022)
    stretched = [[(value - min(one)) / (max(one) - min(one)) for value in one] for one in columns]
    assert ranking.ranks(ranking.scores(stretched, ranking.entropy_weights(columns)))[names.index("Tibet")] == 8


def test_heilongjiang_s_places_in_the_chapter_s_table():
    names, columns, _ = columns_of(2023)
    assert [ranking.ranks(one)[names.index("Heilongjiang")] for one in columns] == [21, 5, 26, 26, 13]
    revenue = columns[local.KEYS.index("revenue")]
    assert max(revenue) == revenue[names.index("Guangdong")] == 41.8


def test_a_range_that_was_kept_is_the_range_of_its_year_and_weights():
    """The last range is kept; other settings in between must not leave theirs behind."""
    first = view(province="Tibet")
    for other in ({"year": 2020}, {"weights": "entropy"}, {"basic": 60}):
        view(**other)
        assert view(province="Tibet").charts == first.charts
        _, _, scaled = columns_of(other.get("year", 2023))
        shown = view(**other)
        points = [20, other.get("basic", 20), 20, 20, 20]
        weights = local.weights_of(other.get("weights", "own"), other.get("year", 2023), points)
        best, worst = ranking.rank_ranges(scaled, weights)
        at = local.figures(2023)[0].index("Heilongjiang")
        assert (shown.value("best"), shown.value("worst")) == (best[at], worst[at])


# Controls


def test_points_need_not_add_up_to_a_hundred():
    small, large = view(rd=5, basic=10, revenue=5, science=5, firms=5), view(rd=50, basic=100, revenue=50, science=50, firms=50)
    assert small.readouts == large.readouts
    nothing = view(rd=0, basic=0, revenue=0, science=0, firms=0)
    assert nothing.readouts == view().readouts


def test_points_are_idle_unless_they_count():
    assert view().idle == []
    for scheme in ("equal", "entropy"):
        assert view(weights=scheme).idle == local.KEYS
        assert view(weights=scheme, basic=90).readouts == view(weights=scheme).readouts


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "Weights: R&D spending 20%, basic research 20%"),
        ({}, "Heilongjiang takes place 19; shifting ten points between two indicators moves it between places 15 and 22"),
        ({}, "while Tibet moves most, over 18 places"),
        ({}, "Entropy weights are, in the same order, 15%, 27%, 18%, 21% and 19%; by them Heilongjiang takes place 18."),
        ({"province": "Tibet"}, "between places 11 and 29, and no province moves more"),
        ({"province": "Inner Mongolia"}, "takes place 31, and no shift of ten points between two indicators moves it"),
        ({"weights": "entropy", "other": "equal"}, "With equal weights Heilongjiang takes place 19."),
        ({"other": "basic"}, "By the indicator “Basic research / R&D” alone Heilongjiang takes place 5."),
    ],
)
def test_the_reading_says_what_the_numbers_show(params, words):
    assert any(words in sentence for sentence in reading(**params)), reading(**params)


def test_indicators_without_points_are_said_to_count_alike():
    nothing = dict.fromkeys(local.KEYS, 0)
    assert reading(**nothing) == ["No indicator has points, so they count alike.", *reading()]
    assert reading(**nothing, weights="equal") == reading(weights="equal")


# Pictures


def test_the_two_halves_hold_each_province_once_in_the_order_of_places():
    halves = view(year=2020, basic=60).charts
    rows = [row for half in halves for row in half["y"]["domain"]]
    assert sorted(rows) == sorted(local.figures(2020)[0])
    assert [len(half["y"]["domain"]) for half in halves] == [16, 15]
    places = [place for half in halves
              for mark in half["marks"] if mark["label"] == "By your weights" for place in mark["x"]]
    assert places == sorted(places)
    best, worst, here = (table(halves[0])["rows"][4][i] for i in (1, 2, 4))
    assert best <= here <= worst


def test_the_picked_province_is_marked_in_one_half():
    for province in ("Beijing", "Heilongjiang", "Tibet"):
        marks = [mark for half in view(province=province).charts for mark in half["marks"] if mark["label"] == province]
        assert [mark["y"] for mark in marks] == [[province]]


def test_the_profile_names_what_the_chapter_speaks_of():
    made = local.profile_chart()["marks"]
    assert sum(len(mark["x"]) for mark in made[:2]) == 31
    assert [name for name in made[1]["names"] if name] + made[2]["text"] == [*local.NAMED, local.ABOVE]
    assert dict(zip(made[1]["names"], made[1]["y"], strict=True))["Tibet"] == 26.7


# Table


def test_the_table_holds_31_provinces_in_six_years():
    found = tables.load("provinces")
    keys = list(zip(found.column("province"), found.column("year"), strict=True))
    assert keys == sorted(set(keys)) and len(keys) == 31 * 6


def test_known_figures_of_the_table():
    found = tables.load("provinces").where("year", 2023)
    rd = dict(zip(found.column("province"), found.column("rd"), strict=True))
    basic = dict(zip(found.column("province"), found.column("basic"), strict=True))
    assert [rd[name] for name in ("Beijing", "Shanghai", "Guangdong", "Heilongjiang", "Tibet")] == [6.73, 4.34, 3.54, 1.44, 0.3]
    assert [basic[name] for name in ("Tibet", "Hainan", "Gansu", "Hebei", "Henan")] == [26.7, 19.5, 16.5, 2.9, 3.1]
    tibet = tables.load("provinces").where("province", "Tibet").column("basic")
    assert tibet == [25.0, 19.8, 19.5, 25.2, 43.1, 26.7]


def test_every_setting_gives_finite_numbers_and_places_inside_their_range():
    draw = random.Random(12)
    for _ in range(150):
        params = {
            one.name: draw.choice([key for key, _ in one.options]) if one.kind == "choice"
            else draw.choice([one.low, one.high, draw.randint(one.low, one.high)])
            for one in EXPLORER.controls
        }
        shown = view(**params)
        assert 1 <= shown.value("best") <= shown.value("place") <= shown.value("worst") <= 31
        assert len(reading(**params)) == 3
