"""Tagging: label, note, relate, move, remove; undo and redo."""

from functools import partial
from typing import NamedTuple

from store.model import Annotation, Change, Label, RelationKind, Span
from tui.screens.reading.session import Session, quote
from tui.widgets.reader import Reader

RELATIONS: tuple[tuple[RelationKind, str], ...] = (
    ("said by", "who or what says it"),
    ("about", "whom or what it is about"),
    ("same as", "the same in other words"),
    ("contradicts", "both cannot be true"),
)
"""The kinds of relation, and what they mean."""


class _Edge(NamedTuple):
    annotation: Annotation
    span: Span


class Tagging(Session):
    """What the keys of the group `Tag` do."""

    def action_tag(self, name: str) -> None:
        """Tag the selection, else the label's natural object; the same again removes it."""
        label = next((label for label in self.project.labels if label.name == name), None)
        if label is not None and self.document is not None:
            self.active.reader.action_tag(label.name)

    def on_reader_span_tagged(self, message: Reader.SpanTagged) -> None:
        """The reader tagged a span: keep it, or take it back where it is there already."""
        message.stop()
        toggle = partial(self.project.tags.toggle, message.document, message.span, message.label)
        self.change(toggle, partial(_told_of_tag, message.label))
        message.reader.action_select_clear()

    def action_untag(self) -> None:
        """Remove the innermost annotation under the cursor."""
        annotation = self._needed()
        if annotation is not None:
            told = f"removed {annotation.label} {quote(annotation.selector.exact)} · u brings it back"
            self.change(partial(self.project.tags.remove, annotation.id), lambda _: told)

    def action_relabel(self) -> None:
        """Ask for another label for the annotation under the cursor."""
        annotation = self._needed()
        if annotation is not None:
            choices = [(label.name, label.name, label.key) for label in self.project.labels]
            title = f"Label for {quote(annotation.selector.exact)}"
            self.ask_which(title, choices, partial(self._relabel, annotation))

    def _relabel(self, annotation: Annotation, label: str | None) -> None:
        if label is not None:
            told = f"{annotation.label} is now {label} · u undoes"
            self.change(partial(self.project.tags.relabel, annotation.id, label), lambda _: told)

    def action_move_edge(self, edge: str) -> None:
        """Move the start or the end of the nearest annotation to the cursor."""
        moved = self._with_edge(edge)
        if moved is None:
            self.say("no tag here whose edge could be moved")
            return
        told = f"{moved.annotation.label} {quote(moved.span.of(self._text()))} · u undoes"
        self.change(partial(self.project.tags.move, moved.annotation.id, moved.span), lambda _: told)

    def _with_edge(self, edge: str) -> _Edge | None:
        reader = self.active.reader
        annotation = self.annotation_here() or self._nearest_tag(edge)
        if annotation is None or annotation.span is None:
            return None
        end = max(reader.cursor + 1, reader.selection.end if reader.selection else 0)
        start, end = (reader.cursor, annotation.span.end) if edge == "start" else (annotation.span.start, end)
        return _Edge(annotation, Span(start, end)) if start < end else None

    def _nearest_tag(self, edge: str) -> Annotation | None:
        """The annotation that begins next after the cursor, or ended last before it."""
        cursor = self.active.reader.cursor
        if self.document is None:
            return None
        placed = [(note, note.span) for note in self.annotations_of(self.document) if note.span is not None]
        if edge == "start":
            return min(((s.start, n.id, n) for n, s in placed if s.start > cursor), default=(0, "", None))[2]
        return max(((s.end, n.id, n) for n, s in placed if s.end <= cursor), default=(0, "", None))[2]

    def _text(self) -> str:
        return self.document.text if self.document is not None else ""

    def action_note(self) -> None:
        """Ask for a note on the annotation under the cursor."""
        from tui.dialogs.note import NoteScreen

        annotation = self._needed()
        if annotation is not None:
            title = f"Note on {annotation.label} {quote(annotation.selector.exact)}"
            self.app.push_screen(NoteScreen(title, annotation.note), partial(self._note, annotation))

    def _note(self, annotation: Annotation, note: str | None) -> None:
        if note is not None and note != annotation.note:
            told = f"note {'kept' if note else 'removed'} · u undoes"
            self.change(partial(self.project.tags.set_note, annotation.id, note), lambda _: told)

    def action_relate(self) -> None:
        """Ask which annotation the one under the cursor is related to, then how."""
        subject = self._needed()
        if subject is None:
            return
        others = [note for note in self._in_sight() if note.id != subject.id]
        if not others:
            self.say("there is no other tag to relate it to: tag one first")
            return
        choices = [(note.id, f"{note.label}  {quote(note.selector.exact)}", "") for note in others]
        title = f"Relate {subject.label} {quote(subject.selector.exact)} to"
        self.ask_which(title, choices, partial(self._relate_how, subject))

    def _in_sight(self) -> list[Annotation]:
        """Annotations of both open articles, those nearest the cursor first."""
        shown = {pane.reader.document.id: pane.reader.document for pane in self.panes if pane.reader.document}
        found = [note for document in shown.values() for note in self.annotations_of(document)]
        here, cursor = self.document, self.active.reader.cursor
        return sorted(
            found,
            key=lambda n: (here is None or n.document != here.id, abs((n.span.start if n.span else 0) - cursor)),
        )

    def _relate_how(self, subject: Annotation, object: str | None) -> None:
        if object is None:
            return
        choices = [(kind, f"{kind:<12} {meaning}", str(n)) for n, (kind, meaning) in enumerate(RELATIONS, 1)]
        self.ask_which("How?", choices, partial(self._relate, subject.id, object))

    def _relate(self, subject: str, object: str, kind: str | None) -> None:
        chosen = next((known for known, _ in RELATIONS if known == kind), None)
        if chosen is not None:
            self.change(
                partial(self.project.relations.add, subject, chosen, object),
                lambda relation: f"{relation.kind} · u undoes",
            )

    def action_undo(self) -> None:
        """Take back the last change."""
        self.change(self.project.history.undo, lambda change: _told_of_undo("undo", change))

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change(self.project.history.redo, lambda change: _told_of_undo("redo", change))

    def _needed(self) -> Annotation | None:
        annotation = self.annotation_here()
        if annotation is None:
            keys = " ".join(label.key for label in self.project.labels)
            self.say(f"no tag under the cursor: {keys} make one")
        return annotation


def bind_labels(labels: tuple[Label, ...]) -> dict[str, str]:
    """Actions by key for the labels that the project declares besides the default ones."""
    return {label.key: f"screen.tag({label.name!r})" for label in labels}


def _told_of_tag(label: str, annotation: Annotation | None) -> str:
    if annotation is None:
        return f"{label} removed · u brings it back"
    return f"{label} {quote(annotation.selector.exact)} · u undoes"


def _told_of_undo(verb: str, change: Change | None) -> str:
    if change is None:
        return f"nothing to {verb}"
    return f"{'undone' if verb == 'undo' else 'redone'}: {change.action.removeprefix(verb).strip()}"
