"""Painting the lines of two aligned articles."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from store.model import Label, Span
from tui.widgets.aligned_rows import MARGIN, AlignedLine, AlignedRows, Level, LinePiece
from tui.widgets.reader.looks import FIRST_LABEL, LIFTED, Looks, looks_of
from tui.widgets.reader.marks import Layer
from tui.widgets.reader.painting import GUTTER, PaintedRow, paint

DIFFERING = (Label("here", "", "bold", colour="$actor"), Label("there", "", "bold", colour="$source"))
"""How words are shown that the other wording has not, by side."""

CURSOR = "▸"
"""Before the row that the keys act on."""

REMEMBERED = 1024
"""Painted lines that are kept."""

Unmatched = Callable[[str, str], tuple[list[Span], list[Span]]]
"""Gives the words of two wordings that have no partner in the other."""


class _Dress(NamedTuple):
    """The colours of a theme."""

    key: object
    """What they were made of."""
    shared: Looks
    """Of what both have."""
    apart: Looks
    """Of what only one has, or has in common with doubt."""
    frame: Style


class AlignedPainter:
    """Paints lines and keeps them.

    Args:
        unmatched: Tells the differing words of a row when it comes into sight.
    """

    def __init__(self, unmatched: Unmatched) -> None:
        self._unmatched = unmatched
        self._differing: dict[int, tuple[list[Span], list[Span]]] = {}
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._dress: _Dress | None = None
        self._rows, self._width, self._cursor = AlignedRows((), 0), 0, 0

    def clear(self) -> None:
        """The lines stand otherwise."""
        self._strips.clear()

    def forget(self) -> None:
        """The rows are others."""
        self._strips.clear()
        self._differing.clear()

    def line(self, widget: Widget, rows: AlignedRows, at: int, cursor: int, width: int) -> Strip:
        """A line, counted from the top of all.

        Args:
            widget: In whose colours.
            rows: Of which.
            at: Which line; blank below the last one.
            cursor: Index of the row that is lifted.
            width: In cells.
        """
        self._rows, self._cursor, self._width = rows, cursor, width
        dress = self._dressed(widget)
        if at >= rows.height:
            return self._blank(dress.shared, dress)
        line = rows.line(at)
        key = at, line.number == cursor
        if key not in self._strips:
            if len(self._strips) >= REMEMBERED:
                self._strips.clear()
            self._strips[key] = self._painted(line, widget, dress)
        return self._strips[key]

    def _blank(self, looks: Looks, dress: _Dress) -> Strip:
        return self._framed(None, [Strip.blank(width, looks.base) for width in self._rows.widths], dress)

    def _painted(self, line: AlignedLine, widget: Widget, dress: _Dress) -> Strip:
        level = self._rows.levels[line.number]
        if line.note is not None:
            return self._note(level, line.note, widget, dress)
        looks = dress.shared if level.is_sure else dress.apart
        if line.pieces is None:
            return self._blank(looks, dress)
        return self._framed(
            line, [self._piece(line, side, each, looks) for side, each in enumerate(line.pieces)], dress
        )

    def _piece(self, line: AlignedLine, side: int, piece: LinePiece, looks: Looks) -> Strip:
        width = self._rows.widths[side]
        if piece.span is None:
            return Strip.blank(width, looks.base)
        text = self._rows.levels[line.number].texts[side]
        layers: list[Layer] = [(each.start, each.end, FIRST_LABEL << side) for each in self._words(line.number)[side]]
        if line.number == self._cursor:
            layers.append((piece.span.start, piece.span.end, LIFTED))
        painted = paint(PaintedRow(text, piece.span, False, layers), looks, width + GUTTER)
        return painted.crop(GUTTER, GUTTER + width)

    def _words(self, index: int) -> tuple[list[Span], list[Span]]:
        if index not in self._differing:
            level = self._rows.levels[index]
            is_compared = level.is_sure and level.row.kind != "verbatim"
            self._differing[index] = self._unmatched(*level.texts) if is_compared else ([], [])
        return self._differing[index]

    def _framed(self, line: AlignedLine | None, sides: Sequence[Strip], dress: _Dress) -> Strip:
        """The two texts with what stands before, between and after them."""
        looks, edge = dress.shared, Segment("│", dress.frame)
        cursor, sign, style = self._margins(line, looks)
        bold = Style(bold=True)
        if self._rows.is_stacked:
            is_there = line is not None and line.pieces is not None and line.pieces[0].span is None
            margin = Segment(f"{cursor:1}{sign:2}", style + bold)
            return Strip([edge, margin, *sides[is_there], edge])
        blank = Segment(" ", looks.base)
        here = [edge, Segment(f"{cursor:{MARGIN}}", looks.link + bold), *sides[0], blank]
        there = [edge, Segment(f"{sign:{MARGIN}}", style + bold), *sides[1], blank, edge]
        return Strip([*here, *there])

    def _margins(self, line: AlignedLine | None, looks: Looks) -> tuple[str, str, Style]:
        """Where a text begins: the mark of the cursor, the sign of the row, and the style of that."""
        if line is None or line.pieces is None:
            return "", "", looks.link
        level, (here, there) = self._rows.levels[line.number], line.pieces
        is_top = here.is_first or (there.is_first and (level.row.here is None or not self._rows.is_stacked))
        is_told = there.is_first or (here.is_first and level.row.there is None)
        cursor = CURSOR if line.number == self._cursor and is_top else ""
        return cursor, level.sign if is_told else "", looks.conflict if level.conflicts else looks.link

    def _note(self, level: Level, number: int, widget: Widget, dress: _Dress) -> Strip:
        """A line on what differs, across both texts."""
        room = max(1, self._width - 2 - MARGIN - 1)
        told = level.notes(room)[number].truncate(room, ellipsis=True)
        strip = Visual.to_strips(widget, told, room, 1, widget.visual_style, pad=True)[0]
        base, edge = dress.shared.base, Segment("│", dress.frame)
        return Strip([edge, Segment(" " * MARGIN, base), *strip, Segment(" ", base), edge])

    def _dressed(self, widget: Widget) -> _Dress:
        """The present colours; made anew when the theme changed."""
        app, base = widget.app, widget.visual_style.rich_style
        key = (base, app.theme_variables, app.native_ansi_color)
        if self._dress is None or self._dress.key != key:
            muted, frame = (
                Style(color=Color.parse(app.theme_variables[name]).rich_color) for name in ("muted", "frame")
            )
            faint = base + muted + Style(dim=app.native_ansi_color or app.no_color)
            shared, apart = (_looks(widget, each) for each in (base, faint))
            self._dress = _Dress(key, shared, apart, base + frame)
            self._strips.clear()
        return self._dress


def _looks(widget: Widget, base: Style) -> Looks:
    app = widget.app
    background, ansi = widget.background_colors[1], app.native_ansi_color
    return looks_of(app.theme_variables, base, background, DIFFERING, ansi=ansi, colourless=app.no_color)
