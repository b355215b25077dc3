"""Copying: a passage with its citation, to the terminal and to the clipboard."""

from functools import partial

from store.model import Document, Span
from store.text.days import day_given
from store.text.locating import place_of
from store.text.quotes import quoted
from tui.desk.desk import Desk, quote
from tui.desk.panes import Panes


class CopyKeys:
    """What the key for copying does.

    Args:
        desk: What it stands on.
        panes: Where one reads.
    """

    def __init__(self, desk: Desk, panes: Panes) -> None:
        self._desk = desk
        self._panes = panes

    def copy(self) -> None:
        """Copy the passage with its citation."""
        document, span = self._panes.document, self._panes.reader.passage
        if document is None or not span.length:
            self._desk.say("nothing to copy here")
            return
        text, words = citation(document, span), quote(span.of(document.text))
        self._desk.screen.app.copy_to_clipboard(text)
        self._desk.work(lambda _: _copy_outside(text), partial(self._copied, words), "copy")

    def _copied(self, words: str, where: str) -> None:
        from tui.terminal.opener import is_in_browser

        to = "this browser, where it allows that," if is_in_browser() else "the terminal (OSC 52)"
        self._desk.say(f"copied {words} to {to} and {where}")


def citation(document: Document, span: Span) -> str:
    """A passage as it is quoted: the words, then author, title, outlet, date, page, address, file and offsets."""
    day = document.published if day_given(document.published) else ""
    told = (document.author, document.title, document.source, day)
    place = f"{document.path}:{span.start}-{span.end}"
    known = (*told, place_of(document.locators, span), document.url, place)
    return f"{quoted(span.of(document.text))} ({', '.join(part for part in known if part)})"


def _copy_outside(text: str) -> str:
    from tui.terminal import clipboard

    return clipboard.copy_outside(text)
