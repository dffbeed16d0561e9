"""How much cheaper a buyer gets when a supplier's productivity rises (chapter 7).

values: direct, the entry of the Leontief inverse from supplier to buyer, two decimals; itself, that of the
supplier with itself, two decimals; gain, per cent, whole.
answer: the fall of the buyer's price in per cent, gain * direct / (1 + gain * itself) with the gain as a fraction.
slips: first-order, without the denominator; plain-gain, divided by 1 + gain alone.
"""


def draw(random):
    """Figures with which the fall has a visible second decimal."""
    direct, itself = random.number(0.05, 0.2, 2), random.number(1.1, 1.6, 2)
    gain = random.pick([20, 25, 30, 40])
    fraction = gain / 100
    return {
        "values": [["direct", direct], ["itself", itself], ["gain", gain]],
        "answer": 100 * fraction * direct / (1 + fraction * itself),
        "slips": [["first-order", 100 * fraction * direct], ["plain-gain", 100 * fraction * direct / (1 + fraction)]],
    }
