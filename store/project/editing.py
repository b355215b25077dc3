"""Every change that a reader makes to annotations and relations, and taking changes back."""

import unicodedata
from typing import get_args

from store.disk.headers import META
from store.disk.layout import archive_of, key_of
from store.errors import NotFoundError, SpanError, StorageError, VariorumError
from store.model import Annotation, Change, Document, Edit, Label, Relation, RelationKind, Selector, Span
from store.project.workspace import Workspace
from store.records import annotation_record, relation_record

SAYING = "LMNS"
"""First letters of the Unicode categories of what can be tagged: letters, marks, numbers, symbols."""


class Editing(Workspace):
    """The mutators: each one is one change, on disk when it returns, callable from any thread.

    All of them raise StorageError when the change could not be kept, and then nothing has changed; SpanError for a
    span that lies outside its text or holds nothing but space and punctuation; NotFoundError for what is not there,
    perhaps no more.
    """

    def tag(self, key: str, span: Span, label: str, note: str = "") -> Annotation:
        """Label a span of the document with this id or path."""
        self._label(label)
        document = self._own(key)
        selector = _selector(document, span)
        with self._writing():
            made = Annotation(
                id=self._new_id(),
                document=document.id,
                label=label,
                selector=selector,
                text=document.sha256,
                annotator=self.annotator,
                created=self._now(),
                note=note,
                span=span,
            )
            self._keep(f"tag {label}", [_edit(None, made)], [document])
        return made

    def untag(self, annotation_id: str) -> None:
        """Remove an annotation, and with it the relations from and to it, as one change."""
        with self._writing():
            made = self._marks.find(annotation_id)
            edits = [_edge(edge, None) for edge in self._relations_of(made)]
            self._keep(f"untag {made.label}", [*edits, _edit(made, None)])

    def toggle(self, key: str, span: Span, label: str) -> Annotation | None:
        """Label a span, or where this annotator has labelled just this span so, remove that. None when removed."""
        with self._writing():
            document = self._own(key)
            for made in self._marks.annotations(document.id):
                if (made.span, made.label, made.annotator) == (span, label, self.annotator):
                    self.untag(made.id)
                    return None
            return self.tag(key, span, label)

    def relabel(self, annotation_id: str, label: str) -> Annotation:
        """Give an annotation another label."""
        self._label(label)
        with self._writing():
            made = self._marks.find(annotation_id)
            return self._become(f"relabel {made.label} as {label}", made, made._replace(label=label))

    def move(self, annotation_id: str, span: Span) -> Annotation:
        """Give an annotation other edges, in the text as it stands now; this is also how an orphan finds a home."""
        with self._writing():
            made = self._marks.find(annotation_id)
            document = self._library.document(made.document)
            selector = _selector(document, span)
            moved = made._replace(selector=selector, text=document.sha256, span=span, state="anchored")
            return self._become(f"move {made.label}", made, moved, document)

    def set_note(self, annotation_id: str, note: str) -> Annotation:
        """Write an annotation's note; empty takes it away."""
        with self._writing():
            made = self._marks.find(annotation_id)
            return self._become(f"note {made.label}", made, made._replace(note=note))

    def relate(self, subject_id: str, kind: RelationKind, object_id: str) -> Relation:
        """Draw an edge from one annotation to another; the one that is there already is given back.

        Raises:
            VariorumError: If the kind is not one of a relation's, or both ends are the same.
        """
        if kind not in get_args(RelationKind):
            kinds = ", ".join(get_args(RelationKind))
            raise VariorumError(f"{kind}: no such relation; there are {kinds}", "Not related")
        if subject_id == object_id:
            raise VariorumError("an annotation cannot be related to itself; choose another one", "Not related")
        with self._writing():
            document = self._marks.owner(subject_id)
            self._marks.owner(object_id)
            for edge in self._marks.relations(document):
                if (edge.subject, edge.kind, edge.object) == (subject_id, kind, object_id):
                    return edge
            made = Relation(self._new_id(), document, kind, subject_id, object_id, self.annotator, self._now())
            self._keep(f"relate {kind}", [_edge(None, made)])
            return made

    def unrelate(self, relation_id: str) -> None:
        """Remove a relation."""
        with self._writing():
            for document in list(self._database.headers()):
                for edge in self._marks.relations(document):
                    if edge.id == relation_id:
                        self._keep(f"unrelate {edge.kind}", [_edge(edge, None)])
                        return
        raise NotFoundError(f"{relation_id}: no such relation; it may have been removed meanwhile")

    def undo(self) -> Change | None:
        """Take back this annotator's newest change that still stands; None when there is none.

        Raises:
            StorageError: If somebody changed the same since; nothing is taken back then.
        """
        with self._writing():
            change = self._database.journal.next_undo(self.annotator)
            if change is None:
                return None
            edits = [Edit(edit.table, edit.document, edit.id, edit.after, edit.before) for edit in change.edits[::-1]]
            return self._again(f"undo {change.action}", edits, undoes=change.id)

    def redo(self) -> Change | None:
        """Make again what this annotator's last undo took back; None when nothing was, or they went on since.

        Raises:
            StorageError: If somebody changed the same since; nothing is made again then.
        """
        with self._writing():
            change = self._database.journal.next_redo(self.annotator)
            if change is None:
                return None
            return self._again(f"redo {change.action}", list(change.edits), redoes=change.id)

    def _own(self, key: str) -> Document:
        """A document that may be annotated.

        Raises:
            VariorumError: If it belongs to an archive.
        """
        if (archive := archive_of(key)) and not self._library.has(key):
            message = f"an article of the archive {archive} is only read; add it to the project to tag it"
            raise VariorumError(message, "Not tagged")
        return self._library.document(key)

    def _label(self, name: str) -> Label:
        for label in self.labels:
            if label.name == name:
                return label
        known = ", ".join(label.name for label in self.labels)
        raise NotFoundError(f"{name}: no such label; the project has {known}, and project.json may declare more")

    def _become(
        self, action: str, made: Annotation, changed: Annotation, document: Document | None = None
    ) -> Annotation:
        if annotation_record(made) != annotation_record(changed):
            self._keep(action, [_edit(made, changed)], [document] if document else [])
        return changed

    def _relations_of(self, made: Annotation) -> list[Relation]:
        return [edge for edge in self._marks.pointing_into(made.document) if made.id in (edge.subject, edge.object)]

    def _again(self, action: str, edits: list[Edit], undoes: str = "", redoes: str = "") -> Change:
        """Keep edits that were made before, now or the other way round, if nobody has come between."""
        wanted = [edit for edit in edits if edit.table != META]
        for edit in wanted:
            found = self._database.current(key_of(edit)).get(edit.table, {}).get(edit.id)
            if found != edit.before:
                raise StorageError(f"cannot {action}: {self._since(edit)}; nothing was changed", "Changed meanwhile")
        self._see_ends(action, wanted)
        return self._keep(action, wanted, undoes=undoes, redoes=redoes)

    def _since(self, edit: Edit) -> str:
        """Who changed a record last, in words."""
        for change in self._database.journal.backwards():
            if any((each.table, each.id) == (edit.table, edit.id) for each in change.edits):
                return f"{change.annotator} has since done '{change.action}' ({change.at})"
        return f"{key_of(edit)} was changed by another program"

    def _see_ends(self, action: str, edits: list[Edit]) -> None:
        """Raise StorageError when a relation would lead to an annotation that is not there."""
        removed = {edit.id for edit in edits if edit.after is None}
        made = {edit.id for edit in edits if edit.after is not None}
        for edit in edits:
            if edit.table == "annotations" and edit.after is None:
                left = [edge for edge in self._marks.pointing_into(edit.document) if edge.id not in removed]
                if any(edit.id in (edge.subject, edge.object) for edge in left):
                    raise StorageError(f"cannot {action}: it has been related to another since; unrelate it first")
            elif edit.table == "relations" and edit.after is not None:
                ends = {str(edit.after.get("subject")), str(edit.after.get("object"))}
                for end in ends - made:
                    self._see_end(action, end)

    def _see_end(self, action: str, annotation: str) -> None:
        try:
            self._marks.owner(annotation)
        except NotFoundError as error:
            raise StorageError(f"cannot {action}: what it was related to has been removed since") from error


def _edit(before: Annotation | None, after: Annotation | None) -> Edit:
    made = before or after
    assert made is not None
    return Edit(
        "annotations",
        made.document,
        made.id,
        None if before is None else annotation_record(before),
        None if after is None else annotation_record(after),
    )


def _edge(before: Relation | None, after: Relation | None) -> Edit:
    made = before or after
    assert made is not None
    return Edit(
        "relations",
        made.document,
        made.id,
        None if before is None else relation_record(before),
        None if after is None else relation_record(after),
    )


def _selector(document: Document, span: Span) -> Selector:
    """The selector of a span that says something.

    Raises:
        SpanError: If the span lies outside the text, is empty, or holds neither word, number nor symbol.
    """
    from store.annotations.anchoring import describe

    selector = describe(document.text, span)
    if not any(unicodedata.category(character)[0] in SAYING for character in selector.exact):
        raise SpanError(f"{span.start}-{span.end} holds no word, number or symbol; choose a span that does")
    return selector
