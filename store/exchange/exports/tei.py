"""TEI P5 with stand-off annotations: a corpus with a text for every article, and after each what was tagged in it.

A text stands as it is in one block, so that `#string-range(id,start,length)` counts code points of the text of record.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.exchange.edition import Edition, Exported
from store.exchange.lookup import Lookup, utc
from store.exchange.losses import DESCRIBED, PLAIN, Losses, undescribed, untold
from store.exchange.xml import allowed, is_allowed, streamed
from store.model import Annotation, Document, Judgement, LinkEnd, Relation

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
NAMESPACES: Any = {None: NAMESPACE}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(edition: Edition, name: str) -> Exported:
    """One corpus; an edition without articles has one empty text, since a corpus must have one."""
    lookup = Lookup(edition)
    corpus = _Corpus(lookup)
    return Exported({name: streamed(corpus.root(), corpus.parts())}, _losses(lookup, corpus).told())


class _Corpus:
    """One corpus as elements of TEI."""

    def __init__(self, lookup: Lookup) -> None:
        from lxml import etree

        self._lookup = lookup
        self.altered = 0
        """Texts of which XML cannot hold every sign."""
        self.undescribed = 0
        """Articles of which more is told than there is a place for."""
        self._make = etree.SubElement
        self._element = etree.Element
        edition = lookup.edition
        names = [*(label.name for label in edition.labels), *(each.label for each in edition.annotations)]
        self._labels = {name: f"label-{number}" for number, name in enumerate(dict.fromkeys(names), 1)}
        people = sorted(
            {each.annotator for each in edition.annotations}
            | {each.annotator for each in edition.relations}
            | {each.annotator for each in edition.judgements}
        )
        self._people = {name: f"annotator-{number}" for number, name in enumerate(people, 1)}
        self._texts = {entry.id: f"text-{number}" for number, entry in enumerate(edition.entries, 1)}
        self._inside = defaultdict[str, list[Annotation]](list)
        for annotation in lookup.annotations.values():
            self._inside[annotation.document].append(annotation)
        self._ids = {each.id: f"annotation-{number}" for number, each in enumerate(lookup.annotations.values(), 1)}

    def root(self) -> "_Element":
        """The element that holds all of it."""
        return self._part("teiCorpus")

    def parts(self) -> "Iterator[_Element]":
        """What stands in it; each is made when it is asked for."""
        edition = self._lookup.edition
        header = self._part("teiHeader")
        self._told(header, edition.name or "Untitled", "Made by Variorum from a project of articles.")
        self._vocabulary(header)
        yield header
        yield from self._across()
        for entry in edition.entries:
            yield self._text(self._lookup.documents[entry.id])
        if not edition.entries:
            text = self._part("TEI")
            self._header(text, "Nothing", "There are no articles.")
            self._add(self._add(self._add(text, "text"), "body"), "ab")
            yield text

    def _part(self, tag: str) -> "_Element":
        return self._element(f"{{{NAMESPACE}}}{tag}", nsmap=NAMESPACES)

    def _add(self, parent: "_Element", tag: str, text: str = "", /, **attributes: str) -> "_Element":
        cleaned = {key.replace("_id", _ID): allowed(value) for key, value in attributes.items()}
        element = self._make(parent, f"{{{NAMESPACE}}}{tag}", cleaned)
        element.text = allowed(text) or None
        return element

    def _header(self, parent: "_Element", title: str, source: str) -> None:
        self._told(self._add(parent, "teiHeader"), title, source)

    def _told(self, header: "_Element", title: str, source: str) -> None:
        described = self._add(header, "fileDesc")
        self._add(self._add(described, "titleStmt"), "title", title)
        self._add(self._add(described, "publicationStmt"), "p", "Exported by Variorum.")
        self._add(self._add(described, "sourceDesc"), "p", source)

    def _vocabulary(self, header: "_Element") -> None:
        """Labels as categories, annotators as people."""
        if self._labels:
            declared = self._add(self._add(header, "encodingDesc"), "classDecl")
            taxonomy = self._add(declared, "taxonomy", _id="labels")
            for name, id in self._labels.items():
                self._add(self._add(taxonomy, "category", _id=id), "catDesc", name)
        if self._people:
            people = self._add(self._add(self._add(header, "profileDesc"), "particDesc"), "listPerson")
            for name, id in self._people.items():
                self._add(self._add(people, "person", _id=id), "persName", name or "nobody named")

    def _text(self, document: Document) -> "_Element":
        self.altered += not is_allowed(document.text)
        self.undescribed += undescribed([document], DESCRIBED)
        element = self._part("TEI")
        self._article(element, document)
        if inside := self._inside.get(document.id):
            notes = self._add(self._add(element, "standOff"), "listAnnotation")
            for annotation in inside:
                self._annotation(notes, annotation)
        body = self._add(self._add(element, "text"), "body")
        block = self._add(body, "ab", document.text, _id=self._texts[document.id])
        block.set(_SPACE, "preserve")
        return element

    def _article(self, element: "_Element", document: Document) -> None:
        """The header of a text: title, and where it was published."""
        header = self._add(element, "teiHeader")
        described = self._add(header, "fileDesc")
        self._add(self._add(described, "titleStmt"), "title", document.title or document.path)
        published = self._add(described, "publicationStmt")
        self._add(published, "publisher", document.source or "unknown")
        if document.published:
            self._add(published, "date", document.published)
        self._add(published, "idno", document.path, type="path")
        self._add(published, "idno", document.sha256, type="sha256-of-text")
        if document.url:
            self._add(published, "idno", document.url, type="url")
        self._add(self._add(described, "sourceDesc"), "p", "; ".join(document.remarks) or "Read from its file.")

    def _annotation(self, parent: "_Element", annotation: Annotation) -> None:
        """A label as a pointer to its category, the words and the note as notes (17.10)."""
        span = annotation.span
        where = f"#string-range({self._texts[annotation.document]},{span.start},{span.length})" if span else "#labels"
        element = self._add(
            parent, "annotation", _id=self._ids[annotation.id], n=annotation.id, motivation="classifying", target=where
        )
        self._made(element, annotation.annotator, annotation.created)
        self._add(element, "ptr", target=f"#{self._labels[annotation.label]}")
        self._add(element, "note", self._lookup.quote(annotation), type="quote" if span else "orphan")
        if annotation.note:
            self._add(element, "note", annotation.note, type="note")

    def _made(self, parent: "_Element", annotator: str, created: str) -> None:
        who = self._people[annotator]
        by = self._add(parent, "respStmt")
        self._add(by, "resp", "annotator")
        self._add(by, "persName", annotator or "nobody named", ref=f"#{who}")
        change = self._add(self._add(parent, "revisionDesc"), "change", status="created", when=utc(created))
        change.set("who", f"#{who}")

    def _across(self) -> "Iterator[_Element]":
        """Relations and accepted links, which may lead from one text to another, before the texts."""
        relations = [each for each in self._lookup.edition.relations if self._placed(each)]
        links = self._lookup.placed()
        if not relations and not links:
            return
        apart = self._part("standOff")
        notes = self._add(apart, "listAnnotation")
        for number, relation in enumerate(relations, 1):
            self._relation(notes, f"relation-{number}", relation)
        for number, judgement in enumerate(links, 1):
            self._link(notes, f"link-{number}", judgement)
        yield apart

    def _placed(self, relation: Relation) -> bool:
        return all(
            end in self._ids and self._lookup.annotations[end].document in self._texts
            for end in (relation.subject, relation.object)
        )

    def _relation(self, parent: "_Element", id: str, relation: Relation) -> None:
        ends = [f"#{self._ids[id]}" for id in (relation.subject, relation.object)]
        element = self._linking(parent, id, relation.id, ends)
        self._made(element, relation.annotator, relation.created)
        self._add(element, "note", relation.kind, type="relation")

    def _link(self, parent: "_Element", id: str, judgement: Judgement) -> None:
        ends = [self._range(place) for place in (judgement.here, judgement.there)]
        element = self._linking(parent, id, judgement.id, ends)
        self._made(element, judgement.annotator, judgement.created)
        self._add(element, "note", judgement.kind, type="link")
        if judgement.kind != "by hand":
            self._add(element, "note", f"{judgement.score:g}", type="score")

    def _linking(self, parent: "_Element", id: str, name: str, ends: list[str]) -> "_Element":
        return self._add(parent, "annotation", _id=id, n=name, motivation="linking", target=" ".join(ends))

    def _range(self, place: LinkEnd) -> str:
        span = place.selector.span
        return f"#string-range({self._texts[place.document]},{span.start},{span.length})"


def _losses(lookup: Lookup, corpus: _Corpus) -> Losses:
    edition, losses = lookup.edition, Losses()
    known = {each.id for each in edition.annotations if each.document in lookup.entries}
    orphans = sum(each.span is None for each in edition.annotations if each.id in known)
    gone = sum(not {each.subject, each.object} <= known for each in edition.relations)
    losses.add("annotation", "left out, its article being gone", len(edition.annotations) - len(known))
    losses.add("orphan", "without position", orphans)
    losses.add("relation", "left out, an end being gone", gone)
    losses.add(
        "accepted link", "left out, an end having changed", len(lookup.judged("accepted")) - len(lookup.placed())
    )
    losses.add("rejected link", count=len(lookup.judged("rejected")))
    losses.add("article text", "with stand-ins for control characters, which XML cannot hold", corpus.altered)
    losses.add("article", untold(DESCRIBED), corpus.undescribed)
    losses.add("label", PLAIN, len(lookup.unknown_labels()))
    return losses
