"""Many provinces build for one market: a rush, its losses and its cheaper goods (chapter 11).

Each of n provinces, all alike, plans for a share k / n of the market it expects; k above 1 means
that the plans add up to more than the market. With K capacity, A the size of the market, c the full
cost of a unit at normal use u*, and everything else as in `path`:

    plan       n T = (k / u*) A c^-e (1 + a margin + herding x others' net plans, as a part of K)
    capacity   K' = (1 - d) K + max(0, n T - (1 - d) K)
    price      p = c u / u*, not below variable cost v c, and high enough that output is within K
    output     y = A p^-e,  u = y / K
    cost       c = (Q / Q0)^-b,  b = -log2(1 - learning rate), Q all that was ever made

Capacity stays when demand does not come, and plans look back one year: so plans that copy each other
overshoot. Learning makes the extra output lower later cost, which plans do not count in.

All constants are illustrative; learning rates are those of models/learning.py (chapter 5).
"""

import math

NORMAL_USE = 0.78
"""u*: use of capacity at which the price just covers full cost. China's best year since 2017 had 0.775."""
VARIABLE = 0.7
"""v: the part of full cost that stops when a plant stops."""
ELASTICITY = 0.6
"""e: by how many per cent buyers take more when the price is 1 % lower."""
RESPONSE = 0.5
"""a: by how many per cent a province aims higher when the margin of a new plant is a point higher."""
WEAR = 0.08
"""d: the part of capacity, and of upgraded equipment, that is worn out in a year."""
INTEREST = 0.05
"""Yearly rate at which later gains and losses are discounted."""
EXPERIENCE = 10
"""Q0: what had been made before, in outputs of the first year."""
GROWTH, SPEED, MIDDLE = 10, 0.6, 5
"""The market grows tenfold along an S-curve of this speed a year, fastest after this many years."""
LOW_USE, LOW_MARGIN = 0.7, -0.1
"""A bust: use or margin below these for two years running."""
LARGEST_SAVING = 1
"""The most that upgrading can save the existing base in a year, in sales of the first year."""

LONGEST = 200
DOMAINS = [("overlap", 0.1, 5), ("herding", 0, 5), ("subsidy", 0, 0.9), ("learning", 0, 0.6)]


def market(years):
    """Size of the market, year by year: 1 in the first, then an S-curve towards 10.

    years: a whole number from 1 to 200. Returns a list; the unit is sales of the first year at a price
    of 1. Illustrative. Raises ValueError outside the domain.
    """
    if not (isinstance(years, int) and 1 <= years <= LONGEST):
        raise ValueError("years: found %s; give a whole number from 1 to %d" % (years, LONGEST))
    curve = [1 / (1 + math.exp(-SPEED * (t - MIDDLE))) for t in range(years)]
    return [1 + (GROWTH - 1) * (one - curve[0]) / (1 - curve[0]) for one in curve]


def sell(size, capacity, cost):
    """What is made and at what price, with capacity given.

        p = c u / u* with u = size p^-e / capacity, so  p = (c size / (u* capacity))^(1 / (1 + e)),

    but at least v c; and where output would exceed capacity, the price at which it does not.
    size, capacity, cost: above 0. Returns (price, output).
    """
    price = max((cost * size / (NORMAL_USE * capacity)) ** (1 / (1 + ELASTICITY)), VARIABLE * cost)
    output = size * price**-ELASTICITY
    if output > capacity:
        return (size / capacity) ** (1 / ELASTICITY), capacity
    return price, output


def margin(price, cost, use, subsidy=0):
    """Profit as a part of sales, after the full cost of capacity; 0 where price is cost and use normal.

        1 - (v c + (1 - subsidy) r / u) / p,   r = (1 - v) u* c, the yearly cost of a unit of capacity

    subsidy: the part of the cost of capacity that others pay, from 0 to 0.9.
    """
    capacity_cost = (1 - subsidy) * (1 - VARIABLE) * NORMAL_USE * cost
    return 1 - (VARIABLE * cost + capacity_cost / use) / price


def plan(share, wanted, seen, copied):
    """The capacity that one province aims at for next year, from 0 up.

        share x wanted / u* x (1 + a seen + copied)

    share: its part k / n of the market; wanted: demand at a price of c; seen: margin of a new plant;
    copied: herding times what others added net last year, as a part of their capacity.
    """
    return share * wanted / NORMAL_USE * max(0.0, 1 + RESPONSE * seen + copied)


def path(settings, sizes, provinces=31):
    """The industry year by year.

    settings: a dictionary: "overlap" k, what the plans add up to as a multiple of the market; "herding",
    by how many per cent a province aims higher when the others' capacity grew 1 % net; "subsidy", the
    part of the cost of new capacity that the state pays; "learning", the fall of cost at each doubling
    of all that was made, a fraction. sizes: size of the market in each year, above 0.
    Returns a dictionary of lists, one figure a year: "capacity", "cost", "price", "output", "use",
    "margin", "wanted" (demand at a price of c), "profit" (before subsidy) and "paid" (subsidy).
    Raises ValueError naming the setting outside its domain.
    """
    check(settings, sizes)
    names = ("capacity", "cost", "price", "output", "use", "margin", "wanted", "profit", "paid")
    made = {name: [] for name in names}
    capacity, experience, copied = sizes[0] / NORMAL_USE, EXPERIENCE * sizes[0], 0.0
    start, slope = experience, math.log(1 - settings["learning"]) / math.log(2)
    for size in sizes:
        year = one_year(size, capacity, (experience / start) ** slope)
        seen = margin(year["price"], year["cost"], year["use"], settings["subsidy"])
        aim = provinces * plan(settings["overlap"] / provinces, year["wanted"], seen, copied)
        added = max(0.0, aim - (1 - WEAR) * capacity)
        year["paid"] = settings["subsidy"] * added * worth(year["cost"])
        for name in names:
            made[name].append(year[name])
        copied = settings["herding"] * max(0.0, added / capacity - WEAR)
        experience += year["output"]
        capacity = (1 - WEAR) * capacity + added
    return made


def one_year(size, capacity, cost):
    """The figures of a year that follow from the market, capacity and cost; see `path`."""
    price, output = sell(size, capacity, cost)
    use = output / capacity
    earned = margin(price, cost, use)
    return {
        "capacity": capacity, "cost": cost, "price": price, "output": output, "use": use,
        "margin": earned, "profit": earned * price * output, "wanted": size * cost**-ELASTICITY,
    }


def worth(cost):
    """The price of a unit of capacity: its yearly cost over interest and wear, (1 - v) u* c / (i + d)."""
    return (1 - VARIABLE) * NORMAL_USE * cost / (INTEREST + WEAR)


def steady(overlap, subsidy):
    """Use of capacity at which plans only replace what is worn out, when the market stands still.

        k (1 + a margin(u, subsidy)) = (u* / u)^(1 + e),  found by halving an interval

    overlap from 0.8 to 2, subsidy from 0 to 0.5. At k = 1 without subsidy it is u*. It holds while the
    price lies above its floor, which it does in this domain. Raises ValueError outside of it.
    """
    if not (0.8 <= overlap <= 2 and 0 <= subsidy <= 0.5):
        raise ValueError("found overlap %s and subsidy %s; give 0.8 to 2 and 0 to 0.5" % (overlap, subsidy))
    low, high = VARIABLE * NORMAL_USE, 1.0
    for step in range(60):
        use = (low + high) / 2
        planned = overlap * (1 + RESPONSE * margin(use / NORMAL_USE, 1.0, use, subsidy))
        if planned < (NORMAL_USE / use) ** (1 + ELASTICITY):
            low = use
        else:
            high = use
    return use


def busts(made):
    """For each year of a path, whether it is part of a bust.

    It is if use is under 0.70, or the margin under -0.10, in that year and in the one before or after.
    """
    bad = [[one < LOW_USE for one in made["use"]], [one < LOW_MARGIN for one in made["margin"]]]
    last = len(made["use"]) - 1
    return [any([one[t] and ((t > 0 and one[t - 1]) or (t < last and one[t + 1])) for one in bad])
            for t in range(last + 1)]


def gains(made, calm, sizes):
    """What a path brings more than a calm one, discounted to the first year, in first-year sales.

    made, calm: as `path` returns them, of one market. Returns a dictionary:
        "buyers"    the area left of the demand curve between the two prices,
                    size (p0^(1-e) - p1^(1-e)) / (1 - e)
        "makers"    profit, before subsidy
        "together"  the two. A subsidy moves money from the state to makers and adds nothing.
    """
    power = 1 - ELASTICITY
    buyers = discounted([sizes[t] * (calm["price"][t] ** power - made["price"][t] ** power) / power
                         for t in range(len(sizes))])
    makers = discounted([made["profit"][t] - calm["profit"][t] for t in range(len(sizes))])
    return {"buyers": buyers, "makers": makers, "together": buyers + makers}


def upgrade(outlays, saving):
    """What the same outlays gain on an existing base, discounted, in first-year sales.

    Equipment E adds up the outlays and wears out like plants. In a year it saves
    S (1 - exp(-saving E / S)): `saving` on the first money spent, less on later money, S at most.
    It costs interest and wear, (i + d) E. outlays: one a year, 0 or more; saving: a fraction a year
    from 0 to 1. Illustrative. Raises ValueError outside the domain.
    """
    if not 0 <= saving <= 1:
        raise ValueError("saving: found %s; give a fraction a year from 0 to 1" % saving)
    equipment, gained = 0.0, []
    for outlay in outlays:
        saved = LARGEST_SAVING * (1 - math.exp(-saving * equipment / LARGEST_SAVING))
        gained.append(saved - (INTEREST + WEAR) * equipment)
        equipment = (1 - WEAR) * equipment + outlay
    return discounted(gained)


def discounted(amounts):
    """Yearly amounts in today's value: the sum of amount / (1 + interest)^t, t = 0 in the first year."""
    return sum([amounts[t] / (1 + INTEREST) ** t for t in range(len(amounts))])


def check(settings, sizes):
    """Raise ValueError, naming the setting, unless settings and market are in their domains."""
    for name, low, high in DOMAINS:
        if name not in settings:
            raise ValueError("settings: %s is missing" % name)
        if not low <= settings[name] <= high:
            raise ValueError("%s: found %s; give a number from %s to %s" % (name, settings[name], low, high))
    for size in sizes:
        if not 0 < size < math.inf:
            raise ValueError("sizes: found %s; give numbers above 0" % size)
