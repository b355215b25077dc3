"""The annotations of a project: made, changed, removed, and read as they stand now."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.errors import ArticleError, NotFoundError, SpanError, TaggedError, VariorumError
from store.model import Annotation, Document, Hit, Label, Problem, Relation, RelationKind, Selector, Span, archive_of
from store.project.workspace import Workspace
from store.records import annotation_record
from store.records.changes import Edit, annotation_edit, rejection_edit, relation_edit
from store.text import snap

SAYING = "LMNS"
"""First letters of the Unicode categories of what can be tagged: letters, marks, numbers, symbols."""


SAID_BY: RelationKind = "said by"
"""How a claim is related to its source."""


End = int | str
"""An end of a relation: the number of a tag that is being made, or the id of one that is there."""


class NewTag(NamedTuple):
    """An annotation to be made."""

    document: str
    """Id or path."""
    span: Span
    label: str
    note: str = ""


class _Draft(NamedTuple):
    """An annotation that can be made."""

    wanted: NewTag
    document: Document
    label: Label
    selector: Selector


class Tags:
    """The annotations of a project.

    Each mutator is one change, on disk when it returns, callable from any thread. All of them raise StorageError when
    the change could not be kept, and then nothing has changed; SpanError for a span that lies outside its text or
    holds nothing but space and punctuation; NotFoundError for what is not there, perhaps no more. One annotator labels
    a span so only once: what would make, relabel or move a tag to be like another of theirs raises TaggedError.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, key: str, span: Span, label: str, note: str = "") -> Annotation:
        """Label a span of the document with this id or path."""
        with self._workspace.writing():
            _refuse_same(self._workspace, self._own(key, {}).id, span, label, self._workspace.annotator)
            return self.add_many([NewTag(key, span, label, note)])[0]

    def add_many(self, wanted: Iterable[NewTag]) -> list[Annotation]:
        """Label many spans as one change: all are made, or none."""
        return self.add_attributed(list(wanted), [])

    def add_attributed(self, wanted: Sequence[NewTag], said_by: Iterable[tuple[End, End]]) -> list[Annotation]:
        """Label spans and relate claims to their sources, `said by`, as one change.

        Args:
            wanted: What is labelled.
            said_by: Claims and their sources, each as its number among those wanted, or as the id of an annotation.
        """
        drafts, workspace = self._drafts(wanted), self._workspace
        if not drafts:
            return []
        with workspace.writing():
            made = self._made(drafts)
            drawn = [self._said_by(made, claim, source) for claim, source in said_by]
            self._keep_made(_tagging(made), made, drafts, [relation_edit(None, each) for each in drawn])
        return made

    def add_around(self, hits: Iterable[Hit], label: str) -> list[Annotation]:
        """Label what a search found as one change: the sentences around hits where the label takes such, else the hits.

        What this annotator has labelled just so already is left as it is.
        """
        unit, opened, wanted = self._label(label).unit, dict[str, Document](), list[NewTag]()
        for hit in hits:
            document = self._own(hit.document, opened)
            span = snap(document.text, hit.span, "sentence") if unit == "sentence" else hit.span
            wanted.append(NewTag(document.id, span, label))
        known = {
            NewTag(id, each.span, each.label)
            for id in opened
            for each in self.standing_in(id)
            if each.span is not None and each.annotator == self._workspace.annotator
        }
        return self.add_many(each for each in dict.fromkeys(wanted) if each not in known)

    def _said_by(self, made: Sequence[Annotation], claim: End, source: End) -> Relation:
        workspace = self._workspace
        subject, object = (each if isinstance(each, str) else made[each].id for each in (claim, source))
        document = made[claim].document if isinstance(claim, int) else workspace.standing.owner(claim)
        ends = (document, SAID_BY, subject, object)
        return Relation(workspace.new_id(), *ends, workspace.annotator, made[0].created)

    def reject(self, wanted: NewTag) -> None:
        """Keep that a suggestion is none, so that it does not come again; undo brings it back."""
        drafts = self._drafts([wanted])
        with self._workspace.writing():
            (rejected,) = self._made(drafts)
            action = f"reject suggested {rejected.label}"
            self._workspace.keep(action, [rejection_edit(rejected)], [drafts[0].document])

    def remove(self, annotation_id: str) -> None:
        """Remove an annotation, and with it the relations from and to it, as one change."""
        with self._workspace.writing():
            removed = self._workspace.standing.find(annotation_id)
            edits = [relation_edit(edge, None) for edge in self._relations_of(removed)]
            self._workspace.keep(f"untag {removed.label}", [*edits, annotation_edit(removed, None)])

    def toggle(self, key: str, span: Span, label: str, claim_id: str = "") -> Annotation | None:
        """Label a span, or where this annotator has labelled just this span so, remove that. None when removed.

        Args:
            key: Id or path of the document.
            span: What is labelled.
            label: Name of the label.
            claim_id: The annotation that is said by whoever is labelled, if any.
        """
        workspace = self._workspace
        with workspace.writing():
            there = _same(workspace, self._own(key, {}).id, span, label, workspace.annotator)
            if there is not None:
                self.remove(there.id)
                return None
            wanted = NewTag(key, span, label)
            return self.add_attributed([wanted], [(claim_id, 0)] if claim_id else [])[0]

    def relabel(self, annotation_id: str, label: str) -> Annotation:
        """Give an annotation another label."""
        self._label(label)
        with self._workspace.writing():
            former = self._workspace.standing.find(annotation_id)
            if label != former.label:
                _refuse_same(self._workspace, former.document, former.span, label, former.annotator)
            return self._change(f"relabel {former.label} as {label}", former, former._replace(label=label))

    def move(self, annotation_id: str, span: Span) -> Annotation:
        """Give an annotation other edges, in the text as it stands now; this is also how an orphan finds a home."""
        with self._workspace.writing():
            former = self._workspace.standing.find(annotation_id)
            document = self._workspace.library.document(former.document)
            selector = _selector(document, span)
            if span != former.span:
                _refuse_same(self._workspace, document.id, span, former.label, former.annotator)
            moved = former._replace(selector=selector, text=document.sha256, span=span, state="anchored")
            return self._change(f"move {former.label}", former, moved, document)

    def take_side(self, kept_id: str | None, given_up_id: str | None, annotator: str) -> Annotation | None:
        """Have what one annotator tagged for another one too, who disagreed; the change says who decided so.

        Args:
            kept_id: The tag whose side is taken; None where its annotator has none: the other one's is removed.
            given_up_id: The other one's tag, which gets the same place and label, its note and relations staying; None
                where there is none: one is made in the other one's name.
            annotator: The other one.

        Returns:
            The other one's tag as it is now; None where it was removed.
        """
        workspace, standing = self._workspace, self._workspace.standing
        with workspace.writing():
            given_up = standing.find(given_up_id) if given_up_id else None
            if kept_id is None:
                if given_up is not None:
                    self.remove(given_up.id)
                return None
            kept = standing.find(kept_id)
            same = given_up or kept._replace(
                id=workspace.new_id(), annotator=annotator, created=workspace.now(), note=""
            )
            selector, text, span, state = kept.selector, kept.text, kept.span, kept.state
            same = same._replace(label=kept.label, selector=selector, text=text, span=span, state=state)
            workspace.keep(f"settle {kept.label}", [annotation_edit(given_up, same)])
            return same

    def set_note(self, annotation_id: str, note: str) -> Annotation:
        """Write an annotation's note; empty takes it away."""
        with self._workspace.writing():
            former = self._workspace.standing.find(annotation_id)
            return self._change(f"note {former.label}", former, former._replace(note=note))

    def get(self, id: str) -> Annotation:
        """One annotation.

        Raises:
            NotFoundError: If there is none of this id.
        """
        return self._workspace.standing.find(id)

    def of(self, document_id: str | None = None) -> list[Annotation]:
        """Annotations by position in the present text, orphans last; of all documents, in list order, without an id.

        Raises:
            NotFoundError: If the project has no such document.
        """
        return [each for id in self._workspace.library.ids(document_id) for each in self.standing_in(id)]

    def standing_in(self, id: str) -> tuple[Annotation, ...]:
        """Annotations of a document, also of one that is gone; none, with a complaint, where it cannot be read."""
        workspace = self._workspace
        try:
            found = workspace.standing.annotations(id)
        except (ArticleError, NotFoundError) as error:
            workspace.complaints[f"read {id}"] = Problem(str(workspace.folder / id), error.message)
            return ()
        workspace.complaints.pop(f"read {id}", None)
        return found

    def counts(self, document_id: str) -> dict[str, int]:
        """How many annotations of each label a document has."""
        return self._workspace.standing.counts(self._workspace.library.entry(document_id).id)

    def documents(self) -> list[str]:
        """Ids of the documents that anything was ever made in: few, however many documents there are."""
        workspace = self._workspace
        return [id for id in list(workspace.database.headers()) if workspace.library.has(id)]

    def _drafts(self, wanted: Iterable[NewTag]) -> list[_Draft]:
        """What is to be made, each found to be possible."""
        documents: dict[str, Document] = {}
        drafts = [(each, self._own(each.document, documents), self._label(each.label)) for each in wanted]
        return [_Draft(new, document, label, _selector(document, new.span)) for new, document, label in drafts]

    def _made(self, drafts: Sequence[_Draft]) -> list[Annotation]:
        """Annotations as they will be kept, all of one moment; to be asked while writing."""
        workspace = self._workspace
        created = workspace.now()
        return [
            Annotation(
                id=workspace.new_id(),
                document=draft.document.id,
                label=draft.label.name,
                selector=draft.selector,
                text=draft.document.sha256,
                annotator=workspace.annotator,
                created=created,
                note=draft.wanted.note,
                span=draft.wanted.span,
            )
            for draft in drafts
        ]

    def _keep_made(
        self, action: str, made: Sequence[Annotation], drafts: Iterable[_Draft], besides: Iterable[Edit] = ()
    ) -> None:
        documents = {draft.document.id: draft.document for draft in drafts}
        self._workspace.keep(action, [*(annotation_edit(None, each) for each in made), *besides], documents.values())

    def _own(self, key: str, opened: dict[str, Document]) -> Document:
        """A document that may be annotated, from `opened` where it is there, else put there.

        Raises:
            VariorumError: If it belongs to an archive.
        """
        library = self._workspace.library
        if (archive := archive_of(key)) and not library.has(key):
            message = f"an article of the archive {archive} is only read; add it to the project to tag it"
            raise VariorumError(message, "Not tagged")
        id = library.entry(key).id
        if id not in opened:
            opened[id] = library.document(id)
        return opened[id]

    def _label(self, name: str) -> Label:
        for label in self._workspace.labels:
            if label.name == name:
                return label
        known = ", ".join(label.name for label in self._workspace.labels)
        raise NotFoundError(f"{name}: no such label; the project has {known}, and project.json may declare more")

    def _change(
        self, action: str, former: Annotation, changed: Annotation, document: Document | None = None
    ) -> Annotation:
        if annotation_record(former) != annotation_record(changed):
            edits: list[Edit] = [annotation_edit(former, changed)]
            self._workspace.keep(action, edits, [document] if document else [])
        return changed

    def _relations_of(self, annotation: Annotation) -> list[Relation]:
        leading = self._workspace.standing.pointing_into(annotation.document)
        return [edge for edge in leading if annotation.id in (edge.subject, edge.object)]


def _same(workspace: Workspace, document: str, span: Span | None, label: str, annotator: str) -> Annotation | None:
    """What this annotator labelled just so already, of what is found in the text."""
    there = workspace.standing.annotations(document) if span is not None else ()
    like = (span, label, annotator)
    return next((each for each in there if (each.span, each.label, each.annotator) == like), None)


def _refuse_same(workspace: Workspace, document: str, span: Span | None, label: str, annotator: str) -> None:
    there = _same(workspace, document, span, label, annotator)
    if there is not None and span is not None:
        message = f"{workspace.library.entry(document).path}: {span.start}-{span.end} is tagged {label} already"
        raise TaggedError(there.id, there.note, f"{message}, by {annotator}")


def _tagging(made: Sequence[Annotation]) -> str:
    return f"tag {made[0].label}" if len(made) == 1 else f"tag {len(made)} spans"


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
