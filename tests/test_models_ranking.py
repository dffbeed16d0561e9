"""The model of chapter 12: closed forms, a published number, invariants, limits, bad input."""

import math
import random

import pytest

from nqpf_widgets.models import ranking as model

REGIONS = 31


def drawn(seed, regions=REGIONS, indicators=5):
    """Indicators of invented regions and weights, drawn from a seed."""
    draw = random.Random(seed)
    columns = [[draw.lognormvariate(0, 1) for _ in range(regions)] for _ in range(indicators)]
    return columns, model.from_points([draw.uniform(0, 1) for _ in range(indicators)])


def scaled(columns):
    return [model.standardised(column) for column in columns]


# Closed form


def test_a_standardised_indicator_is_the_gap_over_the_root_of_mean_squares():
    assert model.standardised([1, 2, 3]) == pytest.approx([-math.sqrt(1.5), 0, math.sqrt(1.5)], rel=1e-15)
    assert model.standardised([0, 0, 0, 4]) == pytest.approx([-1 / math.sqrt(3)] * 3 + [math.sqrt(3)], rel=1e-15)


@pytest.mark.parametrize("sharing", [1, 2, 7, 30])
def test_the_entropy_of_regions_that_share_alike_is_the_log_of_their_number(sharing):
    values = [5.0] * sharing + [2.0] * (REGIONS - sharing)
    assert model.entropy(values) == pytest.approx(math.log(sharing) / math.log(REGIONS), abs=1e-15)


def test_entropy_weights_of_one_leader_against_half_that_lead():
    alone, half = [1.0, 0, 0, 0], [1.0, 1, 0, 0]
    # 1 - e is 1 for a lone leader and 1 - ln 2 / ln 4 = 1/2 for two of four.
    assert model.entropy_weights([alone, half]) == pytest.approx([2 / 3, 1 / 3], rel=1e-15)


def test_points_count_in_proportion():
    assert model.from_points([10, 30, 0]) == [0.25, 0.75, 0]
    assert model.from_points([0, 0, 0, 0]) == [0.25] * 4


def test_the_index_is_the_weighted_sum():
    assert model.scores([[1, -1], [0.5, 2]], [0.25, 0.75]) == [0.625, 1.25]


def test_equal_scores_share_the_better_place():
    assert model.ranks([3.0, 5.0, 5.0, 1.0]) == [3, 1, 1, 4]


def test_rankings_agree_from_the_top_until_the_first_difference():
    assert model.shared_start([1, 2, 3, 4], [1, 2, 4, 3]) == 2
    assert model.shared_start([2, 1], [1, 2]) == 0
    assert model.shared_start([1, 2, 3], [1, 2, 3]) == 3
    assert model.shared_start([1, 1, 3], [1, 2, 3]) == 0


@pytest.mark.parametrize("seed", range(20))
def test_rankings_agree_as_far_as_the_same_regions_hold_each_place(seed):
    draw = random.Random(seed)
    first = [draw.randint(1, 6) for _ in range(9)]
    second = list(first)
    if seed:
        second[draw.randrange(9)] = draw.randint(1, 9)
    one, two = model.ranks(first), model.ranks(second)

    def holders(places, place):
        return [i for i in range(9) if places[i] == place]

    apart = [place for place in range(1, 10) if holders(one, place) != holders(two, place)]
    assert model.shared_start(one, two) == (apart[0] - 1 if apart else 9)


# Published number


def test_shannons_own_example():
    """Four symbols with probabilities 1/2, 1/4, 1/8, 1/8 carry 7/4 bits (Shannon 1948, section 9); here over 2 bits.

    A fifth region with the least value has probability 0 and changes the largest value to ln 5.
    """
    bits = model.entropy([4, 2, 1, 1, 0]) * math.log(5) / math.log(2)
    assert bits == pytest.approx(7 / 4, rel=1e-14)


# Invariants


@pytest.mark.parametrize("seed", range(20))
def test_units_do_not_matter(seed):
    columns, weights = drawn(seed)
    other = [[7.5 * value - 3 for value in column] for column in columns]
    assert model.entropy_weights(other) == pytest.approx(model.entropy_weights(columns), abs=1e-10)
    for one, two in zip(scaled(columns), scaled(other), strict=True):
        assert one == pytest.approx(two, abs=1e-9)
        assert sum(one) == pytest.approx(0, abs=1e-9)
        assert sum(z * z for z in one) == pytest.approx(REGIONS, rel=1e-12)
    assert sum(model.scores(scaled(columns), weights)) == pytest.approx(0, abs=1e-9)


def shifted(weights, giver, taker, amount):
    moved = list(weights)
    moved[giver] -= amount
    moved[taker] += amount
    return moved


@pytest.mark.parametrize("seed", range(20))
def test_shifts_move_ten_points_or_all_there_is_and_nothing_is_lost(seed):
    _, weights = drawn(seed)
    found = model.shifts(weights)
    assert len(found) == 20
    for giver, taker, amount in found:
        assert amount == min(0.1, weights[giver])
        moved = shifted(weights, giver, taker, amount)
        assert sum(moved) == pytest.approx(1, abs=1e-12)
        assert min(moved) >= 0
        assert [j for j in range(5) if moved[j] < weights[j]] == [giver]
    equal = [shifted([0.2] * 5, *shift) for shift in model.shifts([0.2] * 5)]
    assert all(sorted(moved) == pytest.approx([0.1, 0.2, 0.2, 0.2, 0.3], abs=1e-15) for moved in equal)
    assert len({tuple(moved) for moved in equal}) == 20


def test_an_indicator_without_weight_gives_nothing():
    found = {(giver, taker) for giver, taker, _ in model.shifts([0.5, 0.0, 0.2, 0.2, 0.1])}
    assert found == {(giver, taker) for giver in (0, 2, 3, 4) for taker in range(5) if giver != taker}


@pytest.mark.parametrize("seed", range(10))
def test_the_range_holds_the_place_at_every_shift_and_no_other(seed):
    columns, weights = drawn(seed)
    best, worst = model.rank_ranges(scaled(columns), weights)
    neighbours = [shifted(weights, *shift) for shift in model.shifts(weights)]
    every = [model.ranks(model.scores(scaled(columns), one)) for one in [weights, *neighbours]]
    assert best == [min(places) for places in zip(*every, strict=True)]
    assert worst == [max(places) for places in zip(*every, strict=True)]


@pytest.mark.parametrize("seed", range(10))
def test_a_region_that_leads_everywhere_is_first_by_any_weights(seed):
    columns, weights = drawn(seed)
    for column in columns:
        column[3] = max(column) + 1
    best, worst = model.rank_ranges(scaled(columns), weights)
    assert (best[3], worst[3]) == (1, 1)


@pytest.mark.parametrize("seed", range(10))
def test_an_outlier_in_one_indicator_raises_its_entropy_weight(seed):
    columns, _ = drawn(seed)
    before = model.entropy_weights(columns)
    columns[2][columns[2].index(max(columns[2]))] *= 3
    assert model.entropy_weights(columns)[2] > before[2]


# Limiting cases


def test_one_indicator_alone_ranks_as_it_does():
    columns, _ = drawn(1)
    for j in range(5):
        weights = [1.0 if k == j else 0.0 for k in range(5)]
        assert model.ranks(model.scores(scaled(columns), weights)) == model.ranks(columns[j])


def test_an_indicator_alike_everywhere_has_no_say():
    columns, weights = drawn(2)
    columns[0] = [4.0] * REGIONS
    assert model.entropy(columns[0]) == 1
    assert model.entropy_weights(columns)[0] == 0
    assert model.standardised(columns[0]) == [0.0] * REGIONS
    assert model.entropy_weights([columns[0], columns[0]]) == [0.5, 0.5]


def test_a_step_towards_nothing_moves_nobody():
    columns, weights = drawn(3)
    best, worst = model.rank_ranges(scaled(columns), weights, step=1e-12)
    assert best == worst == model.ranks(model.scores(scaled(columns), weights))


def test_the_whole_weight_moved_is_each_indicator_alone():
    columns, _ = drawn(4, indicators=2)
    best, worst = model.rank_ranges(scaled(columns), [0.5, 0.5], step=1)
    places = [model.ranks(columns[0]), model.ranks(columns[1])]
    assert all(best[i] <= min(places[0][i], places[1][i]) for i in range(REGIONS))
    assert all(worst[i] >= max(places[0][i], places[1][i]) for i in range(REGIONS))


# Bad input


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: model.standardised([1]), "values: found .* two or more finite"),
        (lambda: model.entropy([1, math.nan]), "values: found .* two or more finite"),
        (lambda: model.entropy([math.nan, 1]), "values: found .* two or more finite"),
        (lambda: model.standardised([1, 2, -math.inf]), "values: found .* two or more finite"),
        (lambda: model.standardised([math.inf, 1, 2]), "values: found .* two or more finite"),
        (lambda: model.from_points([1, -1]), "points: found .* from 0 upwards"),
        (lambda: model.from_points([]), "points: found"),
        (lambda: model.scores([[1, 2]], [0.5]), "weights: found .* 1 numbers from 0 that add up to 1"),
        (lambda: model.scores([[1, 2], [1, 2]], [1.5, -0.5]), "weights: found"),
        (lambda: model.shifts([0.5, 0.5], step=0), "step: found 0; give a number above 0"),
        (lambda: model.shifts([0.5, 0.4]), "weights: found .* add up to 1"),
    ],
)
def test_what_is_outside_the_domain_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
