"""Host: the notebook. What `practice` returns there; `panel` holds the widgets it shows."""

from nqpf_quizzes import bank, practising
from nqpf_quizzes.items.scoring import letters_of
from nqpf_quizzes.practising import MESSAGES, SEED, paragraphs, say
from nqpf_widgets.markup import marked_words, tag, words
from nqpf_widgets.notebook import is_live


class NotebookPractice:
    """The practice items of a chapter. Shown in a live notebook they are a panel of widgets."""

    def __init__(self, chapter):
        self.chapter = chapter
        self.items = practising.items_of(chapter)
        self._panel = None

    def _repr_mimebundle_(self, include=None, exclude=None):
        run_cell = say("run_cell", chapter=self.chapter)
        bundle = {"text/plain": run_cell, "text/html": tag("p", tag("em", words(run_cell))) + html(self.items)}
        if is_live():
            bundle.update(self.widget()._repr_mimebundle_())
            bundle["text/plain"] = run_cell
        return bundle

    def widget(self):
        """The panel of widgets, made once."""
        if self._panel is None:
            from nqpf_quizzes.panel import Panel

            self._panel = Panel(self.items)
        return self._panel.widget


def html(items):
    """The questions to be read, where no widget can be: in a saved notebook."""
    return tag("ol", "".join(tag("li", _question(bank.ask(item, SEED))) for item in items))


def _question(item):
    return paragraphs(item["stem"]) + "".join(_list(texts) for texts in CHOICES.get(item["kind"], lambda item: [])(item))


def _list(texts):
    return tag("ul", "".join(tag("li", marked_words(text)) for text in texts))


def _lettered(parts):
    return [f"{say('letter', letter=letter)} {part['text']}" for letter, part in zip(letters_of(parts), parts)]


def _options(item):
    return [_lettered(item["options"])]


def _match(item):
    numbered = [say("match_option", number=str(number), text=text) for number, text in enumerate(item["right"], 1)]
    return [_lettered(item["left"]), numbered]


CHOICES = {"choice": _options, "multi": _options, "match": _match}
