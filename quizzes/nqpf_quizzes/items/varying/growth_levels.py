"""TFP growth a year from indices at the start and the end of a number of years (chapter 3).

values: years; output, capital and labour, index at the end with 100 at the start; labour_share and
capital_share, in per cent; all whole numbers; growth_output, growth_capital and growth_labour, growth
over the whole time in log per cent.
answer: TFP growth, log per cent a year.
slips: total-for-yearly, growth over the whole time; per-cent-for-log, with percentages of the first year
in place of logs; shares-swapped; no-weights, where inputs are taken off whole.
"""

from nqpf_widgets.models import growth


def draw(random):
    """Six to twelve years in which capital outgrows output and output outgrows labour."""
    years = random.whole(6, 12)
    output = random.whole(145, 185)
    capital = output + random.whole(5, 40)
    labour = random.whole(106, 125)
    share = random.pick([40, 45, 55, 60, 65])
    ends = [output, capital, labour]
    logs = [100 * growth.log_growth("index", [100, end])[0] for end in ends]
    answer = residual(logs, share) / years
    return {
        "values": [
            ["years", years], ["output", output], ["capital", capital], ["labour", labour],
            ["labour_share", share], ["capital_share", 100 - share],
            ["growth_output", logs[0]], ["growth_capital", logs[1]], ["growth_labour", logs[2]],
        ],
        "answer": answer,
        "slips": [
            ["total-for-yearly", answer * years],
            ["per-cent-for-log", residual([end - 100 for end in ends], share) / years],
            ["shares-swapped", residual(logs, 100 - share) / years],
            ["no-weights", (logs[0] - logs[1] - logs[2]) / years],
        ],
    }


def residual(rates, share):
    """Growth of output less capital and labour by their shares; share: that of labour, in per cent."""
    return rates[0] - (100 - share) * rates[1] / 100 - share * rates[2] / 100
