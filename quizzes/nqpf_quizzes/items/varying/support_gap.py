"""Two counts of support in money, for two years, as parts of GDP (chapter 13).

values: first and second, the counts in billion yuan, whole; first_gdp and second_gdp, GDP of those years in
trillion yuan, whole; first_part and second_part, per cent of GDP.
answer: by how many points of GDP the second count is above the first.
slips: latest-gdp, where both are divided by the second GDP; parts-divided, how many times larger it is;
trillion-for-billion, where a trillion is taken for ten thousand billion.
"""


def draw(random):
    """The second count is 1.5 to 6 points above the first, its GDP a quarter or more above the first's."""
    while True:
        gdp = [random.whole(60, 100), random.whole(105, 140)]
        money = [random.whole(40, 180) * 10, random.whole(200, 900) * 10]
        part = [money[i] / gdp[i] / 10 for i in (0, 1)]
        if gdp[1] >= 1.25 * gdp[0] and 1.5 <= part[1] - part[0] <= 6:
            break
    return {
        "values": [["first", money[0]], ["second", money[1]], ["first_gdp", gdp[0]], ["second_gdp", gdp[1]],
                   ["first_part", part[0]], ["second_part", part[1]]],
        "answer": part[1] - part[0],
        "slips": [
            ["latest-gdp", (money[1] - money[0]) / gdp[1] / 10],
            ["parts-divided", part[1] / part[0]],
            ["trillion-for-billion", (part[1] - part[0]) / 10],
        ],
    }
