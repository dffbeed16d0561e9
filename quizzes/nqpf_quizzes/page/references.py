"""Sphinx makes links of what `links` has written.

When a page is read, the works are noted as cited there; when it is written, each comment becomes the
link that a chapter's own `{ref}` or `{cite:t}` would be, and a label or a work that does not exist is a
warning like theirs. A figure or a table is called by its number, as its caption is long.
"""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.roles import CitationRef

from .links import WANTED

MARK = "<nqpf-practice"
DOMAINS = {"ref": ("std", "ref"), "numref": ("std", "numref"), "cite": ("cite", "t")}


def note(app, doctree):
    """Count the works as cited by the page, so that the references list them."""
    domain = app.env.get_domain("cite")
    for i, (raw, keys) in enumerate(_citations(doctree)):
        targets = list(parse_citation_targets(keys))
        domain.citation_refs.append(CitationRef(f"practice-{i}", app.env.docname, raw.line or 0, targets))


def _citations(doctree):
    for raw in doctree.findall(nodes.raw):
        if MARK in raw.astext():
            yield from ((raw, keys) for kind, keys in WANTED.findall(raw.astext()) if kind == "cite")


class Links(SphinxPostTransform):
    """Puts a reference to be resolved in the place of each comment; runs just before Sphinx resolves them."""

    default_priority = 9
    formats = ("html",)

    def run(self, **kwargs):
        for raw in list(self.document.findall(nodes.raw)):
            if MARK in raw.astext():
                # A box for all parts, in place of the one that would be written around each.
                box = nodes.container("", *self._parts(raw), classes=raw["classes"])
                raw.parent.replace(raw, box)

    def _parts(self, raw):
        start = 0
        text = raw.astext()
        for found in WANTED.finditer(text):
            yield nodes.raw("", text[start:found.start()], format=raw["format"])
            yield self._link(raw, *found.groups())
            start = found.end()
        yield nodes.raw("", text[start:], format=raw["format"])

    def _link(self, raw, kind, target):
        domain, role = DOMAINS["numref" if kind == "ref" and self._is_numbered(target) else kind]
        wanted = pending_xref("", nodes.inline("", target), refdomain=domain, reftype=role, reftarget=target,
                              refexplicit=False, refwarn=True, refdoc=self.env.docname)
        wanted.source, wanted.line = raw.source, raw.line
        return nodes.inline("", "", wanted)

    def _is_numbered(self, label):
        """Whether a label is of a figure or a table."""
        docname, place = self.env.domains["std"].anonlabels.get(label, ("", ""))
        return any(place in numbers for numbers in self.env.toc_fignumbers.get(docname, {}).values())
