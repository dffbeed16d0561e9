"""Every sentence of the chapters that holds a date or a number, with the sources it rests on.

`make facts` prints the list as CSV: chapter, line, section, claim, sources, where the sources stand.
A reviewer goes through it line by line. Sources stand in the sentence itself, or in its block (a
paragraph, a list, a table row, a table's source line). What has none must be the course's own: a
model, its reading, a cross-reference. `--unsourced` lists those alone.
"""

import argparse
import csv
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = ROOT / "chapters"
CITE = re.compile(r"\{cite:[pt]\}`([^`]+)`")
FENCE = re.compile(r"^(`{3,}|:{3,})")
SKIPPED = ("{math}", "{code-cell}", "{progress}", "{tableofcontents}", "{bibliography}")
ROLE = re.compile(r"\{[\w:-]+\}`[^`]*`")
MATHS = re.compile(r"\$[^$]*\$")
NUMBER = re.compile(r"\d|\b(half|thirds?|quarters?|twice|tenth|hundred|thousand|million|billion)\b", re.I)
ITEM = re.compile(r"^\s*(\d\.|-|\|)\s+")
# A full stop ends a sentence if a new one begins: not in "e.g. 3", "Fig. 2", "M. Brandt".
END = re.compile(r"(?<=[.?!])(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bet al\.)[*\"”)]*\s+(?=[\"“*(A-Z$\d])")
SOURCE = re.compile(r"^\*Source:")


@dataclass
class Block:
    """A paragraph, list item or table row: where it begins, in which section, and its text."""

    line: int
    section: str
    text: str
    table: bool = False
    caption_sources: tuple = ()


@dataclass
class Claim:
    chapter: str
    line: int
    section: str
    text: str
    sources: tuple
    where: str


def claims(path):
    """The claims of a chapter, in order."""
    found = []
    for block in with_table_sources(blocks(path.read_text("utf8"))):
        own = cited(block.text)
        for sentence in END.split(ITEM.sub("", block.text)):
            if NUMBER.search(bare(sentence)):
                direct = cited(sentence)
                where = "sentence" if direct else "block" if own else "table" if block.caption_sources else ""
                sources = direct or own or block.caption_sources
                found.append(Claim(path.stem, block.line, block.section, tidy(sentence), sources, where))
    return found


def blocks(text):
    """The Blocks of a MyST text, without front matter, code, formulas and directives' options."""
    lines = text.split("\n")
    start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    section, skipping, gathered = "", "", []
    for number, line in enumerate(lines[start:] + [""], start + 1):
        fence = FENCE.match(line)
        if skipping:
            skipping = "" if line.strip() == skipping else skipping
        elif fence and any(name in line for name in SKIPPED):
            skipping = fence.group(1)
        elif line.startswith("#"):
            section = line.lstrip("# ")
        elif not line.strip() or fence or line.startswith((":", "(", "<", "|--", "| --")):
            yield from made(gathered, section)
            gathered = []
        elif line.startswith(("|", "- ", "1.")) or re.match(r"\d\. ", line):
            yield from made(gathered, section)
            gathered = [(number, line)]
        else:
            gathered.append((number, line))
        if not line.strip():
            yield from made(gathered, section)
            gathered = []


def made(gathered, section):
    if gathered:
        text = " ".join(line.strip() for _, line in gathered)
        yield Block(gathered[0][0], section, text, text.startswith("|"))


def with_table_sources(found):
    """The blocks, each row of a table with the sources of the line under the table."""
    rows = []
    for block in found:
        if block.table:
            rows.append(block)
            continue
        if SOURCE.match(block.text):
            for row in rows:
                row.caption_sources = cited(block.text)
        yield from rows
        rows = []
        yield block
    yield from rows


def cited(text):
    return tuple(key.strip() for keys in CITE.findall(text) for key in keys.split(","))


def bare(text):
    """A text without formulas and roles, whose numbers are not claims."""
    return MATHS.sub("", ROLE.sub("", ITEM.sub("", text)))


def tidy(text):
    return re.sub(r"\s+", " ", text).strip(" |*")


def read_options(arguments):
    parser = argparse.ArgumentParser(
        prog="make facts", usage='make facts ARGS="--unsourced"', allow_abbrev=False,
        description="Every dated or numeric claim of the chapters with its sources, as CSV.")
    parser.add_argument("--unsourced", action="store_true", help="only claims without a source")
    return parser.parse_args(arguments)


def main(arguments):
    options = read_options(arguments)
    chosen = [claim for path in sorted(CHAPTERS.glob("*.md")) for claim in claims(path)]
    if options.unsourced:
        chosen = [claim for claim in chosen if not claim.sources]
    writer = csv.writer(sys.stdout)
    writer.writerow(["chapter", "line", "section", "claim", "sources", "where"])
    for claim in chosen:
        writer.writerow([claim.chapter, claim.line, claim.section, claim.text, " ".join(claim.sources), claim.where])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as head, has seen enough; Python's own last flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
