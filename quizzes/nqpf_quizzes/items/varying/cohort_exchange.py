"""Average schooling after some people have entered and others have left (chapter 10).

values: people, left and entered, millions, whole; average, left_schooling and entered_schooling, years, one
decimal; after, millions left in the end; person_years, years of school in the end, millions.
answer: years, the average of those who are there in the end.
slips: nobody-leaves, where entrants are only added; old-number, divided by the people at the start;
wrong-way, where leavers are added and entrants taken off.
"""


def draw(random):
    """A population that changes by a seventh or so, with entrants better schooled than leavers."""
    people, average = random.pick([420, 480, 540, 600, 660, 720]), random.number(9.0, 11.5, 1)
    left, entered = random.pick([60, 66, 72, 78]), random.pick([40, 45, 50, 55])
    left_schooling, entered_schooling = random.number(6.5, 8.5, 1), random.number(12.0, 14.5, 1)
    start, gone, come = people * average, left * left_schooling, entered * entered_schooling
    after = people - left + entered
    return {
        "values": [["people", people], ["average", average], ["left", left], ["left_schooling", left_schooling],
                   ["entered", entered], ["entered_schooling", entered_schooling], ["after", after],
                   ["person_years", start - gone + come]],
        "answer": (start - gone + come) / after,
        "slips": [
            ["nobody-leaves", (start + come) / (people + entered)],
            ["old-number", (start - gone + come) / people],
            ["wrong-way", (start + gone - come) / (people + left - entered)],
        ],
    }
