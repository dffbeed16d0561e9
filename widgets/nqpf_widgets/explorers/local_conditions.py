"""Chapter 12: how provinces rank, and how far a shift of weights moves them."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, chart, dot, line, link, rule, text
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import ranking as model

INDICATORS = [
    ("rd", "R&D spending / GDP"),
    ("basic", "Basic research / R&D"),
    ("revenue", "High-tech revenue / GDP"),
    ("science", "Science / budget"),
    ("firms", "Certified firms / GDP"),
]
KEYS = [key for key, label in INDICATORS]
FIRST, LAST = 2018, 2023
# So many rows that their names stand clear of each other on a telephone.
UPPER = 16
OTHERS = [("equal", "equal weights"), ("entropy", "entropy weights")] + [
    (key, label + " alone") for key, label in INDICATORS
]
# The figure of the chapter names these beside their dots, and one above it, where no other dot is.
NAMED = ("Beijing", "Guangdong", "Hainan", "Shanghai", "Tibet")
ABOVE = "Heilongjiang"


@Kept
def figures(year):
    """(provinces, columns): the names and one list of figures an indicator, in the order of KEYS."""
    table = tables.load("provinces").where("year", year)
    return table.column("province"), [table.column(key) for key in KEYS]


@Kept
def scaled(year):
    """The same columns, made comparable."""
    return [model.standardised(column) for column in figures(year)[1]]


@Kept
def entropy_weights(year):
    """The weights of the entropy method."""
    return model.entropy_weights(figures(year)[1])


@Kept
def rank_range(year, weights):
    """(best, worst): the places of each province when ten points move."""
    return model.rank_ranges(scaled(year), weights)


def weights_of(scheme, year, points):
    """The weights that a scheme gives: own points, equal, entropy, or one indicator alone."""
    if scheme == "own":
        return model.from_points(points)
    if scheme == "equal":
        return model.from_points([1] * len(KEYS))
    if scheme == "entropy":
        return entropy_weights(year)
    return [1.0 if key == scheme else 0.0 for key in KEYS]


def view(year, weights, rd, basic, revenue, science, firms, other, province):
    """Places under two sets of weights, and their range when ten points move.

    Own points need not add up to 100: they count in proportion, and if all
    are 0 the weights are equal. So no setting contradicts another.
    """
    names = figures(year)[0]
    points = (rd, basic, revenue, science, firms)
    chosen = weights_of(weights, year, points)
    compared = weights_of(other, year, points)
    places = {
        "here": model.ranks(model.scores(scaled(year), chosen)),
        "other": model.ranks(model.scores(scaled(year), compared)),
    }
    places["best"], places["worst"] = rank_range(year, chosen)
    at = names.index(province)
    order = sorted(range(len(names)), key=lambda i: (places["here"][i], i))
    return View(
        charts=[
            places_chart("The upper half", names, places, order[:UPPER], at),
            places_chart("The lower half", names, places, order[UPPER:], at),
        ],
        readouts=[
            readout("place", "Place of the province picked", places["here"][at], "integer", "of 31"),
            readout("best", "Best place when ten points move", places["best"][at], "integer"),
            readout("worst", "Worst place when ten points move", places["worst"][at], "integer"),
            readout("other", "Its place by the comparison", places["other"][at], "integer"),
            readout("shared", "Places from the top that agree", model.shared_start(places["here"], places["other"]),
                    "integer"),
        ],
        reading=(even_sentence(points) if weights == "own" else []) + [
            weights_sentence(chosen),
            range_sentence(names, places, at),
            other_sentence(other, compared, names, places, at),
        ],
        idle=[] if weights == "own" else KEYS,
    )


def places_chart(title, names, places, rows, at):
    """One half of the table: a row a province, in the order of their places."""
    labels = [names[i] for i in rows]
    best, worst, other, here = [[places[key][i] for i in rows] for key in ("best", "worst", "other", "here")]
    marks = [rule(y=[names[at]], label=names[at], role="baseline")] if at in rows else []
    marks += [
        link(best, labels, worst, labels),
        dot(best, labels, "Best, ten points moved", "gain"),
        dot(worst, labels, "Worst, ten points moved", "loss"),
        dot(other, labels, "By the comparison", "model"),
        dot(here, labels, "By your weights", "data"),
    ]
    return chart(
        title,
        axis("Place", format="integer", domain=[1, len(names)]),
        axis("Province, in the order of your weights", scale="band", domain=labels),
        marks,
    )


def even_sentence(points):
    """That indicators without points count alike: none of their controls says so."""
    return [] if max(points) > 0 else [sentence("No indicator has points, so they count alike.")]


def weights_sentence(weights):
    """The weights, in the order of the controls."""
    return sentence(
        "Weights: R&D spending {rd:percent0}, basic research {basic:percent0}, high-tech revenue "
        "{revenue:percent0}, science budget {science:percent0}, certified firms {firms:percent0}.",
        rd=weights[0], basic=weights[1], revenue=weights[2], science=weights[3], firms=weights[4])


def range_sentence(names, places, at):
    """How far the picked province moves, and which one moves most."""
    widths = [places["worst"][i] - places["best"][i] for i in range(len(names))]
    widest = widths.index(max(widths))
    values = {
        "name": names[at], "place": places["here"][at], "best": places["best"][at], "worst": places["worst"][at],
        "most": names[widest], "width": widths[widest],
    }
    if widths[at] == 0:
        return sentence(
            "{name} takes place {place:integer}, and no shift of ten points between two indicators moves it; "
            "{most} moves most, over {width:integer} places.", **values)
    if widths[at] == widths[widest]:
        return sentence(
            "{name} takes place {place:integer}; shifting ten points between two indicators moves it between places "
            "{best:integer} and {worst:integer}, and no province moves more.", **values)
    return sentence(
        "{name} takes place {place:integer}; shifting ten points between two indicators moves it between places "
        "{best:integer} and {worst:integer}, while {most} moves most, over {width:integer} places.", **values)


def other_sentence(other, weights, names, places, at):
    """What the comparison makes of the picked province."""
    values = {
        "name": names[at], "place": places["other"][at],
        "rd": weights[0], "basic": weights[1], "revenue": weights[2], "science": weights[3], "firms": weights[4],
    }
    if other == "equal":
        return sentence("With equal weights {name} takes place {place:integer}.", **values)
    if other == "entropy":
        return sentence(
            "Entropy weights are, in the same order, {rd:percent0}, {basic:percent0}, {revenue:percent0}, "
            "{science:percent0} and {firms:percent0}; by them {name} takes place {place:integer}.", **values)
    values["indicator"] = INDICATORS[KEYS.index(other)][1]
    return sentence("By the indicator \u201c{indicator}\u201d alone {name} takes place {place:integer}.", **values)


def profile_chart():
    """R&D spending against the share of basic research, 31 provinces in 2023: figure of the chapter."""
    names, columns = figures(LAST)
    above = names.index(ABOVE)
    named = [names.index(name) for name in NAMED + (ABOVE,)]
    rest = [i for i in range(len(names)) if i not in named]
    return chart(
        "R&D spending and the part of it for basic research, 2023",
        axis("R&D spending", unit="% of GDP", format="number0", domain=[0, 7.5]),
        axis("Basic research", unit="% of R&D", format="number0", domain=[0, 30]),
        [
            dot([columns[0][i] for i in rest], [columns[1][i] for i in rest], "Other provinces", "muted"),
            dot([columns[0][i] for i in named], [columns[1][i] for i in named], "Named", "data",
                names=[names[i] if i != above else "" for i in named]),
            text([columns[0][above]], [columns[1][above]], [ABOVE]),
        ],
    )


def entropy_chart():
    """The entropy weight of basic research each year, with and without Tibet: figure of the chapter."""
    years = list(range(FIRST, LAST + 1))
    lines = [[], []]
    for year in years:
        names, columns = figures(year)
        at = names.index("Tibet")
        without = [column[:at] + column[at + 1:] for column in columns]
        lines[0].append(model.entropy_weights(columns)[1])
        lines[1].append(model.entropy_weights(without)[1])
    return chart(
        "Entropy weight of basic research",
        axis("Year", format="year", domain=[FIRST, LAST]),
        axis("Weight", format="percent0", domain=[0, 0.4]),
        [
            line(years, [0.2] * len(years), "Equal weight", "baseline", dash=True),
            line(years, lines[0], "All 31 provinces", "series1"),
            line(years, lines[1], "Without Tibet", "series2"),
            text([2022], [lines[0][4]], ["All 31"]),
        ],
    )


def is_heilongjiang_up(params, view):
    """Whether own weights, none over half, put Heilongjiang into the first ten."""
    points = [params[key] for key in KEYS]
    return (
        params["weights"] == "own" and params["province"] == "Heilongjiang"
        and max(model.from_points(points)) <= 0.5 and view.value("place") <= 10
    )


def is_first_and_last(params, view):
    """Whether the picked province is first by own weights and last by the comparison, or the other way round."""
    return params["weights"] == "own" and [view.value("place"), view.value("other")] in ([1, 31], [31, 1])


def agrees_with_entropy(params, view):
    """Whether own and entropy weights of 2022 have the same first five, in order."""
    return (
        params["year"] == 2022 and params["weights"] == "own" and params["other"] == "entropy"
        and view.value("shared") >= 5
    )


def points_slider(key, label, help):
    """Points for one indicator."""
    return slider(key, label, 0, 100, 5, 20, unit="points", format="integer", help=help)


explorer = Explorer(
    name="local-conditions",
    title="Thirty-one provinces, one list",
    controls=[
        choice("province", "Province", [(name, name) for name in figures(LAST)[0]], "Heilongjiang"),
        slider("year", "Year", FIRST, LAST, 1, LAST, format="year"),
        choice("weights", "Weights", [("own", "own points")] + OTHERS[:2], "own",
               help="Own points count in proportion: 10 and 30 are a quarter and three quarters."),
        points_slider("rd", INDICATORS[0][1], "Spending on research and development over GDP."),
        points_slider("basic", INDICATORS[1][1], "The part of that spending that goes to basic research."),
        points_slider("revenue", INDICATORS[2][1], "Revenue of high-technology manufacturing over GDP."),
        points_slider("science", INDICATORS[3][1], "The part of the province\u2019s budget that goes to science."),
        points_slider("firms", INDICATORS[4][1], "Firms certified as high-technology in the year, over GDP."),
        choice("other", "Compare with", OTHERS, "entropy"),
    ],
    view=view,
    tasks=[
        task("up", "Pick Heilongjiang and bring it into the first ten by own points, with no indicator over half of the "
             "weight.", is_heilongjiang_up,
             "By which indicators is it high? Compare with one after another, and read its place."),
        task("both", "Find a province, own points and a comparison such that it is first by one and last by the other.",
             is_first_and_last,
             "Look for a province that one indicator puts on top. Then ask what it has little of."),
        task("agree", "In 2022, find own points by which the first five places are those of entropy weights, in the same "
             "order.", agrees_with_entropy,
             "The reading says how entropy weights the five. Which one stands out that year?"),
    ],
    model="models/ranking.py",
    sources=["provinces"],
)
