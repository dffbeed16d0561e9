"""Chapter 11: provinces that all build for one market, who pays and who gains, and what else the money could do."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import rush

YEARS = 25
NUMBERS = list(range(1, YEARS + 1))
SIZES = rush.market(YEARS)
# Learning rates that chapter 5 fits to solar modules: 2000-08, 2000-21 and 2008-21 (per cent).
LEARNING_RATES = [7, 28, 36]
# Tasks: what must be served, and how well used plants must be.
SERVED, WELL_USED = 0.9, 0.75
# Tasks: one key press of herding, and a subsidy worth comparing (per cent of plant cost).
STEP, LARGE = 0.05, 20
# Sentences: what would be printed as 0.0 % of sales, or as a price 0 % off (fractions).
UNSEEN, UNSEEN_PRICE = 0.0005, 0.005


def settings(overlap, herding, subsidy, learning):
    """The settings of models/rush.py from the controls, three of which are in per cent."""
    return {"overlap": overlap / 100, "herding": herding, "subsidy": subsidy / 100, "learning": learning / 100}


@Kept
def calm_path(learning):
    """Plans that add up to the market, no herding and no subsidy."""
    return rush.path(settings(100, 0.0, 0, learning), SIZES)


@Kept
def compare(overlap, herding, subsidy, learning, saving):
    """The chosen path, the calm one, and what they and the subsidy's money bring.

    The calm path has plans that add up to the market, no herding and no subsidy, and the same learning.
    Gains are parts of its sales, both discounted: "buyers", "makers", "together"; "paid", the subsidy;
    "subsidy", by how much it changes what buyers and makers gain together; "upgrade", what the same
    outlays gain on the existing base.
    """
    made = rush.path(settings(overlap, herding, subsidy, learning), SIZES)
    calm = calm_path(learning)
    unpaid = rush.path(settings(overlap, herding, 0, learning), SIZES) if subsidy > 0 else made
    sales = rush.discounted([calm["price"][t] * calm["output"][t] for t in range(YEARS)])
    found = rush.gains(made, calm, SIZES)
    brought = {key: found[key] / sales for key in found}
    brought["paid"] = rush.discounted(made["paid"]) / sales
    brought["subsidy"] = brought["together"] - rush.gains(unpaid, calm, SIZES)["together"] / sales
    brought["upgrade"] = rush.upgrade(made["paid"], saving / 100) / sales
    return {"made": made, "calm": calm, "brought": brought, "bust": sum([1 for one in rush.busts(made) if one])}


def compared(params, herding):
    """The same for parameters with another herding, asked as `view` asks, so that an answer it had is found."""
    return compare(params["overlap"], herding, params["subsidy"], params["learning"], params["saving"])


def view(overlap, herding, subsidy, learning, saving):
    """Use of capacity year by year, who gains and loses, and what the subsidy's money could do elsewhere."""
    found = compare(overlap, herding, subsidy, learning, saving)
    made, brought = found["made"], found["brought"]
    served = [made["output"][t] / made["wanted"][t] for t in range(YEARS)]
    return View(
        charts=[use_chart(made, found["calm"]), gains_chart(brought)],
        readouts=[
            readout("low", "Use of capacity, worst year", min(made["use"]), "percent1"),
            readout("served", "Demand served, worst year", min(served), "percent1"),
            readout("bust", "Years of bust", found["bust"], "integer", "of 25"),
            readout("together", "Buyers and makers together", brought["together"], "signed_percent1", "of sales"),
            readout("upgrade", "Same money on the existing base", brought["upgrade"], "signed_percent1", "of sales"),
        ],
        reading=reading(found, subsidy),
        idle=[] if subsidy > 0 else ["saving"],
    )


def reading(found, subsidy):
    """What happened, who paid, and what the money could have done: one to three sentences."""
    made, calm, brought = found["made"], found["calm"], found["brought"]
    if made["use"] == calm["use"] and made["price"] == calm["price"]:
        return [sentence("Plans add up to the market, nobody copies and nobody pays: this is the calm path itself.")]
    low = min(made["use"])
    values = {"low": low, "year": made["use"].index(low) + 1, "years": found["bust"]}
    first = ("A bust: it takes {years:integer} of the 25 years. In the worst, year {year:integer}, {low:percent1} of "
             "capacity is used." if found["bust"] else
             "No bust. In the worst year, year {year:integer}, {low:percent1} of capacity is used.")
    said = [sentence(first, **values), gains_sentence(brought)]
    if subsidy > 0:
        said.append(sentence("The subsidy, {paid:percent1} of sales, changes what they gain together by "
                             "{subsidy:signed_percent1}; on the existing base the same money brings {upgrade:signed_percent1}.",
                             paid=brought["paid"], subsidy=brought["subsidy"], upgrade=brought["upgrade"]))
    else:
        said.append(price_sentence(made["price"][-1] / calm["price"][-1] - 1))
    return said


def price_sentence(price):
    """How the last year's price stands to that of the calm path, a fraction of it."""
    if abs(price) < UNSEEN_PRICE:
        return sentence("In year 25 the price is within half a per cent of that of the calm path.")
    return sentence("In year 25 the price is {price:percent0} below that of the calm path." if price < 0 else
                    "In year 25 the price is {price:percent0} above that of the calm path.", price=abs(price))


def gains_sentence(brought):
    """Who gains and who loses against the calm path, in parts of its sales."""
    values = {key: abs(brought[key]) for key in ("buyers", "makers", "together")}
    if brought["buyers"] < 0:
        return sentence("Buyers lose {buyers:percent1} of the calm path’s sales: too little is built.", **values)
    if values["together"] < UNSEEN:
        return sentence("Buyers gain {buyers:percent1} of the calm path’s sales and makers lose {makers:percent1}: "
                        "together they end where the calm path does.", **values)
    if brought["together"] > 0:
        return sentence("Buyers gain {buyers:percent1} of the calm path’s sales and makers lose {makers:percent1}: what is "
                        "learnt pays for the losses, with {together:percent1} to spare.", **values)
    return sentence("Buyers gain {buyers:percent1} of the calm path’s sales and makers lose {makers:percent1}: "
                    "{together:percent1} is lost to both.", **values)


def use_chart(made, calm):
    """Use of capacity on the chosen and on the calm path."""
    return chart(
        "Use of capacity",
        axis("Year", format="integer", domain=[1, YEARS]),
        axis("Output over capacity", format="percent1", domain=[0.3, 1]),
        [
            rule(y=[rush.LOW_USE], label="70%: a bust if lower for two years", role="loss"),
            line(NUMBERS, calm["use"], "Calm path", "baseline", dash=True),
            line(NUMBERS, made["use"], "Your path", "model"),
        ],
    )


def gains_chart(brought):
    """Gains of buyers and makers, and of the subsidy's money in two uses."""
    groups = [("Buyers", "buyers"), ("Makers", "makers"), ("Together", "together"), ("Subsidy", "subsidy"), ("Upgrade", "upgrade")]
    names = [name for name, key in groups]
    amounts = [brought[key] for name, key in groups]
    return chart(
        "Gains and losses over 25 years",
        axis("Part of the calm path’s sales", format="percent1", zero=True),
        axis("Who", scale="band", domain=names),
        [
            rule(x=[0], dash=False),
            bar(amounts[:3], names[:3], "Against the calm path", "data"),
            bar(amounts[3:], names[3:], "The subsidy’s money in two uses", "series3"),
        ],
    )


def learning_chart():
    """What buyers and makers gain together, by herding, at three learning rates: figure of the chapter."""
    levels = [i * 0.1 for i in range(16)]
    marks = [rule(y=[0], dash=False)]
    for rate, role in zip(LEARNING_RATES, ("series1", "series2", "series3")):
        together = [compare(110, level, 0, rate, 15)["brought"]["together"] for level in levels]
        marks.append(line(levels, together, "Learning %d%%" % rate, role, dash=rate == 7))
    return chart(
        "Buyers and makers together",
        axis("Herding", format="number1", domain=[0, 1.5]),
        axis("Gain, part of the calm path’s sales", format="signed_percent0"),
        marks,
    )


def branches_chart():
    """Use of capacity in China by branch, 2017 and early summer of 2025: figure of the chapter."""
    table = tables.load("capacity_use_china")
    now = table.where("period", "2025Q2")
    names = now.column("branch")
    before = [table.where("period", "2017").where("branch", name).column("use")[0] for name in names]
    return chart(
        "Use of capacity in China",
        axis("Per cent", format="number0", domain=[0, 100]),
        axis("Branch", scale="band", domain=names),
        [bar(now.column("use"), names, "Second quarter of 2025 (bar)", "data"), dot(before, names, "2017 (dot)", "series2")],
    )


def serves(params, view):
    """90 % of demand served and over 75 % of capacity used in each year."""
    return view.value("served") >= SERVED and view.value("low") > WELL_USED


def weakest_bust(params, view):
    """All else as at the start: a bust, and none with herding one step lower."""
    others = [one.name for one in explorer.controls if one.name != "herding"]
    if view.value("bust") == 0 or any([params[name] != explorer.control(name).default for name in others]):
        return False
    return params["herding"] < STEP or compared(params, params["herding"] - STEP)["bust"] == 0


def pays(params, view):
    """A bust, and yet buyers and makers together are better off than on the calm path."""
    return view.value("bust") > 0 and view.value("together") > 0


def subsidy_brings(params):
    """By how much the subsidy changes what buyers and makers gain together, part of the calm path's sales."""
    return compared(params, params["herding"])["brought"]["subsidy"]


def upgrade_gains(params, view):
    """A large subsidy whose money would gain on the existing base, and more than in the new industry."""
    return params["subsidy"] >= LARGE and view.value("upgrade") > max(0, subsidy_brings(params))


def subsidy_gains(params, view):
    """A large subsidy that gains in the new industry, and more than its money would on the existing base."""
    return params["subsidy"] >= LARGE and subsidy_brings(params) > max(0, view.value("upgrade"))


explorer = Explorer(
    name="rush-and-bust",
    title="Many provinces, one market",
    controls=[
        slider("overlap", "Plans add up to", 80, 150, 5, 110, unit="% of the market", format="number0",
               help="At 100 the provinces’ shares add up to the market that they expect."),
        slider("herding", "Herding", 0.0, 1.5, 0.05, 1.0, format="number2",
               help="By how many per cent a province aims higher for each per cent by which the others’ capacity grew."),
        slider("subsidy", "Subsidy to new plants", 0, 50, 5, 10, unit="% of their cost", format="number0"),
        slider("learning", "Learning rate", 0, 36, 1, 20, unit="% each doubling", format="number0",
               help="Fall of cost each time that all that was ever made doubles. Solar modules: 7, 28 or 36, by window."),
        slider("saving", "Saving by upgrading", 5, 40, 1, 15, unit="% of outlay a year", format="number0",
               help="What the first money spent on the existing base saves in a year. Later money saves less."),
    ],
    view=view,
    tasks=[
        task("serve", "In every year, serve 90% of the demand there is at a price that covers cost, and use more than 75% of "
             "capacity.", serves,
             hint="The calm path misses the first goal by a hair, and heavy overlap the second. Look between, without herding."),
        task("bust", "Leave all else at the start. Find the weakest herding that makes a bust, to a step of 0.05.", weakest_bust,
             hint="Go down from 1 until the years of bust are 0. Then go back one step."),
        task("pays", "Make a rush that ends in a bust and yet leaves buyers and makers together better off.", pays,
             hint="Losses are there at every learning rate. What buyers gain later grows with it."),
        task("upgrade", "Give a subsidy of 20% or more whose money would gain on the existing base, and more than in the new "
             "industry.", upgrade_gains,
             hint="A year of interest and wear costs 13% of outlay, and later money saves less than the first."),
        task("reverse", "Now the other way round: a subsidy of 20% or more that gains in the new industry, and more than the same "
             "money on the existing base.", subsidy_gains,
             hint="New plants bring a gain that their builders do not count when cost falls fast. Keep herding low."),
    ],
    model="models/rush.py",
    sources=["capacity_use_china"],
)
