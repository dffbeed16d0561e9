"""How works are cited, (Solow, 1957; Xi, 2024), and listed: by author and year, without labels."""

from dataclasses import dataclass, field

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.style import FormattedEntry, template
from pybtex.style.formatting import unsrt
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinx.errors import ExtensionError
from sphinxcontrib.bibtex import plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

NAME = "nqpf"


def _round():
    return BracketStyle(left="(", right=")", sep="; ")


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


class Alphabet(BaseSortingStyle):
    """The order of a reader's eye: by names as they are shown, then by year and title."""

    def sorting_key(self, entry):
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = [" ".join(part.strip("{}") for part in each.last_names + each.first_names) for each in people]
        fields = (entry.fields.get(name, "") for name in ("year", "title"))
        return [text.casefold() for text in (*names, "", *fields)]


class AuthorYear(unsrt.Style):
    """References sorted by author, with the year behind the author and titles as they are written."""

    default_sorting_style = NAME
    default_label_style = NAME
    default_name_style = "lastfirst"
    written = {}

    def format_title(self, entry, which_field, as_sentence=True):
        title = template.field(which_field)
        return template.sentence[title] if as_sentence else title

    def format_url(self, entry):
        address = template.field("url", raw=True)
        return template.href(address)[address]

    def get_article_template(self, entry):
        return unsrt.toplevel[
            self.format_names("author"),
            self.format_title(entry, "title"),
            template.sentence[template.tag("em")[template.field("journal")], _issue(), unsrt.date],
            template.sentence[template.optional_field("note")],
            self.format_web_refs(entry),
        ]

    def format_entry(self, label, entry, bib_data=None):
        """A list's item or its tooltip; each of them on every page asks for the same text again."""
        asked = repr(entry)
        if asked not in self.written:
            self.written[asked] = self._write(entry, bib_data)
        return FormattedEntry(entry.key, self.written[asked], label)

    def _write(self, entry, bib_data):
        make = getattr(self, f"get_{entry.type}_template", None)
        if make is None:
            raise ExtensionError(
                f"references.bib, {entry.key}: there is no type @{entry.type}; use @article, "
                "@book, @incollection, @techreport, @online or @misc."
            )
        parts = _without_year(make(entry))
        parts.children[0] = template.join[self._people(entry), " (", template.field("year"), ")."]
        context = {"entry": entry, "style": self, "bib_data": bib_data}
        return parts.format_data(context)

    def _people(self, entry):
        authors = template.optional[self.format_names("author", as_sentence=False)]
        return template.first_of[authors, self.format_editor(entry, as_sentence=False)]


def _issue():
    """Volume, number and pages, as far as they are known: 39(3):312-320, or no. 22."""
    field, optional, join = template.field, template.optional, template.join
    pages = optional[":", unsrt.pages]
    return template.first_of[
        optional[join[field("volume"), optional["(", field("number"), ")"], pages]],
        optional[join["no. ", field("number"), pages]],
        optional[template.words["pages", unsrt.pages]],
    ]


def _without_year(node):
    """A template with the month in the place of the date, the year being told before."""
    if node is unsrt.date:
        return template.optional_field("month")
    if isinstance(node, template.Node):
        node.children = [_without_year(child) for child in node.children]
    return node


def register():
    """Make the styles known under the name that _config.yml gives."""
    register_plugin("pybtex.style.labels", NAME, Keys)
    register_plugin("pybtex.style.sorting", NAME, Alphabet)
    register_plugin("pybtex.style.formatting", NAME, AuthorYear)
    plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, RoundBrackets, force=True)


def open_entry(writer, node):
    """Write an entry as an item of a list; docutils gives it a role that ARIA has dropped."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        writer.body.append('<ul class="citation-list">\n')
    writer.body.append(writer.starttag(node, "li", CLASS="citation"))
    node.remove(node.next_node(nodes.label))


def close_entry(writer, node):
    """End an entry, and the list behind the last one."""
    writer.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        writer.body.append("</ul>\n")
