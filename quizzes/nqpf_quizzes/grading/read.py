"""The value of an answer, taken from the text of its cell. Nothing is ever run.

An answer is a plain literal in a variable of its own (`q07 = "b"`). Honest
arithmetic on numbers (`q04 = 1.6 * 2`) is computed here, within bounds.
Anything else is Unreadable, with the reason in words.
"""

import ast
import math
import operator
import re
import unicodedata
import warnings
from dataclasses import dataclass, field

from nqpf_quizzes.grading.words import say, shorten

LONGEST = 20_000      # characters of a cell; the longest honest answer has some hundreds
DEEPEST = 20          # nesting of a literal
LARGEST = 1e300       # magnitude of a number
STEEPEST = 1_000      # exponent of a power
MINUS = "\u2212"       # as books, web pages and word processors print it

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}


class Unreadable(ValueError):
    """No answer can be read; the text says why."""


@dataclass
class Reading:
    """What a cell assigns to one variable.

    value: the last value assigned; source: the text of that assignment, or of
    the whole cell where it holds nothing else but comments; earlier: other
    values assigned before it; beside: whether the cell holds other code;
    minus: whether a printed minus sign was read as Python's.
    """

    value: object
    source: str
    earlier: list = field(default_factory=list)
    beside: bool = False
    minus: bool = False


def mentions(text, name):
    """Whether a text seems to assign the variable, before anything is parsed."""
    return re.search(rf"\b{re.escape(name)}\b\s*(:[^=\n]{{0,100}})?=(?!=)", text) is not None


def is_empty(text):
    """Whether a text holds nothing but blanks and comments."""
    return all(not line.strip() or line.strip().startswith("#") for line in text.splitlines())


def same(one, other):
    """Whether two answers are the same answer; True is not 1."""
    return one == other and repr(type(one)) == repr(type(other)) or (
        _is_number(one) and _is_number(other) and one == other
    )


def canonical(value):
    """An answer as a text that is the same whenever the answer is."""
    if isinstance(value, dict):
        return repr(sorted((repr(key), canonical(one)) for key, one in value.items()))
    return repr(sorted(map(repr, value))) if isinstance(value, set) else repr(value)


def read(text, name):
    """The Reading of the variable in a cell's text; Unreadable says why there is none."""
    text, tree, minus = _parse(text)
    found = [statement for statement in tree.body if _assigns(statement, name)]
    if not found:
        raise Unreadable(say("no-assignment", name=name))
    if any(_binds(statement, name) for statement in tree.body if statement not in found):
        raise Unreadable(say("changed-by-code", name=name))
    values = [evaluate(statement.value) for statement in found]
    beside = len(tree.body) > len(found)
    earlier = [value for value in values[:-1] if not same(value, values[-1])]
    alone = len(found) == 1 and not beside
    return Reading(values[-1], quote(text, found[-1], name, alone), earlier, beside, minus)


def quote(text, statement, name, alone):
    """The text of an assignment, with nothing in it that could run; with its comments if it is alone."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        return text.strip("\n") if alone else ast.get_source_segment(text, statement)
    value = ast.get_source_segment(text, statement.value)
    return f"{name} = ({value})" if "\n" in value else f"{name} = {value}"


def evaluate(node, depth=0):
    """The value of a literal or of bounded arithmetic on numbers; Unreadable otherwise."""
    if depth > DEEPEST:
        raise Unreadable(say("too-deep"))
    below = depth + 1
    if isinstance(node, ast.Constant):
        return _constant(node.value)
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        values = [evaluate(one, below) for one in node.elts]
        return _collect({ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)], values)
    if isinstance(node, ast.Dict) and None not in node.keys:
        pairs = [(evaluate(key, below), evaluate(value, below)) for key, value in zip(node.keys, node.values)]
        return _collect(dict, pairs)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.UAdd, ast.USub)):
        value = _number(evaluate(node.operand, below))
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return _compute(node.op, evaluate(node.left, below), evaluate(node.right, below))
    raise Unreadable(say("not-a-literal"))


def _parse(text):
    """(text, its tree, whether a minus sign was exchanged in it)."""
    if len(text) > LONGEST:
        raise Unreadable(say("too-long", found=len(text), allowed=LONGEST))
    try:
        return text, _tree(text), False
    except SyntaxError as problem:
        if MINUS not in text:
            raise Unreadable(_explain(problem)) from None
    text = text.replace(MINUS, "-")
    try:
        return text, _tree(text), True
    except SyntaxError as problem:
        raise Unreadable(_explain(problem)) from None


def _tree(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (MemoryError, RecursionError, ValueError, TypeError, OverflowError):
        raise Unreadable(say("too-deep")) from None


def _explain(problem):
    """Why a text is no Python; a sign that is on no keyboard is named, for it looks like another."""
    found = re.search(r"\bU\+([0-9A-F]+)", problem.msg or "")
    if not found:
        return say("not-python", found=shorten(problem.msg or ""))
    sign = chr(int(found[1], 16))
    usual = unicodedata.normalize("NFKC", sign).strip()
    named = f"{unicodedata.name(sign, 'a sign').lower()} (U+{found[1]})"
    if not sign.isprintable():
        return say("odd-blank", found=named)
    return say("odd-sign", sign=sign, found=named) + (say("type-instead", found=usual) if usual.isascii() else "")


def _assigns(statement, name):
    if isinstance(statement, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name) and statement.target.id == name and statement.value is not None
    return False


def _binds(statement, name):
    """Whether a statement could give the variable another value, or an altered one."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Name, ast.Constant)):
        return False
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and node.id == name and not _is_shown(statement):
            return True
        if isinstance(node, (ast.Global, ast.Nonlocal)) and name in node.names:
            return True
    return False


def _is_shown(statement):
    """print(q01) and display(q01) look at an answer and leave it alone."""
    call = getattr(statement, "value", None)
    return (
        isinstance(statement, ast.Expr) and isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        and call.func.id in ("print", "display", "type", "len")
        and all(isinstance(one, (ast.Name, ast.Constant)) for one in call.args)
    )


def _constant(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _bounded(value)
    if value is None or isinstance(value, (str, bool)):
        return value
    raise Unreadable(say("not-a-literal"))


def _collect(kind, values):
    try:
        return kind(values)
    except TypeError:
        raise Unreadable(say("not-a-literal")) from None


def _compute(sign, left, right):
    left, right = _number(left), _number(right)
    if isinstance(sign, ast.Pow) and abs(right) > STEEPEST:
        raise Unreadable(say("too-large"))
    if isinstance(sign, ast.Pow):
        left = float(left) if abs(right) > 50 else left
    try:
        return _bounded(OPERATIONS[type(sign)](left, right))
    except ZeroDivisionError:
        raise Unreadable(say("divided-by-zero")) from None
    except OverflowError:
        raise Unreadable(say("too-large")) from None


def _bounded(value):
    if isinstance(value, complex):
        raise Unreadable(say("not-a-literal"))
    if isinstance(value, float) and not math.isfinite(value) or not -LARGEST < value < LARGEST:
        raise Unreadable(say("too-large"))
    return value


def _number(value):
    if not _is_number(value):
        raise Unreadable(say("not-a-literal"))
    return value


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
