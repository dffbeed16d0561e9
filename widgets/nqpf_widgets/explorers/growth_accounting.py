"""Where did the growth come from? Growth accounting on the Penn World Table (chapter 3).

The reader makes the choices that a statistician makes - which capital, which labour, which labour
share, which vintage of the data - and sees what they do to total factor productivity (TFP).
"""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task, toggle
from nqpf_widgets.models import growth

COUNTRIES = [
    ("CHN", "China"), ("USA", "United States"), ("KOR", "South Korea"), ("JPN", "Japan"),
    ("DEU", "Germany"), ("IND", "India"), ("BRA", "Brazil"),
]
FIRST, LAST = 1970, 2019

VINTAGES = [("10.01", "10.01"), ("11.0-output", "11.0: output only"), ("11.0", "11.0: output, persons, hours")]
# Which series each choice of vintage takes from 11.0; everything else is from 10.01.
NEWER = {"10.01": (), "11.0-output": ("output",), "11.0": ("output", "employment", "hours")}

# Closer than this (fractions a year) two rates print as the same figure.
SAME = 0.0005


def resolve(params):
    """Settle what cannot hold together.

    A window that ends before it has begun ends one year after its start. Only China has a second
    vintage, so for other countries the vintage is 10.01.
    """
    settled = dict(params)
    if settled["end"] <= settled["start"]:
        settled["end"] = settled["start"] + 1
    if settled["country"] != "CHN":
        settled["vintage"] = "10.01"
    return settled


def view(country, start, end, capital, labour, human_capital, labour_share, fixed_share, vintage):
    """The account of one country over one window, and how far it is from the published one."""
    choices = (start, end, capital, labour, human_capital, fixed_share if labour_share == "fixed" else None)
    figures = _figures(country)
    made = _account(figures, vintage, choices)
    other = None
    if country == "CHN":
        other = growth.average(_account(figures, _other(vintage), choices)["tfp"])
    published = growth.log_growth("tfp", _window(figures["tfp"], start, end))
    facts = _facts(made, published, other)
    idle = [] if labour_share == "fixed" else ["fixed_share"]
    return View(
        charts=[_bridge(made, facts), _paths(made, published, vintage, start, end)],
        readouts=_readouts(facts, vintage),
        reading=_reading(facts, country, vintage, start, end),
        idle=idle if country == "CHN" else idle + ["vintage"],
    )


def _figures(country):
    """Columns of one country in 10.01, and what 11.0 replaces for China."""
    table = tables.load("pwt_1001").where("country", country)
    figures = {name: table.column(name) for name in table.names}
    if country == "CHN":
        newer = tables.load("pwt_110_china")
        for name in NEWER["11.0"]:
            figures[name + " 11.0"] = newer.column(name)
    return figures


def _window(column, start, end):
    return column[start - FIRST:end - FIRST + 1]


def _account(figures, vintage, choices):
    """growth.account of one vintage for (start, end, capital, labour, human_capital, fixed share or None)."""
    start, end, capital, labour, human_capital, fixed_share = choices
    newer = NEWER[vintage]
    output, persons, hours = [
        _window(figures[name + " 11.0" if name in newer else name], start, end) for name in ("output", "employment", "hours")
    ]
    years = len(persons)
    work = persons if labour == "heads" else [persons[t] * hours[t] for t in range(years)]
    skill = _window(figures["human_capital"], start, end) if human_capital else [1.0] * years
    share = [fixed_share / 100] * years if fixed_share else _window(figures["labour_share"], start, end)
    made = growth.account(
        output, _window(figures["capital_" + capital], start, end), work, skill, share,
    )
    made["share"] = growth.average(growth.mean_shares(share))
    return made


def _other(vintage):
    """The vintage that one is held against."""
    return "11.0" if vintage == "10.01" else "10.01"


def _facts(made, published, other):
    """The numbers of a view, all fractions; growth rates are averages a year."""
    facts = {name: growth.average(made[name]) for name in ("output", "capital", "labour", "human_capital", "tfp")}
    facts["inputs"] = facts["output"] - facts["tfp"]
    facts["gap"] = growth.largest_gap(made["tfp"], published)
    facts["induced"] = growth.with_induced_capital(facts["tfp"], made["share"])
    facts["other"] = other
    # Of output that hardly grew, or fell, a share says nothing.
    facts["share"] = facts["tfp"] / facts["output"] if facts["output"] >= SAME else None
    return facts


def _readouts(facts, vintage):
    made = [readout("tfp", "TFP growth", facts["tfp"], "percent2", "a year")]
    if facts["share"] is not None:
        made.append(readout("share", "TFP’s share in output growth", facts["share"], "percent0"))
    made.append(readout("induced", "TFP growth over labour share", facts["induced"], "percent2", "a year"))
    made.append(readout("gap", "Largest annual gap to the published 10.01 series", facts["gap"], "points2"))
    if facts["other"] is not None:
        made.append(readout("other", "TFP growth with %s figures" % _other(vintage), facts["other"], "percent2", "a year"))
    return made


def _bridge(made, facts):
    """Average contributions, each starting where the last one ended, up to output growth."""
    steps = [facts["capital"], facts["labour"], facts["human_capital"]]
    bases = [0.0, steps[0], steps[0] + steps[1]]
    tfp = facts["tfp"]
    return chart(
        "What adds up to output growth",
        axis("Log growth a year", format="percent2"),
        axis("Part of growth", scale="band", domain=["Capital", "Labour", "Human capital", "TFP", "Output"]),
        [
            rule(x=[0.0], dash=False),
            rule(x=[facts["output"]]),
            bar(steps, ["Capital", "Labour", "Human capital"], "Inputs", "series1", base=bases),
            bar([tfp], ["TFP"], "TFP, what is left", "gain" if tfp >= 0 else "loss", base=[facts["inputs"]]),
            bar([facts["output"]], ["Output"], "Output", "baseline"),
        ],
    )


def _paths(made, published, vintage, start, end):
    """The TFP index computed here against the published ones, start = 100."""
    years = list(range(start, end + 1))
    marks = [
        rule(y=[100.0]),
        line(years, growth.index(published), "Published, 10.01", "data"),
    ]
    if vintage != "10.01":
        marks += _published_newer(start, end)
    marks.append(line(years, growth.index(made["tfp"]), "Computed here", "model"))
    return chart(
        "TFP index",
        axis("Year", format="year", domain=[start, end]),
        axis("%d = 100" % start, format="number1"),
        marks,
    )


def _published_newer(start, end):
    """The published 11.0 index of China where the window holds two years of it, in a list."""
    table = tables.load("pwt_110_china_tfp")
    every, levels = table.column("year"), table.column("tfp")
    rows = [row for row in range(len(every)) if start <= every[row] <= end]
    if len(rows) < 2:
        return []
    index = [100.0 * levels[row] / levels[rows[0]] for row in rows]
    return [line([every[row] for row in rows], index, "Published, 11.0 (to 2009)", "data", dash=True)]


def vintages_chart():
    """China's TFP index as two vintages publish it, 1978 = 100: figure of the chapter."""
    older = tables.load("pwt_1001").where("country", "CHN")
    newer = tables.load("pwt_110_china_tfp")
    until = newer.column("year").index(2009) + 1
    years, levels = newer.column("year"), newer.column("tfp")
    first = years.index(1978)
    index = [100.0 * level / levels[first] for level in levels]
    return chart(
        "Published TFP index of China in two vintages",
        axis("Year", format="year", domain=[1978, 2021]),
        axis("1978 = 100", format="number0", domain=[50, 400]),
        [
            rule(y=[100.0]),
            line(list(range(1978, LAST + 1)), growth.index(growth.log_growth("tfp", _window(older.column("tfp"), 1978, LAST))),
                 "Vintage 10.01, to 2019", "data"),
            line(years[first:until], index[first:until], "Vintage 11.0, to 2009", "model"),
            line([years[until - 1], years[-1]], [index[until - 1], index[-1]], role="model", dash=True),
            dot([years[-1]], [index[-1]], "Vintage 11.0, 2021", "model"),
        ],
    )


def _reading(facts, country, vintage, start, end):
    return [_about_output(facts, country, start, end), _about_tfp(facts), _about_series(facts, vintage)]


def _about_output(facts, country, start, end):
    words = {"country": dict(COUNTRIES)[country], "start": start, "end": end, "growth": facts["output"]}
    if facts["output"] >= SAME:
        return sentence("{country}, {start:year} to {end:year}: output grew {growth:percent1} a year.", **words)
    if facts["output"] <= -SAME:
        words["growth"] = -facts["output"]
        return sentence("{country}, {start:year} to {end:year}: output shrank {growth:percent1} a year.", **words)
    return sentence("{country}, {start:year} to {end:year}: output hardly moved.", **words)


def _about_tfp(facts):
    inputs, tfp = facts["inputs"], facts["tfp"]
    if abs(tfp) < SAME:
        return sentence("More input alone accounts for {inputs:percent1}, so next to nothing is left for TFP.", inputs=inputs)
    if tfp < 0:
        return sentence("Inputs alone account for {inputs:percent1}, more than output did, so TFP is booked as "
                        "falling {fall:percent1} a year.", inputs=inputs, fall=-tfp)
    if facts["share"] is None:
        return sentence("Inputs account for {inputs:percent1}; {tfp:percent1} a year is booked as TFP.",
                        inputs=inputs, tfp=tfp)
    return sentence("Inputs account for {inputs:percent1} of it; what is left, {tfp:percent1} a year or {share:percent0} "
                    "of growth, is booked as TFP.", inputs=inputs, tfp=tfp, share=facts["share"])


def _about_series(facts, vintage):
    other = facts["other"]
    if facts["gap"] < SAME:
        return sentence("Every year is within 0.05 points of the published 10.01 series: these are its makers’ choices.")
    if other is not None and facts["tfp"] * other < 0:
        return sentence("With the output, employment and hours of vintage {other_vintage} instead, TFP growth would be "
                        "{other:signed_percent1} a year: the opposite sign.", other_vintage=_other(vintage), other=other)
    return sentence("In the worst year TFP growth is {gap:points2} away from the published 10.01 series.", gap=facts["gap"])


def reproduced(params, view):
    """The published 10.01 series, to 0.05 points in every one of 20 years or more."""
    return params["end"] - params["start"] >= 20 and view.value("gap") < SAME


def flipped(params, view):
    """Five years or more in which China's two vintages disagree on the sign."""
    return (params["country"] == "CHN" and params["end"] - params["start"] >= 5
            and view.value("tfp") * view.value("other") < 0)


def balanced(params, view):
    """A fixed labour share that leaves China's TFP of 2010-2019 unchanged, to 0.03 points a year."""
    return (params["country"] == "CHN" and params["start"] == 2010 and params["end"] == 2019
            and params["labour_share"] == "fixed" and abs(view.value("tfp")) < 0.0003)


explorer = Explorer(
    name="growth-accounting",
    title="Where did the growth come from?",
    controls=[
        choice("country", "Country", COUNTRIES, "CHN"),
        choice("vintage", "Vintage of the data", VINTAGES, "10.01",
               help="Only China has both vintages here."),
        slider("start", "From", FIRST, LAST - 1, 1, 1990, format="year"),
        slider("end", "To", FIRST + 1, LAST, 1, 2019, format="year"),
        choice("capital", "Capital", [("services", "Services it gives"), ("stock", "Stock, by value")], "stock"),
        choice("labour", "Labour", [("heads", "Persons"), ("hours", "Hours worked")], "heads"),
        choice("labour_share", "Labour share", [("data", "As recorded each year"), ("fixed", "One fixed share")], "fixed"),
        slider("fixed_share", "Fixed labour share", 20, 80, 0.5, 50, unit="%", format="number1"),
        toggle("human_capital", "Count human capital", False),
    ],
    resolve=resolve,
    view=view,
    tasks=[
        task("reproduce", "Reproduce the published 10.01 series: over 20 years or more, let no single year be off by "
             "0.05 points or more.", reproduced,
             hint="The makers of the table measure what capital gives, not what it cost; count time and skill, not "
             "heads; and let the labour share move."),
        task("flip", "Find five years or more in which China’s TFP growth has opposite signs in the two vintages.", flipped,
             hint="TFP growth was lowest at the end. Move the start of the window towards 2010."),
        task("zero", "Take 2010 to 2019. At which fixed labour share is China’s TFP growth zero, to 0.03 points?", balanced,
             hint="Capital grew far faster than labour. A higher labour share gives capital less weight."),
    ],
    model="models/growth.py",
    sources=["pwt_1001", "pwt_110_china", "pwt_110_china_tfp"],
)
