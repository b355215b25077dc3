"""Searching all documents for words as they stand, but for case, accents and the kind of spaces, then for like ones."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from threading import Lock

from store.errors import ArticleError
from store.model import Document, Entry, Hit, Link, Span
from store.text import fold

EXACT = 100.0
"""Score of a hit that stands exactly so."""

MEMORY = 16_000_000
"""Characters of folded text kept between searches, so that each key of a search typed live need not read all files."""


class Search:
    """Searches the texts that `read` gives.

    Args:
        read: Gives a document by its id; may raise ArticleError, and the document is then passed over.
    """

    def __init__(self, read: Callable[[str], Document]) -> None:
        self._read = read
        self._folded: OrderedDict[str, str] = OrderedDict()
        self._size = 0
        self._guard = Lock()

    def exact(self, text: str, entries: Iterable[Entry], limit: int) -> list[Hit]:
        """The first `limit` places where the whole phrase stands, in list order."""
        pattern = phrase(text)
        return [] if pattern is None else list(islice(self._hits(pattern, entries), limit))

    def _hits(self, pattern: re.Pattern[str], entries: Iterable[Entry]) -> Iterator[Hit]:
        for entry in entries:
            for found in pattern.finditer(self._text(entry)):
                yield Hit(entry.id, Span(*found.span()), EXACT)

    def _text(self, entry: Entry) -> str:
        with self._guard:
            if entry.sha256 in self._folded:
                self._folded.move_to_end(entry.sha256)
                return self._folded[entry.sha256]
        try:
            folded = fold(self._read(entry.id).text)
        except ArticleError:
            return ""
        with self._guard:
            if entry.sha256 not in self._folded:
                self._folded[entry.sha256] = folded
                self._size += len(folded)
            while self._size > MEMORY and len(self._folded) > 1:
                self._size -= len(self._folded.popitem(last=False)[1])
        return folded


def phrase(text: str) -> re.Pattern[str] | None:
    """What finds a phrase in folded text, however its words are spaced or broken into lines; None for no words."""
    parts = fold(text).split()
    return re.compile(r"\s+".join(map(re.escape, parts))) if parts else None


def similar(links: Iterable[Link], exact: Iterable[Hit]) -> list[Hit]:
    """Hits for words like those searched, without those that an exact hit has found already."""
    taken: dict[str, list[Span]] = {}
    for hit in exact:
        taken.setdefault(hit.document, []).append(hit.span)
    found = []
    for link in links:
        document, span = link.there.document, link.there.span
        if document is not None and not any(span.overlap(other) for other in taken.get(document, ())):
            found.append(Hit(document, span, link.score))
    return found
