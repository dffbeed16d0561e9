"""The questions of chapter 12 against its model and table: every figure computed anew, every goal reached."""

import itertools
import re

import pytest
from bankchecks import BANK

from nqpf_quizzes import bank as banks
from nqpf_quizzes.items import scoring
from nqpf_widgets.explorers import local_conditions as local
from nqpf_widgets.models import growth, ranking

CHAPTER = BANK.chapter("local_conditions")
NAMES, COLUMNS = local.figures(2023)


def item(name):
    return BANK.item(f"local_conditions-{name}")


def options(name):
    """{text: whether it is right} of an item."""
    return {option["text"]: option["right"] for option in item(name)["options"]}


def right_option(name):
    return next(text for text, right in options(name).items() if right)


def number(text):
    """The one number in a text, with its sign; a minus may be typographic."""
    found = re.findall(r"[-+]?\d+(?:\.\d+)?", text.replace("\N{MINUS SIGN}", "-"))
    assert len(found) == 1, text
    return float(found[0])


def figure(province, indicator):
    """A figure of 2023 from the table."""
    return COLUMNS[local.KEYS.index(indicator)][NAMES.index(province)]


def slips(name):
    return {slip["misconception"]: slip["value"] for slip in item(name)["slips"]}


# The pools.


def test_twelve_practice_items_and_five_graded_ones():
    assert [len(CHAPTER.pool(name)) for name in ("practice", "graded")] == [12, 5]


# Figures of the stems.


def test_heilongjiang_standardised():
    values = COLUMNS[local.KEYS.index("rd")]
    mean = sum(values) / 31
    deviation = (sum((value - mean) ** 2 for value in values) / 31) ** 0.5
    own = figure("Heilongjiang", "rd")
    stem = item("standardise")["stem"]
    assert all(words in stem for words in (f"averaged {mean:.2f}%", f"deviation of {deviation:.2f} points", f"at {own:.2f}%"))
    exact = ranking.standardised(values)[NAMES.index("Heilongjiang")]
    assert scoring.score(item("standardise"), exact)["outcome"] == "right"
    assert item("standardise")["answer"] == round((1.44 - 2.15) / 1.27, 2)
    assert slips("standardise") == pytest.approx(
        {"sign-lost": 0.56, "gap-not-divided": 1.44 - 2.15, "mean-not-subtracted": 1.44 / 1.27}, abs=0.005)


@pytest.mark.parametrize("seed", range(20))
def test_the_index_of_three_indicators_is_the_model_s(seed):
    asked = banks.ask(item("index"), f"seed {seed}")
    values = dict(asked["values"])
    names = ("research", "industry", "science")
    weights = ranking.from_points([values[f"{name}_points"] for name in names])
    assert asked["answer"] == pytest.approx(ranking.scores([[values[name]] for name in names], weights)[0])
    assert values["all_points"] != 100
    assert sum(values[f"{name}_part"] for name in names) == pytest.approx(asked["answer"])


@pytest.mark.parametrize("seed", range(20))
def test_at_the_break_even_weight_two_regions_have_the_same_index(seed):
    asked = banks.ask(item("break-even"), f"seed {seed}")
    values = dict(asked["values"])
    columns = [[values["first_research"], values["second_research"]], [values["first_industry"], values["second_industry"]]]
    ahead = []
    for points in (asked["answer"] - 1, asked["answer"], asked["answer"] + 1):
        first, second = ranking.scores(columns, [points / 100, 1 - points / 100])
        ahead.append(first - second)
    assert ahead[0] < -1e-6 and abs(ahead[1]) < 1e-9 and ahead[2] > 1e-6


def test_the_lone_leader_s_entropy_weight():
    columns = [[5.0, 0, 0, 0], [5.0, 5, 0, 0]]
    weights = ranking.entropy_weights(columns)
    assert item("lone-leader")["answer"] == round(100 * weights[0], 1)
    assert slips("lone-leader")["even-is-heavy"] == round(100 * weights[1], 1)
    assert ranking.entropy(columns[1]) == pytest.approx(0.5)


def test_basic_research_over_gdp_in_two_provinces():
    stem = item("denominator")["stem"]
    shares, parts = [], []
    for province in ("Tibet", "Guangdong"):
        assert f"{figure(province, 'rd'):.2f}%" in stem and f"{figure(province, 'basic'):.1f}%" in stem
        shares.append(figure(province, "basic"))
        parts.append(figure(province, "rd") * figure(province, "basic") / 100)
    assert item("denominator")["answer"] == round(parts[1] / parts[0], 2)
    assert [f"{part:.3f}%" for part in reversed(parts)] == re.findall(r"\d\.\d+%", item("denominator")["why"])
    spent = figure("Guangdong", "rd") / figure("Tibet", "rd")
    assert slips("denominator") == pytest.approx({
        "shares-compared": shares[1] / shares[0], "all-research": spent,
        "divided-for-multiplied": spent * shares[0] / shares[1]}, abs=0.05)


# Keys that a computation decides.


def test_who_can_be_first_of_four_regions():
    rows = [[float(one) for one in re.findall(r"[-\u2212]?\d\.\d", text.replace("\u2212", "-"))]
            for text in options("ever-first")]
    columns = [list(column) for column in zip(*rows, strict=True)]
    assert columns == [[2.0, 0.4, -1.0, 1.4], [-1.0, 0.4, 2.0, -1.2]]
    first = set()
    for points in range(101):
        places = ranking.ranks(ranking.scores(columns, [points / 100, 1 - points / 100]))
        first |= {i for i in range(4) if places[i] == 1}
    assert first == {i for i, right in enumerate(options("ever-first").values()) if right}


def test_a_province_of_extremes_moves_more_than_one_near_the_mean():
    """Forty even regions around two of equal index: one has the same figure throughout, one is far up in one indicator."""
    columns = [[(i - 20) / 20 for i in range(41)] for j in range(5)]
    for j in range(5):
        columns[j] += [0.01, 4.0 if j == 0 else -0.99]
    best, worst = ranking.rank_ranges(columns, [0.2] * 5)
    assert worst[42] - best[42] > 5 * (worst[41] - best[41])
    assert right_option("who-moves").startswith("The province that is high in one")


def test_one_city_s_figure_can_double_a_weight_and_turn_the_order_of_two_others():
    """Twenty cities, five indicators: in one, the last city's figure is raised to four times any other."""
    others = [[1.0 + (step * i) % 20 for i in range(20)] for step in (3, 7, 9, 13)]
    robots = [10.0 + (11 * i) % 20 for i in range(20)]
    changed = robots[:-1] + [4 * max(robots[:-1])]
    weights, places = [], []
    for column in (robots, changed):
        columns = [*others, column]
        weights.append(ranking.entropy_weights(columns))
        places.append(ranking.ranks(ranking.scores([ranking.standardised(one) for one in columns], weights[-1])))
    assert weights[1][4] > 35 / 18 * weights[0][4]
    turned = [(i, k) for i, k in itertools.combinations(range(19), 2)
              if (places[0][i] - places[0][k]) * (places[1][i] - places[1][k]) < 0]
    assert turned
    assert options("robots")["A city that changed nothing can lose places to another."]


def test_inputs_that_outgrow_output_leave_a_negative_residual():
    made = growth.account([1, 1.06], [1, 1.08], [1, 1.05], [1, 1], [0.5, 0.5])["tfp"][0]
    assert made < 0
    stem = item("up-and-down")["stem"]
    assert "60 log per cent, of which inputs account for 64" in " ".join(stem.split())
    why = next(one["why"] for one in item("up-and-down")["options"] if one["right"])
    assert number(why) == 60 - 64
    climbed = next(one["text"] for one in item("up-and-down")["options"] if "places" in one["text"])
    assert number(climbed) == 24 - 6


def test_events_of_the_matching_item_move_the_index_and_the_residual_as_keyed():
    asked = item("which-moves")
    keyed = {pair["text"]: asked["right"][pair["answer"] - 1] for pair in asked["left"]}
    more_input = growth.account([1, 1], [1, 1], [1, 1.01], [1, 1], [0.6, 0.6])["tfp"][0]
    better_routes = growth.account([1, 1.01], [1, 1], [1, 1], [1, 1], [0.6, 0.6])["tfp"][0]
    assert more_input < 0 < better_routes
    assert keyed["Firms hire a thousand researchers, and output stays as it was."].endswith("TFP falls.")
    assert keyed["Lorries find better routes and carry more with the same drivers and fuel."].startswith("TFP rises")


# Explorer items.


def test_explorer_items_have_other_solutions():
    others = {
        "guangdong": {"year": 2021, "province": "Guangdong", "rd": 30, "basic": 0, "revenue": 60, "science": 0, "firms": 0},
        "firm-place": {"year": 2021, "province": "Sichuan", "rd": 30, "basic": 10, "revenue": 50, "science": 0, "firms": 10},
    }
    for name, answer in others.items():
        assert scoring.score(item(name), answer)["outcome"] == "right", name


def test_sichuan_is_not_firm_among_ten_by_equal_or_entropy_weights():
    for weights in ("equal", "entropy"):
        answer = {"year": 2021, "province": "Sichuan", "rd": 30, "weights": weights}
        assert scoring.score(item("firm-place"), answer)["outcome"] != "right"
