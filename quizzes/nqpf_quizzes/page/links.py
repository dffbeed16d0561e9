"""Where practice links into the book: to sections and to works cited.

A notebook's cell does not know the book around it, so its HTML holds comments, of which `references`
makes links.
"""

import re

WANTED = re.compile(r"<!--nqpf (ref|cite) ([\w:,.-]+)-->")


def refer(label):
    """The place of a link to a label in the book, with the label's title."""
    return f"<!--nqpf ref {label}-->"


def cite(keys):
    """The place of links to works of references.bib."""
    return f"<!--nqpf cite {','.join(keys)}-->"
