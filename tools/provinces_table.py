"""Make the table of provinces from figures of the yearbooks.

    python tools/provinces_table.py FIGURES.csv

FIGURES.csv has one row a province and year, with the columns province_en, year, rd_intensity_pct
and basic_share_pct (per cent), hitech_mfg_revenue_yi, budget_exp_yi, budget_scitech_yi and
implied_gdp_yi (100 million yuan), hitech_certified_firms_pub (firms). Writes
widgets/nqpf_widgets/data/provinces.csv: 31 provinces, 2018 to 2023.
"""

import csv
import sys

from refresh_data import DATA, write_table

YEARS = range(2018, 2024)
COLUMNS = ("province", "year", "rd", "basic", "revenue", "science", "firms")


def indicators(row):
    """The five indicators of one row, as text with the decimals that are taught."""
    gdp = float(row["implied_gdp_yi"])
    return [
        f"{float(row['rd_intensity_pct']):.2f}",
        f"{float(row['basic_share_pct']):.1f}",
        f"{100 * float(row['hitech_mfg_revenue_yi']) / gdp:.1f}",
        f"{100 * float(row['budget_scitech_yi']) / float(row['budget_exp_yi']):.1f}",
        f"{100 * float(row['hitech_certified_firms_pub']) / gdp:.1f}",  # 10 billion yuan are 100 units
    ]


def build(rows):
    """Text of the table, sorted by province and year."""
    wanted = [row for row in rows if row["province_en"] != "China" and int(row["year"]) in YEARS]
    wanted.sort(key=lambda row: (row["province_en"], int(row["year"])))
    lines = [",".join(COLUMNS)]
    lines += [",".join([row["province_en"], row["year"], *indicators(row)]) for row in wanted]
    return "\n".join(lines) + "\n"


def main(arguments):
    """Run the command; returns the exit code."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8", newline="") as file:
        text = build(list(csv.DictReader(file)))
    write_table(DATA / "provinces.csv", text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
