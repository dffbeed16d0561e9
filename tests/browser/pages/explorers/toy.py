"""An explorer with every kind of control, for tests of the page."""

from nqpf_widgets.chart import axis, chart, line, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task, toggle
from nqpf_widgets.models import toy


def resolve(params):
    """A window that ends before it has begun ends where it starts."""
    settled = dict(params)
    settled["end"] = max(settled["end"], settled["start"])
    return settled


def view(start, end, rate, way, real, prices):
    """Growth from start to end."""
    net = rate - prices if real else rate
    years = list(range(start, end + 1))
    levels = [level(net / 100, year - start, way) for year in years]
    return View(
        charts=[chart(
            "Growth from %d" % start,
            axis("Year", format="year", domain=[start, end + 1]),
            axis("Level", "start = 1", format="index"),
            [rule(y=[1.0]), line(years, levels, "Level", "model")],
        )],
        readouts=[
            readout("level", "Level at the end", levels[-1], "index"),
            readout("rate", "Growth", net / 100, "percent2", "a year"),
        ],
        reading=[sentence("From {start:year} to {end:year} the level grew {times:index} times, {way}.",
                          start=start, end=end, times=levels[-1], way=way)],
        idle=[] if real else ["prices"],
    )


def level(rate, years, way):
    """1 after some years of compound or simple growth."""
    return toy.compound(rate, years) if way == "compound" else 1 + rate * years


explorer = Explorer(
    name="toy",
    title="A toy",
    controls=[
        slider("start", "From", 1990, 2020, 1, 2000, format="year"),
        slider("end", "To", 1990, 2020, 1, 2010, format="year", help="Never before the start."),
        slider("rate", "Rate", -5.0, 10.0, 0.5, 2.0, unit="%"),
        choice("way", "Growth is", [("compound", "compound"), ("simple", 'simple, "linear"')], "compound"),
        toggle("real", "Take prices out", False),
        slider("prices", "Price rise", 0.0, 5.0, 0.1, 1.0, unit="%"),
    ],
    resolve=resolve,
    view=view,
    tasks=[
        task("double", "Double the level.", lambda params, view: view.value("level") >= 2, "A higher rate does it."),
        task("shrink", "Make the level shrink.", lambda params, view: view.value("level") < 1),
    ],
    model=["models/toy.py", "explorers/toy.py"],
)
