"""The packages that a book carries to its pages, and what each says of itself.

A package keeps a `portable.json` beside its `__init__.py`:

    {"portable": ["models/*.py", "data/*.csv"], "behind": ["../bank/*.yaml"]}

`portable` names the files that run or are read on the page; `behind`, which
may be left out, names files elsewhere that its pictures and texts depend on.
Both hold glob patterns relative to the package.
"""

import importlib.util
import json
from pathlib import Path

DECLARATION = "portable.json"
KEYS = {"portable", "behind"}

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
        return self._found("portable")

    def behind(self):
        """Every file that a static picture or text may depend on, sorted.

        The whole package counts, but for scripts and styles, so that no list
        can go out of date.
        """
        own = [path for path in self.folder.rglob("*") if path.is_file() and self._counts(path)]
        return sorted(own) + self._found("behind")

    def address(self, path):
        """The path of a file below the folder that holds the package, with slashes."""
        return path.relative_to(self.folder.parent).as_posix()

    def _found(self, key):
        found = set()
        for pattern in self.declared.get(key, []):
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
            "expected an object with the key 'portable', and 'behind' if needed."
        )
    return declared
