"""A text on the screen with its marks, its caret and what the caret stands in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from textual import events, on
from textual.geometry import Offset, Region
from textual.strip import Strip

from store.model import LABELS, Annotation, Label, Span
from store.text import next_grapheme, sentence_at
from tui.widgets.reader.caret import Caret
from tui.widgets.reader.cells import width_of
from tui.widgets.reader.looks import COUNTERPART, CURRENT_HIT, CURSOR, HIT, LIFTED, SELECTED, Looks, looks_of
from tui.widgets.reader.marks import AnnotationMarks, Coverage, Layer, LinkMark, LinkMarks, SuggestionMarks
from tui.widgets.reader.painting import GUTTER, PaintedRow, paint
from tui.widgets.reader.rows import CURSOR_COLUMN, Rows
from tui.widgets.reader.wrapping import Wrapping

_REMEMBERED: Final = 4096
"""Painted rows that are kept."""


class Page(Rows):
    """Rows with labels, links, search hits, a passage that is compared with another, a selection and a caret.

    `put` is the one door through which the caret moves.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.language = ""
        """ISO 639-1 code of the text, for its sentences; empty: guessed."""
        self.caret = Caret()
        """Where one reads, and what is selected."""
        self.sentence = Span(0, 0)
        """The sentence at the caret."""
        self._wanted: int | None = None
        """Offset that is to come into sight as soon as there is a size."""
        self._is_primary = False
        self._marks = AnnotationMarks()
        self._links = LinkMarks()
        self._suggested = SuggestionMarks()
        self._hits = Coverage()
        self._current_hit: Span | None = None
        self._counterpart: Span | None = None
        self._looks: Looks | None = None
        self._looks_key: tuple[object, ...] = ()
        self._strips: dict[int, Strip] = {}

    def load(self, text: str) -> None:
        """Show another text, unmarked, from its start."""
        self._marks, self._links = AnnotationMarks(labels=self._marks.labels), LinkMarks()
        self._suggested = SuggestionMarks()
        self._hits, self._current_hit, self._counterpart = Coverage(), None, None
        super().load(text)

    def fitted(self, seen: Span) -> None:
        """Rows of another width look otherwise; what is read stays in sight if it was, and what was wanted comes there.

        What is read is the caret, and where nobody reads, the passage that is compared.
        """
        self._strips.clear()
        super().fitted(seen)
        if self._wanted is not None:
            self.place_at_third(self._wanted)
            self._wanted = None
        else:
            read = self.caret.offset if self._is_primary or self._counterpart is None else self._counterpart.start
            if seen.start <= read <= seen.end:
                self.bring_into_view(read)
        self.follow()

    @property
    def is_primary(self) -> bool:
        """Whether one reads here: the sentence stays lifted while the focus is elsewhere."""
        return self._is_primary

    @is_primary.setter
    def is_primary(self, value: bool) -> None:
        if value != self._is_primary:
            self._is_primary = value
            self.refresh_spans([self.sentence])

    def put(self, caret: Caret, *, scroll: bool = True) -> bool:
        """Put the caret somewhere, and repaint what changed: inside a row the cells up to it, else the rows of both.

        Args:
            caret: Clipped to the text.
            scroll: Keep it in sight.

        Returns:
            Whether it stands elsewhere, or something else is selected.
        """
        before, lifted = self.caret, self._lifted()
        self.caret = caret = caret.within(len(self._text))
        self.sentence = sentence_at(self._text, caret.offset, self.language)
        if scroll:
            self.bring_into_view(caret.offset)
        changed = (before.offset, before.anchor) != (caret.offset, caret.anchor)
        if changed:
            self._refresh_caret(before.offset)
        if (now := self._lifted()) != lifted:
            self.refresh_spans(span for span in (lifted, now) if span is not None)
        if caret.selection != before.selection:
            self.refresh_spans(_difference(before.selection, caret.selection))
        if caret.offset != before.offset:
            self.follow()
        return changed

    def show_at_third(self, offset: int) -> None:
        """Scroll so that an offset stands about a third from the top, as soon as there is a size."""
        if self._wrapping is None:
            self._wanted = offset
        else:
            self.place_at_third(offset)
            self.follow()

    def follow(self) -> None:
        """Put the terminal's own cursor where ours is drawn, for screen readers and input methods."""
        if self.has_focus:
            x, y = self.cell_of(self.caret.offset)
            self.app.cursor_position = self.content_region.offset + Offset(x, y)

    @on(events.Focus)
    @on(events.Blur)
    def _show_focus(self) -> None:
        """Show the caret and the sentence it is in, or hide them."""
        self.refresh_spans([Span(self.caret.offset, self.caret.offset), self.sentence])
        self.follow()

    def mark(self, annotations: Sequence[Annotation], labels: Sequence[Label]) -> None:
        """Show annotations; only rows where something changed are painted again."""
        marks = AnnotationMarks(annotations, labels)
        changes, self._marks = self._marks.changes(marks), marks
        self._strips.clear()
        self.on_seen()
        if changes is None:
            self.refresh()
        else:
            self.refresh_spans(changes)

    def mark_links(self, spans: Sequence[Span], judged: Sequence[Span] = (), conflicts: Sequence[Span] = ()) -> None:
        """Show in the gutter which passages are linked, which of these links were accepted, and which conflict."""
        links = LinkMarks(spans, judged, conflicts)
        changes, self._links = self._links.changes(links), links
        self._strips.clear()
        self.on_seen()
        self.refresh_spans(changes)

    def suggest(self, suggested: Sequence[tuple[Span, str]]) -> None:
        """Show what may be tagged, each place with the name of a label; under tags nothing of it is seen."""
        marks = SuggestionMarks(suggested, self._marks.labels or LABELS)
        changes, self._suggested = self._suggested.changes(marks), marks
        self._strips.clear()
        self.refresh_spans(changes)

    def highlight(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Show search hits, the current one more strongly; no spans: none."""
        hits = Coverage.of(spans)
        changes = self._hits.changes(hits) + [span for span in (self._current_hit, current) if span is not None]
        self._hits, self._current_hit = hits, current
        self.on_seen()
        self.refresh_spans(changes)

    def marked_within(self, span: Span) -> tuple[bool, LinkMark | None, bool]:
        """What is known of a part of the text: whether there is a hit, its links, whether a label tints any of it."""
        return self._hits.touches(span), self._links.mark(span), self._marks.bar(span) is not None

    def counterpart(self, span: Span | None) -> None:
        """Lift the passage that is compared with another, or none."""
        changes = [changed for changed in (self._counterpart, span) if changed is not None]
        if span != self._counterpart:
            self._counterpart = span
            self.refresh_spans(changes)

    def notify_style_update(self) -> None:
        """Take the colours anew from the theme."""
        super().notify_style_update()
        self._looks = None

    def render_line(self, y: int) -> Strip:
        """One row of the screen; blank where there is no text, and before there is a size to wrap to."""
        looks, row = self._present_looks(), self.scroll_offset.y + y
        if self._wrapping is None or row >= self._wrapping.height:
            return Strip.blank(self.size.width, looks.base)
        span = self._wrapping.span(row)
        states = self.states(span)
        if states:
            return self._paint(span, states, looks)
        if (strip := self._strips.get(span.start)) is None:
            if len(self._strips) >= _REMEMBERED:
                self._strips.clear()
            strip = self._strips[span.start] = self._paint(span, [], looks)
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
        return [*layers, *self._caret_layers(span)]

    def _caret_layers(self, span: Span) -> Iterable[Layer]:
        """The lifted sentence, the selection and the caret, as far as they are in the row that shows `span`."""
        lifted, selection, offset = self._lifted(), self.caret.selection, self.caret.offset
        if lifted is not None and lifted.overlap(span):
            yield lifted.start, lifted.end, LIFTED
        if selection is not None and selection.overlap(Span(span.start, span.end + 1)):
            yield selection.start, selection.end, SELECTED
        if self.has_focus and _has_caret(span, offset, self._wrapping):
            yield offset, max(offset + 1, next_grapheme(self._text, offset)), CURSOR

    def _lifted(self) -> Span | None:
        """The sentence to be lifted: none while something else is selected, and none where nobody reads."""
        if self.caret.selection is not None or not (self.has_focus or self._is_primary):
            return None
        return self.sentence

    def _refresh_caret(self, before: int) -> None:
        """Repaint the cells where the caret was and is, each row no further than needed."""
        reach: dict[int, int] = {}
        for offset in (before, self.caret.offset):
            x, y = self.cell_of(offset)
            width = max(1, width_of(self._text, offset, next_grapheme(self._text, offset)))
            reach[y] = max(reach.get(y, 0), x + width)
        self.refresh_cells(reach)

    def _paint(self, span: Span, states: list[Layer], looks: Looks) -> Strip:
        ends_line = self._wrapping is not None and self._wrapping.ends_line(span)
        layers = [*self._suggested.layers(span), *self._marks.layers(span), *states]
        bar, hint = self._marks.bar(span), self._suggested.has_bar(span)
        row = PaintedRow(self._text, span, ends_line, layers, self._links.mark(span), bar, hint)
        return paint(row, looks, self.size.width)

    def _present_looks(self) -> Looks:
        """The looks of the present theme, made again only when theme or labels changed."""
        if self._looks is None or self._looks_key[-1] is not self._marks.labels:
            app, base = self.app, self.visual_style.rich_style
            key = (base, app.theme_variables, app.native_ansi_color, self._marks.labels)
            if self._looks is None or key != self._looks_key:
                self._looks = looks_of(
                    app.theme_variables,
                    base,
                    self.background_colors[1],
                    self._marks.labels,
                    ansi=app.native_ansi_color,
                    colourless=app.no_color,
                )
                self._strips.clear()
            self._looks_key = key
        return self._looks


def _has_caret(row: Span, offset: int, wrapping: Wrapping | None) -> bool:
    if offset == row.end:
        return wrapping is not None and wrapping.ends_line(row)
    return row.covers(offset)


def _difference(before: Span | None, after: Span | None) -> Iterable[Span]:
    """What only one of two selections covers."""
    if before is None or after is None:
        return [span for span in (before, after) if span is not None]
    edges = ((before.start, after.start), (before.end, after.end))
    return [Span(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]]
