"""What the files of the house promise each other: locks, commands, documents, the wheel."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import environment
import lab
import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(path.stem for path in (ROOT / "requirements").glob("*.txt"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "quizzes/README.md"]
# Of names, not of files.
EXAMPLES = {"chapters/topic.md", "widgets/nqpf_widgets/explorers/my_explorer.py", "quizzes/bank/CHAPTER.yml"}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name):
    """The pins of a lock: {package: [version]}; a package may have one for each Python."""
    pins = {}
    for line in re.findall(r"^[a-z0-9].*", read(f"requirements/{name}.txt"), re.MULTILINE):
        pin = Requirement(line.rstrip(" \\"))
        (specifier,) = pin.specifier
        assert specifier.operator == "==", line
        pins.setdefault(pin.name, []).append(specifier.version)
    return pins


def wanted(extra):
    extras = PROJECT["project"]["optional-dependencies"]
    direct = [Requirement(text) for text in PROJECT["project"]["dependencies"] + extras[extra]]
    return [need for need in direct if need.name != "nqpf-course"]


# Locks

@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_a_lock_holds_what_pyproject_asks_for(extra):
    pins = locked(extra)
    for need in wanted(extra):
        versions = pins.get(need.name, [])
        assert versions and all(map(need.specifier.contains, versions)), f"{need}: run make lock"


@pytest.mark.parametrize("name", [name for name in LOCKS if name != "test"])
def test_locks_agree_with_each_other(name):
    whole = locked("test")
    different = [key for key, versions in locked(name).items() if not set(versions) <= set(whole.get(key, versions))]
    assert different == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_hashes_and_no_address(name):
    text = read(f"requirements/{name}.txt")
    assert "://" not in text and "--index" not in text
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    assert all("--hash=sha256:" in block for block in blocks if block.strip())


@pytest.mark.parametrize(
    ("lock", "package"),
    [("book", "playwright"), ("book", "pytest"), ("book", "jupyterlab"), ("lab", "playwright"), ("lab", "jupyter-book"),
     ("book", "nbgrader"), ("lab", "nbgrader"), ("grade", "playwright"), ("grade", "jupyter-book")],
)
def test_nobody_downloads_what_others_need(lock, package):
    assert package in locked("test")
    assert package not in locked(lock)


@pytest.mark.parametrize("folder", [".", "tools/bench"])
def test_npm_packages_are_exact_and_locked_without_an_address(folder):
    package = json.loads(read(f"{folder}/package.json"))
    lock = json.loads(read(f"{folder}/package-lock.json"))
    for kind in ("dependencies", "devDependencies"):
        pins = package.get(kind, {})
        assert lock["packages"][""].get(kind, {}) == pins, "run make lock"
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())
    assert "resolved" not in read(f"{folder}/package-lock.json")


def test_what_only_the_bench_needs_is_not_installed_for_a_reader():
    reader = json.loads(read("package-lock.json"))["packages"]
    bench = json.loads(read("tools/bench/package.json"))["dependencies"]
    assert not [name for name in bench if f"node_modules/{name}" in reader]


# Commands

def test_every_command_is_in_help_and_in_the_readme():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make ([a-z]+)", helped, re.MULTILINE)) == targets
    assert targets <= set(re.findall(r"make ([a-z]+)", read("README.md")))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_names_only_commands_and_files_that_are_there(name):
    text = read(name)
    commands = set(re.findall(r"`(?:\w+=\S+ )?make ([a-z]+)", text))
    assert commands <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    paths = re.findall(r"`((?:chapters|widgets|quizzes|tests|tools|requirements|\.ci)/[\w./-]*)`", text)
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []
    assert [path for path in paths if path not in EXAMPLES and not (ROOT / path).exists()] == []


def test_steps_of_the_environment_are_those_the_makefile_asks_for():
    asked = set(re.findall(r"\$\(needs\) (\w+)", MAKEFILE))
    assert asked <= set(environment.STEPS)
    for step in environment.STEPS.values():
        assert step["lock"] in LOCKS


def test_ci_runs_the_test_command_of_the_readme():
    lines = [line for line in read(".ci/run").splitlines() if not line.startswith("#")]
    assert lines == ['cd "$(dirname "$0")/.." && exec make test']
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_lab_opens_markdown_as_notebooks(tmp_path):
    settings = json.loads(lab.write_settings(tmp_path).read_text(encoding="utf-8"))
    assert settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]["markdown"] == "Jupytext Notebook"
    assert "--allow-root" in lab.build_command([], is_root=True)
    assert "--allow-root" not in lab.build_command([], is_root=False)
    assert lab.build_command(["--no-browser"], is_root=False)[-2:] == ["--ServerApp.root_dir=chapters", "--no-browser"]


def test_lab_opens_a_folder_that_is_named(tmp_path):
    assert lab.build_command([str(tmp_path), "--no-browser"], is_root=False)[-2:] == [f"--ServerApp.root_dir={tmp_path}", "--no-browser"]
    with pytest.raises(SystemExit, match="no folder .*nowhere.* Name the folder that holds the notebook"):
        lab.build_command([str(tmp_path / "nowhere")], is_root=False)


# Documents

def test_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    assert yaml.safe_load(read("CITATION.cff"))["version"] == version
    assert json.loads(read("package.json"))["version"] == version
    assert f"## {version}" in read("CHANGELOG.md")


def test_the_citation_has_what_its_format_asks_for():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)


# The wheel

def test_a_wheel_carries_every_file_of_the_package(tmp_path):
    """An installed course lacks nothing that a checkout has: data, styles, fonts, the page's Python."""
    packages = [path.parent for path in ROOT.glob("*/nqpf_*/__init__.py")]
    found = [path for package in packages for path in package.rglob("*")]
    names = [path.relative_to(ROOT).as_posix() for path in found if path.is_file() and path.parent.name != "__pycache__"]
    source = tmp_path / "source"
    for name in [*names, "pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT"]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    code = f"from setuptools import build_meta; build_meta.build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=source, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert carried == {name.partition("/")[2] for name in names}


def test_the_page_for_instructors_names_every_assignment():
    plan = read("chapters/for_instructors.md")
    assert [path.stem for path in (ROOT / "quizzes" / "assignments").glob("*.yml") if f"`{path.stem}`" not in plan] == []
