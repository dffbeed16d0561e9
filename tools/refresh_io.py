"""Make the input-output tables of chapter 7 again from the 15-sector aggregation.

    python tools/refresh_io.py FOLDER

FOLDER holds china_io_2020_15.csv and china_io_2020_15_imports.csv: China's non-competitive table of 2020
(National Bureau of Statistics, 42 sectors), added up to 15 sectors, in 100 million yuan. The table keeps
flows, output, final uses and value added, in billions of yuan with one decimal, and gives the sectors plain
names.
"""

import csv
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "widgets" / "nqpf_widgets" / "data"

NAMES = {
    "AGR": "farming", "MIN": "mining", "LIG": "light", "CHE": "chemicals", "MET": "metals", "MAC": "machinery",
    "TRE": "vehicles", "ELE": "electrical", "ICT": "electronics", "UTI": "power", "CON": "construction",
    "TRD": "trade", "INF": "information", "FBR": "finance", "PUB": "public",
}


def rounded(text):
    """100 million yuan as billions of yuan, one decimal."""
    return f"{float(text) / 10:.1f}"


def read(path):
    """{row: {column: text}} of one of the two files."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row["row"]: row for row in csv.DictReader(file)}


def flows(domestic, imported):
    """One line for each pair of sectors: seller, buyer, domestic and imported flow."""
    lines = ["seller,buyer,domestic,imported"]
    for seller in NAMES:
        for buyer in NAMES:
            pair = [rounded(table[seller][buyer]) for table in (domestic, imported)]
            lines.append(",".join([NAMES[seller], NAMES[buyer], *pair]))
    return lines


def sectors(domestic):
    """One line a sector: output, final uses, value added."""
    lines = ["sector,output,final,value_added"]
    for code in NAMES:
        figures = [domestic["TOTAL_INPUT"][code], domestic[code]["FINAL_USE"], domestic["VALUE_ADDED"][code]]
        lines.append(",".join([NAMES[code], *[rounded(one) for one in figures]]))
    return lines


def main(arguments):
    """Run the command; returns the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    domestic, imported = read(folder / "china_io_2020_15.csv"), read(folder / "china_io_2020_15_imports.csv")
    for name, lines in (("io_2020_flows", flows(domestic, imported)), ("io_2020_sectors", sectors(domestic))):
        (DATA / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
