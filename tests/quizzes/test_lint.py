"""Rules of item writing: an item that breaks each, its neighbour that does not, and the chapter's summary."""

import re
from pathlib import Path

import pytest
from quizbank import QUIZZES, chapter, examples, item, option
from rich.console import Console

from nqpf_quizzes import bank, compose, lint, places
from nqpf_quizzes.bank import Bank
from nqpf_quizzes.lint import guessing, report, stems, summary
from nqpf_quizzes.places import Places
from nqpf_widgets import explorer


def check(folder, *items, references=frozenset({"solow1957"}), labels=frozenset({"hallmark"})):
    """{rule: [message]} of a bank file with these items."""
    one = chapter(folder, *items)
    found = {}
    for finding in lint.check(lint.Course(Bank([one]), references, labels)):
        found.setdefault(finding.rule.name, []).append(str(finding.problem))
    return found


def number(stem="What was growth? Give one decimal.", **changes):
    """A numeric item."""
    return item("numeric", **{"stem": stem, **changes})


def slip(value, name="an-error"):
    return {"value": value, "misconception": name, "why": f"Why {name}."}


def options(*texts, **changes):
    """A choice item with these options, of which the first is right."""
    return item(options=_options(texts), **changes)


def _options(texts, right=(0,)):
    made = []
    for i, text in enumerate(texts):
        one = {"text": text, "why": f"Reason {i}."}
        made.append({**one, "right": True} if i in right else {**one, "misconception": "an-error"})
    return made


SOUND = ("It rises by one point.", "It falls by one point.", "It stays where it was.")

(TASK,) = [task.text for task in explorer.load("growth-accounting").tasks if task.key == "zero"]

# rule, an item that breaks it, words of the finding, an item near it that keeps it
CASES = [
    ("one-best-answer", options("It rises.", "It falls.", "it  falls"), "options.c.text: says the same as an option before it",
     options("It rises.", "It falls.", "It stays.")),
    ("one-best-answer", options("+2 points", "2 points", "\u22122 points"), "options.b.text: says the same", options("+2 points", "-2 points", "0 points")),
    ("one-best-answer", options("\u22122", "-2", "0"), "options.b.text: says the same", options("\u22122", "2", "0")),
    ("one-best-answer", options("High-tech", "High tech", "Low tech"), "options.b.text: says the same",
     options("More than 2 (> 2)", "More than 2 (< 2)", "More than 2 (= 2)")),
    ("rounding-asked", number("What was growth?"), "stem: does not say once how to round", number()),
    ("rounding-asked", number("Give one decimal. What was growth? Give two decimals."), "does not say once how to round", number()),
    ("rounding-fits", number("What was growth? Give two decimals."),
     "tolerance: is 0.05 for the answer 2.5, of which the stem asks for 2 decimals; allowed: 0.005 to 0.02", number()),
    ("rounding-fits", number("What was growth? Round to a whole number."), "allowed: 0.5 to 2", number(tolerance={"absolute": 0.2})),
    ("rounding-fits", number(tolerance={"relative": 0.01}), "tolerance: is 0.025", number(tolerance={"relative": 0.02})),
    ("rounding-fits", number(slips=[slip(2.62)], answer=2.56),
     "slips.1: is 2.6 when rounded as asked, which passes for the answer", number(slips=[slip(2.7)])),
    ("rounding-fits", number(slips=[slip(3.02, "one"), slip(3.04, "two")]), "slips.2: is 3 when rounded as asked, which is not told as this slip",
     number(slips=[slip(3.02, "one"), slip(3.14, "two")])),
    ("rounding-fits", number("{output:number1} {capital:number1} {labour:number1} {labour_share:integer} What is left? Round to a whole number.",
                             vary="growth_residual", answer=..., slips=[]), '(with the seed "lint 0")',
     number("{output:number1} {capital:number1} {labour:number1} {labour_share:integer} What is left? Give one decimal.",
            vary="growth_residual", answer=..., slips=[])),
    ("overlapping-options", options("Capital and labour grow.", "Labour grows less.", "Capital and labour grow. Both."),
     "options.a.text: is part of another option", options(*SOUND)),
    ("all-of-the-above", options("It rises.", "It falls.", "All of the above."), 'options.c.text: "All of the above" refers to other options',
     options("It rises.", "It falls.", "All of it is labour.")),
    ("all-of-the-above", options("It rises.", "It falls.", "None of these."), '"None of these"', options(*SOUND)),
    ("all-of-the-above", options("It rises.", "It falls.", "Neither of the above."), '"Neither of the above"', options(*SOUND)),
    ("all-of-the-above", options("It rises.", "It falls.", "All answers hold."), '"All answers"', options(*SOUND)),
    ("letters-in-options", options("It rises.", "It falls.", "Both a and b."), 'options.c.text: "Both a and b" combines options',
     options("It rises.", "It falls.", "Both grow and stay.")),
    ("letters-in-options", options("It rises.", "It falls.", "(a) or (b)."), "combines options", options("A rise.", "A fall.", "A stop.")),
    ("option-length", options("It rises by the whole point, since output has weight one.", "It falls.", "It stays."),
     "options: have 57, 9, 9 characters; allowed: the longest at most 1.6 times the shortest, or 25 more", options(*SOUND)),
    ("right-option-longest", options("It rises by one whole point.", "It falls by one.", "It stays as it was."), "the right one has 28 characters, the next longest 19",
     options("It rises by one point.", "It falls by one.", "It stays as it was.")),
    ("option-form", options("It rises.", "It falls", "It stays."), "some end with a full stop and some do not (b differ)", options("It rises", "It falls", "It stays")),
    ("option-form", options("it rises", "It falls", "It stays"), "some begin with a capital and some do not (a differ)", options("it rises", "it falls", "it stays")),
    ("option-form", options("2.4 %", "Nothing much", "4.8 %"), "some are numbers and some do not (b differ)", options("2.4 %", "3.6 %", "4.8 %")),
    ("options-in-order", options("2.4 %", "4.8 %", "3.6 %"), "are numbers; put them in rising or falling order", options("4.8 %", "2.4 %", "\u22121.5 %")),
    ("options-in-order", options("1,000", "20", "300"), "are numbers", options("20", "300", "1,000")),
    ("absolute-words", options("It rises.", "It always falls.", "It stays."), "only wrong options have absolute words (always)", options("It rises.", "It falls.", "It stays.")),
    ("absolute-words", options("It never falls.", "It falls.", "It stays."), "only right options have absolute words (never)",
     options("It never falls.", "It always falls.", "It stays.")),
    ("negative-options", options("It does not rise.", "It falls.", "It stays."), "a deny something", options(*SOUND)),
    ("number-of-options", options("It rises.", "It falls."), "found 2; three to five are usual", options(*SOUND)),
    ("echo", options("The residual takes it.", "Capital takes it.", "Labour takes it."), "only the right one repeats residual from the stem",
     options("The residual takes it.", "The residual shrinks.", "Labour takes it.")),
    ("misconception-named", item(options=[option("It rises.", right=True), {"text": "It falls.", "why": "w"}, option("Nothing.")]),
     "options.b.misconception: is missing; name the error", options(*SOUND)),
    ("why-of-its-own", item(options=[{**one, "why": "No." if not one.get("right") else "Yes."} for one in _options(SOUND)]),
     "options.c.why: repeats the why of an option before it", options(*SOUND)),
    ("match-in-order", item("match", left=[{"text": "A", "answer": 1, "why": "w"}, {"text": "B", "answer": 2, "why": "w"}]),
     "left: a goes with 1, b with 2 and so on", item("match")),
    ("positive-stem", options(*SOUND, stem="Which of these does not change the residual?"), 'stem: asks with "not"; ask for what is the case',
     options(*SOUND, stem="Labour does not change. What happens to the residual?")),
    ("positive-stem", options(*SOUND, stem="All changes matter EXCEPT which one?"), 'asks with "EXCEPT"', options(*SOUND)),
    ("positive-stem", options(*SOUND, stem="Why can't one observe the residual?"), "asks with \"n't\"", options(*SOUND)),
    ("positive-stem", options(*SOUND, stem="Which claim about the residual is false?"), 'asks with "is false"',
     options(*SOUND, stem="Which claim about the residual is supported by the false start of 1958?")),
    ("whole-stem", options(*SOUND, stem="The residual is"), 'stem: ends with " residual is"; allowed: a whole question', options(*SOUND)),
    ("whole-stem", options(*SOUND, stem="The residual is:"), 'ends with "residual is:"', options(*SOUND)),
    ("whole-stem", options(*SOUND, stem="The ____ is left over."), "has a gap to fill", options(*SOUND)),
    ("whole-stem", options(*SOUND, stem="Which of the following is true?"), "says nothing of its subject", options(*SOUND)),
    ("whole-stem", options(*SOUND, stem="Which statement is correct?"), "says nothing of its subject",
     options(*SOUND, stem="Which statement about the residual is correct?")),
    ("stem-without-options", options(*SOUND, stem="Which of the following raises the residual?"), '"the following" points at the options', options(*SOUND)),
    ("short-stem", options(*SOUND, stem="word " * 95 + "what?"), "has 96 words; try to do with 90", options(*SOUND)),
    ("objective-covered", options(*SOUND, pool="graded"), "hallmark-1: no practice item has this objective", options(*SOUND)),
    ("objective-graded", options(*SOUND), "hallmark-1: no graded item has this objective", options(*SOUND, pool="graded")),
    ("sources", options(*SOUND, sources=[]), "sources: is missing; name the works in references.bib", options(*SOUND)),
    ("sources", options(*SOUND, sources=["solow1975"]), 'sources.1: "solow1975" is not in references.bib. Did you mean solow1957?', options(*SOUND)),
    ("section", options(*SOUND, section="halmark"), 'section: no chapter has the label "halmark"', options(*SOUND, section="hallmark")),
    ("example", item("explorer", example=...), "example: is missing; write settings that reach every goal", item("explorer")),
    ("unsolved-at-start", item("explorer", goals=[{"control": "start", "equals": 1990, "why": "w"}], example={"start": 1990}),
     "goals: are all reached at the start", item("explorer")),
    ("spread", options(*SOUND), "has 1 practice items, of 1 kinds and 1 Bloom levels", None),
    ("repeats-task", item("explorer", pool="graded", goals=[{"task": "flip", "why": "w"}], example={"start": 2010}),
     "goals: is an explorer's task as it stands", item("explorer", pool="graded")),
    ("repeats-task", options(*SOUND, pool="graded", stem=TASK),
     'repeats the task "zero" of growth-accounting', options(*SOUND, pool="graded")),
]


@pytest.mark.parametrize(("rule", "broken", "words", "kept"), CASES, ids=[f"{case[0]}-{i}" for i, case in enumerate(CASES)])
def test_a_broken_rule_is_found_and_a_kept_one_is_not(tmp_path, rule, broken, words, kept):
    assert words in "\n".join(check(tmp_path, broken).get(rule, [])), check(tmp_path, broken)
    if kept is not None:
        assert rule not in check(tmp_path, kept)


def test_a_finding_says_where_it_is(tmp_path):
    (found,) = check(tmp_path, options("It rises.", "It falls", "It stays."))["option-form"]
    assert re.match(r"\S*hallmark\.yml, line \d+: hallmark-one: options: some end", found)


def test_a_sound_item_breaks_no_rule_that_is_about_items(tmp_path):
    assert set(check(tmp_path, options(*SOUND))) == {"objective-graded", "spread"}


def test_every_rule_that_can_be_broken_by_one_item_is_tested():
    tested = {case[0] for case in CASES}
    elsewhere = {"guessing", "repeats-practice", "resembles-practice", "varies-safely", "figures-vary"}
    assert {rule.name for rule in lint.RULES} == tested | elsewhere


# Repetition

STEM = "What happens to measured TFP growth when the growth of output is revised upwards by one point a year?"


@pytest.mark.parametrize(("practised", "graded", "rule"), [
    (STEM, STEM, "repeats-practice"),
    (STEM, STEM.replace("one point", "2.5 points"), "repeats-practice"),
    (STEM, "What happens to measured TFP growth when the growth of capital is revised downwards by one point?", "resembles-practice"),
    (STEM, "A country counts its workers better than before. Which term of the account moves?", None),
])
def test_a_graded_item_that_repeats_a_practice_item_is_found(tmp_path, practised, graded, rule):
    found = check(tmp_path, item("numeric", stem=practised), item("numeric", id="hallmark-two", pool="graded", stem=graded))
    assert {name for name in found if "practice" in name} == ({rule} if rule else set())


def test_figures_do_not_make_another_question(tmp_path):
    one = item("numeric", stem="Output grew by 8 per cent and TFP by 2. What was the share of TFP?")
    two = {**one, "id": "hallmark-two", "pool": "graded", "stem": "Output grew by 6.5 per cent and TFP by 1.3. What was the share of TFP?"}
    assert "repeats the practice item hallmark-one (100% alike)" in check(tmp_path, one, two)["repeats-practice"][0]


def test_items_with_one_short_stem_and_other_parts_are_two_questions(tmp_path):
    left = [{"text": "Steel", "answer": 2, "why": "w"}, {"text": "Rotas", "answer": 1, "why": "w"}]
    two = item("match", id="hallmark-two", pool="graded", stem="Match each event.", left=left, right=["Order", "Material"])
    assert "repeats-practice" not in check(tmp_path, item("match", stem="Match each event."), two)
    same = item("match", id="hallmark-two", pool="graded", stem="Match each event.")
    assert "repeats-practice" in check(tmp_path, item("match", stem="Match each event."), same)


def test_an_explorer_item_with_the_goals_of_a_practice_item_repeats_it(tmp_path):
    one = item("explorer", stem="Find a window that starts early.")
    two = item("explorer", id="hallmark-two", pool="graded", stem="When must the account begin if the reader wants a long view?")
    assert "repeats-practice" in check(tmp_path, one, two)
    two["goals"] = [{"control": "start", "at_most": 1975, "why": "Earlier."}]
    two["example"] = {"start": 1972}
    assert "repeats-practice" not in check(tmp_path, one, two)


# Guessing

def choices(keys, count=4, long_key=False, pool="practice"):
    """Choice items whose right options stand at these positions."""
    made = []
    for number, key in enumerate(keys):
        texts = [f"Option {number} {'abcdefgh'[i]}." for i in range(count)]
        if long_key:
            texts[key] = texts[key][:-1] + " and more."
        made.append(item(id=f"hallmark-{number}", pool=pool, options=_options(texts, right=(key,))))
    return made


@pytest.mark.parametrize(("keys", "found"), [
    ([0, 1, 2, 3] * 3, False), ([0, 0, 1, 2, 3, 0, 1, 2], False), ([0, 0, 0, 0, 1, 2, 3, 1], True),
    ([1, 1, 1, 1], True), ([1, 1, 0, 2], False), ([2], False), ([2, 2], False), ([2, 2, 2], True),
])
def test_one_position_earns_at_most_one_item_above_chance(tmp_path, keys, found):
    messages = [one for one in check(tmp_path, *choices(keys)).get("guessing", []) if "always" in one]
    assert bool(messages) == found, messages


def test_the_message_names_pool_reader_score_and_bound(tmp_path):
    found = check(tmp_path, *choices([1] * 8, pool="graded"))["guessing"]
    assert "graded: who picks always b gets 8 of 8 choice items; chance gives 2.0, allowed: 3" in found[0]


def test_the_longest_option_earns_no_more_than_chance(tmp_path):
    found = check(tmp_path, *choices([0, 1, 2, 3, 0, 1, 2, 3], long_key=True))["guessing"]
    assert len(found) == 1 and "who picks the longest option gets 8 of 8" in found[0]
    assert "guessing" not in check(tmp_path, *choices([0, 1, 2, 3, 0, 1, 2, 3]))


def test_of_options_as_long_as_each_other_one_is_drawn():
    one = {"kind": "choice", "options": [{"text": "aa", "right": True}, {"text": "bb", "right": False}, {"text": "c", "right": False}]}
    assert guessing.right_by_length(one) == 0.5
    (longest, a, b, c) = guessing.guesses([one])
    assert (longest.right, a.right, b.right, c.right, round(longest.chance, 3)) == (0.5, 1, 0, 0, 0.333)


def test_items_of_other_kinds_are_not_guessed():
    assert guessing.guesses([item("multi"), item("numeric")])[0].items == 0


# Varying items

def test_a_function_that_fails_for_some_seed_is_found(tmp_path, monkeypatch):
    from nqpf_quizzes.items import drawing

    one = item("numeric", vary="growth_residual", answer=..., slips=[], stem="Output {output:number1}?")
    assert "varies-safely" not in check(tmp_path, one) and "figures-vary" not in check(tmp_path, one)

    def load(name):
        def draw(random):
            number = random.whole(1, 40)
            return {"values": [["output", number % 3]], "answer": 1 / (number - 7), "slips": []}
        return draw

    made = chapter(tmp_path, one)
    monkeypatch.setattr(drawing, "load", load)
    found = {finding.rule.name: str(finding.problem) for finding in lint.check(lint.Course(Bank([made])))}
    assert 'vary: fails with the seed "lint' in found["varies-safely"] and "division by zero" in found["varies-safely"]


def test_few_figures_are_advised_against(tmp_path, monkeypatch):
    from nqpf_quizzes.items import drawing

    made = chapter(tmp_path, item("numeric", vary="growth_residual", answer=..., slips=[], stem="Output {output:number1}?"))
    monkeypatch.setattr(drawing, "load", lambda name: lambda random: {
        "values": [["output", random.whole(1, 3)], ["labour", 1]], "answer": 1.0, "slips": []})
    found = {finding.rule.name: str(finding.problem) for finding in lint.check(lint.Course(Bank([made])))}
    assert "draws only 3 different sets of figures in 300" in found["figures-vary"]


# The asking sentence

@pytest.mark.parametrize(("stem", "asking"), [
    ("It is not so. What follows?", "What follows?"),
    ("What follows? It is not so.", "What follows?"),
    ("Growth was 2.5 % in 1.5 years. Compute it.", "Compute it."),
    ("What follows", "What follows"),
])
def test_the_sentence_that_asks(stem, asking):
    assert stems.asking_sentence(stem) == asking


# Book around the bank

CELLS = """
```{code-cell} ipython3
---
tags: [remove-input]
mystnb:
  figure:
    name: fig-made
    caption: |
      A caption: with a colon.
---
draw()
```
```{code-cell} ipython3
---
tags: [hide-input]
mystnb: {image: {alt: words}}
---
name: fig-none
```
"""


def test_references_and_labels_are_read_from_the_book(tmp_path):
    (tmp_path / "quizzes" / "bank").mkdir(parents=True)
    (tmp_path / "references.bib").write_text("@article{solow1957,\n}\n  @Book {xi2024, title={a}}\n", encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "one.md").write_text("(hallmark)=\n# T\n```{figure} x\n:name: fig-x\n```\n" + CELLS, encoding="utf-8")
    found = lint.course(None, Places(tmp_path / "quizzes"))
    assert found.references == {"solow1957", "xi2024"}
    assert found.labels == {"hallmark", "fig-x", "fig-made"}


def test_without_a_book_sources_and_sections_are_taken_on_trust(tmp_path):
    assert set(check(tmp_path, options(*SOUND, sources=["x"], section="y"), references=None, labels=None)) == {"objective-graded", "spread"}


# The course itself

def test_the_courses_own_bank_breaks_no_rule():
    found = places.find(Path(__file__).parent)
    course = lint.course(bank.load(found.bank), found)
    assignments = [compose.load(path, course.bank) for path in sorted(found.assignments.glob("*.yml"))]
    errors = [f"{one.rule.name}: {one.problem}" for one in lint.check(course) + lint.check_assignments(assignments) if one.is_error]
    assert errors == []


# Report

def printed(print_it, *args, width=80):
    console = Console(width=width, no_color=True, highlight=False)
    with console.capture() as captured:
        print_it(console, *args)
    return captured.get()


def test_the_summary_counts_what_is_there():
    rows = {name: cells for name, *cells in summary.rows(examples().chapters[0])}
    assert rows["items"] == ["2", "6"]
    assert rows["kinds"] == ["choice 1, numeric 1", "choice 1, multi 1, numeric 1, match 1, explorer 1, essay 1"]
    assert rows["Bloom levels"] == ["remember 1, apply 1", "understand 2, apply 1, analyse 2, evaluate 1"]
    assert rows["objectives"] == ["1 of 2", "2 of 2"]
    assert rows["key positions"] == ["a 1, b 0, c 0", "a 0, b 1, c 0, d 0"]
    assert rows["picks the longest"] == ["0 of 1", "1 of 1"]
    assert rows["picks one position"] == ["1 of 1 (always a)", "1 of 1 (always b)"]
    assert rows["by chance"] == ["0.3 of 1; allowed: 2", "0.2 of 1; allowed: 2"]


def test_a_pool_without_items_has_a_summary(tmp_path):
    rows = {name: cells for name, *cells in summary.rows(chapter(tmp_path, item("numeric")))}
    assert rows["key positions"] == rows["picks the longest"] == rows["mean length"] == ["-", "-"]


@pytest.mark.parametrize("width", [80, 60])
def test_reports_keep_to_the_width_and_say_all_without_colour(width):
    course = examples()
    findings = lint.check(lint.course(course, Places(QUIZZES)))
    text = "".join([
        printed(report.print_findings, findings, width=width), printed(report.print_summary, course.chapters[0], width=width),
        printed(report.print_rules, lint.ALL_RULES, width=width), printed(report.print_verdict, findings, "bank", width=width)])
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "error  objective-covered" in text and "1 error, 2 pieces of advice." in text


def test_every_rule_gives_its_reason_and_its_source():
    text = printed(report.print_rules, lint.ALL_RULES)
    for rule in lint.ALL_RULES:
        assert rule.level in ("error", "advice") and len(rule.reason) > 30 and rule.reason.endswith(".")
        assert re.search(r"\(2002\), guideline \d+$|^a rule of this course$", rule.source)
        assert rule.name in text
    assert "Haladyna, Downing & Rodriguez (2002), guideline 26." in text
