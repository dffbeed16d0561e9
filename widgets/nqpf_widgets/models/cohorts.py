"""Cohorts of the working-age population, their schooling, and what it is worth (chapter 10).

A cohort is all people born in one year: N_b people with s_b years of schooling, which they keep. Those
aged 16 to a last age are of working age. Each year a new cohort enters and the oldest one leaves, so the
average changes although nobody's schooling does:

    average = sum N_b s_b / sum N_b,    over the years of birth b of those of working age

Sums over cohorts are differences of running sums, so a path of many years takes one pass. Nobody dies or
moves before leaving. The last age may lie between two whole years: then that part of the oldest cohort
counts. A cohort counts with the schooling that it will finish with, from the year in which it turns 16.

Years of schooling become human capital as in the Penn World Table (Feenstra, Inklaar & Timmer 2015, with
the returns of Psacharopoulos 1994 as Hall & Jones 1999 set them out): h = exp(phi(s)), see `returns`.
"""

import math

FIRST_AGE = 16

# Rise of the log of human capital for each year of schooling: (up to how many years, return).
# Hall & Jones (1999), p. 89: 13.4 % in the first four years, 10.1 % in the next four, 6.8 % after the eighth.
RETURNS = ((4, 0.134), (8, 0.101), (math.inf, 0.068))

LONGEST = 30


def returns(schooling):
    """The log of human capital that comes with some years of schooling, phi(s).

        phi(s) = 0.134 s                          up to 4 years
                 0.134 * 4 + 0.101 (s - 4)        from 4 to 8
                 0.134 * 4 + 0.101 * 4 + 0.068 (s - 8)  above 8

    schooling: years in [0, 30]. Returns a log, 0 for no schooling. Raises ValueError outside this domain.

    Source: Hall & Jones (1999), p. 89; used for the human capital index of the Penn World Table.
    """
    check_schooling(schooling)
    made, from_ = 0.0, 0
    for up_to, rate in RETURNS:
        made += rate * max(0, min(schooling, up_to) - from_)
        from_ = up_to
    return made


def human_capital(schooling):
    """Human capital per person, 1 without schooling: h = exp(phi(s)). Domain and errors as `returns`."""
    return math.exp(returns(schooling))


def schooling_of(index):
    """The years of schooling that go with an index of human capital: the s with exp(phi(s)) = index.

    index: 1 or more. Returns years. Raises ValueError outside this domain, or above 30 years.
    """
    if not 1 <= index < math.inf:
        raise ValueError("index: found %s; give 1 or more" % index)
    left, from_ = math.log(index), 0
    for up_to, rate in RETURNS:
        if left <= rate * (up_to - from_):
            check_schooling(from_ + left / rate)
            return from_ + left / rate
        left -= rate * (up_to - from_)
        from_ = up_to


def human_capital_used(match, loss):
    """The part of human capital that is used when some work outside what they were trained for.

        used = 1 - loss (1 - match)

    match: share of people in work that fits their training, in [0, 1]; loss: part of human capital that
    goes unused in the others, in [0, 1). Returns a fraction. Raises ValueError outside this domain.
    """
    if not 0 <= match <= 1:
        raise ValueError("match: found %s; give a fraction from 0 to 1 (75%% is 0.75)" % match)
    if not 0 <= loss < 1:
        raise ValueError("loss: found %s; give a fraction from 0 to below 1 (10%% is 0.1)" % loss)
    return 1 - loss * (1 - match)


def running(first, people, schooling):
    """Running sums over cohorts, from which `working_age` reads any stretch of them.

    first: year of birth of the first cohort; people: their numbers, any one unit, 0 or more; schooling:
    years in [0, 30], as long as people. Returns a dictionary: "first", and lists one longer than people
    that start at 0: "people", "schooling" (person-years of school) and "human_capital".
    Raises ValueError outside this domain.
    """
    if not people or len(people) != len(schooling):
        raise ValueError("people and schooling: found %d and %d cohorts; give the same cohorts, one or more"
                         % (len(people), len(schooling)))
    check_people(people)
    return {
        "first": first,
        "people": _sums(people),
        "schooling": _sums([people[i] * schooling[i] for i in range(len(people))]),
        "human_capital": _sums([people[i] * human_capital(schooling[i]) for i in range(len(people))]),
    }


def followed(sums, people, schooling):
    """Running sums that go on with further cohorts, all of one schooling.

    sums: from `running`, not changed; people: numbers of the cohorts that follow, in the same unit, 0 or
    more; schooling: years in [0, 30]. Returns a dictionary as `running` does, with the same figures as if
    all cohorts had been given to it. Raises ValueError outside this domain.
    """
    check_people(people)
    return {
        "first": sums["first"],
        "people": _sums(people, sums["people"]),
        "schooling": _sums(_times(people, schooling), sums["schooling"]),
        "human_capital": _sums(_times(people, human_capital(schooling)), sums["human_capital"]),
    }


def born_between(sums, start, end):
    """People, person-years of schooling and human capital of those born from `start` to before `end`.

    sums: from `running`; start, end: years of birth, fractions allowed (1963.4 leaves out four tenths of
    the cohort of 1963), start not after end, both inside the cohorts. Returns a dictionary.
    Raises ValueError outside this domain.
    """
    low, high = sums["first"], sums["first"] + len(sums["people"]) - 1
    if not low <= start <= end <= high:
        raise ValueError("years of birth: found %s to %s; give an interval within %s to %s" % (start, end, low, high))
    i, after_i = _place(start - low, high - low)
    j, after_j = _place(end - low, high - low)
    made = {}
    for key in ("people", "schooling", "human_capital"):
        line = sums[key]
        made[key] = line[j] + after_j * (line[j + 1] - line[j]) - line[i] - after_i * (line[i + 1] - line[i])
    return made


def working_age(sums, year, last_age):
    """The working-age population at the end of a year: all from 16 to the last age.

    sums: from `running`; year; last_age: 16 or more, fractions allowed (59.2 is all to 59 and a fifth of
    those aged 60). Returns a dictionary: "people", "schooling" (mean years) and "human_capital" (total).
    Raises ValueError outside this domain, or if there is nobody.
    """
    if not last_age >= FIRST_AGE:
        raise ValueError("last_age: found %s; give %d or more" % (last_age, FIRST_AGE))
    made = born_between(sums, year - last_age, year - FIRST_AGE + 1)
    if made["people"] == 0:
        raise ValueError("year: nobody is of working age in %s" % year)
    return {"people": made["people"], "schooling": made["schooling"] / made["people"],
            "human_capital": made["human_capital"]}


def flows(sums, year, last_age, last_age_before):
    """Who entered and who left the working ages in a year; leavers are negative where ages rose so fast that some came back.

    sums, last_age: as in `working_age`; last_age_before: the last age a year earlier. Returns a dictionary
    "entered" and "left", each as from `born_between`. What was there a year before, plus entered, minus
    left, is what is there now. Raises ValueError outside this domain.
    """
    entered = born_between(sums, year - FIRST_AGE, year - FIRST_AGE + 1)
    before, now = year - 1 - last_age_before, year - last_age
    if now >= before:
        return {"entered": entered, "left": born_between(sums, before, now)}
    back = born_between(sums, now, before)
    return {"entered": entered, "left": {key: -back[key] for key in back}}


def fitted_trend(first, people, published):
    """The straight line of schooling over years of birth that gives two published averages.

        s_b = average_1 + slope (b - mean birth year_1),  slope = (average_2 - average_1) / (mean_2 - mean_1)

    first, people: as in `running`; published: two of (year, last age, average schooling in years).
    Returns a dictionary: "year" and "schooling" (a point on the line), and "slope", years of schooling for
    each year of birth. Raises ValueError if the two have the same mean year of birth.
    """
    sums = running(first, people, [0] * len(people))
    sums["schooling"] = _sums([people[i] * (first + i) for i in range(len(people))])
    means = [working_age(sums, year, last_age)["schooling"] for year, last_age, average in published]
    if means[0] == means[1]:
        raise ValueError("published: both averages belong to the same mean year of birth")
    slope = (published[1][2] - published[0][2]) / (means[1] - means[0])
    return {"year": means[0], "schooling": published[0][2], "slope": slope}


def on_trend(trend, birth_year):
    """Years of schooling of a cohort on a line from `fitted_trend`."""
    return trend["schooling"] + trend["slope"] * (birth_year - trend["year"])


def check_people(people):
    """Raise ValueError unless all numbers are 0 or more."""
    for number in people:
        if not 0 <= number < math.inf:
            raise ValueError("people: found %s; give numbers of 0 or more" % number)


def check_schooling(schooling):
    """Raise ValueError unless schooling is a number of years from 0 to 30."""
    if not 0 <= schooling <= LONGEST:
        raise ValueError("schooling: found %s; give years from 0 to %d" % (schooling, LONGEST))


def _sums(values, before=(0.0,)):
    """Running sums of some values, behind those before."""
    made = list(before)
    total = made[-1]
    for value in values:
        total += value
        made.append(total)
    return made


def _times(values, factor):
    return [value * factor for value in values]


def _place(place, last):
    """A place among entries 0 to last that may lie between two: the entry before it, and the part of the way to the next."""
    whole = min(int(place), last - 1)
    return whole, place - whole
