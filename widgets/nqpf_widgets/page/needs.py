"""Each page carries only the Python and the figures that its own elements need.

An element names the modules that it calls in `data-needs`. What these import,
and the tables whose names stand in them as text, goes into one file a page;
so a page does not grow with the course. An element that names nothing gets
the packages' whole portable part.
"""

import ast
import json
import re
from functools import cache
from pathlib import PurePosixPath

from docutils import nodes

NEEDS = re.compile(r'<nqpf-[a-z]+\b[^>]*\bdata-needs="([^"]*)"')


def collect(app, doctree):
    """Note the modules that the elements of a page call, as it has just been read."""
    raw = [node.astext() for node in doctree.findall(nodes.raw) if "html" in node.get("format", "")]
    found = {module for text in raw for names in NEEDS.findall(text) for module in names.split()}
    _noted(app.env)[app.env.docname] = sorted(found)


def forget(app, env, docname):
    """Drop the needs of a page that is about to be read again, or is gone."""
    _noted(env).pop(docname, None)


def merge(app, env, docnames, other):
    """Take over the needs that another process has read."""
    for docname in docnames:
        _noted(env)[docname] = _noted(other).get(docname, [])


def pages(env):
    """The modules that each page calls, `{docname: [module, ...]}`, for pages that call any."""
    return {docname: modules for docname, modules in sorted(_noted(env).items()) if modules}


def part(whole, modules):
    """Of a portable JSON text, what some modules need, in the same form and order.

    whole: `{"files": [[path, text], ...]}`; modules: dotted names. KeyError
    names a module that is not among the files.
    """
    files = json.loads(whole)["files"]
    texts = dict(files)
    kept, waiting = set(), [_path(module) for module in modules]
    while waiting:
        path = waiting.pop()
        if path not in kept:
            kept.add(path)
            waiting.extend(_needed_by(texts[path], path, texts))
    kept |= {path for path in texts if path.endswith("/__init__.py")}
    return json.dumps({"files": [each for each in files if each[0] in kept]}, ensure_ascii=False)


def _needed_by(text, path, texts):
    """The files that a file needs: what it imports, and tables that it names."""
    if not path.endswith(".py"):
        return []
    return [each for each in _named(text, PurePosixPath(path).parts[0]) if each in texts]


@cache  # Pages share most of their files.
def _named(text, package):
    """The addresses that may be meant by the imports and the texts in some Python."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [_path(alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [_path(node.module)] + [_path(f"{node.module}.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [f"{package}/data/{node.value}{suffix}" for suffix in (".csv", ".json")]
    return found


def _path(module):
    return module.replace(".", "/") + ".py"


def _noted(env):
    if not hasattr(env, "nqpf_needs"):
        env.nqpf_needs = {}
    return env.nqpf_needs
