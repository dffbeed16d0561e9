"""The questions of chapter 1 against its dates and its lists."""

import datetime
import re

from bankchecks import BANK, COURSE, options, pairs, right_option

from nqpf_quizzes.items import scoring
from nqpf_widgets import tables
from nqpf_widgets.models import chronology

EVENTS = tables.load("nqpf_events")
LISTS = tables.load("task_lists")
ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def event(name, column="printed", number=0):
    """A date of the `number`-th event of that name, as text."""
    return EVENTS.where("name", name).column(column)[number]


def rows():
    """The lists of tasks, as dictionaries, in their order."""
    return [{name: LISTS.column(name)[i] for name in LISTS.names} for i in range(len(LISTS.column("label")))]


def latest(text):
    """The list that is the latest on a day such as 2024-02-15."""
    return [row for row in rows() if row["printed"] <= text][-1]


def days(start, end):
    return chronology.from_text(end) - chronology.from_text(start)


def month(text):
    return datetime.date.fromisoformat(text).strftime("%B %Y")


def part(name, start):
    """The option, or the left side of a pair, whose text starts so."""
    item = BANK.item(name)
    return next(one for one in item.get("options", []) + item.get("left", []) if one["text"].startswith(start))


def solutions(name):
    """The days on which an explorer item is solved, for both ways of counting: [(day, how)]."""
    found = []
    day = datetime.date(2023, 7, 1)
    while day <= datetime.date(2026, 3, 31):
        for dated in ("print", "said"):
            answer = {"year": day.year, "month": day.month, "day": day.day, "dated": dated}
            if scoring.score(BANK.item(name), answer)["outcome"] == "right":
                found.append((day.isoformat(), dated))
        day += datetime.timedelta(days=1)
    return found


# Practice.


def test_months_are_those_of_the_tables():
    found = {left[:20]: right for left, right in pairs("origins-months").items()}
    demand_first = next(row["printed"] for row in rows() if row["demand"] == 1 and row["printed"] > "2023-09")
    assert found == {
        "The press first repo": month(min(EVENTS.column("printed"))),
        "A speech gives the d": month(event("Speech", "said")),
        "A work report names ": month(event("State")),
        "The full Chinese tex": month(event("Text")),
        "A list of tasks puts": month(demand_first),
        "A five-year plan is ": month(event("Plan", "said")),
    }
    assert "on 31 January 2024" in part("origins-months", "A speech")["why"] and event("Speech", "said") == "2024-01-31"
    assert f"{days(event('Text', 'said'), event('Text'))} days after the speech" in part("origins-months", "The full")["why"]


def test_sources_bear_the_months_of_the_table():
    """Each source named in the match is an event of its month, or the reprint that the chapter cites."""
    found = {left[:12]: right for left, right in pairs("origins-sources").items()}
    for start, name in (("Traditional ", "Jiangsu"), ("To develop t", "State"), ("Whoever rush", "Daily"), ("The core hal", "Speech")):
        assert found[start].endswith(month(event(name))), start
    assert found["The idea goe"] == "Excerpts in Qiushi, November 2025"


def test_the_two_texts_hold_nearly_all_the_waiting():
    item = BANK.item("origins-two-texts")
    waits = {name: days(event(name, "said"), event(name)) for name in ("Text", "English")}
    said, printed = ([chronology.from_text(text) for text in EVENTS.column(name)] for name in ("said", "printed"))
    total = sum(chronology.waits(said, printed))
    assert [str(total), str(waits["Text"]), str(waits["English"])] == re.findall(r"\b\d{3}\b", item["stem"])
    both = 100 * sum(waits.values()) / total
    assert item["answer"] == round(both)
    slips = {slip["misconception"]: slip["value"] for slip in item["slips"]}
    assert slips == {
        "rows-for-days": round(100 * 2 / len(said), 1), "longest-only": round(100 * waits["English"] / total, 1),
        "chinese-only": round(100 * waits["Text"] / total, 1)}
    assert f"{sum(waits.values())} of {total} days" in item["why"]


def test_the_library_has_eight_things_for_seven_weeks_and_by_no_other_count():
    found = solutions("origins-library")
    assert {how for day, how in found} == {"print"}
    assert [found[0][0], found[-1][0], len(found)] == ["2024-06-01", "2024-07-17", 47]
    assert found[0][0] == event("Text") and days(found[-1][0], event("Plenum")) == 1


def test_who_reads_no_chinese_has_a_report_in_july_2024():
    assert event("Speech") < "2024-07" and event("English") > "2024-07-31" and event("Plan") > "2024-07-31"
    said = part("origins-no-chinese", "The official translation")["why"]
    assert f"{days(event('English', 'said'), event('English'))} days" in said
    assert right_option("origins-no-chinese").startswith("A news agency's report")


def test_what_could_be_known_on_15_february_2024():
    day = "2024-02-15"
    assert "15 February 2024" in BANK.item("origins-february")["stem"]
    assert options("origins-february") == {
        "Remarks to a delegation warn of bubbles.": event("Jiangsu") <= day,
        "The latest list of tasks has industry first.": latest(day)["innovation"] == 1,
        "The whole speech of 31 January is in print.": event("Text") <= day,
        "Productivity is named as the core hallmark.": event("Speech") <= day,
        "The work report has the term in a heading.": event("State") <= day,
    }


def test_orders_of_five_lists():
    names = {"Work report, March 2023": "Mar 2023", "Party, December 2023": "Dec 2023", "Work report, March 2024": "Mar 2024",
             "Work report, March 2025": "Mar 2025", "Work report, March 2026": "Mar 2026"}
    assert set(names) == set(pairs("origins-seven-lists"))
    for left, right in pairs("origins-seven-lists").items():
        row = next(one for one in rows() if one["label"] == names[left])
        places = {"demand": row["demand"], "industry": row["innovation"]}
        order = ", ".join(f"{task} {ORDINALS[places[task]]}" for task in sorted(places, key=places.get)).capitalize()
        assert right == f"{order}, {'named' if row['naming'] == 'heading' else 'unnamed'}", left


def test_both_turns_came_in_a_december():
    parties, states = [[row for row in rows() if row["name"].startswith(kind)] for kind in ("Party", "work report")]
    starts = [next(one["printed"] for one in kind if one["innovation"] == 1) for kind in (parties, states)]
    ends = [next(one["printed"] for one in kind if one["innovation"] != 1 and one["printed"] > starts[1]) for kind in (parties, states)]
    assert [starts[1], ends[1]] == ["2024-03-05", "2025-03-05"]
    told = part("origins-reports-alone", "The start and the end both move")["why"]
    assert f"{days(*starts)} and {days(*ends)} days earlier" in told
    assert right_option("origins-reports-alone") == "The start and the end both move to a December."


def test_the_task_led_for_2024_and_is_second_for_2026():
    """A list of December is about the year to come."""
    about = {}
    for row in rows():
        year = int(row["printed"][:4]) + (row["printed"][5:7] == "12")
        about.setdefault(year, set()).add(row["innovation"])
    assert about[2024] == {1} and about[2026] == {2}
    assert right_option("origins-top-priority") == "Their task led the lists for 2024 and is second in those for 2026."


# Graded.


def test_the_symposium_met_two_days_before_its_report():
    assert (event("Harbin", "said"), event("Harbin")) == ("2023-09-07", "2023-09-09")
    assert "on 9 September 2023" in BANK.item("origins-textbook")["stem"]
    assert "on the 7th" in part("origins-textbook", "The day of the event and that of the report")["why"]


def test_twelve_things_said_and_one_unread_only_after_a_plenum():
    found = solutions("origins-said-unread")
    assert {how for day, how in found} == {"said"}
    assert [day for day, how in found] == [f"2025-10-{day}" for day in range(23, 28)]
    assert found[0][0] == event("Plenum", "said", 1) and days(found[-1][0], event("Plenum", "printed", 1)) == 1


def test_conclusions_on_roads_and_farms_follow_from_the_invented_lists():
    stem = " ".join(BANK.item("origins-roads-and-farms")["stem"].split())
    months = {"March": "03", "December": "12"}
    lists = [(f"{year}-{months[name]}", {task: ORDER[place] for task, place in re.findall(r"(roads|farms) (\w+)", text)})
             for name, year, text in re.findall(r"(December|March) (\d{4}): ([^.]+)\.", stem)]
    assert len(lists) == 4 and all(set(one) == {"roads", "farms"} for _, one in lists)

    def place(task, day):
        return [one for when, one in lists if when <= day][-1][task]

    first = [when for when, one in lists if one["roads"] == 1]
    lost = next(when for when, one in lists if when > first[-1])
    assert options("origins-roads-and-farms") == {
        "From December 2030 roads had first place for a year.": days(first[0] + "-01", lost + "-01") == 365,
        "Roads lost first place in March 2032.": lost == "2032-03",
        "Farms were third on 1 February 2031.": place("farms", "2031-02") == 3,
        "Farms got more money than roads in 2032.": False,
        "Roads were fourth on 1 January 2032.": place("roads", "2032-01") == 4,
    }


def test_the_plan_and_the_work_report_of_march_2026():
    assert latest("2026-03-31")["label"] == "Mar 2026" and latest("2026-03-31")["demand"] == 1
    assert days(latest("2026-03-31")["printed"], event("Plan", "said")) == 7
    assert "a week after the report" in part("origins-plan-or-list", "The plan was approved")["why"]
    text = (COURSE.chapters / "origins.md").read_text("utf-8")
    assert "Part Two is the industrial system" in text and "The domestic market is Part Five" in text
