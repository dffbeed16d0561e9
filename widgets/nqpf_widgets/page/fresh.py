"""A page is never older than the code behind it.

MyST-NB keeps the outputs of a notebook for as long as the notebook's own text
stays; but a cell that says `explore("...")` draws what the packages compute. So
the folder of its cache carries a hash of the packages. A new folder is also a
new setting, upon which Sphinx reads every page again.
"""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.errors import ExtensionError

from .packages import Package, PackageError

KEPT = 3


def key_cache(app, config):
    """Name the execution cache after everything that a static picture depends on."""
    folder = Path(app.outdir).parent / ".jupyter_cache"
    try:
        key = fingerprint(config.nqpf_packages)
    except PackageError as problem:
        raise ExtensionError(str(problem)) from None
    config.nb_execution_cache_path = str(folder / key)
    _prune(folder, key)


def fingerprint(names):
    """A hash of the packages' files and of the library that draws."""
    total = hashlib.sha256(version("matplotlib").encode())
    for name in names:
        package = Package(name)
        for path in package.behind():
            total.update(os.path.relpath(path, package.folder).encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def be_a_page(app):
    """Tell the notebooks' kernels that they draw for a page, where no widget is made."""
    os.environ["NQPF_HOST"] = "page"


def remove_gone(app, env, added, changed, removed):
    """Take the pages of chapters that are gone out of the built book."""
    for docname in removed:
        Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)
    return []


def forget_faults(app, problem):
    """Have every page read again after a build with warnings, which would go unsaid the next time."""
    if app._warncount:
        Path(app.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def _prune(folder, key):
    """Keep the caches used last, so that going back to earlier code is quick."""
    (folder / key).mkdir(parents=True, exist_ok=True)
    os.utime(folder / key)
    by_age = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[KEPT:]:
        if path.is_dir():
            shutil.rmtree(path)
