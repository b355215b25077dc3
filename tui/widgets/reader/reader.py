"""The widget in which an article is read and its spans are chosen."""

from bisect import bisect_right
from collections.abc import Callable, Mapping

from textual import events, on
from textual.message import Message

from store.model import LABELS, Annotation, Document, Label, Span
from store.text import Unit, name_at, phrase_at, snap
from tui.keys import actions
from tui.widgets.reader.caret import Caret
from tui.widgets.reader.moves import MOVES, Ground
from tui.widgets.reader.page import Page
from tui.widgets.reader.paragraphs import ParagraphCount
from tui.widgets.reader.selecting import Selecting, ink

WHEEL_ROWS = 3
"""Rows that a notch of the wheel scrolls."""

CLICKED: Mapping[int, Unit] = {2: "word", 3: "sentence"}
"""What so many clicks in a row select."""


class Reader(Page, can_focus=True, inherit_bindings=False):
    """An article: move, select, tag. It stores nothing; it says what the reader did."""

    class PassageChanged(Message):
        """Another sentence or another selection is what links are wanted for."""

        def __init__(self, reader: "Reader", span: Span, selected: bool) -> None:
            super().__init__()
            self.reader = reader
            self.span = span
            self.selected = selected
            """The span was selected; else it is the sentence at the cursor."""

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, Reader.PassageChanged) and message.reader is self.reader

    class CursorMoved(Message):
        """The cursor stands somewhere else, or what stands at the cursor is known better."""

        def __init__(self, reader: "Reader", offset: int) -> None:
            super().__init__()
            self.reader = reader
            self.offset = offset

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, Reader.CursorMoved) and message.reader is self.reader

    class SpanTagged(Message):
        """The reader wants a span to have a label, or no longer to have it."""

        def __init__(self, reader: "Reader", document: str, span: Span, label: str) -> None:
            super().__init__()
            self.reader = reader
            self.document = document
            """Id of the document."""
            self.span = span
            self.label = label

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        """What is shown."""
        self._paragraphs = ParagraphCount("")
        self._selecting = Selecting()
        self._posted = (Span(0, 0), False)
        self._is_dragging = False
        self.keys: Mapping[str, str] = actions("reader", {})
        """What each of the reader's own keys does."""
        self.session_keys: Mapping[str, str] = {}
        """What the keys of the session around it do: answered here too, so that keys act in their order."""
        self.answer: Callable[[], None] = lambda: None
        """Tells the terminal that a key was heard for which nothing will be drawn."""

    async def on_key(self, event: events.Key) -> None:
        """Answer the reader's own keys here: on their way up through the screen they would take half as long again."""
        if self.caret.is_selecting and event.key.isdecimal() and (self.caret.times or event.key != "0"):
            event.stop()
            self.caret = self.caret.counting(int(event.key))
            self.post_message(self.CursorMoved(self, self.cursor))
        elif (action := self.keys.get(event.key)) is not None:
            event.stop()
            await self.app.run_action(action, self)
        elif (action := self.session_keys.get(event.key)) is not None:
            event.stop()
            await self.app.run_action(action, self.screen)

    @property
    def cursor(self) -> int:
        """Offset of the cluster under the caret; the length of the text when it stands after the last one."""
        return self.caret.offset

    @property
    def selection(self) -> Span | None:
        """What is selected; None for nothing."""
        return self.caret.selection

    @property
    def passage(self) -> Span:
        """What links are sought for: the selection without the space at its ends, else the sentence at the caret."""
        return ink(self._text, self.caret.selection) or self.sentence

    @property
    def paragraph_position(self) -> tuple[int, int]:
        """Number of the paragraph at the caret, from 1, and how many there are; (0, 0) until they are counted."""
        starts = self._paragraphs.starts
        return (max(1, bisect_right(starts, self.cursor)), len(starts)) if starts else (0, 0)

    @property
    def percent(self) -> int:
        """How far down the text the caret is, 0 to 100."""
        return min(100, round(100 * self.cursor / max(1, len(self._text) - 1)))

    @property
    def marks_at_cursor(self) -> list[Annotation]:
        """The annotations under the caret."""
        return self._marks.at(self.cursor)

    def show(self, document: Document, cursor: int = 0, language: str = "") -> None:
        """Show a document, unmarked, with the caret at an offset of it and in sight.

        Args:
            document: What to read.
            cursor: Offset in its text.
            language: ISO 639-1; empty: guessed from the text.
        """
        self.document, self.language = document, language
        self._paragraphs = ParagraphCount(document.text)
        self.caret, self._wanted = Caret(min(cursor, len(document.text))), None
        self._posted = (Span(0, 0), False)
        self._selecting.forget()
        self.load(document.text)
        self.go_to(self.cursor)

    def go_to(self, offset: int) -> None:
        """Put the caret at `offset` and select nothing; if it was out of sight, about a third from the top."""
        self.place(Caret(offset), scroll=False)
        is_hidden = self._wrapping is None or not 0 <= self.cell_of(self.cursor)[1] < self.size.height
        if is_hidden:
            self.show_at_third(self.cursor)

    def reveal(self, span: Span) -> None:
        """Scroll so that a passage begins about a third from the top; the caret stays where it is."""
        self.show_at_third(span.start)

    def place(self, caret: Caret, *, scroll: bool = True) -> None:
        """Put the caret somewhere, keeping it in sight unless told not to, and say what changed."""
        before = self.cursor
        if not self.put(caret, scroll=scroll):
            self.answer()
        if self.cursor != before:
            self.post_message(self.CursorMoved(self, self.cursor))
        passage = (self.passage, ink(self._text, self.selection) is not None)
        if passage != self._posted:
            self._posted = passage
            self.post_message(self.PassageChanged(self, *passage))

    def target(self, label: Label) -> Span:
        """What tagging with a label tags: the selection without space at its ends, else the label's natural unit."""
        selected = ink(self._text, self.selection)
        if selected is not None:
            return snap(self._text, selected, "grapheme")
        if label.unit == "sentence":
            return self.sentence
        if label.unit == "phrase":
            return phrase_at(self._text, self.cursor, self.language)
        return name_at(self._text, self.cursor) or snap(self._text, Span(self.cursor, self.cursor), "word")

    def select_nothing(self) -> bool:
        """Select nothing; whether anything was selected, or being selected."""
        had = self.caret.is_selecting or self.selection is not None
        self._selecting.forget()
        if had:
            self.place(self.caret.collapsed(), scroll=False)
        return had

    def tagged(self, name: str) -> SpanTagged | None:
        """What it means to label what `target` finds, the same again to remove it; None where there is nothing."""
        label = next((one for one in self._marks.labels or LABELS if one.name == name), None)
        if label is None or self.document is None:
            return None
        span = self.target(label)
        return self.SpanTagged(self, self.document.id, span, label.name) if span.length else None

    def action_move(self, name: str) -> None:
        """Make a move of the table, as often as was typed; while the reader selects, it extends the selection."""
        wrapping = self._wrapping
        if wrapping is None:
            return
        self.settle_near(self.cursor)
        move, height = MOVES[name], self.size.height
        ground, moved = Ground(self._text, self.language, wrapping, height), self.caret
        for _ in range(moved.times or 1):
            moved = move.lead(ground, moved)
        if move.rows is not None:
            self.bring_into_view(self.cursor)
            self.scroll_rows(move.rows(height))
        self.place(moved)

    def action_extend(self, name: str) -> None:
        """Make a move that extends the selection, whether the reader selects or not."""
        caret = self.caret
        self.caret = caret._replace(anchor=caret.origin, is_selecting=True)
        self.action_move(name)
        self.caret = self.caret._replace(is_selecting=caret.is_selecting)

    def action_select(self, how: str) -> None:
        """Begin or end a selection, grow or shrink it, or go to its other end."""
        caret = self.caret
        match how:
            case "grow":
                self.place(self._selecting.grow(self._text, caret))
            case "shrink":
                self.place(self._selecting.shrink(self._text, caret))
            case "other_end" if caret.anchor is not None:
                self.place(caret._replace(offset=caret.anchor, anchor=caret.offset, goal=None))
            case "toggle" if caret.is_selecting:
                self.select_nothing()
            case "toggle":
                self.place(caret._replace(anchor=caret.origin, is_selecting=True))

    def work_in_background(self, deadline: float) -> bool:
        """Also count paragraphs."""
        if not super().work_in_background(deadline) or not self._paragraphs.count(deadline):
            return False
        self.post_message(self.CursorMoved(self, self.cursor))
        return True

    @on(events.MouseDown)
    def _press(self, event: events.MouseDown) -> None:
        """Put the caret where the mouse is, and begin to select."""
        event.stop()
        self._is_dragging = True
        self.capture_mouse()
        self.place(Caret(self._under(event)))

    @on(events.MouseMove)
    def _drag(self, event: events.MouseMove) -> None:
        """Extend the selection to where the mouse is dragged; beyond the edge, scroll."""
        if self._is_dragging:
            event.stop()
            self.place(self.caret.extended(self._under(event)))

    @on(events.MouseUp)
    def _release(self, event: events.MouseUp) -> None:
        if self._is_dragging:
            event.stop()
            self._is_dragging = False
            self.release_mouse()

    @on(events.Click)
    def _select_unit(self, event: events.Click) -> None:
        """Twice: select the word under the mouse; three times: the sentence."""
        unit = CLICKED.get(event.chain)
        if unit is not None:
            event.stop()
            self.place(self.caret.spanning(snap(self._text, Span(self.cursor, self.cursor), unit)))

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _turn_wheel(self, event: events.MouseEvent) -> None:
        """Look further down or up; the caret stays."""
        event.stop()
        event.prevent_default()
        self.scroll_rows(WHEEL_ROWS if isinstance(event, events.MouseScrollDown) else -WHEEL_ROWS)
        self.follow()

    def _under(self, event: events.MouseEvent) -> int:
        return self.offset_at_cell(*event.get_content_offset_capture(self))
