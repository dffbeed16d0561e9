"""Host: the notebook. What `explore` returns there; `panel` holds the widgets it shows."""

import base64
import sys

from nqpf_widgets import markup
from nqpf_widgets.draw import draw
from nqpf_widgets.markup import empty_tag, tag, words
from nqpf_widgets.text import message

PICTURE = "max-width:100%;background:#fff"


class NotebookExplorer:
    """An explorer at some parameters. Shown in a live notebook it is a panel of widgets.

    `.params` are the parameters, `.set(**params)` changes them, `.view()` is what they show.
    """

    def __init__(self, explorer, params):
        self.explorer = explorer
        self.start = explorer.check(params)
        self._params = self.start
        self._view = explorer.run(self.start)
        self._panel = None

    @property
    def params(self):
        """The parameters, a dictionary of its own."""
        return dict(self._params)

    def view(self):
        """The View of the parameters: charts, readouts, reading; `.view().value(key)` is a readout."""
        return self._view

    def set(self, **params):
        """Change some parameters, and with them whatever is shown.

        Controls that contradict each other are settled by the explorer. Raises ParameterError for
        an unknown name or a value that is not allowed; then, and if the view fails, nothing changes.
        """
        wanted = self.explorer.check({**self._params, **params})
        view = self.explorer.run(wanted)
        show = self._panel.prepare(wanted, view) if self._panel else None
        self._params, self._view = wanted, view
        if show:
            show()

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = {"text/plain": self._run_cell(), "text/html": self._html()}
        if is_live():
            bundle.update(self.panel().widget._repr_mimebundle_())
            bundle["text/plain"] = self._run_cell()
        return bundle

    def panel(self):
        """The Panel of widgets, made once."""
        if self._panel is None:
            from nqpf_widgets.panel import Panel

            self._panel = Panel(self)
        return self._panel

    def _run_cell(self):
        return message("run_cell", title=self.explorer.title)

    def _html(self):
        """What stands in a saved notebook where no widget can: the picture and what it says."""
        pictures = "".join(_picture(chart, len(self._view.charts)) for chart in self._view.charts)
        run_cell = tag("p", tag("em", words(self._run_cell())))
        reading = tag("p", words(markup.reading(self._view)))
        return run_cell + pictures + markup.readouts(self._view) + reading


def _picture(chart, count):
    """A chart as an image, which survives where a notebook's viewer takes inline SVG apart."""
    svg = draw(chart, "wide" if count == 1 else "narrow", "hex")
    source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    image = empty_tag("img", src=source, alt=chart["title"], style=PICTURE)
    return tag("figure", tag("figcaption", words(chart["title"])) + image)


def is_live():
    """Whether a notebook's kernel runs this, so that widgets can be shown."""
    shell = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    return getattr(shell, "kernel", None) is not None
