"""Find a Chromium for the tests, or install one.

The environment variable NQPF_CHROMIUM names one; else a system's own is taken;
else Debian's package where this is root on Debian; else Playwright's build.
"""

import os
import shutil
import subprocess

from steps import PYTHON, ROOT, VENV, Problem, run_logged, say, write_stamp

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = ["/Applications/%s.app/Contents/MacOS/%s" % (name, name) for name in ("Chromium", "Google Chrome")]
STAMP = os.path.join(ROOT, VENV, "stamp-browser")
NONE = (
    "No Chromium could be had for the tests: install chromium or google-chrome with your system's "
    "packages, or set NQPF_CHROMIUM to one, then run the command again."
)


def is_working(program):
    """Whether a program runs and names a version; a missing library and a snap's stub fail here."""
    try:
        done = subprocess.run([program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


def find_system():
    """Return the path of a Chromium on this machine, or None. A wrong NQPF_CHROMIUM is a Problem."""
    chosen = os.environ.get("NQPF_CHROMIUM")
    if chosen:
        if not is_working(chosen):
            raise Problem("NQPF_CHROMIUM is %s, which is no working Chromium: correct or unset it." % chosen)
        return chosen
    found = [shutil.which(name) for name in NAMES] + MAC
    return next((path for path in found if path and os.path.exists(path) and is_working(path)), None)


def is_debian():
    try:
        with open("/etc/os-release") as file:
            return "ID=debian" in file.read().split("\n")
    except OSError:
        return False


def install_by_apt():
    """Install Debian's chromium; return its path, or None where that does not work."""
    say("Installing chromium with apt-get")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    log = os.path.join(VENV, "apt.log")
    try:
        run_logged(["apt-get", "update", "-qq"], log, environment)
        run_logged(["apt-get", "install", "-y", "-qq", "chromium", "fonts-liberation"], log, environment)
    except (Problem, OSError):
        return None
    return find_system()


def install_by_playwright():
    """Download Playwright's Chromium, as root with the libraries it needs."""
    say("Downloading a Chromium for the tests (about 170 MB)")
    options = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    command = [PYTHON, "-m", "playwright", "install"] + options + ["chromium"]
    try:
        run_logged(command, os.path.join(VENV, "browser.log"))
    except Problem:
        raise Problem(NONE)
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([PYTHON, "-c", code], stdout=subprocess.PIPE).stdout.decode().strip()
    if not is_working(path):
        raise Problem(
            "The downloaded Chromium lacks system libraries: run "
            "sudo %s -m playwright install-deps chromium, then run the command again." % PYTHON
        )
    return path


def remembered():
    """Return the path that `ensure` wrote down, where it still works, or None."""
    try:
        with open(STAMP) as file:
            path = file.read()
    except OSError:
        return None
    return path if is_working(path) else None


def ensure():
    """Return the path of a working Chromium, installed if need be; it is written down for the tests."""
    path = find_system() or remembered()
    if path is None and os.geteuid() == 0 and is_debian():
        path = install_by_apt()
    path = path or install_by_playwright()
    write_stamp(STAMP, path)
    return path
