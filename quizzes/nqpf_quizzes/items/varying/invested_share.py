"""The part of GDP that must be invested for capital to grow at a given rate (chapter 4).

values: ratio, capital over output in years; wear, per cent of capital that wears out in a year; growth, per
cent by which capital is to grow in a year; all with one decimal; upkeep and addition, per cent of GDP.
answer: per cent of GDP, ratio * (wear + growth).
slips: wear-forgotten, what is added alone; growth-forgotten, upkeep alone; divided, by the ratio.
"""


def draw(random):
    """An economy that invests from 20 to 60 per cent of its GDP."""
    while True:
        ratio, wear, growth = random.number(2.2, 4.8, 1), random.number(4.0, 6.5, 1), random.number(2.0, 8.0, 1)
        invested = ratio * (wear + growth)
        if 20 <= invested <= 60:
            break
    return {
        "values": [["ratio", ratio], ["wear", wear], ["growth", growth], ["upkeep", ratio * wear], ["addition", ratio * growth]],
        "answer": invested,
        "slips": [
            ["wear-forgotten", ratio * growth],
            ["growth-forgotten", ratio * wear],
            ["divided", (wear + growth) / ratio],
        ],
    }
