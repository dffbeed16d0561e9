"""The index of a region from three standardised indicators and points that count in proportion (chapter 12).

values: research, industry and science, standardised indicators, one decimal; research_points, industry_points and
science_points, whole; all_points, their sum, never 100; research_part, industry_part and science_part, what each adds.
answer: the index, standard deviations of an indicator.
slips: equal-weights, where the points are left out; points-as-per-cent, where they are not divided by their sum;
strongest-only, the indicator with the most points alone.
"""


def draw(random):
    """One indicator is below the mean, and one has more points than the others."""
    scores = [random.number(0.8, 2.4, 1), -random.number(0.4, 1.6, 1), random.number(0.2, 1.2, 1)]
    points = [random.pick([20, 25, 30]), random.pick([40, 50, 60]), random.pick([5, 10, 15])]
    total = sum(points)
    if total == 100:
        points[2], total = 20, total - points[2] + 20
    parts = [scores[i] * points[i] / total for i in range(3)]
    names = ["research", "industry", "science"]
    values = [[names[i], scores[i]] for i in range(3)] + [[names[i] + "_points", points[i]] for i in range(3)]
    values += [[names[i] + "_part", parts[i]] for i in range(3)] + [["all_points", total]]
    return {
        "values": values,
        "answer": sum(parts),
        "slips": [
            ["equal-weights", sum(scores) / 3],
            ["points-as-per-cent", sum(parts) * total / 100],
            ["strongest-only", scores[1]],
        ],
    }
