"""Whether an answer has the form that its kind of question asks for, in words.

Each function returns "" for a well-formed answer, else a sentence that says what was found and what
to write. They look at an answer without trusting it: whatever it is, they return.

Composed notebooks carry the source of these functions, so that a student's check and the grader's are
one text. Each therefore uses nothing but builtins, `describe` and `as_letter`.

Portable: runs on CPython and on MicroPython.
"""


def describe(value):
    """A value in a few words, whatever it is."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        shown = "".join([char if 31 < ord(char) < 0xD800 else "?" for char in value[:20]])
        return '"%s"' % shown if len(value) <= 20 else '"%s" and more' % shown
    if isinstance(value, (int, float)):
        if not -1e15 < value < 1e15:
            return "no finite number, or a very large one"
        return str(value) if isinstance(value, int) else "%g" % value
    if isinstance(value, (list, tuple, set)):
        return "several values"
    return "a dictionary" if isinstance(value, dict) else "another kind of value"


def as_letter(value):
    """The letter that a text names: without spaces around it, in lower case."""
    return value.strip().lower() if isinstance(value, str) and len(value) < 100 else None


def choice_problem(answer, letters):
    """What is wrong with the form of an answer to `choice`: one of the letters."""
    if as_letter(answer) in letters:
        return ""
    return "Found %s. Answer with one letter in quotes, one of %s." % (describe(answer), ", ".join(letters))


def multi_problem(answer, letters):
    """What is wrong with the form of an answer to `multi`: a list of different letters."""
    advice = "Answer with a list of letters in quotes, from %s, with square brackets around it." % ", ".join(letters)
    if not isinstance(answer, (list, tuple, set)):
        return "Found %s. %s" % (describe(answer), advice)
    if len(answer) == 0:
        return "Found an empty list. Name at least one letter, from %s." % ", ".join(letters)
    seen = []
    for given in answer:
        letter = as_letter(given)
        if letter not in letters:
            return "Found %s among the letters. %s" % (describe(given), advice)
        if letter in seen:
            return 'Found "%s" twice. Name each letter once.' % letter
        seen.append(letter)
    return ""


def numeric_problem(answer):
    """What is wrong with the form of an answer to `numeric`: one finite number."""
    if isinstance(answer, str):
        return "Found %s, a text. Write the number without quotes and without its unit." % describe(answer)
    if isinstance(answer, (list, tuple)) and len(answer) == 2:
        return "Found two values. Write one number, with a point before its decimals, not a comma."
    if isinstance(answer, bool) or not isinstance(answer, (int, float)):
        return "Found %s. Answer with one number." % describe(answer)
    if not -1e300 < answer < 1e300:
        return "Found %s. Answer with a number of ordinary size." % describe(answer)
    return ""


def match_problem(answer, letters, count):
    """What is wrong with the form of an answer to `match`: a dictionary from letters to numbers 1 to count."""
    advice = "Answer with letters and numbers in braces, as {letter: number, ...}."
    if not isinstance(answer, dict):
        return "Found %s. %s" % (describe(answer), advice)
    if len(answer) == 0:
        return "Found an empty dictionary. %s" % advice
    seen = []
    for given in answer:
        letter = as_letter(given)
        number = answer[given]
        if letter not in letters:
            return "Found %s before a colon. Write a letter in quotes there, one of %s." % (
                describe(given), ", ".join(letters))
        if letter in seen:
            return 'Found "%s" twice. Give each letter one number.' % letter
        if isinstance(number, bool) or not isinstance(number, (int, float)) or number not in range(1, count + 1):
            return 'Found %s for "%s". Write a whole number from 1 to %d, without quotes.' % (
                describe(number), letter, count)
        seen.append(letter)
    return ""


def match_missing(answer, letters):
    """Which letters an otherwise well-formed answer to `match` leaves out; they count as not matched."""
    given = [as_letter(key) for key in answer]
    missing = [letter for letter in letters if letter not in given]
    return "Not matched yet: %s." % ", ".join(missing) if missing else ""


def explorer_problem(answer, controls):
    """What is wrong with the form of an answer to `explorer`: a dictionary from controls to values they allow.

    controls: a list of [name, kind, allowed, words]: allowed holds [low, high, whole] of a slider or the
    values of a choice; words say the same.
    """
    names = [control[0] for control in controls]
    advice = "Answer with settings in braces, as {name: value, ...}; the names are %s." % ", ".join(names)
    if not isinstance(answer, dict):
        return "Found %s. %s" % (describe(answer), advice)
    if len(answer) == 0:
        return "Found an empty dictionary. %s" % advice
    for given in answer:
        if not isinstance(given, str) or given not in names:
            return "Found %s before a colon. The names are %s, in quotes." % (describe(given), ", ".join(names))
    for name, kind, allowed, words in controls:
        value = answer.get(name)
        if name not in answer:
            continue
        fits = isinstance(value, bool) if kind == "toggle" else isinstance(value, str) and value in allowed
        if kind == "slider" and isinstance(value, (int, float)) and not isinstance(value, bool):
            fits = allowed[0] <= value <= allowed[1] and (not allowed[2] or value == int(value))
        if not fits:
            return "%s: found %s; allowed: %s." % (name, describe(value), words)
    return ""
