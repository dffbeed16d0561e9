"""Rules on options: nothing in their wording may tell which one is right."""

import re

from nqpf_quizzes.lint.rule import right_and_wrong, rule, with_options

ABOVE = re.compile(r"\b(all|none|both|neither|any|each|some)\b( of| one of)?( the)? ?(above|below|these|those)\b"
                   r"|\b(all|none|neither|both) (options|answers|statements|of them)\b", re.I)
LETTERS = re.compile(r"\b(both |either |options? |answers? )?\(?[a-h]\)? (and|or|&) \(?[a-h]\)?(?!\w)", re.I)
ABSOLUTE = re.compile(r"\b(always|never|completely|absolutely|totally|entirely|invariably|impossible|every|all|none|only|"
                      r"nothing|nobody|must|without exception|under no circumstances)\b", re.I)
NEGATIVE = re.compile(r"\b(not|cannot|never|neither|nor)\b|n['\u2019]t\b", re.I)
NUMBER = re.compile(r"^[^\w\u2212-]*([-\u2212]?\d[\d,]*\.?\d*)\D*$")
# Words, numbers with their decimals and a minus, and the signs that make another statement of a number.
SAID = re.compile(r"(?<![\w.)])-(?=[\d.])|\d+(?:[.,]\d+)+|[^\W_]+|[<>=\u2264\u2265\u2248\u00b1\u00d7/%\u2030$\u20ac\u00a5]")
LONGER, CHARACTERS = 1.6, 25
STANDS_OUT = 1.25


@rule("one-best-answer", "error", "Two options that say the same cannot be told apart, whichever is right.", 19)
def one_best_answer(chapter, course):
    for item in with_options(chapter):
        texts = [plain(option["text"]) for option in item["options"]]
        for i, text in enumerate(texts):
            if text in texts[:i]:
                yield item, ("options", i, "text"), "says the same as an option before it; write another or take it out"


@rule("overlapping-options", "advice", "An option that contains another is right whenever that one is.", 22)
def overlapping_options(chapter, course):
    for item in with_options(chapter):
        texts = [plain(option["text"]) for option in item["options"]]
        for i, text in enumerate(texts):
            if any(text != other and len(text) > 12 and text in other for other in texts):
                yield item, ("options", i, "text"), "is part of another option; make them exclude each other"


@rule("all-of-the-above", "error", "Who knows two options are right, or one wrong, need not read the rest.", 26)
def all_of_the_above(chapter, course):
    for item, i, text in each_option(chapter):
        if ABOVE.search(text):
            yield item, ("options", i, "text"), f'"{ABOVE.search(text)[0]}" refers to other options; write one that stands alone'


@rule("letters-in-options", "error", "Options made of other options test patience with combinations.", 9)
def letters_in_options(chapter, course):
    for item, i, text in each_option(chapter):
        if LETTERS.search(text):
            yield item, ("options", i, "text"), f'"{LETTERS.search(text)[0]}" combines options; make the item a multi'


@rule("option-length", "error", "A right option that is longest, because it is careful, gives itself away.", 24)
def option_length(chapter, course):
    for item in with_options(chapter):
        lengths = [len(option["text"]) for option in item["options"]]
        longest, shortest = max(lengths), min(lengths)
        if longest > LONGER * shortest and longest - shortest > CHARACTERS:
            yield item, ("options",), (
                f"have {', '.join(map(str, lengths))} characters; allowed: the longest at most {LONGER} times the "
                f"shortest, or {CHARACTERS} more. Shorten the long, or fill up the short")


@rule("right-option-longest", "advice", "Readers who do not know pick the longest option.", 28)
def right_option_longest(chapter, course):
    for item in with_options(chapter):
        right, wrong = right_and_wrong(item)
        if item["kind"] == "choice" and len(right[0]) > STANDS_OUT * max(map(len, wrong)):
            yield item, ("options",), (
                f"the right one has {len(right[0])} characters, the next longest {max(map(len, wrong))}")


@rule("option-form", "error", "An option that looks unlike the others is picked, or passed over, for its looks.", 23)
def option_form(chapter, course):
    for item in with_options(chapter):
        texts = [option["text"] for option in item["options"]]
        for words, has in FORMS:
            found = [has(text) for text in texts]
            if len(set(found)) > 1:
                few = sum(found) * 2 <= len(found)
                odd = ", ".join("abcdefgh"[i] for i, one in enumerate(found) if one == few)
                yield item, ("options",), f"some {words} and some do not ({odd} differ); write them alike"


@rule("options-in-order", "advice", "Numbers in order are found without hunting, and their order gives nothing away.", 21)
def options_in_order(chapter, course):
    for item in with_options(chapter):
        found = [NUMBER.match(option["text"]) for option in item["options"]]
        if all(found):
            numbers = [float(one[1].replace(",", "").replace("\u2212", "-")) for one in found]
            if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
                yield item, ("options",), "are numbers; put them in rising or falling order"


@rule("absolute-words", "error", "Readers know that options with always or never are seldom right.", 28)
def absolute_words(chapter, course):
    for item in with_options(chapter):
        right, wrong = ([ABSOLUTE.findall(text) for text in texts] for texts in right_and_wrong(item))
        given_away = (any(wrong) and not any(right)) or (all(right) and not any(wrong))
        if given_away:
            words = ", ".join(sorted({word.lower() for found in right + wrong for word in found}))
            side = "wrong" if any(wrong) else "right"
            yield item, ("options",), f"only {side} options have absolute words ({words}); soften them, or give one to the other side too"


@rule("negative-options", "advice", "A negation in an option is overlooked, most of all after one in the stem.", 27)
def negative_options(chapter, course):
    for item in with_options(chapter):
        found = [bool(NEGATIVE.search(option["text"])) for option in item["options"]]
        if any(found) and not all(found):
            letters = ", ".join("abcdefgh"[i] for i, one in enumerate(found) if one)
            yield item, ("options",), f"{letters} deny something; say what is the case instead"


@rule("number-of-options", "advice", "Three good options measure as well as more; a fourth or fifth is seldom plausible.", 18)
def number_of_options(chapter, course):
    for item in with_options(chapter):
        count = len(item["options"])
        if not 3 <= count <= 5 and not (item["kind"] == "multi" and count == 6):
            yield item, ("options",), f"found {count}; three to five are usual"


@rule("echo", "advice", "A rare word of the stem that only the right option repeats points at it.", 28)
def echo(chapter, course):
    for item in with_options(chapter):
        if item["kind"] != "choice":
            continue
        right, wrong = right_and_wrong(item)
        shared = long_words(item["stem"]) & long_words(right[0]) - set().union(*map(long_words, wrong))
        if shared:
            yield item, ("options",), f"only the right one repeats {', '.join(sorted(shared))} from the stem"


@rule("misconception-named", "error", "A distractor is an error people make; its name lets a report count it.", 30)
def misconception_named(chapter, course):
    for item in with_options(chapter):
        for i, option in enumerate(item["options"]):
            if not option["right"] and not option.get("misconception"):
                yield item, ("options", i, "misconception"), "is missing; name the error that leads to this option"


@rule("why-of-its-own", "error", "A reader should hear about the option they chose, not about another.")
def why_of_its_own(chapter, course):
    for item in with_options(chapter):
        whys = [plain(option["why"]) for option in item["options"]]
        for i, why in enumerate(whys):
            if why in whys[:i]:
                yield item, ("options", i, "why"), "repeats the why of an option before it; say what is wrong with this one"


@rule("match-in-order", "error", "A match whose right answers stand in order is solved without reading.", 20)
def match_in_order(chapter, course):
    for item in chapter.items:
        if item["kind"] == "match":
            answers = [pair["answer"] for pair in item["left"]]
            if answers == list(range(1, len(answers) + 1)):
                yield item, ("left",), "a goes with 1, b with 2 and so on; put the right side in another order"


def each_option(chapter):
    """(item, index, text) of every option of a chapter."""
    for item in with_options(chapter):
        for i, option in enumerate(item["options"]):
            yield item, i, option["text"]


def plain(text):
    """A text without what does not change what it says: case, spaces, punctuation, and a plus before a number."""
    return " ".join(SAID.findall(text.lower().replace("\u2212", "-")))


def long_words(text):
    """The words of six letters and more, without a plural's s."""
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]{6,}", text.lower())}


FORMS = [
    ("begin with a capital", lambda text: text[:1].isupper() or not text[:1].isalpha()),
    ("end with a full stop", lambda text: text.rstrip().endswith((".", "!", "?"))),
    ("are numbers", lambda text: bool(NUMBER.match(text))),
]
