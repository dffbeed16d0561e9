"""What a simulated student answers: by ability, with guesses and slips, in the forms that people type."""

import math

from nqpf_quizzes.items.scoring import letters_of

# Logits by which an item of each kind is harder or easier than the average.
DIFFICULTY = {"choice": -0.5, "multi": 0.3, "numeric": 0.6, "match": 0.0, "explorer": 0.8}
SLIP = 0.05     # even the ablest get an item wrong so often


def knows(item, ability, random):
    """Whether a student of that ability (in logits; 0 is the middle of the class) knows an item."""
    chance = 1 / (1 + math.exp(DIFFICULTY[item["kind"]] - ability))
    return random.random() < (1 - SLIP) * chance


def choose(item, ability, random):
    """The answer to an item, a plain value; None where it is left out."""
    if random.random() < 0.04 * math.exp(-ability):
        return None
    return ANSWERS[item["kind"]](item, ability, random)


def _choice(item, ability, random):
    letters = letters_of(item["options"])
    right = next(letter for letter, option in zip(letters, item["options"]) if option["right"])
    return right if knows(item, ability, random) else random.choice(letters)


def _multi(item, ability, random):
    letters = letters_of(item["options"])
    chosen = [
        letter for letter, option in zip(letters, item["options"])
        if (option["right"] if knows(item, ability, random) else random.random() < 0.5)
    ]
    return chosen or [random.choice(letters)]


def _numeric(item, ability, random):
    if knows(item, ability, random):
        return round(item["answer"], 6)
    slips = [slip["value"] for slip in item.get("slips", [])]
    if slips and random.random() < 0.7:
        return round(random.choice(slips), 6)
    return round(item["answer"] * random.uniform(0.3, 3) + random.uniform(-1, 1), 2)


def _match(item, ability, random):
    numbers = range(1, len(item["right"]) + 1)
    return {
        letter: pair["answer"] if knows(item, ability, random) else random.choice(numbers)
        for letter, pair in zip(letters_of(item["left"]), item["left"])
    }


def _explorer(item, ability, random):
    """The example's settings, some of them forgotten by those who do not know."""
    if knows(item, ability, random):
        return dict(item["example"])
    return {name: value for name, value in item["example"].items() if random.random() < 0.6} or dict([next(iter(item["example"].items()))])


ANSWERS = {"choice": _choice, "multi": _multi, "numeric": _numeric, "match": _match, "explorer": _explorer}


def write(name, value, random):
    """The source of an answer cell, in one of the ways in which people type the same value."""
    text = repr(value)
    if isinstance(value, str) and random.random() < 0.3:
        text = f"'{value.upper()}'" if random.random() < 0.3 else f'"{value}"'
    if isinstance(value, float) and random.random() < 0.3:
        text = f"{value * 2!r} / 2"
    if isinstance(value, list) and random.random() < 0.15:
        text = repr(tuple(value))
    if isinstance(value, dict) and random.random() < 0.3:
        text = "{\n" + "".join(f"    {key!r}: {one!r},\n" for key, one in value.items()) + "}"
    return random.choice([f"{name} = {text}"] * 3 + [f"{name}={text}", f"# my answer\n{name} = {text}", f"{name} = {text}  # sure"])


SENTENCES = [
    "Output is measured at prices that moved, so the residual takes in every error of the deflator.",
    "The vintage matters: one replaced series changes the sign of a decade.",
    "Capital was built because productivity rose, so the account gives it too much.",
    "A skill that nobody uses is not yet a productive force.",
    "I would compare the figure of 10.01 with that of 11.0 before I trusted either.",
    "Against this one may say that hours, not heads, should be counted.",
    "The definition puts the optimal combination beside the elements, not after them.",
    "A province without the industry cannot copy the plan of one that has it.",
]


def write_essay(ability, random):
    """An essay whose length grows with ability; "" where nothing was written."""
    count = round(max(0, min(len(SENTENCES), 4 + 1.5 * ability + random.gauss(0, 1.2))))
    chosen = random.sample(SENTENCES, count)
    return " ".join(chosen[:3]) + ("\n\n" + " ".join(chosen[3:]) if count > 3 else "")
