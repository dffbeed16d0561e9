"""The questions of chapter 7: every figure computed anew from its stem, the table of 2020 or the model."""

import pytest
from bankchecks import BANK, check_by_hand, options, pairs, right_option, right_options, shown, slips, solves, why

from nqpf_widgets.explorers import input_output as explorer
from nqpf_widgets.models import leontief

ECONOMY = explorer.economy()
AT = explorer.NAMES.index
ELECTRONICS, INFORMATION, FINANCE = AT("electronics"), AT("information"), AT("finance")


def two_sectors(own, bought, reuse):
    """Leontief's inverse of cars (first) and steel, from yuan per 100 yuan."""
    return leontief.inverse([[own / 100, 0.0], [bought / 100, reuse / 100]])


BY_HAND = {
    "industrial_chains-cars-and-steel": (
        lambda v: leontief.multipliers(two_sectors(v["own"], v["bought"], v["reuse"]))[0], {
            "direct-only": lambda v: 1 + v["own"] / 100 + v["bought"] / 100,
            "supplier-stops": lambda v: leontief.multipliers(two_sectors(v["own"], v["bought"], 0))[0],
            "first-forgotten": lambda v: leontief.multipliers(two_sectors(v["own"], v["bought"], v["reuse"]))[0] - 1}),
    "industrial_chains-buyer-cheaper": (
        lambda v: -100 * leontief.price_changes([[v["itself"], v["direct"]], [0.0, 1.0]], 0, v["gain"] / 100)[1], {
            "first-order": lambda v: v["gain"] * v["direct"],
            "plain-gain": lambda v: 100 * v["gain"] * v["direct"] / (100 + v["gain"])}),
}


def test_every_item_that_varies_is_computed_by_hand():
    assert set(BY_HAND) == {item["id"] for item in BANK.chapter("industrial_chains").items if item.get("vary")}


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_and_slips_follow_from_the_figures_of_the_stem(name):
    check_by_hand(name, *BY_HAND[name])


def test_sales_over_gdp():
    item = BANK.item("industrial_chains-sales-over-gdp")
    assert item["answer"] == leontief.domar_weights([120], 400)[0]
    assert slips("industrial_chains-sales-over-gdp") == pytest.approx(
        {"value-added-share": 40 / 400, "final-sales-only": 50 / 400, "intermediate-only": 70 / 400})


def test_gains_run_down_and_orders_up():
    found = pairs("industrial_chains-up-or-down")
    assert [place == "By its suppliers" for place in found.values()] == [False, True, False, True, False]


def test_detours():
    direct = 100 * ECONOMY["recipes"]["home"][INFORMATION][ELECTRONICS]
    whole = 100 * ECONOMY["chains"]["home"][INFORMATION][ELECTRONICS]
    stem = BANK.item("industrial_chains-detours")["stem"]
    assert f"{direct:.1f} yuan" in stem and f"{whole:.1f} by all detours" in stem


def test_which_measure():
    found = list(pairs("industrial_chains-which-measure").values())
    assert found == ["Output multiplier with inputs made at home", "Income at home in 100 yuan", "Domar weight",
                     "Output multiplier with imported inputs counted"]


def test_electronics_climbs_from_ninth_to_first():
    assert [explorer.places(name)[ELECTRONICS] for name in ("home", "all")] == [9, 1]
    bought = 100 * sum(row[ELECTRONICS] for row in ECONOMY["imported"]) / ECONOMY["output"][ELECTRONICS]
    both = [ECONOMY["multipliers"][name][ELECTRONICS] for name in ("home", "all")]
    said = why("industrial_chains-climb", right_option("industrial_chains-climb"))
    assert f"{bought:.0f} are imported inputs" in said and f"from {both[0]:.2f} to {both[1]:.2f}" in said


def test_construction_alone_is_long_and_local():
    found = [one for one in explorer.NAMES if solves("industrial_chains-long-and-local", {"question": "demand", "sector": one})]
    assert found == ["construction"]
    income = {one: shown("input-output", question="demand", sector=one)["income"] for one in ("electrical", "vehicles", "construction")}
    assert income["construction"] > 90 > 85 > max(income["electrical"], income["vehicles"])


@pytest.mark.parametrize("sector", range(15))
def test_losses_cost_more_and_gains_bring_less_than_the_first_order(sector):
    for size in (0.05, 0.20, 0.25):
        weight = ECONOMY["weights"][sector]
        assert explorer.gained(sector, -size, "home") < -weight * size
        assert explorer.gained(sector, size, "home") < weight * size
    assert right_option("industrial_chains-loss") == "It falls by more than 8%."
    assert right_option("industrial_chains-there-and-back") == (
        "The first order is too high for the gain in A and too low for the loss in B.")


def test_a_loss_in_finance_and_property():
    assert f"{-100 * explorer.gained(FINANCE, -0.2, 'home'):.1f}%" in why("industrial_chains-loss", "It falls by more than 8%.")
    assert 100 * leontief.first_order(0.40, -0.2) == pytest.approx(-8)


def test_first_order_of_construction():
    item = BANK.item("industrial_chains-first-order")
    assert round(ECONOMY["weights"][AT("construction")], 2) == 0.28
    assert item["answer"] == pytest.approx(100 * leontief.first_order(0.28, 0.05))
    assert slips("industrial_chains-first-order") == pytest.approx({"fraction-for-per-cent": 0.014, "added-up": 5.28})
    exact = 100 * explorer.gained(AT("construction"), 0.05, "home")
    assert item["answer"] - 0.15 < exact < item["answer"]


def test_multiplier_facts():
    assert min(ECONOMY["multipliers"]["home"]) >= 1
    ranked = [sorted(range(15), key=lambda i: -values[i]) for values in (ECONOMY["multipliers"]["home"], ECONOMY["weights"])]
    assert ranked[0] != ranked[1] and len(right_options("industrial_chains-multiplier-facts")) == 3


# Graded.


def test_weight_from_share():
    item = BANK.item("industrial_chains-weight-from-share")
    assert item["answer"] == pytest.approx(0.06 / 0.40)
    assert slips("industrial_chains-weight-from-share") == pytest.approx(
        {"value-added-share": 0.06, "multiplied-for-divided": 0.06 * 0.40, "inputs-for-value-added": 0.06 / 0.60})


def test_railway():
    assert [text for text, right in options("industrial_chains-railway").items() if right] == [
        "Flour gets cheaper if mills send it by rail.", "Cement works produce more for the stations."]
    recipes = [[0.0, 0.1, 0.0], [0.0, 0.0, 0.0], [0.2, 0.0, 0.0]]  # freight for flour; locomotives for freight
    changes = leontief.price_changes(leontief.inverse(recipes), 0, 0.1)
    assert changes[1] < 0 and changes[2] == 0


def test_assembly_country():
    assert 3.8 - 1.4 == pytest.approx(2.4) and 3.8 + 1.4 == pytest.approx(5.2)
    assert "1.4 yuan" in right_option("industrial_chains-assembly-country")


def test_metals_alone_make_construction_dearer_at_so_small_a_cost():
    name = "industrial_chains-cheaper-building"
    base = {"watch": "construction", "imports": True}
    found = {(one, gain) for one in explorer.NAMES for gain in range(-10, 0) if solves(name, {**base, "sector": one, "gain": gain})}
    assert found == {("metals", -6), ("metals", -7)}
    assert shown("input-output", **base, sector="vehicles", gain=-10)["price"] < 0.03
    finance = [shown("input-output", **base, sector="finance", gain=gain) for gain in (-7, -8, -9)]
    assert all(one["price"] < 0.03 or one["exact"] < -0.02 for one in finance)


def test_finance_is_largest_and_nearly_the_shortest_chain():
    assert ECONOMY["weights"].index(max(ECONOMY["weights"])) == FINANCE
    assert explorer.places("home")[FINANCE] == 14
    assert "Finance and property is the largest and has nearly the shortest chain" in why(
        "industrial_chains-rule", next(text for text in options("industrial_chains-rule") if text.startswith("Large sectors")))


def test_without_hidden_costs_every_centrality_is_one():
    made = leontief.centrality(ECONOMY["recipes"]["home"], ECONOMY["final"], 0, ECONOMY["shares"])
    assert made == pytest.approx([1.0] * 15)
