"""Chapter 9: firms that are too large and too small, what it costs, and what two kinds of reform bring back."""

import math

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import misallocation as model

# Dispersion that the published gain of the United States in 1997 implies (42.9 % at an elasticity of 3).
UNITED_STATES = 0.49
FIRMS = 60
# Dots beyond these sizes, in right sizes, are drawn at the edge.
SMALLEST, LARGEST = 0.001, 100
# Steps that share no factor with 60 shuffle the firms, so that productivity, wedges and the draw are all but unrelated.
MIX, MIX_FROM = 37, 49
DRAW, DRAW_FROM = 49, 47
ORDERS = [("random", "Drawn at random"), ("favoured", "Most favoured first"), ("held", "Most held back first")]
# Tasks: the gains that were published for China, the loss that must be matched, and three bars to pass.
LOW_GAIN, HIGH_GAIN = 0.3, 0.5
CLOSE, LITTLE, MUCH = 0.005, 0.15, 0.5


@Kept
def firms_of(dispersion, correlation):
    """The firms before a reform; without wedges where the dispersion is 0."""
    return model.kinds(dispersion, correlation)


@Kept
def means_of(dispersion, correlation, elasticity):
    """What `means` says of these firms."""
    return model.means(firms_of(dispersion, correlation), elasticity)


def reformed(dispersion, correlation, elasticity, reform, share, order):
    """What a reform does: the part of the loss in log TFP that it brings back, and two levels.

    A level is input over right size of a firm without a wedge, before and after the reform: means over all firms,
    not the sixty.
    """
    firms, now = firms_of(dispersion, correlation), means_of(dispersion, correlation, elasticity)
    best = means_of(0.0, correlation, elasticity)
    if reform == "halve":
        after = model.means(model.halved(firms), elasticity)
        part = model.part_of_loss(now, after, best, elasticity)
    else:
        after = model.means_in_order(order, share / 100, dispersion, correlation, elasticity)
        if order == "random":
            part = model.part_of_loss(now, model.means(model.freed(firms, share / 100), elasticity), best, elasticity)
        else:
            part = model.recovered_of_means(after, dispersion, elasticity)
    return part, (best[1] / now[1], best[1] / after[1])


def sixty(dispersion, correlation, reform, share, order):
    """Sixty firms for the picture: lists of ln A, ln T before and ln T after, from the most favoured to the most held back."""
    spread, own = model.SPREAD, math.sqrt(1 - correlation**2)
    log_a = [spread * (correlation * z + own * u) for z, u in zip(POINTS, MIXED)]
    before = [dispersion * z for z in POINTS]
    if reform == "halve":
        return log_a, before, [t / 2 for t in before]
    last = FIRMS * share / 100
    return log_a, before, [0.0 if place < last else t for place, t in zip(PLACES[order], before)]


def sizes(wedges, level, elasticity):
    """Input over right size for some wedges, T^-s times the level of a firm without one; cut at the edges."""
    exp = math.exp
    made = [level * exp(-elasticity * t) for t in wedges]
    return [SMALLEST if one < SMALLEST else LARGEST if one > LARGEST else one for one in made]


def view(dispersion, correlation, elasticity, reform, share, order):
    """Who is too large, what TFP is lost, and what the reform brings back."""
    lost = model.loss(dispersion, elasticity)
    part, level = reformed(dispersion, correlation, elasticity, reform, share, order)
    firms, inputs = model.too_large(dispersion, correlation, elasticity)
    return View(
        charts=[
            firms_chart(sixty(dispersion, correlation, reform, share, order), elasticity, level),
            tfp_chart(lost, part, elasticity),
        ],
        readouts=[
            readout("gain", "TFP to gain without wedges", math.exp(lost) - 1, "percent1"),
            readout("to_us", "TFP to gain at a dispersion of 0.49", model.gain(dispersion, UNITED_STATES, elasticity), "signed_percent1"),
            readout("inputs", "Inputs in firms that are too large", inputs, "percent1"),
            readout("reform_gain", "TFP gain from the reform", math.exp(part * lost) - 1, "signed_percent1"),
            readout("recovered", "Loss in log TFP brought back", part, "signed_percent1"),
        ],
        reading=reading(lost, firms, inputs, part, (reform, share, order)),
        idle=["share", "order"] if reform == "halve" else ["order"] if share in (0, 100) else [],
    )


def reading(lost, firms, inputs, part, chosen):
    """What is lost, who is too large, and what the reform does about it."""
    said = [
        sentence("Wedges keep TFP {lost:percent0} below what the same firms could reach.", lost=1 - math.exp(-lost)),
        sentence("Of all firms {firms:percent0} are too large; they hold {inputs:percent0} of the inputs.", firms=firms, inputs=inputs),
    ]
    reform, share, order = chosen
    values = {"part": abs(part), "share": share / 100}
    if reform == "halve":
        return said + [sentence("Halving every wedge brings back {part:percent0} of the loss.", **values)]
    if abs(part) < 0.0005:
        return said + [sentence("The reform brings back next to nothing.")]
    return said + [sentence(WORDS[order][0 if part > 0 else 1], **values)]


WORDS = {
    "random": ("Freeing {share:percent0} of the firms, drawn at random, brings back {part:percent0} of the loss.",
               "Freeing {share:percent0} of the firms, drawn at random, makes the loss {part:percent0} larger."),
    "favoured": ("Freeing the most favoured {share:percent0} of the firms brings back {part:percent0} of the loss.",
                 "Freeing the most favoured {share:percent0} of the firms makes the loss {part:percent0} larger."),
    "held": ("Freeing the {share:percent0} of the firms that are most held back brings back {part:percent0} of the loss.",
             "Freeing the {share:percent0} of the firms that are most held back makes the loss {part:percent0} larger."),
}


def firms_chart(firms, elasticity, level):
    """Sixty firms: productivity, and input over its right size, before and after the reform."""
    log_a, before, after = firms
    productivity = [math.exp(one) for one in log_a]
    return chart(
        "Sixty firms: who is too large?",
        axis("Productivity, middle firm 1", format="number1", scale="log", domain=[0.1, 10]),
        axis("Input over right size", format="number3", scale="log", domain=[SMALLEST, LARGEST]),
        [
            rule(y=[1], label="Right size", role="muted", dash=False),
            dot(productivity, sizes(before, level[0], elasticity), "Before", "baseline"),
            dot(productivity, sizes(after, level[1], elasticity), "After the reform", "model"),
        ],
    )


def tfp_chart(lost, part, elasticity):
    """TFP now, at the dispersion of the United States, and after the reform; without wedges it is 100 %."""
    names = ["Now", "At 0.49", "Reform"]
    levels = [math.exp(-lost), math.exp(-model.loss(UNITED_STATES, elasticity)), math.exp((part - 1) * lost)]
    return chart(
        "TFP, without wedges 100%",
        axis("TFP", format="percent1", domain=[0, 1]),
        axis("State", scale="band", domain=names),
        [
            bar(levels[:2], names[:2], "Without a reform", "baseline"),
            bar(levels[2:], names[2:], "After the reform", "model"),
        ],
    )


def order_chart():
    """The part of the loss that comes back, by share of firms freed, in three orders: figure of the chapter."""
    shares = [i / 100 for i in range(101)]
    marks = [rule(y=[0], dash=False), rule(y=[0.75], label="Every wedge halved", role="muted")]
    for (order, label), role in zip(ORDERS, ("series1", "series2", "series3")):
        parts = [model.recovered_in_order(order, share, 0.64, 0.0, 3.0) for share in shares]
        marks.append(line(shares, parts, label, role, dash=order == "held"))
    return chart(
        "What comes back",
        axis("Firms freed", format="percent0", domain=[0, 1]),
        axis("Part of the loss", format="percent0"),
        marks,
    )


def gains_chart():
    """Published gains from equal revenue productivity, and from moving to the United States of 1997: figure of the chapter."""
    table = tables.load("misallocation_gains")
    names = table.column("label")
    dots = [(gain, name) for gain, name in zip(table.column("to_us"), names) if gain is not None]
    return chart(
        "Gains in manufacturing TFP",
        axis("Per cent", format="number0", domain=[0, 140]),
        axis("Country and year", scale="band", domain=names),
        [
            bar(table.column("all"), names, "All wedges gone (bar)", "data"),
            dot([gain for gain, name in dots], [name for gain, name in dots], "As in the US of 1997 (dot)", "series2"),
        ],
    )


def others_at_start(params, *free):
    """Whether every control but those named stands as at the start."""
    return all([params[one.name] == one.default for one in explorer.controls if one.name not in free])


def published_gap(params, view):
    """All else as at the start: a dispersion from which moving to 0.49 gains 30 to 50 %."""
    return others_at_start(params, "dispersion") and LOW_GAIN <= view.value("to_us") <= HIGH_GAIN


def same_loss(params, view):
    """Another elasticity and a strong correlation of either sign, and the same TFP lost as at the start, to half a point."""
    start = math.exp(-model.loss(explorer.control("dispersion").default, explorer.control("elasticity").default))
    now = math.exp(-model.loss(params["dispersion"], params["elasticity"]))
    return params["elasticity"] <= 2 and abs(params["correlation"]) >= 0.5 and abs(now - start) <= CLOSE


def little_back(params, view):
    """At least two thirds of the firms are freed at random, and TFP gains, but under 15 % of the loss comes back."""
    drawn = params["reform"] == "free" and params["order"] == "random"
    return drawn and params["share"] >= 67 and 0 < view.value("recovered") < LITTLE


def few_enough(params, view):
    """At dispersion, correlation and elasticity of the start, a tenth of the firms or fewer bring back over half of the loss."""
    few = params["reform"] == "free" and params["share"] <= 10
    return few and others_at_start(params, "reform", "share", "order") and view.value("recovered") > MUCH


POINTS = [model.quantile((i + 0.5) / FIRMS) for i in range(FIRMS)]
MIXED = [POINTS[(i * MIX + MIX_FROM) % FIRMS] for i in range(FIRMS)]
# Which of the sixty is freed first, by order: the place of each.
PLACES = {"random": [(i * DRAW + DRAW_FROM) % FIRMS for i in range(FIRMS)], "favoured": list(range(FIRMS)),
          "held": list(range(FIRMS - 1, -1, -1))}

explorer = Explorer(
    name="misallocation",
    title="Who is too large, and what does reform bring back?",
    controls=[
        slider("dispersion", "Dispersion of wedges", 0.1, 0.8, 0.01, 0.64, format="number2",
               help="Standard deviation of the log of revenue productivity. Published gains imply 0.64 for China in 2005, 0.49 for the US in 1997."),
        slider("correlation", "Productive firms held back", -0.7, 0.7, 0.05, 0.0, format="signed_number2",
               help="Correlation of productivity with wedges. Above 0 productive firms are held back, below 0 they are favoured."),
        slider("elasticity", "Elasticity of substitution", 2.0, 4.0, 0.5, 3.0, format="number1",
               help="How readily buyers change from one firm’s product to another’s."),
        choice("reform", "Reform", [("halve", "Halve every wedge"), ("free", "Free a share of the firms")], "halve"),
        slider("share", "Firms freed", 0, 100, 1, 50, unit="%", format="number0",
               help="A firm that is freed has no wedge: it is neither favoured nor held back."),
        choice("order", "Which firms", ORDERS, "random"),
    ],
    view=view,
    tasks=[
        task("gap", "Leave all else at the start. Find a dispersion from which moving to 0.49 would gain 30 to 50%, the range "
             "published for China.", published_gap,
             hint="At the start it is a little under 30%. Loss grows with the square of dispersion, so a small step does."),
        task("same", "Lose the same part of TFP as at the start, to half a point, with an elasticity of 2 and a correlation of 0.5 "
             "or more, in either direction.", same_loss,
             hint="First see what the correlation does to the loss. Then keep elasticity times dispersion squared where it was."),
        task("little", "Free two thirds of the firms or more, drawn at random, so that TFP gains and yet less than 15% of the loss "
             "comes back.", little_back,
             hint="What stays behind is what the firms hold that keep their favours. Where wedges differ more, they hold more."),
        task("few", "Leave dispersion, correlation and elasticity at the start. Free a tenth of the firms, or fewer, so that more than half "
             "of the loss comes back.", few_enough,
             hint="It matters who. Look for the dots high above the line."),
    ],
    model="models/misallocation.py",
    sources=["misallocation_gains"],
)
