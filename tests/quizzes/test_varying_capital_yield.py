"""The yield of added capital in a second period, against rises counted anew."""

import pytest

from nqpf_quizzes.items.drawing import Random
from nqpf_quizzes.items.varying.capital_yield import draw

SEEDS = [f"yield {number}" for number in range(200)]


def drawn_from(seed):
    """(the draw, output at three times, capital at three times)."""
    drawn = draw(Random(seed))
    values = dict(drawn["values"])
    return drawn, [values[f"output_{i}"] for i in range(3)], [values[f"capital_{i}"] for i in range(3)]


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_each_added_unit_of_capital_times_its_yield_makes_the_rise_in_output(seed):
    drawn, output, capital = drawn_from(seed)
    values = dict(drawn["values"])
    for i in (1, 2):
        assert values[f"yield_{i}"] * (capital[i] - capital[i - 1]) == pytest.approx(output[i] - output[i - 1])
    assert drawn["answer"] / 100 * values["yield_1"] == pytest.approx(values["yield_2"])


def test_slips_by_hand():
    drawn, (a, b, c), (k, m, n) = drawn_from("by hand")
    slips = dict(drawn["slips"])
    assert slips["average-for-added"] == pytest.approx(100 * c / n * m / b)
    rates = ((c / b - 1) / (n / m - 1)) / ((b / a - 1) / (m / k - 1))
    assert slips["rates-for-rises"] == pytest.approx(100 * rates)
    assert slips["from-the-start"] == pytest.approx(100 * (c - a) / (n - k) * (m - k) / (b - a))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_is_used(seed):
    drawn, output, capital = drawn_from(seed)
    assert output[0] == 100 and output == sorted(set(output)) and capital == sorted(set(capital))
    assert all(value == int(value) and value < 1000 for value in output + capital)
    assert 33 <= drawn["answer"] <= 75
