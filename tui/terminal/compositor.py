"""Putting widgets together on the screen, as Textual does it, but asking them only for what is seen.

For a change in one row Textual asks every widget around it for all its rows, and for a whole screen every container for
the rows that its children hide. A third of the time of a key, and of the first paint, goes into what nobody sees.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from tui.terminal.tested import is_tested


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
                yield region, band, widget.render_lines(band.translate(-region.offset))
                covered.update((row, covered[row] | cells) for row in rows)


def use_sparing_compositor(screen: Screen[None]) -> None:
    """Have a screen put together sparingly, from before its first paint on, where that was tested."""
    if is_tested():
        screen._compositor = SparingCompositor()
