"""Relations: drawn between two tags, listed, removed."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.model import Annotation
from tui.desk.desk import RESTORES, UNDOES, Desk
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.desk.tag_description import RELATIONS, relation_seen
from tui.widgets.hints import key_of

if TYPE_CHECKING:
    from tui.dialogs.related import Shown

OF_TWO = 26
"""Characters that are quoted of each of two tags in one line."""

SOURCE = "source"
"""The label that a claim is most often related to, and that is therefore listed first."""


class RelationKeys:
    """What the keys do that relate tags."""

    def __init__(self, desk: Desk, panes: Panes, marking: Marking) -> None:
        self._desk = desk
        self._panes = panes
        self._marking = marking

    def relate(self) -> None:
        """Ask which annotation the one under the cursor is related to, then how."""
        subject = self._marking.demanded(asks=True)
        if subject is None:
            return
        others = [each for each in self._nearest_first(subject) if each.id != subject.id]
        if not others:
            self._desk.refuse("there is no other tag to relate it to: tag one first")
            return
        from tui.dialogs.related import RelateDialog

        asked = f"Relate {subject.label} {self._marking.quoted(subject)} to"
        rows = [self._shown(each) for each in others]
        known = {each.id: each for each in others}
        self._desk.screen.app.push_screen(RelateDialog(asked, rows), partial(self._relate_how, subject, known))

    def show(self) -> None:
        """List the relations of the annotation under the cursor: to go to the other end, or to be removed."""
        here = self._marking.demanded(asks=True)
        if here is None:
            return
        related = self._marking.related(here)
        if not related:
            self._desk.refuse(
                f"{here.label} {self._marking.quoted(here)} is related to nothing: {key_of('tag.relate')} relates it"
            )
            return
        from tui.dialogs.related import RelationsDialog

        rows = [self._shown(each.other, relation_seen(each), each.relation.id) for each in related]
        asked = f"Relations of {here.label} {self._marking.quoted(here)}"
        self._desk.screen.app.push_screen(RelationsDialog(asked, rows, self._remove), self._go)

    def _nearest_first(self, subject: Annotation) -> list[Annotation]:
        """Annotations of both open articles: sources first, of this article first, the nearest to the subject first."""
        shown = {pane.reader.document.id: pane for pane in self._panes.both if pane.reader.document}
        found = [each for pane in shown.values() for each in self._marking.annotations(pane)]
        start = subject.span.start if subject.span else self._panes.reader.cursor
        end = subject.span.end if subject.span else start

        def distance(other: Annotation) -> tuple[bool, bool, int]:
            span, is_elsewhere = other.span, other.document != subject.document
            gap = 0 if span is None else max(0, span.start - end, start - span.end)
            return (other.label == subject.label or other.label != SOURCE, is_elsewhere, gap)

        return sorted(found, key=distance)

    def _shown(self, annotation: Annotation, kind: str = "", id: str = "") -> "Shown":
        from tui.dialogs.related import Shown

        number = self._panes.number_of(annotation.document)
        return Shown(
            id or annotation.id, kind, annotation, self._marking.words(annotation), number, self._desk.project.labels
        )

    def _relate_how(self, subject: Annotation, known: Mapping[str, Annotation], object: str | None) -> None:
        if object is not None:
            choices = [(kind, f"{kind:<12} {meaning}", str(n)) for n, (kind, meaning) in enumerate(RELATIONS, 1)]
            self._desk.pick("How?", choices, partial(self._relate, subject, known[object]))

    def _relate(self, subject: Annotation, object: Annotation, kind: str | None) -> None:
        picked = next((known for known, _ in RELATIONS if known == kind), None)
        if picked is not None:
            relate = partial(self._desk.project.relations.add, subject.id, picked, object.id)
            one, other = (self._marking.quoted(each, OF_TWO) for each in (subject, object))
            report = f"{subject.label} {one} {picked} {other}{UNDOES}"
            self._desk.change(relate, lambda _: report)

    def _remove(self, relation: "Shown") -> None:
        report = f"no longer {relation.kind} {self._marking.quoted(relation.annotation)}{RESTORES}"
        self._desk.change(partial(self._desk.project.relations.remove, relation.value), lambda _: report)

    def _go(self, relation: "Shown | None") -> None:
        if relation is not None:
            self._panes.go(relation.annotation.document, relation.annotation.span)
