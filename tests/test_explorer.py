import json
import sys
import types

import pytest

from nqpf_widgets import chart
from nqpf_widgets import explorer as e


def view(level, country, log):
    made = chart.chart("Level", chart.axis("Year"), chart.axis("Level"), [chart.dot([2000], [level], "Level")])
    return e.View([made], [e.readout("twice", "Twice", 2 * level, "number1")],
                  [e.sentence("Twice {country} is {twice:number1}.", country=country, twice=2 * level)],
                  idle=["log"])


def toy(**changes):
    given = {
        "name": "toy-one", "title": "A toy", "view": view,
        "controls": [
            e.slider("level", "Level", 0, 10, 0.5, 2.5, unit="%"),
            e.choice("country", "Country", [("CHN", "China"), ("KOR", "Korea")], "CHN"),
            e.toggle("log", "Logarithms"),
        ],
        "tasks": [e.task("high", "Reach 10.", lambda params, view: view.value("twice") > 10)],
    }
    given.update(changes)
    return e.Explorer(**given)


@pytest.fixture
def installed(monkeypatch):
    def install(explorer):
        module = types.ModuleType("nqpf_widgets.explorers.toy_one")
        module.explorer = explorer
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return install


def test_missing_parameters_are_at_their_defaults():
    assert toy().check({"level": 3}) == {"level": 3, "country": "CHN", "log": False}


@pytest.mark.parametrize(
    ("params", "control", "message"),
    [
        ({"level": 11}, "level", 'Level (level): found 11; allowed: a number from 0 to 10%.'),
        ({"level": "3"}, "level", 'found "3"; allowed: a number'),
        ({"level": True}, "level", "found True; allowed: a number"),
        ({"level": float("nan")}, "level", "found nan"),
        ({"country": "XYZ"}, "country", 'found "XYZ"; allowed: one of CHN, KOR.'),
        ({"country": 3}, "country", "found 3; allowed: one of"),
        ({"log": 1}, "log", "found 1; allowed: true or false."),
        ({"colour": 1}, None, 'toy-one has no control "colour"; its controls are: level, country, log.'),
        ({"country": "X" * 400}, "country", 'XXX...; allowed'),
    ],
)
def test_a_wrong_parameter_is_named_with_what_is_allowed(params, control, message):
    with pytest.raises(e.ParameterError) as problem:
        toy().check(params)
    assert problem.value.control == control
    assert message in problem.value.message


def test_a_whole_slider_takes_only_whole_numbers():
    year = e.slider("start", "From", 1970, 2018, 1, 1990)
    assert year.check(1990.0) == 1990 and isinstance(year.check(1990.0), int)
    with pytest.raises(e.ParameterError, match="a whole number from 1970 to 2018"):
        year.check(1990.5)


def test_a_default_outside_the_range_is_refused_when_declared():
    with pytest.raises(e.ParameterError, match="found 20"):
        e.slider("level", "Level", 0, 10, 1, 20)


def test_contradictions_are_settled_by_resolve():
    explorer = toy(resolve=lambda params: {**params, "log": params["level"] > 5})
    assert explorer.check({"level": 6})["log"] is True


def test_a_view_that_is_no_view_is_refused():
    with pytest.raises(e.ViewError, match="must return a View; found None"):
        toy(view=lambda **params: None).run({})


def test_a_view_has_one_or_two_charts():
    with pytest.raises(e.ViewError, match="one or two charts; found 0"):
        e.View([], [], [])


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), None, "3"])
def test_a_readout_is_a_finite_number(bad):
    with pytest.raises(e.ViewError, match="readout 'tfp'"):
        e.readout("tfp", "TFP", bad, "number1")


def test_a_sentence_takes_no_number_that_is_not_finite():
    with pytest.raises(e.ViewError, match="value 'growth' is inf"):
        e.sentence("Growth {growth:number1}", growth=float("inf"))


def test_an_unknown_readout_lists_those_there_are():
    with pytest.raises(e.ViewError, match="no readout 'tfp'; there are: twice"):
        toy().run({}).value("tfp")


@pytest.mark.parametrize("name", ["no-such-thing", "../models/growth", "", "a b"])
def test_an_unknown_explorer_is_named(name):
    with pytest.raises(e.UnknownExplorerError, match="there is no explorer"):
        e.load(name)


def test_an_error_inside_an_explorer_is_not_taken_for_a_missing_one(monkeypatch, tmp_path):
    import nqpf_widgets.explorers
    (tmp_path / "broken_one.py").write_text("import no_such_module\n")
    monkeypatch.setattr(nqpf_widgets.explorers, "__path__", [str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        e.load("broken-one")


def test_the_answer_is_the_wire_format(installed):
    installed(toy())
    answer = json.loads(e.answer("toy-one", '{"level": 6}'))
    assert answer["params"] == [["level", 6], ["country", "CHN"], ["log", False]]
    assert answer["charts"][0]["marks"][0]["y"] == [6]
    assert answer["readouts"] == [
        {"key": "twice", "label": "Twice", "value": 12, "format": "number1", "unit": ""}
    ]
    assert answer["reading"] == [
        {"template": "Twice {country} is {twice:number1}.", "values": {"country": "CHN", "twice": 12}}
    ]
    assert answer["tasks"] == [["high", True]]
    assert answer["idle"] == ["log"]


def test_the_answer_to_a_wrong_parameter_is_an_error_with_its_control(installed):
    installed(toy())
    error = json.loads(e.answer("toy-one", '{"level": 60}'))["error"]
    assert error["control"] == "level" and "allowed: a number from 0 to 10" in error["message"]


def test_a_link_restores_what_can_be_read_and_names_the_rest(installed):
    installed(toy())
    pairs = [["level", "0.1"], ["level", "2"], ["country", "KOR"], ["log", "perhaps"], ["colour", "red"]]
    restored = json.loads(e.restore("toy-one", json.dumps(pairs)))
    assert restored["params"] == {"level": 0.1, "country": "KOR"}
    assert [problem["control"] for problem in restored["problems"]] == ["level", "log", None]
