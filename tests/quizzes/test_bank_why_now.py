"""The questions of chapter 4 against its model and its tables."""

import re

import pytest
from bankchecks import BANK, COURSE, figures, options, pairs, right_option

from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers
from nqpf_widgets.explorers import growth_limits
from nqpf_widgets.models import solow

CHAPTER = (COURSE.chapters / "why_now.md").read_text("utf-8")


def heads(**params):
    """(income, consumption) per head in 2039 in the explorer, two decimals."""
    view = explorers.load("growth-limits").run(params)
    return round(view.value("income"), 2), round(view.value("consumption"), 2)


def economy(**changes):
    """The chapter's economy with TFP flat, but for some entries."""
    return {**growth_limits.economy_of(42, 0, -0.8, 0.8, 42), **changes}


def capital_yield(one, first=10, last=20):
    """Output per added unit of capital between two years of an economy."""
    made = solow.path(one, last)
    return (made["output"][last] - made["output"][first]) / (made["capital"][last] - made["capital"][first])


# Practice.


@pytest.mark.parametrize("text, change", [
    ("Total factor productivity slows down.", {"tfp": 0.0}),
    ("More people find work than before.", {"labour": 0.01}),
    ("A smaller share of output is invested.", {"investment": 0.3}),
])
def test_what_moves_the_yield_of_added_capital(text, change):
    """From TFP growth of 2% a year on; only a slowdown lowers the yield."""
    usual = economy(tfp=0.02)
    assert options("why_now-falling-yield")[text] == (capital_yield(usual | change) < capital_yield(usual))


def test_capital_that_outgrows_labour_and_skill_brings_ever_less():
    found = [capital_yield(economy(), first, first + 10) for first in (0, 10, 20, 30)]
    assert found == sorted(found, reverse=True) and found[-1] < found[0]
    assert options("why_now-falling-yield")["Capital grows faster than labour and skill."]


def test_whoever_names_a_constraint_does_so_in_the_chapter_s_table():
    table = CHAPTER.split(":name: tab-constraints")[1].split("```")[0]
    for words in ("298% of GDP", "strong supply, weak demand", "3.3% by 2029", "after the crisis of 2008", "key technology held abroad",
                  "Political Consultative Conference, 2022"):
        assert words in table, words
    found = {left[:8]: right for left, right in pairs("why_now-who-says").items()}
    assert found == {
        "Debt sta": "A state think-tank, 2024", "Supply i": "Central Economic Work Conference, 2025", "Labour h": "Xi Jinping, 2017",
        "Growth w": "International Monetary Fund, 2024", "The retu": "Chong-En Bai and Qiong Zhang, 2016",
        "Key tech": "A spokesman of the Political Consultative Conference, 2022"}


def test_the_constraints_that_the_model_holds_are_those_with_a_yes():
    table = CHAPTER.split(":name: tab-constraints")[1].split("```")[0]
    answers = {line.split("|")[1].strip(): line.split("|")[3].strip() for line in table.splitlines() if line.startswith("| ")}
    words = {"Labour that becomes scarce": "Labour grows dear, then scarce", "Capital that brings ever less": "New capital adds less",
             "Debt that has to be served": "Debt", "Carbon that has to be kept down": "Carbon and resources",
             "Goods that find no buyers": "Weak demand"}
    assert options("why_now-held") == {text: answers[row].startswith("Yes") for text, row in words.items()}


def test_a_higher_share_speeds_growth_up_for_a_time():
    usual, more = (solow.path(economy(investment=share), 1000)["output"] for share in (0.42, 0.6))
    ahead = [(more[t + 1] / more[t]) / (usual[t + 1] / usual[t]) for t in (0, 20, 900)]
    assert ahead[0] > ahead[1] > 1 and ahead[2] == pytest.approx(1)
    assert right_option("why_now-long-run").startswith("It rises for a time")


def test_the_share_that_feeds_best_rises_with_the_distance():
    stem = BANK.item("why_now-feeding")["stem"]
    shown = [int(one) for one in re.findall(r"(\d+)%", stem)]
    years = [int(one) for one in re.findall(r"20\d\d", stem)]
    assert years == [2035, 2039, 2050]
    assert [best_share(year - 2024) for year in years] + [best_share(1000)] == shown


def best_share(years):
    """The invested share, a whole per cent, at which consumption per head is highest after so many years."""
    eaten = {share: solow.path(economy(investment=share / 100), years)["consumption"][-1] for share in range(5, 70)}
    return max(eaten, key=eaten.get)


def test_four_levers():
    item = BANK.item("why_now-four-levers")
    assert heads(tfp=0) == (1.38, 1.38) and "both 1.38" in " ".join(item["stem"].split())
    moved = {"60% of G": {"tfp": 0, "investment": 60}, "24% of G": {"tfp": 0, "investment": 24}, "TFP grow": {"tfp": 1.0},
             "Labour s": {"tfp": 0, "labour": 0.0}}
    for left, right in pairs("why_now-four-levers").items():
        assert tuple(figures(right)) == heads(**moved.pop(left[:8])), left
    assert moved == {} and "the 1.38 that it would have been" in item["left"][0]["why"]
    # "though less in the far future"
    far = [solow.path(economy(investment=share), 200)["consumption"][-1] for share in (0.24, 0.42)]
    assert far[0] < far[1]


def test_without_tfp_labour_and_schooling_go_further_than_investment():
    item = BANK.item("why_now-without-tfp")
    assert heads()[1] == 1.66 and "1.66 times" in " ".join(item["stem"].split())
    assert item["goals"][1]["at_least"] == pytest.approx(1.70 - 0.005) and "1.70 or more" in " ".join(item["stem"].split())
    for share in range(20, 61):
        assert scoring.score(item, {"tfp": 0, "investment": share})["fraction"] < 1, share
        assert scoring.score(item, {"tfp": 0, "labour": 0.0, "human_capital": 1.5, "investment": max(share, 42)})["fraction"] < 1
    solved = [share for share in range(20, 61)
              if scoring.score(item, {"tfp": 0, "labour": 0.0, "human_capital": 1.5, "investment": share})["fraction"] == 1]
    assert len(solved) >= 10


def test_findings_are_those_of_the_chapter():
    for words in ("near 20% from 1998 on", "nearly 10% of GDP above what a comparison of countries suggests",
                  "5.5 years of output in capital", "find that it fell after 2008, and name the growth of investment among the causes",
                  "within the range of other emerging markets"):
        assert words in CHAPTER, words


def test_the_golden_rule_is_the_capital_share_and_far_off():
    assert best_share(1000) == 42 and best_share(15) == 24
    assert "would consume most with 24%" in next(one["why"] for one in BANK.item("why_now-golden-rule")["options"] if one["right"])


# Graded.


def test_two_decades():
    item = BANK.item("why_now-two-decades")
    found = [int(one) for one in re.findall(r"\b\d{3}\b", item["stem"])]
    output, capital = [found[0], found[1], found[4]], [found[2], found[3], found[5]]
    yields = [(output[i + 1] - output[i]) / (capital[i + 1] - capital[i]) for i in (0, 1)]
    assert yields == pytest.approx([0.40, 0.30]) and figures(right_option("why_now-two-decades")) == [0.4, 0.3]
    growth = [100 * (output[i + 1] / output[i] - 1) for i in (0, 1)]
    whys = {option["text"][:22]: option["why"] for option in item["options"]}
    assert f"by {growth[0]:.0f}% and then by {growth[1]:.0f}%" in whys["In the second, since o"]
    assert "twice the capital" in whys["In the second, with 90"] and capital[2] - capital[1] == 2 * (capital[1] - capital[0])
    assert capital[1] / capital[0] < capital[2] / capital[1]  # what "capital grew more slowly then" says


def test_less_investment_feeds_more_where_tfp_grows_fast():
    item = BANK.item("why_now-less-for-more")
    solved = [share for share in range(20, 61) if scoring.score(item, {"tfp": 2.0, "investment": share})["fraction"] == 1]
    assert solved == [35, 36, 37]
    view = explorers.load("growth-limits").run({"tfp": 2.0})
    assert f"{100 * view.value('limit'):.1f}" == "3.4" and view.value("income") == pytest.approx(view.value("consumption"))
    assert scoring.score(item, {"tfp": 2.0})["fraction"] == pytest.approx(2 / 3)
    for goal, shown in zip(item["goals"][1:], (1.85, 2.05)):
        assert goal["at_least"] == pytest.approx(shown - 0.005)


def test_past_the_golden_rule_less_investment_feeds_more_at_all_times():
    above, rule = (solow.path(economy(investment=share), 400)["consumption"] for share in (0.5, 0.42))
    assert all(one < other for one, other in zip(above, rule))
    assert options("why_now-too-much")["Its invested share is above its capital share."]
