"""Bank files: what is loaded, and what is said of a file that has a mistake in it."""

import json
import re

import jsonschema
import pytest
import yaml
from quizbank import BODIES, QUIZZES, bank_text, copy_course, dedent, examples, item, option, problems

from nqpf_quizzes import bank, places, reading, schemas
from nqpf_quizzes.bank.models import KINDS
from nqpf_quizzes.problems import CourseError

HEAD = """
    chapter: hallmark
    objectives:
      - {id: hallmark-1, text: Compute TFP growth.}
"""


# What is loaded

def test_the_example_bank_holds_every_kind():
    chapter = examples().chapter("hallmark")
    assert {one["kind"] for one in chapter.items} == set(KINDS)
    assert [one["id"] for one in chapter.pool("practice")] == ["hallmark-residual-name", "hallmark-share-of-growth"]
    assert chapter.objectives[0]["id"] == "hallmark-1"


def test_items_are_plain_values_that_know_their_chapter_and_section():
    one = examples().item("hallmark-residual-name")
    assert json.loads(json.dumps(one)) == one
    assert (one["chapter"], one["section"]) == ("hallmark", "hallmark")
    assert [entry["right"] for entry in one["options"]] == [True, False, False]
    assert "misconception" not in one["options"][0]


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("pool", ["practice", "graded"])
def test_a_sound_item_of_each_kind_loads(tmp_path, kind, pool):
    assert problems(tmp_path, bank_text(item(kind, pool=pool))) == []


def test_a_folded_text_loses_its_last_line_break(tmp_path):
    assert examples().item("hallmark-output-up")["stem"].endswith("TFP growth?")


def test_words_that_other_yaml_takes_for_values_are_texts(tmp_path):
    text = bank_text(item("match", left=[
        {"text": "NO", "answer": 1, "why": "yes"}, {"text": "2024-01-31", "answer": 2, "why": "on"}], right=["1:30", "off"]))
    assert problems(tmp_path, text.replace("'", "")) == []
    left = bank.load_chapter(tmp_path / "hallmark.yml").items[0]["left"]
    assert [one["text"] for one in left] == ["NO", "2024-01-31"]


def test_a_number_with_leading_zeros_is_decimal(tmp_path):
    path = tmp_path / "hallmark.yml"
    path.write_text(bank_text(item("numeric")).replace("answer: 2.5", "answer: 010"), encoding="utf-8")
    assert bank.load_chapter(path).items[0]["answer"] == 10


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "hallmark.yml"
    path.write_text(bank_text(item()), encoding="utf-8-sig")
    assert bank.load_chapter(path).name == "hallmark"


# What is said of mistakes: the item changed, and words of the one message

BROKEN = [
    ("choice", {"bloom": ...}, "bloom: is missing; write what it asks of the learner, by Bloom's levels; allowed: remember, understand"),
    ("choice", {"stem": ""}, "hallmark-one: stem: is empty; write the question, which can be read without its options"),
    ("choice", {"stem": "   "}, "hallmark-one: stem: is empty"),
    ("choice", {"stem": 3}, "hallmark-one: stem: found the number 3; allowed: a text; put it in quotes"),
    ("choice", {"stem": None}, "stem: found nothing; allowed: a text"),
    ("choice", {"stem": False}, "stem: found false; allowed: a text"),
    ("choice", {"stem": ["a"]}, "stem: found a list; allowed: a text"),
    ("choice", {"pool": "practise"}, 'pool: found "practise"; allowed: practice, graded. Did you mean practice?'),
    ("choice", {"bloom": "analyze"}, 'bloom: found "analyze"; allowed: remember, understand, apply, analyse, evaluate, create. Did you mean analyse?'),
    ("choice", {"kind": "choise"}, 'kind: found "choise"; allowed: choice, essay, explorer, match, multi, numeric. Did you mean choice?'),
    ("choice", {"kind": ...}, "hallmark-one: kind is missing; allowed: choice, essay"),
    ("choice", {"option": []}, "hallmark-one: option: is not a key here. Did you mean options? Allowed: bloom, id, kind"),
    ("choice", {"id": "Hallmark One"}, 'id: found "Hallmark One"; allowed: small letters, digits, - and _'),
    ("choice", {"id": "connotation-one"}, 'id: found "connotation-one"; it must start with "hallmark-"'),
    ("choice", {"objective": "hallmark-7"}, 'objective: found "hallmark-7"; allowed: hallmark-1. Did you mean hallmark-1?'),
    ("choice", {"sources": "solow1957"}, 'sources: found "solow1957"; allowed: a list'),
    ("choice", {"options": [option("A", right=True)]}, "options: found 1 of them; allowed: 2 or more"),
    ("choice", {"options": [option(str(i), right=not i) for i in range(9)]}, "options: found 9 of them; allowed: 8 at most"),
    ("choice", {"options": [option("A"), option("B")]}, "options: found 0 right options; allowed: one. Mark it right: true"),
    ("choice", {"options": [option("A", right=True), option("B", right=True)]}, "options: found 2 right options"),
    ("choice", {"options": [option("A", right=True), {"text": "B", "misconception": "m"}]},
     "hallmark-one: options.b.why: is missing; write why this option is right, or is not"),
    ("choice", {"options": [{**option("A"), "right": "yes"}, option("B")]}, 'options.a.right: found "yes"; allowed: true or false'),
    ("choice", {"options": [option("A", right=True, misconception="m"), option("B")]},
     "options.a.misconception: a right option has none; take it out"),
    ("choice", {"options": [option("A", right=True), "B"]}, 'options.b: found "B"; allowed: keys with values'),
    ("choice", {"options": [option("A", right=True), option("B", wy="x")]},
     "options.b.wy: is not a key here. Did you mean why? Allowed: misconception, right, text, why"),
    ("multi", {"options": [option("A"), option("B")]}, "options: found no right option; mark one or more"),
    ("multi", {"options": [option("A", right=True), option("B", right=True)]}, "options: every option is right"),
    ("numeric", {"answer": "2.5"}, 'answer: found "2.5"; allowed: a number, without quotes or a unit'),
    ("numeric", {"answer": True}, "answer: found true; allowed: a number"),
    ("numeric", {"answer": float("nan")}, "answer: found the number nan; allowed: a finite number"),
    ("numeric", {"answer": ...}, "answer: found neither of answer and vary"),
    ("numeric", {"vary": "growth_residual"}, "answer: found both of answer and vary"),
    ("numeric", {"unit": ...}, "unit: is missing; write the unit of the answer"),
    ("numeric", {"tolerance": {}}, "tolerance: found nothing; give either absolute or relative"),
    ("numeric", {"tolerance": {"absolute": 1, "relative": 0.1}}, "tolerance: found absolute and relative; give either"),
    ("numeric", {"tolerance": {"absolute": 0}}, "tolerance.absolute: found the number 0; allowed: a number above 0"),
    ("numeric", {"tolerance": {"absolute": 3}}, "slips.1.value: found 0.025, which the tolerance takes for the answer 2.5"),
    ("numeric", {"answer": 0, "slips": [], "tolerance": {"relative": 0.1}}, "tolerance: a fraction of the answer 0 is 0"),
    ("numeric", {"slips": [{"misconception": "m", "why": "w"}]}, "slips.1.value: is missing; write the number that the error leads to"),
    ("numeric", {"slips": [{"value": 1, "misconception": "m", "why": "w"}, {"value": 1, "misconception": "n", "why": "w"}]},
     "slips.2.value: found 1, which another slip has too"),
    ("numeric", {"answer": ..., "vary": "growth_residuum", "slips": []}, "vary: there is no items/varying/growth_residuum.py"),
    ("numeric", {"answer": ..., "vary": "../x"}, 'vary: found "../x"; allowed: small letters'),
    ("numeric", {"answer": ..., "vary": "tfp_share", "stem": "{tfp:number1}?", "slips": [
        {"value": 1, "misconception": "share-of-inputs", "why": "w"}]}, "slips.1.value: is computed where an item varies"),
    ("numeric", {"answer": ..., "vary": "tfp_share", "slips": []}, "stem: shows none of the drawn figures"),
    ("numeric", {"answer": ..., "vary": "tfp_share", "slips": [], "stem": "Output {outputs:number1}?"}, 'stem: '),
    ("numeric", {"answer": ..., "vary": "tfp_share", "slips": [], "stem": "Output {output:percent9}?"}, "stem: "),
    ("numeric", {"answer": ..., "vary": "tfp_share", "slips": [], "stem": "{output:number1}?", "why": "{output}"}, "why: "),
    ("match", {"left": [{"text": "A", "answer": 3, "why": "w"}, {"text": "B", "answer": 1, "why": "w"}]},
     "left.a.answer: found 3; allowed: 1 to 2, a number on the right"),
    ("match", {"left": [{"text": "A", "answer": 0, "why": "w"}, {"text": "B", "answer": 1, "why": "w"}]},
     "left.a.answer: found the number 0; allowed: a number from 1"),
    ("match", {"left": [{"text": "A", "answer": 1.5, "why": "w"}, {"text": "B", "answer": 1, "why": "w"}]},
     "left.a.answer: found the number 1.5; allowed: a whole number"),
    ("match", {"right": ["TFP", "TFP"]}, 'right.2: "TFP" stands twice; keep one'),
    ("explorer", {"explorer": "growth-acounting"}, 'Did you mean growth-accounting?'),
    ("explorer", {"goals": [{"at_least": 1, "why": "w"}]}, "goals.1: found none of readout, control and task; give one of them"),
    ("explorer", {"goals": [{"readout": "tfp", "control": "start", "at_least": 1, "why": "w"}]}, "goals.1: found readout and control of readout"),
    ("explorer", {"goals": [{"readout": "tfp", "why": "w"}]}, "goals.1: says no condition; give one of at_least, at_most"),
    ("explorer", {"goals": [{"task": "flip", "at_least": 1, "why": "w"}]}, "goals.1: a task holds its own condition; take out at_least"),
    ("explorer", {"goals": [{"task": "flap", "why": "w"}]}, 'goals.1.task: found "flap"; growth-accounting has reproduce, flip, zero. Did you mean flip?'),
    ("explorer", {"goals": [{"readout": "tpf", "at_least": 1, "why": "w"}]}, 'goals.1.readout: found "tpf"; growth-accounting has tfp'),
    ("explorer", {"goals": [{"control": "start", "at_most": 1900, "why": "w"}]}, "goals.1.at_most: From (start): found 1900"),
    ("explorer", {"goals": [{"control": "country", "at_least": 1, "why": "w"}]}, "goals.1.at_least: country is no number; use equals or one_of"),
    ("explorer", {"goals": [{"control": "country", "one_of": ["CHN", "FRA"], "why": "w"}]}, 'goals.1.one_of: Country (country): found "FRA"'),
    ("explorer", {"goals": [{"control": "start", "equals": [1], "why": "w"}]}, "goals.1.equals: found a list; allowed: a number, a text, or true or false"),
    ("explorer", {"goals": [{"control": "start", "one_of": [{"a": 1}], "why": "w"}]}, "goals.1.one_of.1: found keys with values; allowed: a number"),
    ("explorer", {"example": {"start": None}}, "example.start: found nothing; allowed: a number, a text"),
    ("explorer", {"example": {"start": 1981}}, "example: does not reach the goals on start"),
    ("explorer", {"example": {"begin": 1981}}, 'example: Found "begin" before a colon'),
    ("essay", {"guidance": ...}, "guidance: is missing; write for the grader only"),
    ("essay", {"rubric": [{"criterion": "C", "levels": [{"points": 1, "text": "a"}, {"points": 2, "text": "b"}]}]},
     "rubric.1.levels.1.points: found 1; the first level is worth 0"),
    ("essay", {"rubric": [{"criterion": "C", "levels": [{"points": 0, "text": "a"}, {"points": 0, "text": "b"}]}]},
     "rubric.1.levels.2.points: found 0 after 0; levels rise"),
    ("essay", {"rubric": [{"criterion": "C", "levels": [{"points": 0, "text": "a"}]}]}, "rubric.1.levels: found 1 of them; allowed: 2 or more"),
]


@pytest.mark.parametrize(("kind", "changes", "words"), BROKEN)
def test_a_mistake_is_named_with_file_item_and_field(tmp_path, kind, changes, words):
    found = problems(tmp_path, bank_text(item(kind, **changes)))
    assert len(found) == 1, found
    assert words in found[0]
    assert re.match(r"\S*hallmark\.yml, line \d+: (hallmark-one|items 1|connotation-one|Hallmark One): ", found[0]), found[0]


# The same for the file as a whole, with the line

FILES = [
    ("", "hallmark.yml: the file is empty"),
    ("# nothing\n", "the file is empty"),
    ("just words", "hallmark.yml, line 1: must hold keys with values: chapter, objectives, items"),
    ("- a\n- b\n", "line 1: must hold keys with values"),
    (HEAD, "items: is missing; write the items"),
    (HEAD + "    items: none\n", 'line 4: items: found "none"; allowed: a list'),
    (HEAD + "    items: []\n    item: []\n", "line 5: item: is not a key here. Did you mean items? Allowed: chapter, items, objectives"),
    (HEAD.replace("chapter: hallmark", "chapter: connotation") + "    items: []\n", 'line 1: chapter: found "connotation"; allowed: "hallmark", as the file is called'),
    (HEAD.replace("{id: hallmark-1", "{id: one") + "    items: []\n", 'line 3: one: id: found "one"; it must start with "hallmark-"'),
    (HEAD + "      - {id: hallmark-1, text: Again.}\n    items: []\n", '"hallmark-1" stands twice in this file'),
    (HEAD + "    items:\n      - just text\n", "line 5: items 1: found \"just text\"; allowed: keys with values"),
    (HEAD + "    items:\n      - {kind: choice, id: a\n", "not valid YAML"),
    (HEAD + "    items:\n      - stem: What is it: a residual?\n", "line 5: not valid YAML (mapping values are not allowed here): a text that holds a colon and a space needs quotes"),
    (HEAD + "    items:\n\t- a\n", "line 5: not valid YAML (found character '\\t' that cannot start any token): indent with spaces, not tabs"),
    (HEAD + "    items: []\n    items: []\n", 'line 5: the key "items" stands twice here; keep one'),
    (HEAD + "    items: []\n    7: []\n", "line 5: found the key 7; keys are words"),
    (HEAD + "    items: &a [*a]\n", "cannot be read: RecursionError"),
    (HEAD + "    items: " + "[" * 3000 + "\n", "cannot be read: RecursionError"),
    (HEAD + "    items: " + "9" * 5000 + "\n", "cannot be read: ValueError"),
    (HEAD + "    items: \x07\n", "a character is not allowed in YAML"),
    (HEAD + "    items: !!python/object/apply:os.system [ls]\n", "line 4: found the tag tag:yaml.org,2002:python/object/apply:os.system; leave it out"),
]


@pytest.mark.parametrize(("text", "words"), FILES, ids=range(len(FILES)))
def test_a_file_that_is_wrong_as_a_whole_is_explained(tmp_path, text, words):
    found = problems(tmp_path, dedent(text))
    assert found and words in "\n".join(found), found


def test_the_line_is_the_one_of_the_value(tmp_path):
    text = dedent("""
        chapter: hallmark
        objectives:
          - {id: hallmark-1, text: Compute TFP growth.}
        items:
          - id: hallmark-one
            kind: choice
            pool: practice
            objective: hallmark-1
            bloom: apply
            stem: What happens?
            options:
              - text: It rises.
                right: true
                why: Yes.
              - text: It falls.
                misconception: m
                why: 7
    """)
    (found,) = problems(tmp_path, text)
    assert found.endswith("hallmark.yml, line 17: hallmark-one: options.b.why: found the number 7; allowed: a text; put it in quotes")


def test_every_mistake_in_every_file_is_told_at_once(tmp_path):
    course = copy_course(tmp_path)
    (course / "bank" / "other.yml").write_text("chapter: other\n", encoding="utf-8")
    (course / "bank" / "third.yaml").write_text("", encoding="utf-8")
    text = (course / "bank" / "hallmark.yml").read_text(encoding="utf-8")
    (course / "bank" / "hallmark.yml").write_text(text.replace("bloom: apply", "bloom: aply"), encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        bank.load(course / "bank")
    words = [str(problem) for problem in caught.value.problems]
    assert sum("Did you mean apply?" in one for one in words) == 2
    assert any("other.yml, line 1: objectives: is missing" in one for one in words)
    assert any("third.yaml: bank files end in .yml; rename it" in one for one in words)
    assert str(caught.value) == "\n".join(words)


def test_no_id_can_stand_in_two_files(tmp_path):
    course = copy_course(tmp_path)
    text = (course / "bank" / "hallmark.yml").read_text(encoding="utf-8")
    other = text.replace("chapter: hallmark", "chapter: hall").replace("id: hallmark-", "id: hall-")
    other = other.replace("objective: hallmark-", "objective: hall-").replace("id: hall-verdict", "id: hallmark-verdict")
    (course / "bank" / "hall.yml").write_text(other, encoding="utf-8")
    with pytest.raises(CourseError, match='hall.yml, line .*: hallmark-verdict: id: found "hallmark-verdict"; it must start with "hall-"'):
        bank.load(course / "bank")


@pytest.mark.parametrize(("content", "words"), [
    (b"\xff\xfechapter", "is not UTF-8 text (byte 0); save it as UTF-8"),
    ("chapter: 生产力".encode("gb18030"), "is not UTF-8 text"),
])
def test_a_file_in_another_encoding_is_explained(tmp_path, content, words):
    (tmp_path / "hallmark.yml").write_bytes(content)
    with pytest.raises(CourseError, match=re.escape(words)):
        bank.load(tmp_path)


def test_a_folder_without_a_bank_is_explained(tmp_path):
    with pytest.raises(CourseError, match="holds no bank file; write one as CHAPTER.yml"):
        bank.load(tmp_path)
    with pytest.raises(CourseError, match="holds no bank file"):
        bank.load(tmp_path / "nowhere")
    (tmp_path / "folder.yml").mkdir()
    with pytest.raises(CourseError, match="folder.yml: cannot be read: Is a directory"):
        bank.load(tmp_path)


def test_what_is_asked_for_and_not_there_is_named():
    with pytest.raises(CourseError, match=r'has no item "hallmark-verdct". Did you mean hallmark-verdict\?'):
        examples().item("hallmark-verdct")
    with pytest.raises(CourseError, match='has no chapter "halmark"; it has hallmark'):
        examples().chapter("halmark")


# Where the course is

@pytest.mark.parametrize("inside", [".", "chapters", "quizzes", "quizzes/bank", "quizzes/source/connotation"])
def test_the_course_is_found_from_any_folder_inside(tmp_path, inside):
    (tmp_path / "chapters").mkdir()
    copy_course(tmp_path)
    (tmp_path / inside).mkdir(parents=True, exist_ok=True)
    found = places.find(tmp_path / inside)
    assert found.bank == (tmp_path / "quizzes" / "bank").resolve()
    assert found.references == tmp_path.resolve() / "references.bib"


def test_outside_of_every_course_the_installed_one_is_taken_or_the_lack_explained(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "CHECKOUT", tmp_path / "nowhere" / "quizzes")
    with pytest.raises(CourseError, match="there is no folder quizzes/ with a bank/ here or above"):
        places.find(tmp_path)
    monkeypatch.setattr(places, "CHECKOUT", QUIZZES)
    assert places.find(tmp_path).bank == QUIZZES / "bank"


# Schemas

def test_schemas_are_what_the_models_say():
    assert schemas.stale() == [], "run nqpf-quiz schema and commit what it writes"


@pytest.fixture(scope="module")
def schema():
    made = json.loads((schemas.HERE / bank.SCHEMA).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(made)
    validator.check_schema(made)
    return validator(made)


def test_the_schema_accepts_every_sound_item(schema):
    assert schema.is_valid(yaml.safe_load((QUIZZES / "bank" / "hallmark.yml").read_text(encoding="utf-8")))
    for kind in BODIES:
        assert schema.is_valid(yaml.safe_load(bank_text(item(kind)))), kind


@pytest.mark.parametrize(("kind", "changes"), [
    ("choice", {"bloom": "analyze"}), ("choice", {"option": []}), ("choice", {"stem": ...}), ("choice", {"kind": "choise"}),
    ("numeric", {"answer": "2.5"}), ("match", {"left": []}), ("essay", {"rubric": "x"}),
])
def test_the_schema_refuses_what_loading_refuses(schema, kind, changes):
    assert not schema.is_valid(yaml.safe_load(bank_text(item(kind, **changes))))


def test_every_key_says_in_the_schema_what_to_write():
    for name in schemas.SCHEMAS:
        made = json.loads((schemas.HERE / name).read_text(encoding="utf-8"))
        for model in [made, *made["$defs"].values()]:
            for key, value in model["properties"].items():
                assert value.get("description") or key == "kind", (name, key)


OWN = sorted(schemas.HERE.parent.glob("[ab]*/*.yml"))  # bank and assignments of this course


@pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_courses_own_files_fit_their_schemas(path):
    name = bank.SCHEMA if path.parent.name == "bank" else "assignment.schema.json"
    jsonschema.validate(reading.read(path).data, json.loads((schemas.HERE / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(QUIZZES.rglob("*.yml")) + OWN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_schema_named_in_a_files_first_line_is_there(path):
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert (path.parent / named[1]).resolve().parent == schemas.HERE


# The documents beside the files

def blocks(name):
    text = (schemas.HERE.parent / name / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def test_the_example_file_in_the_readme_loads(tmp_path):
    assert problems(tmp_path, blocks("bank")[0]) == []


@pytest.mark.parametrize("block", blocks("bank")[1:], ids=lambda text: text.split("\n")[0])
def test_every_example_item_in_the_readme_loads(tmp_path, block):
    keys = {key: value for key, value in item().items() if key not in ("kind", "options", "stem")}
    assert problems(tmp_path, bank_text({**keys, **yaml.safe_load(block)})) == []


def test_the_readme_names_every_kind_and_every_key():
    text = (schemas.HERE.parent / "bank" / "README.md").read_text(encoding="utf-8")
    keys = {key for kind in KINDS.values() for key in kind.model_fields}
    assert [key for key in sorted(keys | set(KINDS)) if f"`{key}`" not in text and f"\n{key}:" not in text and f"**{key}**" not in text] == []


def test_the_example_assignment_in_the_readme_is_one():
    from nqpf_quizzes.compose.assignment import AssignmentFile

    (block,) = blocks("assignments")
    assert AssignmentFile.model_validate(yaml.safe_load(block)).name == "connotation"
