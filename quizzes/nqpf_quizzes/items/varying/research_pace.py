"""Growth of research that keeps TFP growing at a steady rate when ideas get harder to find (chapter 6).

values: tfp, growth of TFP, % a year, one decimal; difficulty, b, and elasticity, lambda, one decimal each.
answer: growth of research, % a year: b g / lambda.
slips: elasticity-forgotten, b g; elasticity-multiplied, b g lambda; difficulty-forgotten, g / lambda.
"""

from nqpf_widgets.models import portfolio


def draw(random):
    """A growth rate of 0.6 to 2.0 %, a difficulty of 1.5 to 4 and an elasticity of 0.4 to 0.8."""
    growth = random.number(0.6, 2.0, 1)
    difficulty = random.pick([1.5, 2.0, 2.5, 3.5, 4.0])
    elasticity = random.pick([0.4, 0.5, 0.6, 0.8])
    return {
        "values": [["tfp", growth], ["difficulty", difficulty], ["elasticity", elasticity],
                   ["needed_log", difficulty * growth]],
        "answer": portfolio.keeping_pace(difficulty, growth, elasticity),
        "slips": [
            ["elasticity-forgotten", difficulty * growth],
            ["elasticity-multiplied", difficulty * growth * elasticity],
            ["difficulty-forgotten", growth / elasticity],
        ],
    }
