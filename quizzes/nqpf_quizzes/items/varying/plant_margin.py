"""The margin of a plant that does not run full (chapter 11).

values: price and variable, yuan a piece; fixed, cost of capacity in yuan for each piece that could be made;
use, per cent of capacity: all whole; spread, fixed cost for each piece that is made; cost, full cost a piece, yuan.
answer: the margin in per cent of the price, 100 (price - variable - fixed / use) / price.
slips: full-use, where the plant is taken to run full; no-capacity-cost, without fixed cost; over-cost, profit over cost.
"""


def draw(random):
    """Figures whose margin lies between a loss of 30 and a gain of 30 per cent, and not near nought."""
    while True:
        price, variable = random.pick([80, 90, 100, 110, 120]), random.pick([50, 55, 60, 65, 70])
        fixed, use = random.pick([15, 18, 20, 24]), random.pick([50, 60, 75, 80])
        cost = variable + 100 * fixed / use
        margin = 100 * (price - cost) / price
        if 5 <= abs(margin) <= 30:
            break
    return {
        "values": [["price", price], ["variable", variable], ["fixed", fixed], ["use", use],
                   ["spread", 100 * fixed / use], ["cost", cost]],
        "answer": margin,
        "slips": [
            ["full-use", 100 * (price - variable - fixed) / price],
            ["no-capacity-cost", 100 * (price - variable) / price],
            ["over-cost", 100 * (price - cost) / cost],
        ],
    }
