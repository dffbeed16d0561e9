"""What readers earn who know nothing: who pick the longest option, or always the same position."""

from dataclasses import dataclass
from math import ceil

from nqpf_quizzes.items.scoring import LETTERS
from nqpf_quizzes.lint.rule import rule


@dataclass(frozen=True)
class Guess:
    """What one such reader gets of the choice items: how many right, by chance, and at most allowed."""

    reader: str
    items: int
    right: float
    chance: float

    @property
    def most(self):
        """One item more than chance, rounded up."""
        return ceil(self.chance - 1e-9) + 1


def guesses(items):
    """The Guesses of readers who know nothing, on the choice items among some items."""
    items = [item for item in items if item["kind"] == "choice"]
    chance = sum(1 / len(item["options"]) for item in items)
    made = [Guess("the longest option", len(items), sum(map(right_by_length, items)), chance)]
    for position, count in enumerate(key_positions(items)):
        made.append(Guess(f"always {LETTERS[position]}", len(items), count, chance))
    return made


def key_positions(items):
    """How often the right option is the first, second... among choice items."""
    items = [item for item in items if item["kind"] == "choice"]
    width = max((len(item["options"]) for item in items), default=0)
    keys = [[option["right"] for option in item["options"]].index(True) for item in items]
    return [keys.count(position) for position in range(width)]


def right_by_length(item):
    """The chance that the longest option is right; of several as long, one is drawn."""
    longest = max(len(option["text"]) for option in item["options"])
    drawn = [option["right"] for option in item["options"] if len(option["text"]) == longest]
    return sum(drawn) / len(drawn)


@rule("guessing", "error", "Whoever picks the longest option, or always the same one, should earn no more than chance.", 20)
def guessing(chapter, course):
    for pool in ("practice", "graded"):
        for guess in guesses(chapter.pool(pool)):
            if guess.right > guess.most:
                yield None, "", (
                    f"{pool}: who picks {guess.reader} gets {guess.right:g} of {guess.items} choice items; chance gives "
                    f"{guess.chance:.1f}, allowed: {guess.most}. Move right options, or even out lengths")
