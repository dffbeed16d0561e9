"""The output multiplier of a maker whose supplier buys from nobody but itself (chapter 7).

values: own and bought, what a maker of cars takes from itself and from steel, yuan per 100 yuan of cars;
reuse, what steel takes from itself, yuan per 100 yuan of steel: all whole; cars and steel, what an order
for 100 yuan of cars makes each produce, yuan.
answer: the multiplier of cars, (1 + bought / (1 - reuse)) / (1 - own) with the shares as fractions.
slips: direct-only, the order and what it buys at once; supplier-stops, where steel needs no steel;
first-forgotten, without the order itself.
"""


def draw(random):
    """Whole figures with which the three slips differ from the answer."""
    own, bought, reuse = random.pick([10, 20, 25, 30]), random.pick([20, 30, 40]), random.pick([40, 50, 60])
    cars = 100 / (1 - own / 100)
    steel = cars * bought / 100 / (1 - reuse / 100)
    answer = (cars + steel) / 100
    return {
        "values": [["own", own], ["bought", bought], ["reuse", reuse], ["cars", cars], ["steel", steel]],
        "answer": answer,
        "slips": [
            ["direct-only", 1 + (own + bought) / 100],
            ["supplier-stops", cars * (1 + bought / 100) / 100],
            ["first-forgotten", answer - 1],
        ],
    }
