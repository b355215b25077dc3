"""Exporting: what is asked, what is shown of it meanwhile, and what is written."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import VariorumError
from store.model import Document, counted
from tui.desk.desk import Desk
from tui.desk.output import free_path, refusal, write_new

if TYPE_CHECKING:
    from store.exchange.edition import Edition, Exported
    from store.exchange.scope import Scope
    from tui.dialogs.exporting import ExportPart, ExportSample, Order

SAMPLED, CHARACTERS = 500, 400_000
"""Annotations and characters of articles of which a sample is made: so much is written within a second."""

DOCUMENT, LABEL, ANNOTATOR = "document", "label", "annotator"
"""Kinds of parts, as the place remembers them."""


class Exporting:
    """The export of a project, in a format, of a part of it, to a place; the next one begins with the same.

    Args:
        desk: What it stands on.
        here: The article that is read.
    """

    def __init__(self, desk: Desk, here: Callable[[], Document | None]) -> None:
        self._desk = desk
        self._here = here
        self.written: list[str] = []
        """Where the exports of this session are."""

    def ask(self) -> None:
        """Ask for format, part and place, and write it."""
        from store.exchange import EXPORTS
        from tui.dialogs.exporting import ExportDialog, ExportOffer

        formats = [(name, known.description) for name, known in EXPORTS.items()]
        sampling = _Sampling(self._desk, self._here())
        offer = ExportOffer(
            f"Export {self._desk.project.name}",
            formats,
            self._desk.place.export_format,
            self._where,
            sampling.sample,
            sampling.parts,
            self._desk.finish,
            self._refused,
        )
        self._desk.screen.app.push_screen(ExportDialog(offer), self._ordered)

    def _where(self, format: str) -> str:
        from store.exchange import EXPORTS

        project = self._desk.project
        name = EXPORTS[format].file_name(project.name)
        return str(free_path(project.folder, name, self._desk.place.export_folder))

    def _refused(self, order: "Order") -> str:
        from store.exchange import EXPORTS

        return refusal(self._desk.project, expanded(order.path), is_folder=EXPORTS[order.format].is_folder)

    def _ordered(self, order: "Order | None") -> None:
        if order is not None:
            remember(self._desk, order)
            self._desk.screen.run_worker(self._write(order), group="export")

    async def _write(self, order: "Order") -> None:
        await self._desk.finish()
        try:
            exported = await asyncio.to_thread(write_export, self._desk, order)
        except VariorumError as error:
            self._desk.complain(error)
            return
        self.written.append(order.path)
        lost = f" · not carried: {'; '.join(exported.losses)}" if exported.losses else ""
        self._desk.say(f"written: {order.path}{lost}")


class _Sampling:
    """What would be written, made of the beginning of a project as it was when this was first asked."""

    def __init__(self, desk: Desk, here: Document | None) -> None:
        self._desk = desk
        self._here = here
        self._whole: Edition | None = None

    def parts(self) -> "tuple[list[ExportPart], list[ExportPart]]":
        """The parts there are, and those that were chosen last."""
        from store.exchange.scope import annotators_of, labels_of
        from tui.dialogs.exporting import ExportPart

        whole = self._whole = self._desk.project.edition()
        used = {each.label for each in whole.annotations}
        here = [ExportPart(DOCUMENT, self._here.id, "this article only")] if self._here is not None else []
        labels = [ExportPart(LABEL, name, name) for name in labels_of(whole) if name in used]
        people = annotators_of(whole)
        who = (
            [ExportPart(ANNOTATOR, name, f"by {name or 'nobody named'}") for name in people] if len(people) > 1 else []
        )
        parts = [*here, *labels, *who]
        return parts, [part for part in parts if remembered(part) in self._desk.place.export_parts]

    def sample(self, format: str, parts: "frozenset[ExportPart]") -> "ExportSample":
        """The first lines, and what is lost: of the whole where that is small, else of its first articles."""
        from store.exchange import export
        from store.exchange.previewing import preview
        from store.exchange.scope import NotLookedFor, beginning, scoped, told
        from tui.dialogs.exporting import ExportSample

        whole = self._whole
        assert whole is not None
        part = scoped(whole, scope_of_parts(parts))
        first = beginning(part, SAMPLED, CHARACTERS)
        exported = export(first, format)
        how_much, has_all = [told(part, whole)], len(first.entries) == len(part.entries)
        is_missed = isinstance(first.carriers, NotLookedFor) and first.carriers.is_missed
        if not has_all:
            how_much.append(f"below of the first {counted(len(first.entries), 'article')}; all is told when written")
        if is_missed:
            how_much.append("below without links that nobody judged; they are looked up when written")
        if not exported.losses:
            how_much.append("nothing is lost" if has_all else "nothing of these is lost")
        lines = preview(exported.files, is_whole=has_all and not is_missed)
        return ExportSample(how_much, lines, exported.losses)


def scope_of_parts(parts: "frozenset[ExportPart]") -> "Scope":
    """The scope to which parts limit an export."""
    from store.exchange.scope import Scope

    return Scope(
        *(frozenset(part.value for part in parts if part.kind == kind) for kind in (DOCUMENT, LABEL, ANNOTATOR))
    )


def remembered(part: "ExportPart") -> str:
    """A part as the place remembers it: of articles, that it is the one that is read."""
    return part.kind if part.kind == DOCUMENT else f"{part.kind}:{part.value}"


def remember(desk: Desk, order: "Order") -> None:
    """Begin the next export with the same format, parts and folder."""
    desk.place.export_format = order.format
    desk.place.export_parts = sorted(map(remembered, order.parts))
    desk.place.export_folder = str(expanded(order.path).absolute().parent)


def expanded(path: str) -> Path:
    """A path as it was typed, `~` being the reader's own folder."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  Path.expanduser fails for a user that there is not


def write_export(desk: Desk, order: "Order") -> "Exported":
    """Export to a file or folder that does not exist yet; the errors are those of `write_new`."""
    from store.exchange import EXPORTS, export
    from store.exchange.scope import scoped

    exported = export(scoped(desk.project.edition(), scope_of_parts(order.parts)), order.format)
    write_new(desk.project, exported.files, expanded(order.path), is_folder=EXPORTS[order.format].is_folder)
    return exported
