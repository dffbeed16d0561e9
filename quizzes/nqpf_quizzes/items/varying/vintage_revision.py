"""TFP growth in a newer vintage that revises output and hours, and leaves capital as it was (chapter 3).

values: older_output, older_hours, older_tfp, newer_output and newer_hours, growth in log per cent a year,
one decimal; labour_share, per cent, whole; change_output and change_hours, newer less older.
answer: TFP growth in the newer vintage, log per cent a year.
slips: hours-forgotten, where only output is revised; weight-forgotten, where hours count whole;
wrong-sign, where faster hours raise TFP; change-for-level, by how much TFP growth moves.
"""


def draw(random):
    """Output is revised up by one to three points, hours by half a point to a point and a half, up or down."""
    share = random.pick([40, 45, 55, 60, 65])
    tfp = random.pick([-8, -6, -5, -4, 4, 5, 6, 7, 8, 9]) / 10
    older = [random.whole(45, 70), random.whole(16, 25)]
    newer = [older[0] + random.whole(10, 30), older[1] + random.pick([-1, 1]) * random.whole(5, 15)]
    by_output = (newer[0] - older[0]) / 10
    by_hours = (newer[1] - older[1]) / 10
    moved = by_output - share * by_hours / 100
    return {
        "values": [
            ["older_output", older[0] / 10], ["older_hours", older[1] / 10], ["older_tfp", tfp],
            ["newer_output", newer[0] / 10], ["newer_hours", newer[1] / 10], ["labour_share", share],
            ["change_output", by_output], ["change_hours", by_hours],
        ],
        "answer": tfp + moved,
        "slips": [
            ["hours-forgotten", tfp + by_output],
            ["weight-forgotten", tfp + by_output - by_hours],
            ["wrong-sign", tfp + by_output + share * by_hours / 100],
            ["change-for-level", moved],
        ],
    }
