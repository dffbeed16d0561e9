"""Interactive models of a course on new quality productive forces.

    >>> from nqpf_widgets import explore, names
    >>> "growth-accounting" in names()
    True

`explore("growth-accounting")` shows an explorer: as HTML while the book is built, as widgets in a
notebook.
"""

import os
from pathlib import Path


def names():
    """The names of all explorers, sorted."""
    files = (Path(__file__).parent / "explorers").glob("[!_]*.py")
    return sorted(file.stem.replace("_", "-") for file in files)


def explore(name, **params):
    """Show the explorer `name`, starting at `params` (controls left out start at their defaults).

    In a notebook the object returned has `.params`, `.set(**params)` and `.view()`.
    Raises UnknownExplorerError or ParameterError, with what is allowed.
    """
    explorer = _load(name)
    if os.environ.get("NQPF_HOST") == "page":
        from nqpf_widgets.page.static import PageExplorer

        return PageExplorer(explorer, params)
    from nqpf_widgets.notebook import NotebookExplorer

    return NotebookExplorer(explorer, params)


def _load(name):
    from nqpf_widgets import explorer

    try:
        return explorer.load(name)
    except explorer.UnknownExplorerError as problem:
        raise explorer.UnknownExplorerError(f"{problem}; there are: {', '.join(names())}") from None
