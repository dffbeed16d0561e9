"""The Python side of the worker: call a function by its name, replace a module's source.

It knows of no explorer, and every answer is text: "=" and the result, or "!"
and a JSON object with the type, message and traceback of what was raised.
"""

import io
import json
import sys

LIBRARY = "/lib/"

if LIBRARY[:-1] not in sys.path:
    sys.path.append(LIBRARY[:-1])
_from_the_start = list(sys.modules)


def call(target, args_json):
    """The result of the function `module:function` as JSON text; text is passed on as it is."""
    try:
        module, function = target.split(":")
        found = getattr(__import__(module, None, None, [function]), function)
        result = found(*json.loads(args_json))
        return "=" + (result if isinstance(result, str) else json.dumps(result))
    except BaseException as problem:
        return "!" + json.dumps(_describe(problem))


def edit(module, source):
    """Put new source in the place of a module, and have every module imported afresh."""
    path = LIBRARY + module.replace(".", "/") + ".py"
    with open(path, "w") as file:
        file.write(source)
    # All of them: whoever imported the module holds its old names, and so does its parent.
    for name in list(sys.modules):
        if name not in _from_the_start:
            del sys.modules[name]
    return "="


def _describe(problem):
    text = io.StringIO()
    sys.print_exception(problem, text)
    lines = text.getvalue().strip().split("\n")
    # Without this file's own line, and without the folder, which readers do not know.
    shown = [line.replace('"' + LIBRARY, '"') for line in lines if '"<stdin>"' not in line]
    return {"type": type(problem).__name__, "message": str(problem), "traceback": "\n".join(shown)}
