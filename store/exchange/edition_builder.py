"""Building an edition from files: articles or their names, annotations, relations, counts of what is lost."""

from sys import intern
from typing import Any

from store.errors import StorageError
from store.exchange.edition import Edition, Imported
from store.exchange.losses import OUT, Losses
from store.model import (
    LABELS,
    Annotation,
    Document,
    Entry,
    Judgement,
    Label,
    Relation,
    RelationKind,
    Selector,
    Span,
    hash_text,
)

MOST = 2_000_000
"""Annotations, relations and links of one import."""

MOST_QUOTED = 200_000_000
"""Code points that all annotations of one import quote: a million marks of a whole book would fill any memory."""


class ExcessError(StorageError):
    """Files that hold more than an import may; whoever knows their name tells it."""

    title = "Cannot read this file"


class EditionBuilder:
    """Builds an edition of things that have ids: those of the other tool, unique within its files."""

    def __init__(self) -> None:
        self.entries = dict[str, Entry]()
        """Articles by id, without their texts."""
        self.documents = dict[str, Document]()
        """The same with their texts; one whose text is not in the files has none."""
        self.annotations = dict[str, Annotation]()
        self.relations = list[Relation]()
        self.judgements = list[Judgement]()
        self.labels = {label.name: label for label in LABELS}
        self.losses = Losses()
        self._quoted = 0

    def article(self, id: str, path: str, text: str, title: str, **known: Any) -> Document:
        """Add an article with its text."""
        document = Document(id, path, text, title, hash_text(text), **known)
        self.documents[id], self.entries[id] = document, document.entry
        return document

    def absent(self, id: str, path: str, title: str = "", **known: Any) -> Document:
        """Add an article whose text the files do not hold: it must be in the project, to be found by what is known."""
        document = Document(id, path, "", title or path, **{"sha256": "", **known})
        self.documents[id], self.entries[id] = document, document.entry
        return document

    def annotate(self, id: str, document: str, label: str, at: Span | Selector, **known: Any) -> Annotation:
        """Add an annotation: at a span of an article whose text is there, or by a selector.

        Raises:
            ExcessError: If there are more than `MOST`, or they quote more than `MOST_QUOTED`.
        """
        self._require_room()
        text = known.pop("text", "")
        if isinstance(at, Span):
            at = self.selector(document, at)
        text = text or self.documents[document].sha256
        blank = {"annotator": "", "created": "", "note": ""} | known
        # The same few strings in a million annotations are kept once: else they take half of the memory.
        blank["annotator"] = intern(blank["annotator"])
        made = Annotation(id, intern(document), intern(label), at, intern(text), **{"span": at.span, **blank})
        self.annotations[id] = made
        return made

    def relate(self, id: str, kind: RelationKind, ends: tuple[str, str], annotator: str, created: str) -> None:
        """Add a relation between two annotations that were added, from the first to the second.

        Raises:
            ExcessError: As `annotate` does.
        """
        self._require_room()
        subject, object = ends
        document = self.annotations[subject].document
        self.relations.append(Relation(id, document, kind, subject, object, annotator, created))

    def label(self, label: Label) -> None:
        """Add a label's looks, where it is none that everybody has."""
        self.labels.setdefault(label.name, label)

    def selector(self, document: str, span: Span) -> Selector:
        """Where a span of an article stands whose text is there.

        Raises:
            ExcessError: If more than `MOST_QUOTED` is quoted by all of them.
        """
        self._quoted += span.length
        if self._quoted > MOST_QUOTED:
            raise ExcessError(f"its annotations mark more than {MOST_QUOTED:,} characters; import it in parts")
        return Selector.at(self.documents[document].text, span)

    def lose(self, what: str, how: str = OUT, count: int = 1) -> None:
        """Count something that Variorum cannot carry; `what` is the singular, or both numbers parted by `|`."""
        self.losses.add(what, how, count)

    def imported(self, name: str) -> Imported:
        """All of it, under a name."""
        edition = Edition(
            name,
            tuple(self.entries.values()),
            self.documents,
            tuple(self.labels.values()),
            tuple(self.annotations.values()),
            tuple(self.relations),
            tuple(self.judgements),
        )
        return Imported(edition, self.losses.told())

    def _require_room(self) -> None:
        if len(self.annotations) + len(self.relations) + len(self.judgements) >= MOST:
            raise ExcessError(f"holds more than {MOST:,} annotations and relations; import it in parts")
