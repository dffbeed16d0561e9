"""Rules on what a chapter's items rest on, reach and cover."""

from nqpf_quizzes.bank import ask
from nqpf_quizzes.items import drawing, scoring
from nqpf_quizzes.lint.rule import rule
from nqpf_quizzes.problems import did_you_mean

SEEDS = [f"lint {number}" for number in range(300)]
FEW = 20


@rule("objective-covered", "error", "An objective that no practice item asks for cannot be checked by its reader.", 1)
def objective_covered(chapter, course):
    for objective in chapter.objectives:
        if not any(item["objective"] == objective["id"] for item in chapter.pool("practice")):
            yield None, objective["id"], "no practice item has this objective; write one, or drop the objective"


@rule("objective-graded", "advice", "What is taught and practised should also be graded.", 1)
def objective_graded(chapter, course):
    for objective in chapter.objectives:
        if not any(item["objective"] == objective["id"] for item in chapter.pool("graded")):
            yield None, objective["id"], "no graded item has this objective"


@rule("sources", "error", "A key that rests on a source can be disputed, and defended.", 6)
def sources(chapter, course):
    for item in chapter.items:
        if not item["sources"]:
            yield item, ("sources",), "is missing; name the works in references.bib that the key rests on"
        for i, key in enumerate(item["sources"]):
            if course.references is not None and key not in course.references:
                yield item, ("sources", i), f'"{key}" is not in references.bib.{did_you_mean(key, course.references)} Correct the key, or add the work there'


@rule("section", "error", "Feedback links to the section; a link that leads nowhere helps nobody.")
def section(chapter, course):
    for item in chapter.items:
        if course.labels is not None and item["section"] not in course.labels:
            yield item, ("section",), (f'no chapter has the label "{item["section"]}"; write ({item["section"]})= before '
                                       f"the heading, or name another.{did_you_mean(item['section'], course.labels)}")


@rule("varies-safely", "error", "Figures drawn for one reader must be as good as those for another.")
def varies_safely(chapter, course):
    for item in chapter.items:
        problem = first_failure(item) if item.get("vary") else None
        if problem:
            yield item, ("vary",), problem


@rule("figures-vary", "advice", "Few different figures are soon shared in a class.")
def figures_vary(chapter, course):
    for item in chapter.items:
        if item.get("vary") and not first_failure(item):
            count = len({str(drawing.draw(item, seed)["values"]) for seed in SEEDS})
            if count < FEW:
                yield item, ("vary",), f"draws only {count} different sets of figures in {len(SEEDS)}"


def first_failure(item):
    """What is wrong with the first figures that cannot be asked, or None."""
    for seed in SEEDS:
        try:
            asked = ask(item, seed)
        except (ArithmeticError, ValueError) as problem:
            return f'fails with the seed "{seed}": {problem}'
        if scoring.score(asked, asked["answer"])["outcome"] != "right":
            return f'the answer {asked["answer"]} is not scored right with the seed "{seed}"'
    return None


@rule("example", "error", "Goals that no settings reach cost everybody points; one example shows that some do.")
def example(chapter, course):
    for item in chapter.items:
        if item["kind"] == "explorer" and not item.get("example"):
            yield item, ("example",), "is missing; write settings that reach every goal, as {start: 1990}"


@rule("unsolved-at-start", "error", "Settings that are right before anything is moved test nothing.")
def unsolved_at_start(chapter, course):
    for item in chapter.items:
        if item["kind"] == "explorer":
            defaults = scoring.explorers.load(item["explorer"]).defaults()
            if scoring.score(item, defaults)["fraction"] == 1:
                yield item, ("goals",), "are all reached at the start; ask for something that has to be found"


@rule("spread", "advice", "A chapter practises with ten items or more, of three kinds and four Bloom levels.")
def spread(chapter, course):
    practice = chapter.pool("practice")
    found = [len(practice), len({item["kind"] for item in practice}), len({item["bloom"] for item in practice})]
    if found[0] < 10 or found[1] < 3 or found[2] < 4:
        yield None, "", "has {} practice items, of {} kinds and {} Bloom levels".format(*found)
