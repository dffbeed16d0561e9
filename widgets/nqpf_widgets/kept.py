"""Answers that are kept, because a reader moves one control at a time and most of a view stays as it was.

Portable: runs on CPython and on MicroPython.
"""

MOST = 6


class Kept:
    """A function that keeps its last few answers, by what it was asked: @Kept above its definition.

    An answer is handed out again as it is, so nobody may change it.
    """

    def __init__(self, make):
        self.make = make
        self.known = []

    def __call__(self, *asked, **named):
        known = self.known
        for i in range(len(known) - 1, -1, -1):
            if known[i][0] == asked and known[i][1] == named:
                found = known.pop(i)
                break
        else:
            found = (asked, named, self.make(*asked, **named))
        known.append(found)
        if len(known) > MOST:
            known.pop(0)
        return found[2]
