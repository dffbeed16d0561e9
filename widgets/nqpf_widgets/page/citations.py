"""How works are cited, (Solow, 1957), and listed: by author and year, without labels."""

from dataclasses import dataclass, field

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle
from sphinxcontrib.bibtex import plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

NAME = "nqpf"


def _round():
    return BracketStyle(left="(", right=")")


@dataclass
class RoundBrackets(AuthorYearReferenceStyle):
    """Author and year in round brackets, as economists write."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class Keys(BaseLabelStyle):
    """Labels that nobody sees: the key of each entry."""

    def format_labels(self, sorted_entries):
        return [entry.key for entry in sorted_entries]


class AuthorYear(Unsorted):
    """A list of references sorted by author, year and title."""

    default_sorting_style = "author_year_title"
    default_label_style = NAME
    default_name_style = "lastfirst"


def register():
    """Make both styles known under the name that _config.yml gives."""
    register_plugin("pybtex.style.labels", NAME, Keys)
    register_plugin("pybtex.style.formatting", NAME, AuthorYear)
    plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, RoundBrackets, force=True)
