"""Chapter 6: how much of research should be disruptive? It depends on which history one plans for."""

import math

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import portfolio as model

# Illustrative, like every default below.
STEADY = 0.015
ELASTICITY = 0.5
SHARES = [0.0, 0.01, 0.03] + [i / 20 for i in range(1, 20)] + [0.97, 0.99, 1.0]
HISTORIES = 8
TYPICAL, WORST = 0.5, 0.1
# Between the square roots of expected numbers for which a level is found.
KNOT = 0.1
# Growth rates, fractions a year, that differ by less print alike to the second decimal of a per cent.
SAME = 0.00005
# Chance times gain at the start, in hundredths of a per cent.
PRODUCT = 160

# The curves of the first chart: key, label, role, dashed.
CURVES = [("mean", "Mean", "data", False), ("median", "Typical history", "model", True),
          ("low", "Worst tenth, at most", "loss", False)]
SHOWN = [("mean", "the mean"), ("median", "the typical history"), ("low", "the worst tenth"), ("all", "all three")]


def nature_of(chance, gain, difficulty, growth):
    """The nature of models/portfolio.py from the controls, which are in per cent (difficulty apart)."""
    return {
        "steady": STEADY, "elasticity": ELASTICITY, "difficulty": difficulty,
        "chance": chance / 100, "gain": gain / 100, "growth": growth / 100,
    }


def view(share, curve, years, chance, gain, difficulty, growth, draw):
    """Growth along the disruptive share, and some histories at the share chosen."""
    nature = nature_of(chance, gain, difficulty, growth)
    part = share / 100
    made = model.outcome(nature, part, years)
    left = model.remaining_yield(nature, years)
    values = {
        "share": part, "years": years, "left": left,
        "mean": made["mean"] / years,
        "median": model.growth_quantile(TYPICAL, nature, part, years),
        "low": model.growth_quantile(WORST, nature, part, years),
        "steady": model.outcome(nature, 0, years)["mean"] / years,
    }
    first_year = model.a_year(nature, part)["mean"]
    return View(
        charts=[share_chart(nature, curve, years, values), history_chart(nature, part, years, draw)],
        readouts=[
            readout("mean", "Mean growth", values["mean"], "percent2", "a year"),
            readout("median", "Growth in the typical history", values["median"], "percent2", "a year"),
            readout("low", "Growth in the worst tenth, at most", values["low"], "percent2", "a year"),
            readout("none", "Chance of no breakthrough", math.exp(-made["expected"]), "percent0"),
            readout("last", "Mean growth in the last year", first_year * left, "percent2", "a year"),
        ],
        reading=[growth_sentence(values), steady_sentence(values), yield_sentence(values)],
        idle=["draw"] if share == 0 else [],
    )


def curve_of(key, nature, years):
    """Growth for each of SHARES: "mean", "median" (the typical history) or "low" (the worst tenth)."""
    # In units of J: moving the gain leaves it as it is.
    plain = dict(nature)
    plain["gain"] = 1.0
    made = outcomes(plain, years)
    gain, level = nature["gain"], LEVELS[key].at if key in LEVELS else lambda expected: expected
    return [(one["steady"] + gain * level(one["expected"])) / years for one in made]


@Kept
def outcomes(nature, years):
    """What each of SHARES brings: `outcome` of the model, without its mean."""
    effective = model.effective_years(nature, years)
    a_year = [model.a_year(nature, share) for share in SHARES]
    return [{part: one[part] * effective for part in ("steady", "expected")} for one in a_year]


class Levels:
    """Gains of ln A, in units of J, that a part of histories stay at or below, by the expected number of breakthroughs.

    They depend on that number alone. They are found once at evenly spaced square roots of it, along which they bend
    evenly; the cubic through four of these knots gives the rest to a ten thousandth, finer than a picture shows.
    """

    def __init__(self, probability):
        self.probability = probability
        # Up to this root, none at all is often enough.
        self.first = math.sqrt(-math.log(probability))
        self.knots = [0.0]

    def at(self, expected):
        """The level at an expected number."""
        along = (math.sqrt(expected) - self.first) / KNOT
        if along <= 0:
            return 0.0
        i = max(1, int(along))
        while len(self.knots) < i + 3:
            self.knots.append(self.next_knot())
        a, b, c, d = self.knots[i - 1:i + 3]
        x = along - i
        return (x - 1) * (x - 2) * (b * (x + 1) / 2 - a * x / 6) + (x + 1) * x * (d * (x - 1) / 6 - c * (x - 2) / 2)

    def next_knot(self):
        """The level one knot further."""
        known = self.knots
        # The parabola through the last three leads to it.
        guess = 3 * (known[-1] - known[-2]) + known[-3] if len(known) > 3 else None
        return model.quantile(self.probability, (self.first + len(known) * KNOT) ** 2, guess)


LEVELS = {"median": Levels(TYPICAL), "low": Levels(WORST)}


def share_chart(nature, curve, years, values):
    """Growth by the share of disruptive research, the chosen share marked."""
    at = [values["share"]]
    marks = [rule(x=at), rule(y=[values["steady"]], label="All research steady", role="baseline")]
    shown = [one for one in CURVES if curve in (one[0], "all")]
    marks += [line(SHARES, curve_of(key, nature, years), label, role, dash) for key, label, role, dash in shown]
    marks += [dot(at, [values[key]], "", role) for key, label, role, dash in shown]
    return chart(
        "Growth, by the share of disruptive research",
        axis("Share of research that is disruptive", format="percent0", domain=[0, 1]),
        axis("Growth of TFP a year", format="percent2", zero=True),
        marks,
    )


def history_chart(nature, share, years, draw):
    """TFP in some histories, drawn by chance; a picture only."""
    exp = math.exp
    along = list(range(years + 1))
    seeds = [draw * HISTORIES + i for i in range(HISTORIES)]
    paths = model.histories(nature, share, years, seeds)
    marks = [line(along, [exp(one) for one in path], "", "muted") for path in paths]
    clock = model.clock(nature, years)
    rates = [model.a_year(nature, part)["mean"] for part in (0, share)]
    steady, mean = [[exp(rate * one) for one in clock] for rate in rates]
    return chart(
        "TFP in eight histories drawn by chance (grey)",
        axis("Year", format="integer", domain=[0, years]),
        axis("Start = 1", format="index"),
        marks + [line(along, steady, "All research steady", "baseline", dash=True),
                 line(along, mean, "At mean growth", "data")],
    )


def basic_chart():
    """Basic research as a part of R&D, five countries in 2011 and China in four years: figure of the chapter."""
    china = tables.load("china_research")
    others = tables.load("basic_research_2011")
    elsewhere = ["%s 2011" % name for name in others.column("country")]
    years = ["China %d" % year for year in china.column("year")]
    return chart(
        "Basic research as a part of R&D spending",
        axis("Per cent of R&D spending", format="number0", domain=[0, 30]),
        axis("Country and year", scale="band", domain=elsewhere + years),
        [
            bar(others.column("basic_share"), elsewhere, "Other countries", "model"),
            bar(china.column("basic_share"), years, "China", "data"),
        ],
    )


def horizon_chart():
    """Growth at the share with the best mean, along the horizon: figure of the chapter."""
    params = explorer.defaults()
    nature = nature_of(params["chance"], params["gain"], params["difficulty"], params["growth"])
    share = model.best_mean_share(nature)
    along = list(range(5, 51))
    series = [
        ([model.outcome(nature, share, years)["mean"] / years for years in along], "Mean", "data", False),
        ([model.growth_quantile(TYPICAL, nature, share, years) for years in along], "Typical history", "model", True),
        ([model.growth_quantile(WORST, nature, share, years) for years in along], "Worst tenth, at most", "loss", False),
        ([model.outcome(nature, 0, years)["mean"] / years for years in along], "All research steady", "baseline", True),
    ]
    return chart(
        "Growth with 53% of research disruptive, by the horizon",
        axis("Years", format="integer", domain=[5, 50]),
        axis("Growth of TFP a year", format="percent1", domain=[0, 0.021]),
        [line(along, values, label, role, dash) for values, label, role, dash in series],
    )


def growth_sentence(values):
    """What the chosen share brings on average, typically and in bad luck."""
    if values["share"] == 0:
        return sentence("All research is steady, so every history is the same: TFP grows {mean:percent2} a year over "
                        "{years:integer} years.", **values)
    return sentence("With {share:percent0} of research disruptive, TFP grows {mean:percent2} a year on average over "
                    "{years:integer} years, {median:percent2} in the typical history, and at most {low:percent2} in "
                    "the worst tenth.", **values)


# What steady research alone would bring: (the typical history beats it, the worst tenth does).
AGAINST_STEADY = {
    (True, True): "Steady research alone would bring {steady:percent2} for certain, and more than nine histories in ten "
                  "do better.",
    (True, False): "Steady research alone would bring {steady:percent2} for certain: the typical history beats that, the "
                   "worst tenth does not.",
    (False, False): "Steady research alone would bring {steady:percent2} for certain: the typical history does not beat that.",
}


def steady_sentence(values):
    """How the chosen share compares with none, or what none compares with."""
    if values["share"] == 0:
        return sentence("Nothing is risked, and nothing can be gained by luck.")
    key = (values["median"] > values["steady"], values["low"] > values["steady"])
    return sentence(AGAINST_STEADY[key], **values)


def yield_sentence(values):
    """Whether research keeps pace with ideas getting harder to find."""
    if abs(values["left"] - 1) < 0.005:
        return sentence("Research grows just fast enough to make up for ideas that get harder to find.")
    if values["left"] < 1:
        return sentence("Ideas get harder faster than research grows: the last year’s research finds {left:percent0} of "
                        "what the first year’s found.", **values)
    return sentence("Research grows faster than ideas get harder: the last year’s research finds {left:percent0} of what "
                    "the first year’s found.", **values)


def at_start(params, *free):
    """Whether every control but those named stands at its start; what is drawn does not matter."""
    return all([params[one.name] == one.default for one in explorer.controls if one.name not in free + ("draw", "curve")])


def curve_at(key, params):
    """A curve at a reader's settings."""
    nature = nature_of(*[params[name] for name in ("chance", "gain", "difficulty", "growth")])
    return curve_of(key, nature, params["years"])


def holds(params, view):
    """Difficulty 3, all research steady, and 1.50 % growth in the last year."""
    return params["difficulty"] == 3 and params["share"] == 0 and abs(view.value("last") - STEADY) < SAME


def best_for(key):
    """A task's predicate: only the share moved, and no share of the chart prints better growth."""
    def done(params, view):
        return at_start(params, "share") and view.value(key) > max(curve_at(key, params)) - SAME
    return done


def turns_rare(params, view):
    """Chance lower and gain higher, their product kept: the best mean loses to steady research in the typical history."""
    if params["chance"] * params["gain"] != PRODUCT or not at_start(params, "share", "chance", "gain"):
        return False
    mean = curve_at("mean", params)
    return view.value("mean") > max(mean) - SAME and view.value("median") < mean[0]


def turns_safe(params, view):
    """The worst tenth beats steady research with a share of 20 % or more, chance times gain not above the start's."""
    return (params["share"] >= 20 and params["chance"] * params["gain"] <= PRODUCT
            and view.value("low") > curve_at("mean", params)[0])


explorer = Explorer(
    name="research-portfolio",
    title="How much of research should be disruptive?",
    controls=[
        slider("share", "Disruptive share of research", 0, 100, 1, 20, unit="%",
               help="The rest improves what there is, a little every year."),
        choice("curve", "Curve drawn for", SHOWN, "mean",
               help="The figures below the charts are for all three."),
        slider("years", "Horizon", 10, 50, 1, 25, unit="years", format="integer",
               help="How long one waits before one counts."),
        slider("chance", "Chance of a breakthrough", 2, 40, 1, 8, unit="% a year",
               help="In the first year, if all research were disruptive."),
        slider("gain", "Gain from a breakthrough", 5, 40, 1, 20, unit="% of TFP",
               help="On average; many are smaller, a few much larger."),
        slider("difficulty", "How fast ideas get harder, b", 0.0, 5.0, 0.1, 3.0,
               help="At 3, TFP higher by 1% means that the same research finds 3% less."),
        slider("growth", "Growth of research", 0.0, 12.0, 0.1, 4.0, unit="% a year",
               help="Twice the research finds 1.4 times as much."),
        slider("draw", "Draw of histories", 1, 50, 1, 1, format="integer",
               help="Another eight histories. The curves on the left do not depend on it."),
    ],
    view=view,
    tasks=[
        task("hold", "With b at 3 and all research steady, find the growth of research that keeps TFP growth at 1.50% a "
             "year in the last year, as in the first.", holds,
             hint="TFP must not outrun research. Twice the growth of research is worth half as much here, and b counts "
                  "three times."),
        task("mean", "With all else as at the start, find a disruptive share whose mean growth no other share beats "
             "(to the second decimal).", best_for("mean"),
             hint="The curve is flat at its top, so there are several."),
        task("median", "The same for the typical history.", best_for("median"),
             hint="Draw its curve. It falls before it rises: look beyond the dip."),
        task("low", "The same for the worst tenth.", best_for("low"),
             hint="Draw its curve, and follow it to where it is highest."),
        task("rare", "Keep a share with the best mean. Make breakthroughs rarer and larger, with chance times gain still "
             "160, until the typical history does worse than steady research alone.", turns_rare,
             hint="Divide the one and multiply the other by the same number. The mean stays as it is."),
        task("safe", "Make disruption safe: a share of 20% or more with which even the worst tenth beats steady research, "
             "chance times gain not above 160.", turns_safe,
             hint="Many small chances are safer than a few large ones, and more so the longer they add up."),
    ],
    model="models/portfolio.py",
    sources=["china_research", "basic_research_2011"],
)
