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
RULES = [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
     list("-+0123456789.")),
]
# Levels that a text may be nested before the loader in C is not trusted with it: its stack has no guard.
DEEP = 2000


def core_schema(base):
    """A loader of YAML 1.2's core schema."""

    class Loader(base):
        yaml_implicit_resolvers = {}

    for kind, pattern, first in RULES:
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), first)
    Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
    return Loader


Loader = core_schema(yaml.SafeLoader)
# Eight times as fast, where PyYAML was built with it.
FastLoader = core_schema(getattr(yaml, "CSafeLoader", yaml.SafeLoader))


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
        loader, node = _compose(text)
        if node is None:
            raise CourseError(Problem(file, "the file is empty; fill it, or remove it"))
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


def _compose(text):
    """(loader, node) of a text. Faults are left to the loader in Python, whose words ADVICE goes by."""
    deepest = max(map(len, text.split("\n"))) + text.count("[") + text.count("{")
    if deepest < DEEP:
        try:
            loader = FastLoader(text)
            return loader, loader.get_single_node()
        except yaml.YAMLError:
            pass
    loader = Loader(text)
    return loader, loader.get_single_node()


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
