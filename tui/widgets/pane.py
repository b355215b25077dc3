"""A reader in its frame: numbered title above, what is under the cursor below."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from store.model import Document, archive_of
from tui.terminal.sanitise import visible
from tui.widgets.headline import DOT, cut, headline
from tui.widgets.minimap import Minimap
from tui.widgets.reader import Reader
from tui.widgets.signs import UNLISTED

CORNERS = 6
"""Cells of a border that its title does not get."""
SHORTEST = 8
"""Columns from which something of what lies under the cursor is worth telling."""
WELL, LEAST = 18, 10
"""Cells of each of several things that are told side by side, at least: beside the whole place, beside the share."""


class Edge(Widget, inherit_css=False):
    """The bottom border of a pane with text in it.

    A widget of its own, because setting a border subtitle repaints the whole widget inside: here a key that changes the
    percentage costs one row.
    """

    DEFAULT_CSS = """
    Edge { height: 1; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[tuple[str, ...], str, str] = (), "", ""

    def show(self, under_cursor: Sequence[str], position: str, spare: str = "") -> None:
        """Show what lies under the cursor, part by part, and where in the article that is.

        Args:
            under_cursor: The parts, none of which is left out.
            position: The place.
            spare: What stands behind them where there is room for it, since it is told elsewhere too.
        """
        told = tuple(map(visible, under_cursor)), position, visible(spare)
        if self._told != told:
            self._told = told
            self.refresh()

    def render(self) -> Content:
        """The row, from corner to corner."""
        width = self.size.width
        words = self._words(width - 6)
        words = Content.assemble(" ", words, " ") if words.cell_length else words
        focused = self.parent is not None and isinstance(self.parent, Pane) and self.parent.has_focus_within
        frame = "$primary" if focused else "$frame"
        corner = "──╯"[3 - min(3, max(0, width - 1)) :]
        line = f"╰{'─' * max(0, width - 4 - words.cell_length)}"
        return Content.assemble((line, frame), words, (corner, frame))

    def _words(self, room: int) -> Content:
        """What fits into so many columns; where it gets tight, the place is kept longest."""
        parts, position, spare = self._told
        place, under = Content(position), Content(DOT.join(parts))
        share, all_parts = Content(position.rpartition(DOT)[2]), (*parts, spare) if spare else parts
        words = (
            _whole(all_parts, place, room)
            or _cut(all_parts, place, room, WELL)
            or (_cut(all_parts, share, room, WELL) if spare else None)
            or _whole(parts, place, room)
            or _cut(parts, place, room, WELL)
            or _cut(parts, share, room, LEAST)
        )
        if words is not None:
            return words
        left = room - place.cell_length - 2
        if left >= SHORTEST and under.cell_length:
            return Content("  ").join([under.truncate(left, ellipsis=True), place])
        return place if place.cell_length <= room else place.truncate(max(0, room), ellipsis=True)


def _whole(parts: Sequence[str], place: Content, room: int) -> Content | None:
    """The parts and the place as they are, if they fit."""
    both = [part for part in (Content(DOT.join(parts)), place) if part.cell_length]
    joined = (Content(" " * gap).join(both) for gap in (4, 2))
    return next((words for words in joined if words.cell_length <= room), None)


def _cut(parts: Sequence[str], place: Content, room: int, least: int) -> Content | None:
    """The same with the longest parts cut, if of each at least so many cells fit."""
    shown = squeezed(parts, room - place.cell_length - 2, least)
    return Content("  ").join([Content(DOT.join(shown)), place]) if shown else None


def squeezed(parts: Sequence[str], room: int, least: int) -> list[str]:
    """Parts of a line, the longest cut until all fit into so many cells; none where `least` cells of each do not."""
    widths = [Content(part).cell_length for part in parts]
    left = room - len(DOT) * (len(parts) - 1)
    most = next(
        (most for most in range(max(widths, default=0), least - 1, -1) if sum(min(w, most) for w in widths) <= left), 0
    )
    return [cut(part, most) for part in parts] if most else []


class Pane(Vertical):
    """One of the two readers with its frame.

    Args:
        id: Its name.
        classes: Its classes.
        is_later: Whether it only takes its room, until `fill` is called.
    """

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    Pane Reader { height: 1fr; border: round $frame; border-bottom: none; border-right: none; }
    Pane Reader { border-title-color: $muted; }
    Pane:focus-within Reader { border: round $primary; border-bottom: none; border-right: none; }
    Pane:focus-within Reader { border-title-color: $primary; border-title-style: bold; }
    """

    def __init__(self, id: str, classes: str = "", *, is_later: bool = False) -> None:
        super().__init__(id=id, classes=classes)
        self._is_later = is_later
        self.reader = Reader()
        """The text."""
        self.minimap = Minimap(self.reader)
        """Its right edge."""
        self.edge = Edge()
        """The row below it."""
        self._number = 0

    def compose(self) -> ComposeResult:
        """The reader above its edge, if it is not to be filled later."""
        if not self._is_later:
            yield from self._parts()

    def fill(self) -> None:
        """Put into an empty pane what belongs there."""
        self.mount(*self._parts())

    def _parts(self) -> tuple[Widget, ...]:
        return Horizontal(self.reader, self.minimap), self.edge

    def show(self, document: Document, number: int, cursor: int = 0) -> None:
        """Open a document at an offset; `number` is its place in the list of articles, 0 for one of an archive."""
        self._number = number
        self.reader.show(document, cursor)
        self._show_title()

    def renumber(self, number: int) -> None:
        """Take the number that the list has for the document now, 0 if it has it no longer."""
        self._number = number
        self._show_title()

    def on_resize(self) -> None:
        """More or less of the title fits."""
        self._show_title()

    def _show_title(self) -> None:
        """Number, outlet, date and title in the border above."""
        document = self.reader.document
        if document is None or not self.size.width:
            return
        before = f"{visible(archive_of(document.id)) or self._number or UNLISTED}{DOT}"
        # The frame has no corner at the right, so nothing else parts the title from its line.
        title = Content(f"{before}{headline(document, self.size.width - CORNERS - len(before))} ")
        if self.reader.border_title != title:
            self.reader.border_title = title

    def describe(self, under_cursor: Sequence[str], linked: str = "") -> None:
        """Say in the bottom border what lies under the cursor, which paragraph it is in, and how far down."""
        n, m = self.reader.paragraph_position
        self.edge.show(under_cursor, f"¶{n}/{m} · {self.reader.percent}%" if m else "", linked)

    def on_descendant_focus(self) -> None:
        """The edge takes the colour of the focused frame."""
        self.edge.refresh()
        self.minimap.refresh()

    def on_descendant_blur(self) -> None:
        """And gives it back."""
        self.edge.refresh()
        self.minimap.refresh()
