"""An item with its key, printed for an instructor."""

from rich.text import Text

from nqpf_quizzes.items.scoring import letters_of


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
