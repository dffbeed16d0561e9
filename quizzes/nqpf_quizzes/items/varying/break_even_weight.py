"""The weight at which two regions are level, one ahead in research and one in industry (chapter 12).

values: first_research, first_industry, second_research and second_industry, standardised indicators, one decimal;
lead_research, by how much the first region is ahead; lead_industry, by how much the second is.
answer: points of 100 on research at which both have the same index, the rest being on industry.
slips: other-indicator, the points on industry; ratio-of-leads, one lead in per cent of the other; equal-weights, 50.
"""


def draw(random):
    """Each region leads in one indicator, and one lead is clearly larger than the other."""
    while True:
        lead_research, lead_industry = random.number(0.6, 2.8, 1), random.number(0.6, 2.8, 1)
        if abs(lead_research - lead_industry) >= 0.4:
            break
    second_research, first_industry = random.number(-0.9, 0.6, 1), random.number(-0.9, 0.6, 1)
    points = 100 * lead_industry / (lead_research + lead_industry)
    return {
        "values": [
            ["first_research", second_research + lead_research], ["first_industry", first_industry],
            ["second_research", second_research], ["second_industry", first_industry + lead_industry],
            ["lead_research", lead_research], ["lead_industry", lead_industry],
        ],
        "answer": points,
        "slips": [
            ["other-indicator", 100 - points],
            ["ratio-of-leads", 100 * lead_industry / lead_research],
            ["equal-weights", 50],
        ],
    }
