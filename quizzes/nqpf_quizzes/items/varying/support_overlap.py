"""Two counts of support that overlap, and what both hold together (chapter 13).

values: grants, taxes, loans and farms, four kinds of support in billion yuan, whole; gdp, trillion yuan, whole;
first (grants and farms) and second (grants, taxes and loans), the two counts; both, what they hold together.
answer: what is in at least one of them, per cent of GDP.
slips: counts-added, where the overlap is counted twice; larger-only, where the first is taken to be inside the
second; overlap-only, what is in both.
"""


def draw(random):
    """Each kind is worth a tenth of a per cent of GDP or more."""
    gdp = random.whole(8, 30)
    grants, taxes, loans, farms = [random.whole(2, 9) * gdp for i in range(4)]
    first, second = grants + farms, grants + taxes + loans
    both = grants + taxes + loans + farms
    return {
        "values": [["grants", grants], ["taxes", taxes], ["loans", loans], ["farms", farms], ["gdp", gdp],
                   ["first", first], ["second", second], ["both", both]],
        "answer": both / gdp / 10,
        "slips": [
            ["counts-added", (first + second) / gdp / 10],
            ["larger-only", max(first, second) / gdp / 10],
            ["overlap-only", grants / gdp / 10],
        ],
    }
