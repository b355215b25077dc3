"""The list of articles: two rows each, drawn row by row so that its length does not matter."""

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

from store.model import Entry, Label
from tui.keys import bindings
from tui.terminal.sanitise import visible
from tui.themes import colours_of
from tui.widgets.signs import CONFLICT

ROWS = 2
"""Rows an article takes: its title, and what is known of it."""


class ArticleList(ScrollView, can_focus=True):
    """The articles of the project with their tags, their length and how much of them was read."""

    DEFAULT_CSS = """
    ArticleList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("articles")]

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
        self._labels = labels
        self._colours = colours_of(labels)
        self._entries: Sequence[Entry] = ()
        self._rows: Mapping[str, int] = {}
        self._counts: Mapping[str, Mapping[str, int]] = {}
        self._progress: Mapping[str, int] = {}
        self._conflicts: Mapping[str, int] = {}
        self._here = self._beside = ""
        self.cursor = 0
        """Row of the list that the keys act on, counted in articles."""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these articles."""
        self._entries = entries
        self._rows = {entry.id: row for row, entry in enumerate(entries)}
        self.cursor = min(self.cursor, max(0, len(entries) - 1))
        self.virtual_size = Size(0, ROWS * len(entries))
        self.refresh()

    def show_known(self, counts: Mapping[str, Mapping[str, int]], progress: Mapping[str, int]) -> None:
        """Show tags per label and the percentage read, by document id."""
        self._counts, self._progress = counts, progress
        self.refresh()

    def show_conflicts(self, conflicts: Mapping[str, int]) -> None:
        """Show how many passages tell something else than another article, by document id."""
        if self._conflicts != conflicts:
            self._conflicts = conflicts
            self.refresh()

    def show_open(self, here: str, beside: str) -> None:
        """Mark the article being read and the one beside it, by document id."""
        if (self._here, self._beside) != (here, beside):
            self._here, self._beside = here, beside
            self.refresh()
            index = self._rows.get(here)
            if index is not None and not self.has_focus:
                self._move_to(index)

    def action_cursor_down(self) -> None:
        """Go to the next article of the list."""
        self._move_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Go to the article above."""
        self._move_to(self.cursor - 1)

    def action_first(self) -> None:
        """Go to the first article."""
        self._move_to(0)

    def action_last(self) -> None:
        """Go to the last article."""
        self._move_to(len(self._entries) - 1)

    def action_page_down(self) -> None:
        """Go as far down as the list shows."""
        self._move_to(self.cursor + max(1, self.size.height // ROWS))

    def action_page_up(self) -> None:
        """Go as far up as the list shows."""
        self._move_to(self.cursor - max(1, self.size.height // ROWS))

    def action_open(self) -> None:
        """Ask for the article under the cursor."""
        if self._entries:
            self.post_message(self.ArticleChosen(self, self._entries[self.cursor].id))

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        index = (event.y + self.scroll_offset.y) // ROWS
        if 0 <= index < len(self._entries):
            self._move_to(index)
            self.action_open()

    def on_resize(self) -> None:
        """Keep the cursor in sight, with little room as with much."""
        self._move_to(self.cursor)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def _move_to(self, index: int) -> None:
        if self._entries:
            self.cursor = max(0, min(index, len(self._entries) - 1))
            self.scroll_to_region(Region(0, ROWS * self.cursor, 1, ROWS), animate=False, force=True)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the viewport."""
        index, row = divmod(y + self.scroll_offset.y, ROWS)
        width = self.size.width
        if not 0 <= index < len(self._entries):
            return Strip.blank(width, self.visual_style.rich_style)
        content = self._title_row(index, width) if row == 0 else self._known_row(self._entries[index])
        lifted = self.has_focus and index == self.cursor
        return self._strip(content, width, "$sentence-lift" if lifted else "")

    @property
    def _digits(self) -> int:
        return len(str(len(self._entries)))

    def _title_row(self, index: int, width: int) -> Content:
        entry = self._entries[index]
        mark = "▸" if entry.id == self._here else "▹" if entry.id == self._beside else " "
        number = f"{mark} {index + 1:>{self._digits}} "
        title = Content(visible(entry.title)).truncate(max(1, width - len(number)), ellipsis=True)
        return Content.assemble(number, title).stylize("$primary" if entry.id == self._here else "$foreground")

    def _known_row(self, entry: Entry) -> Content:
        counts = self._counts.get(entry.id, {})
        parts: list[tuple[str, str]] = [(" " * (self._digits + 3), "")]
        tagged = (label for label in self._labels if counts.get(label.name))
        parts += [(f"{label.key}{counts[label.name]} ", self._colours[label.name]) for label in tagged]
        conflicts = self._conflicts.get(entry.id, 0)
        parts.append((f"{CONFLICT}{conflicts} " if conflicts else "", "$conflict"))
        parts.append((f"{entry.words}w", "$muted"))
        read = self._progress.get(entry.id, 0)
        parts.append((f" {read}%" if read else "", "$muted"))
        return Content.assemble(*parts)

    def _strip(self, content: Content, width: int, background: str) -> Strip:
        if background:
            content = content.pad_right(max(0, width - content.cell_length)).stylize_before(f"on {background}")
        return Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)[0]
