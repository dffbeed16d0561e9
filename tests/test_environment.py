"""What a missing tool, an old Python, a dead network or a killed install leads to. Nothing is downloaded."""

import ast
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import chromium
import environment
import pytest

ROOT = Path(__file__).parents[1]
DEAD = "http://127.0.0.1:9/"
NETWORK = "The package index could not be reached"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with a space in its name that stands for a fresh checkout."""
    folder = tmp_path / "a checkout"
    (folder / ".venv").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(environment, "ROOT", str(folder))
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    return folder


def write_program(path, text):
    path.write_text("#!/bin/sh\n" + text + "\n")
    path.chmod(0o755)
    return str(path)


def run_make(path, *arguments):
    return subprocess.run(
        [shutil.which("make"), *arguments], cwd=ROOT, env={"PATH": str(path)}, capture_output=True, text=True
    )


# Python

@pytest.mark.parametrize("name", ["environment.py", "chromium.py"])
def test_an_old_python_can_read_what_tells_it_that_it_is_old(name):
    ast.parse((ROOT / "tools" / name).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_alone_is_told_what_is_needed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(environment.Problem, match=r"^Python 3\.11 or later is needed and this is 3\.9: install"):
        environment.find_python((3, 9, 18))


def test_a_newer_python_on_path_stands_in_for_an_old_one(tmp_path, monkeypatch, capsys):
    write_program(tmp_path / "python3.13", "exit 127")  # a version manager's shim without a version behind it
    newer = write_program(tmp_path / "python3.12", "echo 3 12")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert environment.find_python((3, 9, 18)) == newer
    assert capsys.readouterr().out == f"This Python is 3.9, which is too old: {newer} stands in for it.\n"


def test_a_python_without_venv_is_told_which_package_to_install(tmp_path):
    with pytest.raises(environment.Problem, match="python3-venv"):
        environment.check_venv_module(write_program(tmp_path / "python3", "exit 1"))


def test_make_without_python_says_so_in_one_sentence(tmp_path):
    (tmp_path / "sh").symlink_to("/bin/sh")
    done = run_make(tmp_path, "html")
    assert done.returncode != 0
    assert done.stderr.startswith("There is no python3 here. Python 3.11 or later is needed: install it, or name it, as in make html PYTHON=")


# Packages

@pytest.mark.parametrize(("kept", "compiles"), [("", False), ("1", True)])
def test_only_where_python_may_not_keep_what_it_compiles_pip_compiles_everything(checkout, monkeypatch, kept, compiles):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", kept)
    asked = []
    monkeypatch.setattr(environment, "run_logged", lambda command, *rest: asked.append(command))
    environment.pip("-r", "requirements/book.txt")
    assert ("--no-compile" not in asked[0]) == compiles


LOGS = [
    ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate", "NODE_EXTRA_CA_CERTS"),
    ("npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error network request", "NODE_EXTRA_CA_CERTS"),
    ("npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "NODE_EXTRA_CA_CERTS"),
    ("npm error code ENOTFOUND\nnpm error syscall getaddrinfo", NETWORK),
    ("npm error code: 'ECONNREFUSED'", NETWORK),
    ("WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.'", NETWORK),
    ("NewConnectionError: [Errno -2] Name or service not known\nERROR: No matching distribution found", NETWORK),
    ("ERROR: No matching distribution found for furo==2025.12.19", "index lacks a version"),
    ("npm error code ETARGET", "index lacks a version"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "use another package mirror"),
    ("npm error code EINTEGRITY", "use another package mirror"),
    ("OSError: [Errno 28] No space left on device", "The disk is full"),
    ("npm error code EACCES\nnpm error path /x", "could not be written"),
]


@pytest.mark.parametrize(("log", "sentence"), LOGS)
def test_a_known_reason_becomes_its_sentence(log, sentence):
    assert sentence in environment.explain(log)


def test_an_unknown_reason_names_the_log(checkout):
    command = [sys.executable, "-c", "raise SystemExit('never seen before')"]
    with pytest.raises(environment.Problem, match=r"read .*pip\.log for the reason"):
        environment.run_logged(command, os.path.join(".venv", "pip.log"))
    assert "never seen before" in Path(".venv/pip.log").read_text()


def test_pip_without_a_network_stops_at_once_and_stamps_nothing(checkout, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", DEAD)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "0")
    Path("requirements").mkdir()
    Path("requirements/book.txt").write_text(f"nqpf-nothing==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(environment.Problem, match=NETWORK):
        environment.ensure_packages("book")
    assert sorted(os.listdir(".venv")) == ["pip.log"]


def test_npm_without_a_network_stops_at_once_and_stamps_nothing(checkout, monkeypatch):
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", DEAD)
    monkeypatch.setenv("NPM_CONFIG_CACHE", str(checkout / "cache"))
    package = {"version": "1.0.0", "integrity": "sha512-" + "A" * 86 + "=="}
    root = {"name": "x", "dependencies": {"nqpf-nothing": "1.0.0"}}
    lock = {"name": "x", "lockfileVersion": 3, "packages": {"": root, "node_modules/nqpf-nothing": package}}
    Path("package.json").write_text(json.dumps(root))
    Path("package-lock.json").write_text(json.dumps(lock))
    with pytest.raises(environment.Problem, match=NETWORK):
        environment.ensure_npm(".", development=False)
    assert not Path("node_modules/.nqpf-stamp").exists()


def test_a_killed_install_is_not_trusted(checkout):
    environment.write_stamp(environment.PLACE, str(checkout))
    assert environment.is_usable()
    Path(environment.UNFINISHED).touch()
    assert not environment.is_usable()


def test_an_environment_that_was_moved_is_not_trusted(checkout):
    environment.write_stamp(environment.PLACE, str(checkout.with_name("elsewhere")))
    assert not environment.is_usable()


def test_a_stamp_is_out_of_date_when_its_file_changes(checkout):
    Path("lock.txt").write_text("a==1\n")
    environment.write_stamp("stamp", environment.digest(["lock.txt"]))
    assert environment.is_stamped("stamp", environment.digest(["lock.txt"]))
    Path("lock.txt").write_text("a==2\n")
    assert not environment.is_stamped("stamp", environment.digest(["lock.txt"]))


def test_packages_of_the_tests_serve_the_book_too_but_not_the_reverse(checkout):
    for name in ("package.json", "package-lock.json"):
        Path(name).write_text("{}")
    Path("node_modules").mkdir()
    files = ["./package.json", "./package-lock.json"]
    environment.write_stamp("node_modules/.nqpf-stamp", environment.digest(files, ["all"]))
    environment.ensure_npm(".", development=False)
    environment.write_stamp("node_modules/.nqpf-stamp", environment.digest(files, ["book"]))
    environment.ensure_npm(".", development=False)
    assert environment.digest(files, ["all"]) != environment.digest(files, ["book"])


def test_a_complete_environment_is_left_alone(monkeypatch):
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "environment.py", "book"],
        env={**os.environ, "PIP_NO_INDEX": "1", "NPM_CONFIG_OFFLINE": "true"}, capture_output=True, text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("arguments", [[], ["everything"], ["book", "test"]])
def test_an_unknown_step_is_one_sentence(arguments):
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "environment.py", *arguments], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (1, "Name one step of: book, lab, grade, test, bench, lock.\n")


# A browser

def test_a_named_browser_is_taken(tmp_path, monkeypatch):
    named = write_program(tmp_path / "mine", "echo Chromium 140")
    monkeypatch.setenv("NQPF_CHROMIUM", named)
    assert chromium.find_system() == named


def test_a_named_browser_that_does_not_work_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setenv("NQPF_CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(environment.Problem, match="NQPF_CHROMIUM is .*missing, which is no working Chromium"):
        chromium.find_system()


def test_a_stub_that_only_tells_how_to_install_a_browser_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.delenv("NQPF_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "MAC", [])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find_system() is None
    write_program(tmp_path / "chromium-browser", "echo 'requires the chromium snap' >&2; exit 1")
    assert chromium.find_system() is None
    chrome = write_program(tmp_path / "google-chrome", "echo Google Chrome 140")
    assert chromium.find_system() == chrome


def test_no_browser_at_all_is_one_sentence(checkout, tmp_path, monkeypatch):
    monkeypatch.setattr(chromium, "PYTHON", write_program(tmp_path / "python", "exit 1"))
    with pytest.raises(environment.Problem, match="^No Chromium could be had for the tests: install chromium"):
        chromium.install_by_playwright()


HOLDER = """
import fcntl, sys
file = open(sys.argv[1])
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.readline()
"""


def test_two_installs_in_one_folder_take_turns(tmp_path, capfd):
    path = tmp_path / "any file"
    path.touch()
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    taken = threading.Event()
    waiting = threading.Thread(target=lambda: (environment.take_turn(str(path)).close(), taken.set()), daemon=True)
    waiting.start()
    assert not taken.wait(0.5)
    holder.communicate("\n")
    assert taken.wait(30)
    assert "waiting until it has ended" in "".join(capfd.readouterr())
    environment.take_turn(str(path)).close()
    assert capfd.readouterr() == ("", "")
