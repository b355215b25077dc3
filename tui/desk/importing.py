"""Importing: what other tools' files hold is read, told, and taken in as one change."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import StorageError, VariorumError
from store.model import Cancelled, counted
from tui.desk.desk import UNDOES, Desk
from tui.desk.exporting import expanded
from tui.desk.labels import LabelKeys

if TYPE_CHECKING:
    from store.exchange.edition import Edition, Imported
    from store.project.importing import TakenIn

PICKED_BY = "123456789abcdefghi"
"""Keys of formats in their order."""

TAKE = "take"


class ImportKeys:
    """Asks for a format and files, and takes in what they hold.

    Args:
        desk: What it stands on.
        labels: Knows which keys a label that comes along must not have.
    """

    def __init__(self, desk: Desk, labels: LabelKeys) -> None:
        self._desk = desk
        self._labels = labels

    def ask(self) -> None:
        """Ask for a format, then for the files."""
        from store.exchange import IMPORTS

        keys = zip(PICKED_BY, IMPORTS.items(), strict=False)
        choices = [(name, f"{name:<14} {known.description}", key) for key, (name, known) in keys]
        self._desk.pick("Import annotations of the format", choices, self._ask_which)

    def _ask_which(self, format: str | None) -> None:
        if format is not None:
            self._ask_where(format)

    def _ask_where(self, format: str, path: str = "", told: str = "") -> None:
        from tui.dialogs.note import NoteDialog

        how = "a file, a folder or a zip · esc leaves it"
        asking = NoteDialog(f"Import {format} from", path, how, refuses=_refusal, told=told)
        self._desk.screen.app.push_screen(asking, partial(self._read, format))

    def _read(self, format: str, path: str | None) -> None:
        if path:
            self._desk.say(f"reading {path} …")
            then = partial(self._ask_whether, format, path)
            self._desk.work(partial(_imported, format, expanded(path)), then, "import")

    def _ask_whether(self, format: str, path: str, imported: "Imported | VariorumError") -> None:
        """Tell what will come before it does; where nothing can, why, and ask again."""
        if isinstance(imported, VariorumError):
            self._desk.complain(imported)
            self._ask_where(format, path, imported.message)
            return
        lost = f" · cannot be taken in: {'; '.join(imported.losses)}" if imported.losses else ""
        told = f"Import {format}: {_held(imported.edition)}{lost}"
        choices = [(TAKE, "take it in, as one change", "y"), ("", "leave it", "x")]
        self._desk.pick(told, choices, partial(self._take, imported))

    def _take(self, imported: "Imported", answer: str | None) -> None:
        if answer == TAKE:
            take = partial(self._desk.project.take_in, imported, lambda key: bool(self._labels.taken(key)))
            self._desk.change(take, _report)


def _refusal(path: str) -> str:
    """What is wrong with the name of files, as far as a look tells."""
    return "" if os.path.lexists(expanded(path)) else f"{path}: no such file or folder; check its name"


def _imported(format: str, path: Path, cancelled: Cancelled) -> "Imported | VariorumError":
    """What files hold; the error where they are not of the format or cannot be read, which names them."""
    from store.exchange import read
    from store.exchange.unpacking import files_at

    try:
        return read(files_at(path), format)
    except VariorumError as error:
        return error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return StorageError(f"{path}: {reason.lower()}; check its name and who may read it", "Not imported")


def _held(edition: "Edition") -> str:
    """`3 articles, 12 annotations, 1 relation`."""
    counts = {
        "article": len(edition.entries),
        "annotation": len(edition.annotations),
        "relation": len(edition.relations),
        "judged link": len(edition.judgements),
    }
    return ", ".join(counted(count, what) for what, count in counts.items() if count) or "nothing"


def _report(taken: "TakenIn") -> str:
    counts = {"annotation": taken.annotations, "relation": taken.relations, "link": taken.links}
    came = [counted(count, what) for what, count in counts.items() if count]
    said = [f"taken in: {', '.join(came)}{UNDOES}" if came else "nothing new in it"]
    said += [f"{taken.already:,} there already"] if taken.already else []
    said += [f"{counted(len(taken.articles), 'article')} brought along, which stay"] if taken.articles else []
    said += [f"not carried: {'; '.join(taken.losses)}"] if taken.losses else []
    return " · ".join(said)
