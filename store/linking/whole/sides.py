"""Two documents made ready for being held against each other, and what is known of their whole collection."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from store.linking.context.relatedness import DocumentTerms
from store.linking.pair.counterpart import Neighbourhood
from store.linking.pair.question import AROUND, Query, terms_around
from store.linking.passages.quotation import is_quoted
from store.linking.whole.blocking import Frequencies
from store.linking.whole.recurring import Recurring
from store.linking.whole.tables import WordTables
from store.linking.whole.witnesses import Pieces, Witness, unpacked
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analysed
from store.linking.words.weights import Weights
from store.model import Passage

FEWEST_SIDES = 2
"""Documents that are kept ready in any case: the two that are held against each other."""

MOST_PASSAGES = 10_000
"""Passages of documents that are kept ready, at most, beside those of the one that was asked for last."""


@dataclass(slots=True)
class Collection:
    """What is known of a whole collection when two of its documents are linked."""

    frequencies: Frequencies
    recurring: Recurring
    groups: Sequence[Sequence[str]] = ()
    """Names declared the same."""
    aliases: Aliases = field(init=False)
    _weights: dict[str, Weights] = field(default_factory=dict)
    _sides: "dict[bytes, Side]" = field(default_factory=dict)
    _kept: int = 0

    def __post_init__(self) -> None:
        self.aliases = Aliases(self.groups)

    def __reduce__(self) -> tuple[type["Collection"], tuple[object, ...]]:
        """What goes to another process; the rest is worked out there."""
        return Collection, (self.frequencies, self.recurring, self.groups)

    def packed(self) -> bytes:
        """It as a JSON array, for files; numbers of passages are longer than 64 bits."""
        places, sources = list(self.recurring.places.items()), list(self.recurring.sources.items())
        return json.dumps([self.frequencies.passages, self.frequencies.counts, places, sources, self.groups]).encode()

    @classmethod
    def unpacked(cls, content: bytes) -> "Collection":
        """The collection again."""
        passages, counts, places, sources, groups = json.loads(content)
        return cls(Frequencies(passages, counts), Recurring(dict(places), dict(sources)), groups)

    def side(self, content: bytes) -> "Side":
        """A packed document made ready; what was made ready lately is kept, so that it is worked out once."""
        found = self._sides.pop(content, None)
        if found is None:
            found = Side(unpacked(content), self)
            self._kept += found.shelved.count
        self._sides[content] = found
        while self._kept > MOST_PASSAGES and len(self._sides) > FEWEST_SIDES:
            self._kept -= self._sides.pop(next(iter(self._sides))).shelved.count
        return found

    def weights(self, language: str) -> Weights:
        """Weights of terms for a language."""
        found = self._weights.get(language)
        if found is None:
            found = self._weights[language] = self.frequencies.weights(language)
        return found


@dataclass(frozen=True, slots=True)
class WeighedTerms:
    """A set of terms and the norm of their weights."""

    terms: frozenset[str]
    norm: float


class Side:
    """One of two documents that are held against each other, and what is worked out of it on the way."""

    def __init__(self, witness: Witness, collection: Collection) -> None:
        self.witness = witness
        self.shelved = witness.shelved
        self.pieces = Pieces(witness)
        self.first = witness.first
        self.weights = collection.weights(witness.language)
        self._aliases = collection.aliases
        self.query = cache(self._query)
        self.terms = cache(self._terms)
        self.weighed = cache(self._weighed_terms)
        self.context = cache(self._context)

    @cached_property
    def document_terms(self) -> DocumentTerms:
        """What the document tells."""
        rows = ((row.text[: row.length], row.terms.split(), row.wording) for row in self.witness.rows)
        return DocumentTerms(rows, self.witness.language)

    @cached_property
    def tables(self) -> WordTables:
        """Its words in tables."""
        return WordTables(self)

    def ground(self, weights: Weights) -> Neighbourhood:
        """The document as a place in which counterparts are sought."""
        return Neighbourhood({self.shelved.number: self.shelved}, self.pieces, 1, weights, self._aliases)

    def _query(self, at: int) -> Query:
        piece = self.pieces[self.first + at]
        text = piece.text[: piece.length]
        plain = analysed(text, self.witness.language)
        return Query(
            Passage(self.witness.id, piece.span, text),
            self._aliases.one_term(plain),
            self.shelved,
            (piece.number,),
            "sentences",
            terms_around(self.pieces, (piece.number,)),
            self._terms_at(at - 1),
            self._terms_at(at + 1),
            self._aliases.expanded(plain),
            is_quoted(self.pieces, piece.number, piece.start, text),
        )

    def _terms_at(self, at: int) -> tuple[str, ...]:
        return tuple(self.witness.rows[at].terms.split()) if 0 <= at < self.shelved.count else ()

    def _terms(self, at: int) -> frozenset[str]:
        return frozenset(self._terms_at(at))

    def _weighed_terms(self, at: int) -> WeighedTerms:
        return self._weighed(self.terms(at))

    def _context(self, at: int) -> WeighedTerms:
        near = range(max(0, at - AROUND), at + AROUND + 1)
        return self._weighed(frozenset(term for n in near if n != at for term in self._terms_at(n)))

    def _weighed(self, terms: frozenset[str]) -> WeighedTerms:
        return WeighedTerms(terms, math.sqrt(sum([self.weights[term] ** 2 for term in terms])))
