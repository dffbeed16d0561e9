"""Chapter 4: how far can investment carry growth? Solow's model started at China's figures of 2024."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule, stack, text
from nqpf_widgets.explorer import Explorer, View, readout, sentence, slider, task
from nqpf_widgets.models import solow

FIRST, CHECK, SOON, LAST = 2024, 2035, 2039, 2050
YEARS = list(range(FIRST, LAST + 1))

# Capital over output in 2024 that goes with three figures: 42 % of GDP invested, 5.2 % of capital worn
# out a year, and capital growing 7.2 % in 2023 (Penn World Table 11.0): .42 / (.052 + .072) = 3.4.
START_RATIO = 3.4
# Penn World Table 10.01, China, 2019 (delta).
DEPRECIATION = 0.052
# Illustrative: a little faster than the -0.1 % of 2022 and 2023.
POPULATION = -0.002
# What China invested, on average, from 2015 to 2023 (World Bank, gross capital formation).
USUAL = 42

# Closer than this (fractions) two rates print alike; from this multiple on, "2.00" is printed.
SAME = 0.0005
DOUBLED = 1.995


def economy_of(investment, tfp, labour, human_capital, capital_share):
    """The economy of models/solow.py from the controls, which are in per cent."""
    return {
        "capital_output": START_RATIO, "depreciation": DEPRECIATION, "population": POPULATION,
        "investment": investment / 100, "capital_share": capital_share / 100,
        "tfp": tfp / 100, "labour": labour / 100, "human_capital": human_capital / 100,
    }


def view(investment, tfp, labour, human_capital, capital_share):
    """The path to 2050, what its growth is made of, and the same with 42 % invested or TFP flat."""
    economy = economy_of(investment, tfp, labour, human_capital, capital_share)
    made = solow.path(economy, LAST - FIRST)
    usual = made if investment == USUAL else solow.path(solow.with_investment(economy, USUAL / 100), LAST - FIRST)
    parts = solow.contributions(economy, made)
    limit = solow.long_run(economy)["growth"]
    eaten, eaten_usual = consumption(made), consumption(usual)
    soon = SOON - FIRST
    return View(
        charts=[parts_chart(parts), heads_chart(made["income"], eaten, eaten_usual, investment)],
        readouts=[
            readout("slowest", "Slowest growth, 2025 to 2035", min(parts["output"][:CHECK - FIRST]), "percent2", "a year"),
            readout("limit", "Growth in the long run", limit, "percent1", "a year"),
            readout("income", "Income per head in 2039 (2024 = 1)", made["income"][soon], "index"),
            readout("consumption", "Consumption per head in 2039 (2024 = 1)", eaten[soon], "index"),
            readout("capital_output", "Capital–output ratio in 2039 (2024: 3.4)", made["capital_output"][soon], "number1", "years"),
        ],
        reading=[
            growth_sentence(parts["output"], limit),
            income_sentence(made["income"]),
            price_sentence(economy, eaten, eaten_usual),
        ],
    )


def consumption(made):
    """Consumption per head of a path; 1 is that of 2024 with the usual part invested."""
    return [one / (1 - USUAL / 100) for one in made["consumption"]]


def parts_chart(parts):
    """Each year's growth, stacked from its parts."""
    years = YEARS[1:]
    tfp_role = "loss" if parts["tfp"][0] < 0 else "gain"
    named = [("capital", "Capital", "series1"), ("human_capital", "Human capital", "series5"),
             ("tfp", "TFP", tfp_role), ("labour", "Labour", "series4")]
    bases = stack([parts[key] for key, label, role in named])
    marks = [bar(years, parts[named[i][0]], named[i][1], named[i][2], base=bases[i]) for i in range(len(named))]
    return chart(
        "What growth is made of",
        axis("Year", format="year"),
        axis("Growth a year", format="percent2", zero=True),
        marks + [line(years, parts["output"], "Output", "series2")],
    )


def heads_chart(income, eaten, eaten_usual, investment):
    """Income and consumption per head, and what would be consumed with the usual part invested."""
    marks = [
        rule(y=[2.0]),
        text([2029], [2.0], ["doubled"]),
        rule(x=[SOON]),
    ]
    if investment == USUAL:
        marks.append(line(YEARS, income, "Income and consumption", "data"))
    else:
        marks += [
            line(YEARS, income, "Income", "data"),
            line(YEARS, eaten, "Consumption", "model"),
            line(YEARS, eaten_usual, "Consumption if 42% were invested", "model", dash=True),
        ]
    return chart(
        "Per head of the population",
        axis("Year", format="year", domain=[FIRST, LAST]),
        axis("2024 = 1", format="index"),
        marks,
    )


def choices_chart():
    """Income and consumption per head in 2039 along the invested share, TFP flat: figure of the chapter."""
    shares = [i / 100 for i in range(5, 76)]
    params = explorer.defaults()
    income, eaten = [], []
    for share in shares:
        params.update({"investment": 100 * share, "tfp": 0})
        made = solow.path(economy_of(**params), SOON - FIRST)
        income.append(made["income"][-1])
        eaten.append(consumption(made)[-1])
    top = eaten.index(max(eaten))
    return chart(
        "Per head in 2039, by the share invested; TFP flat",
        axis("Invested share of GDP", format="percent0", domain=[0, 0.8]),
        axis("2024 = 1", format="number1", domain=[0, 2]),
        [
            rule(x=[USUAL / 100]),
            text([0.49], [0.1], ["42%, as now"]),
            line(shares, income, "Income", "data"),
            line(shares, eaten, "Consumption", "model"),
            dot([shares[top]], [eaten[top]], "Most to consume", "gain"),
        ],
    )


CHART_COUNTRIES = [("KOR", "South Korea", "series3"), ("JPN", "Japan", "series4"), ("USA", "United States", "series6")]


def capital_chart():
    """Capital per unit of output, 2000 = 100, in China and three other countries: figure of the chapter."""
    newer = tables.load("pwt_110_china_capital")
    marks = [
        rule(y=[100.0]),
        capital_line(newer, "China, vintage 11.0", "data"),
        capital_line(tables.load("pwt_1001").where("country", "CHN"), "China, vintage 10.01", "model"),
    ]
    for code, label, role in CHART_COUNTRIES:
        marks.append(capital_line(tables.load("pwt_1001").where("country", code), label, role))
    return chart(
        "Capital per unit of output",
        axis("Year", format="year", domain=[1978, 2023]),
        axis("2000 = 100", format="number0", domain=[40, 240]),
        marks,
    )


def capital_line(table, label, role):
    """The ratio of capital stock to output from 1978 on, 2000 = 100."""
    years, capital, output = table.column("year"), table.column("capital_stock"), table.column("output")
    first, base = years.index(1978), years.index(2000)
    ratio = [100.0 * capital[row] * output[base] / (output[row] * capital[base]) for row in range(first, len(years))]
    return line(years[first:], ratio, label, role)


def growth_sentence(growth, limit):
    """Whether growth slows down, speeds up or holds."""
    values = {"first": growth[0], "last": growth[-1], "limit": limit}
    if growth[0] - growth[-1] > SAME:
        return sentence("Growth falls from {first:percent1} in 2025 to {last:percent1} in 2050; "
                        "in the long run it tends to {limit:percent1}.", **values)
    if growth[-1] - growth[0] > SAME:
        return sentence("Growth rises from {first:percent1} in 2025 to {last:percent1} in 2050; "
                        "in the long run it tends to {limit:percent1}.", **values)
    return sentence("Growth holds at {last:percent1}: capital grows as fast as output.", **values)


def income_sentence(income):
    """When income per head doubles, and how far it is in 2039."""
    multiple = income[SOON - FIRST]
    for t in range(len(income)):
        if income[t] >= DOUBLED:
            return sentence("Income per head doubles by {year:year}; in 2039 it is {multiple:index} times that of 2024.",
                            year=YEARS[t], multiple=multiple)
    return sentence("Income per head does not double by 2050; in 2039 it is {multiple:index} times that of 2024.",
                    multiple=multiple)


# The price of another invested share: (less in all, less in 2039).
PRICES = {
    (True, True): "Compared with 42% invested, people consume {total:percent1} less from 2025 to 2039, and in 2039 "
                  "still {last:percent1} less.",
    (True, False): "Compared with 42% invested, people consume {total:percent1} less from 2025 to 2039, but in 2039 "
                   "{last:percent1} more.",
    (False, True): "Compared with 42% invested, people consume {total:percent1} more from 2025 to 2039, but in 2039 "
                   "{last:percent1} less.",
    (False, False): "Compared with 42% invested, people consume {total:percent1} more from 2025 to 2039, and in 2039 "
                    "still {last:percent1} more.",
}


def price_sentence(economy, eaten, eaten_usual):
    """What the invested share costs; at the usual one, what TFP brings."""
    soon = SOON - FIRST
    if economy["investment"] != USUAL / 100:
        total = sum(eaten[1:soon + 1]) / sum(eaten_usual[1:soon + 1]) - 1
        last = eaten[soon] / eaten_usual[soon] - 1
        return sentence(PRICES[total < 0, last < 0], total=abs(total), last=abs(last))
    if economy["tfp"] == 0:
        return sentence("TFP is flat, so in the long run output grows only as fast as labour and human capital together.")
    flat = dict(economy)
    flat["tfp"] = 0.0
    return sentence("With TFP flat, income per head in 2039 would be {flat:index} times that of 2024.",
                    flat=solow.path(flat, soon)["income"][-1])


def others_untouched(params, *free):
    """Whether every control but those named stands at its start."""
    return all([params[one.name] == one.default for one in explorer.controls if one.name not in free])


def holds_two_per_cent(params, view):
    """TFP flat, the capital share as it was, and growth over 2 % in every year from 2025 to 2035."""
    return (params["tfp"] == 0 and params["capital_share"] == explorer.control("capital_share").default
            and view.value("slowest") > 0.02)


def doubles_by_tfp(params, view):
    """Only TFP growth moved, and income per head in 2039 within 0.02 of twice that of 2024."""
    return others_untouched(params, "tfp") and abs(view.value("income") - 2) < 0.02


def goes_all_the_way(params, view):
    """TFP flat, only investment moved besides, and income per head as high as the control allows."""
    return (others_untouched(params, "tfp", "investment") and params["tfp"] == 0
            and params["investment"] == explorer.control("investment").high)


def feeds_best(params, view):
    """TFP flat, and no other whole per cent of investment lets people consume more in 2039."""
    if params["tfp"] != 0:
        return False
    near = []
    for step in (-1, 1):
        other = dict(params)
        other["investment"] = params["investment"] + step
        near.append(consumption(solow.path(economy_of(**other), SOON - FIRST))[-1])
    return view.value("consumption") >= max(near)


explorer = Explorer(
    name="growth-limits",
    title="How far can investment carry growth?",
    controls=[
        slider("investment", "Invested share of GDP", 20, 60, 1, USUAL, unit="%",
               help="What is not invested is consumed, by households or by government."),
        slider("tfp", "TFP growth", -1.0, 4.0, 0.1, 1.0, unit="% a year"),
        slider("labour", "Growth of labour", -1.5, 0.0, 0.1, -0.8, unit="% a year",
               help="People at work. Later retirement would slow the fall."),
        slider("human_capital", "Growth of human capital", 0.0, 1.5, 0.1, 0.8, unit="% a year",
               help="Schooling and skill per person at work."),
        slider("capital_share", "Capital share", 30, 50, 1, 42, unit="%",
               help="By how much output rises, in hundredths of a per cent, when capital rises by 1%."),
    ],
    view=view,
    tasks=[
        task("hold", "With TFP flat, keep growth above 2% in every year to 2035 by any other means, the capital share "
             "apart. Then read what it costs in consumption.", holds_two_per_cent,
             hint="Three controls can do it, alone or together. The model sends a bill for only one of them."),
        task("double", "Which TFP growth, with nothing else changed, doubles income per head by 2039 (to within 0.02)?",
             doubles_by_tfp, hint="Reset first. Add to TFP growth by tenths and watch income per head in 2039."),
        task("alone", "With TFP flat and the rest as at the start, how far can investment alone lift income per head by "
             "2039? Find the highest multiple.", goes_all_the_way,
             hint="More investment always makes more output in this model. Look at consumption too."),
        task("feed", "With TFP flat, find the invested share at which people consume most in 2039.", feeds_best,
             hint="It is far from where income is highest, and below 42%."),
    ],
    model="models/solow.py",
)
