"""REFI-QDA project (QDA-XML 1.0, 2019): codes, texts and coded segments for NVivo, ATLAS.ti, MAXQDA, QualCoder.

A label is a code, an annotation a selection with one coding, its note a note, a relation or an accepted link a link of
two selections. What is known of an article stands in variables. Positions count code points of the plain text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.guids import guid
from store.exchange.lookup import Lookup, utc
from store.exchange.losses import BARE, DESCRIBED, Losses, undescribed, untold
from store.exchange.xml import allowed, is_allowed, streamed
from store.exchange.zipping import zipped
from store.model import Annotation, Document, Judgement, LinkEnd

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:QDA-XML:project:1.0"
NAMESPACES: Any = {None: NAMESPACE}

VARIABLES = ("path", "source", "published", "url", "id")
"""What is told of an article besides its name."""

COLOURS = {"claim": "#C98A1B", "actor": "#B5651D", "source": "#2B6A3A"}
"""Of codes whose labels name none that a file could hold."""


def write(edition: Edition, name: str) -> Exported:
    """One packed file: the project as XML, and every article as plain text."""
    lookup = Lookup(edition)
    project = _ProjectParts(lookup)
    texts = {f"sources/{guid('source', id)}.txt": utf8(document.text) for id, document in project.documents.items()}
    return Exported(
        {name: zipped({"project.qde": streamed(project.root(), project.parts()), **texts})},
        _losses(lookup, project.documents.values()).told(),
    )


class _ProjectParts:
    """One project as elements of QDA-XML, whose order the schema prescribes."""

    def __init__(self, lookup: Lookup) -> None:
        from lxml import etree

        self._lookup = lookup
        self._make = etree.SubElement
        self._element = etree.Element
        self.documents = {entry.id: lookup.documents[entry.id] for entry in lookup.edition.entries}
        """Articles with their texts, by id."""
        self._notes = list[Annotation]()
        self._accepted = lookup.placed()
        self._ends = defaultdict[str, list[tuple[Judgement, str, LinkEnd]]](list)
        for judgement in self._accepted:
            self._ends[judgement.here.document].append((judgement, "here", judgement.here))
            self._ends[judgement.there.document].append((judgement, "there", judgement.there))

    def root(self) -> "_Element":
        """The element that holds all of it."""
        root = self._part("Project")
        root.set("name", allowed(self._lookup.edition.name) or "Untitled")
        root.set("origin", "Variorum")
        return root

    def parts(self) -> "Iterator[_Element | tuple[_Element, Iterator[_Element]]]":
        """What stands in it; each is made when it is asked for."""
        yield from self._users()
        yield from self._codes()
        variables = self._part("Variables")
        for name in VARIABLES:
            self._add(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
        yield variables
        if self.documents:
            yield self._part("Sources"), map(self._source, self.documents.values())
        yield from self._told()

    def _part(self, tag: str, **attributes: str) -> "_Element":
        cleaned = {key: allowed(value) for key, value in attributes.items() if value}
        return self._element(f"{{{NAMESPACE}}}{tag}", cleaned, nsmap=NAMESPACES)

    def _add(self, parent: "_Element", tag: str, text: str = "", /, **attributes: str) -> "_Element":
        cleaned = {key: allowed(value) for key, value in attributes.items() if value}
        element = self._make(parent, f"{{{NAMESPACE}}}{tag}", cleaned)
        element.text = allowed(text) or None
        return element

    def _users(self) -> "Iterator[_Element]":
        names = sorted({annotation.annotator for annotation in self._lookup.edition.annotations})
        if names:
            users = self._part("Users")
            for name in names:
                self._add(users, "User", guid=guid("user", name), name=name)
            yield users

    def _codes(self) -> "Iterator[_Element]":
        edition = self._lookup.edition
        colours = {label.name: label.colour for label in edition.labels}
        names = dict.fromkeys([*colours, *(annotation.label for annotation in edition.annotations)])
        if not names:
            return
        book = self._part("CodeBook")
        codes = self._add(book, "Codes")
        for name in names:
            colour = colours.get(name, "")
            shown = colour if colour.startswith("#") else COLOURS.get(name, "#5B6472")
            self._add(codes, "Code", guid=guid("code", name), name=name or "-", isCodable="true", color=shown)
        yield book

    def _source(self, document: Document) -> "_Element":
        id = guid("source", document.id)
        named = {"name": document.title or document.path, "plainTextPath": f"internal://{id}.txt"}
        source = self._part("TextSource", guid=id, **named)
        for annotation in self._lookup.standing.get(document.id, ()):
            self._selection(source, annotation, document)
        for judgement, side, place in self._ends.get(document.id, ()):
            self._end(source, judgement, side, place)
        self._described(source, document)
        return source

    def _selection(self, source: "_Element", annotation: Annotation, document: Document) -> None:
        span = annotation.span
        assert span is not None
        by = {"creatingUser": guid("user", annotation.annotator), "creationDateTime": utc(annotation.created)}
        place = {"startPosition": str(span.start), "endPosition": str(span.end)}
        name = " ".join(span.of(document.text).split())[:80]
        id = guid("annotation", annotation.id)
        selection = self._add(source, "PlainTextSelection", guid=id, name=name, **place, **by)
        coding = self._add(selection, "Coding", guid=guid("coding", f"coding {annotation.id}"), **by)
        self._add(coding, "CodeRef", targetGUID=guid("code", annotation.label))
        if annotation.note:
            self._add(coding, "NoteRef", targetGUID=guid("note", f"note {annotation.id}"))
            self._notes.append(annotation)

    def _end(self, source: "_Element", judgement: Judgement, side: str, place: LinkEnd) -> None:
        """A passage that a link leads to or from: a selection without a coding."""
        span = place.selector.span
        positions = {"startPosition": str(span.start), "endPosition": str(span.end)}
        id = guid("end", f"{side} {judgement.id}")
        self._add(source, "PlainTextSelection", guid=id, name=" ".join(place.selector.exact.split())[:80], **positions)

    def _described(self, source: "_Element", document: Document) -> None:
        told = (document.path, document.source, document.published, document.url, document.id)
        for name, value in zip(VARIABLES, told, strict=True):
            if value:
                said = self._add(source, "VariableValue")
                self._add(said, "VariableRef", targetGUID=guid("variable", name))
                self._add(said, "TextValue", value)

    def _told(self) -> "Iterator[tuple[_Element, Iterator[_Element]]]":
        if self._notes:
            yield self._part("Notes"), map(self._note, self._notes)
        links = chain(self._relations(), map(_joined, self._accepted))
        first = next(links, None)
        if first:
            yield self._part("Links"), (self._part("Link", **told) for told in chain([first], links))

    def _note(self, annotation: Annotation) -> "_Element":
        by = {"creatingUser": guid("user", annotation.annotator), "creationDateTime": utc(annotation.created)}
        id = guid("note", f"note {annotation.id}")
        note = self._part("Note", guid=id, name=f"Note on {annotation.label}", **by)
        self._add(note, "PlainTextContent", annotation.note)
        return note

    def _relations(self) -> Iterator[dict[str, str]]:
        for relation in self._lookup.drawable():
            direction = "Associative" if relation.kind in ("same as", "contradicts") else "OneWay"
            ends = {
                "originGUID": guid("annotation", relation.subject),
                "targetGUID": guid("annotation", relation.object),
            }
            yield {"guid": guid("relation", relation.id), "name": relation.kind, "direction": direction, **ends}


def _joined(judgement: Judgement) -> dict[str, str]:
    """An accepted link as the attributes of a link of two selections."""
    ends = [guid("end", f"{side} {judgement.id}") for side in ("here", "there")]
    scored = "" if judgement.kind == "by hand" else f" {judgement.score:g}"
    attributes = {"guid": guid("link", judgement.id), "name": judgement.kind + scored, "direction": "Associative"}
    return {**attributes, "originGUID": ends[0], "targetGUID": ends[1]}


def _losses(lookup: Lookup, documents: Iterable[Document]) -> Losses:
    edition, losses = lookup.edition, Losses()
    orphans = len(edition.annotations) - sum(map(len, lookup.standing.values()))
    relations, accepted = lookup.drawable(), lookup.placed()
    losses.add("orphan", count=orphans)
    losses.add("relation", "left out, an end having no place", len(edition.relations) - len(relations))
    losses.add("relation", BARE, len(relations))
    losses.add("accepted link", f"{BARE}, scores rounded", len(accepted))
    losses.add("accepted link", "left out, an end having changed", len(lookup.judged("accepted")) - len(accepted))
    losses.add("rejected link", count=len(lookup.judged("rejected")))
    losses.add("article", untold(DESCRIBED), undescribed(documents, DESCRIBED))
    losses.add("label", "without key and style", len(lookup.unknown_labels()))
    notes = (each.note for inside in lookup.standing.values() for each in inside)
    losses.add("note", "with stand-ins for what XML cannot hold", sum(not is_allowed(note) for note in notes))
    return losses
