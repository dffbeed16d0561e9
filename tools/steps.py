"""What the steps of an installation share: places, stamps, commands with a log, one sentence for a failure.

Standard library only, and no syntax newer than Python 3.7, as environment.py.
"""

import hashlib
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = ".venv"
PYTHON = os.path.join(VENV, "bin", "python")

REASONS = [
    (
        r"CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_(HAS|NOT|UN)",
        "This network's certificate is not trusted: set PIP_CERT and NODE_EXTRA_CA_CERTS to the file "
        "of your network's certificate authority (PEM), then run the command again.",
    ),
    (
        r"No space left|ENOSPC",
        "The disk is full: free about 2 GB, then run the command again.",
    ),
    (
        r"Permission denied|EACCES|EROFS|Read-only file system",
        "A file could not be written: make this folder yours to write, then run the command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "A downloaded package is not the one in the lock file: run the command again, "
        "and if it happens again, use another package mirror.",
    ),
    (
        r"ProxyError|Cannot connect to proxy|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT"
        r"|ENETUNREACH|ERR_SOCKET_TIMEOUT|NewConnectionError|ConnectTimeout|ReadTimeout|timed out"
        r"|NameResolutionError|Name or service not known|Temporary failure in name resolution"
        r"|nodename nor servname|Network is unreachable|Connection refused|Connection reset"
        r"|connection broken|from versions: none",
        "The package index could not be reached: check the network, the proxy or the mirror "
        "set for pip and npm, then run the command again.",
    ),
    (
        r"No matching distribution|Could not find a version|\bE404\b|\bETARGET\b",
        "The package index lacks a version in the lock file: wait until your mirror has it, "
        "or use another mirror.",
    ),
]


class Problem(Exception):
    """One sentence for the reader: what is wrong and what to do."""


def explain(log):
    """Return the sentence for the first known reason in a log, or None."""
    for pattern, sentence in REASONS:
        if re.search(pattern, log):
            return sentence
    return None


def say(text):
    print(text, flush=True)


# Stamps

def digest(files, words=()):
    """Return a hash of files and words; it changes when a stamp is out of date."""
    total = hashlib.sha256("\0".join(words).encode())
    for name in files:
        with open(name, "rb") as file:
            total.update(name.encode() + b"\0" + file.read())
    return total.hexdigest()


def is_stamped(stamp, mark):
    try:
        with open(stamp) as file:
            return file.read() == mark
    except OSError:
        return False


def write_stamp(stamp, mark):
    with open(stamp + ".new", "w") as file:
        file.write(mark)
    os.replace(stamp + ".new", stamp)


# Running commands

def run_logged(command, log, environment=None):
    """Run a command with its output in a log; a failure becomes one sentence."""
    tail = ""
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, universal_newlines=True, errors="replace",
    )
    with open(log, "w") as file, process:
        for line in process.stdout:
            file.write(line)
            tail = (tail + line)[-20000:]
            show_progress(line)
    show_progress("")
    if process.returncode:
        raise Problem(explain(tail) or "An install step failed: read %s for the reason." % log)


def show_progress(line):
    """Show the line a slow command is at, where a person is watching."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K" + line.strip()[:70])
        sys.stdout.flush()
