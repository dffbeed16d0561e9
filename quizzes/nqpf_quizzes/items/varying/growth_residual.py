"""TFP growth as what is left when capital and labour are accounted for (chapter 3).

values: output, capital and labour, growth in log per cent a year, one decimal; labour_share and
capital_share, in per cent, whole; contribution_capital, contribution_labour and tfp, log per cent a year.
answer: TFP growth, log per cent a year.
slips: shares-swapped, where labour's share weights capital; no-weights, where inputs are taken off
whole; inputs-for-residual, what inputs account for.
"""

import math

from nqpf_widgets.models import growth


def draw(random):
    """Figures of a country whose output, capital and labour all grow; its labour share is not a half."""
    share = random.pick([40, 45, 55, 60, 65])
    rates = [random.number(5.0, 9.5, 1), random.number(6.0, 11.0, 1), random.number(0.5, 2.5, 1)]
    output, capital, labour = rates
    tfp = residual(rates, share)
    by_capital = (100 - share) * capital / 100
    by_labour = share * labour / 100
    return {
        "values": [
            ["output", output], ["capital", capital], ["labour", labour],
            ["labour_share", share], ["capital_share", 100 - share],
            ["contribution_capital", by_capital], ["contribution_labour", by_labour], ["tfp", tfp],
        ],
        "answer": tfp,
        "slips": [
            ["shares-swapped", residual(rates, 100 - share)],
            ["no-weights", output - capital - labour],
            ["inputs-for-residual", by_capital + by_labour],
        ],
    }


def residual(rates, share):
    """TFP growth from growth of output, capital and labour (log per cent) and the labour share (per cent)."""
    output, capital, labour = [[1.0, math.exp(rate / 100)] for rate in rates]
    made = growth.account(output, capital, labour, [1.0, 1.0], [share / 100, share / 100])
    return 100 * made["tfp"][0]
