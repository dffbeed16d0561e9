"""The rise of TFP when revenue productivity becomes less dispersed (chapter 9).

values: before and after, standard deviations of log revenue productivity, two decimals; elasticity, of
substitution, whole; squares, the difference of the squares; fall, the loss in logs that goes.
answer: the gain in per cent, 100 (exp(elasticity (before^2 - after^2) / 2) - 1).
slips: no-square, where dispersions are not squared; half-forgotten, without the half; full-gain, where all
dispersion goes.
"""

import math

from nqpf_widgets.models import misallocation


def draw(random):
    """Figures whose gain lies between 10 and 60 per cent."""
    while True:
        before, after = random.number(0.45, 0.78, 2), random.number(0.3, 0.6, 2)
        elasticity = random.pick([2, 3, 4])
        gain = 100 * misallocation.gain(before, after, elasticity)
        if before - after > 0.05 and 10 <= gain <= 60:
            break
    squares = before**2 - after**2
    return {
        "values": [["before", before], ["after", after], ["elasticity", elasticity], ["squares", squares], ["fall", elasticity / 2 * squares]],
        "answer": gain,
        "slips": [
            ["no-square", 100 * (math.exp(elasticity / 2 * (before - after)) - 1)],
            ["half-forgotten", 100 * (math.exp(elasticity * squares) - 1)],
            ["full-gain", 100 * misallocation.gain(before, 0, elasticity)],
        ],
    }
