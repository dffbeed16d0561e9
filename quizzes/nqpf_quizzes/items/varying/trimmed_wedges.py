"""What a reform gains that cuts every wedge by the same part, from a full gain that was published (chapter 9).

values: gain, the rise of TFP in per cent if all wedges went, whole; cut, the part of every log wedge that goes,
per cent, whole; left, the part of the loss in logs that stays, per cent; back, the part that comes back, per
cent; loss, the loss in logs; rise, what comes back of it.
answer: the rise of TFP in per cent, 100 ((1 + gain)^(1 - (1 - cut)^2) - 1).
slips: loss-in-proportion, where the loss falls by the cut; left-for-back, what would still be to gain;
share-of-per-cent, where the part is taken of the gain in per cent.
"""

import math


def draw(random):
    """A full gain between 40 and 130 per cent, and a cut by a fifth to seven tenths."""
    gain, cut = random.whole(40, 130), random.pick([20, 30, 40, 60, 70])
    loss, left = math.log(1 + gain / 100), (1 - cut / 100) ** 2
    return {
        "values": [["gain", gain], ["cut", cut], ["left", 100 * left], ["back", 100 * (1 - left)],
                   ["loss", loss], ["rise", loss * (1 - left)]],
        "answer": 100 * (math.exp(loss * (1 - left)) - 1),
        "slips": [
            ["loss-in-proportion", 100 * (math.exp(loss * cut / 100) - 1)],
            ["left-for-back", 100 * (math.exp(loss * left) - 1)],
            ["share-of-per-cent", gain * (1 - left)],
        ],
    }
