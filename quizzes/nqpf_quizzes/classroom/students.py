"""Thirty students who do not exist: what they can do, and what they do to notebooks."""

from dataclasses import dataclass
from random import Random

from nqpf_quizzes.classroom import habits

NAMES = """
Amira Haddad; Anna Lindqvist; Bo Chen; Carlos Mendes; Chiara Conti; Daniel Okafor; Elena Petrova; Fatima Diallo;
Felix Brandt; Grace Mwangi; Hana Sato; Ibrahim Kaya; Ines Moreau; Jakub Nowak; Jia Wang; Kofi Mensah; Lara Costa;
Liam Murphy; Mei Lin; Minh Tran; Nadia Rahman; Noor Aziz; Oskar Virtanen; Priya Nair; Rosa Alvarez; Samuel Cohen;
Sofia Rossi; Tomas Novak; Wei Zhang; Zoe Martin
"""
SPREAD = 1.1    # standard deviation of ability, in logits

# Who does what; everyone else hands in as asked.
HABITS = {
    2: habits.copy_answer,
    5: habits.keep_notes,
    8: habits.change_mind_in_copy,
    10: habits.delete_answer,
    12: habits.retype_as_markdown,
    14: habits.save_as_latin_1,
    17: habits.blank_late,
    19: habits.quote_curly,
    22: habits.break_off,
    25: habits.run_everything,
    28: habits.hand_in_empty,
}
LATE = {6: 3, 21: 30}    # hours


@dataclass(frozen=True)
class Student:
    """One student. ability in logits, 0 in the middle of the class; habit or None; hours late."""

    id: str
    first_name: str
    last_name: str
    ability: float
    habit: object
    late: int


def students(seed="classroom"):
    """The class, the same for the same seed."""
    names = [name.split() for name in NAMES.replace("\n", " ").split(";")]
    return [
        Student(f"s{number:02d}", first, last, Random(f"{seed} {number}").gauss(0.4, SPREAD), HABITS.get(number), LATE.get(number, 0))
        for number, (first, last) in enumerate(names, 1)
    ]
