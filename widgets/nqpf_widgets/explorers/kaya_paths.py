"""Chapter 8: growth, energy and carbon to 2060, and whether the pledges of 2020 are kept."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule, stack
from nqpf_widgets.explorer import Explorer, View, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import kaya

FIRST, DATA_END, SWITCH, LAST = 1990, 2023, 2030, 2060
SOON, LATE = SWITCH - DATA_END, LAST - SWITCH
PAST, YEARS = list(range(FIRST, DATA_END + 1)), list(range(DATA_END, LAST + 1))
SPANS = [(1990, 2000, "1990–2000"), (2000, 2010, "2000–10"), (2010, 2020, "2010–20"), (2020, 2023, "2020–23")]
AHEAD = [(SOON, "2023–30"), (LATE, "2030–60")]
PARTS = [("gdp", "GDP", "series6"), ("energy_intensity", "Energy per GDP", "series1"),
         ("carbon_intensity", "Carbon per energy", "series3")]

# The plan for 2026-30: carbon dioxide per unit of GDP falls by 17 % in five years.
PLAN_CUT, PLAN_YEARS = 0.17, 5
# Tasks: how close a cut must be to the plan's, and how still emissions must stand (fractions).
NEAR, STILL = 0.003, 0.0005
# Tasks: the most that may be removed in 2060, and the most that may be emitted on the way (Gt).
MODEST, BUDGET = 1.5, 150


def period_of(growth, energy, carbon):
    """A period of models/kaya.py from the controls, which are in per cent a year."""
    return {"growth": growth / 100, "energy_intensity": energy / 100, "carbon_intensity": carbon / 100}


def paths(soon, late, removals):
    """Emissions, removals and what is left, one figure for each of YEARS, Gt."""
    emitted = kaya.path(history()[DATA_END - FIRST], [(soon, SOON), (late, LATE)])
    taken = kaya.removed(removals, SOON, LATE)
    return {"emitted": emitted, "net": [made - less for made, less in zip(emitted, taken)]}


def year_of(country, year):
    """The figures of one country and year, as models/kaya.py wants them."""
    row = tables.load("kaya").where("country", country).where("year", year)
    return {name: row.column(name)[0] for name in ("population", "gdp", "energy", "co2")}


def view(growth_soon, energy_soon, carbon_soon, growth_late, energy_late, carbon_late, removals):
    """China's emissions to 2060, what moves them, and how the path stands to the pledges."""
    soon = period_of(growth_soon, energy_soon, carbon_soon)
    late = period_of(growth_late, energy_late, carbon_late)
    made = paths(soon, late, removals)
    top = kaya.highest(made["emitted"])
    still = 1 / (1 + kaya.carbon_per_gdp(soon, 1)) - 1
    total = sum(made["net"][1:])
    return View(
        charts=[paths_chart(made, removals), parts_chart([soon, late])],
        readouts=[
            readout("cut", "Carbon per GDP, change in five years, to 2030", kaya.carbon_per_gdp(soon, PLAN_YEARS),
                    "signed_percent1"),
            readout("still", "Growth at which emissions stand still, to 2030", still, "percent1", "a year"),
            readout("peak", "Emissions highest in", YEARS[top], "year"),
            readout("left", "Left in 2060 after removals", made["net"][-1], "number1", "Gt"),
            readout("total", "Added from 2024 to 2060", total, "number0", "Gt"),
        ],
        reading=[
            peak_sentence(made["emitted"], soon, late, still),
            neutral_sentence(made),
            sentence("From 2024 to 2060 {total:number0} Gt are added to the air; from 1990 to 2023 it was {past:number0} Gt.",
                     total=total, past=sum(history())),
        ],
    )


@Kept
def history():
    """China's emissions from 1990 to 2023, Gt."""
    return tables.load("kaya").where("country", "CHN").column("co2")


@Kept
def moved_so_far():
    """What moved China's emissions in each of SPANS: log rates."""
    return [kaya.rates(year_of("CHN", start), year_of("CHN", end), end - start) for start, end, label in SPANS]


def paths_chart(made, removals):
    """Emissions so far and to come."""
    marks = [
        rule(x=[SWITCH, LAST]),
        line(PAST, history(), "Data", "data"),
        line(YEARS, made["emitted"], "Emissions", "model"),
    ]
    if removals > 0:
        late = YEARS[SOON:]
        marks.append(line(late, made["net"][SOON:], "Left after removals", "model", dash=True))
    return chart(
        "Carbon dioxide from energy, China",
        axis("Year", format="year", domain=[FIRST, LAST]),
        axis("Gt a year", format="number1", zero=True),
        marks,
    )


def parts_chart(periods):
    """What moved emissions in each period, and what will; logs, so that the parts add up."""
    labels = [label for start, end, label in SPANS] + [label for years, label in AHEAD]
    moved = moved_so_far() + [kaya.log_rates(period) for period in periods]
    bases = stack([[one[key] for one in moved] for key, label, role in PARTS])
    marks = [bar([one[PARTS[i][0]] for one in moved], labels, PARTS[i][1], PARTS[i][2], base=bases[i])
             for i in range(len(PARTS))]
    return chart(
        "What moves emissions",
        axis("Log growth a year", format="percent1", zero=True),
        axis("Years", scale="band", domain=labels),
        marks + [dot([one["co2"] for one in moved], labels, "Emissions", "series2")],
    )


def peak_sentence(emitted, soon, late, still):
    """When emissions are highest, and why."""
    top = kaya.highest(emitted)
    values = {"top": emitted[top], "growth": soon["growth"], "still": still}
    if top == len(emitted) - 1:
        return sentence("Emissions do not peak: in 2060 they are still rising.", **values)
    if kaya.step(late) >= 0:
        return sentence("Emissions fall until 2030, but not after it." if top == 0 else
                        "Emissions rise to {top:number1} Gt in 2030 and stay there.", **values)
    if top == 0:
        return sentence("Emissions fall from the first year on: GDP grows {growth:percent2} a year to 2030, less than "
                        "the {still:percent2} at which they would stand still.", **values)
    return sentence("Emissions rise to {top:number1} Gt in 2030 and fall after it: GDP grows {growth:percent2} a year to "
                    "2030, more than the {still:percent2} at which they would stand still.", **values)


def neutral_sentence(made):
    """Whether as much is removed as is emitted, and from when."""
    net = made["net"]
    for t in range(len(net)):
        if net[t] <= 0:
            return sentence("In {year:year} removals catch up with what is emitted, {emitted:number1} Gt.",
                            year=YEARS[t], emitted=made["emitted"][t])
    if net[-1] == made["emitted"][-1]:
        return sentence("In 2060 {emitted:number1} Gt are emitted and nothing is removed.", emitted=made["emitted"][-1])
    return sentence("In 2060 {emitted:number1} Gt are emitted and {taken:number1} Gt removed, so {left:number1} Gt are left.",
                    emitted=made["emitted"][-1], taken=made["emitted"][-1] - net[-1], left=net[-1])


def factors_chart():
    """GDP, energy per GDP, carbon per energy and emissions of China, 1990 = 100: figure of the chapter."""
    made = [kaya.factors(year_of("CHN", year)) for year in PAST]
    series = [
        ([one["population"] * one["income"] for one in made], "GDP", "series6"),
        (history(), "Emissions", "series2"),
        ([one["carbon_intensity"] for one in made], "Carbon per energy", "series3"),
        ([one["energy_intensity"] for one in made], "Energy per GDP", "series1"),
    ]
    marks = [line(PAST, [100 * one / levels[0] for one in levels], label, role) for levels, label, role in series]
    return chart(
        "China, 1990 = 100",
        axis("Year", format="year", domain=[FIRST, DATA_END]),
        axis("1990 = 100, log scale", format="number0", scale="log", domain=[25, 2000]),
        [rule(y=[100])] + marks,
    )


# Two paths to neutrality with 1.5 Gt removed: carbon per GDP falls early, or late (per cent a year).
EARLY = [(4.5, -2.5, -2.5), (2.75, -3.0, -6.1)]
LATER = [(4.5, -0.9, -1.0), (2.75, -3.0, -6.8)]


def totals_chart():
    """Two paths that are both neutral in 2060: figure of the chapter."""
    marks = [line(PAST, history(), "Data", "data")]
    for periods, label, role in ((LATER, "Peak in 2030", "loss"), (EARLY, "Falling from the start", "gain")):
        net = paths(period_of(*periods[0]), period_of(*periods[1]), MODEST)["net"]
        # In 2060 both are a hair below zero, which would cost the axis a whole step.
        marks.append(line(YEARS, [max(0.0, one) for one in net], label, role))
    return chart(
        "Two paths to zero",
        axis("Year", format="year", domain=[FIRST, LAST]),
        axis("Gt a year, after removals", format="number0", zero=True),
        [rule(x=[SWITCH])] + marks,
    )


def others_at_start(params, *free):
    """Whether every control but those named stands at its start."""
    return all([params[one.name] == one.default for one in explorer.controls if one.name not in free])


def stands_still(params, view):
    """Carbon per GDP falls by the plan's 17 %, and emissions neither rise nor fall to 2030."""
    soon = period_of(params["growth_soon"], params["energy_soon"], params["carbon_soon"])
    return abs(view.value("cut") + PLAN_CUT) < NEAR and abs(kaya.step(soon)) < STILL


def grows(params, faster):
    """Whether GDP grows in both periods just `faster` points more than at the start."""
    return all([params[name] == explorer.control(name).default + faster for name in ("growth_soon", "growth_late")])


def peaks_early(params, view):
    """Growth as at the start, emissions highest before 2030, and falling in both periods."""
    late = period_of(params["growth_late"], params["energy_late"], params["carbon_late"])
    return grows(params, 0) and view.value("peak") < SWITCH and kaya.step(late) < 0


def is_neutral(params, view):
    """Nothing left in 2060, with no more than 1.5 Gt removed."""
    return view.value("left") <= 0 and params["removals"] <= MODEST


def neutral(params, view):
    """Growth as at the start, and nothing left in 2060."""
    return grows(params, 0) and is_neutral(params, view)


def neutral_faster(params, view):
    """Growth half a point faster in both periods, and nothing left in 2060."""
    return grows(params, 0.5) and is_neutral(params, view)


def neutral_within_budget(params, view):
    """Growth as at the start, nothing left in 2060, and less than 150 Gt added on the way."""
    return neutral(params, view) and view.value("total") < BUDGET


explorer = Explorer(
    name="kaya-paths",
    title="Which paths keep the pledges?",
    controls=[
        slider("growth_soon", "GDP growth, to 2030", 2.0, 7.0, 0.05, 4.5, unit="% a year", format="number2"),
        slider("growth_late", "GDP growth, 2031–60", 0.0, 5.0, 0.05, 2.75, unit="% a year", format="number2"),
        slider("energy_soon", "Energy per GDP, to 2030", -5.0, 1.0, 0.1, -0.9, unit="% a year",
               help="Falls when processes save energy, and when services outgrow steel and cement."),
        slider("energy_late", "Energy per GDP, 2031–60", -5.0, 1.0, 0.1, -0.9, unit="% a year"),
        slider("carbon_soon", "Carbon per energy, to 2030", -8.0, 1.0, 0.1, -1.0, unit="% a year",
               help="Falls when sun, wind, water, nuclear power or gas take the place of coal."),
        slider("carbon_late", "Carbon per energy, 2031–60", -8.0, 1.0, 0.1, -1.0, unit="% a year"),
        slider("removals", "Removals in 2060", 0.0, 3.0, 0.1, 0.0, unit="Gt",
               help="Carbon dioxide taken out of the air that year, by forests or machines. Grows evenly from nothing in 2030."),
    ],
    view=view,
    tasks=[
        task("still", "To 2030, let carbon per GDP fall by the plan’s 17% in five years (to 0.3 points). Then find the growth "
             "of GDP at which emissions stand still.", stands_still,
             hint="First move energy and carbon to 2030 until the first readout says −17%. The second readout then tells the growth."),
        task("peak", "With growth as at the start, let emissions peak before 2030 and fall ever after.", peaks_early,
             hint="They must fall in both periods. In each, energy and carbon together must fall faster than GDP grows."),
        task("neutral", "With growth as at the start, be neutral by 2060 with at most 1.5 Gt of removals.", neutral,
             hint="Removals take care of the last 1.5 Gt. The rest is mostly carbon per energy after 2030."),
        task("faster", "Now the same with growth half a point faster in both periods: 5.00 and 3.25% a year.", neutral_faster,
             hint="Half a point more growth takes half a point more of fall each year, from energy, carbon or both."),
        task("budget", "With growth as at the start, be neutral by 2060 with at most 1.5 Gt of removals and add less than 150 Gt "
             "on the way.", neutral_within_budget,
             hint="What happens before 2030 stays with every later year. Let the fall begin early."),
    ],
    model="models/kaya.py",
    sources=["kaya"],
)
