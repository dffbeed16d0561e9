"""Chapter 7: a productivity gain runs down China's industrial chains, a demand runs up them."""

import math

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task, toggle
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import leontief

# Name in the tables, name in pictures, name with what it holds.
SECTORS = [
    ("farming", "Farming", "Farming, forestry, fishing"),
    ("mining", "Mining", "Mining"),
    ("light", "Light industry", "Light industry (food, textiles, wood, paper)"),
    ("chemicals", "Fuels and chemicals", "Fuels and chemicals"),
    ("metals", "Metals and cement", "Metals, cement, glass"),
    ("machinery", "Machinery", "Machinery and instruments"),
    ("vehicles", "Vehicles", "Vehicles, ships, trains, aircraft"),
    ("electrical", "Electrical goods", "Electrical goods (with batteries, solar cells)"),
    ("electronics", "Electronics", "Electronics (chips, computers, phones)"),
    ("power", "Power and water", "Power, heat, gas, water"),
    ("construction", "Construction", "Construction"),
    ("trade", "Trade and transport", "Trade, transport, hotels, restaurants"),
    ("information", "Information", "Information services (telecoms, software)"),
    ("finance", "Finance, property", "Finance, property, business, research"),
    ("public", "Public services", "Public, social and personal services"),
]
NAMES = [name for name, short, long in SECTORS]
SHORT = [short for name, short, long in SECTORS]
OPTIONS = [(name, long) for name, short, long in SECTORS]

LEAST, MOST, DEMAND = -20, 50, 100
GAINS = [gain / 100 for gain in range(LEAST, MOST + 1, 5)]
# Tasks: how much cheaper the buyer should get, how exactly, and the damage that the first order misses.
ONE_PER_CENT, NEAR, MISSED = 0.01, 0.00005, 0.015
# Illustrative hidden cost on every purchase, in the box on Liu (2019).
HIDDEN = 0.1


@Kept
def economy():
    """The table of 2020 and its two inverses, computed once.

    Inputs made at home are under "home"; under "all", imported inputs count as if made by the same recipes.
    """
    flows, sectors = tables.load("io_2020_flows"), tables.load("io_2020_sectors")
    output = sectors.column("output")
    home = matrix(flows.column("domestic"))
    imported = matrix(flows.column("imported"))
    both = [[home[i][j] + imported[i][j] for j in range(len(output))] for i in range(len(output))]
    gdp = sum(sectors.column("value_added"))
    recipes = {"home": leontief.coefficients(home, output), "all": leontief.coefficients(both, output)}
    chains = {name: leontief.inverse(recipes[name]) for name in ("home", "all")}
    added = sectors.column("value_added")
    shares = [added[i] / output[i] for i in range(len(output))]
    # Counted as if made at home, every import is traced to income in some sector.
    income = {"home": leontief.content(chains["home"], shares), "all": [1.0] * len(output)}
    return {
        "recipes": recipes, "chains": chains, "income": income, "shares": shares, "gdp": gdp, "output": output,
        "final": sectors.column("final"), "imported": imported,
        "weights": leontief.domar_weights(output, gdp),
        "multipliers": {name: leontief.multipliers(chains[name]) for name in ("home", "all")},
    }


def matrix(figures):
    """A column of flows, seller by seller, as rows."""
    size = len(NAMES)
    return [figures[size * i:size * (i + 1)] for i in range(size)]


def view(question, sector, gain, watch, imports):
    """What a gain or a demand in one sector does along the chains."""
    at, seen = NAMES.index(sector), NAMES.index(watch)
    count = "all" if imports else "home"
    if question == "gain":
        return gain_view(at, seen, gain / 100, count)
    return demand_view(at, seen, count)


def gain_view(at, seen, gain, count):
    """Downstream: prices in every sector, and GDP."""
    made = economy()
    falls = [-change for change in leontief.price_changes(made["chains"][count], at, gain)]
    weight = made["weights"][at]
    first, exact = leontief.first_order(weight, gain), gained(at, gain, count)
    return View(
        charts=[buyers_chart(falls, at, seen), economy_chart(at, gain, count)],
        readouts=[
            readout("own", "Price in the sector itself", -falls[at], "signed_percent2"),
            readout("price", "Price in the sector watched", -falls[seen], "signed_percent2"),
            readout("weight", "Domar weight", weight, "number3"),
            readout("first", "GDP, first order", first, "signed_percent2"),
            readout("exact", "GDP, exact", exact, "signed_percent2"),
        ],
        reading=gain_reading(at, seen, gain, falls) + [whole_sentence(first, exact)],
    )


def gained(at, gain, count):
    """What a gain in a sector adds to GDP with fixed recipes, a fraction."""
    made = economy()
    return leontief.exact(made["chains"][count], at, gain, made["weights"][at], made["income"][count][at])


def demand_view(at, seen, count):
    """Upstream: production in every sector, and the multipliers of all."""
    made = economy()
    moved = [DEMAND * row[at] for row in made["chains"][count]]
    ranks = {name: leontief.ranks(made["multipliers"][name])[at] for name in ("home", "all")}
    other = "home" if count == "all" else "all"
    return View(
        charts=[makers_chart(moved, at, seen), multipliers_chart(at, count)],
        readouts=[
            readout("multiplier", "Output multiplier", made["multipliers"][count][at], "number2"),
            readout("rank", "Its place among the 15", ranks[count], "integer"),
            readout("other_rank", "Place with imports counted" if other == "all" else "Place with home inputs only",
                    ranks[other], "integer"),
            readout("income", "Income at home from 100 yuan", DEMAND * made["income"]["home"][at], "number1", "yuan"),
            readout("watched", "Production of the sector watched", moved[seen], "number1", "yuan"),
        ],
        reading=demand_reading(at, moved, ranks, count),
        idle=["gain"],
    )


def buyers_chart(falls, at, seen):
    """How much cheaper the other sectors get, the one that gains most on top."""
    order = [i for i in falling(falls) if i != at]
    groups = [("The sector watched", "series3", [seen] if seen != at else []),
              ("Others", "data", [i for i in order if i != seen])]
    return chart("How much cheaper the others get", axis("Cheaper by", format="percent2", zero=True),
                 axis("Sector", scale="band", domain=[SHORT[i] for i in order]), bars(groups, falls))


def makers_chart(moved, at, seen):
    """What each sector makes for an order, the largest on top."""
    order = falling(moved)
    groups = [("The sector itself", "model", [at]), ("The sector watched", "series3", [seen] if seen != at else []),
              ("Others", "data", [i for i in order if i not in (at, seen)])]
    return chart("Production set in motion by 100 yuan", axis("Yuan of production", format="number1", zero=True),
                 axis("Sector", scale="band", domain=[SHORT[i] for i in order]), bars(groups, moved))


def bars(groups, values):
    """Lying bars for groups of sectors: (label, role, positions)."""
    return [bar([values[i] for i in rows], [SHORT[i] for i in rows], label, role) for label, role, rows in groups if rows]


def falling(values):
    """Positions from the farthest from zero to the nearest."""
    return sorted(range(len(values)), key=lambda i: (-abs(values[i]), i))


def economy_chart(at, gain, count):
    """GDP over the size of the gain: a straight line to first order, and the exact curve."""
    made = economy()
    return chart(
        "What the whole economy gains",
        axis("Gain in the sector", format="percent0", domain=[LEAST / 100, MOST / 100]),
        axis("Change of GDP", format="percent2", zero=True),
        [
            rule(y=[0]),
            line(GAINS, [leontief.first_order(made["weights"][at], one) for one in GAINS], "First order", "baseline", dash=True),
            line(GAINS, [gained(at, one, count) for one in GAINS], "Exact", "model"),
            dot([gain], [gained(at, gain, count)], "Your gain", "data"),
        ],
    )


def multipliers_chart(at, count):
    """The output multipliers of all sectors, the largest on top."""
    values = economy()["multipliers"][count]
    order = falling(values)
    rest = [i for i in order if i != at]
    return chart(
        "Output multipliers",
        axis("Yuan for a yuan of demand", format="number2", zero=True),
        axis("Sector", scale="band", domain=[SHORT[i] for i in order]),
        [bar([values[at]], [SHORT[at]], "The sector chosen", "model"),
         bar([values[i] for i in rest], [SHORT[i] for i in rest], "Other sectors", "data")],
    )


def gain_reading(at, seen, gain, falls):
    """Who gets cheaper, or dearer."""
    if gain == 0:
        return [sentence("With a gain of zero nothing changes.")]
    order = [i for i in falling(falls) if i != at]
    values = {"sector": SHORT[at], "own": abs(falls[at]), "next": SHORT[order[0]], "most": abs(falls[order[0]]),
              "watched": SHORT[seen], "seen": abs(falls[seen])}
    if seen in (at, order[0]):
        return [sentence("{sector}: its own price falls by {own:percent1}. Of the others, {next} gains most: {most:percent2} "
                         "cheaper." if gain > 0 else
                         "{sector}: its own price rises by {own:percent1}. Of the others, {next} suffers most: {most:percent2} "
                         "dearer.", **values)]
    return [sentence("{sector}: its own price falls by {own:percent1}. Of the others, {next} gains most, {most:percent2} "
                     "cheaper; {watched} gets {seen:percent2} cheaper." if gain > 0 else
                     "{sector}: its own price rises by {own:percent1}. Of the others, {next} suffers most, {most:percent2} "
                     "dearer; {watched} gets {seen:percent2} dearer.", **values)]


def whole_sentence(first, exact):
    """GDP, and how far the first order is off."""
    values = {"exact": abs(exact), "first": abs(first), "gap": abs(printed(first) - printed(exact))}
    if first == 0:
        return sentence("GDP stays as it is.")
    return sentence("GDP rises by {exact:percent2}. The Domar weight times the gain says {first:percent2}, which is "
                    "{gap:points2} too much." if first > 0 else
                    "GDP falls by {exact:percent2}. The Domar weight times the loss says {first:percent2}, which is "
                    "{gap:points2} too little.", **values)


def printed(change):
    """A change as readouts print it, to a hundredth of a per cent, so that the gap is the one a reader works out."""
    return math.floor(10000 * change + 0.5) / 10000


def demand_reading(at, moved, ranks, count):
    """Where production is set in motion, and how the sector compares."""
    order = [i for i in falling(moved) if i != at]
    values = {"sector": SHORT[at], "total": sum(moved), "own": moved[at], "next": SHORT[order[0]], "most": moved[order[0]],
              "home": ranks["home"], "all": ranks["all"]}
    return [
        sentence("{sector}: 100 yuan of demand set {total:number0} yuan of production in motion, at home. {own:number0} of "
                 "them are in the sector itself, {most:number0} in {next}." if count == "home" else
                 "{sector}: 100 yuan of demand set {total:number0} yuan of production in motion, at home and abroad. "
                 "{own:number0} of them are in the sector itself, {most:number0} in {next}.", **values),
        sentence("Among the 15 sectors that is place {home:integer}; with imported inputs counted it is place {all:integer}."
                 if count == "home" else
                 "Among the 15 sectors that is place {all:integer}; with inputs from home alone it is place {home:integer}.",
                 **values),
    ]


def multipliers_figure():
    """Multipliers of all sectors, and what imported inputs add: figure of the chapter."""
    made = economy()["multipliers"]
    order = falling(made["all"])
    names = [SHORT[i] for i in order]
    home = [made["home"][i] for i in order]
    return chart(
        "Output multipliers, 2020",
        axis("Yuan for a yuan of demand", format="number1", zero=True),
        axis("Sector", scale="band", domain=names),
        [bar(home, names, "Inputs made at home", "data"),
         bar([made["all"][order[row]] - home[row] for row in range(len(order))], names, "Added by imported inputs", "series2",
             base=home)],
    )


def centralities(count):
    """Distortion centrality of each sector with one illustrative hidden cost on every purchase, as the box has it."""
    made = economy()
    final = made["final"]
    if count == "all":
        final = [final[i] - sum(made["imported"][i]) for i in range(len(final))]
    return leontief.centrality(made["recipes"][count], final, HIDDEN, made["shares"])


def places(name):
    """The places of all sectors by multiplier."""
    return leontief.ranks(economy()["multipliers"][name])


def leads_at_home(params, view):
    """Task: the highest domestic multiplier."""
    return params["question"] == "demand" and not params["imports"] and view.value("rank") == 1


def moves_most(params, view):
    """Task: the sector whose place changes most when imports are counted, seen with imports counted."""
    if params["question"] != "demand" or not params["imports"]:
        return False
    home, both = places("home"), places("all")
    moved = [abs(home[i] - both[i]) for i in range(len(home))]
    return moved[NAMES.index(params["sector"])] == max(moved)


def weighs_most(params, view):
    """Task: the highest Domar weight."""
    return params["question"] == "gain" and view.value("weight") == max(economy()["weights"])


def one_per_cent(params, view):
    """Task: a gain in information services, from home inputs alone, that makes electronics 1 % cheaper."""
    chosen = [params[name] for name in ("question", "sector", "watch", "imports")]
    if chosen != ["gain", "information", "electronics", False]:
        return False
    return abs(view.value("price") + ONE_PER_CENT) <= NEAR


def understated(params, view):
    """Task: a loss that costs at least 1.5 points of GDP more than the first order says."""
    return params["question"] == "gain" and view.value("first") - view.value("exact") >= MISSED and params["gain"] < 0


explorer = Explorer(
    name="input-output",
    title="Who feels a change, up and down the chain?",
    controls=[
        choice("question", "What happens?", [("gain", "A sector gets more productive"), ("demand", "A sector gets an order")],
               "gain", help="Gains run downstream to buyers, orders upstream to suppliers."),
        choice("sector", "In which sector?", OPTIONS, "vehicles"),
        slider("gain", "Gain in productivity", LEAST * 1.0, MOST * 1.0, 0.1, 10.0, unit="%",
               help="All inputs for each unit of output are divided by 1 plus the gain. Below zero: a loss."),
        choice("watch", "Sector to watch", OPTIONS, "electronics"),
        toggle("imports", "Count imported inputs too", False,
               help="As if imported inputs were made by the same recipes as those made at home."),
    ],
    view=view,
    tasks=[
        task("highest", "With inputs made at home, find the sector whose demand sets most production in motion.", leads_at_home,
             hint="Switch to an order. The bars of the second chart are sorted."),
        task("climber", "Now count imported inputs. Find the sector whose place changes most.", moves_most,
             hint="Which sector buys most from abroad? The second and third readouts show its place with and without."),
        task("heaviest", "Find the sector with the highest Domar weight.", weighs_most,
             hint="Switch back to productivity. The weight is sales over GDP, so large sectors lead."),
        task("cheaper", "With inputs made at home, find the gain in information services that makes electronics 1.00% cheaper.",
             one_per_cent, hint="Watch electronics. The first 10% take about half a per cent off; the rest comes more slowly."),
        task("understated", "Find a loss of productivity that costs at least 1.5 points of GDP more than the first order says.",
             understated, hint="Go below zero as far as you can. Try a large sector that also buys much from itself."),
    ],
    model="models/leontief.py",
    sources=["io_2020_sectors", "io_2020_flows"],
)
