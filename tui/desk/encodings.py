"""In which encoding the article is read, where that was guessed wrongly."""

from functools import partial
from typing import TYPE_CHECKING

from store.model import Document, archive_of
from tui.desk.desk import UNDOES, Desk
from tui.desk.panes import Panes

if TYPE_CHECKING:
    from store.project.article_files import Reanchored, Sample

GUESS = "auto"
"""Stands for none that is chosen."""


class EncodingKeys:
    """What has the article where one reads read in another encoding."""

    def __init__(self, desk: Desk, panes: Panes) -> None:
        self._desk = desk
        self._panes = panes

    def choose(self) -> None:
        """Ask for one of the encodings in which the file can be read, each with what it makes of it."""
        document = self._panes.document
        if document is None or archive_of(document.id):
            self._desk.say("only an article of the project can be read in another encoding")
            return
        self._desk.work(
            lambda _: self._desk.project.files.samples(document.id), partial(self._ask, document), "encoding"
        )

    def _ask(self, document: Document, samples: "list[Sample]") -> None:
        if not samples:
            self._desk.say(f"{document.path}: holds nothing beyond ASCII; every encoding reads it the same")
            return
        choices = [(GUESS, "as it is guessed", "0")]
        choices += [
            (sample.encoding, f"{sample.name:<18} {sample.text}", str(n) if n < 10 else "")
            for n, sample in enumerate(samples, 1)
        ]
        self._desk.pick("Read this article in", choices, partial(self._choose, document))

    def _choose(self, document: Document, encoding: str | None) -> None:
        if encoding is None:
            return
        chosen = "" if encoding == GUESS else encoding
        choose = partial(self._desk.project.files.choose_encoding, [document.path], chosen)
        self._desk.change(choose, partial(_told, chosen))


def _told(encoding: str, what: "list[Reanchored]") -> str:
    became = "; ".join(filter(None, (each.told for each in what)))
    said = f"read as {encoding}" if encoding else "its encoding is guessed"
    return f"{said}{UNDOES}{f' · {became}' if became else ''}"
