"""The learning rate from a price at the start and after some doublings (chapter 5).

values: first and last, all that was ever made, in any unit, whole; doublings between them; price, what 100 fell to,
whole; left, per cent of its price that each doubling leaves.
answer: the learning rate, per cent a doubling, 100 (1 - (price / 100)^(1 / doublings)).
slips: whole-fall, of all doublings together; fall-divided, the whole fall over the number of doublings;
left-for-fall, what a doubling leaves; times-for-doublings, last over first in the place of doublings.
"""


def draw(random):
    """Two to five doublings, and a price that falls to between 25 and 70 of 100."""
    first, doublings = random.pick([3, 5, 10, 20]), random.whole(2, 5)
    price = random.whole(25, 70)
    times = 2 ** doublings
    left = 100 * (price / 100) ** (1 / doublings)
    return {
        "values": [["first", first], ["last", times * first], ["doublings", doublings], ["price", price], ["left", left]],
        "answer": 100 - left,
        "slips": [
            ["whole-fall", 100 - price],
            ["fall-divided", (100 - price) / doublings],
            ["left-for-fall", left],
            ["times-for-doublings", 100 - 100 * (price / 100) ** (1 / times)],
        ],
    }
