"""The course map on the landing page: what each page asks for, and what the reader has done of it.

While pages are read, the questions and tasks on each are noted. The map says how many there are; the
page's script says how many are done.
"""

import json
import posixpath
import re
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from nqpf_quizzes.practising import MESSAGES, say
from nqpf_widgets.markup import tag, words

ITEM = re.compile(r'<form [^>]*\bdata-item="([^"]+)"')
EXPLORER = re.compile(r'<nqpf-explorer\b[^>]*\bname="([^"]+)".*?</nqpf-explorer>', re.DOTALL)
TASK = re.compile(r'\bdata-task="([^"]+)"')
LINE = re.compile(r'(<li class="toctree-l1"><a class="reference internal" href="([^"#]+)">.*?</a>)(?=</li>)', re.DOTALL)
ACTIONS = ("export", "import", "reset")


class Progress(SphinxDirective):
    """`{progress}`: what a reader can do with the progress that the map above it shows."""

    def run(self):
        return [nodes.raw("", panel(), format="html")]


def panel():
    """The HTML of `{progress}`."""
    buttons = "".join(tag("button", words(MESSAGES[action]), type="button", data_action=action) for action in ACTIONS)
    content = "".join([
        tag("p", words(MESSAGES["progress"]), class_="nqpf-title", id="progress-title", role="heading", aria_level=3),
        tag("p", words(MESSAGES["progress_where"])),
        tag("div", buttons, class_="nqpf-actions", hidden=True),
        tag("p", class_="nqpf-status", role="status"),
        tag("noscript", tag("p", words(MESSAGES["progress_no_script"]))),
    ])
    section = tag("section", content, aria_labelledby="progress-title")
    return tag("nqpf-progress", section, class_="nqpf nqpf-progress", id="progress", data_state="static")


def note(app, doctree):
    """Note what a page asks for."""
    html = "".join(raw.astext() for raw in doctree.findall(nodes.raw))
    tasks = [f"{found[1]}/{key}" for found in EXPLORER.finditer(html) for key in TASK.findall(found[0])]
    asks = {"items": _once(ITEM.findall(html)), "tasks": _once(tasks)}
    _noted(app.env)[app.env.docname] = asks


def forget(app, env, docname):
    """A page is read again, or gone."""
    _noted(env).pop(docname, None)


def merge(app, env, docnames, other):
    """Take over what another process has noted."""
    _noted(env).update((docname, _noted(other)[docname]) for docname in docnames if docname in _noted(other))


def renew(app, env):
    """The landing page again, if what the others ask for has changed."""
    before = getattr(env, "nqpf_asked_before", None)
    env.nqpf_asked_before = json.loads(json.dumps(_noted(env)))
    return [] if before == env.nqpf_asked_before else [app.config.root_doc]


def show(app, pagename, templatename, context, doctree):
    """Write a line into the map for each page that asks for something."""
    if "<nqpf-progress" in context.get("body", ""):
        context["body"] = LINE.sub(lambda found: found[1] + _line(app, pagename, found[2]), context["body"])


def _line(app, pagename, target):
    """What the page behind a link of the map asks for; nothing if it asks for nothing."""
    address = posixpath.normpath(posixpath.join(posixpath.dirname(app.builder.get_target_uri(pagename)), target))
    asks = next((asks for docname, asks in _noted(app.env).items() if app.builder.get_target_uri(docname) == address), {})
    counted = [say(f"map_{kind}", count=str(len(asks[key]))) for kind, key in (("questions", "items"), ("tasks", "tasks"))
               if asks.get(key)]
    if not counted:
        return ""
    return tag("p", escape(" ".join(counted)), class_="nqpf-done", data_items=" ".join(asks["items"]) or None,
               data_tasks=" ".join(asks["tasks"]) or None)


def _noted(env):
    if not hasattr(env, "nqpf_asked"):
        env.nqpf_asked = {}
    return env.nqpf_asked


def _once(names):
    return list(dict.fromkeys(names))
