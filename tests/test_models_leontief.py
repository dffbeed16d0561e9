"""Leontief's inverse and what follows from it: closed forms, published numbers, invariants, limits, bad input."""

import csv
import math
import random
from pathlib import Path

import numpy as np
import pytest
import refresh_io

from nqpf_widgets import tables
from nqpf_widgets.explorers import input_output
from nqpf_widgets.models import leontief

# Miller & Blair, Input-Output Analysis (2nd edition, 2009), section 2.3: two sectors.
FLOWS, OUTPUT = [[150, 500], [200, 100]], [1000, 2000]
CHAIN = [[1.2541, 0.3300], [0.2640, 1.1221]]

# From the full figures: domestic output multipliers, and shares of value added.
MULTIPLIERS = {"electrical": 2.91, "vehicles": 2.86, "construction": 2.79, "machinery": 2.76, "metals": 2.62,
               "electronics": 2.35, "information": 2.14, "farming": 1.83}
WEIGHTS = {"electronics": 0.107, "electrical": 0.069, "vehicles": 0.085, "construction": 0.281, "metals": 0.242}
SHARES = {"electronics": 0.15, "electrical": 0.17, "vehicles": 0.21, "information": 0.46}


def made():
    return input_output.economy()


def at(name):
    return input_output.NAMES.index(name)


def drawn(seed, size=5):
    """Recipes of an economy that buys at most nine tenths of what it sells, final uses and shares."""
    draw = random.Random(seed)
    recipes = [[draw.random() for _ in range(size)] for _ in range(size)]
    for j in range(size):
        scale = draw.uniform(0.2, 0.9) / sum(row[j] for row in recipes)
        for row in recipes:
            row[j] *= scale
    return recipes, [draw.uniform(1, 10) for _ in range(size)]


def shares(recipes):
    return [1 - sum(row[j] for row in recipes) for j in range(len(recipes))]


def solved(recipes, sector, gain):
    """Prices by brute force: p = (p A + v) / (1 + z) in the sector, p = p A + v elsewhere."""
    size = len(recipes)
    scale = [1 / (1 + gain) if j == sector else 1.0 for j in range(size)]
    scaled = np.array(recipes) * scale
    return np.linalg.solve(np.eye(size) - scaled.T, np.array(shares(recipes)) * scale)


# Closed form


@pytest.mark.parametrize("seed", range(10))
def test_the_inverse_is_an_inverse(seed):
    recipes, _ = drawn(seed)
    product = (np.eye(5) - np.array(recipes)) @ np.array(leontief.inverse(recipes))
    assert product == pytest.approx(np.eye(5), abs=1e-12)


@pytest.mark.parametrize("gain", [-0.2, -0.01, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("seed", range(5))
def test_prices_need_no_second_inverse(seed, gain):
    recipes, _ = drawn(seed)
    changes = leontief.price_changes(leontief.inverse(recipes), seed, gain)
    assert [1 + one for one in changes] == pytest.approx(solved(recipes, seed, gain), abs=1e-12)


def real_gdp(recipes, final, sector, gain):
    """Growth of real GDP by brute force: the same value added makes the same mix of final uses."""
    size = len(final)
    scale = [1 / (1 + gain) if j == sector else 1.0 for j in range(size)]
    output = np.linalg.solve(np.eye(size) - np.array(recipes) * scale, final)
    needed = (np.array(shares(recipes)) * scale * output).sum()
    return sum(final) / needed - 1


@pytest.mark.parametrize("gain", [-0.2, 0.1, 0.5])
@pytest.mark.parametrize("seed", range(5))
def test_the_exact_effect_is_what_the_same_income_can_make(seed, gain):
    recipes, final = drawn(seed)
    chain = leontief.inverse(recipes)
    weight = leontief.required(chain, final)[seed] / sum(final)
    assert leontief.exact(chain, seed, gain, weight, 1.0) == pytest.approx(real_gdp(recipes, final, seed, gain), abs=1e-12)


def test_with_imports_the_exact_effect_scales_final_uses_and_imports_alike():
    economy, k, z = made(), at("electronics"), 0.3
    recipes, final = np.array(economy["recipes"]["home"]), np.array(economy["final"])
    scale = np.array([1 / (1 + z) if j == k else 1.0 for j in range(15)])
    added = np.array(economy["shares"])
    # What is neither bought at home nor value added is paid for imports.
    abroad = 1 - recipes.sum(axis=0) - added
    before, after = (np.linalg.solve(np.eye(15) - recipes * by, final) * by for by in (np.ones(15), scale))
    grown = (added @ before) / (added @ after)
    gdp = grown * (final.sum() - abroad @ after) / (final.sum() - abroad @ before)
    assert input_output.gained(k, z, "home") == pytest.approx(gdp - 1, rel=1e-4)


@pytest.mark.parametrize("fall", [0.001, 0.01, 0.03])
def test_gain_for_undoes_price_changes(fall):
    chain = made()["chains"]["home"]
    gain = leontief.gain_for(chain, at("information"), at("electronics"), fall)
    assert leontief.price_changes(chain, at("information"), gain)[at("electronics")] == pytest.approx(-fall, abs=1e-15)


def test_ranks_count_from_the_highest():
    assert leontief.ranks([2.0, 5.0, 3.0, 5.0]) == [4, 1, 3, 2]


# Published numbers


def test_a_textbook_example():
    chain = leontief.inverse(leontief.coefficients(FLOWS, OUTPUT))
    assert [value for row in chain for value in row] == pytest.approx([value for row in CHAIN for value in row], abs=5e-5)
    assert leontief.required(chain, [350, 1700]) == pytest.approx(OUTPUT)


def test_the_inverse_reproduces_the_gross_output_of_2020():
    economy = made()
    found = leontief.required(economy["chains"]["home"], economy["final"])
    assert found == pytest.approx(economy["output"], rel=1e-4)
    assert sum(economy["output"]) == pytest.approx(269_900, abs=50)


def test_with_imports_counted_output_is_what_final_uses_less_imports_call_for():
    economy = made()
    net = [economy["final"][i] - sum(economy["imported"][i]) for i in range(15)]
    assert leontief.required(economy["chains"]["all"], net) == pytest.approx(economy["output"], rel=1e-4)


@pytest.mark.parametrize(("key", "expected"), [("multipliers", MULTIPLIERS), ("weights", WEIGHTS), ("shares", SHARES)])
def test_the_rounded_table_gives_what_the_full_figures_give(key, expected):
    values = made()[key]["home"] if key == "multipliers" else made()[key]
    digits = 0.0055 if key != "weights" else 0.00055
    for name in expected:
        assert values[at(name)] == pytest.approx(expected[name], abs=digits), name


def test_gdp_of_the_table():
    assert made()["gdp"] == pytest.approx(101_642, abs=10)


def test_the_gain_that_makes_electronics_one_per_cent_cheaper():
    economy, k, j = made(), at("information"), at("electronics")
    assert leontief.gain_for(economy["chains"]["home"], k, j, 0.01) == pytest.approx(0.257, abs=0.0005)
    assert 0.01 / economy["chains"]["home"][k][j] == pytest.approx(0.194, abs=0.0005)
    assert leontief.gain_for(economy["chains"]["all"], k, j, 0.01) == pytest.approx(0.143, abs=0.0005)


def test_distortion_centrality_is_highest_upstream():
    """Liu (2019) finds distortion high in upstream sectors; the chapter's figures for our simplest case."""
    found = dict(zip(input_output.NAMES, input_output.centralities("home"), strict=True))
    order = sorted(found, key=found.get)
    assert order[:2] == ["construction", "public"] and order[-3:] == ["chemicals", "power", "mining"]
    assert [found[name] for name in ("mining", "power", "chemicals", "construction")] == pytest.approx(
        [1.18, 1.11, 1.09, 0.87], abs=0.006)
    counted = dict(zip(input_output.NAMES, input_output.centralities("all"), strict=True))
    assert (found["electronics"], counted["electronics"]) == pytest.approx((0.97, 1.09), abs=0.006)
    assert sorted(counted, key=counted.get)[-1] == "mining"


# Invariants


@pytest.mark.parametrize("seed", range(10))
def test_every_multiplier_is_at_least_one_and_income_adds_up(seed):
    recipes, final = drawn(seed)
    chain = leontief.inverse(recipes)
    assert min(leontief.multipliers(chain)) >= 1
    assert leontief.content(chain, shares(recipes)) == pytest.approx([1.0] * 5)
    weights = leontief.domar_weights(leontief.required(chain, final), sum(final))
    assert sum(weights) > 1


def test_income_at_home_and_imports_make_up_each_yuan():
    economy = made()
    abroad = [sum(row[j] for row in economy["imported"]) / economy["output"][j] for j in range(15)]
    income = economy["income"]["home"]
    imports = leontief.content(economy["chains"]["home"], abroad)
    assert [a + b for a, b in zip(income, imports, strict=True)] == pytest.approx([1.0] * 15, abs=2e-3)


def test_imports_raise_every_multiplier():
    home, both = (made()["multipliers"][name] for name in ("home", "all"))
    assert all(b > a for a, b in zip(home, both, strict=True))


def test_units_do_not_matter():
    ours = leontief.inverse(leontief.coefficients(FLOWS, OUTPUT))
    scaled = leontief.inverse(leontief.coefficients([[7 * one for one in row] for row in FLOWS], [7 * one for one in OUTPUT]))
    assert ours == [pytest.approx(row) for row in scaled]


@pytest.mark.parametrize("gain", [-0.2, -0.05, 0.05, 0.5])
def test_fixed_recipes_dampen_gains_and_deepen_losses(gain):
    for name in input_output.NAMES:
        weight, exact = made()["weights"][at(name)], input_output.gained(at(name), gain, "home")
        assert exact < leontief.with_fixed_shares(weight, gain) < leontief.first_order(weight, gain), name


# Limiting cases


def test_a_small_gain_is_worth_its_domar_weight():
    for name in input_output.NAMES:
        slope = input_output.gained(at(name), 1e-6, "home") / 1e-6
        assert slope == pytest.approx(made()["weights"][at(name)], rel=1e-3), name


def test_without_inputs_nothing_spreads():
    chain = leontief.inverse([[0.0, 0.0], [0.0, 0.0]])
    assert leontief.multipliers(chain) == [1.0, 1.0]
    assert leontief.price_changes(chain, 0, 0.25) == pytest.approx([-0.2, 0.0])


def test_even_a_free_product_takes_only_so_much_off():
    chain = made()["chains"]["home"]
    most = chain[at("information")][at("electronics")] / chain[at("information")][at("information")]
    assert leontief.price_changes(chain, at("information"), 10)[at("electronics")] > -most


def test_without_hidden_costs_nobody_is_central():
    recipes, final = drawn(1)
    assert leontief.centrality(recipes, final, 0, shares(recipes)) == pytest.approx([1.0] * 5)


# The tables


def test_tables_are_made_as_the_tool_makes_them(tmp_path, monkeypatch):
    """Two sellers' rows of the source, rounded and renamed."""
    codes = list(refresh_io.NAMES)
    rows = {code: {"row": code, **dict.fromkeys(codes, "14.9"), "FINAL_USE": "-20.1"} for code in codes}
    rows |= {key: {"row": key, **dict.fromkeys(codes, "305")} for key in ("TOTAL_INPUT", "VALUE_ADDED")}
    for name in ("china_io_2020_15.csv", "china_io_2020_15_imports.csv"):
        with open(tmp_path / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["row", *codes, "FINAL_USE"])
            writer.writeheader()
            writer.writerows(rows.values())
    monkeypatch.setattr(refresh_io, "DATA", tmp_path)
    assert refresh_io.main([str(tmp_path)]) == 0
    lines = (Path(tmp_path) / "io_2020_flows.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["seller,buyer,domestic,imported", "farming,farming,1.5,1.5"] and len(lines) == 226
    assert (tmp_path / "io_2020_sectors.csv").read_text(encoding="utf-8").splitlines()[1] == "farming,30.5,-2.0,30.5"
    assert refresh_io.main([]) == 2


def test_flows_come_seller_by_seller_in_the_order_of_the_sectors():
    flows, sectors = tables.load("io_2020_flows"), tables.load("io_2020_sectors")
    names = sectors.column("sector")
    assert names == input_output.NAMES == list(refresh_io.NAMES.values())
    assert flows.column("seller") == [name for name in names for _ in names]
    assert flows.column("buyer") == names * len(names)


def test_rows_and_columns_balance_to_rounding():
    economy, home = made(), input_output.matrix(tables.load("io_2020_flows").column("domestic"))
    added = tables.load("io_2020_sectors").column("value_added")
    for i in range(15):
        assert sum(home[i]) + economy["final"][i] == pytest.approx(economy["output"][i], abs=0.8)
        bought = sum(row[i] for row in home) + sum(row[i] for row in economy["imported"])
        assert bought + added[i] == pytest.approx(economy["output"][i], abs=0.8)


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: leontief.coefficients([[1, 2]], [3]), "flows, row 0: found 2 figures for 1 sectors"),
    (lambda: leontief.coefficients([[1]], [0]), "output 0: found 0; give a figure above 0"),
    (lambda: leontief.coefficients([[-1]], [5]), "flows, row 0: found -1; give figures of 0 or more"),
    (lambda: leontief.coefficients([[math.nan]], [5]), "flows, row 0: found nan"),
    (lambda: leontief.coefficients(FLOWS, [1]), "output: found 1 figures for 2 sectors"),
    (lambda: leontief.coefficients([], []), "flows: found no sector; give one or more"),
    (lambda: leontief.inverse([[0.5, 0.2], [0.5, 0.2]]), "column 0 of recipes: adds up to 1.0; a sector must buy less"),
    (lambda: leontief.price_changes(CHAIN, 0, -0.6), "gain: found -0.6; give a fraction from -0.5 to 10 (10% is 0.1)"),
    (lambda: leontief.price_changes([[2.5]], 0, -0.4), "gain: at -0.4 sector 0 would use up more than it makes"),
    (lambda: leontief.first_order(0.1, 25), "gain: found 25"),
    (lambda: leontief.with_fixed_shares(0.1, math.nan), "gain: found nan"),
    (lambda: leontief.gain_for(CHAIN, 0, 1, 0.5), "fall: found 0.5; sector 0 can take at most 0.263"),
    (lambda: leontief.domar_weights([1], 0), "gdp: found 0; give a figure above 0"),
    (lambda: leontief.centrality([[0.1]], [1], -0.1, [0.9]), "extra: found -0.1; give a cost of 0 or more, 0.1 for 10%"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
