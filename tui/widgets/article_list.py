"""The list of articles, drawn row by row so that its length does not matter; one row each where they are many."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from store.model import Entry, Label
from tui.keys import bindings
from tui.widgets.article_rows import ArticleRows, Known, Margin, Stack


class ArticleList(ScrollView, can_focus=True):
    """The articles of the project with outlet, date, their tags, their length and how much of them was read.

    Where not all of them fit whole, each has one row, and only the one at the cursor is shown whole.
    """

    DEFAULT_CSS = """
    ArticleList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-color: $frame;
        scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows"), *bindings("articles")]

    class ArticleChosen(Message):
        """An article is to be read."""

        def __init__(self, article_list: "ArticleList", document: str) -> None:
            super().__init__()
            self.article_list = article_list
            self.document = document

        @property
        def control(self) -> "ArticleList":
            """The list."""
            return self.article_list

    def __init__(self, labels: Sequence[Label]) -> None:
        super().__init__()
        self._rows = ArticleRows(labels)
        self._numbers: Mapping[str, int] = {}
        self._here = self._beside = ""
        self._stack = Stack(2, 2)
        self._room = 0
        self.entries: Sequence[Entry] = ()
        """What is listed, in the order in which it is."""
        self.cursor = 0
        """Row of the list that the keys act on, counted in articles."""

    def show(self, entries: Sequence[Entry], numbers: Mapping[str, int], cursor: str = "") -> None:
        """Show these articles, each with its number by document id; the cursor goes to one of them, else the first."""
        self.entries, self._numbers = entries, numbers
        self.cursor = self._index_of(cursor) or 0
        self._fit()

    def give(self, rows: int) -> None:
        """Have at least so many rows whatever else is shown: as many rows an article as these are enough for."""
        if rows != self._room:
            self._room = rows
            self._fit()

    def show_known(self, tags: Mapping[str, Mapping[str, int]], read: Mapping[str, int]) -> None:
        """Show tags per label and the percentage read, by document id."""
        self._show(self._rows.known._replace(tags=dict(tags), read=dict(read)))

    def show_labels(self, labels: Sequence[Label]) -> None:
        """The project has other labels."""
        self._rows.show_labels(labels)
        self.refresh()

    def show_linked(self, links: Mapping[str, int], conflicts: Mapping[str, int]) -> None:
        """Show how many passages are linked, and how many tell something else than another article, by document id."""
        self._show(self._rows.known._replace(links=links, conflicts=conflicts))

    def _show(self, known: Known) -> None:
        if self._rows.known != known:
            self._rows.known = known
            self.refresh()

    def show_open(self, here: str, beside: str) -> None:
        """Mark the article being read and the one beside it, by document id."""
        if (self._here, self._beside) != (here, beside):
            self._here, self._beside = here, beside
            self.refresh()
            index = self._index_of(here)
            if index is not None and not self._is_acted_on:
                self._move_to(index)

    @property
    def at_cursor(self) -> str:
        """Id of the article under the cursor; empty where none is listed."""
        return self.entries[self.cursor].id if self.cursor < len(self.entries) else ""

    def _index_of(self, document: str) -> int | None:
        return next((index for index, entry in enumerate(self.entries) if entry.id == document), None)

    def action_step(self, by: int) -> None:
        """Go some articles down the list."""
        self._move_to(self.cursor + by)

    def action_first(self) -> None:
        """Go to the first article."""
        self._move_to(0)

    def action_last(self) -> None:
        """Go to the last article."""
        self._move_to(len(self.entries) - 1)

    def action_turn(self, by: int) -> None:
        """Go some pages down the list."""
        self._move_to(self.cursor + by * self._stack.page(self.size.height))

    def action_open(self) -> None:
        """Ask for the article under the cursor."""
        if self.at_cursor:
            self.post_message(self.ArticleChosen(self, self.at_cursor))

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        index, _ = self._stack.at(event.y + self.scroll_offset.y, self.cursor)
        if 0 <= index < len(self.entries):
            self._move_to(index)
            self.action_open()

    def on_resize(self) -> None:
        """Other rows fit."""
        self._fit()

    def _fit(self) -> None:
        """Take as many rows an article as there is room for, and keep the cursor in sight."""
        self._stack = self._rows.stack(self.entries, self.scrollable_content_region.width, self._room)
        self.virtual_size = Size(0, self._stack.top(len(self.entries), self.cursor))
        self._move_to(self.cursor)
        self.refresh()

    def _move_to(self, index: int) -> None:
        if self.entries:
            self.cursor = max(0, min(index, len(self.entries) - 1))
            top = self._stack.top(self.cursor, self.cursor)
            self.scroll_to_region(Region(0, top, 1, self._stack.whole), animate=False, force=True)
            self.refresh()

    @property
    def _is_acted_on(self) -> bool:
        """Whether keys move the cursor: those of the list, or those of a field that filters it."""
        return isinstance(self.parent, Widget) and self.parent.has_focus_within

    def render_line(self, y: int) -> Strip:
        """One row of the viewport."""
        index, row = self._stack.at(y + self.scroll_offset.y, self.cursor)
        width = self.scrollable_content_region.width
        if not 0 <= index < len(self.entries):
            return Strip.blank(width, self.visual_style.rich_style)
        content = self._content(index, row, width)
        if index == self.cursor and self._is_acted_on:
            filling = max(0, width - content.cell_length)
            content = content.pad_right(filling).stylize_before("on $sentence-lift")
        return Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)[0]

    def _content(self, index: int, row: int, width: int) -> Content:
        entry, is_at_cursor = self.entries[index], index == self.cursor
        digits = len(str(len(self._numbers)))
        margin = Margin(self._numbers.get(entry.id, 0), digits, is_at_cursor=is_at_cursor and self._is_acted_on)
        if entry.id == self._here:
            margin = margin._replace(open="here")
        elif entry.id == self._beside:
            margin = margin._replace(open="beside")
        number = self._stack.whole if is_at_cursor else self._stack.each
        rows = self._rows.rows(entry, margin, width - self.show_vertical_scrollbar, number)
        return rows[row] if row < len(rows) else Content("")
