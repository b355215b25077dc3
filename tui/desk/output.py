"""What leaves the session: a citation on the clipboard, an export in a file."""

import asyncio
import os
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ExportError, VariorumError
from store.model import Document, Span
from store.text.days import day_given
from store.text.locating import place_of
from tui.desk.desk import Desk, quote
from tui.desk.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.edition import Exported
    from store.project import Project

PICKED_BY = "123456789abcdefghilmnopqrstuvwxyz"
"""Keys of formats in their order; j and k move."""


class Output:
    """Copying and exporting."""

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

    def export(self) -> None:
        """Ask for a format, then for a file."""
        from store.exchange import EXPORTS

        keys = zip(PICKED_BY, EXPORTS.items(), strict=False)
        choices = [(name, f"{name:<14} {known.description}", key) for key, (name, known) in keys]
        self._desk.pick("Export the annotations as", choices, self._ask_where)

    def _copied(self, words: str, where: str) -> None:
        self._desk.say(f"copied {words} to the terminal (OSC 52) and {where}")

    def _ask_where(self, format: str | None) -> None:
        from store.exchange import EXPORTS
        from tui.dialogs.note import NoteDialog

        if format is not None:
            path = free_path(self._desk.project.folder, EXPORTS[format].file_name(self._desk.project.name))
            asking = NoteDialog(f"Write {format} to", str(path), "enter writes it, escape does not")
            self._desk.screen.app.push_screen(asking, partial(self._export, format))

    def _export(self, format: str, path: str | None) -> None:
        if path:
            target = Path(os.path.expanduser(path))  # noqa: PTH111  Path.expanduser fails for a user that there is not
            self._desk.screen.run_worker(self._write(format, target), group="export")

    async def _write(self, format: str, path: Path) -> None:
        await self._desk.finish()
        try:
            exported = await asyncio.to_thread(write_export, self._desk.project, format, path)
        except VariorumError as error:
            self._desk.complain(error)
            return
        lost = f" · not carried: {'; '.join(exported.losses)}" if exported.losses else ""
        self._desk.say(f"written: {path}{lost}")


def citation(document: Document, span: Span) -> str:
    """A passage as it is quoted: the words, then author, title, outlet, date, page, address, file and offsets."""
    words = " ".join(span.of(document.text).split())
    day = document.published if day_given(document.published) else ""
    told = (document.author, document.title, document.source, day)
    place = f"{document.path}:{span.start}-{span.end}"
    known = (*told, place_of(document.locators, span), document.url, place)
    return f"“{words}” ({', '.join(part for part in known if part)})"


def free_path(folder: Path, name: str) -> Path:
    """Where to offer to write an export: outside the articles in `folder`, under a name that nothing has yet."""
    resolved = folder.resolve()
    places = [place for place in (Path.cwd(), resolved.parent, Path.home()) if not place.is_relative_to(resolved)]
    place = next((place for place in places if os.access(place, os.W_OK)), Path.home())
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  of a name, not of a path
    names = chain([name], (f"{stem}-{n}{suffix}" for n in count(2)))
    return next(path for path in (place / each for each in names) if not os.path.lexists(path))


def write_export(project: "Project", format: str, path: Path) -> "Exported":
    """Export to a file or folder that does not exist yet; the errors are those of `write_new`."""
    from store.exchange import EXPORTS

    exported = project.export(format)
    write_new(project, exported.files, path, is_folder=EXPORTS[format].is_folder)
    return exported


def write_new(project: "Project", files: "Mapping[str, bytes]", path: Path, *, is_folder: bool) -> None:
    """Write what leaves the session to a file or folder that does not exist yet.

    Raises:
        ExportError: If it exists, cannot be written, or would be an article of the project or lie among its data.
    """
    from store.exchange.files import places, write_files
    from store.project.ownership import objection

    try:
        for place in (path, *places(files, path, is_folder=is_folder)):
            if reason := objection(place, project.folder, project.data):
                raise ExportError(f"{place} {reason}: give another name")
        write_files(files, path, is_folder=is_folder)
    except ValueError as error:
        raise ExportError(f"{path} is no name of a file ({error}): give another one") from error
    except FileExistsError as error:
        raise ExportError(f"{path} exists and is not overwritten: give another name") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror}): give another place") from error


def _copy_outside(text: str) -> str:
    from tui.terminal import clipboard

    return clipboard.copy_outside(text)
