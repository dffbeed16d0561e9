"""What stands in a page's head, and the page that leads from the root to the book."""

import re
from html import escape
from pathlib import Path

from docutils import nodes

DESCRIPTION = 160
SHORTEST = 60

# Files of MyST-NB, Furo and Sphinx that this book does without, and what stands in for them:
# book.css; no sphinx-design here; the words of en_GB are those of the scripts themselves.
UNUSED = ("mystnb.", "furo-extensions.", "translations.js")

ENTRANCE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{title}">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<title>{title}</title>
</head>
<body><main><h1><a href="{address}">{title}</a></h1></main></body>
</html>
"""


def describe(app, pagename, templatename, context, doctree):
    """Add a description for search engines, unless the page's own text gives one."""
    tags = context.get("metatags") or ""
    if 'name="description"' not in tags:
        names = filter(None, (_plain(context.get("title", "")), app.config.html_title))
        text = _question(doctree) or _opening(doctree) or ". ".join(names)
        tags += f'\n<meta name="description" content="{escape(_cut(text))}">'
    context["metatags"] = tags


def mend_theme(app, pagename, templatename, context, doctree):
    """Leave out files that a page does without, let no script delay it or style it twice, give headings a level."""
    unused = UNUSED if 'class="highlight' in context.get("body", "") else (*UNUSED, "pygments.css")
    for files in (context["css_files"], context["script_files"]):
        files[:] = [file for file in files if not any(name in str(file.filename) for name in unused)]
    if doctree:  # The search page has scripts of its own that count on these.
        context["script_files"][:] = [_deferred(script) for script in context["script_files"]]
    for part in ("body", "furo_navigation_tree"):
        markup = context.get(part) or ""
        context[part] = markup.replace('role="heading">', 'role="heading" aria-level="2">')


def open_entrance(app, problem):
    """Write the root's index.html, which leads to the landing page."""
    root = app.config.root_doc
    if problem is None and app.builder.name == "html" and root != "index":
        page = ENTRANCE.format(
            lang=app.config.language.replace("_", "-"),
            title=escape(app.config.html_title),
            address=app.builder.get_target_uri(root),
        )
        (Path(app.outdir) / "index.html").write_text(page, "utf8")


def _deferred(script):
    """A copy, because all pages share one list of scripts."""
    return type(script)(script.filename, priority=script.priority, **{"defer": "defer", **script.attributes})


def _question(doctree):
    """The question that the frame of a chapter opens with."""
    for box in doctree.findall(nodes.admonition) if doctree else []:
        if "frame" in box["classes"]:
            return next(box.findall(nodes.paragraph)).astext().replace("\n", " ").removeprefix("Question. ")
    return ""


def _opening(doctree):
    """The first paragraph that says something, outside boxes and tables."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree else []:
        text = paragraph.astext().replace("\n", " ")
        if isinstance(paragraph.parent, nodes.section) and len(text) >= SHORTEST:
            return text
    return ""


def _cut(text):
    if len(text) <= DESCRIPTION:
        return text
    return text[: DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(".,;:") + "…"


def _plain(markup):
    return re.sub(r"<[^>]+>", "", markup)
