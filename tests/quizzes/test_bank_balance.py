"""The questions of chapter 11: every figure computed anew from its stem, the data or the model."""

import pytest
from bankchecks import BANK, check_by_hand, goal_why, numbers, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_widgets import tables
from nqpf_widgets.explorer import load
from nqpf_widgets.explorers import rush_and_bust as explorer
from nqpf_widgets.models import rush

BY_HAND = {
    "balance-margin": (lambda v: 100 - 100 * (v["variable"] + v["fixed"] / (v["use"] / 100)) / v["price"], {
        "full-use": lambda v: 100 - 100 * (v["variable"] + v["fixed"]) / v["price"],
        "no-capacity-cost": lambda v: 100 - 100 * v["variable"] / v["price"],
        "over-cost": lambda v: 100 * v["price"] / (v["variable"] + v["fixed"] / (v["use"] / 100)) - 100}),
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("balance").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_and_slips_follow_from_the_figures_of_the_stem(name):
    check_by_hand(name, *BY_HAND[name])


def gains(**params):
    """Gains of buyers and makers and both together, per cent of the calm path's sales."""
    brought = explorer.compare(**{**load("rush-and-bust").defaults(), **params})["brought"]
    return [100 * brought[key] for key in ("buyers", "makers", "together")]


def test_use_of_capacity():
    item = BANK.item("balance-use")
    assert item["answer"] == pytest.approx(100 * (1.1 * 840) / (1.25 * 1200))
    assert numbers(item["why"]) == pytest.approx([1.1 * 840, 1.25 * 1200, item["answer"], 70])
    assert slips("balance-use") == pytest.approx({
        "before-the-change": 100 * 840 / 1200, "points-subtracted": 70 + 10 - 25, "capacity-forgotten": 100 * 1.1 * 840 / 1200})


def test_buyers_gain_and_makers_lose_more():
    before, after = gains(), gains(herding=1.5)
    assert after[0] > before[0] > 0 > before[1] > after[1] and -after[1] > after[0]
    said = numbers(why("balance-who-pays", right_option("balance-who-pays")))
    assert said == [round(abs(one), 1) for one in (after[0], before[0], after[1], before[1])]


def test_a_bust_of_two_years():
    name = "balance-threshold"
    calm = {"overlap": 100, "subsidy": 0}
    found = [step / 20 for step in range(31) if solves(name, {**calm, "herding": step / 20})]
    assert found == [0.9, 0.95]
    bust = {step / 20: shown("rush-and-bust", **calm, herding=step / 20)["bust"] for step in range(31)}
    assert min(herding for herding, years in bust.items() if years) == 0.9
    assert [herding for herding, years in bust.items() if years == 2] == [0.9, 0.95, 1.0]
    assert numbers(goal_why(name, "bust")) == [0.9, 1]
    assert shown("rush-and-bust", **calm, herding=1.0)["low"] < 0.6395


def test_the_market_still_grows_after_it_has_slowed_down():
    sizes = rush.market(25)
    rates = [later / earlier for earlier, later in zip(sizes, sizes[1:])]
    assert min(rates) > 1 and max(rates) > 1.3 > 1.05 > rates[-1]
    assert rush.WEAR == 0.08 and "8%" in why("balance-when-it-breaks", "Plants wear out together in the year in which growth slows down.")


def test_saving():
    item = BANK.item("balance-saving")
    cost = 100 * (rush.INTEREST + rush.WEAR)
    assert cost == pytest.approx(13) and item["answer"] == pytest.approx(18 - cost)
    assert slips("balance-saving") == {"saving-is-gain": 18, "cost-for-gain": 13, "outlay-at-once": 18 - 100}


def test_installers_saved_67_billion():
    assert 36 + 24 + 7 == 67 and any("67 billion" in text for text in pairs("balance-evidence"))


def test_cement():
    use = {period: tables.load("capacity_use_china").where("period", period).where("branch", "Cement").column("use")[0]
           for period in ("2017", "2025Q2")}
    stem = BANK.item("balance-idle-plants")["stem"]
    assert f"from {use['2017']}% in 2017 to {use['2025Q2']}%" in stem
    assert len(right_options("balance-idle-plants")) == 3


# Graded.


def test_two_plants():
    full = {"A": 60 + 25, "B": 76 + 8}
    cost = {"A": 60 + 25 / 0.6, "B": 76 + 8 / 0.6}
    assert full == {"A": 85, "B": 84} and cost == pytest.approx({"A": 101.7, "B": 89.3}, abs=0.05)
    assert right_option("balance-two-plants") == "Only B does."


def test_copying_less_of_what_is_past_overshoots_less():
    """The model's year is fixed. Half the copying stands for half a year's growth copied."""
    lows = [shown("rush-and-bust", herding=herding, subsidy=0)["low"] for herding in (1.0, 0.5)]
    assert lows[1] > lows[0]
    assert right_option("balance-slower-plants").startswith("Dampen it")
    assert shown("rush-and-bust", herding=0.0, subsidy=0)["bust"] == 0  # "overlap alone ... makes no bust"


def test_cheap_and_full_takes_some_copying_and_not_too_much():
    name = "balance-cheap-and-full"
    found = [step / 20 for step in range(31) if solves(name, {"learning": 28, "subsidy": 0, "herding": step / 20})]
    assert found and 0 < found[0] <= 0.5 <= found[-1] < 0.7
    assert not solves(name, {"learning": 28, "subsidy": 0, "herding": 0.0})
    assert not solves(name, {"learning": 28, "subsidy": 0, "herding": 0.5, "overlap": 125})


def test_first_yuan_on_the_old_base():
    assert 25 - 100 * (rush.INTEREST + rush.WEAR) == pytest.approx(12) and 0.12 * 200 == 24
    assert right_options("balance-upgrade-or-new") == {
        "The first yuan on the old base is worth more than the subsidy.", "Upgrading should stop where the next yuan saves 13%."}
    assert any("24 million" in text for text, right in options("balance-upgrade-or-new").items() if not right)


def test_with_much_learning_a_subsidy_gains():
    """So one case proves no rule: with learning of 36% and no copying its sign turns."""
    made = explorer.compare(overlap=100, herding=0.0, subsidy=20, learning=36, saving=15)["brought"]["subsidy"]
    assert made > 0 > explorer.compare(**{**load("rush-and-bust").defaults(), "subsidy": 20})["brought"]["subsidy"]
