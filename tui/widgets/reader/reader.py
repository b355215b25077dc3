"""The widget in which an article is read and its spans are chosen."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key
from textual.message import Message

from store.model import LABELS, Annotation, Document, Label, Span
from store.text import name_at, phrase_at, snap
from tui.keys import bindings
from tui.widgets.reader.paragraphs import ParagraphCount
from tui.widgets.reader.pointing import Pointing


class Reader(Pointing, can_focus=True, inherit_bindings=False):
    """An article: move, select, tag. It stores nothing; it says what the reader did."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    @dataclass
    class PassageChanged(Message):
        """Another sentence or another selection is what links are wanted for."""

        reader: "Reader"
        span: Span
        selected: bool
        """The span was selected; else it is the sentence at the cursor."""

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, Reader.PassageChanged) and message.reader is self.reader

    @dataclass
    class CursorMoved(Message):
        """The cursor stands somewhere else, or what stands at the cursor is known better."""

        reader: "Reader"
        offset: int

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, Reader.CursorMoved) and message.reader is self.reader

    @dataclass
    class SpanTagged(Message):
        """The reader wants a span to have a label, or no longer to have it."""

        reader: "Reader"
        document: str
        """Id of the document."""
        span: Span
        label: str

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

    @dataclass
    class DocumentShown(Message):
        """Another document is shown."""

        reader: "Reader"

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._document: Document | None = None
        self._paragraphs = ParagraphCount("")
        self.keys_as_taught = True
        """Whether no key of the program was bound anew."""
        self.answer: Callable[[], None] = lambda: None
        """Tells the terminal that a key was heard for which nothing will be drawn."""

    async def on_key(self, event: Key) -> None:
        """Answer the reader's own keys here: on their way up through the screen they would take half as long again."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()) if self.keys_as_taught else ():
            if await self.app.run_action(binding.action, self):
                event.stop()
                return

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    @property
    def paragraph_position(self) -> tuple[int, int]:
        """Number of the paragraph at the cursor, from 1, and how many there are; (0, 0) until they are counted."""
        starts = self._paragraphs.starts
        return (max(1, bisect_right(starts, self._cursor)), len(starts)) if starts else (0, 0)

    @property
    def percent(self) -> int:
        """How far down the text the cursor is, 0 to 100."""
        return min(100, round(100 * self._cursor / max(1, len(self._text) - 1)))

    @property
    def marks_at_cursor(self) -> list[Annotation]:
        """The annotations under the cursor."""
        return self._marks.at(self._cursor)

    def show(self, document: Document, cursor: int = 0, language: str = "") -> None:
        """Show a document, unmarked, with the cursor at an offset of it and in sight.

        Args:
            document: What to read.
            cursor: Offset in its text.
            language: ISO 639-1; empty: guessed from the text.
        """
        self._document, self.language = document, language
        self._paragraphs = ParagraphCount(document.text)
        self._cursor, self._wanted = min(cursor, len(document.text)), None
        self._is_selecting, self._passage = False, (Span(0, 0), False)
        self._grown.clear()
        self.load(document.text)
        self.post_message(self.DocumentShown(self))
        self.go_to(self._cursor)

    def go_to(self, offset: int, *, reveal: bool = True) -> None:
        """Put the cursor at `offset` and select nothing; if it was out of sight, about a third from the top."""
        self._is_selecting = False
        self.place(offset, scroll=False)
        if not reveal:
            return
        if self._wrapping is None:
            self._wanted = offset
        elif not 0 <= self.cell_of(self._cursor)[1] < self.size.height:
            self.place_at_third(self._cursor)
            self.follow()

    def reveal(self, span: Span) -> None:
        """Scroll so that a passage begins about a third from the top; the cursor stays where it is."""
        if self._wrapping is None:
            self._wanted = span.start
        else:
            self.place_at_third(span.start)
            self.follow()

    def target(self, label: Label) -> Span:
        """What tagging with a label tags: the selection without space at its ends, else the label's natural unit."""
        selected = self._selected_ink()
        if selected is not None:
            return snap(self._text, selected, "grapheme")
        if label.unit == "sentence":
            return self._sentence
        if label.unit == "phrase":
            return phrase_at(self._text, self._cursor, self.language)
        return name_at(self._text, self._cursor) or snap(self._text, Span(self._cursor, self._cursor), "word")

    def action_tag(self, label: Label | str) -> None:
        """Ask for a label, or its name, on what `target` finds; the same again is meant to remove it."""
        known = self._marks.labels or LABELS
        found = label if isinstance(label, Label) else next((one for one in known if one.name == label), None)
        if found is None or self._document is None:
            return
        span = self.target(found)
        if span.length:
            self.post_message(self.SpanTagged(self, self._document.id, span, found.name))

    def passage_changed(self, span: Span, selected: bool) -> None:
        """Say so."""
        self.post_message(self.PassageChanged(self, span, selected))

    def cursor_moved(self, offset: int) -> None:
        """Say so."""
        self.post_message(self.CursorMoved(self, offset))

    def stayed(self) -> None:
        """Answer at once: there is nothing to wait for."""
        self.answer()

    def work_in_background(self, deadline: float) -> bool:
        """Also count paragraphs."""
        if not super().work_in_background(deadline) or not self._paragraphs.count(deadline):
            return False
        self.cursor_moved(self._cursor)
        return True
