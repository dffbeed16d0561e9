"""Growth of research for a faster TFP, inferred from a steady past (chapter 6).

values: research, past growth of research, and tfp, past growth of TFP, both % a year; aim, growth of TFP aimed at;
ratio, research over tfp; added, aim less tfp.
answer: growth of research that holds the aim, % a year: research x aim / tfp, because b / lambda is their ratio.
slips: point-for-point, research raised by as many points as TFP; pace-is-enough, research as in the past;
growth-to-growth, past growth of research times the aim, in per cent.
"""

from nqpf_widgets.models import portfolio


def draw(random):
    """A past growth of 0.8 to 1.5 %, research three to six times as fast, and an aim 0.3 to 0.8 points higher."""
    tfp = random.number(0.8, 1.5, 1)
    ratio = random.pick([3, 4, 5, 6])
    added = random.number(0.3, 0.8, 1)
    research = ratio * tfp
    aim = tfp + added
    # With lambda = 1, b is the ratio itself.
    return {
        "values": [["research", research], ["tfp", tfp], ["aim", aim], ["ratio", ratio], ["added", added]],
        "answer": portfolio.keeping_pace(ratio, aim, 1.0),
        "slips": [
            ["point-for-point", research + added],
            ["pace-is-enough", research],
            ["growth-to-growth", research * aim],
        ],
    }
