"""The model of chapter 13: closed forms, published numbers, invariants, limits, bad input."""

import itertools
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models.subsidies import bounds, counted, nearest, sets, smallest_over, union

IMF = [2.0, 1.5, 0.5, 0.4]  # cash, tax, land, credit, per cent of GDP, 2023: Garcia-Macia, Kothari & Tao (2025)


def drawn(seed):
    draw = random.Random(seed)
    return [draw.randint(1, 40) / 10 for _ in range(draw.randint(1, 7))]


# Closed form


def test_a_count_is_the_sum_of_what_is_in_it():
    assert counted([3, 5, 7], [True, False, True]) == 10


def test_bounds_of_two_rounded_items():
    assert bounds([3.0, 0.02, 7.0], [True, True, False], 0.05) == pytest.approx([2.95, 3.12])


@pytest.mark.parametrize("number", range(1, 8))
def test_there_are_two_to_the_n_sets_each_once(number):
    found = sets(number)
    assert found[0] == [False] * number and found[-1] == [True] * number
    assert {tuple(one) for one in found} == set(itertools.product([False, True], repeat=number))
    assert len(found) == 2**number


@pytest.mark.parametrize("seed", range(30))
def test_the_smallest_set_over_half_is_that_of_a_search_by_size(seed):
    sizes = drawn(seed)
    for number in range(1, len(sizes) + 1):
        over = [sum(one) for one in itertools.combinations(sizes, number) if sum(one) > sum(sizes) / 2]
        if over:
            break
    found = smallest_over(sizes, 0.5)
    assert sum(found) == number
    assert counted(sizes, found) == pytest.approx(min(over))


# Published numbers


def test_the_four_items_add_up_to_the_published_figure():
    items = [size for size in tables.load("support_items").column("share") if size is not None]
    assert items == IMF
    assert counted(IMF, [True] * 4) == pytest.approx(4.4)


def test_counts_are_as_published():
    table = tables.load("support_counts")
    assert list(zip(table.column("count"), table.column("total"), strict=True)) == [("wto", 0.8), ("csis", 1.73), ("imf", 4.4)]


def test_sets_that_the_chapter_names():
    assert smallest_over(IMF, 0.5) == [True, False, False, True]
    assert nearest(IMF, 0.8) == [False, False, True, True]
    assert nearest(IMF, 1.73) == [False, True, False, True]
    low, high = bounds(IMF, nearest(IMF, 0.8), 0.05)
    assert (low, high) == pytest.approx((0.8, 1.0))


def test_no_set_of_items_rounds_to_the_csis_figure():
    reached = [bounds(IMF, one, 0.05) for one in sets(4)]
    assert not [one for one in reached if one[0] <= 1.735 and one[1] >= 1.725]


# Invariants


@pytest.mark.parametrize("seed", range(20))
def test_a_contained_set_never_counts_more(seed):
    sizes = drawn(seed)
    for small, large in itertools.product(sets(len(sizes)), repeat=2):
        if all(b or not a for a, b in zip(small, large, strict=True)):
            assert counted(sizes, small) <= counted(sizes, large) + 1e-12


@pytest.mark.parametrize("seed", range(20))
def test_a_set_and_what_it_leaves_out_make_the_whole(seed):
    sizes = drawn(seed)
    for one in sets(len(sizes)):
        rest = [not item for item in one]
        assert counted(sizes, one) + counted(sizes, rest) == pytest.approx(sum(sizes))


@pytest.mark.parametrize("seed", range(20))
def test_the_published_sum_lies_within_its_bounds(seed):
    sizes = drawn(seed)
    for one in sets(len(sizes)):
        low, high = bounds(sizes, one, 0.05)
        assert low - 1e-12 <= counted(sizes, one) <= high + 1e-12


@pytest.mark.parametrize("seed", range(20))
def test_no_other_set_is_nearer(seed):
    sizes, target = drawn(seed), random.Random(seed).random() * 8
    best = abs(counted(sizes, nearest(sizes, target)) - target)
    assert all(best <= abs(counted(sizes, one) - target) for one in sets(len(sizes)))


# Limits


def test_an_empty_set_counts_nothing_and_exact_items_have_no_bounds():
    assert counted(IMF, [False] * 4) == 0
    assert bounds(IMF, [True] * 4, 0) == pytest.approx([4.4, 4.4])


def test_two_counts_together_lie_between_the_larger_and_the_sum():
    assert union(0.8, 4.4) == [4.4, pytest.approx(5.2)]
    assert union(0, 3) == [3, 3]


def test_of_sets_equally_near_the_shortest_is_taken():
    assert nearest([2, 2, 4], 4) == [False, False, True]


# Bad input


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: counted([1, 2], [True]), "2 sizes, 1 choices; they must be equally many"),
        (lambda: counted([1, -2], [True, True]), "item 1: found -2; allowed: 0 or more"),
        (lambda: bounds([1], [True], -0.1), "half: found -0.1; allowed: 0 or more"),
        (lambda: sets(0), "number: found 0; allowed: 1 to 12"),
        (lambda: sets(13), "number: found 13; allowed: 1 to 12"),
        (lambda: smallest_over([1, 2], 1), "part: found 1 of 3; allowed: 0 to below 1"),
        (lambda: smallest_over([0, 0], 0.5), "part: found 0.5 of 0; allowed"),
        (lambda: union(-1, 2), "item 0: found -1; allowed: 0 or more"),
    ],
)
def test_what_is_outside_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
