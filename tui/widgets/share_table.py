"""Articles by articles: how much of the one in a row the one in a column carries, in a shade and a number."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from store.model import Entry
from tui.keys import bindings
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import cut, day_of
from tui.widgets.signs import COPIED, REWORDED, SHADES

if TYPE_CHECKING:
    from store.study.overview import Share

LEGEND = " ".join(f"{shade} to {25 * quarters}%" for quarters, shade in enumerate(SHADES, 1))
"""What a shade stands for, whether numbers stand beside it or it stands alone."""

WIDE, WIDEST, NARROW = 9, 15, 3
"""Cells of a column: with the share in numbers, with room for an outlet over it, or the shade alone."""

BESIDE = 62
"""Cells left beside the table, for words, before a column takes more than is needed."""

ROOMY = 100
"""Columns of the screen under which shares are shades alone."""

LEAST_HEAD, MOST_HEAD = 14, 36
"""Cells before a row."""


class ShareTable(Widget, can_focus=True, inherit_bindings=False):
    """A cell for every two articles, one of them at the cursor; heads stay in place, only what is seen is made."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows")]

    @dataclass
    class Pointed(Message):
        """Another cell is at the cursor, or what is shown has changed."""

        table: "ShareTable"

        @property
        def control(self) -> "ShareTable":
            """The table."""
            return self.table

    def __init__(self) -> None:
        super().__init__()
        self.on_opened: Callable[[], object] = lambda: None
        """Called when the cell at the cursor is clicked."""
        self._entries: Sequence[Entry] = ()
        self._shares: Mapping[tuple[str, str], Share] = {}
        self._numbers: Mapping[str, int] = {}
        self._room = ROOMY
        self._top = self._left = 0
        self.row = self.column = 0
        """The cell at the cursor."""
        self.border_subtitle = LEGEND

    def show(
        self, entries: Sequence[Entry], numbers: Mapping[str, int], shares: "Mapping[tuple[str, str], Share]"
    ) -> None:
        """Show these articles, each by its number, and how much of the first of two the second one carries, by ids."""
        former = self.pair
        self._entries, self._numbers, self._shares = entries, numbers, shares
        ids = [entry.id for entry in entries]
        if former and all(entry.id in ids for entry in former):
            self.row, self.column = (ids.index(entry.id) for entry in former)
        elif len(ids) > 1:
            most = max(shares, key=lambda pair: shares[pair].part, default=(ids[1], ids[0]))
            self.row, self.column = map(ids.index, most)
        self.point(self.row, self.column)

    def give(self, room: int) -> None:
        """Be on a screen of so many columns."""
        self._room = room
        self.point(self.row, self.column)

    @property
    def pair(self) -> tuple[Entry, Entry] | None:
        """The articles of row and column at the cursor."""
        size = len(self._entries)
        return (self._entries[self.row], self._entries[self.column]) if max(self.row, self.column) < size else None

    @property
    def cell(self) -> int:
        """Cells of a column."""
        room, number = self._room - self.head, max(1, len(self._entries))
        if self._room < ROOMY or WIDE * number > room:
            return NARROW
        return max(WIDE, min(WIDEST, (room - BESIDE) // number))

    @property
    def head(self) -> int:
        """Cells before a row."""
        return max(LEAST_HEAD, min(MOST_HEAD, self._room // 4))

    @property
    def wanted(self) -> int:
        """Columns that show everything."""
        return self.head + self.cell * len(self._entries)

    def point(self, row: int, column: int) -> None:
        """Put the cursor on a cell, and that into sight."""
        last = max(0, len(self._entries) - 1)
        self.row, self.column = max(0, min(row, last)), max(0, min(column, last))
        rows, columns = max(1, self.size.height - 1), max(1, (self.size.width - self.head) // self.cell)
        self._top = _first_seen(self._top, self.row, rows, last)
        self._left = _first_seen(self._left, self.column, columns, last)
        self.refresh()
        self.post_message(self.Pointed(self))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.point(self.row, self.column)

    def step(self, columns: int) -> None:
        """Go to another column."""
        self.point(self.row, self.column + columns)

    def action_step(self, by: int) -> None:
        """Go some rows down."""
        self.point(self.row + by, self.column)

    def action_first(self) -> None:
        """Go to the first row."""
        self.point(0, self.column)

    def action_last(self) -> None:
        """Go to the last row."""
        self.point(len(self._entries), self.column)

    def action_turn(self, by: int) -> None:
        """Go some pages down."""
        self.point(self.row + by * max(1, self.size.height - 1), self.column)

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a cell, on a head in its row or column; one more opens what is there."""
        row = self._top + event.y - 1 if event.y > 0 else self.row
        column = self._left + (event.x - self.head) // self.cell if event.x >= self.head else self.column
        if max(row, column) >= len(self._entries):
            return
        if (row, column) == (self.row, self.column) and event.y > 0 and event.x >= self.head:
            self.on_opened()
        else:
            self.point(row, column)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel goes through the rows: the one at the cursor is always in sight."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The same, backwards."""
        event.stop()
        self.action_step(-1)

    def render_line(self, y: int) -> Strip:
        """The heads of the columns, or a row."""
        content = Content("")
        if not y:
            content = Content.assemble(" " * self.head, *self._over())
        elif (row := self._top + y - 1) < len(self._entries):
            content = Content.assemble(self._before(row), *self._cells(row))
        shown = content.truncate(self.size.width)
        return Visual.to_strips(self, shown, self.size.width, 1, self.visual_style, pad=True)[0]

    @property
    def _seen(self) -> range:
        return range(self._left, min(len(self._entries), self._left + (self.size.width - self.head) // self.cell + 1))

    def _over(self) -> Iterator[tuple[str, str]]:
        for column in self._seen:
            entry = self._entries[column]
            number = str(self._numbers[entry.id])
            named = f"{number[-2:]:>2}" if self.cell == NARROW else f"{number} {_called(entry)}"
            shown = Content(cut(named, self.cell - 1))
            yield (
                f"{shown.plain}{' ' * (self.cell - shown.cell_length)}",
                "bold $primary" if column == self.column else "$muted",
            )

    def _before(self, row: int) -> Content:
        entry, is_at_cursor = self._entries[row], row == self.row
        begin = f"{'▸' if is_at_cursor else ' '}{self._numbers[entry.id]:>2} "
        day = f"{day_of(entry) or 'no date':<10} " if self.head > 2 * LEAST_HEAD - 4 else ""
        name = cut(_called(entry), self.head - len(begin) - len(day) - 1)
        shown = Content.assemble(begin, (day, "$muted"), name)
        shown = shown.pad_right(max(0, self.head - shown.cell_length))
        return shown.stylize_before("bold $primary" if is_at_cursor else "$foreground")

    def _cells(self, row: int) -> Iterator[tuple[str, str]]:
        for column in self._seen:
            text, style = self._cell(self._entries[row].id, self._entries[column].id)
            is_at_cursor = (row, column) == (self.row, self.column)
            ink = len(text.rstrip())
            # A shade turned about would be another shade.
            shade = text[0] in SHADES
            yield text[:shade], style
            yield text[shade:ink], f"{style} reverse" if is_at_cursor else style
            yield text[ink:], ""

    def _cell(self, row: str, column: str) -> tuple[str, str]:
        """What a cell shows, and its style."""
        share = self._shares.get((row, column))
        if row == column:
            return f"{'—':<{self.cell}}", "$muted"
        if share is None or not share.carried:
            return f"{'·':<{self.cell}}", "$muted"
        copied = COPIED if is_copied(share) else REWORDED
        number = f" {100 * share.part:3.0f} " if self.cell >= WIDE else ""
        return f"{shade_of(share)}{number}{copied}".ljust(self.cell), "$actor" if copied == COPIED else "$link"


def _called(entry: Entry) -> str:
    return in_one_line(entry.called).removeprefix("The ")


def _first_seen(former: int, cursor: int, room: int, last: int) -> int:
    """The first of what is seen, moved no further than needed, and with no room left over behind the last one."""
    return min(max(min(former, cursor), cursor - room + 1), max(0, last - room + 1))


def shade_of(share: "Share") -> str:
    """The shade of a share that is none of nothing."""
    return SHADES[min(3, max(0, -(-4 * share.carried // share.passages) - 1))]


def is_copied(share: "Share") -> bool:
    """Whether at least half of what is carried is word for word."""
    return 2 * share.copied >= share.carried
