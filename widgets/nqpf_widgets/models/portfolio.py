"""A country's research, split between steady improvement and disruptive attempts (chapter 6).

Ideas get harder to find, as in Jones (1995) and Bloom, Jones, Van Reenen & Webb (2020):

    dA/A = a R^l A^-b

TFP, A, grows with research R; l below 1 says that twice the research finds less than twice as much; b
says how fast ideas get harder. With all research steady and both at 1 in year 0, a = g0 is TFP growth
of the first year. R grows at a fixed rate r. A year of research at the first year's difficulty is an
*effective year*; by year T there have been

    H = integral of R^l A^-b = ln(1 + b g0 I) / (b g0),   I = (e^(l r T) - 1) / (l r)

of them. That difficulty is taken to be the same for every split and every history: it follows the path
that all-steady research would take, as it does for a country whose difficulties are set by what the
world has found. A share d of research is disruptive. Then

    ln A(T) = g0 (1 - d)^l H + J (E_1 + ... + E_N),   N Poisson with mean phi d^l H,

with independent gains J E_i, exponential with mean J. The splitting into two streams, the number and
the size of breakthroughs are our own assumption, and the numbers are illustrative.

A nature is a dictionary, all of it fractions:

    steady      g0, TFP growth of the first year if all research is steady, above 0
    chance      phi, breakthroughs an effective year if all research is disruptive, from 0
    gain        J, mean gain of ln A from one breakthrough, above 0
    elasticity  l, above 0 and not above 1
    difficulty  b, from 0
    growth      r, growth of research a year, from 0

Growth rates are natural logs.
"""

import math

ENTRIES = ("steady", "chance", "gain", "elasticity", "difficulty", "growth")
# More breakthroughs than this are not expected of anybody, and the series below would underflow.
MOST = 500
MODULUS = 2147483647
# Twenty steps of the random numbers at once: neighbouring seeds begin with numbers near each other.
SKIP = 16807**20 % MODULUS


def effective_years(nature, years):
    """H, years of research at the first year's difficulty, from year 0 to year `years`.

    H = ln(1 + b g0 I) / (b g0) with I = (e^(l r T) - 1) / (l r); I = T at r = 0, and H = I at b = 0.

    nature: see above; years: T, from 0. Returns effective years.
    Raises ValueError outside these domains. Source: Jones (1995), integrated.
    """
    check_nature(nature)
    check_years(years)
    return _effective(_pace(nature), _hardening(nature), years)


def clock(nature, years):
    """H of `effective_years` at the end of each year, 0 to `years`: a list of years + 1 figures.

    nature: see above; years: a whole number. Raises ValueError as `effective_years`.
    """
    check_nature(nature)
    check_years(years)
    pace, hardening = _pace(nature), _hardening(nature)
    return [_effective(pace, hardening, year) for year in range(years + 1)]


def remaining_yield(nature, years):
    """What a year of research finds in year `years`, as a fraction of what it found in year 0.

    R^l A^-b = e^(l r T) / (1 + b g0 I), the derivative of H. It stays at 1 if r = b g0 / l.

    nature, years: as in `effective_years`, and the same errors.
    """
    check_nature(nature)
    check_years(years)
    pace = _pace(nature)
    return math.exp(pace * years) / (1 + _hardening(nature) * _research(pace, years))


def keeping_pace(difficulty, growth, elasticity):
    """The growth of research that keeps TFP growing at a steady rate: r = b g / l.

    difficulty: b, from 0; growth: g, a fraction a year; elasticity: l, above 0 and not above 1.
    Returns r, a fraction a year. Raises ValueError outside these domains. Source: Jones (1995).
    """
    if difficulty < 0 or not 0 < elasticity <= 1:
        raise ValueError("found difficulty %s and elasticity %s; give a difficulty from 0 and an elasticity above 0, "
                         "not above 1" % (difficulty, elasticity))
    return difficulty * growth / elasticity


def outcome(nature, share, years):
    """What a split of research brings by year `years`.

    share: d, the disruptive fraction, in [0, 1].
    Returns a dictionary: "steady", g0 (1 - d)^l H, what is certain of ln A(T); "expected", phi d^l H, the
    mean number of breakthroughs; "mean", the mean of ln A(T), which is "steady" + J "expected".
    Raises ValueError outside these domains.
    """
    effective = effective_years(nature, years)
    made = a_year(nature, share)
    return {part: made[part] * effective for part in made}


def a_year(nature, share):
    """The same in one effective year.

    Returns "steady", g0 (1 - d)^l; "expected", phi d^l; "mean", their sum as in `outcome`, which has the errors too.
    """
    check_share(share)
    steady = nature["steady"] * (1 - share) ** nature["elasticity"]
    expected = nature["chance"] * share ** nature["elasticity"]
    return {"steady": steady, "expected": expected, "mean": steady + nature["gain"] * expected}


def best_mean_share(nature):
    """The share d with the highest mean of ln A(T), whatever T.

    (1 - d)^l g0 + d^l phi J is highest where d / (1 - d) = (phi J / g0)^(1 / (1 - l)); for l = 1 at an end.
    Returns a fraction. Raises ValueError for a nature outside its domain.
    """
    check_nature(nature)
    ratio = nature["chance"] * nature["gain"] / nature["steady"]
    if nature["elasticity"] == 1:
        return 1.0 if ratio > 1 else 0.0
    if ratio == 0:
        return 0.0
    return 1 / (1 + ratio ** (-1 / (1 - nature["elasticity"])))


def chance_below(level, expected):
    """The probability that a compound Poisson sum of exponentials with mean 1 is at most `level`.

    A sum of n such exponentials is at most y exactly if a Poisson count with mean y reaches n, so that

        F(y) = P(N <= M) = sum_k P(M = k) P(N <= k),   N Poisson with mean m, M Poisson with mean y.

    level: y, from 0; expected: m, from 0 to 500.
    Returns (F(y), F'(y)); the mass of the sum at 0, e^-m, is in F and not in F'.
    Raises ValueError outside these domains.
    """
    if level < 0:
        raise ValueError("level: found %s; give a number from 0" % level)
    check_expected(expected)
    hit = math.exp(-level)
    count = math.exp(-expected)
    at_most = count
    below = 0.0
    density = 0.0
    k = 0
    while hit > 1e-17 or k <= level:
        below += hit * at_most
        k += 1
        count *= expected / k
        density += hit * count
        at_most += count
        hit *= level / k
    return below, density


def quantile(probability, expected, guess=None):
    """The level that a compound Poisson sum of exponentials with mean 1 stays at or below so often.

    probability: p, above 0 and below 1; expected: m, as in `chance_below`.
    guess: a level to start from, such as that of a neighbouring m; it changes the answer by rounding at most.
    Returns the lowest y with F(y) >= p, to about 1e-12; 0 if p <= e^-m, when even nothing is often enough.
    Raises ValueError outside these domains.
    """
    if not 0 < probability < 1:
        raise ValueError("probability: found %s; give a fraction above 0 and below 1" % probability)
    check_expected(expected)
    if math.exp(-expected) >= probability:
        return 0.0
    # A sum above twice its mean and 100 is less likely than rounding shows.
    low, high = 0.0, 2.0 * expected + 100
    level = min(guess, high) if guess else expected
    # Newton's method, kept between levels known to be too low and too high.
    for _ in range(200):
        below, density = chance_below(level, expected)
        if below < probability:
            low = level
        else:
            high = level
        new = level + (probability - below) / density if density > 0 else -1.0
        if low <= new <= high:
            # The error after a step of Newton's is about the square of the step.
            if abs(new - level) <= 1e-7 * (1 + level):
                return new
        else:
            new = (low + high) / 2
        level = new
    return level


def growth_quantile(probability, nature, share, years):
    """The rate of TFP growth, a fraction a year over T years, that so many histories stay at or below.

    probability: p, above 0 and below 1, such as 0.5 for the median; the rest as in `outcome`, years above 0.
    Returns (g0 (1 - d)^l H + J y) / T with y of `quantile`. Raises ValueError outside these domains.
    """
    made = outcome(nature, share, years)
    return (made["steady"] + nature["gain"] * quantile(probability, made["expected"])) / years


def histories(nature, share, years, seeds):
    """ln A at the end of each year, 0 to `years`, in histories drawn by chance: a picture, not an estimate.

    seeds: whole numbers from 0, one a history. One seed gives the same strokes of luck at every setting:
    breakthroughs come when the expected number passes fixed marks, and their sizes are fixed multiples of J.
    nature, share: as in `outcome`; years: a whole number. Returns a list of lists of years + 1 figures.
    Raises ValueError outside these domains.
    """
    made = a_year(nature, share)
    gain = nature["gain"]
    along = clock(nature, years)
    certain = [made["steady"] * one for one in along]
    expected = [made["expected"] * one for one in along]
    paths = []
    for seed in seeds:
        marks, sizes = luck(seed, expected[-1])
        path, gained, year = [], 0.0, 0
        for i in range(len(marks)):
            mark = marks[i]
            while expected[year] < mark:
                path.append(certain[year] + gained)
                year += 1
            gained += gain * sizes[i]
        paths.append(path + [one + gained for one in certain[year:]])
    return paths


def luck(seed, expected):
    """Breakthroughs drawn by chance until so many were expected: (marks, sizes), two lists of equal length.

    Marks are a Poisson process of rate 1 on (0, expected], sizes exponential with mean 1. Random numbers are
    those of Park & Miller's minimal standard (1988): 16,807 is a primitive root of the prime 2,147,483,647.
    Raises ValueError outside the domains of `histories`.
    """
    check_seed(seed)
    check_expected(expected)
    state = ((seed * 7919 + 12345) % (MODULUS - 1) + 1) * SKIP % MODULUS
    marks, sizes, reached = [], [], 0.0
    while True:
        state = state * 16807 % MODULUS
        reached -= math.log(state / MODULUS)
        if reached > expected:
            return marks, sizes
        state = state * 16807 % MODULUS
        marks.append(reached)
        sizes.append(-math.log(state / MODULUS))


def check_nature(nature):
    """Raise ValueError, naming the entry, unless the nature is inside its domain."""
    for name in ENTRIES:
        if name not in nature:
            raise ValueError("nature: %s is missing" % name)
        if not 0 <= nature[name] < math.inf:
            raise ValueError("%s: found %s; give a number from 0" % (name, nature[name]))
    for name in ("steady", "gain", "elasticity"):
        if nature[name] == 0:
            raise ValueError("%s: found 0; give a number above 0" % name)
    if nature["elasticity"] > 1:
        raise ValueError("elasticity: found %s; give a number not above 1" % nature["elasticity"])


def check_years(years):
    """Raise ValueError unless years is a number from 0 to 200."""
    if not 0 <= years <= 200:
        raise ValueError("years: found %s; give a number from 0 to 200" % years)


def check_share(share):
    """Raise ValueError unless share is a fraction from 0 to 1."""
    if not 0 <= share <= 1:
        raise ValueError("share: found %s; give a fraction from 0 to 1 (20%% is 0.2)" % share)


def check_expected(expected):
    """Raise ValueError unless the expected number of breakthroughs is from 0 to 500."""
    if not 0 <= expected <= MOST:
        raise ValueError("expected: found %s; give a number of breakthroughs from 0 to %d" % (expected, MOST))


def check_seed(seed):
    """Raise ValueError unless seed is a whole number from 0."""
    if not isinstance(seed, int) or seed < 0:
        raise ValueError("seed: found %s; give a whole number from 0" % seed)


def _pace(nature):
    """l r, at which what research finds would grow if ideas did not get harder."""
    return nature["elasticity"] * nature["growth"]


def _hardening(nature):
    """b g0, how much harder the first year makes ideas."""
    return nature["difficulty"] * nature["steady"]


def _effective(pace, hardening, years):
    """H of a nature inside its domain."""
    research = _research(pace, years)
    x = hardening * research
    if x < 1e-5:
        return research * (1 - x / 2 + x * x / 3)
    return research * math.log(1 + x) / x


def _research(pace, years):
    """I, what research there has been by year T with twice the research worth 2^l, in years of the first year's."""
    return math.expm1(pace * years) / pace if pace > 0 else years
