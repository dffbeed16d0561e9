"""Chapter 1: what had been said, what could be read, and what ranked first, at any date."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, chart, dot, line, link, rule
from nqpf_widgets.explorer import Explorer, View, choice, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import chronology as model

FIRST, LAST = (2023, 7, 1), (2026, 3, 31)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)
KINDS = [
    ("speech", "Speech", "series1"),
    ("list", "List of the year\u2019s tasks", "series2"),
    ("plan", "Plan", "series3"),
    ("comment", "Warning or criticism in the press", "series4"),
]
PLACES = ("First", "Second", "Third")
# A wait shorter than this many days would be hidden by the dot that ends it.
SHORT = 20


def resolve(params):
    """Settle a date that is not in the calendar or not on the axis.

    A day that the month does not have becomes the month's last; a date before 1 July 2023 or after
    31 March 2026 becomes that day.
    """
    settled = dict(params)
    longest = model.month_length(settled["year"], settled["month"])
    date = (settled["year"], settled["month"], min(settled["day"], longest))
    settled["year"], settled["month"], settled["day"] = min(max(date, FIRST), LAST)
    return settled


def view(year, month, day, dated):
    """The events and the latest list of tasks as they stood on one day."""
    cursor = _day((year, month, day))
    events = _events(dated)
    lists = _lists()
    latest = model.try_latest(lists["printed"], cursor)
    facts = {
        "date": "%d %s %d" % (day, MONTHS[month - 1], year),
        "since": cursor - events["start"],
        "all": len(events["name"]),
        "count": model.counted(events["dates"], cursor),
        "unread": model.unread(events["said"], events["printed"], cursor),
        "list": lists["name"][latest],
        "place": lists["innovation"][latest],
        "demand": lists["demand"][latest],
        "latest": _latest(events, cursor),
        "until": min(events["dates"]) - cursor,
    }
    return View(
        charts=[_timeline(events, cursor)],
        readouts=[
            readout("since", "Days since the first report", facts["since"], "integer"),
            readout("count", "Things counted, of 14", facts["count"], "integer"),
            readout("unread", "Said, but not yet to be read", facts["unread"], "integer"),
            readout("place", "Place of the innovation task", facts["place"], "integer"),
            readout("demand", "Place of domestic demand", facts["demand"], "integer"),
        ],
        reading=_reading(facts, dated),
    )


def _columns(table, names, dates):
    """Some columns of a table as a dictionary of lists, those of `dates` as day numbers."""
    table = tables.load(table)
    columns = {name: table.column(name) for name in names}
    for name in dates:
        columns[name] = [model.from_text(text) for text in table.column(name)]
    return columns


@Kept
def _lists():
    """The table of lists of tasks as columns, with day numbers."""
    return _columns("task_lists", ("name", "innovation", "demand"), ("printed",))


@Kept
def _all_events():
    """The table of events as columns, with day numbers; `start` is the first report."""
    events = _columns("nqpf_events", ("name", "kind", "what"), ("said", "printed"))
    texts = tables.load("nqpf_events").column("said")
    events["label"] = [_short(texts[i]) + " " + events["name"][i] for i in range(len(texts))]
    events["start"] = min(events["printed"])
    return events


def _events(dated):
    """The same, and `dates`, those of the chosen dating."""
    events = dict(_all_events())
    events["dates"] = events["printed" if dated == "print" else "said"]
    return events


def _short(text):
    """A date such as 5 Mar 24."""
    year, month, day = [int(part) for part in text.split("-")]
    return "%d %s %d" % (day, MONTHS[month - 1][:3], year % 100)


def _day(date):
    """The day number of (year, month, day)."""
    return model.day_number(date[0], date[1], date[2])


def _latest(events, cursor):
    found = model.try_latest(events["dates"], cursor)
    return None if found is None else events["what"][found]


def _timeline(events, cursor):
    """One row an event: a dot on the day that counts, a line from saying to printing."""
    fixed, labels, kinds = _fixed(), events["label"], events["kind"]
    start = events["start"]
    at, now = [day - start for day in events["dates"]], cursor - start
    marks = [
        rule(x=fixed["new_years"], label="1 January", role="muted"),
        rule(x=[now], label="Your date", role="model", dash=False),
        link(fixed["said"], fixed["rows"], fixed["printed"], fixed["rows"], "From saying to print", "muted"),
    ]
    for kind, label, role in KINDS:
        chosen = [i for i in range(len(at)) if kinds[i] == kind and at[i] <= now]
        marks.append(dot([at[i] for i in chosen], [labels[i] for i in chosen], label, role))
    later = [i for i in range(len(at)) if at[i] > now]
    marks.append(dot([at[i] for i in later], [labels[i] for i in later], "Still to come", "muted"))
    return chart(
        "Fourteen dates, in the order of saying",
        axis("Days since the first report", format="integer", domain=fixed["domain"]),
        axis("Said on", scale="band", domain=labels),
        marks,
    )


@Kept
def _fixed():
    """What stays in the picture, in days since the first report: the waits that show, the years, the axis."""
    events = _all_events()
    start = events["start"]
    long = [i for i in range(len(events["said"])) if events["printed"][i] - events["said"][i] >= SHORT]
    fixed = {name: [events[name][i] - start for i in long] for name in ("said", "printed")}
    fixed["rows"] = [events["label"][i] for i in long]
    fixed["new_years"] = [_day((year, 1, 1)) - start for year in range(FIRST[0] + 1, LAST[0] + 1)]
    fixed["domain"] = [_day(FIRST) - start, _day(LAST) - start]
    return fixed


def ranks_chart():
    """The places of two tasks in seven lists: figure of the chapter."""
    lists = tables.load("task_lists")
    labels = lists.column("label")
    marks = []
    for name, label, role in (("demand", "Domestic demand", "series2"), ("innovation", "Industry and innovation", "series1")):
        places = [PLACES[place - 1] for place in lists.column(name)]
        marks += [line(labels, places, label, role), dot(labels, places, role=role)]
    return chart(
        "Places of two tasks in seven lists",
        axis("List of the year\u2019s tasks", scale="band", domain=labels),
        axis("Place in the list", scale="band", domain=PLACES),
        marks,
    )


def _reading(facts, dated):
    return [_about_events(facts, dated), _about_list(facts)] + _about_waiting(facts)


def _about_events(facts, dated):
    if facts["latest"] is None:
        return _about_nothing(facts, dated)
    values = {name: facts[name] for name in ("date", "count", "all", "latest")}
    if dated == "print":
        return sentence("By {date}, {count:integer} of {all:integer} things can be read; the latest is {latest}.", **values)
    return sentence("By {date}, {count:integer} of {all:integer} things have been said or decided; the latest is {latest}.",
                    **values)


# Nothing has come yet: (how things are dated, whether the first comes on the next day).
NOTHING = {
    ("print", False): "On {date}, nothing here is in print; the first report is {until:integer} days away.",
    ("print", True): "On {date}, nothing here is in print; the first report comes the next day.",
    ("said", False): "On {date}, nothing here has been said; the first remarks are {until:integer} days away.",
    ("said", True): "On {date}, nothing here has been said; the first remarks come the next day.",
}


def _about_nothing(facts, dated):
    return sentence(NOTHING[dated, facts["until"] == 1], date=facts["date"], until=facts["until"])


def _about_list(facts):
    values = {name: facts[name] for name in ("list", "place", "demand")}
    if facts["place"] == 1:
        return sentence("In the latest list of tasks, the {list}, industry and innovation come first; "
                        "domestic demand is number {demand:integer}.", **values)
    return sentence("In the latest list of tasks, the {list}, domestic demand comes first; "
                    "industry and innovation are number {place:integer}.", **values)


def _about_waiting(facts):
    if facts["unread"] == 0:
        return []
    if facts["unread"] == 1:
        return [sentence("Of what has been said or decided, one thing cannot be read yet.")]
    return [sentence("Of what has been said or decided, {unread:integer} things cannot be read yet.", unread=facts["unread"])]


def _chosen(params):
    """The day number of the date chosen."""
    return model.day_number(params["year"], params["month"], params["day"])


def _printed(name, number=0):
    """The day on which the `number`-th of the events called `name` came into print."""
    events = _all_events()
    rows = [i for i in range(len(events["name"])) if events["name"][i] == name]
    return events["printed"][rows[number]]


def is_first_and_unread(params, view):
    """Whether the innovation task ranks first and the full text of the defining speech is not in print."""
    return view.value("place") == 1 and _chosen(params) < _printed("Text")


def is_first_criticism(params, view):
    """Whether the date is that of the first warning in an official newspaper."""
    return _chosen(params) == _printed("Daily")


def is_displaced(params, view):
    """Whether the date is the first on which domestic demand stands before the innovation task again."""
    return _chosen(params) == _printed("Party", 1)


def is_most_unread(params, view):
    """Whether three things or more have been said and cannot be read."""
    return view.value("unread") >= 3


explorer = Explorer(
    name="timeline",
    title="What was known, and what came first, on a given day?",
    controls=[
        slider("year", "Year", 2023, 2026, 1, 2026, format="year"),
        slider("month", "Month", 1, 12, 1, 3, format="integer"),
        slider("day", "Day", 1, 31, 1, 31, format="integer", help="A date before 1 July 2023 or after 31 March 2026 becomes that day; one that the month lacks, its last."),
        choice("dated", "Count a thing from the day it was", [("print", "in print"), ("said", "said or decided")], "print"),
    ],
    resolve=resolve,
    view=view,
    tasks=[
        task("unread", "Put the date where industry and innovation rank first but the full text of the defining speech "
             "is not yet in print.", is_first_and_unread,
             "Two long lines start on 31 January 2024. Look where the shorter one ends, and which lists came before."),
        task("warning", "Put the date on the day of the first warning in an official newspaper.", is_first_criticism,
             "It is the first dot of its kind. Its row says the day."),
        task("displaced", "Put the date on the first day on which another task has taken first place.", is_displaced,
             "There are two lists a year, and the government\u2019s is not the first of them."),
        task("waiting", "Find a day on which three things had been said or decided that nobody could read yet.", is_most_unread,
             "Only one day will do. Things begin to wait on the day they are said."),
    ],
    model="models/chronology.py",
    sources=["nqpf_events", "task_lists"],
)
