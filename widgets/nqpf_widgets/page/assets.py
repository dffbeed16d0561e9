"""The files that pages load, under names that carry a hash of their content.

A browser can thus keep them for ever and never mixes two versions of the book.
"""

import hashlib
from pathlib import Path

PLACE = "nqpf"


def digest(content):
    """A short name for a content, the same on every machine."""
    return hashlib.sha256(content).hexdigest()[:12]


class Assets:
    """The folder of files that Sphinx copies to `_static/`, and who loads which."""

    def __init__(self):
        self.root = None
        self.names = {}
        self.styles = []
        self.parts = {}
        self.early = ""

    def open(self, app, config):
        """Make the folder beside the output and tell Sphinx of it."""
        self.root = Path(app.outdir).parent / ".page"
        (self.root / PLACE).mkdir(parents=True, exist_ok=True)
        config.html_static_path.append(str(self.root))

    def write(self, name, content):
        """Keep a file, bytes or text, and return its name with the hash."""
        content = content.encode("utf8") if isinstance(content, str) else content
        stem, _, suffix = name.partition(".")
        return self._keep(name, f"{stem}.{digest(content)}.{suffix}", content)

    def write_for(self, docname, name, text):
        """Keep a text that one page alone loads; the page names it in its head."""
        self.parts[docname] = self.write(name, text)

    def put_in_heads(self, name, script):
        """Keep a script that stands in the head of every page; a page is written again if it changes, as for a file."""
        self.names[name] = digest(script.encode("utf8"))
        self.early = f"<script>{script.strip()}</script>"

    def write_plain(self, name, text):
        """Keep a text under a name that never changes, for chapters to link to."""
        return self._keep(name, name, text.encode("utf8"))

    def settle(self, app, env):
        """Have every page written again if what it loads has another name now."""
        _prune(self.root / PLACE, self.names.values())
        before = getattr(env, "nqpf_assets", None)
        env.nqpf_assets = dict(self.names)
        return [] if before == self.names else sorted(env.found_docs)

    def load(self, app, pagename, templatename, context, doctree):
        """Add to a page the style, and the scripts that its elements need."""
        if not self.names:
            return
        context["metatags"] = (context.get("metatags") or "") + self.early
        app.add_css_file(self._address("book.css"))
        app.add_js_file(self._address("book.js"), loading_method="defer")
        if "<nqpf-" in context.get("body", ""):
            app.add_js_file(self._address("page.js"), loading_method="defer")
        if pagename in self.parts:
            address = context["pathto"](f"_static/{PLACE}/{self.parts[pagename]}", 1)
            context["metatags"] += f'<meta name="nqpf-portable" content="{address}">'

    def tidy(self, app, problem):
        """Remove from the output the files that no page names any more."""
        folder = Path(app.outdir) / "_static" / PLACE
        if problem is None and folder.is_dir():
            _prune(folder, self.names.values())

    def _keep(self, name, hashed, content):
        path = self.root / PLACE / hashed
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        self.names[name] = hashed
        return hashed

    def _address(self, name):
        return f"{PLACE}/{self.names[name]}"


def _prune(folder, names):
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
