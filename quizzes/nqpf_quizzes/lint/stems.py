"""Rules on stems: a question that can be understood and answered before its options are read."""

import re

from nqpf_quizzes.lint.rule import rule, with_options

NEGATIVE = re.compile(
    r"\b(not|except|cannot|never|neither|nor)\b|n['\u2019]t\b|\b(is|are) (false|untrue|incorrect|wrong)\b"
    r"|\b(false|untrue|incorrect|wrong) (statement|answer|option|claim)s?\b", re.I)
UNFOCUSED = re.compile(r"^(which|what)( one)?( of (the following|these|the statements))?( (statements?|options?|answers?))? "
                       r"(is|are|holds?) ?(true|correct|right|the best|valid)?\??$", re.I)
REFERS = re.compile(r"\b(the following|(options?|answers?|statements?|figures?|lists?) (below|above))\b", re.I)
WORDS = 90


@rule("positive-stem", "error", "A negation in the question is overlooked, and tests reading instead of knowledge.", 17)
def positive_stem(chapter, course):
    for item in with_options(chapter):
        asking = asking_sentence(item["stem"])
        found = NEGATIVE.search(asking)
        if found:
            yield item, ("stem",), f'asks with "{found[0]}"; ask for what is the case'


@rule("whole-stem", "error", "The question belongs into the stem, so that it can be answered before the options are read.", 15)
def whole_stem(chapter, course):
    for item in chapter.items:
        stem = item["stem"].strip()
        if not stem.endswith(("?", ".", "?)", ".)", '."', '?"')):
            yield item, ("stem",), f'ends with "{stem[-12:]}"; allowed: a whole question or instruction, with ? or . at its end'
        elif "__" in stem or "..." in stem or "\u2026" in stem:
            yield item, ("stem",), "has a gap to fill; ask a question instead"
        elif item["kind"] in ("choice", "multi") and UNFOCUSED.match(asking_sentence(stem)):
            yield item, ("stem",), "says nothing of its subject; name in the stem what the question is about"


@rule("stem-without-options", "advice", "A stem that points at its options cannot be read without them.", 14)
def stem_without_options(chapter, course):
    for item in with_options(chapter):
        found = REFERS.search(item["stem"])
        if found:
            yield item, ("stem",), f'"{found[0]}" points at the options; ask about the subject, as "Which of these firms..."'


@rule("short-stem", "advice", "What need not be read keeps readers from what must.", 13)
def short_stem(chapter, course):
    for item in chapter.items:
        count = len(item["stem"].split())
        if count > WORDS:
            yield item, ("stem",), f"has {count} words; try to do with {WORDS}"


def asking_sentence(stem):
    """The sentence that asks: the last one with a question mark, or else the last one."""
    sentences = [one.strip() for one in re.findall(r"[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]?", stem) if one.strip()]
    questions = [one for one in sentences if one.endswith("?")]
    return (questions or sentences or [""])[-1]
