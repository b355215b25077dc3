"""What every format asks of an edition: whose words an annotation holds, where, and in which order."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property

from store.exchange.edition import Edition
from store.model import LABELS, Annotation, Document, Entry, Judgement, Link, LinkEnd, Passage, Relation, Selector


class Lookup:
    """An edition, by id and in reading order."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What is known of articles without their texts, by id."""
        return {entry.id: entry for entry in self.edition.entries}

    @property
    def documents(self) -> Mapping[str, Document]:
        """Articles with their texts, by id, read when they are asked for."""
        return self.edition.documents

    @cached_property
    def annotations(self) -> dict[str, Annotation]:
        """By id, in the order of articles, then of the text, the longer first; orphans last in their article."""
        return {annotation.id: annotation for annotation in sorted(self.edition.annotations, key=self._place)}

    @cached_property
    def standing(self) -> dict[str, list[Annotation]]:
        """Annotations that have a place in an article there is, in reading order, by the article's id."""
        found: dict[str, list[Annotation]] = {}
        for annotation in self.annotations.values():
            if annotation.span is not None and annotation.document in self.entries:
                found.setdefault(annotation.document, []).append(annotation)
        return found

    def drawable(self) -> list[Relation]:
        """Relations whose two ends have a place."""
        ids = {annotation.id for inside in self.standing.values() for annotation in inside}
        return [relation for relation in self.edition.relations if {relation.subject, relation.object} <= ids]

    def placed(self) -> list[Judgement]:
        """Accepted links whose two ends stand in the articles as they are."""
        return [
            judgement
            for judgement in self.judged("accepted")
            if self._stands(judgement.here) and self._stands(judgement.there)
        ]

    def _stands(self, place: LinkEnd) -> bool:
        document = self.documents.get(place.document)
        return document is not None and place.selector.span.of(document.text) == place.selector.exact

    def quote(self, annotation: Annotation) -> str:
        """The words that an annotation marks as its article stands now; of an orphan, those it marked."""
        document = self.documents.get(annotation.document) if annotation.span else None
        return annotation.span.of(document.text) if annotation.span and document else annotation.selector.exact

    def judged(self, state: str) -> list[Judgement]:
        """Links that were accepted or rejected, as kept."""
        return [judgement for judgement in self.edition.judgements if judgement.state == state]

    def carriers(self, annotation: Annotation) -> list[Link]:
        """Links that lead from an annotation into other articles, those that readers accepted first.

        Where links were not looked for there are but these, and nobody knows in what they differ.
        """
        found = [*self.edition.carriers.get(annotation.id, ())]
        known = {(link.there.document, link.there.span) for link in found}
        for judgement, here, there in self.accepted_on(annotation):
            if (there.document, there.selector.span) not in known:
                found.append(_kept(judgement, here, there))
        return sorted(found, key=lambda link: (link.state != "accepted", -link.score))

    def accepted_on(self, annotation: Annotation) -> Iterator[tuple[Judgement, LinkEnd, LinkEnd]]:
        """Accepted links that lie on an annotation, each with the end that does and the other one."""
        for judgement, here, there in self._accepted_ends.get(annotation.document, ()):
            if self.is_about(here, annotation):
                yield judgement, here, there

    def accepted_off(self, label: str) -> list[Judgement]:
        """Accepted links that lie on no annotation with this label that has a place."""
        on = {
            judgement.id
            for made in self.annotations.values()
            if made.label == label and made.span is not None
            for judgement, _, _ in self.accepted_on(made)
        }
        return [judgement for judgement in self.judged("accepted") if judgement.id not in on]

    def related(self, annotation: Annotation) -> list[Relation]:
        """Relations of which an annotation is an end, in their order."""
        return self._relations_by_end.get(annotation.id, [])

    @cached_property
    def _accepted_ends(self) -> dict[str, list[tuple[Judgement, LinkEnd, LinkEnd]]]:
        found: dict[str, list[tuple[Judgement, LinkEnd, LinkEnd]]] = {}
        for judgement in self.judged("accepted"):
            for here, there in ((judgement.here, judgement.there), (judgement.there, judgement.here)):
                found.setdefault(here.document, []).append((judgement, here, there))
        return found

    @cached_property
    def _relations_by_end(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.edition.relations:
            for end in {relation.subject: None, relation.object: None}:
                found.setdefault(end, []).append(relation)
        return found

    def is_about(self, place: LinkEnd, annotation: Annotation) -> bool:
        """Whether one end of a link lies on an annotation: it shares code points, or where texts differ, words."""
        if place.document != annotation.document:
            return False
        if place.text == annotation.text:
            return place.selector.span.overlap(annotation.selector.span) > 0
        here, there = place.selector.exact, self.quote(annotation)
        return here in there or there in here

    def unknown_labels(self) -> list[str]:
        """Names of labels whose key, style or colour a format without label definitions loses."""
        return [label.name for label in self.edition.labels if label not in LABELS]

    def _place(self, annotation: Annotation) -> tuple[int, bool, int, int, str]:
        order = self._order.get(annotation.document, len(self._order))
        span = annotation.span or annotation.selector.span
        return order, annotation.span is None, span.start, -span.end, annotation.id

    @cached_property
    def _order(self) -> dict[str, int]:
        return {entry.id: index for index, entry in enumerate(self.edition.entries)}


def _kept(judgement: Judgement, here: LinkEnd, there: LinkEnd) -> Link:
    """An accepted link as seen from one of its ends."""
    own, other = (Passage(end.document, end.selector.span, end.selector.exact) for end in (here, there))
    return Link(own, other, judgement.score, False, judgement.kind, (), "accepted")


def present_selector(annotation: Annotation, document: Document | None) -> Selector:
    """A selector made of the article as it stands, so that offsets, quote and context agree; an orphan's is kept."""
    span = annotation.span
    if document is None or span is None:
        return annotation.selector
    return Selector.at(document.text, span)


def utc(created: str) -> str:
    """A time as xsd:dateTime in UTC, written with Z; one that is none as the beginning of time, never a failure."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z")
