"""Build the book as Jupyter Book does, with warnings as errors.

    python tools/build.py [FOLDER]

puts it into _build/html of this folder, or of FOLDER. What went wrong is said
without the trace of Jupyter Book's own code.
"""

import logging
import os
import shutil
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
FAILED = "The book was not built: correct what is named above, then run the command again."


def causes(error):
    """Return an exception and what led to it, the last cause first."""
    chain = [error]
    while chain[0].__cause__ or chain[0].__context__:
        chain.insert(0, chain[0].__cause__ or chain[0].__context__)
    return chain


def still(folder):
    """Let kernels start as they do on every machine, without anybody's own IPython settings, and speak of errors only."""
    profile = folder / "_build" / ".ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text("c.IPKernelApp.log_level = 40\n", encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)
    logging.getLogger("traitlets").setLevel(logging.WARNING)


def run(folder):
    """Build into folder/_build/html; return a sentence where that fails."""
    from jupyter_book.cli.main import main

    still(folder)
    options = ["--warningiserror", "--keep-going", "--quiet", "--path-output", str(folder)]
    try:
        # Jupyter Book ends by advising to open the file, where nothing moves.
        with redirect_stdout(StringIO()):
            main(["build", *options, str(ROOT)], standalone_mode=False)
    except SystemExit as end:
        return FAILED if end.code else None
    except Exception as error:
        return f"{causes(error)[0]}\n{FAILED}"


def build(folder):
    """The same; what a failed build remembers would hide its warnings from the next, so it is removed."""
    print("Bringing the book up to date (a minute or two the first time, and after a change to what all pages share)", flush=True)
    problem = run(folder)
    if problem:
        shutil.rmtree(folder / "_build" / ".doctrees", ignore_errors=True)
    else:
        print("The book is built", flush=True)
    return problem


if __name__ == "__main__":
    sys.exit(build(Path(*sys.argv[1:] or [ROOT]).resolve()))
