"""Where what was marked in an article elsewhere stands in the article of the project."""

from collections.abc import Mapping
from typing import NamedTuple

from store.annotations.anchoring import describe, locate
from store.model import Annotation, Document, LinkEnd, Selector, Span
from store.project.imported_articles import Arrived, writable


class Anchored(NamedTuple):
    """A place in an article of the project; an orphan, as it was where it was made, has no span."""

    document: str
    span: Span | None
    selector: Selector
    text: str
    """Hash of the text that the selector counts in."""


class Placing:
    """Finds places of an import in the project.

    Args:
        known: Articles of the import, by id, as it has them and as the project has them.
    """

    def __init__(self, known: Mapping[str, Arrived]) -> None:
        self._known = known
        self.touched: dict[str, Document] = {}
        """Articles of the project in which something stands, by id."""
        self.former: list[Document] = []
        """Articles as the import has them, whose text something refers to."""

    def of_annotation(self, made: Annotation) -> Anchored | None:
        """Where an annotation stands; None where its article is not here, or it marks no words."""
        arrived = self._known.get(made.document)
        if arrived is None:
            return None
        selector = made.selector
        if made.span is not None and arrived.theirs.text:
            described = _described(arrived.theirs.text, made.span)
            selector = selector if described in (None, selector) else described
        return self._placed(arrived, selector, made.text)

    def of_end(self, end: LinkEnd) -> Anchored | None:
        """Where an end of a link stands, as `of_annotation` says it."""
        arrived = self._known.get(end.document)
        return None if arrived is None else self._placed(arrived, end.selector, end.text)

    def _placed(self, arrived: Arrived, selector: Selector, text: str) -> Anchored | None:
        selector = _writable(selector)
        if not selector.exact:
            return None
        own = arrived.own
        self.touched[own.id] = own
        span = self._span(arrived, selector)
        if span is not None:
            described = describe(own.text, span)
            # Of a million annotations the same words are not to be in memory twice.
            return Anchored(own.id, span, selector if selector == described else described, own.sha256)
        theirs = arrived.theirs
        if selector.span.of(theirs.text) == selector.exact:
            text = theirs.sha256
            self.former += [] if self.former[-1:] == [theirs] else [theirs]
        return Anchored(own.id, None, selector, text or own.sha256)

    def _span(self, arrived: Arrived, selector: Selector) -> Span | None:
        theirs, own = arrived
        is_same = own.sha256 == theirs.sha256
        if is_same and selector.span.of(own.text) == selector.exact:
            return selector.span
        former = theirs.text if selector.span.of(theirs.text) == selector.exact else None
        found = locate(own.text, selector, former)
        return found[0] if found else None


def _described(text: str, span: Span) -> Selector | None:
    return describe(text, span) if span.length and span.end <= len(text) else None


def _writable(selector: Selector) -> Selector:
    if all(writable(part) == part for part in (selector.exact, selector.prefix, selector.suffix)):
        return selector
    return selector._replace(
        exact=writable(selector.exact), prefix=writable(selector.prefix), suffix=writable(selector.suffix)
    )
