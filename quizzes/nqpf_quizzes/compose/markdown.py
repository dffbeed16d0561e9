"""Question cells: what a student reads, from an item's plain texts."""

import json
import re

from nqpf_quizzes.items.scoring import letters_of
from nqpf_widgets import explorer as explorers

# What Markdown, or MyST, would take for markup: anywhere, and at the start of a line.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#$|~&@])")
LIST_LIKE = re.compile(r"^(\s*)([-+](?=[-+\s]|$)|[=%:]|\d+(?=[.)](?:\s|$)))", re.M)


def question_source(question):
    """The Markdown of a question: its number and points, its text, how to answer."""
    parts = [f"### Question {question.number} ({say_points(question.points)})", plain(question.item["stem"])]
    parts += BODIES[question.item["kind"]](question)
    return "\n\n".join(parts)


def plain(text):
    """A text as Markdown that shows just what was written; a line that ends, ends there too."""
    text = LIST_LIKE.sub(_escape_list, SPECIAL.sub(r"\\\1", text.strip()))
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", text)


def in_table(text):
    """A text as it can stand in a table's cell."""
    return plain(text).replace("\n", " ")


def literal(value):
    """A value as a student types it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def say_points(points):
    """1 point, 2.5 points."""
    return f"{points:g} point{'' if points == 1 else 's'}"


def _escape_list(match):
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


def _lettered(parts):
    texts = [part["text"] for part in parts]
    return "\n".join(f"- **{letter}.** {plain(text)}" for letter, text in zip(letters_of(texts), texts))


def _choice(question):
    return [_lettered(question.item["options"]),
            f'*Answer:* the letter of the best option, in quotes. It looks like this: `{question.name} = "a"`']


def _multi(question):
    return [_lettered(question.item["options"]),
            "*Answer:* the letters of all options that are right, in quotes and square brackets. It looks like this: "
            f'`{question.name} = ["a", "b"]`',
            "Each right letter adds to the points and each wrong one takes as much away, though not below 0."]


def _numeric(question):
    return [f"*Answer:* one number, without its unit. Unit: {plain(question.item['unit'])}. "
            f"It looks like this: `{question.name} = 1.5`, or `{question.name} = -1.5`"]


def _match(question):
    right = "\n".join(f"- **{number}.** {plain(text)}" for number, text in enumerate(question.item["right"], 1))
    return ["Match each of these:", _lettered(question.item["left"]), "with one of these:", right,
            "*Answer:* a number for each letter, in braces. A number may be used more than once, or not at all. "
            f'It looks like this: `{question.name} = {{"a": 1, "b": 1}}`',
            "Each pair counts."]


def _explorer(question):
    controls = explorers.load(question.item["explorer"]).controls
    first = controls[0]
    rows = [f"| `{one.name}` | {in_table(one.label)} | {_allowed(one)} | `{literal(one.default)}` |" for one in controls]
    return ["\n".join(["| Setting | Meaning | Allowed | At the start |", "|---|---|---|---|", *rows]),
            "*Answer:* the names and values of settings, in braces; those you leave out stay as at the start. "
            f"It looks like this: `{question.name} = {{{literal(first.name)}: {literal(first.default)}}}`",
            "Each condition that the question names counts."]


def _allowed(control):
    if control.kind == "choice":
        named = [f"`{literal(value)}`" + (f" ({in_table(label)})" if label != value else "") for value, label in control.options]
        return ", ".join(named)
    return "`True`, `False`" if control.kind == "toggle" else in_table(control.allowed())


def _essay(question):
    lines = []
    for criterion in question.item["rubric"]:
        most = criterion["levels"][-1]["points"]
        lines.append(f"- **{plain(criterion['criterion'])}** (up to {say_points(most)})")
        lines += [f"  - {level['points']:g}: {plain(level['text'])}" for level in criterion["levels"]]
    return ["*Answer:* in the cell below, under its first line. A person reads it by these criteria:", "\n".join(lines)]


BODIES = {
    "choice": _choice,
    "multi": _multi,
    "numeric": _numeric,
    "match": _match,
    "explorer": _explorer,
    "essay": _essay,
}
