"""The model of misallocation: closed forms, published numbers, invariants, limiting cases, bad input."""

import math
import random

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import misallocation as model

SETTINGS = [(d, r, s) for d in (0.1, 0.3, 0.49, 0.64, 0.8) for r in (-0.7, -0.3, 0.0, 0.3, 0.7) for s in (2, 3, 4)]
CORNER = (0.8, -0.7, 4)


def off(setting):
    """How far the quadrature may be from the closed form, as a part of the loss: more at one corner."""
    return 0.004 if setting == CORNER else 0.0005


def lost(firms, elasticity):
    return model.log_tfp(model.without(firms), elasticity) - model.log_tfp(firms, elasticity)


# Closed form


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_loss_is_half_the_elasticity_times_the_variance_whatever_the_correlation(setting):
    """Hsieh & Klenow (2009), equation 16, against 225 kinds of firms."""
    dispersion, correlation, elasticity = setting
    assert lost(model.kinds(dispersion, correlation), elasticity) == pytest.approx(elasticity / 2 * dispersion**2, rel=off(setting))


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_freeing_at_random_agrees_with_its_closed_form(setting, share):
    dispersion, correlation, elasticity = setting
    firms = model.kinds(dispersion, correlation)
    found = model.recovered(firms, model.freed(firms, share), elasticity)
    assert found == pytest.approx(model.recovered_in_order("random", share, *setting), abs=off(setting))


@pytest.mark.parametrize("setting", SETTINGS)
def test_halving_every_wedge_brings_back_three_quarters(setting):
    firms = model.kinds(*setting[:2])
    assert model.recovered(firms, model.halved(firms), setting[2]) == pytest.approx(0.75, abs=off(setting))


@pytest.mark.parametrize("order", model.ORDERS)
@pytest.mark.parametrize("share", [0.05, 0.5, 0.8])
def test_freeing_in_order_agrees_with_adding_up_many_firms(order, share):
    """A sum over 200 x 200 equally likely firms; its tails are cut, so it is only near."""
    dispersion, correlation, elasticity, count = 0.3, 0.4, 2.5, 200
    points = [model.quantile((i + 0.5) / count) for i in range(count)]
    own = math.sqrt(1 - correlation**2)
    firms = [(1 / count**2, model.SPREAD * (correlation * z + own * u), dispersion * z) for z in points for u in points]
    border = {"favoured": lambda t: t < dispersion * model.quantile(share), "held": lambda t: t > dispersion * model.quantile(1 - share)}
    if order == "random":
        reformed = model.freed(firms, share)
    else:
        reformed = [(w, a, 0.0 if border[order](t) else t) for w, a, t in firms]
    setting = (dispersion, correlation, elasticity)
    assert model.recovered(firms, reformed, elasticity) == pytest.approx(model.recovered_in_order(order, share, *setting), abs=0.01)


def test_points_and_weights_average_powers_of_a_normal_number():
    """The mean of z^(2k) is 1 x 3 x ... x (2k - 1), exactly up to degree 29."""
    for power in range(30):
        expected = 0 if power % 2 else math.prod(range(1, power, 2))
        assert sum(w * z**power for z, w in model.NODES) == pytest.approx(expected, rel=1e-11, abs=1e-6 * math.prod(range(1, power, 2)))
    assert sum(w * z**30 for z, w in model.NODES) < 0.9999 * math.prod(range(1, 30, 2))


@pytest.mark.parametrize("setting", SETTINGS)
def test_who_is_too_large_agrees_with_adding_up(setting):
    """Along ln T with 4,000 strips; given ln T, A^(s-1) has a known mean."""
    dispersion, correlation, elasticity = setting
    pull = (elasticity - 1) * correlation * model.SPREAD
    strips = [-10 + (i + 0.5) / 200 for i in range(4000)]
    density = [math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / 200 for z in strips]
    right = [d * math.exp(pull * z) for z, d in zip(strips, density, strict=True)]
    used = [r * math.exp(-elasticity * dispersion * z) for z, r in zip(strips, right, strict=True)]
    level = sum(right) / sum(used)
    large = [math.exp(-elasticity * dispersion * z) * level > 1 for z in strips]
    firms, inputs = model.too_large(*setting)
    assert firms == pytest.approx(sum(d for d, one in zip(density, large, strict=True) if one), abs=0.003)
    assert inputs == pytest.approx(sum(u for u, one in zip(used, large, strict=True) if one) / sum(used), abs=0.003)


# Published numbers


@pytest.mark.parametrize(("label", "dispersion"), [
    ("China 1998", 0.71), ("China 2001", 0.67), ("China 2005", 0.64), ("India 1994", 0.74), ("US 1977", 0.45), ("US 1997", 0.49),
])
def test_published_gains_imply_these_dispersions(label, dispersion):
    """Hsieh & Klenow (2009), Table IV, read backwards through equation 16."""
    full = tables.load("misallocation_gains").where("label", label).column("all")[0]
    assert model.implied_dispersion(full / 100, 3) == pytest.approx(dispersion, abs=0.0051)
    assert model.gain(model.implied_dispersion(full / 100, 3), 0, 3) == pytest.approx(full / 100)


def test_published_gains_of_moving_to_the_united_states_follow_from_the_full_ones():
    """Table VI is Table IV over the United States of 1997, to 0.1 points."""
    table = tables.load("misallocation_gains")
    base = table.where("label", "US 1997").column("all")[0]
    for full, to_us in zip(table.column("all"), table.column("to_us"), strict=True):
        if to_us is not None:
            assert 100 * ((1 + full / 100) / (1 + base / 100) - 1) == pytest.approx(to_us, abs=0.1)


def test_moving_from_the_dispersion_of_china_to_that_of_the_united_states_gains_nearly_what_was_published():
    assert 100 * model.gain(0.64, 0.49, 3) == pytest.approx(30.5, abs=2)


# The chapter's prediction


@pytest.mark.parametrize(("order", "share", "part"), [
    ("random", 0.5, 0.088), ("random", 0.9, 0.598), ("favoured", 0.5, 0.867), ("favoured", 0.1, 0.604), ("held", 0.5, 0.195), ("held", 0.9, -0.061),
])
def test_half_of_all_firms_drawn_at_random_bring_back_a_tenth(order, share, part):
    assert model.recovered_in_order(order, share, 0.64, 0, 3) == pytest.approx(part, abs=0.0005)


def test_where_productive_firms_are_held_back_the_other_end_matters_more():
    found = [model.recovered_in_order(order, 0.2, 0.64, 0.6, 3) for order in ("held", "favoured")]
    assert found == pytest.approx([0.63, 0.47], abs=0.005)


@pytest.mark.parametrize(("correlation", "part"), [(-0.3, -0.141), (0.3, 0.346)])
def test_what_half_bring_back_hangs_on_the_correlation(correlation, part):
    assert model.recovered_in_order("random", 0.5, 0.64, correlation, 3) == pytest.approx(part, abs=0.0005)


def test_a_sixth_of_the_firms_are_too_large_and_hold_five_sixths():
    assert model.too_large(0.64, 0, 3) == pytest.approx((0.169, 0.831), abs=0.0005)


def test_freed_firms_on_the_terms_of_the_average_yuan_bring_back_two_thirds():
    """The chapter's limit: at T = exp(-(2 s - 1) d^2 / 2), where the industry's revenue meets its inputs."""
    firms = model.kinds(0.64, 0)
    average = sum(w * math.exp(2 * (a - t)) for w, a, t in firms) / model.mean_input(firms, 3)
    assert math.log(average) == pytest.approx(-5 * 0.64**2 / 2, abs=1e-4)
    reformed = [(w / 2, a, t) for w, a, t in firms] + [(w / 2, a, math.log(average)) for w, a, t in firms]
    assert model.recovered(firms, reformed, 3) == pytest.approx(0.645, abs=0.001)


def test_a_few_hundred_firms_drawn_at_random_miss_the_formula():
    """Why the model uses weighted points: the loss sits in rare firms that a sample does not have."""
    draw = random.Random(9)
    missed = []
    for _ in range(20):
        firms = [(1 / 300, draw.gauss(0, model.SPREAD), draw.gauss(0, 0.64)) for _ in range(300)]
        missed.append(abs(lost(firms, 3) / model.loss(0.64, 3) - 1))
    assert sorted(missed)[10] > 0.1


# Invariants


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_wedge_common_to_all_firms_costs_nothing(setting):
    firms = model.kinds(*setting[:2])
    raised = [(w, a, t + 0.4) for w, a, t in firms]
    assert model.log_tfp(raised, setting[2]) == pytest.approx(model.log_tfp(firms, setting[2]))


@pytest.mark.parametrize("setting", SETTINGS)
def test_better_firms_everywhere_raise_tfp_by_as_much(setting):
    firms = model.kinds(*setting[:2])
    better = [(w, a + 0.1, t) for w, a, t in firms]
    assert model.log_tfp(better, setting[2]) == pytest.approx(model.log_tfp(firms, setting[2]) + 0.1)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("order", model.ORDERS)
def test_no_reform_brings_back_more_than_was_lost(setting, order):
    for share in (0.01, 0.3, 0.7, 0.99):
        assert model.recovered_in_order(order, share, *setting) < 1


def test_halves_add_up_to_the_whole():
    below, above = [model.means_in_order(order, 0.5, 0.64, 0.2, 3) for order in ("favoured", "held")]
    none, everyone = [model.means_in_order("random", share, 0.64, 0.2, 3) for share in (0, 1)]
    assert [one + other for one, other in zip(below, above, strict=True)] == pytest.approx(
        [one + other for one, other in zip(none, everyone, strict=True)])


def test_weights_add_up_and_moments_are_those_asked_for():
    firms = model.kinds(0.64, 0.3)
    assert sum(w for w, a, t in firms) == pytest.approx(1)
    assert sum(w * t for w, a, t in firms) == pytest.approx(0, abs=1e-12)
    assert sum(w * t * t for w, a, t in firms) == pytest.approx(0.64**2)
    assert sum(w * a * t for w, a, t in firms) == pytest.approx(0.3 * 0.64 * model.SPREAD)
    assert len(firms) == 225


# Limiting cases


@pytest.mark.parametrize("order", model.ORDERS)
def test_nobody_freed_brings_back_nothing_and_everybody_all(order):
    assert model.recovered_in_order(order, 0, 0.64, 0.3, 3) == pytest.approx(0, abs=1e-12)
    assert model.recovered_in_order(order, 1, 0.64, 0.3, 3) == pytest.approx(1)


def test_with_small_wedges_half_the_firms_bring_back_half():
    """For small wedges the loss is the variance, and freeing half at random halves it."""
    assert model.recovered_in_order("random", 0.5, 0.01, 0, 3) == pytest.approx(0.5, abs=0.001)


def test_without_dispersion_nothing_is_lost():
    assert model.loss(0, 3) == model.gain(0, 0, 3) == model.implied_dispersion(0, 3) == 0
    assert lost(model.kinds(0, 0.5), 3) == pytest.approx(0, abs=1e-14)


@pytest.mark.parametrize("fraction", [1e-6, 0.05, 0.5, 0.9, 0.999])
def test_quantile_undoes_normal(fraction):
    assert model.normal(model.quantile(fraction)) == pytest.approx(fraction, rel=1e-12)


# Errors


@pytest.mark.parametrize(("call", "words"), [
    (lambda: model.loss(1.2, 3), "dispersion: found 1.2; give a number from 0 to 1"),
    (lambda: model.loss(0.5, 1), "elasticity: found 1; give a number from 1.1 to 5"),
    (lambda: model.kinds(0.5, 1), "correlation: found 1; give a number from -0.9 to 0.9"),
    (lambda: model.loss(math.nan, 3), "dispersion: found nan"),
    (lambda: model.implied_dispersion(-0.1, 3), "full_gain: found -0.1; give a fraction from 0"),
    (lambda: model.nodes(1), "count: found 1; give a whole number from 2 to 20"),
    (lambda: model.quantile(1), "fraction: found 1; give a number above 0 and below 1"),
    (lambda: model.recovered_in_order("best", 0.5, 0.5, 0, 3), "found order best and share 0.5; give one of random, favoured, held"),
    (lambda: model.recovered_in_order("random", 50, 0.5, 0, 3), "found order random and share 50"),
    (lambda: model.recovered_in_order("random", 0.5, 0, 0, 3), "there is no loss to recover"),
    (lambda: model.recovered(model.kinds(0, 0), model.kinds(0, 0), 3), "there is no loss to recover"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
