"""Chapter 5: how far will it spread, and how fast will it get cheaper? S-curves and a learning curve."""

import math

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import diffusion, learning

SERIES = [
    ("CHN", "Electric cars: China"), ("WLD", "Electric cars: world"), ("EUU", "Electric cars: European Union"),
    ("DEU", "Electric cars: Germany"), ("NOR", "Electric cars: Norway"), ("USA", "Electric cars: United States"),
    ("JPN", "Electric cars: Japan"), ("KOR", "Electric cars: South Korea"), ("IND", "Electric cars: India"),
    ("BRA", "Electric cars: Brazil"), ("ONL", "Goods bought online: China"),
]
START, NOW, LATER = 2010, 2025, 2035
YEARS = list(range(START, LATER + 1))
FIRST_WINDOW, LAST_WINDOW = 2000, 2021

# A curve is called good if it misses by no more than this (fraction), as the tasks say.
CLOSE = 0.025
# The lowest ceiling tried; and none lies below this part of the largest share used.
LOWEST, PART = 5, 0.5
# Years between the ends of the window for solar modules: the least allowed, and what the tasks ask.
SHORTEST, LONG = 4, 6


@Kept
def shares_of(series):
    """Years and shares (fractions) of a series."""
    if series == "ONL":
        table = tables.load("online_retail_china")
    else:
        table = tables.load("electric_cars").where("market", series)
    return table.column("year"), [one / 100 for one in table.column("share")]


@Kept
def solar():
    """Years, prices and capacities of solar modules."""
    return [tables.load("solar_modules").column(name) for name in ("year", "price", "capacity")]


@Kept
def used(series, last):
    """The years up to `last` and their shares."""
    years, shares = shares_of(series)
    rows = [i for i in range(len(years)) if years[i] <= last]
    return [years[i] for i in rows], [shares[i] for i in rows]


def lowest_ceiling(series, last):
    """The lowest ceiling allowed, whole per cent: 5, or half the largest share used."""
    return max(LOWEST, math.ceil(100 * PART * max(used(series, last)[1])))


def resolve(params):
    """Settle what contradicts: a ceiling far below the data is lifted to half the largest share used,
    and a window shorter than four years is ended four years after its start.
    """
    settled = dict(params)
    floor = lowest_ceiling(params["series"], params["last"])
    for name in ("ceiling_a", "ceiling_b"):
        settled[name] = max(floor, params[name])
    settled["end"] = max(params["start"] + SHORTEST, params["end"])
    return settled


@Kept
def curve(series, last, ceiling):
    """The S-curve with a ceiling in per cent, fitted to the years up to `last`."""
    years, shares = used(series, last)
    made = diffusion.fit(years, shares, ceiling / 100)
    made["ceiling"] = ceiling / 100
    return with_path(made)


@Kept
def best_curve(series, last):
    """The S-curve with the best ceiling."""
    years, shares = used(series, last)
    ceilings = [one / 100 for one in range(lowest_ceiling(series, last), 101)]
    return with_path(diffusion.best(years, shares, ceilings))


def with_path(made):
    """A fitted curve with its shares in each of YEARS as "path"."""
    made["path"] = diffusion.path(YEARS, made["ceiling"], made["speed"], made["midpoint"])
    return made


def at(made, year):
    """The share of a fitted curve in a year."""
    return diffusion.share(year, made["ceiling"], made["speed"], made["midpoint"])


def window(start, end):
    """Years, prices and capacities of solar modules from start to end."""
    rows = [i for i in range(len(solar()[0])) if start <= solar()[0][i] <= end]
    return [[column[i] for i in rows] for column in solar()]


@Kept
def solar_fits(start, end):
    """Capacities and prices of solar modules in a window, the learning curve and the trend through them."""
    years, prices, capacities = window(start, end)
    return capacities, prices, learning.learning(capacities, prices), learning.trend(years, prices)


def view(series, last, ceiling_a, ceiling_b, start, end):
    """Two S-curves and the best one beside the data; the learning curve of solar modules in a window."""
    curves = [curve(series, last, ceiling_a), curve(series, last, ceiling_b), best_curve(series, last)]
    capacities, prices, learnt, passed = solar_fits(start, end)
    return View(
        charts=[spread_chart(series, last, curves), price_chart(capacities, prices, learnt, passed)],
        readouts=[
            readout("miss_a", "Curve A misses by", curves[0]["miss"], "points2"),
            readout("miss_b", "Curve B misses by", curves[1]["miss"], "points2"),
            readout("best_miss", "Best curve misses by", curves[2]["miss"], "points2"),
            readout("best_now", "Best curve’s share in 2025", at(curves[2], NOW), "percent1"),
            readout("learning_rate", "Solar modules: learning rate", learnt["rate"], "percent1", "per doubling"),
        ],
        reading=[
            curves_sentence(series, last, curves),
            best_sentence(series, last, curves[2]),
            price_sentence(start, end, learnt, passed),
        ],
    )


def spread_chart(series, last, curves):
    """Shares used, shares held out, and the three curves to 2035."""
    years, shares = shares_of(series)
    known, known_shares = used(series, last)
    later = [i for i in range(len(years)) if years[i] > last]
    named = [("Curve A", "model", False), ("Curve B", "series3", False), ("Best curve", "baseline", True)]
    marks = [
        line(YEARS, curves[i]["path"], named[i][0], named[i][1], dash=named[i][2])
        for i in range(3)
    ]
    marks.append(dot(known, known_shares, "Used", "data"))
    if later:
        marks.append(rule(x=[last + 0.5]))
        marks.append(dot([years[i] for i in later], [shares[i] for i in later], "Held out", "series4"))
    highest = max([made["path"][-1] for made in curves] + shares)
    return chart(
        "Share of the new, and S-curves fitted to it",
        axis("Year", format="year", domain=[START, LATER]),
        axis("Share of all sold", format="percent1", domain=[0, math.ceil(10 * highest) / 10]),
        marks,
    )


def price_chart(capacities, prices, learnt, passed):
    """Prices of solar modules against capacity, both on log scales, with both fits in the window."""
    years, every_price, every_capacity = solar()
    others = [i for i in range(len(years)) if every_capacity[i] not in capacities]
    marks = []
    if others:
        marks.append(dot([every_capacity[i] for i in others], [every_price[i] for i in others], "Other years", "muted"))
    return chart(
        "Solar modules: price and capacity, log scales",
        axis("World solar capacity", "GW", format="number0", scale="log", domain=[1, 1000]),
        axis("US$ of 2021 a watt", format="number1", scale="log", domain=[0.2, 10]),
        marks + [
            dot(capacities, prices, "Window", "data"),
            line(capacities, learnt["prices"], "Learning curve", "model"),
            line(capacities, passed["prices"], "Trend in time", "baseline", dash=True),
        ],
    )


def forecasts_chart():
    """What the best S-curve said about China, year after year: figure of the chapter."""
    years, shares = shares_of("CHN")
    named = [(2020, "series4"), (2021, "series2"), (2022, "series3"), (2023, "series5")]
    marks = [
        line(YEARS[5:], [at(best_curve("CHN", last), year) for year in YEARS[5:]], "From data to %d" % last, role)
        for last, role in named
    ]
    return chart(
        "China: the best S-curve of each year",
        axis("Year", format="year", domain=[2015, LATER]),
        axis("Electric share of new cars", format="percent0", domain=[0, 1]),
        marks + [dot(years[5:], shares[5:], "Electric share", "data")],
    )


def online_chart():
    """Goods bought online in China, with the best S-curves before and after the bend: figure of the chapter."""
    years, shares = shares_of("ONL")
    span = list(range(2014, 2031))
    marks = [
        line(span, [at(best_curve("ONL", last), year) for year in span], "Best curve from data to %d" % last, role)
        for last, role in ((2020, "series4"), (2021, "series2"))
    ]
    return chart(
        "China: goods bought online",
        axis("Year", format="year", domain=[2014, 2030]),
        axis("Share of retail sales", format="percent0", domain=[0, 0.8]),
        marks + [dot(years, shares, "Share of goods bought online", "data")],
    )


# What two curves do that were fitted to all years: (A is close, B is close).
ALL_YEARS = {
    (True, True): "Curves A and B both come within 2.5 points of the past; for 2035 they say {a:percent0} and {b:percent0}.",
    (True, False): "Only curve A comes within 2.5 points of the past; for 2035 the curves say {a:percent0} and {b:percent0}.",
    (False, True): "Only curve B comes within 2.5 points of the past; for 2035 the curves say {a:percent0} and {b:percent0}.",
    (False, False): "Neither curve A nor curve B comes within 2.5 points of the past; for 2035 they say {a:percent0} and "
                    "{b:percent0}.",
}


def curves_sentence(series, last, curves):
    """What curves A and B say: about 2025 if it is held out, otherwise about 2035."""
    if last < NOW:
        actual = shares_of(series)[1][-1]
        return sentence("From the years to {last:year}, curve A says {a:percent0} for 2025 and curve B {b:percent0}; "
                        "the share was {actual:percent0}.",
                        last=last, a=at(curves[0], NOW), b=at(curves[1], NOW), actual=actual)
    close = tuple([made["miss"] <= CLOSE for made in curves[:2]])
    return sentence(ALL_YEARS[close], a=at(curves[0], LATER), b=at(curves[1], LATER))


def best_sentence(series, last, made):
    """The best ceiling, and whether it is good enough."""
    values = {"ceiling": made["ceiling"], "miss": made["miss"], "now": at(made, NOW),
              "low": lowest_ceiling(series, last) / 100}
    if made["miss"] > CLOSE:
        return sentence("No ceiling from {low:percent0} to 100% brings an S-curve within 2.5 points; the best, "
                        "{ceiling:percent0}, misses by {miss:points2}.", **values)
    if last < NOW:
        return sentence("The ceiling that fits those years best is {ceiling:percent0}; its curve says {now:percent0} "
                        "for 2025.", **values)
    return sentence("The ceiling that fits best is {ceiling:percent0}, with a miss of {miss:points2}.", **values)


def price_sentence(start, end, learnt, passed):
    """What a doubling of capacity went with, and how well plain time does instead."""
    values = {"start": start, "end": end, "rate": abs(learnt["rate"]), "fit": learnt["fit"], "time": passed["fit"]}
    if learnt["rate"] < 0:
        return sentence("Solar modules, {start:year} to {end:year}: each doubling of capacity went with a price "
                        "{rate:percent1} higher (R² {fit:ratio}; on time alone {time:ratio}).", **values)
    return sentence("Solar modules, {start:year} to {end:year}: each doubling of capacity went with a price "
                    "{rate:percent1} lower (R² {fit:ratio}; on time alone {time:ratio}).", **values)


def far_apart(params, view):
    """China's electric cars, all years: ceilings 30 points apart, both curves close."""
    return (params["series"] == "CHN" and params["last"] == NOW
            and abs(params["ceiling_a"] - params["ceiling_b"]) >= 30
            and max(view.value("miss_a"), view.value("miss_b")) <= CLOSE)


def no_curve(params, view):
    """All years used, and not even the best ceiling brings a curve close."""
    return params["last"] == NOW and view.value("best_miss") > CLOSE


def hindsight(params, view):
    """China's electric cars to 2021, and curve A within a point of the share of 2025."""
    if params["series"] != "CHN" or params["last"] != 2021:
        return False
    return abs(at(curve("CHN", 2021, params["ceiling_a"]), NOW) - shares_of("CHN")[1][-1]) <= 0.01


def slow(params, view):
    """A window of six years or more with a learning rate under 10 %."""
    return params["end"] - params["start"] >= LONG and view.value("learning_rate") < 0.10


def fast(params, view):
    """A window of six years or more with a learning rate over 35 %."""
    return params["end"] - params["start"] >= LONG and view.value("learning_rate") > 0.35


explorer = Explorer(
    name="diffusion",
    title="How far will it spread, and how cheap will it get?",
    controls=[
        choice("series", "What spreads", SERIES, "CHN"),
        slider("last", "Use the years to", 2020, NOW, 1, NOW, format="year",
               help="Later years are held out: the curves do not know them."),
        slider("ceiling_a", "Ceiling of curve A", LOWEST, 100, 1, 50, unit="%",
               help="Speed and midpoint are fitted. It stays above half the largest share used."),
        slider("ceiling_b", "Ceiling of curve B", LOWEST, 100, 1, 60, unit="%"),
        slider("start", "Solar window from", FIRST_WINDOW, LAST_WINDOW - SHORTEST, 1, FIRST_WINDOW, format="year"),
        slider("end", "Solar window to", FIRST_WINDOW + SHORTEST, LAST_WINDOW, 1, LAST_WINDOW, format="year",
               help="At least four years after the start."),
    ],
    view=view,
    resolve=resolve,
    tasks=[
        task("apart", "Electric cars in China, all years used: find two ceilings at least 30 points apart whose curves "
             "both miss by no more than 2.5 points.", far_apart,
             hint="Start with both at 60% and move them apart. One has more room than the other."),
        task("none", "All years used: find a series that no S-curve fits within 2.5 points.", no_curve,
             hint="The best curve’s miss is among the figures. A share that has covered a long way has more room to miss."),
        task("hindsight", "Use China’s electric cars to 2021 only. Find a ceiling for curve A that gives the share of 2025 "
             "to within a point. Then compare its miss with that of the best curve.", hindsight,
             hint="The share of 2025 was 53%. Nothing in the years to 2021 tells you the ceiling."),
        task("slow", "Solar modules: a window of six years or more in which the learning rate is under 10%.", slow,
             hint="There were years in which capacity grew fast and the price hardly moved."),
        task("fast", "Solar modules: a window of six years or more in which the learning rate is over 35%.", fast,
             hint="Start where the price had just stood still."),
    ],
    model=["models/diffusion.py", "models/learning.py"],
    sources=["electric_cars", "online_retail_china", "solar_modules"],
)
