"""Chapter 10: who enters and who leaves the working ages in China, and what schooling and matching are worth."""

from nqpf_widgets import tables
from nqpf_widgets.chart import axis, bar, chart, dot, line, rule, text
from nqpf_widgets.explorer import Explorer, View, readout, sentence, slider, task
from nqpf_widgets.kept import Kept
from nqpf_widgets.models import cohorts

FIRST, DATA_END, PLAN_YEAR, MIDDLE, LAST = 2010, 2024, 2030, 2040, 2059
YEARS = list(range(FIRST, LAST + 1))
# The years that are known, and those that the controls can change.
PAST, AHEAD = list(range(FIRST, DATA_END + 1)), list(range(DATA_END + 1, LAST + 1))
FIGURES = ("people", "schooling", "human_capital")
LAST_AGE = 59

# The two published averages that the line of schooling goes through; the others are left for checking.
FITTED = (2020, 2024)
# Plan for 2026-30: average schooling of the working ages in 2030, years.
PLAN = 11.7
# The law of September 2024 raises retirement ages over fifteen years from 2025; matching keeps the same pace.
PHASE = 15
# The last cohort on the fitted line turned 16 in 2024.
LAST_ON_TREND = DATA_END - cohorts.FIRST_AGE

# As now: schooling of new entrants to work in 2022 (Ministry of Education), and three in four people in work that
# fits their training, as among graduates of 2019 in one province (Jiang & Guo 2022); for everybody it is illustrative.
ENTRANTS, MATCH = 14.0, 75
# What a further year of school adds to the human capital of somebody with eight years or more.
YEAR_OF_SCHOOL = cohorts.human_capital(10) / cohorts.human_capital(9) - 1
# Tasks: how close a gain in years, and a gain of human capital, must be.
NEAR_YEAR, NEAR_WORTH = 0.05, 0.003


@Kept
def people():
    """Year of birth of the first cohort, and people in each up to those who enter in 2059, millions.

    Illustrative: every cohort after 2023 is as large as that one.
    """
    table = tables.load("cohorts_china")
    born, found = table.column("birth_year"), table.column("people")
    return born[0], found + [found[-1]] * (LAST - cohorts.FIRST_AGE - born[-1])


@Kept
def trend():
    """The line of schooling over years of birth that gives the published averages of 2020 and 2024."""
    first, numbers = people()
    table = tables.load("schooling_china")
    return cohorts.fitted_trend(first, numbers, [
        (year, LAST_AGE, table.where("year", year).column("schooling")[0]) for year in FITTED])


def schooling_of_cohorts(entrants):
    """Years of schooling of each cohort: the line to those who turned 16 in 2024, then the entrants'."""
    first, numbers = people()
    line_ = trend()
    return [cohorts.on_trend(line_, first + i) if first + i <= LAST_ON_TREND else entrants
            for i in range(len(numbers))]


@Kept
def running_past():
    """Running sums over the cohorts on the line, which no control changes."""
    first, numbers = people()
    known = LAST_ON_TREND + 1 - first
    return cohorts.running(first, numbers[:known], schooling_of_cohorts(ENTRANTS)[:known])


@Kept
def running(entrants):
    """Running sums over all cohorts, those on the line and then the entrants: a path reads each year from them."""
    first, numbers = people()
    return cohorts.followed(running_past(), numbers[LAST_ON_TREND + 1 - first:], entrants)


def phased(change, year):
    """How much of a change is in force in a year: evenly from 2025 to 2039."""
    return change * min(1, max(0, (year - DATA_END) / PHASE))


# The part of any change that is in force in each of YEARS.
PHASES = [phased(1, year) for year in YEARS]


def working_age(entrants, later, year):
    """The working-age population in a year."""
    return cohorts.working_age(running(entrants), year, LAST_AGE + phased(later, year))


def columns(rows):
    """Some years' working-age populations as lists."""
    return {key: [one[key] for one in rows] for key in FIGURES}


@Kept
def past():
    """Lists over the known years, which no control changes."""
    return columns([cohorts.working_age(running_past(), year, LAST_AGE) for year in PAST])


@Kept
def working_ages(entrants, later):
    """The working-age population over YEARS, as lists."""
    sums = running(entrants)
    ahead = columns([cohorts.working_age(sums, year, LAST_AGE + phased(later, year)) for year in AHEAD])
    return {key: past()[key] + ahead[key] for key in FIGURES}


def used(match, loss):
    """The part of human capital that is used, in each of YEARS: it moves evenly where the match does."""
    now, then = [cohorts.human_capital_used(one / 100, loss / 100) for one in (MATCH, match)]
    return [now + (then - now) * part for part in PHASES]


def path(entrants, later, match, loss):
    """Lists over YEARS: people (millions), schooling (mean years), human_capital (total), matching counted in."""
    ages = working_ages(entrants, later)
    total, part = ages["human_capital"], used(match, loss)
    return {
        "people": ages["people"], "schooling": ages["schooling"],
        "human_capital": [total[i] * part[i] for i in range(len(total))],
    }


def exchange(entrants, later, year):
    """Who enters and who leaves the working ages in a year: "entered" and "left", each people and mean schooling."""
    moved = cohorts.flows(running(entrants), year, LAST_AGE + phased(later, year), LAST_AGE + phased(later, year - 1))
    return {who: {"people": moved[who]["people"], "schooling": moved[who]["schooling"] / moved[who]["people"]}
            for who in ("entered", "left")}


def at(series, year):
    """The figure of one year."""
    return series[year - FIRST]


def view(entrants, later, match, loss):
    """Average schooling to 2059, and how people and human capital of the working ages move."""
    made, usual = path(entrants, later, match, loss), path(ENTRANTS, 0, MATCH, loss)
    changed = entrants != ENTRANTS or later > 0
    gain = at(made["schooling"], LAST) - at(usual["schooling"], LAST)
    matching = cohorts.human_capital_used(match / 100, loss / 100) / cohorts.human_capital_used(MATCH / 100, loss / 100) - 1
    total = at(made["human_capital"], MIDDLE) / at(made["human_capital"], DATA_END) - 1
    return View(
        charts=[schooling_chart(made, usual, changed), total_chart(made, usual, changed or matching != 0)],
        readouts=[
            readout("plan", "Average schooling in 2030 (plan: 11.7)", at(made["schooling"], PLAN_YEAR), "number2", "years"),
            readout("middle", "Average schooling in 2040", at(made["schooling"], MIDDLE), "number2", "years"),
            readout("gain", "Average in 2059, against “as now”", gain, "signed_number2", "years"),
            readout("total", "Human capital in all, 2024 to 2040", total, "signed_percent1"),
            readout("match", "Worth of the new match (a year of school: 7.0%)", matching, "signed_percent1"),
        ],
        reading=[
            schooling_sentence(made["schooling"]),
            exchange_sentence(made, exchange(entrants, 0, PLAN_YEAR)) if later == 0
            else later_sentence(working_age(entrants, later, MIDDLE), working_age(entrants, 0, MIDDLE)),
            match_sentence(matching, match, loss),
        ],
        idle=idle_controls(match, loss),
    )


def idle_controls(match, loss):
    """A loss matters only where the match moves, and the other way round."""
    return (["loss"] if match == MATCH else []) + (["match"] if loss == 0 else [])


def schooling_chart(made, usual, changed):
    """The average of the working ages, published and along the path."""
    table = tables.load("schooling_china")
    marks = [line(YEARS, made["schooling"], "Model", "model")]
    if changed:
        marks.append(line(YEARS, usual["schooling"], "As now", "baseline", dash=True))
    marks += [
        dot(table.column("year"), table.column("schooling"), "Published", "data"),
        dot([PLAN_YEAR], [PLAN], "Plan for 2030", "series3"),
        text([PLAN_YEAR + 3], [PLAN - 0.4], ["plan"]),
    ]
    return chart(
        "Average schooling, working ages",
        axis("Year", format="year", domain=[FIRST, LAST + 1]),
        axis("Years", format="number2"),
        marks,
    )


def total_chart(made, usual, changed):
    """People of working age, human capital per person and in all; 2024 = 100."""
    years = list(range(DATA_END, LAST + 1))
    each = [made["human_capital"][i] / made["people"][i] for i in range(len(YEARS))]
    marks = [
        rule(y=[100.0]),
        line(years, indexed(made["people"]), "People", "series4"),
        line(years, indexed(each), "Human capital per person", "series5"),
        line(years, indexed(made["human_capital"]), "Human capital in all", "model"),
    ]
    if changed:
        marks.append(line(years, indexed(usual["human_capital"]), "In all, as now", "baseline", dash=True))
    return chart(
        "Working ages, 2024 = 100",
        axis("Year", format="year", domain=[DATA_END, LAST + 1]),
        axis("2024 = 100", format="number1"),
        marks,
    )


def indexed(series):
    """A series from 2024 on, 100 in that year."""
    start = at(series, DATA_END)
    return [100.0 * one / start for one in series[DATA_END - FIRST:]]


def schooling_sentence(schooling):
    """Where average schooling goes from 2024 on."""
    ahead = schooling[DATA_END - FIRST:]
    top = ahead.index(max(ahead))
    values = {"now": ahead[0], "last": ahead[-1], "top": ahead[top], "year": DATA_END + top}
    if top == len(ahead) - 1:
        return sentence("Average schooling rises from {now:number2} years in 2024 to {last:number2} in 2059.", **values)
    if top == 0:
        return sentence("Average schooling falls from {now:number2} years in 2024 to {last:number2} in 2059.", **values)
    return sentence("Average schooling is {now:number2} years in 2024, highest in {year:year} with {top:number2}, and "
                    "{last:number2} in 2059.", **values)


def exchange_sentence(made, moved):
    """Who changes places in the plan's last year, and how many people are left."""
    return sentence("In 2030, {entered:integer} million people enter with {more:number1} years and {left:integer} million leave with "
                    "{less:number1}. There are {middle:integer} million in 2040, after {now:integer} million in 2024.",
                    entered=moved["entered"]["people"], more=moved["entered"]["schooling"],
                    left=moved["left"]["people"], less=moved["left"]["schooling"],
                    now=at(made["people"], DATA_END), middle=at(made["people"], MIDDLE))


def later_sentence(made, prompt):
    """What a later end of the working ages does in 2040, against 2040 without it; the match is alike in both."""
    values = {
        "more": made["people"] - prompt["people"],
        "years": abs(made["schooling"] - prompt["schooling"]),
        "total": made["human_capital"] / prompt["human_capital"] - 1,
    }
    if made["schooling"] > prompt["schooling"]:
        return sentence("In 2040 the later end keeps {more:integer} million more people, adds {years:number2} years to the average "
                        "and {total:percent1} to human capital in all.", **values)
    return sentence("In 2040 the later end keeps {more:integer} million more people, takes {years:number2} years off the average "
                    "and adds {total:percent1} to human capital in all.", **values)


def match_sentence(matching, match, loss):
    """What the match is worth, set beside a year of school."""
    values = {"worth": abs(matching), "year": YEAR_OF_SCHOOL}
    if loss == 0:
        return sentence("Without a loss from mismatch it does not matter who works where.")
    if match == MATCH:
        return sentence("The match stays as it is.")
    if matching > 0:
        return sentence("The better match adds {worth:percent1} to human capital; one more year of school for everybody "
                        "would add {year:percent1}.", **values)
    return sentence("The worse match takes {worth:percent1} off human capital; one more year of school for everybody "
                    "would add {year:percent1}.", **values)


def exchange_chart():
    """People by year of birth, by whether they leave, stay or enter from 2025 to 2030: figure of the chapter."""
    first, numbers = people()
    groups = [("Leave by 2030", "loss", 1965, 1970), ("Stay", "muted", 1971, 2008), ("Enter by 2030", "gain", 2009, 2014)]
    return chart(
        "Working ages, by year of birth",
        axis("Year of birth", format="year", domain=[1964, 2016]),
        axis("Millions", format="number1", zero=True),
        [bar(list(range(start, end + 1)), numbers[start - first:end - first + 1], label, role)
         for label, role, start, end in groups],
    )


def untouched(params, *free):
    """Whether every control but those named stands at its start."""
    return all([params[one.name] == one.default for one in explorer.controls if one.name not in free])


def meets_plan(params, view):
    """The plan of 2030 is met with working ages as now, and would be missed with a tenth of a year less."""
    if params["later"] != 0 or view.value("plan") < PLAN:
        return False
    return working_age(params["entrants"] - 0.1, 0, PLAN_YEAR)["schooling"] < PLAN


def adds_a_year(params, view):
    """The average of 2059 is a year above that of "as now", and the working ages end three years later."""
    return params["later"] == 3 and abs(view.value("gain") - 1) < NEAR_YEAR


def worth_a_year(params, view):
    """A better match is worth as much as one more year of school for everybody."""
    return params["match"] > MATCH and abs(view.value("match") - YEAR_OF_SCHOOL) < NEAR_WORTH


def holds_total(params, view):
    """Only the end of the working ages moved: human capital in 2040 is not below 2024, and a year less would not do."""
    if not untouched(params, "later", "loss") or params["later"] == 0 or view.value("total") < 0:
        return False
    then, now = [working_age(ENTRANTS, params["later"] - 1, year)["human_capital"] for year in (MIDDLE, DATA_END)]
    return then < now


explorer = Explorer(
    name="talent-pipeline",
    title="How fast can schooling change a work force?",
    controls=[
        slider("entrants", "Schooling of those who enter, from 2025", 9.0, 17.0, 0.1, ENTRANTS, unit="years",
               help="All cohorts that turn 16 from 2025 on. In 2022 new entrants to work had 14 years."),
        slider("later", "Working ages end later by", 0, 6, 1, 0, unit="years",
               help="In even steps from 2025 to 2039. As now they end with age 59."),
        slider("match", "Work that fits training", 50, 100, 1, MATCH, unit="% of people",
               help="Three in four, as among graduates of 2019 in one province; for everybody that is illustrative. "
                    "Moves in even steps from 2025 to 2039."),
        slider("loss", "Loss where it does not fit", 0, 40, 1, 10, unit="%",
               help="Part of a person’s human capital that goes unused. Illustrative."),
    ],
    view=view,
    tasks=[
        task("plan", "With working ages as now, find the lowest schooling of entrants, to a tenth of a year, that still reaches "
             "the plan’s 11.7 years in 2030.", meets_plan,
             hint="Those who enter today overshoot it. Go down until the first readout falls below 11.70, then one step back."),
        task("year", "The working ages end three years later. Which schooling of entrants lifts the average by one year above "
             "“as now” before 2060 (in 2059, to 0.05)?", adds_a_year,
             hint="One year more for the entrants is not enough, for by 2059 some of the older cohorts are still there."),
        task("match", "Make better matching worth as much as one more year of school for everybody (to 0.3 points).", worth_a_year,
             hint="With the loss at the start even a perfect match falls short. Find out how large the loss would have to be."),
        task("total", "Move only the end of the working ages. Find the fewest years that keep human capital in all from falling "
             "between 2024 and 2040.", holds_total,
             hint="Watch the fourth readout. The first two will fall meanwhile."),
    ],
    model="models/cohorts.py",
    sources=["cohorts_china", "schooling_china"],
)
