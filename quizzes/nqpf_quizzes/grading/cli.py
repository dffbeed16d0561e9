"""The commands `nqpf-quiz grade` and `nqpf-quiz report`."""

import os
import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from nqpf_quizzes.grading.words import say

Assignment = Annotated[str, typer.Argument(help="The name of the assignment, such as connotation.")]
Folder = Annotated[Path, typer.Option("--course", help="The course folder, with nbgrader_config.py.")]
Student = Annotated[str | None, typer.Option(help="One student only.")]


def add_commands(app):
    """Add the commands of grading to the command line."""
    app.command("grade")(grade)
    app.command("report")(show_report)
    app.command("classroom")(make_classroom)


def grade(
    assignment: Assignment,
    course: Folder = Path("."),
    student: Student = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what has not changed.")] = False,
):
    """Grade a whole class in one pass: answers are read, nothing is run.

    Stopped half way, the same command goes on where it was.
    """
    from nqpf_quizzes.grading.batch import Batch

    found, paper = prepare(course, assignment)
    batch = Batch(found.folder, found.db_url, paper, found.config, force)
    total = len(batch.folders(student))
    if not total:
        stop(say("no-submissions", name=assignment, found=found.folder / "submitted"))
    console, counts = Console(stderr=True), {}
    quiet = not console.is_terminal
    steps = track(batch.run(student), say("grading"), total=total, console=console, transient=True, disable=quiet)
    for name, what, problem in steps:
        counts[what] = counts.get(what, 0) + 1
        if problem is not None:
            console.print(escape(say("failed", name=name, why=f"{type(problem).__name__}: {problem}")))
    typer.echo(say("graded", **{key: counts.get(key, 0) for key in ("graded", "unchanged", "failed")}))
    print_report(found, assignment, student, all_of_them=False)
    if counts.get("failed"):
        raise typer.Exit(1)


def show_report(
    assignment: Assignment,
    course: Folder = Path("."),
    student: Student = None,
    everyone: Annotated[bool, typer.Option("--all", help="List submissions without any remark too.")] = False,
):
    """Say for each submission what was mended, and what waits for a person and why."""
    found, _ = prepare(course, assignment)
    print_report(found, assignment, student, everyone)


def make_classroom(
    assignment: Annotated[str, typer.Argument(help="The assignment that the class is set.")] = "connotation",
    folder: Annotated[Path | None, typer.Option(help="Where to make the course; by default _build/classroom.")] = None,
    quizzes: Annotated[Path | None, typer.Option(metavar="FOLDER", help="The folder quizzes/, where it is not found by itself.")] = None,
):
    """Set up a demonstration course: simulated students, graded, with feedback."""
    from nqpf_quizzes import classroom
    from nqpf_quizzes.cli import find_places
    from nqpf_quizzes.grading.course import load_course

    places = find_places(quizzes)
    folder = folder or places.book / "_build" / "classroom"
    for step in classroom.make(places, folder, assignment):
        typer.echo(step)
    print_report(load_course(folder), assignment, None, all_of_them=False)
    typer.echo(say("open-formgrader", folder=shlex.quote(str(folder)), command=formgrader_command()))


def formgrader_command():
    """What opens the formgrader, started in a course folder."""
    jupyter = Path(sys.executable).with_name("jupyter")
    as_root = " --allow-root" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    return f"{shlex.quote(str(jupyter))} lab --LabApp.default_url=/formgrader{as_root}"


def prepare(course, assignment):
    """The Course and the Paper; CourseError where there is none."""
    from nqpf_quizzes.grading.course import load_course  # nbgrader takes two seconds to load

    found = load_course(course)
    return found, found.load_paper(assignment)


def print_report(course, assignment, student, all_of_them):
    from nqpf_quizzes.grading.report import report

    lines = [line for line in report(course.folder, course.db_url, assignment) if student in (None, line.student)]
    if student is not None and not lines:
        stop(say("no-student", name=student, assignment=assignment))
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        if all_of_them or student or line.waits or line.repairs or line.problem:
            print_line(console, line)
    for name, count in sorted(Counter(name for line in lines for name in line.to_read).items()):
        console.print(say("essays", name=name, count=count))
    waiting = sum(1 for line in lines if line.waits or line.problem)
    console.print(say("report-total", total=len(lines), waiting=waiting))


def print_line(console, line):
    """One submission: its points, what waits, what was mended."""
    from nqpf_quizzes.grading.points import show_points

    points = "" if line.score is None else say("points", given=show_points(line.score), most=show_points(line.most))
    console.print(f"[bold]{escape(line.student)}[/bold]  {points}")
    if line.problem:
        console.print(f"  {escape(line.problem)}")
    for name, reasons in line.waits.items():
        for reason in reasons:
            if reason != line.problem:
                console.print(f"  [yellow]{say('waits-short')}[/yellow] {name}: {escape(' / '.join(reason.splitlines()))}")
    if line.to_read:
        console.print(f"  {say('to-read', names=', '.join(line.to_read))}")
    for repair in line.repairs:
        console.print(f"  {say('mended-short')} {escape(repair)}")


def stop(message):
    """One message on the error stream and exit code 1."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
