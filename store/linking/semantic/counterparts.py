"""One question across languages: the passages closest to it, how surely each states the same, and the links to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from store.linking.index.passage_store import PassageStore
from store.linking.pair.figures import differences
from store.linking.pair.foreign import is_weak, score
from store.linking.pair.model import rounded_down
from store.linking.pair.question import Query
from store.linking.passages.piece import PER_DOCUMENT, Shelved
from store.linking.semantic.nearest import Nearest
from store.linking.semantic.vectors import VectorStore
from store.linking.words.analysis import Analysis, analyse
from store.model import Link, Passage, Span

CANDIDATES = 24
"""Passages looked at for each one that is asked about."""

LEAST = 2.0
"""Score of the weakest that are told: below it there is nothing but the same subject."""

LONGEST = 40
"""Passages of a selection that is answered; who marks more asks for an article, not for a passage."""

SPARE = 2
"""Passages that a counterpart may have besides those that answer to one of the selection."""


class ForeignDocument(NamedTuple):
    """A document as it is known across languages."""

    language: str
    sha256: str
    size: int
    """Passages it has."""


class ClosePassage(NamedTuple):
    """A passage of another language."""

    number: int
    score: float


class Question:
    """What is asked, and what is fetched for it once.

    Args:
        query: A passage, a selection, or a text from nowhere.
        passages: All passages.
        vectors: Those of the passages that were encoded.
        nearest: The search over them.
        documents: Those that were encoded, by number.
    """

    def __init__(
        self,
        query: Query,
        passages: PassageStore,
        vectors: VectorStore,
        nearest: Nearest,
        documents: Mapping[int, ForeignDocument],
    ) -> None:
        self._query = query
        self._passages = passages
        self._vectors = vectors
        self._nearest = nearest
        self._documents = documents
        self._of_document = cache(self._of_document_)

    def own(self) -> list[bytes]:
        """The vectors of what is asked, where it is whole passages that were encoded; else none."""
        query, size = self._query, self._vectors.dimensions
        if query.home is None or query.extent != "sentences" or len(query.own) > LONGEST:
            return []
        known = self._of_document(query.home.number)
        places = [number % PER_DOCUMENT * size for number in query.own]
        return [known[at : at + size] for at in places] if places and len(known) >= places[-1] + size else []

    def links(self, vectors: Sequence[bytes], without: frozenset[int]) -> list[Link]:
        """The links of what is asked, best first.

        Args:
            vectors: One for the whole of it, or for each of its passages.
            without: Numbers of documents that have no counterpart in another language.
        """
        if len(vectors) == 1:
            found = self._found(vectors[0], self._query.own[0] if len(self._query.own) == 1 else None, without)
            links = [self._link((each.number, each.number), each.score) for each in found]
        else:
            links = list(self._runs(vectors, without))
        return sorted(filter(None, links), key=lambda link: (-link.score, link.there))

    def _found(self, vector: bytes, own: int | None, without: frozenset[int]) -> Iterator[ClosePassage]:
        """The passages closest to one vector, each with its score."""
        near = self._nearest.search(vector, CANDIDATES, without)
        analysis = self._query.analysis if own is None or len(self._query.own) == 1 else self._analysed(own, own)
        for number, cosine in near.items():
            other = self._analysed(number, number)
            if analysis is None or other is None:
                continue
            sure = score(cosine, self._rival(vector, own, number), analysis, other)
            if sure >= LEAST:
                yield ClosePassage(number, sure)

    def _rival(self, vector: bytes, own: int | None, number: int) -> float | None:
        """The highest cosine of either passage and another one of the other's document."""
        document, at = divmod(number, PER_DOCUMENT)
        size, there = self._vectors.dimensions, self._of_document(document)
        rivals = self._others(there, vector, at)
        if self._query.home is not None and own is not None:
            here = self._of_document(self._query.home.number)
            rivals += self._others(here, there[at * size : (at + 1) * size], own % PER_DOCUMENT)
        return max(rivals, default=None)

    def _others(self, known: bytes, vector: bytes, but: int) -> list[float]:
        alike = self._nearest.cosines(known, vector)[:, 0]
        return [float(cosine) for at, cosine in enumerate(alike) if at != but]

    def _runs(self, vectors: Sequence[bytes], without: frozenset[int]) -> Iterator[Link | None]:
        """The stretch of each document that has the counterparts of at least half of a selection, and little else."""
        best = defaultdict[int, list[ClosePassage]](list)
        for own, vector in zip(self._query.own, vectors, strict=True):
            for document, found in _best_of_each(self._found(vector, own, without)).items():
                best[document].append(found)
        for shown in best.values():
            numbers = sorted(found.number for found in shown)
            if 2 * len(shown) >= len(vectors) and numbers[-1] - numbers[0] < len(vectors) + SPARE:
                yield self._link((numbers[0], numbers[-1]), sum(found.score for found in shown) / len(vectors))

    def _link(self, ends: tuple[int, int], sure: float) -> Link | None:
        """A link to the stretch from one passage to another."""
        query, there, other = self._query, self._stretch(*ends), self._analysed(*ends)
        if there is None or other is None:
            return None
        told = differences(query.analysis, other)
        return Link(query.passage, there, rounded_down(sure), is_weak(sure), "paraphrase", told)

    def _stretch(self, first: int, last: int) -> Passage | None:
        shelved, pieces = self._shelved(first // PER_DOCUMENT), self._passages.pieces(range(first, last + 1))
        if shelved is None or len(pieces) != last - first + 1:
            return None
        *before, end = [pieces[number] for number in sorted(pieces)]
        text = "".join(piece.text for piece in before) + end.text[: end.length]
        start = before[0].start if before else end.start
        return Passage(shelved.id, Span(start, start + len(text)), text)

    def _analysed(self, first: int, last: int) -> Analysis | None:
        passage, told = self._stretch(first, last), self._documents.get(first // PER_DOCUMENT)
        return analyse(passage.text, told.language) if passage and told else None

    def _shelved(self, document: int) -> Shelved | None:
        return self._passages.shelved_by_number((document,)).get(document)

    def _of_document_(self, document: int) -> bytes:
        told = self._documents.get(document)
        return self._vectors.of_text(told.sha256) if told else b""


def _best_of_each(found: Iterable[ClosePassage]) -> dict[int, ClosePassage]:
    """The surest passage of each document that is shown."""
    best: dict[int, ClosePassage] = {}
    for each in found:
        document = each.number // PER_DOCUMENT
        if not is_weak(each.score) and (document not in best or best[document].score < each.score):
            best[document] = each
    return best
