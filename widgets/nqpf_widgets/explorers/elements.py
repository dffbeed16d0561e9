"""Chapter 2: one budget, three elements, two regions, and what an accountant sees."""

import math

from nqpf_widgets.chart import axis, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import elements as model

# Illustrative. In the order of model.ELEMENTS: workers, means, subjects.
# Weights are equal for workers and subjects, and so are their costs, so that
# "workers only" and "subjects only" make the same output.
WEIGHTS = (0.35, 0.30, 0.35)
COSTS = (1.0, 0.5, 1.0)

WORKERS_ONLY = (1.0, 0.0, 0.0)
MEANS_ONLY = (0.0, 1.0, 0.0)
NAMES = ("Workers", "Machines", "Subjects")
SHARES = [i / 50 for i in range(51)]
BEST_SHARE_LINES = [
    (0.5, "Easy to substitute, r = 0.5", "series3"),
    (-1, "As at the start, r = \u22121", "series1"),
    (-4, "Hard to substitute, r = \u22124", "series2"),
]
# Plans are equal to the reader if their outputs differ by less than this.
NEGLIGIBLE = 0.0005

COUNTING = [
    ("cost", "cost"),
    ("quality", "quality, element by element"),
    ("fit", "quality and fit together"),
]


def split(machines, workers):
    """Shares of the budget from the two controls, in per cent.

    `workers` divides what machines leave, so that no setting can spend more
    than 100 % of the budget: nothing has to be resolved.
    """
    rest = 1 - machines / 100
    return (rest * workers / 100, machines / 100, rest * (1 - workers / 100))


def outcome(budget, shares, r):
    """A plan and what it makes."""
    quality = model.qualities(budget, shares, COSTS)
    return {"shares": shares, "quality": quality, "output": model.output(quality, WEIGHTS, r)}


@Kept
def standing_plans(budget, r):
    """What plans make that no region chooses: the best split, and one element only."""
    return {
        "best": outcome(budget, tuple(model.best_split(budget, WEIGHTS, COSTS, r)), r),
        "workers": outcome(budget, WORKERS_ONLY, r),
        "means": outcome(budget, MEANS_ONLY, r),
    }


@Kept
def outputs_along(budget, r, workers):
    """Output along the share of machines."""
    others, machines = [model.qualities(budget, split(share, workers), COSTS) for share in (0, 100)]
    return model.outputs_between(others, machines, SHARES, WEIGHTS, r)


def view(budget, r, machines, other_machines, workers, counted):
    """What two regions make of the same budget, and the best that could be made."""
    plans = dict(standing_plans(budget, r))
    plans["a"] = outcome(budget, split(machines, workers), r)
    plans["b"] = outcome(budget, split(other_machines, workers), r)
    made = plans["a"]["output"]
    short = max(0.0, math.log(plans["best"]["output"] / made))
    lead = math.log(made / plans["b"]["output"])
    inputs = model.inputs_lead(counted, plans["a"]["quality"], plans["b"]["quality"], WEIGHTS, r)
    return View(
        charts=[output_chart(outputs_along(budget, r, workers), plans), quality_chart(plans)],
        readouts=[
            readout("best_share", "Best share for machines", plans["best"]["shares"][1], "percent1"),
            readout("output", "Output of region A (before = 1)", made, "index"),
            readout("short", "Region A short of the best", short, "percent1", "(log)"),
            readout("inputs", "A against B: booked as inputs", inputs, "signed_percent1", "(log)"),
            readout("tfp", "A against B: booked as TFP", lead - inputs, "signed_percent1", "(log)"),
        ],
        reading=[
            best_sentence(plans, short),
            one_sided_sentence(plans),
            booking_sentence(counted, lead, inputs),
        ],
    )


def output_chart(along, plans):
    """Output along the share of machines, with the plans as points."""
    best, b, a = plans["best"], plans["b"], plans["a"]
    return chart(
        "Output, by the share of machines",
        axis("Share of the budget for machines", format="percent1", domain=[0, 1]),
        axis("Output (before upgrading = 1)", format="index"),
        [
            line(SHARES, along, "Output", "muted"),
            dot([0, 1], [plans["workers"]["output"], plans["means"]["output"]], "One element only", "baseline",
                names=["Workers or subjects only", "Machines only"]),
            dot([best["shares"][1]], [best["output"]], "Best split", "gain"),
            dot([b["shares"][1]], [b["output"]], "Region B", "model"),
            dot([a["shares"][1]], [a["output"]], "Region A", "data"),
        ],
    )


def quality_chart(plans):
    """The quality that each element reaches, plan by plan."""
    best, b, a = [plans[key]["quality"] for key in ("best", "b", "a")]
    highest = max(best + b + a)
    return chart(
        "Quality of each element",
        axis("Quality (before upgrading = 1)", format="index", domain=[0.9, highest * 1.05]),
        axis("Element", scale="band", domain=NAMES),
        [
            rule(x=[1]),
            dot(best, NAMES, "Best split", "gain"),
            dot(b, NAMES, "Region B", "model"),
            dot(a, NAMES, "Region A", "data"),
        ],
    )


def best_share_chart():
    """The best share of machines along the budget, for three values of r: figure of the chapter."""
    budgets = [0.05 * i for i in range(1, 101)]
    marks = []
    for r, label, role in BEST_SHARE_LINES:
        shares = [model.best_split(budget, WEIGHTS, COSTS, r)[1] for budget in budgets]
        marks.append(line(budgets, shares, label, role))
    return chart(
        "Best share of machines, by the size of the budget",
        axis("Upgrading budget", unit="units", format="number1", domain=[0, 5]),
        axis("Best share of machines", format="percent0", domain=[0, 1]),
        marks,
    )


def best_sentence(plans, short):
    """How far region A is from the best split."""
    best = plans["best"]["shares"][1]
    values = {"chosen": plans["a"]["shares"][1], "best": best, "made": plans["best"]["output"], "short": short}
    if short < NEGLIGIBLE:
        return sentence("Region A is as good as at the best split, which makes {made:index}.", **values)
    if best > 1 - 1e-9:
        return sentence(
            "The best plan of all spends everything on machines and makes {made:index}; "
            "region A, with {chosen:percent0}, falls {short:percent1} (log) short.", **values)
    return sentence(
        "The best split gives machines {best:percent0} and makes {made:index}; "
        "region A gives them {chosen:percent0} and falls {short:percent1} (log) short.", **values)


def one_sided_sentence(plans):
    """How the one-sided plans compare."""
    values = {"means": plans["means"]["output"], "others": plans["workers"]["output"]}
    if values["means"] < values["others"]:
        return sentence(
            "Of the one-sided plans, machines only is the worst: {means:number3}, "
            "against {others:number3} for workers only or subjects only.", **values)
    return sentence(
        "Of the one-sided plans, machines only is the best: {means:number3}, "
        "against {others:number3} for workers only or subjects only.", **values)


# What an accountant makes of the gap between the regions: (counted, whether A makes more).
BOOKINGS = {
    ("cost", True): (
        "Region A makes {gap:percent1} (log) more than region B; both spent the same, so counting "
        "cost books the whole gap as total factor productivity."
    ),
    ("cost", False): (
        "Region A makes {gap:percent1} (log) less than region B; both spent the same, so counting "
        "cost books the whole gap as total factor productivity."
    ),
    ("quality", True): (
        "Region A makes {gap:percent1} (log) more than region B; counting quality element by element "
        "books {inputs:signed_percent1} as inputs and leaves {tfp:signed_percent1} as total factor "
        "productivity, which here is fit and nothing else."
    ),
    ("quality", False): (
        "Region A makes {gap:percent1} (log) less than region B; counting quality element by element "
        "books {inputs:signed_percent1} as inputs and leaves {tfp:signed_percent1} as total factor "
        "productivity, which here is fit and nothing else."
    ),
    ("fit", True): (
        "Region A makes {gap:percent1} (log) more than region B; counting quality and fit together "
        "books the whole gap as inputs and leaves nothing as total factor productivity."
    ),
    ("fit", False): (
        "Region A makes {gap:percent1} (log) less than region B; counting quality and fit together "
        "books the whole gap as inputs and leaves nothing as total factor productivity."
    ),
}


def booking_sentence(counted, lead, inputs):
    """How the accountant books the gap between the two regions."""
    if abs(lead) < NEGLIGIBLE and abs(inputs) < NEGLIGIBLE:
        return sentence("The two regions make the same, so there is no gap to book.")
    return sentence(BOOKINGS[counted, lead > 0], gap=abs(lead), inputs=inputs, tfp=lead - inputs)


def is_worst(params, view):
    """Whether machines only makes less than workers only or subjects only."""
    plans = standing_plans(params["budget"], params["r"])
    return plans["means"]["output"] < plans["workers"]["output"]


def is_best_by_one_change(params, view):
    """Whether the best split is machines only and one control differs from its default."""
    changed = [one.name for one in explorer.controls if params[one.name] != one.default]
    return len(changed) == 1 and view.value("best_share") > 1 - 1e-9


def is_half_lost(params, view):
    """Whether region A is more than 50 log per cent below the best split."""
    return view.value("short") > 0.5


explorer = Explorer(
    name="elements",
    title="One budget, three elements",
    controls=[
        slider("budget", "Upgrading budget", 0.1, 5.0, 0.1, 1.0, unit="units",
               help="One unit doubles the quality of workers, or of subjects; half a unit that of machines."),
        slider("r", "Ease of substitution, r", -4.0, 0.9, 0.1, -1.0,
               help="How well one element stands in for another: near 1 easily, far below 0 hardly at all."),
        slider("machines", "Region A: machines", 0, 100, 1, 70, unit="%",
               help="Share of the budget for means of labour."),
        slider("other_machines", "Region B: machines", 0, 100, 1, 20, unit="%",
               help="The same share in a region with the same budget."),
        slider("workers", "Workers’ part of the rest", 0, 100, 1, 50, unit="%",
               help="What machines leave is split between workers and subjects, alike in both regions."),
        choice("counted", "Accountant counts", COUNTING, "cost",
               help="How inputs are counted when output is compared."),
    ],
    view=view,
    tasks=[
        task("worst", "Make machines only the worst of the three plans that spend all money on one element.", is_worst,
             "One element alone is worth little if the others cannot keep up. Two controls lead there, "
             "one at a time or together."),
        task("best", "From the starting values, make machines only the best plan of all by changing "
             "one control only.", is_best_by_one_change,
             "Reset first. Either let machines stand in for the rest, or ask what a very poor region would do."),
        task("half", "Make region A fall more than 50 log per cent short of the best split.", is_half_lost,
             "A poor split costs most where there is much money to misplace and little substitution."),
    ],
    model="models/elements.py",
)
