"""Assignments and the notebooks composed from them: what students are told, and what they are never told."""

import ast
import contextlib
import copy
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest
import yaml
from answers import BASIC, HOSTILE, MALFORMED, WORTH
from quizbank import QUIZZES, copy_course, example

from nqpf_quizzes import bank as banks
from nqpf_quizzes import compose, places
from nqpf_quizzes.compose import checks, markdown
from nqpf_quizzes.compose.assignment import Question
from nqpf_quizzes.items.scoring import score
from nqpf_quizzes.problems import CourseError
from nqpf_widgets import explorer as explorers

COURSE = places.find(Path(__file__).parent)
KINDS = ["choice", "multi", "numeric", "match", "explorer", "essay"]


def load(quizzes, name="sample"):
    bank = banks.load(quizzes / "bank")
    return compose.load(quizzes / "assignments" / f"{name}.yml", bank)


@pytest.fixture(scope="module")
def sample():
    return load(QUIZZES)


@pytest.fixture(scope="module")
def notebook(sample):
    return nbformat.reads(compose.notebook_text(sample), 4)


def cell(notebook, name):
    return next(one for one in notebook.cells if one.id == name)


# The committed notebooks

@pytest.mark.parametrize("name", compose.names(COURSE.assignments) or [pytest.param("", marks=pytest.mark.skip("none yet"))])
def test_committed_notebooks_are_up_to_date(name):
    assignment = load(COURSE.quizzes, name)
    assert compose.is_fresh(assignment, COURSE.source), f"run nqpf-quiz compose {name} and commit what it writes"


# Cells

def test_cells_have_the_order_the_ids_and_the_roles_of_the_contract(sample):
    assert [(one.name, one.kind, one.role) for one in compose.cells_of(sample)] == [
        ("intro", "markdown", "text"),
        ("q01-question", "markdown", "question"), ("q01", "code", "answer"), ("q01-test", "code", "test"),
        ("q02-question", "markdown", "question"), ("q02", "code", "answer"), ("q02-test", "code", "test"),
        ("q03-question", "markdown", "question"), ("q03", "code", "answer"), ("q03-test", "code", "test"),
        ("q04-question", "markdown", "question"), ("q04", "code", "answer"), ("q04-test", "code", "test"),
        ("q05-question", "markdown", "question"), ("q05-explorer", "code", "question"),
        ("q05", "code", "answer"), ("q05-test", "code", "test"),
        ("q06-question", "markdown", "question"), ("q06", "markdown", "essay"),
    ]


def test_nbgrader_metadata(notebook):
    for one in notebook.cells[1:]:
        marks = one.metadata["nbgrader"]
        assert marks["grade_id"] == one.id and marks["schema_version"] == 3 and marks["task"] is False
        graded = one.id.endswith("-test") or one.id == "q06"
        assert marks["grade"] is graded and ("points" in marks) is graded
        assert marks["locked"] is (one.id not in ("q01", "q02", "q03", "q04", "q05", "q06"))
        assert marks["solution"] is not marks["locked"]
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert "nbgrader" not in notebook.cells[0].metadata


def test_points_add_up_and_are_stated(sample, notebook):
    points = [one.metadata["nbgrader"]["points"] for one in notebook.cells[1:] if one.metadata["nbgrader"]["grade"]]
    assert points == [2, 2, 3, 1.5, 3, 5]
    assert sum(points) == sample.points == 16.5
    assert "**6 questions, 16.5 points in all.** Of these, 5 points are for 1 essay" in notebook.cells[0].source
    for number, each in enumerate(["2 points", "2 points", "3 points", "1.5 points", "3 points", "5 points"], 1):
        assert cell(notebook, f"q{number:02d}-question").source.startswith(f"### Question {number} ({each})\n")


def test_an_answer_cell_is_none_and_an_essay_cell_its_marker(notebook):
    assert [cell(notebook, f"q0{number}").source for number in range(1, 6)] == [f"q0{number} = None" for number in range(1, 6)]
    assert cell(notebook, "q06").source == (
        "**Your answer to question 6.** Write below this line, and leave the line as it is.")


def test_the_title_cell_says_how_to_answer(notebook):
    source = notebook.cells[0].source
    assert source.startswith("# A sample: total factor productivity\n\nRead chapter 3 first.")
    for words in ("such as `q01 = None`", "runs the folded cell below it", "Save the notebook", "simple arithmetic on numbers such as `1.6 * 2`",
                  "earns 0 points", "do not copy or delete them"):
        assert words in source


def test_the_hidden_part_names_the_item_and_nothing_else(notebook):
    for number in range(1, 6):
        source = cell(notebook, f"q0{number}-test").source
        assert source.endswith(
            "### BEGIN HIDDEN TESTS\nfrom nqpf_quizzes.grading import stock\n"
            f'stock.points("sample", "q0{number}", q0{number})\n### END HIDDEN TESTS')
        assert source.count("HIDDEN TESTS") == 2


def test_figures_are_drawn_from_the_assignments_seed(tmp_path, sample):
    asked = sample.questions[2].item
    assert asked["stem"] == banks.ask(banks.load(QUIZZES / "bank").item("hallmark-residual-figures"), "2026-autumn")["stem"]
    quizzes = copy_course(tmp_path)
    path = quizzes / "assignments" / "sample.yml"
    path.write_text(path.read_text().replace("2026-autumn", "2027-spring"))
    assert load(quizzes).questions[2].item["stem"] != asked["stem"]
    assert load(quizzes).questions[0].item == sample.questions[0].item


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_says_how_to_answer_with_an_example_of_the_right_form(kind):
    item = example(kind)
    source = markdown.question_source(Question("q07", item, 1))
    assert source.startswith("### Question 7 (1 point)\n\n") and "*Answer:*" in source
    if kind != "essay":
        shown = re.findall(r"`q07 = (.*?)`", source)
        assert "It looks like this: `q07 = " in source
        for answer in shown:
            assert score(item, ast.literal_eval(answer))["outcome"] != "malformed"


def test_options_of_both_sides_of_a_match_are_two_lists():
    source = markdown.question_source(Question("q04", example("match"), 1))
    assert "- **c.** A better rota\n\nwith one of these:\n\n- **1.** TFP\n" in source


def test_an_explorers_settings_are_shown_as_they_are_typed():
    source = markdown.question_source(Question("q05", example("explorer"), 1))
    assert '| `country` | Country | `"CHN"` (China), `"USA"` (United States)' in source
    assert '| `human_capital` |' in source and "| `True`, `False` | `False` |" in source
    assert '`q05 = {"country": "CHN"}`' in source


def test_an_essays_rubric_is_shown_with_its_points():
    source = markdown.question_source(Question("q06", example("essay"), 5))
    assert "- **Uses evidence** (up to 3 points)\n  - 0: No figure.\n  - 2: One figure with its vintage.\n" in source
    assert "Either verdict" not in source


@pytest.mark.parametrize(("text", "shown"), [
    ("5 * 3 * 2, a_b_c, $5 or $7, <b>, [x](y), `q` & ~~z~~ @w {c}",
     r"5 \* 3 \* 2, a\_b\_c, \$5 or \$7, \<b\>, \[x\](y), \`q\` \& \~\~z\~\~ \@w \{c\}"),
    ("2023. A year.", r"2023\. A year."),
    ("- not a list", r"\- not a list"),
    ("+0.3", "+0.3"), ("0.0", "0.0"), ("-2.5 %", "-2.5 %"), ("---", r"\---"), ("2)", r"2\)"),
    ("# no heading", r"\# no heading"),
    ("% no comment", r"\% no comment"),
    ("a | b \\ c", r"a \| b \\ c"),
    ("one\ntwo\n\nthree", "one  \ntwo\n\nthree"),
    ("新质生产力 −2.5 %", "新质生产力 −2.5 %"),
])
def test_texts_show_what_was_written(text, shown):
    assert markdown.plain(text) == shown


# The visible check

def visible(source):
    return source.split("### BEGIN HIDDEN TESTS")[0]


def run_check(item, answer, name="q01", **more):
    """(standard output, standard error) of the visible check of an answer, with more names in the notebook."""
    out, err = io.StringIO(), io.StringIO()
    source = visible(checks.check_source(Question(name, item, 1), "sample"))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        exec(compile(source, "check", "exec"), {name: answer, **more})
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize(("name", "answer"), [(name, answer) for name, answer, *rest in WORTH if answer is not None])
def test_a_well_formed_answer_is_met_with_silence(name, answer):
    out, err = run_check(BASIC[name], answer)
    missing = name == "match" and len(answer) < 3
    assert err == "" and bool(out) == missing


@pytest.mark.parametrize(("name", "answer", "words"), MALFORMED)
def test_a_malformed_answer_is_explained_as_the_scorer_explains_it(name, answer, words):
    out, err = run_check(BASIC[name], answer)
    assert out == "" and err == score(BASIC[name], answer)["message"] + "\n" and words in err


@pytest.mark.parametrize("name", BASIC)
@pytest.mark.parametrize("answer", HOSTILE, ids=lambda value: type(value).__name__)
def test_the_check_never_fails_and_agrees_with_the_scorer(name, answer):
    out, err = run_check(BASIC[name], answer)
    assert (err == "") == (score(BASIC[name], answer)["outcome"] != "malformed")


@pytest.mark.parametrize("name", BASIC)
def test_an_unanswered_question_is_told_kindly(name):
    words = "Question 7 has no answer yet. Write it in place of None above, run that cell, then this one.\n"
    assert run_check(BASIC[name], None, "q07") == ("", words)
    source = visible(checks.check_source(Question("q07", BASIC[name], 1), "sample"))
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        exec(compile(source, "check", "exec"), {})
    assert err.getvalue() == words


UNREAD = "Names and functions are not read, only what is typed. Write the value itself: q01 = 3.2"


@pytest.mark.parametrize(("cells", "words"), [
    (["q01 = 3.2"], ""), (["q01 = 1.6 * 2  # twice"], ""), ([], ""), (None, ""), (["print(q01 == 3)"], ""), ([None, "q01 = 3.2"], ""),
    (["q01 = x", "%time q02", "q01 = 3.2"], ""), (["q01 = 3.2", "q012 = x", "# q01 = x"], ""),
    (["x = 3.2", "q01 = x"], UNREAD), (["q01 = round(3.21, 1)"], UNREAD), (["q01 = 3.2", "q01 = x.value"], UNREAD),
    (["q01 = 3.2", 'q01 = "c'], "The answer's cell is not valid Python: unterminated string literal"),
    (["q01 = 3.2", "q01 = \u22122.4"], "The answer's cell is not valid Python: invalid character"),
    (["q01 = 3.2", "q01 = " + "(" * 9999], "The answer's cell is not valid Python: "),
    (["q01 = 3.2", "q01 = c"], "The answer's cell gave an error: c is no name here. Text stands in quotes."),
])
@pytest.mark.parametrize("answer", [3.2, None])
def test_the_text_of_the_answer_s_cell_is_looked_at_too(cells, words, answer):
    """An answer of an earlier run is not taken for that of a cell that failed, nor is passed what grading cannot read."""
    out, err = run_check(BASIC["numeric"], answer, In=cells, x=3.2)
    if answer is None and not words.startswith("The answer's cell"):
        words = "Question 1 has no answer yet."
    assert out == "" and (err.startswith(words) if words else err == ""), err


def test_pairs_left_out_of_a_match_are_mentioned():
    assert run_check(BASIC["match"], {"b": 1}) == ("Not matched yet: a, c.\n", "")


@pytest.mark.parametrize("name", BASIC)
def test_the_check_is_plain_python_without_packages(name):
    source = visible(checks.check_source(Question("q01", BASIC[name], 1), "sample"))
    assert '"""' not in source
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [alias.name for node in imports for alias in node.names] == ["ast", "builtins", "re", "sys"]
    assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef)] == ["check_q01"]


# No key in what students receive

def scramble(item):
    """The same question with another key: whatever students may not learn is changed, all they see is kept."""
    item = copy.deepcopy(item)
    for key in ("why", "guidance"):
        if key in item:
            item[key] = "LEAK " + item[key]
    flags = [option.get("right", False) for option in item.get("options", [])]
    for option, right in zip(item.get("options", []), [*flags[1:], *flags[:1]]):
        option.update(why="LEAK " + option["why"], right=right)
        option.pop("misconception", None)
        if not right:
            option["misconception"] = "leak-misconception"
    for pair in item.get("left", []):
        pair.update(why="LEAK", answer=pair["answer"] % len(item["right"]) + 1)
    for slip in item.get("slips", []):
        slip["why"] = "LEAK " + slip["why"]
    if "slips" in item:
        item["slips"] = item["slips"][:1]
    if item["kind"] == "explorer":
        item.pop("example")
        control = explorers.load(item["explorer"]).controls[-1]
        item["goals"] = [{"control": control.name, "equals": control.default, "why": "LEAK"}]
    item.update(sources=["leak2026"], bloom="create")
    return item


ASSIGNMENTS = [(QUIZZES, "sample")] + [(COURSE.quizzes, name) for name in compose.names(COURSE.assignments)]


@pytest.mark.parametrize(("quizzes", "name"), ASSIGNMENTS, ids=[name for quizzes, name in ASSIGNMENTS])
def test_another_key_makes_the_same_notebook(tmp_path, quizzes, name):
    for path in (quizzes / "bank").glob("*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data["items"] = [scramble(item) for item in data["items"]]
        (tmp_path / path.name).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    one = load(quizzes, name)
    other = compose.load(quizzes / "assignments" / f"{name}.yml", banks.load(tmp_path))
    assert all(mine.item != theirs.item for mine, theirs in zip(one.questions, other.questions, strict=True))
    assert compose.notebook_text(other) == compose.notebook_text(one)


CONFIG = '''
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

c = get_config()
c.CourseDirectory.course_id = "nqpf"
c.Exchange.root = {exchange!r}
steps = list(GenerateAssignment.class_traits()["preprocessors"].default())
c.GenerateAssignment.preprocessors = [step for step in steps if step is not ClearSolutions]
'''


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The folders that nbgrader makes of the sample: release/ and the exchange's copy for students."""
    tmp_path = tmp_path_factory.mktemp("course")
    quizzes = copy_course(tmp_path)
    compose.write(load(quizzes), quizzes / "source")
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    (quizzes / "nbgrader_config.py").write_text(CONFIG.format(exchange=str(exchange)))
    nbgrader(quizzes, "generate_assignment", "sample")
    nbgrader(quizzes, "release_assignment", "sample")
    return [quizzes / "release" / "sample", exchange / "nqpf" / "outbound" / "sample"]


def nbgrader(folder, *arguments):
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout + done.stderr


KEY = re.compile(r"LEAK|HIDDEN TESTS|nqpf_quizzes|stock\.points|misconception|tolerance|slips?\b|guidance|\bright: |solow1957|zhu2012|bloom|objective")


def test_nothing_that_students_receive_tells_a_key(released):
    item = banks.load(QUIZZES / "bank").item
    secrets = [option["why"] for option in item("hallmark-output-up")["options"] + item("hallmark-what-is-inside")["options"]]
    secrets += [pair["why"] for pair in item("hallmark-where-booked")["left"]]
    secrets += [goal["why"] for goal in item("hallmark-own-window")["goals"]] + ["0.0100001", "1985", item("hallmark-verdict")["guidance"]]
    for folder in released:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert [path.name for path in files] == ["sample.ipynb"]
        text = files[0].read_text(encoding="utf-8")
        assert [secret for secret in secrets if secret in text] == []
        assert KEY.findall(text) == []
        cells = json.loads(text)["cells"]
        assert [one["id"] for one in cells if one["id"] == "q01-test"] == ["q01-test"]
        assert "".join(next(one for one in cells if one["id"] == "q01")["source"]) == "q01 = None"


def test_a_student_can_run_the_whole_notebook_and_validate_it(released, tmp_path):
    """Every cell runs in a real kernel; only unanswered and malformed questions say anything."""
    path = tmp_path / "sample.ipynb"
    notebook = nbformat.read(released[0] / "sample.ipynb", 4)
    answers = {"q01": '"b"', "q02": '["a", "c"]', "q03": '"2.5"', "q04": '{"a": 2}', "q05": '{"country": "USA"}'}
    for name, answer in answers.items():
        cell(notebook, name).source = f"{name} = {answer}"
    cell(notebook, "q06").source += "\n\nBoth vintages slow down."
    nbformat.write(notebook, path)
    done = subprocess.run(
        [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--output", "run.ipynb", str(path)],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    run = nbformat.read(path.with_name("run.ipynb"), 4)
    said = {one.id: "".join(output.get("text", "") for output in one.outputs) for one in run.cells if one.id.endswith("-test")}
    assert said == {"q01-test": "", "q02-test": "", "q04-test": "Not matched yet: b, c.\n", "q05-test": "",
                    "q03-test": 'Found "2.5", a text. Write the number without quotes and without its unit.\n'}
    words = nbgrader(path.parent, "validate", str(path))
    assert "VALIDATION FAILED ON 1 CELL(S)!" in words and "Write the number without quotes" in words


def test_without_our_packages_the_explorer_says_where_it_is():
    source = next(one.source for one in compose.cells_of(load(QUIZZES)) if one.name == "q05-explorer")
    done = subprocess.run([sys.executable, "-I", "-c", "import sys; sys.modules['nqpf_widgets'] = None\n" + source],
                          capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The explorer is not installed here. Use the one in the course's chapter: it has the same settings.\n"


# Writing

def test_composing_twice_changes_nothing(tmp_path):
    quizzes = copy_course(tmp_path)
    assert compose.write(load(quizzes), quizzes / "source") is True
    path = quizzes / "source" / "sample" / "sample.ipynb"
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert compose.write(load(quizzes), quizzes / "source") is False
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in path.parent.iterdir()] == ["sample.ipynb"]


def test_the_notebook_is_stale_once_anything_behind_it_changes(tmp_path):
    quizzes = copy_course(tmp_path)
    source = quizzes / "source"
    assert not compose.is_fresh(load(quizzes), source)
    compose.write(load(quizzes), source)
    assert compose.is_fresh(load(quizzes), source)
    bank = quizzes / "bank" / "hallmark.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("Workers move to firms", "People move to firms"), encoding="utf-8")
    assert not compose.is_fresh(load(quizzes), source)


def test_a_run_that_breaks_off_leaves_the_old_notebook(tmp_path, monkeypatch):
    quizzes = copy_course(tmp_path)
    path = quizzes / "source" / "sample" / "sample.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("the old one")

    def broken(*names):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="No space left"):
        compose.write(load(quizzes), quizzes / "source")
    assert path.read_text() == "the old one" and [one.name for one in path.parent.iterdir()] == ["sample.ipynb"]


# Assignment files

BROKEN = [
    ("name: sample", "name: other", 'line 2: name: found "other"; allowed: "sample", as the file is called'),
    ("seed: 2026-autumn\n", "", "line 2: seed: is missing; write a text that settles the figures"),
    ("seed: 2026-autumn", "seed: 2026", "seed: found the number 2026; allowed: a text; put it in quotes"),
    ("seed:", "sed:", "sed: is not a key here. Did you mean seed? Allowed: chapters, intro, items, name, seed, title"),
    ("[hallmark]", "[halmark]", 'line 4: chapters.1: found "halmark"; the bank has hallmark. Did you mean hallmark?'),
    ("hallmark-output-up", "hallmark-output-upp", "line 8: hallmark-output-upp: id: is not in the bank. Did you mean hallmark-output-up?"),
    ("hallmark-output-up", "hallmark-verdict", "hallmark-verdict: id: is asked twice; take one out"),
    ("hallmark-output-up", "hallmark-residual-name", "id: is a practice item, with its key on the page; take a graded one"),
    ("points: 3}", "points: 0}", "points: found the number 0; allowed: a number above 0"),
    ("points: 3}", "points: two}", 'points: found "two"; allowed: a number'),
    ("points: 3}", "points: .nan}", "points: found the number nan; allowed: a finite number"),
    ("points: 5}", "points: 6}", "hallmark-verdict: points: found 6; its rubric adds up to 5. Make the two agree"),
    ("items:\n", "items: []\nmore:\n", "items: found 0 of them; allowed: 1 or more"),
    ("- {id: hallmark-output-up, points: 2}", "- hallmark-output-up", 'line 8: items 1: found "hallmark-output-up"; allowed: keys with values'),
]


@pytest.mark.parametrize(("old", "new", "words"), BROKEN)
def test_a_mistake_in_an_assignment_is_named(tmp_path, old, new, words):
    quizzes = copy_course(tmp_path)
    path = quizzes / "assignments" / "sample.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        load(quizzes)
    assert any(words in str(problem) and "sample.yml, line" in str(problem) for problem in caught.value.problems), caught.value


def test_an_item_of_another_chapter_is_refused(tmp_path):
    quizzes = copy_course(tmp_path)
    text = (quizzes / "bank" / "hallmark.yml").read_text(encoding="utf-8")
    (quizzes / "bank" / "other.yml").write_text(text.replace("hallmark-", "other-").replace("chapter: hallmark", "chapter: other"), encoding="utf-8")
    path = quizzes / "assignments" / "sample.yml"
    path.write_text(path.read_text().replace("hallmark-output-up", "other-output-up"))
    with pytest.raises(CourseError, match="belongs to the chapter other; add that to chapters, or take the item out"):
        load(quizzes)


def test_an_assignment_that_is_not_there_is_named_with_those_that_are(tmp_path):
    with pytest.raises(CourseError, match=r"sampel.yml: is not there; there are the assignments sample. Did you mean sample\?"):
        load(QUIZZES, "sampel")


def test_in_a_kernel_the_check_sees_cells_that_failed():
    """IPython keeps what was typed, also where it did not run; an answer of an earlier run stays in its variable."""
    check = visible(checks.check_source(Question("q01", BASIC["choice"], 1), "sample"))
    cells = ['q01 = "a"', check, 'q01 = "b', check, "q01 = b", check, 'q01 = str("b")', check, 'q01 = "b"', check]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbclient.NotebookClient(notebook, kernel_name="python3", allow_errors=True).execute()
    said = ["".join(output["text"] for output in cell.outputs) for cell in notebook.cells[1::2]]
    assert [bool(one) for one in said] == [False, True, True, True, False]
    assert "is not valid Python" in said[1] and "b is no name here" in said[2] and "Write the value itself: q01 = 'b'" in said[3]
