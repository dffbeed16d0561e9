"""Days from a speech in January to its printing in June of a leap year (chapter 1).

values: first, the day of January on which it is given; last, the day of June on which it is printed; rest,
the days that January then has left; all whole.
answer: days of waiting.
slips: months-of-thirty, where each month has thirty days; start-ignored, days since the year began;
months-only, where the days of the month are left out.
"""

from nqpf_widgets.models import chronology

# Any leap year will do: the item names none.
YEAR = 2024


def draw(random):
    """A day of January, and one of June."""
    first, last = random.whole(3, 29), random.whole(2, 30)
    given = chronology.day_number(YEAR, 1, first)
    printed = chronology.day_number(YEAR, 6, last)
    return {
        "values": [["first", first], ["last", last], ["rest", 31 - first]],
        "answer": chronology.waits([given], [printed])[0],
        "slips": [
            ["months-of-thirty", 5 * 30 + last - first],
            ["start-ignored", printed - chronology.day_number(YEAR, 1, 1) + 1],
            ["months-only", chronology.day_number(YEAR, 6, 1) - chronology.day_number(YEAR, 1, 1)],
        ],
    }
