"""Write every lock file anew from pyproject.toml and package.json.

Versions that still fit stay; with --upgrade the newest that are allowed are taken.
A lock names versions and hashes, never where to fetch them, so that mirrors work.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environment

# test.txt holds everything; the others are parts of it.
LOCKS = {
    "test": ["pyproject.toml", "--extra", "test"],
    "book": ["pyproject.toml", "--extra", "book", "-c", "requirements/test.txt"],
    "lab": ["pyproject.toml", "--extra", "lab", "-c", "requirements/test.txt"],
    "grade": ["pyproject.toml", "--extra", "grade", "-c", "requirements/test.txt"],
    "build": ["--group", "build", "-c", "requirements/test.txt"],
    "lock": ["--group", "lock", "-c", "requirements/test.txt"],
}
NPM_FOLDERS = [".", "tools/bench"]


def lock_python(name, upgrade):
    """Resolve one lock for every platform and every Python from 3.11 on."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", *upgrade, *LOCKS[name], "-o", f"requirements/{name}.txt"]
    if subprocess.run(command).returncode:
        raise environment.Problem(f"requirements/{name}.txt could not be resolved: uv says why above.")


def lock_npm(folder, upgrade):
    """Resolve a package-lock.json away from node_modules, so that it names every platform's parts."""
    with tempfile.TemporaryDirectory() as work:
        for name in ("package.json", ".npmrc", *([] if upgrade else ["package-lock.json"])):
            if Path(folder, name).exists():
                shutil.copy(Path(folder, name), work)
        environment.npm("install", "--package-lock-only", "--ignore-scripts", "--prefix", work)
        shutil.copy(Path(work, "package-lock.json"), folder)


def main(arguments):
    if arguments not in ([], ["--upgrade"]):
        raise environment.Problem("The only option is --upgrade.")
    os.chdir(environment.ROOT)
    for name in LOCKS:
        lock_python(name, arguments)
    for folder in NPM_FOLDERS:
        lock_npm(folder, arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except environment.Problem as problem:
        sys.exit(str(problem))
