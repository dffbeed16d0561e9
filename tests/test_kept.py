"""Kept answers: handed out again only to who asks the same, in every explorer."""

import json
import sys

import pytest
from bench.response import inputs, state
from nqpf_widgets import kept, names
from nqpf_widgets.explorer import answer, load


def test_an_answer_is_worked_out_once_while_it_is_among_the_last():
    asked = []
    double = kept.Kept(lambda number: asked.append(number) or 2 * number)
    assert [double(number) for number in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert asked == [1, 2]
    for number in range(3, 3 + kept.MOST):
        double(number)
    assert double(1) == 2
    assert asked[-1] == 1


def test_what_is_asked_again_stays_longer():
    asked = []
    double = kept.Kept(lambda number: asked.append(number) or 2 * number)
    for number in range(20):
        double(7)
        double(100 + number)
    assert asked.count(7) == 1


def test_names_and_places_of_what_is_asked_are_told_apart():
    less = kept.Kept(lambda a, b: a - b)
    assert (less(3, 1), less(1, 3), less(a=3, b=1), less(b=3, a=1)) == (2, -2, 2, -2)


def test_nothing_is_kept_of_an_error():
    def refuse(number):
        raise ValueError(number)

    with pytest.raises(ValueError, match="1"):
        kept.Kept(refuse)(1)


@pytest.mark.parametrize("name", names())
def test_what_is_kept_is_shown_for_its_own_settings_only(name):
    explorer = load(name)
    values = explorer.defaults()
    for control, value in inputs(explorer, 25):
        values = state(explorer, {**values, control.name: value})[0]
        moved = answer(name, json.dumps(values))
        forget(explorer)
        assert answer(name, json.dumps(values)) == moved, values


def forget(explorer):
    for one in vars(sys.modules[explorer.view.__module__]).values():
        if isinstance(one, kept.Kept):
            one.known.clear()
