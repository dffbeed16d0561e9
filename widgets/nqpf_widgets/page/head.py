"""What stands in a page's head, and the page that leads from the root to the book."""

import re
from html import escape
from pathlib import Path

from docutils import nodes

DESCRIPTION = 160
SHORTEST = 60

# The book's one style sheet says what these do, in a few lines.
UNUSED = ("mystnb.", "furo-extensions.")

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
        text = _opening(doctree) or f"{_plain(context.get('title', ''))}. {app.config.html_title}"
        tags += f'\n<meta name="description" content="{escape(_cut(text))}">'
    context["metatags"] = tags


def drop_unused_styles(app, pagename, templatename, context, doctree):
    """Leave out style sheets that the book does without: 6 KB a page, before it shows."""
    files = context.get("css_files", [])
    files[:] = [file for file in files if not any(part in str(file.filename) for part in UNUSED)]


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
    return text[: DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _plain(markup):
    return re.sub(r"<[^>]+>", "", markup)
