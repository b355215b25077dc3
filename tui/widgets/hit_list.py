"""The list of what a search found: articles, below each its hits, some of them marked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region

from store.model import Hit
from tui.keys import bindings
from tui.widgets.hit_rows import HitGroup, HitLine, ShownHit, article_row, hit_row, lines_of
from tui.widgets.row_list import RowList


class HitList(RowList, inherit_bindings=False):
    """A list whose cursor stands at hits alone; its dialog has the keys that are not those of every list.

    Args:
        opened: Called when the hit at the cursor is clicked.
    """

    # The space bar marks here, as in every list of which several can be chosen.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(each, key=each.key.removesuffix(",space")) for each in bindings("rows")
    ]

    def __init__(self, opened: Callable[[], object]) -> None:
        super().__init__(opened)
        self.marked = dict[Hit, None]()
        """The hits that are marked, in the order in which they were."""
        self._groups: Sequence[HitGroup] = ()
        self._lines: list[HitLine] = []

    def show_hits(self, groups: Sequence[HitGroup], at: int) -> None:
        """Show these, the cursor at the hit of this number; of what is marked that stays which is still there."""
        self._groups, self._lines = groups, lines_of(groups)
        there = {line.hit.hit for line in self._lines if line.hit is not None}
        self.marked = {hit: None for hit in self.marked if hit in there}
        places = [number for number, line in enumerate(self._lines) if line.hit is not None]
        self.show(len(self._lines), self._draw_line, places[min(at, len(places) - 1)] if places else 0)

    @property
    def line(self) -> HitLine | None:
        """The row at the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def chosen(self) -> ShownHit | None:
        """The hit at the cursor."""
        return self.line.hit if self.line is not None else None

    def go_to(self, index: int) -> None:
        """Move the cursor to a row; from an article on to its first hit, with the article in sight."""
        index = max(0, min(index, len(self._lines) - 1))
        is_article = bool(self._lines) and self._lines[index].hit is None
        super().go_to(index + is_article)
        if index and self._lines[index - 1].hit is None:
            self.scroll_to_region(Region(0, index - 1, 1, 2), animate=False, force=True)
        elif is_article:
            self.scroll_to_region(Region(0, index, 1, 2), animate=False, force=True)

    def action_step(self, by: int) -> None:
        """Choose another hit, round the ends."""
        at = self.cursor
        for _ in self._lines:
            at = (at + by) % len(self._lines)
            if self._lines[at].hit is not None:
                break
        self.go_to(at)

    def toggle(self) -> None:
        """Mark the hit at the cursor and go on to the next; again: mark it no longer."""
        if (chosen := self.chosen) is None:
            return
        if chosen.hit in self.marked:
            del self.marked[chosen.hit]
        else:
            self.marked[chosen.hit] = None
        self.action_step(1)

    def toggle_all(self) -> None:
        """Mark all hits of the project; if they are, none."""
        every = {shown.hit: None for group in self._groups for shown in group.hits if not group.archive}
        self.marked = {} if self.marked.keys() == every.keys() else every
        self.refresh()

    def _draw_line(self, index: int, width: int) -> Content:
        line = self._lines[index]
        if line.hit is None:
            return article_row(line.group, width)
        return hit_row(line.hit, width, is_marked=line.hit.hit in self.marked)
