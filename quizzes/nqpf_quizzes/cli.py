"""The command `nqpf-quiz`: check the question bank, compose assignments, grade."""

import importlib.util
import sys
from pathlib import Path
from typing import Annotated

try:
    import rich  # noqa: F401
    import typer
except ImportError:
    sys.exit("nqpf-quiz needs the packages for grading: run pip install -e '.[grade]' in the course's folder.")

from rich.console import Console
from typer.core import TyperGroup

from nqpf_quizzes.places import find_or_take, short
from nqpf_quizzes.problems import CourseError

Quizzes = Annotated[Path | None, typer.Option("--quizzes", metavar="FOLDER", help="The folder quizzes/, where it is not found by itself.")]


class Plain(TyperGroup):
    """Commands whose mistakes are said in words: what is wrong with the course's files, or with the disk."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except CourseError as error:
            for problem in error.problems:
                typer.echo(str(problem), err=True)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            typer.echo(f"{place}{error.strerror or error}", err=True)
        raise typer.Exit(1)


app = typer.Typer(
    cls=Plain, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Check the question bank, compose assignments and grade them.",
)


@app.command()
def lint(
    chapters: Annotated[list[str] | None, typer.Argument(metavar="[CHAPTER]...", help="Chapters to check; all of them if none is named.")] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules with reasons and sources, and stop.")] = False,
    quizzes: Quizzes = None,
):
    """Check the bank by the rules of item writing.

    Prints what was found and a summary of each chapter. Errors make the command fail; advice does not.
    """
    from nqpf_quizzes import lint as linting
    from nqpf_quizzes.lint import report

    console = make_console()
    if rules:
        report.print_rules(console, linting.ALL_RULES)
        return
    places = find_or_take(quizzes)
    course = linting.course(load_bank(places), places)
    chosen = [course.bank.chapter(name) for name in chapters or []] or course.bank.chapters
    findings = linting.check(course, chosen)
    if not chapters:
        findings += linting.check_assignments(load_assignments(places, course.bank))
    report.print_findings(console, findings)
    for chapter in chosen:
        report.print_summary(console, chapter)
    report.print_verdict(console, findings, short(places.bank))
    if any(one.is_error for one in findings):
        raise typer.Exit(1)


@app.command()
def compose(
    assignments: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Assignments to compose; all of them if none is named.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a notebook is not up to date.")] = False,
    quizzes: Quizzes = None,
):
    """Write the notebooks of assignments.

    From assignments/ and the bank into source/, as nbgrader takes them.
    """
    from nqpf_quizzes import compose as composing

    places = find_or_take(quizzes)
    stale = []
    for one in load_assignments(places, load_bank(places), assignments):
        path = composing.notebook_path(one, places.source)
        if check:
            fresh = composing.is_fresh(one, places.source)
            stale += [] if fresh else [one.name]
            words = "up to date" if fresh else "out of date" if path.exists() else "not composed yet"
        else:
            words = "composed" if composing.write(one, places.source) else "up to date"
        typer.echo(f"{one.name}: {len(one.questions)} questions, {one.points:g} points, {words}")
    if stale:
        typer.echo(f"Run nqpf-quiz compose {' '.join(stale)}", err=True)
        raise typer.Exit(1)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An assignment, such as connotation, or the id of an item.")],
    question: Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="A question of the assignment, such as q08.")] = None,
    seed: Annotated[str, typer.Option(metavar="TEXT", help="The seed of an item's figures, if it varies.")] = "1",
    quizzes: Quizzes = None,
):
    """Print questions with their keys, for instructors.

    A question of an assignment is shown with the figures that students are given.
    """
    from nqpf_quizzes import bank as banks
    from nqpf_quizzes import compose as composing
    from nqpf_quizzes import showing

    places = find_or_take(quizzes)
    bank, console = load_bank(places), make_console()
    names = composing.names(places.assignments)
    if question is None and name not in names:
        showing.print_item(console, banks.ask(showing.find_item(bank, name, names), seed))
        return
    (assignment,) = load_assignments(places, bank, [name])
    for one in showing.find_questions(assignment, question):
        showing.print_question(console, assignment, one)


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a schema is not up to date.")] = False,
):
    """Write the schemas that editors check files by."""
    from nqpf_quizzes import schemas

    stale = schemas.stale() if check else schemas.write()
    typer.echo("\n".join(f"{path.name}: {'out of date' if check else 'written'}" for path in stale) or "up to date")
    if check and stale:
        raise typer.Exit(1)


def make_console():
    """A console of the terminal's width; of 80 columns where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 80)


def load_bank(places):
    from nqpf_quizzes import bank

    return bank.load(places.bank)


def load_assignments(places, bank, chosen=None):
    """Assignments by name, all if none is; CourseError with what is wrong in any of them."""
    from nqpf_quizzes import compose as composing

    loaded, problems = [], []
    for name in chosen or composing.names(places.assignments):
        try:
            loaded.append(composing.load(places.assignments / f"{name}.yml", bank))
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(problems)
    return loaded


def add_grading():
    """Add the commands of grading, where they are installed."""
    if importlib.util.find_spec("nqpf_quizzes.grading.cli"):
        from nqpf_quizzes.grading.cli import add_commands

        add_commands(app)


add_grading()

if __name__ == "__main__":
    app()
