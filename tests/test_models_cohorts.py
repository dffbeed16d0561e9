"""Cohorts of the working ages: closed forms, published numbers, invariants, limiting cases, bad input."""

import math
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import cohorts


def steady(people=10.0, schooling=12.0, first=1900, count=200):
    """Cohorts all alike."""
    return cohorts.running(first, [people] * count, [schooling] * count)


def drawn(seed, count=120, first=1940):
    draw = random.Random(seed)
    people = [draw.uniform(0.1, 30) for _ in range(count)]
    schooling = [draw.uniform(0, 20) for _ in range(count)]
    return people, schooling, cohorts.running(first, people, schooling)


def china():
    table = tables.load("cohorts_china")
    return table.column("birth_year")[0], table.column("people")


def published(year):
    return tables.load("schooling_china").where("year", year).column("schooling")[0]


def trend():
    first, people = china()
    return cohorts.fitted_trend(first, people, [(year, 59, published(year)) for year in (2020, 2024)])


# Closed form


def test_a_window_of_equal_cohorts_counts_its_years():
    assert cohorts.working_age(steady(), 2000, 59)["people"] == pytest.approx(44 * 10)
    assert cohorts.working_age(steady(), 2000, 59.25)["people"] == pytest.approx(44.25 * 10)


def test_on_a_straight_line_equal_cohorts_have_the_schooling_of_the_middle_one():
    count = 120
    sums = cohorts.running(1900, [5.0] * count, [2 + 0.1 * i for i in range(count)])
    made = cohorts.working_age(sums, 2000, 59)
    assert made["schooling"] == pytest.approx(2 + 0.1 * (1962.5 - 1900))


def test_one_cohort_replaced_moves_the_average_by_its_share():
    people, schooling = [10.0] * 100, [8.0] * 60 + [14.0] * 40
    sums = cohorts.running(1944, people, schooling)
    for year in range(2019, 2030):
        entered = max(0, year - 16 - 2003)
        assert cohorts.working_age(sums, year, 59)["schooling"] == pytest.approx(8 + 6 * entered / 44)


@pytest.mark.parametrize(("schooling", "log"), [
    (0, 0), (1, 0.134), (4, 0.536), (6, 0.738), (8, 0.940), (9, 1.008), (12, 1.212), (14, 1.348),
])
def test_returns_to_schooling_by_hand(schooling, log):
    assert cohorts.returns(schooling) == pytest.approx(log, abs=1e-12)


def test_a_line_fitted_to_two_averages_gives_them_back():
    people = drawn(3)[0]
    line = cohorts.fitted_trend(1940, people, [(2005, 59, 9.0), (2015, 59, 10.0)])
    sums = cohorts.running(1940, people, [max(0, cohorts.on_trend(line, 1940 + i)) for i in range(len(people))])
    if min(cohorts.on_trend(line, 1946), cohorts.on_trend(line, 1999)) >= 0:
        assert cohorts.working_age(sums, 2005, 59)["schooling"] == pytest.approx(9.0)
        assert cohorts.working_age(sums, 2015, 59)["schooling"] == pytest.approx(10.0)
    else:
        pytest.fail("the example leaves the domain; choose another")


# Published numbers


def test_the_table_adds_up_to_the_age_groups_of_the_census():
    """Seventh census, 31 provinces, persons aged 0-4, 5-9, ... 65-69."""
    census = [77883888, 90244056, 85255994, 72684140, 74941675, 91847332, 124145190, 99012932, 92955330, 114224887,
              121164296, 101400786, 73382938, 74005560]
    first, people = china()
    for group, persons in enumerate(census):
        start = 2016 - 5 * group
        assert sum(people[start - first:start + 5 - first]) == pytest.approx(persons / 1e6, abs=0.03)
    # The communique's figures: ages 0-14, and 15-59 with two million in the armed forces.
    assert sum(census[:3]) == 253383938
    assert sum(census[3:12]) == pytest.approx(894376020 - 2.0e6, abs=1000)


def test_people_of_working_age_are_close_to_the_published_numbers():
    """Published: 880 million in 2020, 857.98 in 2024. The model lets nobody die and leaves out the armed forces."""
    first, people = china()
    sums = cohorts.running(first, people, [0] * len(people))
    assert cohorts.working_age(sums, 2020, 59)["people"] == pytest.approx(880, rel=0.005)
    found = cohorts.working_age(sums, 2024, 59)["people"]
    assert 857.98 < found < 857.98 * 1.01


@pytest.mark.parametrize(("year", "gap"), [(2010, 0.15), (2015, 0.08), (2020, 1e-9), (2022, 0.05), (2024, 1e-9)])
def test_the_line_through_two_averages_comes_close_to_the_three_others(year, gap):
    first, people = china()
    line = trend()
    sums = cohorts.running(first, people, [cohorts.on_trend(line, first + i) for i in range(len(people))])
    assert cohorts.working_age(sums, year, 59)["schooling"] == pytest.approx(published(year), abs=gap)


def test_entrants_of_2020_have_the_schooling_that_the_ministry_named():
    """13.8 years for new entrants to work in 2020, 14 in 2022; the line is not fitted to either."""
    assert cohorts.on_trend(trend(), 2020 - 16) == pytest.approx(13.8, abs=0.2)
    assert cohorts.on_trend(trend(), 2022 - 16) == pytest.approx(14.0, abs=0.1)


def test_the_slope_and_its_ends_in_the_chapter():
    assert trend()["slope"] == pytest.approx(0.128, abs=0.0005)
    assert cohorts.on_trend(trend(), 1965) == pytest.approx(8.7, abs=0.05)
    assert cohorts.on_trend(trend(), 1970) == pytest.approx(9.3, abs=0.05)
    assert [round(cohorts.on_trend(trend(), year - 16), 1) for year in (2020, 2022)] == [13.7, 13.9]


def test_the_line_s_averages_in_the_chapter():
    first, people = china()
    line = trend()
    sums = cohorts.running(first, people, [cohorts.on_trend(line, first + i) for i in range(len(people))])
    found = [cohorts.working_age(sums, year, 59)["schooling"] for year in (2010, 2015, 2022)]
    assert [round(one, 2) for one in found] == [9.80, 10.28, 10.95]
    assert [published(year) for year in (2010, 2015, 2022)] == [9.67, 10.23, 10.93]


def test_the_penn_world_tables_index_for_china_means_nearly_nine_years():
    index = tables.load("pwt_1001").where("country", "CHN").where("year", 2019).column("human_capital")[0]
    assert cohorts.schooling_of(index) == pytest.approx(8.8, abs=0.05)


# Invariants


@pytest.mark.parametrize("seed", range(20))
def test_people_are_conserved(seed):
    """Those there a year before, plus those who entered, minus those who left: as many as there are now."""
    sums = drawn(seed)[2]
    draw = random.Random(100 + seed)
    ages = [59.0]
    for year in range(2006, 2050):
        ages.append(draw.uniform(57, 63))
        before = cohorts.working_age(sums, year - 1, ages[-2])
        now = cohorts.working_age(sums, year, ages[-1])
        moved = cohorts.flows(sums, year, ages[-1], ages[-2])
        for key in ("people", "human_capital"):
            assert before[key] + moved["entered"][key] - moved["left"][key] == pytest.approx(now[key], rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_all_who_enter_leave_forty_four_years_later(seed):
    """Those who turn 16 in a year are the ones who turn 60 forty-four years later, nobody else."""
    people, _, sums = drawn(seed, count=160)
    for year in range(2000, 2040):
        entered = cohorts.flows(sums, year, 59, 59)["entered"]
        assert entered["people"] == pytest.approx(people[year - 16 - 1940])
        assert entered == pytest.approx(cohorts.flows(sums, year + 44, 59, 59)["left"])


@pytest.mark.parametrize("seed", range(20))
def test_running_sums_give_what_a_plain_sum_gives(seed):
    people, schooling, sums = drawn(seed)
    for year in (2000, 2020, 2050):
        inside = [year - age - 1940 for age in range(16, 60)]
        made = cohorts.working_age(sums, year, 59)
        count = sum(people[i] for i in inside)
        assert made["people"] == pytest.approx(count)
        assert made["schooling"] == pytest.approx(sum(people[i] * schooling[i] for i in inside) / count)
        assert made["human_capital"] == pytest.approx(sum(people[i] * math.exp(cohorts.returns(schooling[i])) for i in inside))


@pytest.mark.parametrize("seed", range(20))
def test_sums_that_go_on_are_those_of_all_cohorts(seed):
    people, schooling, _ = drawn(seed)
    past = cohorts.running(1940, people[:70], schooling[:70])
    whole = cohorts.running(1940, people, schooling[:70] + [13.5] * 50)
    assert cohorts.followed(past, people[70:], 13.5) == whole
    assert past == cohorts.running(1940, people[:70], schooling[:70])


@pytest.mark.parametrize("seed", range(20))
def test_schooling_of_undoes_human_capital(seed):
    schooling = random.Random(seed).uniform(0, 30)
    assert cohorts.schooling_of(cohorts.human_capital(schooling)) == pytest.approx(schooling)


# Limiting cases


def test_with_one_schooling_for_all_the_average_never_moves():
    sums = steady(schooling=11.2)
    assert [cohorts.working_age(sums, year, 59 + 0.1 * (year - 1990))["schooling"] for year in range(1990, 2020)] \
        == pytest.approx([11.2] * 30)


def test_after_forty_four_years_only_the_entrants_are_left():
    sums = cohorts.running(1900, [3.0] * 150, [7.0] * 60 + [13.0] * 90)
    assert cohorts.working_age(sums, 1959 + 59 + 1, 59)["schooling"] == pytest.approx(13)
    assert cohorts.working_age(sums, 1959 + 59, 59)["schooling"] < 13


def test_a_raised_last_age_brings_people_back():
    moved = cohorts.flows(steady(), 2000, 62, 59)
    assert moved["left"]["people"] == pytest.approx(-20)
    assert cohorts.flows(steady(), 2000, 60, 59)["left"]["people"] == pytest.approx(0, abs=1e-9)


def test_returns_have_no_jump_at_their_kinks():
    for kink in (4, 8):
        assert cohorts.returns(kink + 1e-9) - cohorts.returns(kink - 1e-9) == pytest.approx(0, abs=1e-8)


def test_matching_is_worth_nothing_where_nothing_is_lost():
    assert cohorts.human_capital_used(0.3, 0) == cohorts.human_capital_used(1, 0.4) == 1
    assert cohorts.human_capital_used(0, 0.25) == 0.75


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: cohorts.returns(-1), "schooling: found -1; give years from 0 to 30"),
    (lambda: cohorts.returns(math.nan), "schooling: found nan"),
    (lambda: cohorts.schooling_of(0.9), "index: found 0.9; give 1 or more"),
    (lambda: cohorts.schooling_of(100), "schooling: found"),
    (lambda: cohorts.human_capital_used(75, 0.1), "match: found 75; give a fraction from 0 to 1 (75% is 0.75)"),
    (lambda: cohorts.human_capital_used(0.75, 1), "loss: found 1; give a fraction from 0 to below 1"),
    (lambda: cohorts.running(1900, [], []), "people and schooling: found 0 and 0 cohorts"),
    (lambda: cohorts.running(1900, [1, 2], [9]), "found 2 and 1 cohorts; give the same cohorts"),
    (lambda: cohorts.running(1900, [-1], [9]), "people: found -1; give numbers of 0 or more"),
    (lambda: cohorts.running(1900, [1], [31]), "schooling: found 31"),
    (lambda: cohorts.followed(steady(), [-1], 9), "people: found -1; give numbers of 0 or more"),
    (lambda: cohorts.followed(steady(), [1], 31), "schooling: found 31"),
    (lambda: cohorts.born_between(steady(), 1890, 1950), "years of birth: found 1890 to 1950; give an interval within 1900 to 2100"),
    (lambda: cohorts.born_between(steady(), 1960, 1950), "years of birth: found 1960 to 1950"),
    (lambda: cohorts.working_age(steady(), 2000, 15), "last_age: found 15; give 16 or more"),
    (lambda: cohorts.working_age(steady(people=0), 2000, 59), "nobody is of working age in 2000"),
    (lambda: cohorts.fitted_trend(1900, [1] * 150, [(2000, 59, 9), (2000, 59, 10)]), "the same mean year of birth"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
