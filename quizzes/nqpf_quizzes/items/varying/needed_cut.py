"""The fall of carbon per GDP that lowers emissions by so much while GDP grows (chapter 8).

values: fall, of emissions, per cent in all, whole; years; growth, per cent a year, one decimal; gdp, GDP at the end,
as a multiple; left, carbon per GDP at the end, as a multiple.
answer: the fall of carbon per GDP in per cent, 100 (1 - (1 - fall) / (1 + growth)^years), fall and growth as fractions.
slips: tonnes-for-ratio, the fall of emissions; points-added, growth of GDP in all plus the fall; one-year-of-growth,
where GDP grows for one year; growth-alone, the fall at which emissions stand still.
"""


def draw(random):
    """Emissions 5 to 20 per cent lower after five to ten years, with growth of 2 to 6 per cent a year."""
    fall, years = random.whole(5, 20), random.whole(5, 10)
    growth = random.number(2.0, 6.0, 1)
    gdp = (1 + growth / 100) ** years
    left = (1 - fall / 100) / gdp
    return {
        "values": [["fall", fall], ["years", years], ["growth", growth], ["gdp", gdp], ["left", left]],
        "answer": 100 * (1 - left),
        "slips": [
            ["tonnes-for-ratio", fall],
            ["points-added", 100 * (gdp - 1) + fall],
            ["one-year-of-growth", 100 * (1 - (1 - fall / 100) / (1 + growth / 100))],
            ["growth-alone", 100 * (1 - 1 / gdp)],
        ],
    }
