"""An item with its key, printed for an instructor. A line of the key begins with a star."""

from rich.text import Text

from nqpf_quizzes.items.scoring import letters_of
from nqpf_quizzes.problems import CourseError, Problem, did_you_mean

KEY = "* "


def find_questions(assignment, name=None):
    """The question of an assignment called q08, q8 or 8, in a list; all of them if none is named. CourseError if there is none."""
    number = (name or "").lower().removeprefix("q").lstrip("0")
    found = [one for one in assignment.questions if name is None or number == str(one.number)]
    if not found:
        last = assignment.questions[-1].name
        raise CourseError(Problem(assignment.name, f'has no question "{name}"; it has q01 to {last}'))
    return found


def find_item(bank, name, assignments):
    """The item with this id; CourseError names the assignments, which might be meant as well, if there is none."""
    known = [item["id"] for chapter in bank.chapters for item in chapter.items]
    if name not in known:
        raise CourseError(Problem("the course", (
            f'has no assignment and no item "{name}".{did_you_mean(name, [*assignments, *known])}'
            f" Assignments: {', '.join(assignments) or 'none'}. Ids of items stand in the bank, such as {known[0]}."
        )))
    return bank.item(name)


def print_question(console, assignment, question):
    """A question of an assignment as it is composed, its figures filled in, with its key."""
    points = f"{question.points:g} point{'' if question.points == 1 else 's'}"
    console.print(Text(f"{assignment.name} {question.name}, {points}", style="bold"))
    print_item(console, question.item)


def key_of(item):
    """The key of an item, a line for each part of it."""
    return [line.removeprefix(KEY) for line in LINES[item["kind"]](item) if line.startswith(KEY)]


def print_item(console, item):
    """The item as it is asked, each part with its why, and what a grader should know."""
    console.print(Text(f"{item['id']}  {item['kind']}, {item['pool']}, {item['bloom']}, {item['objective']}", style="bold"))
    console.print(Text("\n" + item["stem"] + "\n"))
    for line in LINES[item["kind"]](item):
        console.print(Text(line))
    console.print(Text(f"\nSources: {', '.join(item['sources']) or 'none'}"))


def _options(item):
    for letter, option in zip(letters_of(item["options"]), item["options"]):
        yield f"{'*' if option['right'] else ' '} {letter}. {option['text']}"
        yield f"     {option['why']}" + (f" [{option['misconception']}]" if option.get("misconception") else "")


def _numeric(item):
    kind, width = next(iter(item["tolerance"].items()))
    yield f"* {item['answer']:.6g} {item['unit']} ({kind} tolerance {width:g})"
    yield f"     {item['why']}"
    for slip in item["slips"]:
        yield f"  {slip['value']:.6g}"
        yield f"     {slip['why']} [{slip['misconception']}]"


def _match(item):
    for letter, pair in zip(letters_of(item["left"]), item["left"]):
        yield f"* {letter}. {pair['text']}: {pair['answer']}. {item['right'][pair['answer'] - 1]}"
        yield f"     {pair['why']}"
    yield "  Offered: " + "; ".join(f"{number}. {text}" for number, text in enumerate(item["right"], 1))


def _explorer(item):
    yield f"Explorer: {item['explorer']}; example: {item.get('example', 'none')}"
    for goal in item["goals"]:
        yield "* " + ", ".join(f"{key} {value}" for key, value in goal.items() if key != "why")
        yield f"     {goal['why']}"


def _essay(item):
    for criterion in item["rubric"]:
        yield f"* {criterion['criterion']}"
        yield from (f"     {level['points']:g}: {level['text']}" for level in criterion["levels"])
    yield f"For the grader: {item['guidance']}"


LINES = {"choice": _options, "multi": _options, "numeric": _numeric, "match": _match, "explorer": _explorer, "essay": _essay}
