"""Chapter 13: three counts of state support, what each names, and what a part of one of them holds."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, stack
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, task, toggle
from nqpf_widgets.models import subsidies as model

COUNTS = ("wto", "csis", "imf")
ITEMS = ("cash", "tax", "land", "credit")
# Half a unit of the last digit of the IMF's items, as a part of GDP.
HALF = 0.0005
# A sum within this distance of another count is called near it (part of GDP).
NEAR = 0.0015
ROWS = ["WTO", "CSIS", "IMF"]
ROLES = ["series1", "series2", "series3"]


def totals():
    """The published figure of each count, as a part of GDP, by its name."""
    table = tables.load("support_counts")
    return {name: table.where("count", name).column("total")[0] / 100 for name in COUNTS}


def sizes():
    """The sizes of the IMF's four items, as parts of GDP, in the order of ITEMS."""
    table = tables.load("support_items")
    return [table.where("item", item).column("share")[0] / 100 for item in ITEMS]


def view(source, cash, tax, land, credit, side):
    """One count: its size beside the others, what it names, and what the chosen part of it holds."""
    chosen = [cash, tax, land, credit] if source == "imf" else [True] * len(ITEMS)
    found = _found(source, chosen)
    return View(
        charts=[_sizes_chart(source, found), _names_chart(COUNTS if side else (source,))],
        readouts=[
            readout("counted", "Counted", found["counted"], "percent2", "of GDP"),
            readout("part", "Part of this figure", found["part"], "percent0"),
            readout("left", "Left out of it", found["left"], "percent2", "of GDP"),
            readout("low", "Rounding allows: least", found["low"], "percent2", "of GDP"),
            readout("high", "Rounding allows: most", found["high"], "percent2", "of GDP"),
        ],
        reading=_reading(source, chosen, found),
        idle=[] if source == "imf" else list(ITEMS),
    )


def _found(source, chosen):
    """What is counted and left out, and what rounding allows; parts of GDP."""
    whole = totals()[source]
    if source == "imf":
        made = model.counted(sizes(), chosen)
        low, high = model.bounds(sizes(), chosen, HALF)
    else:
        half = tables.load("support_counts").where("count", source).column("half_unit")[0] / 100
        made, low, high = whole, whole - half, whole + half
    left = whole - made if whole - made > HALF else 0
    return {"whole": whole, "counted": made, "part": made / whole, "left": left, "low": low, "high": high}


def _reading(source, chosen, found):
    """What the count is, and what the chosen part of it tells: one to three sentences."""
    if source == "wto":
        return [sentence("What China itself notified to the World Trade Organization: direct support from budgets, about "
                         "{whole:percent1} of GDP since 2008.", whole=found["whole"]),
                sentence("By value, farming receives most. No sizes of its items are used here.")]
    if source == "csis":
        return [sentence("A conservative estimate by a research institute in Washington: {whole:percent2} of GDP in 2019.",
                         whole=found["whole"]),
                sentence("It names several instruments. Their sizes were not in what we read.")]
    if all(chosen):
        return [sentence("An estimate from the accounts of listed firms and the land register: {whole:percent1} of GDP in 2023, "
                         "in four items.", whole=found["whole"]),
                sentence("Switch items off to see what a shorter list would count.")]
    if not any(chosen):
        return [sentence("Nothing is counted.")]
    said = [sentence("Your items count {counted:percent1} of GDP, {part:percent0} of the figure; {left:percent1} of GDP is left out.",
                     counted=found["counted"], part=found["part"], left=found["left"])]
    said += _comparison(chosen, found)
    return said


def _comparison(chosen, found):
    """How a part of the IMF's figure stands to the two other wholes: no sentence or one."""
    others = totals()
    if abs(found["counted"] - others["wto"]) < NEAR:
        return [sentence("That is near the whole count of notices, {wto:percent1}. But no money paid out is in it, and money paid "
                         "out is what that count is made of.", wto=others["wto"])]
    if found["counted"] <= others["csis"]:
        return []
    if chosen[0]:
        return [sentence("A part of this figure is larger than the whole of the CSIS figure, {csis:percent2}.", csis=others["csis"])]
    return [sentence("It is more than the whole CSIS figure, {csis:percent2}, and no money paid out is in it.", csis=others["csis"])]


def _sizes_chart(source, found):
    """Three counts as lying bars; of the chosen one what is counted and what is left out."""
    table = tables.load("support_counts")
    labels = {name: table.where("count", name).column("label")[0] for name in COUNTS}
    others = [name for name in COUNTS if name != source]
    here = [labels[source]]
    return chart(
        "Three counts of state support in China",
        axis("Part of GDP", format="percent2", domain=[0, 0.05]),
        axis("Count", scale="band", domain=[labels[name] for name in COUNTS]),
        [
            bar([found["counted"]], here, "Counted now", "model"),
            bar([found["left"]], here, "Left out", "loss", base=[found["counted"]]),
            bar([totals()[name] for name in others], [labels[name] for name in others], "Other counts", "muted"),
        ],
    )


def _names_chart(shown):
    """Which instruments and receivers the counts name: a dot where one is named, with ? where only a programme is."""
    table = tables.load("support_items")
    labels = table.column("label")
    marks = []
    for name in shown:
        named, row, role = table.column(name), ROWS[COUNTS.index(name)], ROLES[COUNTS.index(name)]
        sure, perhaps = [[labels[i] for i in range(len(labels)) if named[i] == state] for state in (1, 0.5)]
        marks.append(dot(sure, [row] * len(sure), row + ": named", role))
        if perhaps:
            marks.append(dot(perhaps, [row] * len(perhaps), row + ": perhaps", "muted", ["?"] * len(perhaps)))
    return chart(
        "What the count names",
        axis("Kind of support, or who receives it", scale="band", domain=labels),
        axis("Count", scale="band", domain=ROWS),
        marks,
    )


def counts_chart():
    """The three counts, one of them with its items: figure of the chapter."""
    table = tables.load("support_counts")
    labels = table.column("label")
    names = ("IMF: paid out", "IMF: tax breaks", "IMF: cheap land", "IMF: cheap credit")
    amounts = sizes()
    bases = stack([[one] for one in amounts])
    marks = [bar([totals()["wto"], totals()["csis"]], labels[:2], "Total only", "muted")]
    for i in range(len(ITEMS)):
        marks.append(bar([amounts[i]], [labels[2]], names[i], "series%d" % (i + 1), base=bases[i]))
    return chart(
        "State support in China by three counts",
        axis("Part of GDP", format="percent1", domain=[0, 0.05]),
        axis("Count", scale="band", domain=labels),
        marks,
    )


def _is_set(params, chosen):
    return params["source"] == "imf" and [params[item] for item in ITEMS] == chosen


def is_payments(params, view):
    """Only money paid out: the largest item, and what a list of direct payments holds."""
    return _is_set(params, [True, False, False, False])


def is_smallest_half(params, view):
    """As few items as can be over half the figure, and of these the smallest sum."""
    return _is_set(params, model.smallest_over(sizes(), 0.5))


def is_nearest_notices(params, view):
    """The set whose sum comes nearest to the count of notices."""
    return _is_set(params, model.nearest(sizes(), totals()["wto"]))


def is_most_hidden(params, view):
    """All that a list of direct payments leaves out."""
    return _is_set(params, [False, True, True, True])


explorer = Explorer(
    name="subsidy-count",
    title="How large is state support? Three counts",
    controls=[
        choice("source", "Count", [("wto", "Notices to the WTO"), ("csis", "CSIS estimate"), ("imf", "IMF paper")], "imf"),
        toggle("cash", "Money paid out", True, help="Cash subsidies."),
        toggle("tax", "Tax breaks", True, help="Tax that favoured firms do not pay."),
        toggle("credit", "Cheap credit", True, help="Loans below the usual rate."),
        toggle("land", "Cheap land", True, help="Land sold below its price elsewhere."),
        toggle("side", "Show what all three name", False),
    ],
    view=view,
    tasks=[
        task("payments", "In the IMF paper, count what a list of direct payments alone would count. It is the largest item.",
             is_payments, "Only one of the four items is money that somebody pays to a firm."),
        task("hidden", "Now count all that such a list leaves out, and nothing else.", is_most_hidden,
             "What is not collected, not charged or sold too cheaply costs money too."),
        task("half", "With as few items as you can, count over half of the IMF’s figure. If several sets are equally short, take the "
             "one that counts least.", is_smallest_half, "Over half is more than 2.2% of GDP. No item reaches it alone."),
        task("near", "Find the set that comes nearest to the 0.8% of the notices. What is in it?", is_nearest_notices,
             "Two small items will do. Then ask whether the notices name them."),
    ],
    model="models/subsidies.py",
    sources=["support_counts", "support_items"],
)
