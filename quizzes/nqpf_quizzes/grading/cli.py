"""The commands `nqpf-quiz grade` and `nqpf-quiz report`."""

import os
import shlex
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from nqpf_quizzes.grading.words import say
from nqpf_quizzes.places import find_or_take

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
        stop(nobody(found, assignment, student))
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
    fresh: Annotated[bool, typer.Option("--fresh", help="Anew, though somebody has marked in the earlier one by hand.")] = False,
):
    """Set up a demonstration course: simulated students, graded, with feedback."""
    from nqpf_quizzes import classroom
    from nqpf_quizzes.grading.course import load_course

    places = find_or_take(quizzes)
    folder = folder or places.book / "_build" / "classroom"
    for step in classroom.make(places, folder, assignment, fresh):
        typer.echo(step)
    print_report(load_course(folder), assignment, None, all_of_them=False)
    typer.echo(say("open-formgrader", folder=shlex.quote(str(folder)), command=formgrader_command()))


def formgrader_command():
    """What opens the formgrader, started in a course folder."""
    as_root = " --allow-root" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    return f"{path_of('jupyter')} lab --LabApp.default_url=/formgrader{as_root}"


def path_of(command):
    """A command of this environment by its path, as it can be typed."""
    return shlex.quote(str(Path(sys.executable).with_name(command)))


def prepare(course, assignment):
    """The Course and the Paper; CourseError where there is none."""
    from nqpf_quizzes.grading.course import load_course  # nbgrader takes two seconds to load

    found = load_course(course)
    return found, found.load_paper(assignment)


@dataclass
class Sums:
    """What is said below the lines of a report."""

    submissions: int = 0
    deciding: int = 0       # with something to decide
    waiting: float = 0.0    # points of all that waits
    most: float = 0.0
    essays: Counter = field(default_factory=Counter)
    example: str = ""       # a question that waits

    def add(self, line):
        self.submissions += 1
        self.deciding += bool(line.waits or line.score is None)
        self.waiting += line.waiting
        self.most += line.most
        self.essays.update(line.to_read)
        self.example = self.example or next(iter([*line.waits, *line.to_read]), "")


def print_report(course, assignment, student, all_of_them):
    """A line for each submission that has something to say, as they come, and the sums."""
    from nqpf_quizzes.grading.report import report

    console, sums = Console(highlight=False, soft_wrap=True), Sums()
    for line in report(course.folder, course.db_url, assignment, student):
        sums.add(line)
        if all_of_them or student or line.waits or line.repairs or line.problem:
            print_line(console, line)
    if not sums.submissions:
        stop(nobody(course, assignment, student))
    print_sums(console, assignment, sums)


def print_line(console, line):
    """One submission: its points, what waits, what was mended."""
    console.print(f"[bold]{escape(line.student)}[/bold]  {escape(line.name + '  ' if line.name else '')}{points_of(line)}")
    if line.problem:
        waits = f"[yellow]{say('waits-short')}[/yellow] {', '.join(line.waits)}: " if line.waits else ""
        console.print(f"  {waits}{escape(line.problem)}")
    for name, reasons in line.waits.items():
        for reason in reasons:
            if reason != line.problem:
                console.print(f"  [yellow]{say('waits-short')}[/yellow] {name}: {escape(' / '.join(reason.splitlines()))}")
    if line.to_read:
        console.print(f"  {say('to-read', names=', '.join(line.to_read))}")
    for repair in line.repairs:
        console.print(f"  {say('mended-short')} {escape(repair)}")


def points_of(line):
    """The points of a submission, and how many of them are open; nothing where it is not graded."""
    from nqpf_quizzes.grading.points import show_points

    if line.score is None:
        return ""
    points = {"given": show_points(line.score), "most": show_points(line.most), "waiting": show_points(line.waiting)}
    return say("points-with-waiting" if line.waiting else "points", **points)


def print_sums(console, assignment, sums):
    from nqpf_quizzes.grading.points import show_points

    for name, count in sorted(sums.essays.items()):
        console.print(say("essays", name=name, count=count))
    console.print(say("report-total", total=sums.submissions, waiting=sums.deciding))
    if sums.waiting:
        console.print(say("report-waiting", waiting=show_points(sums.waiting), most=show_points(sums.most)))
        command = escape(path_of("nqpf-quiz"))
        console.print(say("show-command", command=command, assignment=assignment, question=sums.example))


def nobody(course, assignment, student):
    """That there is no submission: of one student, or of anyone."""
    if student is not None:
        return say("no-student", name=student, assignment=assignment)
    return say("no-submissions", name=assignment, found=course.folder / "submitted")


def stop(message):
    """One message on the error stream and exit code 1."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
