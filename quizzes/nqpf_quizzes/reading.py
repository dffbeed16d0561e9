"""YAML files read with the line of every value, by the rules of YAML 1.2.

By those rules `no`, `on` and `2026-01-31` are texts, as in editors. A key that stands twice is refused.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from nqpf_quizzes.places import short
from nqpf_quizzes.problems import CourseError, Problem

ADVICE = [
    ("mapping values are not allowed", "a text that holds a colon and a space needs quotes, or a block after >-"),
    ("cannot start any token", "indent with spaces, not tabs, and put a text that begins with a sign in quotes"),
    ("could not find expected ':'", "each key is followed by a colon and a space"),
    ("expected <block end>", "keys of one item start in the same column, and a text that begins with a quote ends with it"),
    ("expected ',' or", "close every bracket and brace, and put a text that holds commas or braces in quotes"),
    ("unacceptable character", "a character is not allowed in YAML; retype the line"),
]


UNTAGGED = ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema."""

    yaml_implicit_resolvers = {}


Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"),
    list("-+0123456789."),
)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


@dataclass
class Document:
    """What a YAML file holds: `data`, and `lines` from the path of a value, a tuple, to its line."""

    file: str
    data: object
    lines: dict = field(default_factory=dict)

    def line(self, path):
        """The line of a value, or of the nearest thing around it that is there."""
        path = tuple(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read(path):
    """The Document of a YAML file; CourseError says what is wrong with it."""
    file = short(path)
    text = _text(path, file)
    document = Document(file, None)
    problems = []
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise CourseError(Problem(file, "the file is empty"))
        document.data = _build(loader, node, (), document, problems)
    except yaml.YAMLError as problem:
        raise CourseError(_explain(file, problem)) from None
    except (RecursionError, ValueError, OverflowError) as problem:
        raise CourseError(Problem(file, f"cannot be read: {type(problem).__name__}; "
                                  "is a value nested in itself, or a number far too long?")) from None
    if problems:
        raise CourseError(problems)
    return document


def _text(path, file):
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise CourseError(Problem(file, f"is not UTF-8 text (byte {problem.start}); save it as UTF-8")) from None
    except OSError as problem:
        raise CourseError(Problem(file, f"cannot be read: {problem.strerror}")) from None


def _build(loader, node, path, document, problems):
    """The value of a node; notes the line of everything below it."""
    line = node.start_mark.line + 1
    document.lines.setdefault(path, line)
    if not isinstance(node, yaml.ScalarNode) and node.tag not in UNTAGGED:
        problems.append(Problem(document.file, f"found the tag {node.tag}; leave it out", line))
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, one, (*path, i), document, problems) for i, one in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return loader.construct_object(node)
    made = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            problems.append(Problem(document.file, f"found the key {key!r}; keys are words", line))
            continue
        if key in made:
            problems.append(Problem(document.file, f'the key "{key}" stands twice here; keep one', line))
        document.lines[(*path, key)] = line
        made[key] = _build(loader, value_node, (*path, key), document, problems)
    return made


def _explain(file, problem):
    mark = getattr(problem, "problem_mark", None)
    found = getattr(problem, "problem", None) or str(problem)
    advice = next((words for sign, words in ADVICE if sign in found), "look at the indentation and quotes near there")
    return Problem(file, f"not valid YAML ({found}): {advice}", mark.line + 1 if mark else None)
