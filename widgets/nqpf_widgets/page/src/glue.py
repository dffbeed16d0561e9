"""The Python side of the worker: call a function by its name, replace a module's source.

It knows of no explorer, and every answer is text: "=" and the result, or "!"
and a JSON object with the type, message and traceback of what was raised.
"""

import gc
import io
import json
import sys

LIBRARY = "/lib/"
# MicroPython would clear up at the end of every call that used 16 KiB, while its answer waits;
# the worker has `tidy` called when the answer is sent, and only large calls clear up before.
gc.threshold(2 * 1024 * 1024)

if LIBRARY[:-1] not in sys.path:
    sys.path.append(LIBRARY[:-1])
_from_the_start = list(sys.modules)
_edited = {}  # the lines of each module that was edited, by its file's name


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
    path = module.replace(".", "/") + ".py"
    with open(LIBRARY + path, "w") as file:
        file.write(source)
    _edited[path] = source.split("\n")
    # All of them: whoever imported the module holds its old names, and so does its parent.
    for name in list(sys.modules):
        if name not in _from_the_start:
            del sys.modules[name]
    return "="


def tidy():
    """Clear up what past calls left behind."""
    gc.collect()


def _describe(problem):
    text = io.StringIO()
    sys.print_exception(problem, text)
    # Without this file's own line, and without the folder, which readers do not know.
    lines = [line.replace('"' + LIBRARY, '"') for line in text.getvalue().strip().split("\n") if '"<stdin>"' not in line]
    quoted = [_quoted(line) for line in lines]
    # From the first line that its reader has written, or everything where there is none.
    theirs = [i for i in range(len(lines)) if quoted[i]]
    kept = [0] + list(range(theirs[0], len(lines))) if theirs else range(len(lines))
    traceback = "\n".join([lines[i] + quoted[i] for i in kept])
    return {"type": type(problem).__name__, "message": str(problem), "traceback": traceback}


def _quoted(line):
    """The source that a line of a traceback points at, if it is in an edited module; else ""."""
    parts = line.split('"')
    if len(parts) < 3 or parts[0] != "  File " or parts[1] not in _edited:
        return ""
    number = int(parts[2].replace(", line ", "").split(",")[0])
    # What was never closed is noticed further down, maybe on an empty line: the last one written counts.
    written = [text.strip() for text in _edited[parts[1]][:number] if text.strip()]
    return "\n    " + written[-1] if written else ""
