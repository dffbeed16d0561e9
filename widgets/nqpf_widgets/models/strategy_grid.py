"""All plans in steps of a fifth of the budget, and where each of them passes (chapter 14).

Five fifths over seven uses make 462 plans (11 choose 5). To run them all takes longer than a reader's
finger should wait, so where each one passes is written down here. The even plan is run in each region when
this file is loaded; if it does not end where it is written down, the model has been edited, and the codes no
longer hold.

A code is one character a plan: 1 for the first region of KEYS, 2 for the second, 4 and 8, added up and
written as a hexadecimal digit.
"""

from nqpf_widgets.models import strategy
from nqpf_widgets.models.strategy_regions import KEYS, REGIONS, alike

FIFTHS = 5

STORED = (
    "0000000000000000000000000015d0fe0c00000011080000010000000000000000000008880be0c00880a0080000000000000880200800"
    "000000080000000000000000000000000001d4e0000010000000000000000880a008000000000800000000000000000000014000000000"
    "0080000000000000000000000000000000000000000000000003b0a0000030000000000000000aa0a008000000000a0000000000000000"
    "00000b000000000000a0000000000000000000000000000000000000000202000000000000200000000000000000000000000000000000"
    "0200000000000000000000"
)
STORED_ALIKE = (
    "000000000000000000000000000ff0f0000000000f000000000000000000000000000000000ff0000000f00000000000000000f0000000"
    "00000000000000000000000000000000000ff000000000000000000000000000f0000000000000000000000000000000000f0000000000"
    "000000000000000000000000000000000000000000000000000ff0000000f00000000000000000f0f000000000000f0000000000000000"
    "00000f00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000"
)
# The sum of the even plan's distances from all floors, in all regions, when the codes were written.
STORED_PROBE = 1.022401990


def splits(parts, uses):
    """All ways to give so many parts to so many uses: lists of whole numbers, the first use's rising first to last."""
    if uses == 1:
        return [[parts]]
    return [[first] + rest for first in range(parts + 1) for rest in splits(parts - first, uses - 1)]


def plans():
    """The 462 plans: lists of seven shares, in the order of the codes."""
    return [[one / FIFTHS for one in split] for split in splits(FIFTHS, len(strategy.USES))]


def probe():
    """The sum of the even plan's distances from all floors, in all regions."""
    total = 0.0
    for key in KEYS:
        reached = strategy.outcomes(REGIONS[key], [1 / len(strategy.USES)] * len(strategy.USES))
        total += sum([margin for name, margin in strategy.margins(reached)])
    return total


def codes():
    """Run all plans: (codes of the four regions, codes with regions alike)."""
    same = alike()
    made, made_alike = "", ""
    for plan in plans():
        code = 0
        for i in range(len(KEYS)):
            if strategy.passes(strategy.outcomes(REGIONS[KEYS[i]], plan)):
                code += 2**i
        made += "0123456789abcdef"[code]
        made_alike += "f" if strategy.passes(strategy.outcomes(same, plan)) else "0"
    return made, made_alike


HOLDS = abs(probe() - STORED_PROBE) < 1e-6
"""Whether the codes belong to the model as it stands."""


def passing(key, same):
    """The plans that pass in a region: lists of seven shares.

    key: one of KEYS; same: whether the regions are alike.
    """
    bit, found, every = 2 ** KEYS.index(key), STORED_ALIKE if same else STORED, plans()
    return [every[i] for i in range(len(every)) if int(found[i], 16) // bit % 2]


def counts(same):
    """How many plans there are ("plans"), pass in each region (by its key), in some ("any") and in all ("all")."""
    found = [int(one, 16) for one in (STORED_ALIKE if same else STORED)]
    made = {KEYS[i]: len([1 for one in found if one // 2**i % 2]) for i in range(len(KEYS))}
    made["plans"] = len(found)
    made["any"] = len([1 for one in found if one])
    made["all"] = len([1 for one in found if one == 15])
    return made


COUNTS = {False: counts(False), True: counts(True)}
