"""Growth of output in the long run in Solow's model (chapter 4).

values: tfp, labour and human_capital, growth in log per cent a year, one decimal; capital_share and
labour_share, per cent, whole; from_tfp, what TFP brings with the capital that follows it.
answer: log per cent a year, tfp / (1 - capital share) + labour + human capital.
slips: capital-ignored, where TFP counts once; multiplied, by the labour share; divided-by-capital-share;
weighted, where labour and human capital count by the labour share, as they do in one year's account.
"""


def draw(random):
    """Labour that shrinks, schooling that rises, and a capital share other than a half."""
    tfp, labour, human_capital = random.number(0.4, 2.5, 1), -random.number(0.2, 1.2, 1), random.number(0.3, 1.5, 1)
    share = random.pick([30, 35, 40, 42, 45])
    rest = labour + human_capital
    from_tfp = 100 * tfp / (100 - share)
    return {
        "values": [["tfp", tfp], ["labour", labour], ["human_capital", human_capital],
                   ["capital_share", share], ["labour_share", 100 - share], ["from_tfp", from_tfp]],
        "answer": from_tfp + rest,
        "slips": [
            ["capital-ignored", tfp + rest],
            ["multiplied", tfp * (100 - share) / 100 + rest],
            ["divided-by-capital-share", 100 * tfp / share + rest],
            ["weighted", from_tfp + rest * (100 - share) / 100],
        ],
    }
