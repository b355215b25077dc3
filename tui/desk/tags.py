"""Tagging: label, note, move, remove."""

from functools import partial
from typing import NamedTuple

from store.errors import VariorumError
from store.model import Annotation, Span
from tui.desk.desk import RESTORES, UNDOES, Desk, quote
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.widgets.hints import key_of
from tui.widgets.reader import Reader

CLAIM, SOURCE = "claim", "source"
"""The labels that one key relates: a source that is tagged inside a claim says it."""


class _Move(NamedTuple):
    """An annotation and where it is to stand."""

    annotation: Annotation
    span: Span


class TagKeys:
    """What the keys of the group `Tag` do."""

    def __init__(self, desk: Desk, panes: Panes, marking: Marking) -> None:
        self._desk = desk
        self._panes = panes
        self._marking = marking

    def tag(self, name: str) -> None:
        """Tag the selection, else the label's natural object; the same again removes it."""
        if self._panes.document is not None and name in {label.name for label in self._desk.project.labels}:
            tagged = self._panes.reader.tagged(name)
            if tagged is not None:
                self.toggle(tagged)

    def toggle(self, message: Reader.SpanTagged) -> None:
        """The reader tagged a span: keep it, or take it back where it is there already.

        A source that stands in a claim is said to be who says it, in the same change.
        """
        label, found = message.label, self._annotations_around(message.span)
        claim = _innermost(found, CLAIM) if label == SOURCE else None
        toggle = partial(
            self._desk.project.tags.toggle, message.document, message.span, label, claim.id if claim else ""
        )
        self._desk.change(toggle, partial(_tag_report, label, self._besides(label, message.span, claim)))
        message.reader.select_nothing()

    def remove(self) -> None:
        """Remove the innermost annotation under the cursor."""
        if (annotation := self._marking.demanded()) is not None:
            report = f"removed {annotation.label} {self._marking.quoted(annotation)}{RESTORES}"
            self._desk.change(partial(self._desk.project.tags.remove, annotation.id), lambda _: report)

    def relabel(self) -> None:
        """Ask for another label for the annotation under the cursor."""
        if (annotation := self._marking.demanded(asks=True)) is not None:
            choices = [(label.name, label.name, label.key) for label in self._desk.project.labels]
            title = f"Label for {self._marking.quoted(annotation)}"
            self._desk.pick(title, choices, partial(self._relabel, annotation))

    def move_edge(self, edge: str) -> None:
        """Move the start or the end of the nearest annotation to the cursor."""
        move = self._with_edge(edge)
        if move is None:
            self._desk.say("no tag here whose edge could be moved")
            return
        text = self._panes.document.text if self._panes.document is not None else ""
        report = f"{move.annotation.label} {quote(move.span.of(text))}{UNDOES}"
        self._desk.change(partial(self._desk.project.tags.move, move.annotation.id, move.span), lambda _: report)

    def note(self) -> None:
        """Ask for a note on the annotation under the cursor."""
        if (annotation := self._marking.demanded(asks=True)) is not None:
            self._ask_note(annotation, annotation.note)

    def _ask_note(self, annotation: Annotation, text: str, error: VariorumError | None = None) -> None:
        from tui.dialogs.note import NoteDialog

        title = f"Note on {annotation.label} {self._marking.quoted(annotation)}"
        asking = NoteDialog(title, text, told=error.message if error else "")
        self._desk.screen.app.push_screen(asking, partial(self._set_note, annotation))

    def _annotations_around(self, span: Span) -> list[Annotation]:
        found = self._marking.annotations(self._panes.active)
        return [each for each in found if each.span is not None and each.span.contains(span)]

    def _besides(self, label: str, span: Span, claim: Annotation | None) -> str:
        """What else is said of a new tag: what its source says, or how a claim gets its only source."""
        if claim is not None:
            return f" says {self._marking.quoted(claim)}"
        inside = [
            each
            for each in self._marking.annotations(self._panes.active)
            if label == CLAIM and each.label == SOURCE and each.span is not None and span.contains(each.span)
        ]
        return f" · {key_of('tag.relate')} relates it to {self._marking.quoted(inside[0])}" if len(inside) == 1 else ""

    def _relabel(self, annotation: Annotation, label: str | None) -> None:
        if label is not None:
            report = f"{annotation.label} is now {label}{UNDOES}"
            self._desk.change(partial(self._desk.project.tags.relabel, annotation.id, label), lambda _: report)

    def _with_edge(self, edge: str) -> _Move | None:
        reader = self._panes.reader
        annotation = self._marking.annotation_here or self._nearest(edge)
        if annotation is None or annotation.span is None:
            return None
        end = max(reader.cursor + 1, reader.selection.end if reader.selection else 0)
        start, end = (reader.cursor, annotation.span.end) if edge == "start" else (annotation.span.start, end)
        return _Move(annotation, Span(start, end)) if start < end else None

    def _nearest(self, edge: str) -> Annotation | None:
        """The annotation that begins next after the cursor, or ended last before it."""
        cursor = self._panes.reader.cursor
        if self._panes.document is None:
            return None
        placed = [(each, each.span) for each in self._marking.annotations(self._panes.active) if each.span is not None]
        if edge == "start":
            return min(((s.start, n.id, n) for n, s in placed if s.start > cursor), default=(0, "", None))[2]
        return max(((s.end, n.id, n) for n, s in placed if s.end <= cursor), default=(0, "", None))[2]

    def _set_note(self, annotation: Annotation, note: str | None) -> None:
        if note is not None and note != annotation.note:
            done = "kept" if note else "removed"
            report = f"note {done} on {annotation.label} {self._marking.quoted(annotation)}{UNDOES}"
            write = partial(self._desk.project.tags.set_note, annotation.id, note)
            self._desk.change(write, lambda _: report, partial(self._ask_note, annotation, note))


def _innermost(found: list[Annotation], label: str) -> Annotation | None:
    placed = [(each.span.length, each.id, each) for each in found if each.label == label and each.span is not None]
    return min(placed, default=(0, "", None))[2]


def _tag_report(label: str, besides: str, annotation: Annotation | None) -> str:
    if annotation is None:
        return f"{label} removed{RESTORES}"
    return f"{label} {quote(annotation.selector.exact)}{besides}{UNDOES}"
