"""What a fall of carbon per GDP and growth of GDP do to emissions (chapter 8).

values: cut, per cent in all, whole; years; growth, per cent a year, one decimal; gdp, GDP at the end, as a multiple;
left, carbon per GDP at the end, as a multiple; product, emissions at the end, as a multiple.
answer: change of emissions in per cent, 100 ((1 - cut) (1 + growth)^years - 1), cut and growth as fractions.
slips: ratio-for-tonnes, the fall of the ratio; points-subtracted, growth of GDP in all less the cut;
one-year-of-growth, where GDP grows for one year.
"""

from nqpf_widgets.models import kaya


def draw(random):
    """A cut of 10 to 30 per cent in four to ten years; growth of 3 to 7 per cent a year."""
    cut, years = random.whole(10, 30), random.whole(4, 10)
    growth = random.number(3.0, 7.0, 1)
    gdp = (1 + growth / 100) ** years
    change = kaya.emissions_change(cut / 100, growth / 100, years)
    return {
        "values": [["cut", cut], ["years", years], ["growth", growth], ["gdp", gdp], ["left", 1 - cut / 100],
                   ["product", 1 + change]],
        "answer": 100 * change,
        "slips": [
            ["ratio-for-tonnes", -cut],
            ["points-subtracted", 100 * (gdp - 1) - cut],
            ["one-year-of-growth", 100 * kaya.emissions_change(cut / 100, growth / 100, 1)],
        ],
    }
