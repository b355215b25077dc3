"""The right edge of a reader, a map of its article: what is tagged, linked, contradicted, found, and in sight."""

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from store.model import Span
from tui.widgets.signs import ACCEPTED, CONFLICT, LINKED

if TYPE_CHECKING:
    from tui.widgets.reader import Reader

CORNER, EDGE, SEEN = "╮", "│", "┃"
"""The frame, and that beside what is in sight."""

CLAIM, HIT = "▌", "●"
"""Signs of a tinting label and of what was found."""

FOUND, CONTRADICTED, JUDGED, MARKED, TAGGED = "$actor", "$conflict", "$link", "$link", "$claim-bar"
"""Colours of the signs, the most telling first."""


class Minimap(Widget, inherit_css=False):
    """One sign a row for what stands in that part of the article, the most telling; only those that change are drawn.

    Args:
        reader: Whose article it is.
    """

    DEFAULT_CSS = """
    Minimap { width: 1; height: 1fr; }
    """

    def __init__(self, reader: "Reader") -> None:
        super().__init__()
        self._reader = reader
        self._shown: list[tuple[str, str]] = []
        self._strips: dict[tuple[str, str, Style], Strip] = {}
        """Of each sign in each colour, on a background."""
        reader.on_seen = self.follow

    def follow(self) -> None:
        """Show what is known now, if that is something else."""
        before, self._shown = self._shown, self._signs()
        rows = zip_longest(before, self._shown)
        if changed := [Region(0, row, 1, 1) for row, (then, now) in enumerate(rows, 1) if then != now]:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """As many rows as there are now."""
        self.follow()

    def notify_style_update(self) -> None:
        """Take the colours anew from the theme."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """A row of the edge, which begins with its corner."""
        sign, style = self._shown[y - 1] if 0 < y <= len(self._shown) else (CORNER if y == 0 else " ", "")
        key = sign, style or ("$primary" if self._reader.has_focus else "$frame"), self.visual_style
        if key not in self._strips:
            self._strips[key] = Visual.to_strips(self, Content.styled(*key[:2]), 1, 1, key[2], pad=True)[0]
        return self._strips[key]

    def _signs(self) -> list[tuple[str, str]]:
        rows, length, view = self.size.height - 1, self._reader.length, self._reader.view
        parts = [Span(length * row // rows, max(1, length * (row + 1) // rows)) for row in range(max(0, rows))]
        return [self._sign(part, view) for part in parts] if length else [(EDGE, "")] * len(parts)

    def _sign(self, part: Span, view: Span) -> tuple[str, str]:
        """What stands in a part of the article, and its colour; of nothing the frame.

        A linked passage is shown where it begins: most of an article may be linked.
        """
        is_hit, link, is_tagged = self._reader.marked_within(part)
        if is_hit:
            return HIT, FOUND
        begins = link if link is not None and link.is_first else None
        if begins and begins.is_conflict:
            return CONFLICT, CONTRADICTED
        if is_tagged:
            return CLAIM, TAGGED
        if begins:
            return (ACCEPTED, JUDGED) if begins.is_judged else (LINKED, MARKED)
        return (SEEN if part.overlap(view) else EDGE), ""
