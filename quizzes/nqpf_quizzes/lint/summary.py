"""Figures of a chapter's items: what they ask for, and what a reader who knows nothing would earn."""

from collections import Counter
from statistics import mean

from nqpf_quizzes.bank.models import KINDS
from nqpf_quizzes.items.scoring import LETTERS
from nqpf_quizzes.lint.guessing import guesses, key_positions
from nqpf_quizzes.lint.rule import right_and_wrong

BLOOM = ["remember", "understand", "apply", "analyse", "evaluate", "create"]
NOTHING = "-"


def rows(chapter):
    """[(measure, practice, graded)] of a chapter, all as text."""
    pools = [chapter.pool("practice"), chapter.pool("graded")]
    columns = [column(items, chapter.objectives) for items in pools]
    return [(name, *(made[name] for made in columns)) for name in columns[0]]


def column(items, objectives):
    """{measure: text} of some items."""
    covered = {item["objective"] for item in items}
    made = {
        "items": str(len(items)),
        "kinds": counted((item["kind"] for item in items), KINDS),
        "Bloom levels": counted((item["bloom"] for item in items), BLOOM),
        "objectives": f"{sum(one['id'] in covered for one in objectives)} of {len(objectives)}",
        "key positions": positions(items),
        "mean length": lengths(items),
    }
    return made | scores(items)


def counted(names, order):
    """How often each name occurs, in an order."""
    count = Counter(names)
    return ", ".join(f"{name} {count[name]}" for name in order if count[name]) or NOTHING


def positions(items):
    """How often each letter is right among choice items."""
    return ", ".join(f"{LETTERS[i]} {count}" for i, count in enumerate(key_positions(items))) or NOTHING


def lengths(items):
    """Mean number of characters of right and wrong options."""
    right, wrong = [], []
    for item in items:
        if item["kind"] in ("choice", "multi"):
            both = right_and_wrong(item)
            right += map(len, both[0])
            wrong += map(len, both[1])
    return f"right {mean(right):.0f}, wrong {mean(wrong):.0f} characters" if right else NOTHING


def _short(points):
    """Points with one decimal at most, as a whole number where they are one."""
    return f"{points:.1f}".removesuffix(".0")


def scores(items):
    """What the readers of guessing.py earn: the one of the longest option, and the luckiest position."""
    made = guesses(items)
    if not made[0].items:
        return dict.fromkeys(("picks the longest", "picks one position", "by chance"), NOTHING)
    longest, best = made[0], max(made[1:], key=lambda one: one.right)
    return {
        "picks the longest": f"{_short(longest.right)} of {longest.items}",
        "picks one position": f"{_short(best.right)} of {best.items} ({best.reader})",
        "by chance": f"{longest.chance:.1f} of {longest.items}; allowed: {longest.most}",
    }
