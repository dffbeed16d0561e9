"""Counting state support: what a set of items counts, and which sets come near another count (chapter 13).

A count is a set S of items, each of a size c_i as a part of GDP:

    C(S) = sum of c_i over the items i in S

Items are never negative. So if all of S is contained in T, then C(S) <= C(T). Read backwards, this is a
test: a part that is larger than another whole is not contained in it. Published items are rounded, so a
sum of n of them is known only to within n halves of a unit.

Sets are lists of True and False, one for each item. Nothing here is calibrated; the sizes come from
data/support_items.csv.
"""

LARGEST = 12


def counted(sizes, chosen):
    """C(S), what a set of items counts, in the unit of the sizes.

    sizes: the items' sizes, none negative; chosen: True or False for each.
    Raises ValueError if a size is negative or the lists differ in length.
    """
    _check(sizes, chosen)
    return sum([sizes[i] for i in range(len(sizes)) if chosen[i]])


def bounds(sizes, chosen, half):
    """The least and the most that a sum of rounded items can be.

    [C - n h, C + n h], n = number of items in the set; the lower bound of an item is never below 0.

    half: half a unit of the last digit published, in the unit of the sizes, not negative.
    Returns [low, high]. Raises ValueError as `counted`, and for a negative half.
    """
    _check(sizes, chosen)
    if half < 0:
        raise ValueError("half: found %s; allowed: 0 or more" % half)
    low = sum([max(0, sizes[i] - half) for i in range(len(sizes)) if chosen[i]])
    high = sum([sizes[i] + half for i in range(len(sizes)) if chosen[i]])
    return [low, high]


def sets(number):
    """All sets of a number of items: 2^n lists of True and False, the empty one first.

    number: 1 to 12. Raises ValueError outside.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError("number: found %s; allowed: 1 to %d" % (number, LARGEST))
    return [[(mask >> i) & 1 == 1 for i in range(number)] for mask in range(2 ** number)]


def smallest_over(sizes, part):
    """The set with the fewest items that counts over `part` of the whole; of these, the smallest sum.

    sizes: as in `counted`, with a positive sum; part: from 0 to below 1.
    Returns a list of True and False. Raises ValueError outside.
    """
    whole = counted(sizes, [True] * len(sizes))
    if not 0 <= part < 1 or whole <= 0:
        raise ValueError("part: found %s of %s; allowed: 0 to below 1 of a positive whole" % (part, whole))
    return _best([one for one in sets(len(sizes)) if counted(sizes, one) > part * whole],
                 lambda one: [_items(one), counted(sizes, one)])


def nearest(sizes, target):
    """The set whose sum comes nearest to a target; of equals the one with the fewest items.

    target: in the unit of the sizes. Returns a list of True and False.
    """
    return _best(sets(len(sizes)), lambda one: [abs(counted(sizes, one) - target), _items(one)])


def union(first, second):
    """The least and the most that two counts hold together if nothing is counted twice.

    max(A, B) <= C(A or B) <= A + B: the first if one is contained in the other, the second if they
    share nothing. Both counts in one unit, for one year, not negative. Returns [low, high].
    """
    _check([first, second], [True, True])
    return [max(first, second), first + second]


def _best(found, rank):
    best = found[0]
    for one in found[1:]:
        if rank(one) < rank(best):
            best = one
    return best


def _items(chosen):
    return len([one for one in chosen if one])


def _check(sizes, chosen):
    if len(sizes) != len(chosen):
        raise ValueError("%d sizes, %d choices; they must be equally many" % (len(sizes), len(chosen)))
    for i in range(len(sizes)):
        if sizes[i] < 0:
            raise ValueError("item %d: found %s; allowed: 0 or more" % (i, sizes[i]))
