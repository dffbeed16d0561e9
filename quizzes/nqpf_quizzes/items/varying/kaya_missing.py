"""Carbon per energy as what the other rates of the Kaya identity leave (chapter 8).

values: emissions, population, income and energy_intensity, log per cent a year, one decimal; gdp, population and
income together; carbon_per_gdp, emissions less gdp.
answer: carbon per energy, log per cent a year: emissions - population - income - energy_intensity.
slips: population-forgotten; ratio-for-part, carbon per GDP; energy-added, where the fall of energy per GDP is taken
off instead of added back.
"""

import math


def draw(random):
    """Tenths: growing population and income, energy per GDP that falls, carbon per energy that moves a little."""
    population, income = random.whole(3, 20) / 10, random.whole(10, 80) / 10
    energy, carbon = -random.whole(5, 40) / 10, random.pick([-20, -15, -12, -9, -7, -5, -3, 3, 5, 8]) / 10
    emissions = math.floor(10 * (population + income + energy + carbon) + 0.5) / 10
    gdp = population + income
    return {
        "values": [["emissions", emissions], ["population", population], ["income", income],
                   ["energy_intensity", energy], ["gdp", gdp], ["carbon_per_gdp", emissions - gdp]],
        "answer": emissions - gdp - energy,
        "slips": [
            ["population-forgotten", emissions - income - energy],
            ["ratio-for-part", emissions - gdp],
            ["energy-added", emissions - gdp + energy],
        ],
    }
