"""The course's questions against its models and data: every figure computed anew, every goal reached."""

import re
from math import exp, log

import pytest
from bankchecks import BANK, COURSE, figures, number, options, pairs, right_option

from nqpf_quizzes import bank as banks
from nqpf_quizzes import compose
from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers
from nqpf_widgets import tables
from nqpf_widgets.explorers import elements as element_values
from nqpf_widgets.explorers import growth_accounting
from nqpf_widgets.models import elements, growth

# The chapters of the assignment, and how many practice items each has at least.
CHAPTERS = {"origins": 12, "connotation": 13, "hallmark": 13, "why_now": 12}
ITEMS = [item for name in CHAPTERS for item in BANK.chapter(name).items]
EXPLORER_ITEMS = [item["id"] for item in ITEMS if item["kind"] == "explorer"]

WEIGHTS, COSTS = element_values.WEIGHTS, element_values.COSTS
MAKERS = {"capital": "services", "labour": "hours", "human_capital": True, "labour_share": "data"}


def account(start, end, **choices):
    """Readouts of the growth accounting of China, in log per cent or per cent."""
    view = explorers.load("growth-accounting").run({"start": start, "end": end, **choices})
    return {one["key"]: 100 * one["value"] for one in view.readouts}


def contributions(vintage, start, end):
    """Average contributions to China's growth by the makers' choices, log per cent a year."""
    made = growth_accounting._account(growth_accounting._figures("CHN"), vintage, (start, end, "services", "hours", True, None))
    return {key: 100 * growth.average(made[key]) for key in made if key != "share"} | {"share": made["share"]}


def published_newer(start, end):
    """Average growth of the published index of vintage 11.0, log per cent a year."""
    table = tables.load("pwt_110_china_tfp")
    level = dict(zip(table.column("year"), table.column("tfp")))
    return 100 * growth.log_growth("tfp", [level[start], level[end]])[0] / (end - start)


# The bank as a whole.


@pytest.mark.parametrize("name", CHAPTERS)
def test_objectives_are_the_chapter_s_own(name):
    text = (COURSE.chapters / f"{name}.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\d+\. (.+)[;.]$", text.split("**After it you can**")[1].split("**Time.**")[0], re.M)
    words = [(f"{name}-{i}", line[0].upper() + line[1:] + ".") for i, line in enumerate(listed, 1)]
    assert [(one["id"], one["text"]) for one in BANK.chapter(name).objectives] == words


@pytest.mark.parametrize("name", CHAPTERS)
def test_practice_covers_every_objective_twice_in_kinds_and_levels_enough(name):
    practice = BANK.chapter(name).pool("practice")
    assert len(practice) >= CHAPTERS[name]
    assert len({item["kind"] for item in practice}) >= 4
    assert len({item["bloom"] for item in practice}) >= 4
    for objective in BANK.chapter(name).objectives:
        assert sum(item["objective"] == objective["id"] for item in practice) >= 2, objective["id"]


def test_numeric_items_say_how_to_round_and_recognise_slips():
    for item in ITEMS:
        if item["kind"] == "numeric":
            assert re.search(r"Give (one|two) decimals?|Round to a whole number", item["stem"]), item["id"]
            assert len(item["slips"]) >= 3, item["id"]


def test_an_answer_rounded_as_the_stem_asks_is_right():
    digits = {"one decimal": 1, "two decimals": 2, "whole number": 0}
    for item in ITEMS:
        if item["kind"] == "numeric":
            places = next(count for words, count in digits.items() if words in item["stem"])
            for seed in map(str, range(40)):
                asked = banks.ask(item, seed)
                assert scoring.score(asked, round(asked["answer"], places))["outcome"] == "right", (item["id"], seed)


BY_HAND = {
    "connotation-output": lambda v: 1 / (
        0.35 / (1 + v["budget"] * v["workers"] / 100) + 0.30 / (1 + v["budget"] * v["means"] / 50)
        + 0.35 / (1 + v["budget"] * v["subjects"] / 100)),
    "connotation-booked": lambda v: v["lead"] - 0.35 * v["workers"] - 0.30 * v["means"] - 0.35 * v["subjects"],
    "connotation-recount": lambda v: v["tfp"] + 0.30 * v["means"] - 0.35 * v["workers"] - 0.35 * v["subjects"],
    "hallmark-residual": lambda v: residual(v),
    "hallmark-tfp-part": lambda v: 100 * residual(v) / v["output"],
    "hallmark-induced": lambda v: 100 * v["tfp"] / v["labour_share"],
    "hallmark-levels": lambda v: (
        100 * log(v["output"] / 100) - (100 - v["labour_share"]) * log(v["capital"] / 100)
        - v["labour_share"] * log(v["labour"] / 100)) / v["years"],
    "hallmark-revision": lambda v: (
        v["older_tfp"] + v["newer_output"] - v["older_output"]
        - v["labour_share"] / 100 * (v["newer_hours"] - v["older_hours"])),
    "origins-days-to-print": lambda v: 31 - v["first"] + 29 + 31 + 30 + 31 + v["last"],
    "origins-mean-unread": lambda v: (v["report"] + v["text"] + v["text"] + v["gap"]) / v["days"],
    "why_now-yield": lambda v: 100 * (
        (v["output_2"] - v["output_1"]) / (v["capital_2"] - v["capital_1"])
        / ((v["output_1"] - v["output_0"]) / (v["capital_1"] - v["capital_0"]))),
    "why_now-invested-share": lambda v: v["ratio"] * (v["wear"] + v["growth"]),
    "why_now-long-run-growth": lambda v: v["tfp"] / (1 - v["capital_share"] / 100) + v["labour"] + v["human_capital"],
    "why_now-goal": lambda v: (v["goal"] + v["shrinking"] - v["human_capital"]) * (1 - v["capital_share"] / 100),
}


def residual(v):
    return v["output"] - (1 - v["labour_share"] / 100) * v["capital"] - v["labour_share"] / 100 * v["labour"]


def test_every_item_that_varies_is_computed_by_hand_too():
    assert set(BY_HAND) == {item["id"] for item in ITEMS if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_answer_follows_from_the_figures_printed_in_the_stem(name):
    for seed in map(str, range(60)):
        asked = banks.ask(BANK.item(name), seed)
        values = dict(asked["values"])
        assert asked["answer"] == pytest.approx(BY_HAND[name](values)), seed
        printed = figures_of(asked["stem"])
        shown = re.findall(r"{(\w+):", BANK.item(name)["stem"])
        assert {abs(round(values[one], 6)) for one in shown} <= printed, seed


def figures_of(text):
    return {float(one) for one in re.findall(r"\d+(?:\.\d+)?", text)}


# Explorer items.


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_no_goal_is_met_before_anything_is_moved(name):
    item = BANK.item(name)
    assert scoring.score(item, explorers.load(item["explorer"]).defaults())["fraction"] == 0


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_the_example_reaches_every_goal_and_needs_every_setting(name):
    item = BANK.item(name)
    assert scoring.score(item, item["example"])["outcome"] == "right"
    for left_out in item["example"]:
        rest = {key: value for key, value in item["example"].items() if key != left_out}
        assert scoring.score(item, rest)["fraction"] < 1, left_out


def test_explorer_items_have_other_solutions_where_the_stem_leaves_them_open():
    others = {
        "connotation-near-the-best": {"budget": 3, "machines": 28},
        "connotation-no-residual": {"counted": "quality", "r": 0, "budget": 3, "other_machines": 100},
        "connotation-less-but-better": {"budget": 4, "r": -2, "machines": 10, "other_machines": 60, "counted": "quality"},
        "hallmark-half": {"vintage": "11.0", "start": 1978, "end": 2009, **MAKERS, "labour_share": "fixed", "fixed_share": 80},
        "hallmark-boom": {"start": 2003, "end": 2009, **MAKERS},
        "origins-library": {"year": 2024, "month": 7, "day": 17},
        "origins-said-unread": {"year": 2025, "month": 10, "day": 23, "dated": "said"},
        "why_now-without-tfp": {"tfp": 0, "labour": 0.0, "human_capital": 1.5, "investment": 23, "capital_share": 50},
        "why_now-less-for-more": {"tfp": 1.1, "labour": 0.0, "human_capital": 1.5, "investment": 36},
    }
    for name, answer in others.items():
        assert scoring.score(BANK.item(name), answer)["outcome"] == "right", name


def test_brazil_alone_lost_productivity_from_1970_to_2019():
    item = BANK.item("hallmark-brazil")
    countries = [value for value, label in explorers.load("growth-accounting").control("country").options]
    found = [one for one in countries if scoring.score(item, {**item["example"], "country": one})["outcome"] == "right"]
    assert found == ["BRA"]


def test_half_of_growth_takes_more_than_the_recorded_share_once_every_input_is_counted():
    why = next(goal["why"] for goal in BANK.item("hallmark-half")["goals"] if goal.get("readout") == "share")
    recorded = contributions("11.0", 1978, 2009)["share"]
    assert f"{recorded:.0%}" in why
    inputs = {"vintage": "11.0", **MAKERS, "labour_share": "fixed"}
    assert account(1978, 2009, **inputs, fixed_share=75.0)["share"] < 50 < account(1978, 2009, **inputs, fixed_share=77.5)["share"]


def test_the_boom_before_2009_is_in_both_vintages():
    starts = [(start, end) for start in range(2000, 2019) for end in range(start + 1, 2020)
              if scoring.score(BANK.item("hallmark-boom"), {"start": start, "end": end, **MAKERS})["outcome"] == "right"]
    assert starts and all(end <= 2010 for start, end in starts)
    assert account(2009, 2019, **MAKERS)["tfp"] < 0


def test_without_a_residual_means_a_product_of_powers():
    item = BANK.item("connotation-no-residual")
    for r in (-0.2, 0.2):
        assert scoring.score(item, {**item["example"], "r": r})["fraction"] < 1


# Chapter 2.


def test_three_books():
    explorer = explorers.load("elements")
    settings = {"budget": 3, "r": -3, "machines": 60, "other_machines": 10}
    booked = []
    for counted in ("cost", "quality", "fit"):
        view = explorer.run({**settings, "counted": counted})
        booked.append((100 * view.value("tfp"), 100 * view.value("inputs")))
    stem = BANK.item("connotation-three-books")["stem"]
    assert f"{-booked[0][0]:.1f} log per cent less" in stem
    assert f"{booked[1][1]:.1f} log per cent ahead" in stem
    answers = [number(right) for left, right in pairs("connotation-three-books").items()]
    assert answers == [round(tfp, 1) for tfp, inputs in booked]


def test_the_poor_region_gives_machines_a_larger_share_and_a_smaller_amount():
    shares = [elements.best_split(budget, WEIGHTS, COSTS, -1)[1] for budget in (0.1, 5)]
    assert shares[0] == 1 and round(shares[1], 2) == 0.27 and round(5 * shares[1], 2) == 1.35
    assert right_option("connotation-poor-and-rich") == "A larger share and a smaller amount"


def test_easier_substitution_gives_machines_nearly_the_whole():
    item = BANK.item("connotation-easy-substitution")
    before, after = (elements.best_split(1, WEIGHTS, COSTS, r)[1] for r in (-1, 0.5))
    assert f"{before:.0%} of a budget of 1" in item["stem"]
    assert f"to {after:.0%}" in next(option["why"] for option in item["options"] if option["right"])
    assert "nearly the whole" in right_option("connotation-easy-substitution")


def test_with_three_times_the_money_the_best_share_is_as_the_feedback_says():
    why = BANK.item("connotation-near-the-best")["goals"][1]["why"]
    assert [f"{elements.best_split(budget, WEIGHTS, COSTS, -1)[1]:.0%}" for budget in (3, 1)] == re.findall(r"\d+%", why)


def test_where_machines_are_ahead_money_does_more_elsewhere():
    start = [1.0, 2.0, 1.0]
    gains = []
    for i in range(3):
        raised = [quality + (0.001 / COSTS[i] if i == k else 0) for k, quality in enumerate(start)]
        gains.append(elements.output(raised, WEIGHTS, -4) - elements.output(start, WEIGHTS, -4))
    assert gains[0] == pytest.approx(gains[2])
    assert gains[1] / gains[0] == pytest.approx(1 / 20, rel=0.1)
    assert right_option("connotation-uneven-start") == "Into the other two, which hold output back"


def test_fit_and_nothing_else_is_behind_where_inputs_are_ahead():
    """The premise of connotation-tfp-behind is met at the explorer's own starting values."""
    view = explorers.load("elements").run({"counted": "quality"})
    assert view.value("inputs") > 0 > view.value("tfp")


# Chapter 3.


@pytest.mark.parametrize("name, share, rises", [
    ("hallmark-capital-revised", 0.6, {"It falls by 0.4 points.": (0, 1, 0)}),
    ("hallmark-revisions", 0.7, {
        "Output growth is raised by one point.": (1, 0, 0),
        "Growth of hours is raised by one point.": (0, 0, 1),
        "Capital growth is raised by one point.": (0, 1, 0),
        "Growth of output and of capital is raised by one point each.": (1, 1, 0),
        "Growth of output and of hours is raised by one point each.": (1, 0, 1),
        "Growth of output, hours and capital is raised by one point each.": (1, 1, 1),
    }),
])
def test_revisions_move_the_residual_as_the_key_says(name, share, rises):
    item = BANK.item(name)
    assert f"labour share is {share}" in item["stem"]
    keyed = pairs(name) if item["kind"] == "match" else {right_option(name): right_option(name).replace("falls by ", "falls by -")}
    assert set(keyed) == set(rises)
    for text, rise in rises.items():
        assert number(keyed[text]) == pytest.approx(100 * (tfp(rise, share) - tfp((0, 0, 0), share)), abs=1e-6)


def tfp(rise, share):
    """TFP growth where output grows 5, capital 6 and labour 1 log per cent, each raised by some points."""
    ends = [exp((rate + more) / 100) for rate, more in zip((5, 6, 1), rise)]
    return growth.account(*([1.0, end] for end in ends), [1.0, 1.0], [share, share])["tfp"][0]


def test_hours_that_grow_more_slowly_than_persons_leave_more():
    persons, hours = [1.0, 1.02], [1.0, 1.02 * 0.99]
    by = [growth.account([1, 1.05], [1, 1.06], labour, [1, 1], [0.6, 0.6])["tfp"][0] for labour in (persons, hours)]
    assert by[1] > by[0]
    assert right_option("hallmark-shorter-hours").startswith("It rises")


def test_a_stock_that_grows_more_slowly_than_services_leaves_more():
    by = [growth.account([1, 1.05], [1, 1 + rate], [1, 1.01], [1, 1], [0.6, 0.6])["tfp"][0] for rate in (0.08, 0.06)]
    assert by[1] > by[0]
    assert right_option("hallmark-stock-for-services").startswith("It is higher")


def test_the_makers_choices_are_the_right_ones():
    assert account(1978, 2019, **MAKERS)["gap"] < 0.05
    assert {text for text, right in options("hallmark-recipe").items() if right} == {
        "Hours worked", "Recorded labour share", "Capital services", "Human capital"}
    for change in ({"capital": "stock"}, {"labour": "heads"}, {"human_capital": False}, {"labour_share": "fixed"}):
        assert account(1978, 2019, **{**MAKERS, **change})["gap"] > 0.05


def test_what_survives_both_vintages():
    older = {years: account(*years, **MAKERS)["tfp"] for years in [(1978, 1990), (1990, 2000), (2000, 2009), (1978, 2009), (2009, 2019)]}
    newer = {years: published_newer(*years) for years in [(1978, 1990), (1990, 2000), (2000, 2009), (1978, 2009), (2009, 2021)]}
    holds = {
        "TFP growth was faster in 2000–09 than in the 1990s.": [
            older[2000, 2009] > older[1990, 2000], newer[2000, 2009] > newer[1990, 2000]],
        "TFP fell between 1978 and 1990.": [older[1978, 1990] < 0, newer[1978, 1990] < 0],
        "TFP growth slowed after 2009.": [older[2009, 2019] < older[2000, 2009], newer[2009, 2021] < newer[2000, 2009]],
        "TFP was higher in 2009 than in 1978.": [older[1978, 2009] > 0, newer[1978, 2009] > 0],
        "TFP went on rising after 2009.": [older[2009, 2019] > 0, newer[2009, 2021] > 0],
    }
    assert options("hallmark-survivors") == {text: all(both) for text, both in holds.items()}
    whys = {option["text"]: option["why"] for option in BANK.item("hallmark-survivors")["options"]}
    assert figures(whys["TFP growth was faster in 2000–09 than in the 1990s."]) == [
        round(one, 2) for one in (older[1990, 2000], older[2000, 2009], newer[1990, 2000], newer[2000, 2009])]
    assert figures(whys["TFP was higher in 2009 than in 1978."]) == [round(older[1978, 2009], 2), round(newer[1978, 2009], 2)]
    assert figures(whys["TFP growth slowed after 2009."])[0] == round(older[2000, 2009] - older[2009, 2019], 1)
    assert figures(whys["TFP growth slowed after 2009."])[2] == round(newer[2000, 2009] - newer[2009, 2021], 1)
    assert round(older[1978, 1990], 2) in figures(whys["TFP fell between 1978 and 1990."])
    assert round(newer[1978, 1990], 2) in figures(whys["TFP fell between 1978 and 1990."])
    assert round(newer[2009, 2021], 2) in figures(whys["TFP went on rising after 2009."])
    assert round(older[2009, 2019], 2) in figures(whys["TFP went on rising after 2009."])


def test_what_survives_both_invented_vintages():
    stem = BANK.item("hallmark-country-z")["stem"]
    rates = figures(stem)
    p, q = rates[:3], rates[3:]
    assert len(p) == len(q) == 3
    assert options("hallmark-country-z") == {
        "TFP was higher in 2010 than in 1990.": p[0] + p[1] > 0 and q[0] + q[1] > 0,
        "TFP was lower in 2020 than in 2010.": p[2] < 0 and q[2] < 0,
        "TFP growth was over 1 in 1990–2000.": p[0] > 1 and q[0] > 1,
        "TFP growth fell by over 1.5 points after 2010.": p[1] - p[2] > 1.5 and q[1] - q[2] > 1.5,
        "TFP growth of P is too low by 1.5 points.": False,
    }


def test_inputs_account_for_the_same_in_both_vintages():
    item = BANK.item("hallmark-same-inputs")
    made = [contributions(vintage, 1978, 2009) for vintage in ("10.01", "11.0")]
    shown = [f"{one['output']:.1f}" for one in made] + [f"{one['tfp']:.1f}" for one in made]
    assert shown == ["6.7", "9.5", "0.6", "3.5"] and all(one in item["stem"] for one in shown)
    assert [round(one["output"] - one["tfp"], 1) for one in made] == [6.1, 6.0]
    assert right_option("hallmark-same-inputs").startswith("About as much")


def test_two_verdicts_on_the_same_figures():
    made = contributions("11.0", 1978, 2009)
    induced = account(1978, 2009, vintage="11.0", **MAKERS)["induced"]
    stem = BANK.item("hallmark-two-verdicts")["stem"]
    assert figures(stem) == [11.0, round(made["capital"], 1), round(made["tfp"], 1), round(induced, 1)]
    by_persons = account(1978, 2009, vintage="11.0", **{**MAKERS, "labour": "heads"})["tfp"]
    assert abs(by_persons - made["tfp"]) < 0.15  # "a tenth of a point"


def test_stock_or_services_moves_the_last_decade_by_a_tenth_of_a_point():
    moved = account(2009, 2019, **{**MAKERS, "capital": "stock"})["tfp"] - account(2009, 2019, **MAKERS)["tfp"]
    assert abs(moved) == pytest.approx(0.1, abs=0.02)
    assert account(2009, 2019, **MAKERS)["tfp"] < 0 < account(2009, 2019, **MAKERS)["other"]


def test_wu():
    item = BANK.item("hallmark-wu")
    assert scoring.is_near(0.83 / 0.09, item["answer"], item["tolerance"])
    slips = {slip["misconception"]: slip["value"] for slip in item["slips"]}
    assert slips == pytest.approx({
        "inputs-for-output": 0.83 / 0.09 - 0.83, "share-of-the-share": 0.09 * 0.83, "fraction-for-per-cent": 0.83 / 0.9}, abs=0.02)


def test_the_essay_s_figures_are_the_data_s():
    item = BANK.item("hallmark-essay")
    for vintage, words in (("10.01", "Vintage 10.01: "), ("11.0", "of 11.0: ")):
        made = contributions(vintage, 1978, 2009)
        made["both"] = made["labour"] + made["human_capital"]
        assert words + ("output {output:.1f}, capital {capital:.1f}, labour and schooling {both:.1f}, "
                        "TFP {tfp:.1f}").format(**made) in " ".join(item["stem"].split())
        assert f"{made['tfp']:.1f} / 0.58 = {round(made['tfp'], 1) / 0.58:.1f}" in item["guidance"]
    assert f"{contributions('11.0', 1978, 2009)['share']:.2f}" in item["stem"]
    assert f"({account(1978, 2009, vintage='11.0', **MAKERS)['induced']:.1f} with unrounded" in item["guidance"]


# The assignment.


@pytest.fixture(scope="module")
def assignment():
    return compose.load(COURSE.assignments / "connotation.yml", BANK)


def test_the_assignment_asks_enough_and_adds_up(assignment):
    kinds = [question.item["kind"] for question in assignment.questions]
    assert sum(kind not in ("explorer", "essay") for kind in kinds) >= 12
    assert kinds.count("explorer") == 2 and kinds.count("essay") == 1
    assert assignment.points == 50
