"""The packages that a book carries to its pages, and what each says of itself.

A package keeps a `portable.json` beside its `__init__.py`:

    {"portable": ["models/*.py", "data/*.csv"], "behind": ["../bank/*.yml"],
     "page": {"entry": ["page/src/page.js"], "modules": ["page/src/lazy.js"], "style": ["page/style/*.css"]}}

`portable` names the files that run or are read on the page; `behind`, which
may be left out, names files elsewhere that its pictures and texts depend on.
`page` names what else the package brings to its elements, any of it: scripts
that run on every page with an element, behind those of the page itself; ES
modules that these load on demand from `nqpfPage.modules`, by name without
suffix; styles. All hold glob patterns relative to the package.
"""

import importlib.util
import json
from pathlib import Path

DECLARATION = "portable.json"
KEYS = {"portable", "behind", "page"}
PAGE_KEYS = {"entry", "modules", "style"}

# The page loads these itself; no picture is computed from them.
LOOKS_ONLY = {"page/src", "page/style"}


class PackageError(Exception):
    """A package that cannot be carried to the page; says which, why, and what to do."""


class Package:
    """A package with its folder and the patterns that it declares."""

    def __init__(self, name):
        self.name = name
        self.folder = _folder(name)
        self.declared = _declaration(name, self.folder / DECLARATION)

    def portable(self):
        """The files that the page needs, sorted; PackageError if a pattern finds none."""
        return self._found("portable", self.declared["portable"])

    def behind(self):
        """Every file that a static picture or text may depend on, sorted.

        The whole package counts, but for scripts and styles, so that no list
        can go out of date.
        """
        own = [path for path in self.folder.rglob("*") if path.is_file() and self._counts(path)]
        return sorted(own) + self._found("behind", self.declared.get("behind", []))

    def page(self, key):
        """The files that the package brings to pages as `entry`, `modules` or `style`, sorted."""
        return self._found(f"page.{key}", self.declared.get("page", {}).get(key, []))

    def address(self, path):
        """The path of a file below the folder that holds the package, with slashes."""
        return path.relative_to(self.folder.parent).as_posix()

    def _found(self, key, patterns):
        found = set()
        for pattern in patterns:
            matches = [path for path in self.folder.glob(pattern) if path.is_file()]
            if not matches:
                raise PackageError(
                    f"{self.name}/{DECLARATION}: no file matches {pattern!r} of {key!r}; "
                    "correct the pattern or add the file."
                )
            found.update(matches)
        return sorted(found)

    def _counts(self, path):
        place = path.relative_to(self.folder)
        hidden = any(part.startswith((".", "__pycache__")) for part in place.parts)
        return not hidden and "/".join(place.parts[:2]) not in LOOKS_ONLY


def _folder(name):
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        found = None
    if found is None or not found.origin:
        raise PackageError(
            f"nqpf_packages names {name!r}, which is not installed here; "
            "install it, or take it out of _config.yml."
        )
    return Path(found.origin).resolve().parent


def _declaration(name, path):
    try:
        declared = json.loads(path.read_text("utf8"))
    except OSError:
        raise PackageError(
            f"{name} has no {DECLARATION} beside its __init__.py; "
            'write one, as in {"portable": ["models/*.py"]}.'
        ) from None
    except ValueError as problem:
        raise PackageError(f"{name}/{DECLARATION} is not valid JSON: {problem}.") from None
    if not isinstance(declared, dict) or "portable" not in declared or set(declared) - KEYS:
        raise PackageError(
            f"{name}/{DECLARATION}: found {declared!r}; "
            "expected an object with the key 'portable', and 'behind' or 'page' if needed."
        )
    page = declared.get("page", {})
    if not isinstance(page, dict) or set(page) - PAGE_KEYS:
        raise PackageError(
            f"{name}/{DECLARATION}: found {page!r} as 'page'; "
            f"expected an object with some of the keys {', '.join(sorted(PAGE_KEYS))}."
        )
    return declared
