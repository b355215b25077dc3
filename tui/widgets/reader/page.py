"""A text with its marks on the screen. It knows no cursor; `Cursor` adds one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from textual.geometry import Region
from textual.strip import Strip

from store.model import Annotation, Label, Span
from tui.widgets.reader.cells import width_of
from tui.widgets.reader.marks import Coverage, Layer, LinkMarks, Marks
from tui.widgets.reader.painting import GUTTER, Row, paint
from tui.widgets.reader.palette import COUNTERPART, CURRENT_HIT, HIT, Palette, palette
from tui.widgets.reader.rows import CURSOR_COLUMN, Rows

_REMEMBERED: Final = 4096
"""Painted rows that are kept."""


class Page(Rows):
    """Rows with labels, links, search hits and a passage that is compared with another."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._marks = Marks()
        self._links = LinkMarks()
        self._hits = Coverage()
        self._current_hit: Span | None = None
        self._counterpart: Span | None = None
        self._palette: Palette | None = None
        self._palette_key: tuple[object, ...] = ()
        self._strips: dict[int, Strip] = {}

    def load(self, text: str) -> None:
        """Show another text, unmarked, from its start."""
        self._marks, self._links = Marks(labels=self._marks.labels), LinkMarks()
        self._hits, self._current_hit, self._counterpart = Coverage(), None, None
        super().load(text)

    def fitted(self, seen: Span) -> None:
        """Rows of another width look otherwise."""
        self._strips.clear()
        super().fitted(seen)

    def mark(self, annotations: Sequence[Annotation], labels: Sequence[Label]) -> None:
        """Show annotations; only rows where something changed are painted again."""
        marks = Marks(annotations, labels)
        changes, self._marks = self._marks.changes(marks), marks
        self._strips.clear()
        if changes is None:
            self.refresh()
        else:
            self.refresh_spans(changes)

    def mark_links(self, spans: Sequence[Span], judged: Sequence[Span] = ()) -> None:
        """Show in the gutter which passages are linked, and among `judged` which links the reader accepted."""
        links = LinkMarks(spans, judged)
        changes, self._links = self._links.changes(links), links
        self._strips.clear()
        self.refresh_spans(changes)

    def highlight(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Show search hits, the current one more strongly; no spans: none."""
        hits = Coverage.of(spans)
        changes = self._hits.changes(hits) + [span for span in (self._current_hit, current) if span is not None]
        self._hits, self._current_hit = hits, current
        self.refresh_spans(changes)

    def counterpart(self, span: Span | None) -> None:
        """Lift the passage that is compared with another, or none."""
        changes = [changed for changed in (self._counterpart, span) if changed is not None]
        if span != self._counterpart:
            self._counterpart = span
            self.refresh_spans(changes)

    def notify_style_update(self) -> None:
        """Take the colours anew from the theme."""
        super().notify_style_update()
        self._palette = None

    def render_line(self, y: int) -> Strip:
        """One row of the screen; blank where there is no text, and before there is a size to wrap to."""
        colours, row = self._colours(), self.scroll_offset.y + y
        if self._wrapping is None or row >= self._wrapping.height:
            return Strip.blank(self.size.width, colours.base)
        span = self._wrapping.span(row)
        states = self.states(span)
        if states:
            return self._paint(span, states, colours)
        if (strip := self._strips.get(span.start)) is None:
            if len(self._strips) >= _REMEMBERED:
                self._strips.clear()
            strip = self._strips[span.start] = self._paint(span, [], colours)
        return strip

    def refresh_spans(self, spans: Iterable[Span]) -> None:
        """Repaint the rows in sight that show any part of `spans`, each from the gutter to where that part ends."""
        wrapping, view = self._wrapping, self.view
        if wrapping is None:
            return
        reach: dict[int, int] = {}
        for span in spans:
            if span.start <= view.end and span.end >= view.start:
                first = wrapping.row_of(max(span.start, view.start))
                last = wrapping.row_of(max(span.start, min(span.end - 1, view.end)))
                for row in range(first, last + 1):
                    shown = wrapping.span(row)
                    end = width_of(self._text, shown.start, max(shown.start, min(span.end, shown.end)))
                    reach[row] = max(reach.get(row, 0), GUTTER + end + CURSOR_COLUMN)
        self.refresh_cells({row - self.scroll_offset.y: cells for row, cells in reach.items()})

    def refresh_cells(self, reach: Mapping[int, int]) -> None:
        """Repaint the first cells of rows.

        Args:
            reach: How many cells of each row, counted from the top of what is in sight; rows out of sight are left out.
        """
        if regions := [Region(0, row, cells, 1) for row, cells in reach.items() if 0 <= row < self.size.height]:
            self.refresh(*regions)

    def states(self, span: Span) -> list[Layer]:
        """What changes from moment to moment in the row that shows `span`; such rows are not kept."""
        layers = [(start, end, HIT) for start, end in self._hits.within(span)]
        for state, passage in ((COUNTERPART, self._counterpart), (CURRENT_HIT, self._current_hit)):
            if passage is not None and passage.overlap(span):
                layers.append((passage.start, passage.end, state))
        return layers

    def _paint(self, span: Span, states: list[Layer], colours: Palette) -> Strip:
        ends_line = self._wrapping is not None and self._wrapping.ends_line(span)
        layers = [*self._marks.layers(span), *states]
        row = Row(self._text, span, ends_line, layers, self._links.mark(span), self._marks.bar(span))
        return paint(row, colours, self.size.width)

    def _colours(self) -> Palette:
        """The palette of the present theme, made again only when theme or labels changed."""
        if self._palette is None or self._palette_key[-1] is not self._marks.labels:
            app, base = self.app, self.visual_style.rich_style
            key = (base, app.theme_variables, app.native_ansi_color, self._marks.labels)
            if self._palette is None or key != self._palette_key:
                self._palette = palette(
                    app.theme_variables,
                    base,
                    self.background_colors[1],
                    self._marks.labels,
                    ansi=app.native_ansi_color,
                    colourless=app.no_color,
                )
                self._strips.clear()
            self._palette_key = key
        return self._palette
