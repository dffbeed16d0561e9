"""What an explorer needs on the page: scripts, models with their data, words and colours."""

import json
from pathlib import Path

from sphinx.errors import ExtensionError

from . import needs
from .node import NodeError, find_modules, package_file, run
from .packages import Package, PackageError

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent
SCRIPTS = {
    "page.js": ("src/page.js", "iife"),
    "drawing.js": ("src/drawing.js", "esm"),
    "worker.js": ("src/worker.js", "esm"),
    "book.js": ("book.js", "iife"),
    "early.js": ("src/early.js", "iife"),
}
MICROPYTHON = "@micropython/micropython-webassembly-pyscript/micropython"


class Bundle:
    """Writes everything that a page with an explorer loads into the assets."""

    def __init__(self, assets):
        self.assets = assets

    def check(self, app):
        """Fail before any notebook is run if npm's packages are missing."""
        try:
            find_modules(app.srcdir)
        except NodeError as problem:
            raise ExtensionError(str(problem)) from None

    def build(self, app, env):
        """Bundle the scripts and the style, and write the page's configuration."""
        try:
            self._build(app.srcdir, app.config.nqpf_packages)
        except (NodeError, PackageError) as problem:
            raise ExtensionError(str(problem)) from None

    def build_parts(self, app, env):
        """Write what the elements of each page need of the portable files."""
        try:
            self._build_parts(app.config.nqpf_packages, needs.pages(env))
        except PackageError as problem:
            raise ExtensionError(str(problem)) from None

    def _build(self, start, names):
        write = self.assets.write
        packages = [Package(name) for name in names]
        brought = scripts_of(packages)
        built = run("bundle.mjs", self._request(packages), start)
        scripts = dict(zip([*SCRIPTS, *brought], built["scripts"]))
        addresses = {
            "worker": write("worker.js", scripts["worker.js"]),
            "drawing": write("drawing.js", scripts["drawing.js"]),
            "micropython": write("micropython.mjs", package_file(start, f"{MICROPYTHON}.mjs").read_bytes()),
            "wasm": write("micropython.wasm", package_file(start, f"{MICROPYTHON}.wasm").read_bytes()),
            "portable": write("portable.json", portable(names)),
        }
        modules = {path.stem: write(path.name, scripts[path]) for path, form in brought.items() if form == "esm"}
        entries = [scripts[path] for path, form in brought.items() if form == "iife"]
        write("page.js", "".join([configuration(addresses, modules), scripts["page.js"], *entries]))
        write("book.js", scripts["book.js"])
        self.assets.put_in_heads("early.js", scripts["early.js"])
        write("book.css", built["style"])
        self.assets.write_plain("licences.txt", built["licences"])

    def _build_parts(self, names, pages):
        whole = portable(names)
        for docname, modules in pages.items():
            try:
                part = needs.part(whole, modules)
            except KeyError as problem:
                raise PackageError(
                    f"{docname}: an element needs {problem.args[0]}, which no package in nqpf_packages declares as portable."
                ) from None
            self.assets.write_for(docname, f"portable-{docname.replace('/', '-')}.json", part)

    def _request(self, packages=()):
        """What bundle.mjs is asked; scripts may import from packages by their names."""
        paths = [(HERE / path, form) for path, form in SCRIPTS.values()] + list(scripts_of(packages).items())
        sheets = sorted((HERE / "style").glob("*.css")) + [path for each in packages for path in each.page("style")]
        own = [path.read_text("utf8") for path in sheets]
        return {
            "scripts": [{"path": str(path), "format": form} for path, form in paths],
            "style": "\n".join([theme_style(shared("theme")), *self.assets.styles, *own]),
            "alias": {each.name: str(each.folder) for each in packages},
        }


def scripts_of(packages):
    """The scripts that packages bring to pages, {path: format}: entries first."""
    forms = {"entry": "iife", "modules": "esm"}
    return {path: forms[key] for key in forms for each in packages for path in each.page(key)}


def shared(name):
    """The value of a JSON file that all hosts share: formats, messages or theme."""
    return json.loads((SHARED / f"{name}.json").read_text("utf8"))


def portable(names):
    """The JSON text with the portable files of some packages, `{"files": [[path, text], ...]}`.

    The front door of a package is left empty: it serves the other hosts.
    """
    files = []
    for name in names:
        package = Package(name)
        files.append([f"{name}/__init__.py", ""])
        files.extend([package.address(path), path.read_text("utf8")] for path in package.portable())
    return json.dumps({"files": files}, ensure_ascii=False)


def configuration(addresses, modules=()):
    """The script that tells the page's code, in `window.nqpfPage`, what it needs to know."""
    settings = {name: shared(name) for name in ("formats", "messages", "theme")}
    return (
        "(() => { const at = (names) => { for (const key in names)"
        " names[key] = new URL(names[key], document.currentScript.src).href; return names; };"
        f"window.nqpfPage = {{...at({json.dumps(addresses)}), modules: at({json.dumps(dict(modules))}),"
        f"...{json.dumps(settings, ensure_ascii=False)}}}; }})();\n"
    )


def theme_style(theme):
    """The boxes' shapes and the colour roles as CSS variables, these in Furo's light and dark, and in forced colours."""
    light, dark = (_variables(theme, ground) for ground in ("light", "dark"))
    shapes = " ".join(f"--nqpf-{name}: {box['width']} / {box['height']};" for name, box in theme["box"].items())
    return f"""
:root {{ {shapes} {light} }}
@media not print {{
  body[data-theme="dark"] {{ {dark} }}
  @media (prefers-color-scheme: dark) {{ body:not([data-theme="light"]) {{ {dark} }} }}
}}
@media (forced-colors: active) {{
  body[data-theme] {{ {light} --nqpf-ground: Canvas; }}
  @media (prefers-color-scheme: dark) {{ body[data-theme] {{ {dark} --nqpf-ground: Canvas; }} }}
}}
"""


def _variables(theme, ground):
    colours = {**theme["roles"], "ground": theme["ground"]}
    return " ".join(f"--nqpf-{role}: {colours[role][ground]};" for role in colours)
