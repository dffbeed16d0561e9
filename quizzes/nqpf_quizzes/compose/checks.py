"""Check cells: whether an answer has its form, in plain Python that needs no package of ours.

What students see is the source of items/forms.py, put into one function, so that a notebook and the
grader never disagree.
"""

import ast
import inspect
from textwrap import indent

from nqpf_quizzes.items import forms, scoring

HEAD = '''\
# Question {number}: run this cell to check the form of your answer.
# It says nothing if the form is right, and cannot tell whether the answer is.
import ast
import sys


def check_{name}(answer):
'''

TAIL = '''
    if answer is None:
        words = "Question {number} has no answer yet. Write it in place of None above, run that cell, then this one. If an answer stands there, its cell gave an error."
    else:
        words = {call} or typed_problem("{name}", answer, globals().get("In", []))
    if words:
        print(words, file=sys.stderr)
'''

MISSING = '''\
    elif {call}:
        print({call})
'''

RUN = '''

check_{name}(globals().get("{name}"))
'''

HIDDEN = '''\
### BEGIN HIDDEN TESTS
from nqpf_quizzes.grading import stock
stock.points("{assignment}", "{name}", {name})
### END HIDDEN TESTS'''


def check_source(question, assignment):
    """The source of a question's test cell: the visible check, then the hidden test, which names the item only."""
    function, allowed = scoring.form_of(question.item)
    names = {"name": question.name, "number": question.number, "assignment": assignment}
    helpers = [forms.describe, forms.as_letter, function, typed_problem]
    tail = TAIL.format(call=_call(function, allowed), **names)
    if function is forms.match_problem:
        helpers.append(forms.match_missing)
        tail += MISSING.format(call=_call(forms.match_missing, allowed[:1]))
    body = "\n".join(indent(_source(helper), "    ") for helper in helpers)
    return HEAD.format(**names) + body + tail + RUN.format(**names) + HIDDEN.format(**names)


def typed_problem(name, answer, cells):
    """What to write where the last assignment among the cells that were run is computed by names or functions; else ""."""
    for cell in cells[::-1] if isinstance(cells, list) else []:
        try:
            statements = ast.parse(cell).body
        except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
            continue
        values = [one.value for one in statements if isinstance(one, ast.Assign) and name in [getattr(target, "id", "") for target in one.targets]]
        if values:
            unread = (ast.Attribute, ast.Call, ast.JoinedStr, ast.Name, ast.Subscript)
            if any(isinstance(node, unread) for node in ast.walk(values[-1])):
                return "Names and functions are not read, only what is typed. Write the value itself: %s = %r" % (name, answer)
            return ""
    return ""


def _source(function):
    """The source of a function without its docstring, which is for those who read the package."""
    source = inspect.getsource(function)
    docstring = f'    """{function.__doc__}"""\n'
    assert docstring in source, f"{function.__name__}: the docstring is not as written"
    return source.replace(docstring, "", 1)


def _call(function, allowed):
    return f"{function.__name__}({', '.join(['answer', *map(repr, allowed)])})"
