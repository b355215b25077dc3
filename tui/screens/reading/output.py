"""What leaves the session: a citation on the clipboard, an export in a file."""

import asyncio
from functools import partial
from pathlib import Path

from store.errors import ExportError, VariorumError
from store.model import Document, Exported, Span
from tui.screens.reading.session import Session, quote


class Output(Session):
    """Copying and exporting."""

    async def action_copy(self) -> None:
        """Copy the passage with its citation."""
        document, span = self.document, self.active.reader.passage
        if document is None or not span.length:
            self.say("nothing to copy here")
            return
        text = citation(document, span)
        self.app.copy_to_clipboard(text)
        self.run_worker(self._copy_outside(text, quote(span.of(document.text))), group="copy", exclusive=True)

    async def _copy_outside(self, text: str, shown: str) -> None:
        from tui.terminal import clipboard

        where = await asyncio.to_thread(clipboard.copy_outside, text)
        self.say(f"copied {shown} to the terminal (OSC 52) and {where}")

    def action_export(self) -> None:
        """Ask for a format, then for a file."""
        from store.exchange import FORMATS

        choices = [
            (name, f"{name:<14} {known.description}", str(n)) for n, (name, known) in enumerate(FORMATS.items(), 1)
        ]
        self.ask_which("Export the annotations as", choices, self._export_where)

    def _export_where(self, format: str | None) -> None:
        from store.exchange import FORMATS
        from tui.dialogs.note import NoteScreen

        if format is not None:
            path = Path.cwd() / f"{_file_name(self.project.name)}{FORMATS[format].suffix}"
            asking = NoteScreen(f"Write {format} to", str(path), "a file; enter writes it, escape does not")
            self.app.push_screen(asking, partial(self._export, format))

    def _export(self, format: str, path: str | None) -> None:
        if path:
            self.run_worker(self._write(format, Path(path).expanduser()), group="export")

    async def _write(self, format: str, path: Path) -> None:
        await self.finish_changes()
        try:
            exported = await asyncio.to_thread(partial(write_export, self.project.export, format, path))
        except VariorumError as error:
            self.complain(error)
            return
        lost = f" · not carried: {'; '.join(exported.losses)}" if exported.losses else ""
        self.say(f"written: {path}{lost}")


def citation(document: Document, span: Span) -> str:
    """A passage as it is quoted: the words, then title, outlet, date, address, file and offsets."""
    words = " ".join(span.of(document.text).split())
    known = (document.title, document.source, document.published, document.url)
    place = f"{document.path}:{span.start}-{span.end}"
    return f"“{words}” ({', '.join(part for part in (*known, place) if part)})"


def write_export(export: "object", format: str, path: Path) -> Exported:
    """Export to a file that does not exist yet.

    Raises:
        ExportError: If the file exists or cannot be written.
    """
    assert callable(export)
    exported = export(format)
    assert isinstance(exported, Exported)
    try:
        with path.open("x", encoding="utf-8", newline="") as out:
            out.write(exported.content)
    except FileExistsError as error:
        raise ExportError(f"{path} exists and is not overwritten: give another name") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror}): give another place") from error
    return exported


def _file_name(name: str) -> str:
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in name).strip("-.")
    return kept or "project"
