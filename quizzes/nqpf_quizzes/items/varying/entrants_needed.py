"""Schooling of entrants with which a population reaches an average (chapter 10).

values: people, left and entered, millions, whole; average, left_schooling and target, years, one decimal;
after, millions in the end; person_years, years of school needed in the end; stay, those of the people who stay.
answer: years of schooling of those who enter.
slips: target-for-entrants, the average itself; nobody-leaves, where those who leave are kept;
old-number, where the average is to be had by as many people as at the start.
"""


def draw(random):
    """Figures for which entrants need from 10 to 17 years."""
    while True:
        people, average = random.pick([300, 360, 420, 480, 540]), random.number(9.5, 11.5, 1)
        left, entered = random.pick([50, 55, 60, 65]), random.pick([36, 40, 44, 48])
        left_schooling, target = random.number(6.5, 8.5, 1), random.number(9.8, 12.2, 1)
        after, stay = people - left + entered, people * average - left * left_schooling
        needed = (target * after - stay) / entered
        if target > average and 10 <= needed <= 17:
            break
    return {
        "values": [["people", people], ["average", average], ["left", left], ["left_schooling", left_schooling],
                   ["entered", entered], ["target", target], ["after", after], ["person_years", target * after], ["stay", stay]],
        "answer": needed,
        "slips": [
            ["target-for-entrants", target],
            ["nobody-leaves", (target * (people + entered) - people * average) / entered],
            ["old-number", (target * people - stay) / entered],
        ],
    }
