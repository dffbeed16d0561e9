"""The yield of added capital in a second period, the first = 100 (chapter 4).

values: output_0, output_1 and output_2, output a year at the start, after ten years and after twenty; capital_0,
capital_1 and capital_2, the capital stock at those times, in the same money; all whole, output_0 is 100; yield_1
and yield_2, rise in output over rise in capital in the two periods.
answer: 100 times yield_2 over yield_1.
slips: average-for-added, output over capital at the ends of the periods; rates-for-rises, growth in per cent
in place of rises; from-the-start, where the second period is counted from the start too.
"""


def draw(random):
    """Twenty years in which capital brings less in the second half, by a quarter to two thirds."""
    while True:
        output, capital = [100], [random.whole(24, 30) * 10]
        for more_output, more_capital in [([50, 120], [100, 220]), ([50, 150], [250, 450])]:
            output.append(output[-1] + random.whole(more_output[0], more_output[1]))
            capital.append(capital[-1] + random.whole(more_capital[0], more_capital[1]))
        answer = 100 * _yield(output, capital, 1, 2) / _yield(output, capital, 0, 1)
        if 33 <= answer <= 75:
            break
    return {
        "values": [["output_%d" % i, output[i]] for i in range(3)] + [["capital_%d" % i, capital[i]] for i in range(3)] + [
            ["yield_1", _yield(output, capital, 0, 1)], ["yield_2", _yield(output, capital, 1, 2)]],
        "answer": answer,
        "slips": [
            ["average-for-added", 100 * (output[2] / capital[2]) / (output[1] / capital[1])],
            ["rates-for-rises", answer * (capital[1] / output[1]) / (capital[0] / output[0])],
            ["from-the-start", 100 * _yield(output, capital, 0, 2) / _yield(output, capital, 0, 1)],
        ],
    }


def _yield(output, capital, first, last):
    """Rise in output over rise in capital."""
    return (output[last] - output[first]) / (capital[last] - capital[first])
