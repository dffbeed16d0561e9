"""What had been said, and what could be read, at a date (chapter 1).

Every thing in a chronology has two dates: the day on which it was said or
decided, and the day on which it could be read. Counting by one or by the
other gives two histories. Days are whole numbers, counted from 1 January 1970
in the Gregorian calendar.
"""

MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1583, 9999  # the calendar was introduced in October 1582


def month_length(year, month):
    """Days in a month: 28 to 31.

    Every fourth year is a leap year; of the full centuries only every fourth.
    year: 1583 to 9999; month: 1 to 12. Raises ValueError outside.
    """
    _check("year", year, FIRST_YEAR, LAST_YEAR)
    _check("month", month, 1, 12)
    return 29 if month == 2 and _is_leap(year) else MONTHS[month - 1]


def day_number(year, month, day):
    """Days from 1 January 1970 to a date, negative before.

    n = 365 y + floor(y/4) - floor(y/100) + floor(y/400) + days of the year so far,
    y = years completed; the days of 1970 are taken off.

    year: 1583 to 9999; month: 1 to 12; day: 1 to the month's length.
    Returns whole days. Raises ValueError for a date that is not in the calendar.
    """
    _check("day", day, 1, month_length(year, month))
    past = year - 1
    days = 365 * past + past // 4 - past // 100 + past // 400
    days += sum(MONTHS[:month - 1]) + (1 if month > 2 and _is_leap(year) else 0)
    return days + day - 719163


def from_text(text):
    """The day number of a date such as "2024-03-05"; ValueError if it is none."""
    parts = text.split("-")
    if len(parts) != 3:
        raise ValueError("date: found %r; allowed: year-month-day, such as 2024-03-05" % text)
    return day_number(int(parts[0]), int(parts[1]), int(parts[2]))


def counted(days, cursor):
    """How many of the things dated by `days` have come by the day `cursor`, that day included.

    N(t) = number of i with d_i <= t

    days, cursor: day numbers. Returns a whole number from 0 to len(days).
    """
    return len([day for day in days if day <= cursor])


def unread(said, printed, cursor):
    """How many things had been said but could not yet be read on the day `cursor`.

    U(t) = N_said(t) - N_printed(t)

    said, printed: day numbers of the same things in the same order, none printed before it was
    said. Returns a whole number, never negative.
    Raises ValueError if one was printed before it was said.

    Added up over all days, U gives the waits added up: sum_t U(t) = sum_i (printed_i - said_i),
    the accounting identity behind Little (1961).
    """
    waits(said, printed)
    return counted(said, cursor) - counted(printed, cursor)


def waits(said, printed):
    """Days from saying to printing, w_i = printed_i - said_i, one for each thing.

    Raises ValueError if the lists differ in length or a thing was printed before it was said.
    """
    if len(said) != len(printed):
        raise ValueError("%d days of saying, %d of printing; they must be equally many" % (len(said), len(printed)))
    for i in range(len(said)):
        if printed[i] < said[i]:
            raise ValueError("thing %d: printed on day %d, before it was said on day %d" % (i, printed[i], said[i]))
    return [printed[i] - said[i] for i in range(len(said))]


def try_latest(days, cursor):
    """The place in `days` of the latest thing by the day `cursor`; of equals the last; None if there is none."""
    found = None
    for i in range(len(days)):
        if days[i] <= cursor and (found is None or days[i] >= days[found]):
            found = i
    return found


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _check(name, value, low, high):
    if not low <= value <= high:
        raise ValueError("%s: found %s; allowed: %d to %d" % (name, value, low, high))
