"""Check cells: whether an answer has its form, in plain Python that needs no package of ours.

What students see is the source of items/forms.py, put into one function, so that a notebook and the
grader never disagree on a value; and of `typed_problems`, which looks at the text that grading reads.
"""

import ast
import builtins
import inspect
import re
from textwrap import indent

from nqpf_quizzes.items import forms, scoring

HEAD = '''\
# Question {number}: run this cell to check the form of your answer.
# It says nothing if the form is right, and cannot tell whether the answer is.
import ast
import builtins
import re
import sys


def check_{name}(answer):
'''

TAIL = '''
    error, unread = typed_problems("{name}", answer, globals())
    if error:
        words = error
    elif answer is None:
        words = "Question {number} has no answer yet. Write it in place of None above, run that cell, then this one."
    else:
        words = {call} or unread
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
    helpers = [forms.describe, forms.as_letter, function, typed_problems]
    tail = TAIL.format(call=_call(function, allowed), **names)
    if function is forms.match_problem:
        helpers.append(forms.match_missing)
        tail += MISSING.format(call=_call(forms.match_missing, allowed[:1]))
    body = "\n".join(indent(_source(helper), "    ") for helper in helpers)
    return HEAD.format(**names) + body + tail + RUN.format(**names) + HIDDEN.format(**names)


def typed_problems(name, answer, notebook):
    """What is wrong with the text of the answer, by the last cell that was run and assigns it: (error, unread), both "" if nothing.

    An error means that the answer is an earlier one; what is unread has run, and grading, which runs nothing, cannot read it.
    """
    cells = notebook.get("In")
    typed = [one for one in cells if re.search(r"^\s*%s\s*=(?!=)" % name, str(one), re.M)] if isinstance(cells, list) else []
    if not typed:
        return "", ""
    try:
        tree = ast.parse(typed[-1])
    except Exception as problem:
        return "The answer's cell is not valid Python: %s. Correct it, run it, then this one." % getattr(problem, "msg", problem), ""
    values = [one.value for one in tree.body if isinstance(one, ast.Assign) and name in [getattr(target, "id", "") for target in one.targets]]
    nodes = list(ast.walk(values[-1])) if values else []
    unknown = [one.id for one in nodes if isinstance(one, ast.Name) and one.id not in notebook and not hasattr(builtins, one.id)]
    if unknown:
        return "The answer's cell gave an error: %s is no name here. Text stands in quotes. Correct it, run it, then this one." % unknown[0], ""
    if any(isinstance(one, (ast.Attribute, ast.Call, ast.JoinedStr, ast.Name, ast.Subscript)) for one in nodes):
        return "", "Names and functions are not read, only what is typed. Write the value itself: %s = %r" % (name, answer)
    return "", ""


def _source(function):
    """The source of a function without its docstring, which is for those who read the package."""
    source = inspect.getsource(function)
    docstring = f'    """{function.__doc__}"""\n'
    assert docstring in source, f"{function.__name__}: the docstring is not as written"
    return source.replace(docstring, "", 1)


def _call(function, allowed):
    return f"{function.__name__}({', '.join(['answer', *map(repr, allowed)])})"
