"""Growth accounting: closed forms, published series, invariants and limiting cases."""

import math

import pytest

from nqpf_widgets import tables
from nqpf_widgets.models import growth

COUNTRIES = ["BRA", "CHN", "DEU", "IND", "JPN", "KOR", "USA"]

# Average log growth, per cent a year: output, capital services, persons engaged, human capital,
# TFP; and the mean labour share. From the publisher's unrounded figures.
ACCOUNTS = [
    ("CHN", 1978, 1990, (5.71, 8.37, 3.12, 1.25, -0.29), 0.59),
    ("CHN", 1990, 2000, (6.33, 10.40, 1.08, 1.68, 0.06), 0.59),
    ("CHN", 2000, 2010, (8.50, 12.13, 0.60, 0.54, 2.41), 0.57),
    ("CHN", 2010, 2019, (4.32, 10.03, 0.25, 1.12, -0.74), 0.57),
    ("USA", 1978, 2019, (2.60, 3.13, 1.12, 0.31, 0.56), 0.61),
    ("KOR", 1978, 1990, (8.51, 10.96, 2.51, 1.76, 1.76), 0.58),
    ("KOR", 1978, 2019, (5.91, 7.93, 1.68, 1.20, 1.27), 0.54),
    ("JPN", 1978, 2019, (1.96, 3.30, 0.44, 0.47, 0.37), 0.58),
    ("DEU", 1978, 2019, (1.73, 2.50, 0.41, 0.40, 0.76), 0.65),
    ("IND", 1978, 2019, (5.63, 6.80, 1.69, 1.32, 0.89), 0.60),
    ("BRA", 1978, 2019, (2.37, 3.34, 1.81, 1.81, -0.91), 0.54),
]

# TFP index of China (2021 = 1) that Penn World Table 11.0 publishes, read in FRED RTFPNACNA632NRUG.
PUBLISHED_110 = {1978: 0.256675, 1985: 0.316785, 1990: 0.351905, 2000: 0.512456, 2008: 0.735487, 2009: 0.753161}


def series(country, start, end, name="pwt_1001"):
    table = tables.load(name).where("country", country)
    rows = slice(start - 1970, end - 1970 + 1)
    return {column: table.column(column)[rows] for column in table.names}


def account(country, start, end, newer=False):
    """The account that the makers of the Penn World Table draw up."""
    used = series(country, start, end)
    if newer:
        used.update(series(country, start, end, "pwt_110_china"))
    work = [persons * hours for persons, hours in zip(used["employment"], used["hours"], strict=True)]
    return growth.account(
        used["output"], used["capital_services"], work, used["human_capital"], used["labour_share"]
    )


def published(country, start, end):
    return growth.log_growth("tfp", series(country, start, end)["tfp"])


# Closed form.

def test_a_cobb_douglas_economy_gives_its_technology_back():
    share, years = 0.6, range(31)
    technology = [math.exp(0.012 * t + 0.01 * math.sin(t)) for t in years]
    capital = [50 * math.exp(0.07 * t) for t in years]
    labour = [9 * math.exp(0.01 * t - 0.02 * math.cos(t)) for t in years]
    skill = [2 + 0.03 * t for t in years]
    output = [a * k ** (1 - share) * (n * h) ** share
              for a, k, n, h in zip(technology, capital, labour, skill, strict=True)]
    made = growth.account(output, capital, labour, skill, [share] * 31)
    assert made["tfp"] == pytest.approx(growth.log_growth("technology", technology), abs=1e-13)
    assert made["capital"] == pytest.approx([0.4 * 0.07] * 30)


def test_a_year_by_hand():
    made = growth.account([100, 110], [200, 240], [10, 10.1], [1, 1], [0.5, 0.6])
    assert made["capital"] == [pytest.approx(0.45 * math.log(1.2))]
    assert made["labour"] == [pytest.approx(0.55 * math.log(1.01))]
    assert made["tfp"] == [pytest.approx(math.log(1.1) - 0.45 * math.log(1.2) - 0.55 * math.log(1.01))]


def test_on_the_balanced_path_output_per_worker_grows_at_tfp_over_the_labour_share():
    share, tfp = 0.6, 0.012
    capital, output, technology = 100.0, [], [math.exp(tfp * t) for t in range(2000)]
    for a in technology:
        output.append(a * capital ** (1 - share))
        capital = 0.95 * capital + 0.3 * output[-1]
    late = growth.average(growth.log_growth("output", output[-10:]))
    assert growth.with_induced_capital(tfp, share) == pytest.approx(late, abs=1e-9)


def test_index_and_log_growth_undo_each_other():
    rates = [0.02, -0.01, 0.0, 0.3]
    assert growth.log_growth("index", growth.index(rates)) == pytest.approx(rates)
    assert growth.index(rates)[-1] == pytest.approx(100 * math.exp(0.31))


# Published figures.

@pytest.mark.parametrize("country", COUNTRIES)
def test_the_published_1001_tfp_growth_is_met_in_every_year(country):
    made = account(country, 1970, 2019)
    # 5 significant digits allow 0.011 points in the worst year; the course promises 0.05.
    assert growth.largest_gap(made["tfp"], published(country, 1970, 2019)) < 0.00011


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_published_1001_average_is_met_to_a_thousandth_of_a_point(country):
    made = growth.average(account(country, 1978, 2019)["tfp"])
    assert made == pytest.approx(growth.average(published(country, 1978, 2019)), abs=1e-5)


@pytest.mark.parametrize(("country", "start", "end", "rates", "share"), ACCOUNTS)
def test_averages_by_period(country, start, end, rates, share):
    used, made = series(country, start, end), account(country, start, end)
    found = [
        growth.average(growth.log_growth(name, levels)) * 100
        for name, levels in (("output", used["output"]), ("capital", used["capital_services"]),
                             ("persons", used["employment"]), ("human capital", used["human_capital"]))
    ] + [growth.average(made["tfp"]) * 100]
    assert found == pytest.approx(rates, abs=0.0061)
    assert growth.average(used["labour_share"]) == pytest.approx(share, abs=0.0061)


@pytest.mark.parametrize("country", COUNTRIES)
def test_stocks_and_heads_do_not_meet_the_published_series(country):
    used = series(country, 1970, 2019)
    made = growth.account(used["output"], used["capital_stock"], used["employment"],
                          used["human_capital"], used["labour_share"])
    assert growth.largest_gap(made["tfp"], published(country, 1970, 2019)) > 0.0005


def test_output_persons_and_hours_of_110_all_but_meet_chinas_published_110_series():
    made = account("CHN", 1978, 2009, newer=True)["tfp"]
    theirs = growth.log_growth("tfp", series("CHN", 1978, 2009, "pwt_110_china_tfp")["tfp"])
    apart = [abs(made[t] - theirs[t]) for t in range(len(made))]
    assert max(apart) == pytest.approx(0.0015, abs=0.0001)
    assert growth.average(made) == pytest.approx(growth.average(theirs), abs=0.00021)


@pytest.mark.parametrize(("start", "end"), [(1978, 1990), (1990, 2000), (2000, 2009), (1978, 2009)])
def test_chinas_110_average_is_near_the_published_one_in_each_period(start, end):
    theirs = math.log(PUBLISHED_110[end] / PUBLISHED_110[start]) / (end - start)
    assert growth.average(account("CHN", start, end, newer=True)["tfp"]) == pytest.approx(theirs, abs=0.0006)


@pytest.mark.parametrize("year", PUBLISHED_110)
def test_the_table_holds_the_published_110_index(year):
    column = series("CHN", year, year, "pwt_110_china_tfp")
    assert column["tfp"] == [pytest.approx(PUBLISHED_110[year], abs=6e-6)]


def test_one_series_output_moves_chinas_tfp_growth_by_2_8_points():
    """The chapter's prediction: output of 11.0, all else of 10.01."""
    used = series("CHN", 1978, 2009)
    newer = series("CHN", 1978, 2009, "pwt_110_china")["output"]
    moved = [
        growth.average(growth.account(output, used["capital_services"], used["employment"],
                                      used["human_capital"], used["labour_share"])["tfp"])
        for output in (used["output"], newer)
    ]
    assert moved[1] - moved[0] == pytest.approx(0.0279, abs=0.00005)


@pytest.mark.parametrize(("start", "end", "newer_end", "older", "newer"), [
    (1978, 1990, 1990, -0.29, 2.63),
    (1990, 2000, 2000, 0.06, 3.76),
    (2000, 2009, 2009, 2.35, 4.28),
    (1978, 2009, 2009, 0.59, 3.47),
    (2009, 2019, 2021, -0.37, 2.36),
])
def test_the_published_averages_of_the_evidence_table(start, end, newer_end, older, newer):
    ends = [series("CHN", year, year)["tfp"][0] for year in (start, end)]
    table = tables.load("pwt_110_china_tfp")
    newer_ends = [table.where("year", year).column("tfp")[0] for year in (start, newer_end)]
    assert round(100 * math.log(ends[1] / ends[0]) / (end - start), 2) == older
    assert round(100 * math.log(newer_ends[1] / newer_ends[0]) / (newer_end - start), 2) == newer


# Invariants.

@pytest.mark.parametrize("country", COUNTRIES)
def test_contributions_add_up_to_output_growth_in_every_year(country):
    made = account(country, 1970, 2019)
    for t in range(49):
        parts = made["capital"][t] + made["labour"][t] + made["human_capital"][t] + made["tfp"][t]
        assert parts == pytest.approx(made["output"][t], abs=1e-15)


def test_units_do_not_matter():
    used = series("KOR", 1980, 2000)
    plain = growth.account(used["output"], used["capital_stock"], used["employment"],
                           used["human_capital"], used["labour_share"])
    other = growth.account([x * 1e6 for x in used["output"]], [x / 1e3 for x in used["capital_stock"]],
                           [x * 1e6 for x in used["employment"]], used["human_capital"], used["labour_share"])
    assert other["tfp"] == pytest.approx(plain["tfp"], abs=1e-13)


def test_the_average_depends_on_the_ends_only():
    assert growth.average(growth.log_growth("x", [1, 7, 2, 4])) == pytest.approx(math.log(4) / 3)


# Limiting cases.

def test_a_labour_share_of_nought_or_one_leaves_one_input():
    rows = ([100, 120], [50, 80], [10, 11], [1, 1.1])
    assert growth.account(*rows, [0, 0])["tfp"] == [pytest.approx(math.log(1.2) - math.log(1.6))]
    assert growth.account(*rows, [1, 1])["tfp"] == [pytest.approx(math.log(1.2) - math.log(1.1) * 2)]


def test_with_inputs_that_never_change_all_growth_is_tfp():
    made = growth.account([100, 103, 101], [5, 5, 5], [9, 9, 9], [1, 1, 1], [0.5, 0.6, 0.4])
    assert made["tfp"] == made["output"]


def test_where_capital_earns_nothing_it_follows_nothing():
    assert growth.with_induced_capital(0.02, 1) == 0.02


# Errors.

@pytest.mark.parametrize(("call", "words"), [
    (lambda: growth.log_growth("output", [1]), "output: found 1 figures; growth needs two or more"),
    (lambda: growth.log_growth("output", [1, 0]), "output: found 0; logs need figures above 0"),
    (lambda: growth.log_growth("hours", [1, math.nan]), "hours: found nan; logs need figures above 0"),
    (lambda: growth.log_growth("hours", [math.inf, 1]), "hours: found inf; logs need figures above 0"),
    (lambda: growth.mean_shares([0.5]), "labour_share: found 1 figures"),
    (lambda: growth.mean_shares([0.5, 35]), "labour_share: found 35; give fractions from 0 to 1 (35% is 0.35)"),
    (lambda: growth.mean_shares([-0.1, 0.5]), "labour_share: found -0.1"),
    (lambda: growth.account([1, 2], [1, 2, 3], [1, 2], [1, 1], [0.5, 0.5]),
     "capital: found 3 years; output has 2, and all series need the same years"),
    (lambda: growth.account([1, 2], [1, 2], [1, -2], [1, 1], [0.5, 0.5]), "labour: found -2"),
    (lambda: growth.average([]), "growth: found no years"),
    (lambda: growth.index([0.1], 0), "start: found 0"),
    (lambda: growth.with_induced_capital(0.01, 0), "labour_share: found 0; give a fraction above 0 and not above 1"),
    (lambda: growth.largest_gap([0.1], [0.1, 0.2]), "growth and published: found 1 and 2 years"),
    (lambda: growth.largest_gap([], []), "growth and published: found 0 and 0 years"),
])
def test_what_cannot_be_is_refused_in_words(call, words):
    with pytest.raises(ValueError) as refused:
        call()
    assert words in str(refused.value)
