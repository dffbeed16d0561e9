"""What portable code may use: a check of Python source against MicroPython 1.27.

The lists are what MicroPython's WebAssembly build offers (`dir()` of each,
read in it) and CPython has too. A finding says what to write instead.
"""

import ast
import builtins

IMPORTS = ("math", "json")
MATH = set(
    "acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 "
    "fabs factorial floor fmod frexp gamma inf isclose isfinite isinf isnan ldexp lgamma log "
    "log10 log2 modf nan pi pow radians sin sinh sqrt tan tanh tau trunc".split()
)
JSON = {"dumps", "loads"}
BUILTINS = set(
    "ArithmeticError AssertionError AttributeError BaseException Exception ImportError IndexError "
    "KeyError LookupError NameError NotImplementedError OSError OverflowError RuntimeError "
    "StopIteration SyntaxError TypeError UnicodeError ValueError ZeroDivisionError __import__ abs "
    "all any bool callable chr classmethod dict divmod enumerate filter float frozenset getattr "
    "hasattr hash int isinstance issubclass iter len list map max min next object open ord pow "
    "print property range repr reversed set setattr slice sorted staticmethod str sum super tuple "
    "type zip __file__ __name__".split()
)
# Methods that CPython's text, list, dict and numbers have and MicroPython's lack.
MISSING_METHODS = set(
    "capitalize casefold expandtabs format_map isalnum isascii isdecimal isidentifier isnumeric "
    "isprintable istitle ljust maketrans removeprefix removesuffix rjust swapcase title translate "
    "zfill as_integer_ratio bit_count bit_length conjugate fromhex hex is_integer".split()
)
UNORDERED = {"items", "keys", "values"}
SYNTAX = {
    ast.Match: "match is not there; write if and elif",
    ast.AsyncFunctionDef: "there is nothing to wait for; write a plain function",
}


def findings(source, own=("nqpf_widgets",)):
    """What in a portable source MicroPython lacks or does otherwise, as "line: words"."""
    tree = ast.parse(source)
    return [
        "line %d: %s" % (node.lineno, words)
        for node in ast.walk(tree)
        for words in _words(node, tree, own)
    ]


def _words(node, tree, own):
    if type(node) in SYNTAX:
        yield SYNTAX[type(node)]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from _imports(node, own)
    elif isinstance(node, ast.Name):
        yield from _names(node, tree)
    elif isinstance(node, ast.Attribute):
        yield from _attributes(node)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        yield from _displays(node)
    if isinstance(node, ast.Dict) and None in node.keys:
        yield "{**a} is not there; build the dictionary in a loop or with update()"
    if isinstance(node, ast.FunctionDef) and node.args.posonlyargs:
        yield "positional-only parameters are not there; leave out the slash"
    if isinstance(node, ast.FormattedValue) and _grouped(node):
        yield "the comma of a format is dropped; hosts print numbers, pass the number on"


def _imports(node, own):
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    for name in names:
        if name.split(".")[0] not in IMPORTS + tuple(own):
            yield (
                "import of %r; allowed: %s and %s. Write it in plain Python, or move the code to a host"
                % (name, ", ".join(IMPORTS), ", ".join(own))
            )


def _names(node, tree):
    if not isinstance(node.ctx, ast.Load) or not hasattr(builtins, node.id):
        return
    if node.id == "round":
        yield "round() differs in the last digit; pass the number on with a format, or use math.floor"
    elif node.id not in BUILTINS and node.id not in _bound(tree):
        yield "builtin %r is not allowed; see tests/portable.py for those that are" % node.id


def _bound(tree):
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    bound |= {alias.asname or alias.name for node in ast.walk(tree)
              if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}
    return bound | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def _attributes(node):
    allowed = {"math": MATH, "json": JSON}.get(getattr(node.value, "id", None))
    if allowed is not None and node.attr not in allowed:
        yield "%s.%s is not there; write it out" % (node.value.id, node.attr)

def _calls(node):
    if getattr(node.func, "attr", None) in MISSING_METHODS:
        yield "method %r is not there; write it out" % node.func.attr
    if getattr(node.func, "attr", None) in UNORDERED and not node.args and not node.keywords:
        yield ".%s() has no order; carry order in a list of pairs" % node.func.attr
    if getattr(node.func, "id", None) == "zip" and node.keywords:
        yield "zip(strict=) is not there; check the lengths"


def _displays(node):
    # A starred name on the left of an assignment is allowed.
    loads = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    if loads and any(isinstance(item, ast.Starred) for item in getattr(node, "elts", [])):
        yield "[*a, *b] is not there; write list(a) + list(b)"


def _grouped(node):
    spec = getattr(node, "format_spec", None)
    return spec is not None and any("," in str(getattr(part, "value", "")) for part in spec.values)
