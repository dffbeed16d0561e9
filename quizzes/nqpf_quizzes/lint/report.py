"""What lint found, for a terminal of 80 columns, with or without colour."""

from collections import Counter
from textwrap import fill

from rich import box
from rich.table import Table
from rich.text import Text

from nqpf_quizzes.lint import summary

STYLES = {"error": "bold red", "advice": "yellow"}


def print_findings(console, findings):
    """Each finding as a paragraph: level and rule, place, what to do."""
    for one in findings:
        head = Text(f"{one.rule.level}  ", style=STYLES[one.rule.level])
        head.append(one.rule.name, style="bold")
        console.print(head)
        console.print(Text(str(one.problem)), soft_wrap=False)
        console.print()


def print_summary(console, chapter):
    """The figures of one chapter as a table."""
    table = Table(title=f"Chapter {chapter.name}", title_justify="left", box=box.SIMPLE_HEAD, title_style="bold", pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("practice", ratio=1)
    table.add_column("graded", ratio=1)
    for row in summary.rows(chapter):
        table.add_row(*map(Text, row))
    console.print(table)


def print_verdict(console, findings, bank):
    """Which bank was read, and one line that says whether it may be used."""
    console.print(Text(f"Read: {bank}"), soft_wrap=True)
    count = Counter(one.rule.level for one in findings)
    errors, advice = count["error"], count["advice"]
    words = f"{errors or 'No'} error{'' if errors == 1 else 's'}, {advice or 'no'} piece{'' if advice == 1 else 's'} of advice."
    console.print(Text(words, style="bold red" if errors else "bold"))


def print_rules(console, rules):
    """Every rule with its reason and its source."""
    for one in rules:
        console.print(Text.assemble((one.name, "bold"), (f"  {one.level}", STYLES[one.level])))
        for line in (one.reason, one.source + "."):
            console.print(Text(fill(line, min(console.width, 80) - 2, initial_indent="  ", subsequent_indent="  ")))
        console.print()
