"""Rules on an assignment as a whole."""

from nqpf_quizzes.bank import words
from nqpf_quizzes.lint.guessing import guesses
from nqpf_quizzes.lint.rule import REFERENCE, Finding, Rule
from nqpf_quizzes.problems import Problem


def above_remember(assignment):
    """At least half of the points that a program grades ask for more than memory."""
    graded = [question for question in assignment.questions if not question.is_essay]
    total = sum(question.points for question in graded)
    above = sum(question.points for question in graded if question.item["bloom"] != "remember")
    if above < total / 2:
        yield f"{above:g} of the {total:g} points graded by program ask for more than remembering; allowed: half or more"


def guessing(assignment):
    """The readers of guessing.py earn no more than chance."""
    for guess in guesses([question.item for question in assignment.questions]):
        if guess.right > guess.most:
            yield (f"who picks {guess.reader} gets {guess.right:g} of {guess.items} choice items; chance gives "
                   f"{guess.chance:.1f}, allowed: {guess.most}. Exchange items, or move right options")


RULES = [
    Rule("above-remember", "error", "What can be looked up is no test of understanding.", "a rule of this course", above_remember),
    Rule("guessing-assignment", "error", "Whoever picks the longest option, or always the same one, should earn no more "
         "than chance.", f"{REFERENCE}, guideline 20", guessing),
]


def check(assignments):
    """Every Finding in some assignments."""
    found = []
    for assignment in assignments:
        for rule in RULES:
            for message in rule.check(assignment):
                place = words.place(assignment.document, ("items",))
                found.append(Finding(rule, Problem(place["file"], message, place["line"])))
    return found
