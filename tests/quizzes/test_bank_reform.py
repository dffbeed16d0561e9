"""Questions of chapter 9 against its model, data and text: every figure computed anew."""

import math
import re

import pytest
from bankchecks import BANK, COURSE

from nqpf_quizzes import bank as banks
from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers
from nqpf_widgets.models import misallocation as model

ITEMS = BANK.chapter("reform").items
EXPLORER_ITEMS = [item["id"] for item in ITEMS if item["kind"] == "explorer"]
CHAPTER = (COURSE.chapters / "reform.md").read_text(encoding="utf-8")


def options(name):
    return {option["text"]: option for option in BANK.item(name)["options"]}


def right_option(name):
    return next(text for text, option in options(name).items() if option["right"])


def percents(text):
    """The percentages in a text, as they are written."""
    return [float(one) for one in re.findall(r"(\d+(?:\.\d+)?)%", text)]


def part(order, share, dispersion=0.64, correlation=0.0):
    return 100 * model.recovered_in_order(order, share, dispersion, correlation, 3)


# The bank as a whole.


def test_objectives_are_the_chapter_s_own():
    listed = re.findall(r"^\d+\. (.+)[;.]$", CHAPTER.split("**After it you can**")[1].split("**Time.**")[0], re.M)
    words = [(f"reform-{i}", line[0].upper() + line[1:] + ".") for i, line in enumerate(listed, 1)]
    assert [(one["id"], one["text"]) for one in BANK.chapter("reform").objectives] == words


def test_pools_are_large_and_mixed_enough():
    practice, graded = [BANK.chapter("reform").pool(name) for name in ("practice", "graded")]
    assert len(practice) == 12
    assert [item["kind"] for item in graded].count("essay") == 1 and len(graded) == 6
    assert len({item["kind"] for item in practice}) >= 4 and len({item["bloom"] for item in practice}) >= 4
    assert {"numeric", "match", "explorer"} <= {item["kind"] for item in graded}
    assert all(item["bloom"] in ("analyse", "evaluate") for item in graded)
    for objective in BANK.chapter("reform").objectives:
        assert sum(item["objective"] == objective["id"] for item in practice) >= 2, objective["id"]
        assert sum(item["objective"] == objective["id"] for item in graded) >= 1, objective["id"]


def test_an_answer_rounded_as_the_stem_asks_is_right():
    for item in ITEMS:
        if item["kind"] == "numeric":
            places = {"Round to a whole number": 0, "Give two decimals": 2}[re.search(r"Round to a whole number|Give two decimals", item["stem"])[0]]
            for seed in map(str, range(60)):
                asked = banks.ask(item, seed)
                assert scoring.score(asked, round(asked["answer"], places))["outcome"] == "right", (item["id"], seed)


# Numeric items.


@pytest.mark.parametrize("seed", [str(i) for i in range(60)])
def test_a_gain_from_less_dispersion_agrees_with_firms_added_up(seed):
    """225 kinds of firms, before and after, with wedges unrelated to productivity."""
    asked = banks.ask(BANK.item("reform-gain"), seed)
    values = dict(asked["values"])
    made = [model.log_tfp(model.kinds(values[key], 0), values["elasticity"]) for key in ("before", "after")]
    assert asked["answer"] == pytest.approx(100 * (math.exp(made[1] - made[0]) - 1), rel=1e-3)
    assert values["fall"] == pytest.approx(made[1] - made[0], rel=1e-3)


@pytest.mark.parametrize("seed", [str(i) for i in range(60)])
def test_trimmed_wedges_agree_with_firms_added_up(seed):
    asked = banks.ask(BANK.item("reform-trimmed"), seed)
    values = dict(asked["values"])
    firms = model.kinds(model.implied_dispersion(values["gain"] / 100, 3), 0)
    trimmed = [(w, a, t * (1 - values["cut"] / 100)) for w, a, t in firms]
    assert asked["answer"] == pytest.approx(100 * (math.exp(model.log_tfp(trimmed, 3) - model.log_tfp(firms, 3)) - 1), rel=1e-3)
    assert values["back"] == pytest.approx(100 * model.recovered(firms, trimmed, 3), abs=0.1)


@pytest.mark.parametrize("seed", [str(i) for i in range(200)])
def test_steps_shown_with_three_decimals_lead_to_the_answer(seed):
    for name, key in (("reform-gain", "fall"), ("reform-trimmed", "rise")):
        asked = banks.ask(BANK.item(name), seed)
        followed = 100 * (math.exp(round(dict(asked["values"])[key], 3)) - 1)
        assert scoring.score(asked, round(followed))["outcome"] == "right", name


def test_the_implied_dispersion_and_its_slips():
    item = BANK.item("reform-implied")
    assert scoring.is_near(model.implied_dispersion(0.6, 3), item["answer"], item["tolerance"])
    assert {slip["misconception"]: slip["value"] for slip in item["slips"]} == pytest.approx({
        "variance-for-deviation": 2 / 3 * math.log(1.6), "per-cent-for-log": math.sqrt(2 / 3 * 0.6),
        "half-forgotten": math.sqrt(math.log(1.6) / 3)}, abs=0.005)
    assert f"{math.log(1.6):.3f}" in item["why"] and f"{round(math.log(1.6), 3) * 2 / 3:.4f}" in item["why"]


# Items with figures in their words.


def test_four_firms_are_classified_by_sales_over_inputs():
    item = BANK.item("reform-four-firms")
    for pair in item["left"]:
        inputs, goods, sales = [int(one) for one in re.findall(r"\d+", pair["text"])]
        earned = sales / inputs
        state = "Too small" if earned > 1.5 else "Too large" if earned < 1.5 else "Of the right size"
        assert item["right"][pair["answer"] - 1] == state
        assert f"{earned:.1f} for a yuan" in pair["why"]
    makers = [re.findall(r"\d+", pair["text"]) for pair in item["left"]]
    assert {float(goods) / float(inputs) > 2 for inputs, goods, sales in makers} == {True, False}


def test_three_firms_are_classified_by_what_they_earn():
    item = BANK.item("reform-three-firms")
    for pair in item["left"]:
        earned = float(re.findall(r"\d\.\d", pair["text"])[0])
        assert item["right"][pair["answer"] - 1] == (
            "It should grow" if earned > 1 else "It should shrink" if earned < 1 else "It should stay as it is")


def test_pilot_or_rule():
    whys = {text: percents(option["why"]) for text, option in options("reform-pilot-or-rule").items()}
    assert [values[-1] for values in whys.values()] == [round(part("random", 0.9)), round(part("held", 0.5)), 75]
    assert right_option("reform-pilot-or-rule").startswith("Cut every wedge")


def test_why_so_little():
    item = BANK.item("reform-why-so-little")
    assert f"{part('random', 0.5):.0f}% of the loss" in item["stem"]
    firms, inputs = model.too_large(0.64, 0, 3)
    assert firms == pytest.approx(1 / 6, abs=0.01) and f"{inputs:.0%}" in options(item["id"])[right_option(item["id"])]["why"]


def test_the_yardstick():
    before, after = 2.00 / 1.40, 1.80 / 1.16
    assert right_option("reform-yardstick") == f"It rises, from {100 * before - 100:.0f} to {100 * after - 100:.0f}%."


def test_cleaner_data():
    wrong = next(text for text in options("reform-cleaner-data") if "TFP rose" in text)
    assert percents(wrong) == [round(100 * model.gain(0.6, 0.5, 3))]


# Explorer items.


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_no_goal_is_met_before_anything_is_moved(name):
    item = BANK.item(name)
    assert scoring.score(item, explorers.load(item["explorer"]).defaults())["fraction"] == 0


@pytest.mark.parametrize(("name", "answer", "right"), [
    ("reform-worse", {"dispersion": 0.3, "correlation": -0.7, "reform": "free", "share": 70}, True),
    ("reform-worse", {"dispersion": 0.4, "correlation": -0.3, "reform": "free", "share": 60}, False),
    ("reform-few-and-right", {"dispersion": 0.3, "correlation": 0.6, "reform": "free", "share": 20, "order": "held"}, True),
    ("reform-few-and-right", {"correlation": 0.7, "reform": "free", "share": 20, "order": "held"}, False),
    ("reform-few-and-right", {"dispersion": 0.8, "correlation": 0.6, "reform": "free", "share": 20, "order": "favoured"}, False),
])
def test_explorer_items_have_other_solutions_and_near_misses(name, answer, right):
    assert (scoring.score(BANK.item(name), answer)["outcome"] == "right") == right


# Figures of the chapter.


@pytest.mark.parametrize(("words", "value"), [
    ("**About a tenth:** 8.8% of the loss", part("random", 0.5)),
    ("10% of the firms bring back 60%", part("favoured", 0.1)),
    ("half of them 87%", part("favoured", 0.5)),
    ("half bring back 9%", part("random", 0.5)),
    ("90% of them 60%", part("random", 0.9)),
    ("now make it 14% larger", -part("random", 0.5, correlation=-0.3)),
    ("the same reform brings back 35%", part("random", 0.5, correlation=0.3)),
    ("brings back 63% if the most held back come first", part("held", 0.2, correlation=0.6)),
    ("and 47% if the most favoured do", part("favoured", 0.2, correlation=0.6)),
    ("Of all firms 17% are too large", 100 * model.too_large(0.64, 0, 3)[0]),
    ("they hold 83% of the inputs", 100 * model.too_large(0.64, 0, 3)[1]),
])
def test_figures_in_the_chapter_are_the_model_s(words, value):
    assert words in CHAPTER
    shown = percents(words)[-1]
    assert value == pytest.approx(shown, abs=0.5 if shown == int(shown) else 0.05)


def test_held_back_first_never_rises_above_a_fifth_before_nearly_everybody_is_free():
    assert "never rises above 20%" in CHAPTER and max(part("held", i / 100) for i in range(100)) < 20
    assert part("held", 0.9) < 0


def test_china_s_gain_from_less_loss_is_two_per_cent_a_year():
    assert "2.0 log per cent of productivity growth a year" in CHAPTER
    assert 100 / 7 * math.log(2.151 / 1.866) == pytest.approx(2.0, abs=0.05)
