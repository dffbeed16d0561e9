"""Chapter 14: one budget, seven uses, four regions, five floors."""

from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task, toggle
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import ranking, strategy
from nqpf_widgets.models import strategy_grid as grid
from nqpf_widgets.models.strategy_regions import FLOORS, KEYS, REGIONS, alike

NAMES = [("base", "Old industrial base"), ("coast", "Coastal manufacturing"), ("inland", "Inland resources"),
         ("hub", "Research hub")]
ROLES = {"base": "series1", "coast": "series2", "inland": "series4", "hub": "series5"}
PLACES = {"base": "the old industrial base", "coast": "coastal manufacturing", "inland": "the inland region",
          "hub": "the research hub"}
USES = [("industries", "1 New industries"), ("research", "2 Research"), ("chains", "3 Chains"), ("green", "4 Green"),
        ("reform", "5 Reform"), ("talent", "6 Talent"), ("upgrading", "7 Upgrading old industry")]
ROWS = [("tfp", "TFP"), ("income", "Income"), ("emissions", "Emissions"), ("use", "Use"), ("jobs", "Jobs")]
AXES = {
    "tfp": ("TFP in 2040, 2025 = 1", "number3", [1.05, 1.55]),
    "income": ("Income in 2040, 2025 = 1", "number3", [1.5, 2.5]),
    "emissions": ("Emissions in 2040, 2025 = 1", "number3", [0.3, 1.5]),
    "use": ("Use, worst year", "percent1", [0.15, 0.85]),
    "jobs": ("Jobs in old industry, 2025 = 1", "number3", [0.45, 1.0]),
}
PAIRS = [("tfp-jobs", "TFP and jobs"), ("emissions-income", "Income and emissions"), ("tfp-use", "TFP and use")]
# Half the width of the first picture: most plans fit the first, one-sided ones need the second.
NARROW, WIDE = 0.3, 0.8
EVERYWHERE = alike()


def region_of(key, same):
    """The region of a key; with regions alike, the mean of the four."""
    return EVERYWHERE if same else REGIONS[key]


def reach(plan, same):
    """What a plan reaches in each region: a dictionary of outcomes by key."""
    if same:
        reached = strategy.outcomes(EVERYWHERE, plan)
        return {key: reached for key in KEYS}
    return {key: strategy.outcomes(REGIONS[key], plan) for key in KEYS}


@Kept
def reached_by(plan, same):
    """What `reach` says of a plan: (outcomes by key, margins by key)."""
    reached = reach(plan, same)
    return reached, {key: strategy.margins(reached[key]) for key in KEYS}


def view(region, alike, industries, research, chains, green, reform, talent, upgrading, pair):
    """How far a plan is from the floors, here and elsewhere, and what each use would do alone.

    Points need not add up to 100: they count in proportion, and if all are 0 the budget is split evenly.
    So no setting contradicts another.
    """
    points = (industries, research, chains, green, reform, talent, upgrading)
    plan = ranking.from_points(points)
    reached, distances = reached_by(plan, alike)
    here, passed = reached[region], [key for key in KEYS if strategy.passes(reached[key])]
    return View(
        charts=[floors_chart(region, alike, distances), corners_chart(region, alike, pair, here)],
        readouts=[
            readout("tfp", "TFP in 2040 (floor 1.30)", here["tfp"], "number3"),
            readout("income", "Income in 2040 (floor 1.90)", here["income"], "number3"),
            readout("emissions", "Emissions in 2040 (ceiling 1.00)", here["emissions"], "number3"),
            readout("use", "Use of new capacity, worst year (floor 70%)", here["use"], "percent1"),
            readout("jobs", "Jobs in old industry in 2040 (floor 0.68)", here["jobs"], "number3"),
            readout("regions", "All floors are met in", len(passed), "integer", "of 4 regions"),
        ],
        reading=[floors_sentence(region, alike, distances[region]), count_sentence(region, alike, len(passed)), shares_sentence(plan)]
        + even_sentence(points),
        idle=["region"] if alike else [],
    )


def floors_chart(region, same, distances):
    """How far each outcome is from its floor, in this region and with the same plan elsewhere."""
    names = [label for key, label in ROWS]
    far = {key: [margin for name, margin in distances[key]] for key in KEYS}
    here = far[region]
    marks = [
        rule(x=[0], dash=False),
        bar([one if one >= 0 else None for one in here], names, "Met", "gain"),
        bar([one if one < 0 else None for one in here], names, "Missed", "loss"),
    ]
    for key, label in NAMES:
        if key != region and not same:
            marks.append(dot(far[key], names, label, ROLES[key]))
    reached_far = any([max(far[key]) > NARROW or min(far[key]) < -NARROW for key in KEYS])
    return chart(
        "How far from the floors",
        axis("Better (+) or worse (−) than the floor", format="signed_percent1",
             domain=[-WIDE, WIDE] if reached_far else [-NARROW, NARROW]),
        axis("Outcome", scale="band", domain=names),
        marks,
    )


@Kept
def corners(region, same):
    """Where the whole budget for one use would end: seven dictionaries of outcomes."""
    return strategy.alone(region_of(region, same))


def corners_chart(region, same, pair, here):
    """Your plan between the seven plans that put everything on one use, by two outcomes."""
    across, up = pair.split("-")
    floors = {name: floor for name, floor in FLOORS}
    ends = corners(region, same)
    return chart(
        "A trade-off, and what each use alone would do",
        axis(AXES[across][0], format=AXES[across][1], domain=AXES[across][2]),
        axis(AXES[up][0], format=AXES[up][1], domain=AXES[up][2]),
        [
            rule(x=[floors[across]], label="Floor, or ceiling of emissions", role="loss"),
            rule(y=[floors[up]], role="loss"),
            dot([one[across] for one in ends], [one[up] for one in ends], "Whole budget for one use, by its number", "muted",
                names=["1", "2", "3", "4", "5", "6", "7"]),
            dot([here[across]], [here[up]], "Your plan", "data"),
        ],
    )


WORST = {
    "tfp": "Floors met in {place}: {met:integer} of 5; TFP is furthest from its own, {short:percent1} below it.",
    "income": "Floors met in {place}: {met:integer} of 5; income is furthest from its own, {short:percent1} below it.",
    "emissions": "Floors met in {place}: {met:integer} of 5; emissions are furthest from their limit, {short:percent1} above the ceiling.",
    "use": "Floors met in {place}: {met:integer} of 5; use of new capacity is furthest from its own, {short:percent1} below it.",
    "jobs": "Floors met in {place}: {met:integer} of 5; jobs in traditional industry are furthest from theirs, "
            "{short:percent1} below it.",
}


def floors_sentence(region, same, distances):
    """How many floors are met, and which one is missed by most."""
    place = "any region, all being alike" if same else PLACES[region]
    least = min([margin for name, margin in distances])
    if least >= 0:
        return sentence("All five floors are met in {place}.", place=place)
    worst = [name for name, margin in distances if margin == least][0]
    return sentence(WORST[worst], met=len([1 for name, margin in distances if margin >= 0]), place=place, short=-least)


def count_sentence(region, same, passed):
    """How many plans of the grid pass, and in how many regions this one does."""
    if not grid.HOLDS:
        return sentence("The model has been edited, so it is not known how many plans of the grid pass.")
    made = grid.COUNTS[same]
    values = {"plans": made["plans"], "here": made[region], "every": made["all"], "passed": passed}
    if same:
        return sentence("Of the {plans:integer} plans in steps of a fifth, {here:integer} pass, and each of them in every region.",
                        **values)
    return sentence("Of the {plans:integer} plans in steps of a fifth, {here:integer} pass here and {every:integer} in every "
                    "region; yours passes in {passed:integer} of 4.", **values)


def shares_sentence(plan):
    """The plan as parts of the budget, in the order of the controls."""
    return sentence(
        "The plan: new industries {a:percent0}, research {b:percent0}, chains {c:percent0}, green {d:percent0}, reform "
        "{e:percent0}, talent {f:percent0}, upgrading {g:percent0}.",
        a=plan[0], b=plan[1], c=plan[2], d=plan[3], e=plan[4], f=plan[5], g=plan[6])


def even_sentence(points):
    """That a plan without points is an even one: none of its controls says so."""
    return [] if max(points) > 0 else [sentence("No use has points, so the budget is split evenly.")]


def lags_chart():
    """What the whole budget for one use does to income, year by year, in the old industrial base: figure of the chapter."""
    years = list(range(strategy.FIRST, strategy.LAST + 1))
    nothing = strategy.path(REGIONS["base"], [0.0] * 7)["income"]
    marks = [rule(y=[0], dash=False)]
    for use, label, role in ((4, "5 Reform", "series1"), (2, "3 Chains", "series2"), (5, "6 Talent", "series3"),
                             (1, "2 Research", "series4"), (6, "7 Upgrading", "series5")):
        made = strategy.path(REGIONS["base"], [1.0 if i == use else 0.0 for i in range(7)])["income"]
        marks.append(line(years, [made[t] / nothing[t] - 1 for t in range(len(years))], label, role, dash=use == 1))
    return chart(
        "Income gained by a whole budget for one use",
        axis("Year", format="year", domain=[strategy.FIRST, strategy.LAST]),
        axis("Against no plan", format="signed_percent0"),
        marks,
    )


STRICTNESS = [i / 200 for i in range(-10, 11)]


def strictness_chart():
    """How many of the 462 plans pass as all floors are moved together: figure of the chapter."""
    plans = grid.plans()
    least = {key: [min([margin for name, margin in strategy.margins(strategy.outcomes(REGIONS[key], plan))]) for plan in plans]
             for key in KEYS}
    marks = [line(STRICTNESS, [len([1 for one in least[key] if one >= strict]) for strict in STRICTNESS], label, ROLES[key],
                  dash=key == "inland") for key, label in NAMES]
    everywhere = [min([least[key][i] for key in KEYS]) for i in range(len(plans))]
    marks.append(line(STRICTNESS, [len([1 for one in everywhere if one >= strict]) for strict in STRICTNESS], "All four", "gain"))
    return chart(
        "Plans that pass, of 462",
        axis("All floors moved by", format="signed_percent0", domain=[STRICTNESS[0], STRICTNESS[-1]]),
        axis("Plans", format="integer", zero=True),
        [rule(x=[0])] + marks,
    )


def passes_in(key):
    """A predicate: the plan meets all floors in this region, and the regions differ."""
    return lambda params, view: params["region"] == key and not params["alike"] and meets(view)


def meets(view):
    """Whether all floors are met in the region shown."""
    return strategy.passes({name: view.value(name) for name in strategy.OUTCOMES})


def only_here(params, view):
    """All floors are met in the region shown and in no other."""
    return not params["alike"] and view.value("regions") == 1 and meets(view)


def leads(use):
    """A predicate: in coastal manufacturing all floors are met, and this use has more points than any other."""
    def done(params, view):
        others = [params[key] for key, label in USES if key != use]
        return params[use] > max(others) and passes_in("coast")(params, view)
    return done


def one_for_all(params, view):
    """With the regions alike, a plan that meets all floors."""
    return params["alike"] and meets(view)


def points(place, help):
    """Points for one use."""
    key, label = USES[place]
    return slider(key, label, 0, 100, 5, 10, unit="points", format="integer", help=help)


explorer = Explorer(
    name="strategy-lab",
    title="One budget, four regions, five floors",
    controls=[
        choice("region", "Region", NAMES, "base"),
        toggle("alike", "Make the regions alike", False, help="All four get the mean of their parameters."),
        points(0, "Capacity in new industries, beyond what firms build themselves. Points count in proportion."),
        points(1, "Research; its finds reach production after four years."),
        points(2, "New methods spread along industrial chains."),
        points(3, "Less carbon for the same income."),
        points(4, "Halves the wedges that keep people and capital with the wrong firms."),
        points(5, "People in jobs that fit their training, and longer schooling."),
        points(6, "Equipment that saves cost in traditional industry and keeps its plants in business."),
        choice("pair", "Trade-off shown", PAIRS, "tfp-jobs"),
    ],
    view=view,
    tasks=[
        task("base", "Meet all five floors in the old industrial base.", passes_in("base"),
             "Jobs are short. What keeps them is upgrading; what pays for it is money that builds more than the market takes."),
        task("coast", "Meet all five floors in coastal manufacturing.", passes_in("coast"),
             "Only emissions are short. Watch income while you move money to green."),
        task("inland", "Meet all five floors in the inland region.", passes_in("inland"),
             "The market for new industries is small. Misfits and wedges are large."),
        task("hub", "Meet all five floors in the research hub.", passes_in("hub"),
             "It is nearly there. Look at the picture of income and emissions."),
        task("only", "In any region, find a plan that passes there and in no other.", only_here,
             "Take a plan that passes, and lean it towards what only this region can use."),
        task("plants", "In coastal manufacturing, pass with more points for new industries than for any other use.",
             leads("industries"), "Its market takes much. Green and talent can fill in what is missing."),
        task("people", "In coastal manufacturing, pass with more points for talent than for any other use.", leads("talent"),
             "People in fitting jobs raise TFP, longer schooling raises income. Reform and chains can bring the rest."),
        task("alike", "Make the regions alike, and find one plan that passes for all.", one_for_all,
             "The even plan misses a single floor."),
    ],
    model=["models/strategy.py", "models/strategy_regions.py"],
)
