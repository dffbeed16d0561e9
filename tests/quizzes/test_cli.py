"""The command nqpf-quiz: from any folder, in words, with an exit code that can be trusted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from quizbank import copy_course

from nqpf_quizzes import bank

COMMAND = Path(sys.executable).with_name("nqpf-quiz")


def run(*arguments, cwd, **environment):
    """(exit code, standard output, standard error) of the command as a person runs it."""
    done = subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env={**os.environ, "NO_COLOR": "", "PYTHONWARNINGS": "error", **environment})
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def quizzes(tmp_path):
    return copy_course(tmp_path)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--help"], ["lint", "--help"], ["compose", "--help"], ["show", "--help"], ["schema", "--help"]])
def test_help_is_plain_text_of_80_columns(tmp_path, arguments):
    code, out, err = run(*arguments, cwd=tmp_path)
    assert (code, err) == (0, "") and out.isascii() and "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert out.startswith("Usage: nqpf-quiz")


def test_help_lists_every_command_with_whole_sentences(tmp_path):
    out = run("--help", cwd=tmp_path)[1]
    for command in ("lint", "compose", "show", "schema", "grade"):
        assert f"\n  {command} " in out
    for line in out.partition("Commands:")[2].splitlines()[1:5]:
        assert not line.endswith("..."), line


@pytest.mark.parametrize("arguments", [["lint"], ["compose"]])
@pytest.mark.parametrize("inside", [".", "chapters", "quizzes/bank"])
def test_commands_work_from_any_folder_of_the_course(quizzes, arguments, inside):
    (quizzes.parent / "chapters").mkdir(exist_ok=True)
    code, out, err = run(*arguments, cwd=quizzes.parent / inside)
    assert err == "" and ("hallmark" in out or "sample" in out)


def test_lint_prints_findings_summary_and_verdict_and_fails_on_errors(quizzes):
    code, out, err = run("lint", cwd=quizzes)
    assert (code, err) == (1, "")
    assert "error  objective-covered\nbank/hallmark.yml: hallmark-2: no practice item" in out
    assert "Chapter hallmark" in out and "key positions" in out
    assert out.rstrip().endswith("Read: bank\n1 error, 2 pieces of advice.")
    assert max(map(len, out.splitlines())) <= 80 and "\x1b" not in out


def test_advice_alone_does_not_fail(quizzes):
    edit(quizzes / "bank" / "hallmark.yml", "objective: hallmark-1\n    bloom: remember", "objective: hallmark-2\n    bloom: remember")
    code, out, err = run("lint", "hallmark", cwd=quizzes)
    assert (code, err) == (0, "") and "No errors, 2 pieces of advice." in out


def test_lint_checks_assignments_too(quizzes):
    path = quizzes / "assignments" / "sample.yml"
    for name in ("hallmark-what-is-inside", "hallmark-residual-figures", "hallmark-where-booked"):
        edit(quizzes / "bank" / "hallmark.yml", f"id: {name}", f"id: {name}x")
        edit(path, name, f"{name}x")
    text = (quizzes / "bank" / "hallmark.yml").read_text(encoding="utf-8")
    (quizzes / "bank" / "hallmark.yml").write_text(text.replace("bloom: understand", "bloom: remember").replace("bloom: apply", "bloom: remember"), encoding="utf-8")
    out = run("lint", cwd=quizzes)[1]
    assert "error  above-remember" in out
    assert "5 of the 11.5 points graded by program" in out.replace("\n", " ")


def test_rules_are_listed_with_reasons_and_sources(tmp_path):
    code, out, err = run("lint", "--rules", cwd=tmp_path)
    assert (code, err) == (0, "") and "all-of-the-above  error" in out and "guideline 26." in out


def test_an_unknown_chapter_is_named(quizzes):
    assert run("lint", "halmark", cwd=quizzes) == (1, "", 'the bank: has no chapter "halmark"; it has hallmark. Did you mean hallmark?\n')


def test_a_broken_bank_is_told_line_by_line(quizzes):
    edit(quizzes / "bank" / "hallmark.yml", "bloom: analyse", "bloom: analyze")
    edit(quizzes / "bank" / "hallmark.yml", "pool: practice", "pool: practise")
    code, out, err = run("lint", cwd=quizzes)
    assert (code, out) == (1, "") and len(err.splitlines()) == 2
    assert err.splitlines()[0].startswith("bank/hallmark.yml, line 13: hallmark-residual-name: pool: found \"practise\"; allowed")


def test_compose_writes_says_so_and_then_has_nothing_to_do(quizzes):
    assert run("compose", "--check", cwd=quizzes) == (
        1, "sample: 6 questions, 16.5 points, not composed yet\n", "Run nqpf-quiz compose sample\n")
    assert not (quizzes / "source").exists()
    assert run("compose", cwd=quizzes) == (0, "sample: 6 questions, 16.5 points, composed\n", "")
    assert run("compose", "sample", cwd=quizzes) == (0, "sample: 6 questions, 16.5 points, up to date\n", "")
    assert run("compose", "--check", cwd=quizzes)[0] == 0
    edit(quizzes / "assignments" / "sample.yml", "points: 3}", "points: 4}")
    assert run("compose", "--check", cwd=quizzes) == (
        1, "sample: 6 questions, 17.5 points, out of date\n", "Run nqpf-quiz compose sample\n")


def test_compose_writes_nothing_if_one_of_several_is_wrong(quizzes):
    shutil.copy(quizzes / "assignments" / "sample.yml", quizzes / "assignments" / "another.yml")
    code, out, err = run("compose", cwd=quizzes)
    assert (code, out) == (1, "") and 'another.yml, line 2: name: found "sample"; allowed: "another"' in err
    assert not (quizzes / "source").exists()


def test_what_cannot_be_written_is_told(quizzes):
    (quizzes / "source").write_text("a file in the way")
    code, out, err = run("compose", cwd=quizzes)
    assert code == 1 and err.startswith(str(quizzes / "source"))
    assert "Not a directory" in err or "File exists" in err


def test_show_prints_an_item_with_its_key(quizzes):
    code, out, err = run("show", "hallmark-output-up", cwd=quizzes)
    assert (code, err) == (0, "") and "* b. It rises by a whole point" in out and "[output-is-weighted]" in out
    for name in ("hallmark-what-is-inside", "hallmark-residual-figures", "hallmark-where-booked", "hallmark-own-window", "hallmark-verdict"):
        assert run("show", name, cwd=quizzes)[0] == 0
    one, two = (run("show", "hallmark-residual-figures", "--seed", seed, cwd=quizzes)[1] for seed in "ab")
    assert one != two
    assert run("show", "hallmark-output", cwd=quizzes)[0] == 1


def test_show_names_what_might_be_meant(quizzes):
    said = 'the course: has no assignment and no item "{}".{} Assignments: sample. Ids of items stand in the bank, such as {}.\n'
    first = bank.load(quizzes / "bank").chapters[0].items[0]["id"]
    assert run("show", "sampel", cwd=quizzes) == (1, "", said.format("sampel", " Did you mean sample?", first))
    assert run("show", "nosuch", cwd=quizzes) == (1, "", said.format("nosuch", "", first))
    assert " Did you mean hallmark-verdict?" in run("show", "hallmark-verdct", cwd=quizzes)[2]


def test_schemas_are_checked(tmp_path):
    assert run("schema", "--check", cwd=tmp_path) == (0, "up to date\n", "")


@pytest.mark.parametrize(("arguments", "words"), [
    (["lint", "--quizzes", "nowhere"], "nowhere: holds no bank/; name the folder quizzes/ of the course"),
    (["compose", "nothing"], "nothing.yml: is not there; there are the assignments sample."),
    (["compose", "../../etc/passwd"], "is not there"),
])
def test_what_is_not_there_is_explained(quizzes, arguments, words):
    code, out, err = run(*arguments, cwd=quizzes)
    assert (code, out) == (1, "") and words in err


@pytest.mark.parametrize("arguments", [["lnit"], ["lint", "--rule"], ["show"]])
def test_wrong_usage_exits_with_2(tmp_path, arguments):
    code, out, err = run(*arguments, cwd=tmp_path)
    assert code == 2 and err.startswith("Usage: nqpf-quiz")


def test_without_the_packages_of_grading_one_sentence_says_what_to_do(tmp_path):
    code = "import sys; sys.modules['typer'] = None; import nqpf_quizzes.cli"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        1, "nqpf-quiz needs the packages for grading: run pip install -e '.[grade]' in the course's folder.\n")


def test_the_command_starts_without_loading_nbgrader(tmp_path):
    code = "import sys, nqpf_quizzes.cli; print([name for name in ('nbgrader', 'nbformat', 'matplotlib', 'pydantic') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
