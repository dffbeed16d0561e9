"""Solow's model: closed forms, a published table, invariants, limiting cases, bad input."""

import math
import random

import pytest

from nqpf_widgets.models import solow

CHINA = {
    "capital_output": 3.4, "investment": 0.42, "depreciation": 0.052, "capital_share": 0.42,
    "tfp": 0.01, "labour": -0.008, "human_capital": 0.008, "population": -0.002,
}


def economy(**changes):
    return {**CHINA, **changes}


def drawn(seed):
    draw = random.Random(seed)
    return economy(
        capital_output=draw.uniform(0.5, 8), investment=draw.uniform(0.05, 0.8), depreciation=draw.uniform(0.02, 0.2),
        capital_share=draw.uniform(0.2, 0.7), tfp=draw.uniform(0, 0.03), labour=draw.uniform(-0.01, 0.02),
        human_capital=draw.uniform(0, 0.015), population=draw.uniform(-0.01, 0.02),
    )


def growth(levels):
    return [math.log(levels[t] / levels[t - 1]) for t in range(1, len(levels))]


# Closed form


def test_with_capital_that_lasts_one_year_the_path_is_log_linear():
    """K_(t+1) = i Y_t, so that ln y obeys x_t = a x_(t-1) + a ln(i / ratio) + drift and can be summed by hand."""
    given = economy(depreciation=1, labour=0, human_capital=0, tfp=0.02, population=0)
    made = solow.path(given, 12)
    a, push = 0.42, 0.42 * math.log(0.42 / 3.4)
    for t in range(13):
        by_hand = push * (1 - a**t) / (1 - a) + 0.02 * sum(a**j * (t - j) for j in range(t))
        assert math.log(made["output"][t]) == pytest.approx(by_hand, abs=1e-12)


def test_started_where_it_settles_the_economy_stays_there():
    settled = solow.long_run(CHINA)
    made = solow.path(economy(capital_output=settled["capital_output"]), 60)
    assert made["capital_output"] == pytest.approx([settled["capital_output"]] * 61, rel=1e-12)
    assert growth(made["output"]) == pytest.approx([settled["growth"]] * 60, abs=1e-12)


def test_the_gap_to_the_long_run_closes_at_the_rate_of_the_textbooks():
    """Near the end a fraction (1 - a)(1 - (1 - d) / e^g) of the log gap closes each year."""
    settled = solow.long_run(CHINA)
    ratio = solow.path(economy(capital_output=settled["capital_output"] * 1.0001), 10)["capital_output"]
    gaps = [math.log(one / settled["capital_output"]) for one in ratio]
    kept = 1 - 0.58 * (1 - 0.948 / math.exp(settled["growth"]))
    assert [gaps[t] / gaps[t - 1] for t in range(1, 11)] == pytest.approx([kept] * 10, rel=1e-5)


# Published table: N. G. Mankiw, Macroeconomics, "Approaching the steady state: a numerical example"
# (y = k^(1/2), s = 0.3, d = 0.1, k = 4 in year 1).

MANKIW = [(1, 4.000, 2.000, 1.400), (2, 4.200, 2.049, 1.435), (3, 4.395, 2.096, 1.467), (4, 4.584, 2.141, 1.499),
          (5, 4.768, 2.184, 1.529), (10, 5.602, 2.367, 1.657), (25, 7.321, 2.706, 1.894), (100, 8.962, 2.994, 2.096)]
TEXTBOOK = {"capital_output": 2.0, "investment": 0.3, "depreciation": 0.1, "capital_share": 0.5,
            "tfp": 0, "labour": 0, "human_capital": 0, "population": 0}


@pytest.mark.parametrize(("year", "capital", "output", "consumed"), MANKIW)
def test_a_textbooks_table_is_reproduced(year, capital, output, consumed):
    made = solow.path(TEXTBOOK, 120)
    assert 2 * made["capital"][year - 1] == pytest.approx(capital, abs=0.00051)
    assert 2 * made["output"][year - 1] == pytest.approx(output, abs=0.00051)
    assert 2 * made["consumption"][year - 1] == pytest.approx(consumed, abs=0.00051)


def test_the_textbooks_steady_state():
    settled = solow.long_run(TEXTBOOK)
    assert (settled["growth"], settled["capital_output"]) == (0, pytest.approx(3))


@pytest.mark.parametrize(("changes", "income"), [
    ({}, 1.6605), ({"tfp": 0}, 1.3839), ({"tfp": 0, "investment": 0.6}, 1.6219), ({"tfp": 0, "investment": 1}, 2.1052),
    ({"tfp": 0.02}, 1.9963), ({"tfp": 0, "investment": 0.6, "capital_share": 0.5}, 1.823),
    ({"tfp": 0, "investment": 0.6, "capital_output": 5.5}, 1.3159),
])
def test_income_after_fifteen_years_in_the_chapter(changes, income):
    assert solow.path(economy(**changes), 15)["income"][-1] == pytest.approx(income, abs=0.0006)


# Invariants


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_of_growth_add_up_in_every_year(seed):
    given = drawn(seed)
    made = solow.path(given, 40)
    parts = solow.contributions(given, made)
    for t in range(40):
        total = sum(parts[key][t] for key in ("capital", "labour", "human_capital", "tfp"))
        assert total == pytest.approx(parts["output"][t], abs=1e-14)
    assert parts["output"] == growth(made["output"])


@pytest.mark.parametrize("seed", range(20))
def test_what_is_made_is_consumed_or_built(seed):
    given = drawn(seed)
    made = solow.path(given, 30)
    for t in range(30):
        heads = math.exp(given["population"] * t)
        built = made["capital"][t + 1] - (1 - given["depreciation"]) * made["capital"][t]
        assert made["consumption"][t] * heads + built == pytest.approx(made["output"][t], rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_the_ratio_moves_towards_its_long_run_from_either_side_without_turning(seed):
    given = drawn(seed)
    goal = solow.long_run(given)["capital_output"]
    gaps = [abs(one - goal) for one in solow.path(given, 200)["capital_output"]]
    assert all(gaps[t] <= gaps[t - 1] + 1e-12 for t in range(1, 201))
    assert gaps[-1] < gaps[0] / 4


@pytest.mark.parametrize("seed", range(10))
def test_more_investment_makes_more_income_and_first_more_then_less_consumption(seed):
    given = drawn(seed)
    paths = [solow.path(solow.with_investment(given, share / 100), 20) for share in range(1, 100)]
    income = [made["income"][-1] for made in paths]
    assert income == sorted(income)
    eaten = [made["consumption"][-1] for made in paths]
    top = eaten.index(max(eaten))
    assert eaten[:top] == sorted(eaten[:top])
    assert eaten[top:] == sorted(eaten[top:], reverse=True)


def test_investment_does_not_move_growth_in_the_long_run():
    rates = {solow.long_run(solow.with_investment(CHINA, share))["growth"] for share in (0.1, 0.42, 0.6, 1)}
    assert len(rates) == 1
    assert rates.pop() == pytest.approx(0.01 / 0.58)


def test_another_investment_leaves_the_given_economy_alone():
    solow.with_investment(CHINA, 0.6)
    assert CHINA["investment"] == 0.42


# Limiting cases


@pytest.mark.parametrize(("years", "share"), [(11, 16), (15, 24), (26, 33), (400, 42)])
def test_what_feeds_people_best_nears_the_golden_rule_as_the_horizon_grows(years, share):
    """Phelps (1961): in the end consumption is highest where the invested share is the capital share."""
    flat = economy(tfp=0)
    eaten = [solow.path(solow.with_investment(flat, one / 100), years)["consumption"][-1] for one in range(1, 100)]
    assert 1 + eaten.index(max(eaten)) == share


def test_without_investment_capital_only_wears_out():
    made = solow.path(economy(investment=0), 10)
    assert made["capital"] == pytest.approx([3.4 * 0.948**t for t in range(11)])


def test_where_capital_adds_next_to_nothing_output_follows_the_rest():
    made = solow.path(economy(capital_share=1e-9, tfp=0.02, labour=-0.01, human_capital=0.005), 10)
    assert growth(made["output"]) == pytest.approx([0.015] * 10, abs=1e-9)


def test_with_everything_at_rest_nothing_moves():
    made = solow.path(economy(tfp=0, labour=0, human_capital=0, population=0, investment=3.4 * 0.052), 50)
    assert made["income"] == pytest.approx([1] * 51)


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: solow.path(economy(investment=42), 5), "investment: found 42; give a fraction from 0 to 1 (42% is 0.42)"),
    (lambda: solow.path(economy(depreciation=-0.1), 5), "depreciation: found -0.1"),
    (lambda: solow.path(economy(depreciation=0), 5), "depreciation: found 0; give a fraction above 0"),
    (lambda: solow.path(economy(capital_share=1), 5), "capital_share: found 1; give a fraction above 0 and below 1"),
    (lambda: solow.path(economy(capital_output=0), 5), "capital_output: found 0; give years of output above 0"),
    (lambda: solow.path(economy(capital_output=math.inf), 5), "capital_output: found inf"),
    (lambda: solow.path(economy(tfp=1), 5), "tfp: found 1; give a fraction a year from -0.2 to 0.2 (1% is 0.01)"),
    (lambda: solow.path(economy(labour=math.nan), 5), "labour: found nan"),
    (lambda: solow.path({"capital_output": 3}, 5), "economy: investment is missing"),
    (lambda: solow.path(CHINA, 0), "years: found 0; give a whole number from 1 to 1000"),
    (lambda: solow.path(CHINA, 2.5), "years: found 2.5"),
    (lambda: solow.path(CHINA, 1001), "years: found 1001"),
    (lambda: solow.contributions(economy(tfp=-0.3), {"output": [1, 1]}), "tfp: found -0.3"),
    (lambda: solow.long_run(economy(tfp=-0.05)), "so capital outlives output; give faster growth or depreciation"),
    (lambda: solow.long_run(economy(population=0.5)), "population: found 0.5"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
