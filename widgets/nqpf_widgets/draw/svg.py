"""A matplotlib renderer that writes small, plain SVG.

Matplotlib's own SVG carries a page-wide style sheet, hashed ids and glyph definitions, none of which
may stand in a page that holds several pictures. This one writes paths, circles and text, coloured by
attribute, without style sheets and ids. It wants a figure of 72 dots an inch, where points are pixels.
"""

from html import escape

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path

ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
NO_FILL = ' fill="none"'
ROOM = 0.5  # pixels a path may stand over its clip rectangle before it is clipped


class SmallSVG(RendererBase):
    """Collects the SVG elements of a figure, `paints` translating #rrggbb to the colour written."""

    def __init__(self, width, height, paints):
        super().__init__()
        self.width = width
        self.height = height
        self.paints = paints
        self.parts = []
        self.groups = []

    def svg(self, attributes):
        """The document, its root with these further attributes (name, value)."""
        more = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
        return f'<svg viewBox="0 0 {self.width} {self.height}"{more}>{"".join(self.parts)}</svg>'

    def get_canvas_width_height(self):
        return self.width, self.height

    def flipy(self):
        return False

    def points_to_pixels(self, points):
        return points

    def get_text_width_height_descent(self, s, prop, ismath):
        """Nothing depends on the size of a text here: each stands at its anchor."""
        return 1, 1, 0

    def open_group(self, s, gid=None):
        self.groups.append("</g>" if gid else "")
        if gid:
            self.parts.append(f'<g data-mark="{gid}">')

    def close_group(self, s):
        self.parts.append(self.groups.pop())

    def draw_path(self, gc, path, transform, rgbFace=None):
        fill, stroke = self._fill(rgbFace), self._stroke(gc)
        clean = path.cleaned(transform, remove_nans=True, curves=False, simplify=False)
        corners = clean.vertices[(clean.codes == Path.MOVETO) | (clean.codes == Path.LINETO)]
        # What only moves and closes draws nothing.
        if len(corners) > 1 and (fill or stroke):
            element = f'<path d="{self._data(clean)}"{fill or NO_FILL}{stroke}/>'
            self.parts.append(self._clipped(element, corners, gc.get_clip_rectangle()))

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        radius = _number(marker_path.get_extents(marker_trans).width / 2)
        places = [(_number(x), _number(self.height - y)) for x, y in trans.transform(path.vertices)]
        dots = [f'<circle cx="{x}" cy="{y}" r="{radius}"/>' for x, y in places]
        self.parts.append(f'<g{self._fill(rgbFace)}{self._stroke(gc)}>{"".join(dots)}</g>')

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        x, y = mtext.get_transform().transform(mtext.get_unitless_position())
        place = f'x="{_number(x)}" y="{_number(self.height - y)}"'
        self.parts.append(f"<text {place}{ANCHORS[mtext.get_ha()]}>{escape(s, quote=False)}</text>")

    def _clipped(self, element, corners, clip):
        """The element, in a window of the clip rectangle if it reaches beyond it."""
        if clip is None or _is_within(corners, clip):
            return element
        x, y, width, height = (_number(n) for n in (clip.x0, self.height - clip.y1, clip.width, clip.height))
        window = f'x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{x} {y} {width} {height}"'
        return f"<svg {window}>{element}</svg>"

    def _data(self, clean):
        words = []
        for (x, y), code in zip(clean.vertices.tolist(), clean.codes.tolist()):
            if code == Path.CLOSEPOLY:
                words.append("Z")
            elif code != Path.STOP:
                words.append(f"{'M' if code == Path.MOVETO else 'L'}{_number(x)},{_number(self.height - y)}")
        return "".join(words)

    def _fill(self, rgba):
        if rgba is None or (len(rgba) > 3 and rgba[3] == 0):
            return ""
        return self._paint("fill", rgba)

    def _stroke(self, gc):
        rgba = gc.get_rgb()
        if not gc.get_linewidth() or rgba[3] == 0:
            return ""
        dashes = gc.get_dashes()[1]
        dash = "" if dashes is None else f' stroke-dasharray="{" ".join(map(_number, dashes))}"'
        return self._paint("stroke", rgba) + f' stroke-width="{gc.get_linewidth():g}"' + dash

    def _paint(self, what, rgba):
        colour = to_hex(rgba[:3])
        opacity = f' {what}-opacity="{rgba[3]:.3g}"' if len(rgba) > 3 and rgba[3] < 1 else ""
        return f' {what}="{self.paints.get(colour, colour)}"{opacity}'


def _is_within(corners, clip):
    x0, y0 = corners.min(axis=0) + ROOM
    x1, y1 = corners.max(axis=0) - ROOM
    return clip.x0 <= x0 and clip.y0 <= y0 and x1 <= clip.x1 and y1 <= clip.y1


def _number(value):
    """A number with at most one decimal, and no minus before zero."""
    short = f"{value:.1f}"
    short = short[:-2] if short.endswith(".0") else short
    return "0" if short == "-0" else short
