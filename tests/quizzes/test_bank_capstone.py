"""The questions of chapter 14 against its model: every figure computed anew, every goal reached."""

import math
import re
from pathlib import Path

import pytest
from bankchecks import BANK, COURSE, options, pairs

from nqpf_quizzes import compose
from nqpf_quizzes.items import scoring
from nqpf_widgets import explorer as explorers
from nqpf_widgets.models import strategy
from nqpf_widgets.models import strategy_grid as grid
from nqpf_widgets.models.strategy_regions import FLOORS, KEYS, REGIONS

ROOT = Path(__file__).parents[2]
ITEMS = BANK.chapter("capstone").items
EXPLORER_ITEMS = [item["id"] for item in ITEMS if item["kind"] == "explorer"]
CHAPTER = (ROOT / "chapters/capstone.md").read_text(encoding="utf-8")
COUNCIL = {"tfp": 1.38, "income": 2.07, "emissions": 0.88, "use": 0.75, "jobs": 0.68}
PLAN, OTHER = [0, 0, 30, 40, 10, 0, 20], [0, 0, 30, 40, 10, 10, 10]


def settings(region, points, **more):
    return {"region": region, **dict(zip(strategy.USES, points, strict=True)), **more}


def reach(region, points):
    return strategy.outcomes(REGIONS[region], [one / sum(points) if sum(points) else 0.0 for one in points])


def alone(use):
    return [1 if name == use else 0 for name in strategy.USES]


def is_right(name, answer):
    return scoring.score(BANK.item(name), answer)["outcome"] == "right"


# Numeric items


def test_what_upgrading_has_gathered_by_2029():
    item = BANK.item("capstone-gather")
    gathered = strategy.gathered(1, 0.08)
    assert item["answer"] == pytest.approx(0.2 * gathered[3], abs=0.005)
    slips = {slip["misconception"]: slip["value"] for slip in item["slips"]}
    assert slips == pytest.approx({"no-wear": 0.2 * strategy.gathered(1, 0.0)[3], "no-lag": 0.2 * strategy.gathered(0, 0.08)[3],
                                   "share-forgotten": gathered[3]}, abs=0.01)


def test_adoption_times_gain_times_weight():
    item = BANK.item("capstone-adoption")
    assert item["answer"] == pytest.approx(0.5 * 30 * (0.6 - 0.2))
    assert {slip["misconception"]: slip["value"] for slip in item["slips"]} == pytest.approx(
        {"level-for-rise": 0.5 * 30 * 0.6, "no-weight": 30 * 0.4, "full-adoption": 0.5 * 30})


def test_what_halved_wedges_bring_back():
    item = BANK.item("capstone-wedges")
    region = {**REGIONS["base"], "spread": 0.6}
    back = 100 * strategy.regained(region, [1.0])[0]
    assert (strategy.SIGMA, strategy.REAL) == (3, 0.5)
    assert item["answer"] == pytest.approx(back, abs=0.5)
    assert {slip["misconception"]: slip["value"] for slip in item["slips"]} == pytest.approx(
        {"halving-brings-half": back * 2 / 3, "error-forgotten": 2 * back, "all-of-the-loss": back * 4 / 3}, abs=0.6)


# What a use moves


def moved(region, use, share=1.0):
    before, after = strategy.outcomes(REGIONS[region], [0.0] * 7), strategy.outcomes(REGIONS[region], [share * one for one in alone(use)])
    return {name: (after[name] > before[name]) - (after[name] < before[name]) for name in strategy.OUTCOMES}


@pytest.mark.parametrize("region", KEYS)
def test_side_effects_are_those_of_the_model(region):
    says = {
        "Income rises and TFP does not": {"tfp": 0, "income": 1},
        "Jobs in traditional industry are kept": {"jobs": 1},
        "TFP rises, and jobs in traditional industry fall": {"tfp": 1, "jobs": -1},
        "TFP rises, and use of capacity falls": {"tfp": 1, "use": -1},
    }
    uses = ("reform", "schooling", "chains", "industries", "upgrading")
    for use, effect in zip(uses, pairs("capstone-side-effects").values(), strict=True):
        if use == "schooling":
            assert says[effect] == {"tfp": 0, "income": 1}
            assert strategy.schooling(REGIONS[region], 0.2)[-1] > strategy.schooling(REGIONS[region], 0.0)[-1]
            continue
        found = moved(region, use, 0.2)
        assert {name: found[name] for name in says[effect]} == says[effect], use


@pytest.mark.parametrize("region", KEYS)
def test_which_use_it_was(region):
    uses = {"Upgrading": "upgrading", "New industries": "industries", "Reform": "reform", "Talent": "talent", "Green": "green"}
    seen = {
        "TFP is higher, income by": {"tfp": 1, "income": 1, "jobs": 0, "use": 0},
        "TFP and jobs in traditional": {"tfp": 1, "jobs": 1},
        "TFP and income are as before": {"tfp": 0, "income": 0, "emissions": -1},
        "TFP is higher, and plants": {"tfp": 1, "use": -1},
        "TFP is higher and jobs": {"tfp": 1, "jobs": -1},
    }
    for text, right in pairs("capstone-which-use").items():
        wanted = next(effects for start, effects in seen.items() if text.startswith(start))
        found = moved(region, uses[right])
        assert {name: found[name] for name in wanted} == wanted, text
    assert strategy.outcomes(REGIONS[region], alone("industries"))["use"] < 0.7
    plain = strategy.path(REGIONS[region], [0.0] * 7)["tfp"]
    first = {use: next(t for t in range(15) if strategy.path(REGIONS[region], alone(use))["tfp"][t] != plain[t]) + 2026
             for use in ("reform", "chains")}
    assert first == {"reform": 2028, "chains": 2027}


@pytest.mark.parametrize("region", KEYS)
def test_ten_points_from_green_to_reform(region):
    before, after = reach(region, [0, 10, 10, 30, 20, 10, 20]), reach(region, [0, 10, 10, 20, 30, 10, 20])
    assert after["emissions"] > before["emissions"] and after["jobs"] < before["jobs"]
    assert after["income"] > before["income"] and after["use"] == before["use"]
    assert {text for text, right in options("capstone-ten-points").items() if right} == {"Emissions", "Jobs in traditional industry"}


def test_a_shorter_horizon_costs_research_most():
    """Effect by 2032 over effect by 2040, in income of the old base against no plan."""
    plain = strategy.path(REGIONS["base"], [0.0] * 7)["income"]
    part = {}
    for use in ("research", "chains", "reform", "upgrading", "talent"):
        made = strategy.path(REGIONS["base"], alone(use))["income"]
        part[use] = math.log(made[6] / plain[6]) / math.log(made[14] / plain[14])
    assert part["research"] == min(part.values())
    assert max(part["research"], part["talent"]) < 0.75 < min(part["chains"], part["upgrading"])


# Regions


def test_a_fifth_for_new_industries_inland_and_on_the_coast():
    assert REGIONS["inland"]["market"] * 5 == pytest.approx(REGIONS["coast"]["market"])
    for region, passes in (("inland", False), ("coast", True)):
        assert (reach(region, [20, 0, 20, 20, 0, 20, 20])["use"] >= 0.7) is passes


def test_more_research_moves_the_hub_least_and_the_coast_a_little_more():
    rise = {key: strategy.outcomes(REGIONS[key], [0.2 * one for one in alone("research")])["tfp"]
            - strategy.outcomes(REGIONS[key], [0.0] * 7)["tfp"] for key in KEYS}
    assert sorted(rise, key=rise.get)[:2] == ["hub", "coast"]
    assert REGIONS["coast"]["local"] < REGIONS["hub"]["local"]


# Trade-offs


def test_which_of_three_plans_is_dominated():
    stem = BANK.item("capstone-three-plans")["stem"]
    plans = {name: tuple(map(float, values)) for name, *values in re.findall(r"([PQRS]) (\d\.\d+), (\d\.\d+), (\d\.\d+)", stem)}
    good = {name: (tfp, -emissions, jobs) for name, (tfp, emissions, jobs) in plans.items()}
    free = {name for name in good if not any(
        other != name and all(a >= b for a, b in zip(good[other], good[name], strict=True)) and good[other] != good[name] for other in good)}
    assert {text[-1] for text, right in options("capstone-three-plans").items() if right} == free


def test_the_counts_of_the_question():
    stem = " ".join(BANK.item("capstone-read-the-count")["stem"].split())
    easier = {key: [min(margin for name, margin in strategy.margins(strategy.outcomes(REGIONS[key], plan))) >= -0.02
                    for plan in grid.plans()] for key in KEYS}
    counts = grid.COUNTS[False]
    assert f"Of {counts['plans']} plans, {counts['base']} pass in the old base and {counts['all']} passes in all four regions" in stem
    assert f"it is {sum(easier['base'])} and {sum(map(all, zip(*easier.values(), strict=True)))}." in stem


# Explorer items


@pytest.mark.parametrize("name", EXPLORER_ITEMS)
def test_the_example_reaches_every_goal(name):
    assert is_right(name, BANK.item(name)["example"])


@pytest.mark.parametrize("name", ["capstone-plan", "capstone-fails-inland"])
def test_no_goal_is_met_before_anything_is_moved(name):
    item = BANK.item(name)
    assert scoring.score(item, explorers.load("strategy-lab").defaults())["fraction"] == 0


OTHERS = [
    ("capstone-inland", settings("inland", [0, 0, 20, 20, 40, 0, 20])),
    ("capstone-plan", settings("hub", OTHER)),
    ("capstone-plan", settings("hub", [0, 0, 40, 40, 0, 0, 20])),
    ("capstone-fails-inland", settings("inland", [20, 20, 0, 20, 20, 0, 20])),
    ("capstone-for-all", settings("inland", [10, 0, 0, 20, 40, 0, 30])),
]
WRONG = [
    ("capstone-inland", settings("inland", [0, 0, 0, 20, 20, 20, 40])),
    ("capstone-plan", settings("hub", [0, 20, 0, 20, 20, 20, 20])),
    ("capstone-plan", settings("base", [0, 0, 0, 20, 40, 0, 40])),
    ("capstone-fails-inland", settings("inland", [0, 0, 0, 20, 40, 0, 40])),
    ("capstone-fails-inland", settings("inland", [60, 0, 0, 20, 0, 20, 0])),
    ("capstone-fails-inland", settings("inland", [20, 0, 0, 20, 20, 20, 20], alike=True)),
    ("capstone-for-all", settings("inland", [0, 0, 0, 20, 40, 0, 40])),
    ("capstone-for-all", settings("inland", [25, 0, 0, 20, 20, 0, 35], alike=True)),
]


@pytest.mark.parametrize(("name", "answer"), OTHERS)
def test_explorer_items_have_other_solutions(name, answer):
    assert is_right(name, answer)


@pytest.mark.parametrize(("name", "answer"), WRONG)
def test_what_is_asked_for_is_not_had_otherwise(name, answer):
    assert not is_right(name, answer)


def test_the_council_asks_for_more_than_the_chapter_does():
    goals = {goal["readout"]: goal for goal in BANK.item("capstone-plan")["goals"] if "readout" in goal}
    asked = {name: goal.get("at_least", goal.get("at_most")) for name, goal in goals.items()}
    assert asked == COUNCIL
    for name, floor in FLOORS:
        assert asked[name] < floor if name == "emissions" else asked[name] >= floor
    stem = BANK.item("capstone-plan")["stem"]
    assert all(figure in stem for figure in ("1.38", "2.07", "0.88", "75%", "0.68"))


def test_no_plan_of_the_grid_is_for_all_and_builds():
    assert [plan[0] for plan, code in zip(grid.plans(), grid.STORED, strict=True) if code == "f"] == [0.0]


# The essay


def meets_council(reached):
    return all(reached[name] <= COUNCIL[name] if name == "emissions" else reached[name] >= COUNCIL[name] for name in COUNCIL)


def test_the_guidance_has_the_model_s_figures(monkeypatch):
    guidance = " ".join(BANK.item("capstone-essay")["guidance"].split())
    first, second = reach("hub", PLAN), reach("hub", OTHER)
    assert meets_council(first) and meets_council(second)
    assert "TFP {tfp:.3f}, income {income:.3f}, emissions {emissions:.3f}, use {use:.1%}, jobs {jobs:.3f}".format(**first) in guidance
    assert "{tfp:.3f}, {income:.3f}, {emissions:.3f}, {use:.1%}, {jobs:.3f}".format(**second) in guidance
    inland = reach("inland", PLAN)
    assert "TFP {tfp:.3f}, income {income:.3f} and jobs {jobs:.3f}".format(**inland) in guidance
    assert [name for name, margin in strategy.margins(inland) if margin < 0] == ["tfp", "income"]
    monkeypatch.setattr(strategy, "REAL", 0.25)
    first = reach("hub", PLAN)
    assert "TFP {tfp:.3f} and fails by a hair".format(**first) in guidance
    assert not meets_council(first) and meets_council(reach("hub", OTHER))


# The assignment


@pytest.fixture(scope="module")
def assignment():
    return compose.load(COURSE.assignments / "capstone.yml", BANK)


def test_the_assignment_adds_up(assignment):
    kinds = [question.item["kind"] for question in assignment.questions]
    assert (kinds.count("explorer"), kinds.count("essay"), assignment.points) == (3, 1, 32)
    assert all(question.item["bloom"] != "remember" for question in assignment.questions)


# The chapter's own sentences


def test_the_tables_of_the_chapter_are_the_model_s():
    rows = {cells[0]: cells[1:] for cells in ([cell.strip() for cell in line.strip("| \n").split("|")]
                                              for line in CHAPTER.splitlines() if line.startswith("|"))}
    scale = {"R&D, % of income": ("research", 1), "put to use at home": ("local", 1), "new sales 2025, %": ("market_0", 100),
             "their market, %": ("market", 100), "Domar weight $D$": ("weight", 1), "adopted by 2025, %": ("adopted", 100),
             "spread of {term}`revenue productivity`, $v$": ("spread", 1), "entrants’ school, years": ("entrants", 1), "in fitting jobs, %": ("match", 100),
             "cleaner a year, %": ("cleaner", 100), "green, first year, %": ("green", 100), "old industry, %": ("old", 100),
             "first saving $q$, %": ("saving", 100), "job loss a year, %": ("decline", 100)}
    assert len(scale) == len(REGIONS["base"])
    for label, (entry, times) in scale.items():
        assert [float(cell) for cell in rows[label]] == pytest.approx([times * REGIONS[key][entry] for key in KEYS]), label
    floors = [float(re.match(r"[\d.]+", rows[label][0])[0]) for label in rows if label.startswith(
        ("TFP, 2025", "Income per head", "Emissions of", "Use of capacity in", "Jobs in traditional"))]
    assert floors == [1.3, 1.9, 1.0, 70, 0.68] == [100 * floor if name == "use" else floor for name, floor in FLOORS]
    lags = {use: lag for use, lag, wear in strategy.LAGS}
    for place, use in enumerate(strategy.USES, 1):
        label = next(label for label in rows if label.startswith(f"{place} "))
        expected = f"{lags['talent']}, {lags['schools']}" if use == "talent" else str(lags[use])
        assert rows[label][0] == expected


def domination(key):
    """(plans that pass, those that no passing plan dominates)."""
    good = [[margin for name, margin in strategy.margins(strategy.outcomes(REGIONS[key], plan))] for plan in grid.passing(key, False)]

    def beats(one, other):
        return all(a >= b - 1e-12 for a, b in zip(one, other, strict=True)) and any(a > b + 1e-9 for a, b in zip(one, other, strict=True))

    return len(good), sum(not any(beats(other, one) for other in good) for one in good)


def test_what_the_chapter_says_of_plans_that_pass():
    base, coast, inland, hub = (grid.passing(key, False) for key in KEYS)
    assert min(plan[6] for plan in base) == 0.2
    assert max(plan[0] for plan in inland) == 0
    assert max(plan[0] for plan in coast) == 0.6
    assert [0.6, 0, 0, 0.2, 0, 0.2, 0] in coast and [0, 0, 0.4, 0.2, 0.2, 0, 0.2] in coast
    assert domination("base") == (16, 15) and domination("hub") == (36, 27)
    everywhere = [plan for plan, code in zip(grid.plans(), grid.STORED, strict=True) if code == "f"]
    assert everywhere == [[0, 0, 0, 0.2, 0.4, 0, 0.4]]
    for words in ("**16** pass in the old base, 22 on the coast, 11 inland and 36 in the hub; 53 pass somewhere", "**One** passes in all four",
                  "With regions alike, 19 pass", "In the hub 9 of 36 are dominated; 27 remain"):
        assert words in CHAPTER


def test_how_many_plans_in_steps_of_a_tenth_pass_everywhere():
    """Region by region, so that most plans are run once."""
    plans = [[one / 10 for one in split] for split in grid.splits(10, 7)]
    left = plans
    for key in ("inland", "base", "coast", "hub"):
        left = [plan for plan in left if strategy.passes(strategy.outcomes(REGIONS[key], plan))]
    assert f"there are {len(plans):,} plans, and {len(left)} pass everywhere" in CHAPTER
