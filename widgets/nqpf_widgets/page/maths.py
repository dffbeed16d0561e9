"""Mathematics becomes MathML while the book is built, so that pages need no script for it.

Formulas are gathered as pages are read, translated together by one process of
Temml, and kept in Sphinx's environment until their TeX changes; the font is
kept there too.
"""

import json
import re
from hashlib import sha256
from html import escape

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from . import mathfont
from .assets import PLACE
from .node import NodeError, package_file, run

logger = logging.getLogger(__name__)

FONT = "stix-two-math.woff2"
FONT_SOURCE = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
STYLE_SOURCE = "temml/dist/Temml-STIX2.css"
PACKAGE = "temml/package.json"

# Environments that number their own rows; Sphinx numbers whole formulas instead.
SELF_NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|alignat|gather)\}")


def collect(app, doctree):
    """Note the formulas of a page that has just been read."""
    found = [(*formula(node), logging.get_node_location(node))
             for node in doctree.findall(_is_maths)]
    _noted(app.env)[app.env.docname] = found


def forget(app, env, docname):
    """Drop the formulas of a page that is about to be read again, or is gone."""
    _noted(env).pop(docname, None)


def merge(app, env, docnames, other):
    """Take over the formulas that another process has read."""
    for docname in docnames:
        _noted(env)[docname] = _noted(other).get(docname, [])


def formula(node):
    """The TeX of a node, and whether it is displayed on lines of its own.

    As in Sphinx, a blank line in a displayed formula starts another one below,
    and a formula of several lines is aligned at its & marks.
    """
    tex = SELF_NUMBERED.sub(r"\\\1{\2*}", node.astext())
    if isinstance(node, nodes.math):
        return tex, False
    parts = [part.strip() for part in re.split(r"\n\s*\n", tex) if part.strip()]
    body = r" \\ ".join(parts)
    if (len(parts) > 1 or r"\\" in body) and not body.startswith(r"\begin{"):
        body = rf"\begin{{aligned}} {body} \end{{aligned}}"
    return body, True


def write_inline(writer, node):
    """Write a formula within a line."""
    writer.body.append(_mathml(writer, node))
    raise nodes.SkipNode


def write_block(writer, node):
    """Write a displayed formula, with its number if it has a label."""
    writer.body.append(writer.starttag(node, "div", "", CLASS="math"))
    writer.body.append(_mathml(writer, node))
    if node["number"]:
        writer.body.append(f'<span class="eqno">({get_node_equation_number(writer, node)})')
        writer.add_permalink_ref(node, _("Link to this equation"))
        writer.body.append("</span>")
    writer.body.append("</div>\n")
    raise nodes.SkipNode


class Maths:
    """Translates formulas, and adds the font and the style that they need to the assets."""

    def __init__(self, assets):
        self.assets = assets

    def render(self, app, env):
        """Translate what is new, warn of what Temml refuses, and cut the font."""
        try:
            changed = self._translate(app.srcdir, env)
            self._write_font(app.srcdir, env)
        except NodeError as problem:
            raise ExtensionError(str(problem)) from None
        return changed

    def preload_font(self, app, pagename, templatename, context, doctree):
        """Let a page with formulas ask for the font at once, so that nothing moves later."""
        if "<math" in context.get("body", ""):
            address = context["pathto"](f"_static/{PLACE}/{self.assets.names[FONT]}", resource=True)
            link = f'<link rel="preload" href="{address}" as="font" type="font/woff2" crossorigin>'
            context["metatags"] = (context.get("metatags") or "") + "\n" + link

    def _translate(self, start, env):
        """Bring env.nqpf_mathml up to date; the pages to write again if Temml is another."""
        temml = _version(start)
        known = env.nqpf_mathml if getattr(env, "nqpf_temml", None) == temml else {}
        wanted = {}
        for each in _noted(env).values():
            for tex, display, place in each:
                wanted.setdefault((tex, display), place)
        fresh = translate([key for key in wanted if key not in known], start)
        for key in fresh:
            if "error" in fresh[key]:
                logger.warning("Temml refuses the formula %r: %s", key[0], fresh[key]["error"],
                               location=wanted[key], type="nqpf", subtype="maths")
        known.update({key: fresh[key]["mathml"] for key in fresh if "mathml" in fresh[key]})
        changed = getattr(env, "nqpf_temml", temml) != temml
        env.nqpf_temml = temml
        env.nqpf_mathml = {key: known[key] for key in wanted if key in known}
        return sorted(env.found_docs) if changed else []

    def _write_font(self, start, env):
        """Write the font, cut anew only when its source, its letters or the cutter are others."""
        source = package_file(start, FONT_SOURCE)
        letters = mathfont.glyphs(env.nqpf_mathml.values())
        made_of = (sha256(source.read_bytes()).digest(), letters, mathfont.CUTTER)
        if getattr(env, "nqpf_font", (None, None))[0] != made_of:
            env.nqpf_font = made_of, mathfont.build(source, letters)
        name = self.assets.write(FONT, env.nqpf_font[1])
        self.assets.styles.append(style(package_file(start, STYLE_SOURCE).read_text("utf8"), name))


def translate(formulas, start):
    """Temml's answer, {"mathml": ...} or {"error": ...}, for each (TeX, display)."""
    if not formulas:
        return {}
    answers = run("temml.mjs", [{"tex": tex, "display": display} for tex, display in formulas], start)
    return dict(zip(formulas, answers))


def style(text, font):
    """Temml's style with our font, and without its counter of equations."""
    face = f'@font-face {{ font-family: STIX2; src: url("{font}"); font-display: swap; }}\n'
    text = re.sub(r"@font-face\s*\{.*?\}", "", text, flags=re.S)
    text = re.sub(r"\.tml-eqn::before\s*\{.*?\}", "", text, flags=re.S)
    return face + re.sub(r"body\s*\{\s*counter-reset: tmlEqnNo;\s*\}", "", text)


def _mathml(writer, node):
    """The MathML of a node; its TeX as code if Temml refused it."""
    env = writer.builder.env
    key = formula(node)
    if key not in env.nqpf_mathml:
        # Formulas in a bibliography come to be after all pages are read.
        noted = any(key == each[:2] for page in _noted(env).values() for each in page)
        answer = {} if noted else translate([key], env.srcdir)[key]
        if "mathml" not in answer:
            return f"<code>{escape(key[0])}</code>"
        env.nqpf_mathml[key] = answer["mathml"]
    return env.nqpf_mathml[key]


def _is_maths(node):
    return isinstance(node, (nodes.math, nodes.math_block))


def _noted(env):
    if not hasattr(env, "nqpf_formulas"):
        env.nqpf_formulas = {}
    return env.nqpf_formulas


def _version(start):
    return json.loads(package_file(start, PACKAGE).read_text("utf8"))["version"]
