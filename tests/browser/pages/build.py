"""Write the workshop's site: the scripts, the style and pages of explorers made for tests.

    python build.py SITE ROOT

Run with the package to be shown, the explorers made for tests among it, first on the path.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

from nqpf_widgets import explorer
from nqpf_widgets.page import static
from nqpf_widgets.page.assets import Assets
from nqpf_widgets.page.bundle import Bundle

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="workshop.css">
<link rel="stylesheet" href="assets/nqpf/{style}">
<script defer src="assets/nqpf/{script}"></script>
</head>
<body data-theme="auto"><main>
<h1>{title}</h1><h2>Explorers</h2><article>{body}</article>
</main></body>
</html>
"""
# Nothing inline, no eval; one exception, for WebAssembly.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src data:; base-uri 'none'"
)
STYLE = """
/* What the theme says in the book. */
:root { --color-foreground-secondary: #5a5c63; --color-brand-content: #0a4bff; }
@media (prefers-color-scheme: dark) { :root { --color-foreground-secondary: #9ca0a5; --color-brand-content: #5ca5ff; } }
body { margin: 0; font-family: system-ui, sans-serif; background: var(--nqpf-ground); color-scheme: light dark; color: CanvasText; }
main { max-width: 46rem; margin: auto; padding: 0 1rem; }
.far { height: 5000px; }
"""
FAR = '<p class="far">far</p>'


def build(site, root):
    """Write everything into the folder `site`; npm's packages are found from `root`."""
    assets = Assets()
    assets.root = site / "assets"
    (assets.root / "nqpf").mkdir(parents=True)
    app = SimpleNamespace(srcdir=root, config=SimpleNamespace(nqpf_packages=["nqpf_widgets"]))
    Bundle(assets).build(app, SimpleNamespace())
    (site / "workshop.css").write_text(STYLE)
    for name, body in bodies().items():
        names = {"style": assets.names["book.css"], "script": assets.names["page.js"]}
        (site / f"{name}.html").write_text(PAGE.format(title=name, body=body, policy=POLICY, **names), "utf8")


def bodies():
    toy, gallery = explorer.load("toy"), explorer.load("gallery")
    return {
        "toy": static.html(toy),
        "gallery": static.html(gallery),
        "two": static.html(toy) + FAR + static.html(gallery),
        "twice": static.html(toy) + static.html(toy, {"start": 2005}, 2),
        "empty": "<p>No explorer.</p>",
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
