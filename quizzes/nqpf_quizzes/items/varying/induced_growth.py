"""Growth of output per unit of labour that TFP brings once capital has followed (chapter 3).

values: tfp, growth in log per cent a year, one decimal; labour_share and capital_share, per cent, whole;
full, the answer.
answer: log per cent a year.
slips: multiplied, by the labour share; divided-by-capital-share; capital-ignored, TFP growth itself.
"""

from nqpf_widgets.models import growth


def draw(random):
    """TFP growth of half a point to three points, a labour share from 40 to 65 per cent but not 50."""
    tfp = random.number(0.5, 3.0, 1)
    share = random.pick([40, 45, 55, 60, 65])
    full = growth.with_induced_capital(tfp, share / 100)
    return {
        "values": [["tfp", tfp], ["labour_share", share], ["capital_share", 100 - share], ["full", full]],
        "answer": full,
        "slips": [
            ["multiplied", tfp * share / 100],
            ["divided-by-capital-share", growth.with_induced_capital(tfp, 1 - share / 100)],
            ["capital-ignored", tfp],
        ],
    }
