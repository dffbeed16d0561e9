"""Changes to every page's content, made as it is written."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from nqpf_widgets.markup import CHINESE

VERBATIM = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)

# docutils writes a class that starts with "language-" as the attribute `lang`.
LANGUAGE = "language-zh-Hans"


class MarkChinese(SphinxPostTransform):
    """Wraps runs of Chinese characters in `<span lang="zh-Hans">`, for voices and fonts."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        for text in list(self.document.findall(nodes.Text)):
            if CHINESE.search(text) and not isinstance(text.parent, VERBATIM):
                text.parent.replace(text, [_piece(part) for part in CHINESE.split(text) if part])


class OneIdEach(SphinxPostTransform):
    """Takes from the containers that Furo puts around tables and formulas the id they copied."""

    default_priority = 901
    formats = ("html",)

    def run(self, **kwargs):
        for box in self.document.findall(nodes.container):
            if {"table-wrapper", "math-wrapper"} & set(box["classes"]):
                box["ids"] = []


def _piece(part):
    if CHINESE.fullmatch(part):
        return nodes.inline("", part, classes=[LANGUAGE])
    return nodes.Text(part)
