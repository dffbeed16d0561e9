"""Four kinds of region, and what is common to all of them (chapter 14).

All numbers are illustrative unless a source stands beside them. No region is a province; the first
line of each takes the R&D spending of one that is like it. That a plan which passes in one region
fails in another is built in here, in the differences between these dictionaries.

A region is a dictionary:

    research   R&D spending, % of income, above 0                              (chapter 12)
    local      part of what research finds that is put to use at home, 0 to 1  (chapter 12)
    market_0   sales of new industries in 2025, part of income, above 0        (chapter 5)
    market     what they grow to, market_0 or more                             (chapters 5 and 11)
    weight     Domar weight of the branches that can take up new methods, from 0  (chapter 7)
    adopted    part of them that has done so by 2025, above 0 and below 1      (chapter 5)
    spread     standard deviation of log TFPR among firms, from 0              (chapter 9)
    entrants   schooling of those who start to work, years from 0 to 25        (chapter 10)
    match      people in jobs that fit their training, 0 to 0.95               (chapter 10)
    cleaner    fall of carbon per income without a plan, a year, 0 to 0.2      (chapter 8)
    green      further fall that the first year of the whole budget brings, 0 to 1  (chapter 8)
    old        traditional industry, part of income, above 0, up to 1          (chapter 11)
    saving     what the first money for upgrading saves, a year, from 0 to 1   (chapter 11)
    decline    fall of jobs in traditional industry without a plan, a year, 0 to 0.2
"""

KEYS = ("base", "coast", "inland", "hub")

REGIONS = {
    # Old industrial base. R&D as in Heilongjiang, 2023 (table `provinces`).
    "base": {
        "research": 1.44, "local": 0.45, "market_0": 0.05, "market": 0.13, "weight": 0.40, "adopted": 0.20,
        "spread": 0.76, "entrants": 14.0, "match": 0.70, "cleaner": 0.038, "green": 0.145,
        "old": 0.35, "saving": 0.60, "decline": 0.032,
    },
    # Coastal manufacturing. R&D as in Jiangsu, 2023.
    "coast": {
        "research": 3.29, "local": 0.28, "market_0": 0.12, "market": 0.40, "weight": 0.36, "adopted": 0.30,
        "spread": 0.46, "entrants": 14.0, "match": 0.78, "cleaner": 0.022, "green": 0.175,
        "old": 0.25, "saving": 0.30, "decline": 0.023,
    },
    # Inland resources. R&D as in Shanxi, 2023.
    "inland": {
        "research": 1.16, "local": 0.46, "market_0": 0.03, "market": 0.08, "weight": 0.30, "adopted": 0.15,
        "spread": 0.68, "entrants": 13.0, "match": 0.54, "cleaner": 0.022, "green": 0.32,
        "old": 0.40, "saving": 0.40, "decline": 0.020,
    },
    # Research hub. R&D as in Beijing, 2023.
    "hub": {
        "research": 6.73, "local": 0.35, "market_0": 0.10, "market": 0.18, "weight": 0.70, "adopted": 0.12,
        "spread": 0.52, "entrants": 15.0, "match": 0.80, "cleaner": 0.036, "green": 0.09,
        "old": 0.08, "saving": 0.30, "decline": 0.032,
    },
}

# The least, and the most, that each entry may be.
DOMAINS = [
    ("research", 0.01, 100), ("local", 0, 1), ("market_0", 0.001, 1), ("market", 0.001, 1), ("weight", 0, 5),
    ("adopted", 0.001, 0.999), ("spread", 0, 2), ("entrants", 0, 25), ("match", 0, 0.95), ("cleaner", 0, 0.2),
    ("green", 0, 1), ("old", 0.01, 1), ("saving", 0, 1), ("decline", 0, 0.2),
]

FLOORS = (("tfp", 1.3), ("income", 1.9), ("emissions", 1.0), ("use", 0.7), ("jobs", 0.68))
"""What a plan must reach by 2040, the same everywhere; 2025 is 1, and `use` is that of the worst year.

Emissions are a ceiling, the others are floors. 0.7 is the edge of a bust in chapter 11; the rest is
illustrative.
"""


def alike():
    """A region with the mean of each entry: what all four are when the switch is on."""
    return {name: sum([REGIONS[key][name] for key in KEYS]) / len(KEYS) for name, low, high in DOMAINS}


def check_region(region):
    """Raise ValueError, naming the entry, unless a region is inside its domain."""
    for name, low, high in DOMAINS:
        if name not in region:
            raise ValueError("region: %s is missing" % name)
        if not low <= region[name] <= high:
            raise ValueError("%s: found %s; give a number from %s to %s" % (name, region[name], low, high))
    if region["market"] < region["market_0"]:
        raise ValueError("market: found %s; give market_0, %s, or more" % (region["market"], region["market_0"]))
