"""Putting widgets together on the screen, as Textual does it, but asking them only for what is seen.

For a change in one row Textual asks every widget around it for all its rows, and for a whole screen every container for
the rows that its children hide. A third of the time of a key, and of the first paint, goes into what nobody sees. And
where a container is seen, at the sides or because it is empty, it makes each row anew, though they are all alike.
"""

from collections.abc import Iterable
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.textual_version import is_tested


class SparingCompositor(Compositor):
    """Asks a widget for those rows in which something of it is seen."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield region, clip and lines of the widgets seen in `crop`, front to back; None: in all of the screen."""
        crop = self.size.region if crop is None else crop
        covered = dict.fromkeys(crop.line_range, 0)
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            left, _, width, _ = columns = shown.intersection(crop)
            cells = ((1 << width) - 1) << left
            rows = [row for row in columns.line_range if cells & ~covered[row]]
            if rows:
                band = Region(shown.x, rows[0], shown.width, rows[-1] + 1 - rows[0])
                yield region, band, _lines(widget, band.translate(-region.offset))
                covered.update((row, covered[row] | cells) for row in rows)


def _lines(widget: Widget, band: Region) -> list[Strip]:
    """Rows of a widget; where it draws nothing itself, one of those between its borders stands for all of them."""
    gutter = widget.gutter
    first, last = max(band.y, gutter.top), min(band.bottom, widget.outer_size.height - gutter.bottom)
    if last - first < 2 or not _draws_nothing(type(widget)):
        return widget.render_lines(band)
    lines = widget.render_lines(Region(band.x, band.y, band.width, first + 1 - band.y))
    lines += [lines[-1]] * (last - first - 1)
    rest = band.bottom - last
    return lines + widget.render_lines(Region(band.x, last, band.width, rest)) if rest else lines


def _draws_nothing(kind: type[Widget]) -> bool:
    return kind.render is Widget.render and kind.render_line is Widget.render_line


def use_sparing_compositor(screen: Screen[Any]) -> None:
    """Have a screen put together sparingly, from before its first paint on, where that was tested."""
    if is_tested():
        screen._compositor = SparingCompositor()
