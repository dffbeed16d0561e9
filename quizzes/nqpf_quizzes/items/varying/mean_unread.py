"""How many versions of one speech could not be read, on an average day (chapter 1).

values: report and text, days from the speech to its report and to its full text; gap, days from the text to
the translation; translation, days from the speech to the translation; days, the length of the time looked at,
in which all of them come; all whole; waits, the three waits added up.
answer: the three waits added up, over days: a number from 0 to 3.
slips: gap-for-wait, where the translation waits from the text on; last-only, the translation's wait alone;
mean-of-waits, where the waits are averaged before dividing.
"""


def draw(random):
    """A report within a week, a text within months, and a translation that comes before the time is up."""
    report, text, gap = random.whole(1, 7), random.whole(40, 130), random.whole(60, 160)
    days = random.pick([300, 320, 340, 365, 366, 380, 400])
    translation = text + gap
    waits = report + text + translation
    return {
        "values": [["report", report], ["text", text], ["gap", gap], ["translation", translation], ["days", days],
                   ["waits", waits]],
        "answer": waits / days,
        "slips": [
            ["gap-for-wait", (report + text + gap) / days],
            ["last-only", translation / days],
            ["mean-of-waits", waits / 3 / days],
        ],
    }
