"""The questions of chapter 10 against its model, its table and its text: every figure computed anew."""

import re
from math import exp

import pytest
from bankchecks import BANK, COURSE

from nqpf_quizzes import bank as banks
from nqpf_quizzes.items import scoring
from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying import cohort_exchange, entrants_needed, match_worth
from nqpf_widgets import explorer as explorers
from nqpf_widgets import tables
from nqpf_widgets.explorers import talent_pipeline
from nqpf_widgets.models import cohorts, growth

ITEMS = BANK.chapter("talent").items
CHAPTER = (COURSE.chapters / "talent.md").read_text(encoding="utf-8")
SEEDS = [f"cohorts {number}" for number in range(60)]


def options(name):
    """{text: whether it is right} of an item."""
    return {option["text"]: option["right"] for option in BANK.item(name)["options"]}


def why(name, text):
    return next(option["why"] for option in BANK.item(name)["options"] if option["text"] == text)


def pairs(name):
    """{text on the left: text on the right} of an item."""
    item = BANK.item(name)
    return {pair["text"]: item["right"][pair["answer"] - 1] for pair in item["left"]}


def slips(name):
    return {slip["misconception"]: slip["value"] for slip in BANK.item(name)["slips"]}


def is_answer(name, value):
    return scoring.is_near(value, BANK.item(name)["answer"], BANK.item(name)["tolerance"])


def published(year):
    return tables.load("schooling_china").where("year", year).column("schooling")[0]


# The bank as a whole


def test_objectives_are_the_chapter_s_own():
    listed = re.findall(r"^\d+\. (.+)[;.]$", CHAPTER.split("**After it you can**")[1].split("**Time.**")[0], re.M)
    words = [(f"talent-{i}", line[0].upper() + line[1:] + ".") for i, line in enumerate(listed, 1)]
    assert [(one["id"], one["text"]) for one in BANK.chapter("talent").objectives] == words


def test_there_is_enough_to_practise_and_to_grade():
    practice = [item for item in ITEMS if item["pool"] == "practice"]
    graded = [item for item in ITEMS if item["pool"] == "graded"]
    assert (len(practice), len(graded)) == (12, 5)
    assert len({item["kind"] for item in practice}) >= 3 and len({item["bloom"] for item in practice}) >= 4
    assert {item["objective"] for item in practice} == {item["objective"] for item in graded} == {f"talent-{i}" for i in range(1, 6)}
    assert {"numeric", "match", "explorer"} <= {item["kind"] for item in graded}
    assert "remember" not in {item["bloom"] for item in graded}


@pytest.mark.parametrize("name", [item["id"] for item in ITEMS if item["kind"] == "explorer"])
def test_explorer_items_are_reached_by_their_example_and_by_no_task(name):
    """What meets a task of the chapter is not enough."""
    item = BANK.item(name)
    assert scoring.score(item, item["example"])["fraction"] == 1 and scoring.score(item, {})["fraction"] < 1
    explorer = explorers.load("talent-pipeline")
    for params in ({"entrants": 12.1}, {"entrants": 15.5, "later": 3}, {"match": 100, "loss": 26}, {"later": 2}):
        assert any(one.done(explorer.check(params), explorer.run(params)) for one in explorer.tasks)
        assert scoring.score(item, params)["fraction"] < 1


# Figures that vary


@pytest.mark.parametrize("seed", SEEDS)
def test_an_exchange_is_what_the_cohorts_give(seed):
    """Three cohorts on a line of births: those who leave, those who stay, those who enter."""
    drawn = cohort_exchange.draw(Random(seed))
    values = dict(drawn["values"])
    stay = values["people"] - values["left"]
    schooling = (values["people"] * values["average"] - values["left"] * values["left_schooling"]) / stay
    sums = cohorts.running(1964, [values["left"], stay, values["entered"]],
                           [values["left_schooling"], schooling, values["entered_schooling"]])
    before, after = cohorts.born_between(sums, 1964, 1966), cohorts.born_between(sums, 1965, 1967)
    assert before["schooling"] / before["people"] == pytest.approx(values["average"])
    assert drawn["answer"] == pytest.approx(after["schooling"] / after["people"])
    assert (values["after"], values["person_years"]) == (after["people"], pytest.approx(after["schooling"]))
    kept = cohorts.born_between(sums, 1964, 1967)
    assert dict(drawn["slips"])["nobody-leaves"] == pytest.approx(kept["schooling"] / kept["people"])


@pytest.mark.parametrize("seed", SEEDS)
def test_entrants_who_are_needed_bring_the_average_to_the_target(seed):
    drawn = entrants_needed.draw(Random(seed))
    values = dict(drawn["values"])

    def average(entrants, left):
        people = values["people"] - left + values["entered"]
        return (values["people"] * values["average"] - left * values["left_schooling"] + values["entered"] * entrants) / people

    assert average(drawn["answer"], values["left"]) == pytest.approx(values["target"])
    assert average(dict(drawn["slips"])["nobody-leaves"], 0) == pytest.approx(values["target"])
    assert dict(drawn["slips"])["target-for-entrants"] == values["target"] > values["average"]
    assert (values["person_years"] - values["stay"]) / values["entered"] == pytest.approx(drawn["answer"])
    assert 10 <= drawn["answer"] <= 17


@pytest.mark.parametrize("seed", SEEDS)
def test_a_match_is_worth_what_counting_heads_gives(seed):
    """A hundred people with one unit each: the misfits among them use less."""
    drawn = match_worth.draw(Random(seed))
    values = dict(drawn["values"])
    used = [fits + (100 - fits) * (100 - values["loss"]) / 100 for fits in (values["before"], values["after"])]
    assert drawn["answer"] == pytest.approx(100 * (used[1] / used[0] - 1))
    found = dict(drawn["slips"])
    assert found["match-for-capital"] == values["after"] - values["before"]
    assert found["points-for-per-cent"] == pytest.approx(used[1] - used[0])
    assert found["loss-for-used"] == pytest.approx(100 * (values["after"] - values["before"]) / (100 - values["before"]))


# Figures that stand


def test_twelve_and_nine_years():
    ratio = cohorts.human_capital(12) / cohorts.human_capital(9)
    assert is_answer("talent-twelve-and-nine", 100 * (ratio - 1)) and f"{ratio:.3f}" in BANK.item("talent-twelve-and-nine")["why"]
    assert slips("talent-twelve-and-nine") == pytest.approx({
        "log-for-per-cent": 100 * 3 * 0.068, "years-for-capital": 100 * 3 / 9, "one-year-only": 100 * (exp(0.068) - 1)}, abs=0.05)


def test_the_pace_of_four_years():
    stem = BANK.item("talent-pace")["stem"]
    assert f"{published(2020)} years in 2020 and {published(2024)} in 2024" in " ".join(stem.split())
    rise, left = published(2024) - published(2020), talent_pipeline.PLAN - published(2024)
    assert is_answer("talent-pace", left / (rise / 4))
    assert slips("talent-pace") == pytest.approx({
        "counted-from-the-start": (talent_pipeline.PLAN - published(2020)) / (rise / 4), "four-years-for-one": left / rise}, abs=0.05)


def test_the_average_moves_by_a_tenth_of_a_year_in_2030():
    made = talent_pipeline.path(14.0, 0, 75, 10)
    change = talent_pipeline.at(made["schooling"], 2030) - talent_pipeline.at(made["schooling"], 2029)
    assert f"only {change:.2f}" in " ".join(BANK.item("talent-slow")["stem"].split())
    moved = talent_pipeline.exchange(14.0, 0, 2030)
    told = f"Some {moved['entered']['people']:.0f} of {talent_pipeline.at(made['people'], 2030):.0f} million have come and " \
           f"{moved['left']['people']:.0f} million have gone"
    assert told in why("talent-slow", "Few come and go in a year, and most stay on")
    assert moved["entered"]["schooling"] - moved["left"]["schooling"] == pytest.approx(4.7, abs=0.05)  # "nearly five"


def test_the_gap_between_model_and_plan():
    found = explorers.load("talent-pipeline").run({}).value("plan")
    assert f"{found:.2f} years in 2030" in " ".join(BANK.item("talent-gap-to-plan")["stem"].split())
    assert [right for right in options("talent-gap-to-plan").values()].count(True) == 3


def test_what_later_retirement_and_the_others_do_to_average_and_total():
    """In a country where each cohort has more school than the one before, by this chapter's own path."""
    first, people = talent_pipeline.people()
    schooling = talent_pipeline.schooling_of_cohorts(14.0)
    usual = cohorts.working_age(cohorts.running(first, people, schooling), 2024, 59)
    halved = [number / 2 if first + i == 2008 else number for i, number in enumerate(people)]
    moves = {
        "Everybody retires two years later.": cohorts.working_age(cohorts.running(first, people, schooling), 2024, 61),
        "The cohort that enters is half as large as expected.": cohorts.working_age(cohorts.running(first, halved, schooling), 2024, 59),
        "The oldest cohort retires two years early.": cohorts.working_age(cohorts.running(first, people, schooling), 2024, 57),
        "Chemists move from vans to laboratories.": {**usual, "human_capital": usual["human_capital"] * 1.01},
    }

    def word(new, old):
        return "stays" if new == old else "rises" if new > old else "falls"

    assert pairs("talent-average-and-total") == {
        text: f"Average {word(one['schooling'], usual['schooling'])}, total {word(one['human_capital'], usual['human_capital'])}"
        for text, one in moves.items()}


@pytest.mark.parametrize(("text", "schooling"), [
    ("Every cohort has had a little more school than the one before.", [5 + 0.1 * i for i in range(60)]),
    ("Every cohort has had nine years of school, as the law says.", [9.0] * 60),
    ("Schools closed one by one, and every cohort has had less than the one before.", [12 - 0.1 * i for i in range(60)]),
    # Cohorts 0-2 retire within the span compared; they have the average of all others.
    ("The middle-aged have had most school. The oldest have just the average of all.", [9.0] * 16 + [8.0] * 11 + [10.0] * 11 + [9.0] * 22),
])
def test_what_two_more_years_do_in_four_countries(text, schooling):
    sums = cohorts.running(1941, [10.0] * 60, schooling)
    before, after = (cohorts.working_age(sums, 2016, age)["schooling"] for age in (59, 61))
    change = round(after - before, 9)
    assert pairs("talent-who-is-kept")[text] == ("It stays" if change == 0 else "It rises" if change > 0 else "It falls")


def test_school_is_booked_as_an_input_and_a_better_match_as_productivity():
    """Output rises by 3 % in both; labour has 0.6 of income."""
    half = cohorts.human_capital(11.5) / cohorts.human_capital(11)
    assert 100 * (half - 1) == pytest.approx(3.5, abs=0.1)  # "some 3 % per person"
    booked = [growth.account([1, 1.03], [1, 1], [1, 1], [1, schooling], [0.6, 0.6])["tfp"][0] for schooling in (half, 1)]
    assert booked[1] > 2 * booked[0] > 0
    assert options("talent-where-booked")["In B more than in A"]


def test_a_year_less_at_work():
    assert is_answer("talent-a-year-less-at-work", 100 * (1.07 * 43 / 44 - 1))
    assert is_answer("talent-a-year-less-at-work", 100 * (exp(0.068) * 43 / 44 - 1))
    assert slips("talent-a-year-less-at-work") == pytest.approx(
        {"time-is-free": 7.0, "longer-life": 100 * (1.07 * 44 / 43 - 1), "only-the-cost": 100 * (43 / 44 - 1)}, abs=0.05)
    assert f"{1.07 * 43 / 44:.4f}" in BANK.item("talent-a-year-less-at-work")["why"]


def test_the_three_levers_are_all_needed():
    """Entrants with at most 12.6 years: one or two levers alone miss the plan or the total."""
    item = BANK.item("talent-three-levers")
    assert scoring.score(item, {"entrants": 12.6, "later": 2})["fraction"] < 1
    assert scoring.score(item, {"entrants": 12.6, "match": 100})["fraction"] < 1
    assert scoring.score(item, {"entrants": 12.6, "later": 3, "match": 100})["fraction"] < 1
    assert scoring.score(item, {"entrants": 12.1, "later": 2, "match": 100})["fraction"] < 1
    assert scoring.score(item, {"later": 2, "match": 95})["fraction"] < 1


def test_an_average_can_rise_by_leavers_alone():
    """Two cohorts of nine years stay, one of five leaves, one of nine enters: 0.8 years or so, with schools as they were."""
    sums = cohorts.running(1960, [12.0, 44.0, 12.0], [5.0, 9.0, 9.0])
    before, after = cohorts.born_between(sums, 1960, 1962), cohorts.born_between(sums, 1961, 1963)
    assert after["schooling"] / after["people"] - before["schooling"] / before["people"] == pytest.approx(0.86, abs=0.01)


# Figures in questions that rest on works stand in the chapter too


@pytest.mark.parametrize(("name", "words"), [
    ("talent-law", "men go from 60 to 63, and women from 55 to 58 or from 50 to 55"),
    ("talent-a-quarter-wasted", "almost a quarter worked outside their subject"),
    ("talent-a-quarter-wasted", "a third of those concerned earn more than the others"),
    ("talent-a-quarter-wasted", "9 to 18% less"),
    ("talent-a-quarter-wasted", "found 34%"),
])
def test_what_a_question_asks_stands_in_the_chapter(name, words):
    assert BANK.item(name) and words in " ".join(CHAPTER.split())
