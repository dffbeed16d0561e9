"""The model of chapter 2: closed forms, known numbers, invariants, limits, bad input."""

import math
import random

import pytest

from nqpf_widgets.models.elements import SERIES_BELOW, best_split, inputs_lead, lead, output, outputs_between, qualities

WEIGHTS = (0.35, 0.30, 0.35)
COSTS = (1.0, 0.5, 1.0)


def made(budget, shares, r, weights=WEIGHTS, costs=COSTS):
    return output(qualities(budget, shares, costs), weights, r)


def drawn(seed):
    """A budget, weights, costs and r drawn from a seed."""
    draw = random.Random(seed)
    raw = [draw.uniform(0.1, 1) for _ in range(3)]
    weights = [value / sum(raw) for value in raw]
    costs = [draw.uniform(0.2, 3) for _ in range(3)]
    return draw.uniform(0.05, 8), weights, costs, draw.uniform(-6, 0.95)


def grid(step):
    for first in range(0, step + 1):
        for second in range(0, step + 1 - first):
            yield first / step, second / step, (step - first - second) / step


# Closed form


@pytest.mark.parametrize(
    ("r", "expected"),
    [
        (1, 0.35 * 2 + 0.30 * 3 + 0.35 * 1.5),
        (0.5, (0.35 * 2**0.5 + 0.30 * 3**0.5 + 0.35 * 1.5**0.5) ** 2),
        (0, 2**0.35 * 3**0.30 * 1.5**0.35),
        (-1, 1 / (0.35 / 2 + 0.30 / 3 + 0.35 / 1.5)),
        (-2, (0.35 / 4 + 0.30 / 9 + 0.35 / 2.25) ** -0.5),
    ],
)
def test_output_is_the_weighted_power_mean(r, expected):
    assert output((2, 3, 1.5), WEIGHTS, r) == pytest.approx(expected, rel=1e-13)


def test_quality_grows_by_what_is_spent_over_what_doubling_costs():
    assert qualities(2, (0.5, 0.3, 0.2), COSTS) == pytest.approx([2, 2.2, 1.4], rel=1e-15)


def test_interior_split_equalises_marginal_products_per_unit_of_money():
    shares = best_split(3, WEIGHTS, COSTS, -1)
    quality = qualities(3, shares, COSTS)
    marginal = [WEIGHTS[i] * quality[i] ** -2 / COSTS[i] for i in range(3)]
    assert marginal == pytest.approx([marginal[0]] * 3, rel=1e-12)
    assert sum(shares) == pytest.approx(1, abs=1e-12)


# Known numbers


@pytest.mark.parametrize(
    ("budget", "r", "machines", "expected"),
    [
        (1, -1, 0.3631, 1.4190),
        (3, -1, 0.2854, 2.2299),
        (1, 0, 0.55, 1.4400),
        (1, -4, 0.2623, 1.4074),
        (1, 0.6, 1, 1.5089),
        (0.1, -1, 1, 1 / (0.7 + 0.30 / 1.2)),
    ],
)
def test_best_split_of_the_chapter(budget, r, machines, expected):
    shares = best_split(budget, WEIGHTS, COSTS, r)
    assert shares[1] == pytest.approx(machines, abs=5e-5)
    assert made(budget, shares, r) == pytest.approx(expected, abs=5e-5)


def test_one_sided_plans_of_the_chapter():
    assert made(1, (0, 1, 0), -1) == pytest.approx(1.25, rel=1e-14)
    assert made(1, (1, 0, 0), -1) == pytest.approx(1 / 0.825, rel=1e-14)


# Invariants


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_on_a_fine_grid_beats_the_best_split(seed):
    budget, weights, costs, r = drawn(seed)
    shares = best_split(budget, weights, costs, r)
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert min(shares) >= 0
    top = made(budget, shares, r, weights, costs)
    rival = max(made(budget, plan, r, weights, costs) for plan in grid(40))
    assert top >= rival * (1 - 1e-12)
    assert top == pytest.approx(rival, rel=0.02), "the grid should come close to the best split"


@pytest.mark.parametrize("seed", range(20))
def test_output_is_homogeneous_of_degree_one_and_rises_with_each_quality(seed):
    _, weights, costs, r = drawn(seed)
    base = output(costs, weights, r)
    assert output([7 * value for value in costs], weights, r) == pytest.approx(7 * base, rel=1e-11)
    for i in range(3):
        better = list(costs)
        better[i] *= 1.01
        assert output(better, weights, r) > base


@pytest.mark.parametrize("seed", range(20))
def test_output_rises_with_r_when_qualities_differ(seed):
    _, weights, costs, _ = drawn(seed)
    along = [output(costs, weights, r / 4) for r in range(-24, 5)]
    assert along == sorted(along)
    assert along[0] < along[-1]


def test_a_larger_budget_gives_the_element_that_came_first_a_smaller_share():
    shares = [best_split(budget / 10, WEIGHTS, COSTS, -1)[1] for budget in range(1, 200)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert shares[-1] > 0.5 * 0.6**0.5 / (0.5 * 0.6**0.5 + 2 * 0.35**0.5)


@pytest.mark.parametrize("seed", range(20))
def test_the_lead_is_split_into_inputs_and_a_residual_that_depends_on_the_counting(seed):
    _, weights, first, r = drawn(seed)
    _, _, second, _ = drawn(seed + 100)
    gap = lead(first, second, weights, r)
    assert lead(second, first, weights, r) == pytest.approx(-gap, abs=1e-12)
    assert inputs_lead("cost", first, second, weights, r) == 0
    assert inputs_lead("fit", first, second, weights, r) == gap
    expected = sum(weights[i] * math.log(first[i] / second[i]) for i in range(3))
    assert inputs_lead("quality", first, second, weights, r) == pytest.approx(expected, abs=1e-12)


def test_element_by_element_the_residual_is_the_loss_from_uneven_quality():
    uneven, even = (1.15, 2.4, 1.15), (1.4, 1.4, 1.4)
    inputs = inputs_lead("quality", uneven, even, WEIGHTS, -1)
    assert inputs > 0 > lead(uneven, even, WEIGHTS, -1)
    assert lead(uneven, even, WEIGHTS, 0) == pytest.approx(inputs, abs=1e-15)


# Limiting cases


def test_output_passes_smoothly_through_cobb_douglas():
    quality = (1.2, 9, 3)
    middle = output(quality, WEIGHTS, 0)
    for r in (1e-300, 1e-16, 1e-9, SERIES_BELOW * 0.99, SERIES_BELOW * 1.01, 1e-4):
        for sign in (1, -1):
            logs = [math.log(value) for value in quality]
            centre = sum(w * x for w, x in zip(WEIGHTS, logs, strict=True))
            variance = sum(w * (x - centre) ** 2 for w, x in zip(WEIGHTS, logs, strict=True))
            expected = middle * math.exp(sign * r * variance / 2)
            assert output(quality, WEIGHTS, sign * r) == pytest.approx(expected, rel=2e-10 + r * r)


def test_the_weakest_element_sets_output_when_nothing_stands_in_for_it():
    assert output((3, 1.3, 2), WEIGHTS, -5000) == pytest.approx(1.3, rel=5e-4)
    assert output((30, 1.3e200, 2e-200), WEIGHTS, -5000) == pytest.approx(2e-200, rel=5e-4)


def test_without_substitution_the_best_split_makes_qualities_even():
    quality = qualities(1, best_split(1, WEIGHTS, COSTS, -5000), COSTS)
    assert quality == pytest.approx([1.4] * 3, rel=2e-4)


def test_near_perfect_substitutes_everything_goes_to_the_cheapest_gain():
    assert best_split(1, WEIGHTS, COSTS, 0.999999) == [0, 1, 0]
    assert best_split(1, (0.5, 0.1, 0.4), (1, 1, 2), 0.999999) == [1, 0, 0]


def test_elements_of_equal_pull_share_alike_from_the_first_unit_of_money():
    assert best_split(1e-6, (0.4, 0.2, 0.4), (2, 1, 2), -1) == pytest.approx([0.4, 0.2, 0.4], abs=1e-9)


@pytest.mark.parametrize("r", [-4, 0, 1e-9, 0.9])
def test_between_two_plans_output_is_that_of_the_plan_on_the_way(r):
    first, last, parts = (0.2, 0, 0.8), (0, 1, 0), [0, 0.3, 1]
    plans = [[one + part * (other - one) for one, other in zip(first, last, strict=True)] for part in parts]
    ends = [qualities(2, shares, COSTS) for shares in (first, last)]
    assert outputs_between(*ends, parts, WEIGHTS, r) == pytest.approx([output(qualities(2, plan, COSTS), WEIGHTS, r) for plan in plans])


# Bad input


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: qualities(-1, (1, 0, 0), COSTS), "budget: found -1"),
        (lambda: qualities(math.nan, (1, 0, 0), COSTS), "budget: found nan"),
        (lambda: qualities(1, (0.5, 0.6, 0), COSTS), "shares: .* add up to 1"),
        (lambda: qualities(1, (1.5, -0.5, 0), COSTS), "shares: .* from 0 to 1"),
        (lambda: qualities(1, (1, 0), COSTS), "shares: .* three numbers"),
        (lambda: qualities(1, (1, 0, 0), (1, 0, 1)), "costs: .* above 0"),
        (lambda: output((1, -1, 1), WEIGHTS, 0.5), "quality: .* above 0"),
        (lambda: output((1, math.nan, 1), WEIGHTS, 0.5), "quality: .* above 0"),
        (lambda: output((1, math.inf, 1), WEIGHTS, 0.5), "quality: .* above 0"),
        (lambda: qualities(1, (1, math.nan, 0), COSTS), "shares: .* from 0 to 1"),
        (lambda: outputs_between((1, 1, 1), (2, 0, 1), [0.5], WEIGHTS, 0.5), "last: .* above 0"),
        (lambda: outputs_between((1, 1, 1), (2, 1, 1), [0.5, 1.5], WEIGHTS, 0.5), "parts: .* from 0 to 1"),
        (lambda: outputs_between((1, 1, 1), (2, 1, 1), [0.5, math.nan], WEIGHTS, 0.5), "parts: .* from 0 to 1"),
        (lambda: output((1, 1, 1), (0.5, 0.5, 0.5), 0.5), "weights: .* add up to 1"),
        (lambda: output((1, 1, 1), WEIGHTS, 1.1), "r: found 1.1; give a number not above 1"),
        (lambda: output((1, 1, 1), WEIGHTS, -math.inf), "r: found -inf"),
        (lambda: best_split(0, WEIGHTS, COSTS, -1), "budget: found 0, too little to split"),
        (lambda: best_split(1, WEIGHTS, COSTS, 1), "r: found 1, where the best split need not be unique"),
        (lambda: inputs_lead("weight", (1, 1, 1), (1, 1, 1), WEIGHTS, 0), "allowed are 'cost', 'quality' and 'fit'"),
    ],
)
def test_what_is_outside_the_domain_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
