"""How much two documents have in common, how much words tell in them, and which of their passages are nearest.

Two reports of one event share their subjects: words that are rare elsewhere and that both come back to. Two pages of
one site share what the site says of itself and nothing more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple

from store.linking.pair.meaning import sense_of, unit
from store.linking.pair.scoring import UNKNOWN
from store.linking.words.analysis import analysed
from store.linking.words.weights import cosine, plain_weights, weights_among

MOST = 300
"""Passages of a document, from its beginning, that are read for this: what it is about is said by then."""

FEWEST_TERMS = 30
"""Different terms that both documents must have left for their likeness to say anything."""

HALF = 0.5
"""Share of one document's passages that the other also has, from which they are copies of one report."""

ONE_EVENT = 0.2
"""Likeness at which two documents tell of one event as likely as not: of unrelated ones two in a hundred are so like,
of reports of one event few are less."""

DOUBT = 0.03
"""Likeness above and below that at which the odds are e to one."""

IN_TWO = 1.5
"""Power of the rarity in two documents: the names that reports of one event share tell little of any passage."""

ROUNDING = 1e-5
"""Difference of two likenesses that comes from adding in another order, in numbers of seven digits."""


class ToldPassage(NamedTuple):
    """A passage of a document, as far as it tells what the document is about."""

    text: str
    terms: Sequence[str]
    wording: int | None


class DocumentTerms:
    """What a document tells: how often it says each term, in which passages, and which wordings it has.

    Args:
        rows: Its passages.
        language: ISO 639-1.
    """

    def __init__(self, rows: Iterable[tuple[str, Sequence[str], int | None]], language: str) -> None:
        self.rarity = plain_weights(language)
        """Weights of its terms in the news at large."""
        self._language = language
        self._rows = [ToldPassage(*row) for row in islice(rows, MOST)]
        self.passages = [frozenset(row.terms) for row in self._rows]
        """The terms of each passage."""
        self.frequency = Counter(term for terms in self.passages for term in terms)
        """In how many passages each term stands."""
        self.wordings: dict[int, list[int]] = defaultdict(list)
        """Passages of each watched wording."""
        for at, row in enumerate(self._rows):
            if row.wording is not None:
                self.wordings[row.wording].append(at)

    @property
    def size(self) -> int:
        """Passages that it has."""
        return len(self._rows)

    @cached_property
    def senses(self) -> Any:
        """A vector of what each passage says, by what its words mean; a row each."""
        return sense_of([analysed(row.text, self._language) for row in self._rows], self.rarity)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The passages of each term."""
        found = defaultdict[str, list[int]](list)
        for at, terms in enumerate(self.passages):
            for term in terms:
                found[term].append(at)
        return found

    def subject(self, without: Iterable[int] = ()) -> dict[str, float]:
        """What it is about, outside the passages of some wordings: how much each term tells of that.

        Terms count by their rarity in the news at large and by how often it comes back to them.
        """
        left_out = [at for wording in without for at in self.wordings[wording]]
        if not left_out:
            return self._subject
        rest = Counter(self._counts)
        for at in left_out:
            rest.subtract(self._rows[at].terms)
        return self._told_by(+rest)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for row in self._rows for term in row.terms)

    @cached_property
    def _subject(self) -> dict[str, float]:
        return self._told_by(self._counts)

    def _told_by(self, counts: Mapping[str, int]) -> dict[str, float]:
        return {term: self.rarity[term] ** 2 * (1.0 + math.log(count)) for term, count in counts.items()}

    def inside(self, places: Iterable[int]) -> list[int]:
        """Those of some places at which there are passages."""
        return [at for at in places if at < self.size]


class Relatedness:
    """What two documents have in common outside the wordings that stand in both.

    Args:
        one: What the one tells.
        other: What the other tells.
    """

    def __init__(self, one: DocumentTerms, other: DocumentTerms) -> None:
        self._one, self._other = one, other
        self.weights = weights_among(one.rarity, one.size + other.size, self._frequency, IN_TWO)
        """How much each term tells of a passage: the rarer it is in the news and in the two documents, the more."""
        self._norms = cache(self._norms_of)
        self._near = cache(self._likenesses)

    def _frequency(self, term: str) -> int:
        return self._one.frequency[term] + self._other.frequency[term]

    @cached_property
    def _shared(self) -> set[int]:
        return self._one.wordings.keys() & self._other.wordings.keys()

    @property
    def shared(self) -> int:
        """Wordings that stand in both."""
        return len(self._shared)

    @cached_property
    def event(self) -> float:
        """How surely both tell of one event; `UNKNOWN` where too little is left to tell."""
        if self.shared >= HALF * max(1, min(self._one.size, self._other.size)):
            return 1.0
        here, there = self._one.subject(self._shared), self._other.subject(self._shared)
        if min(len(here), len(there)) < FEWEST_TERMS:
            return UNKNOWN
        return 1.0 / (1.0 + math.exp((ONE_EVENT - _cosine(here, there)) / DOUBT))

    @property
    def tells_apart(self) -> bool:
        """Whether they tell of different things."""
        return self.event < UNKNOWN

    def nearest(self, here: Sequence[int], there: Sequence[int]) -> float:
        """How near two stretches of passages are, given by their places.

        1 where neither document has a passage more like the other's, else the reciprocal of how many there are and one,
        from the side where more are.
        """
        at, across = tuple(self._one.inside(here)), tuple(self._other.inside(there))
        nearer = _nearer(self._near(False, at), across), _nearer(self._near(True, across), at)
        return 1.0 / (1.0 + max(nearer))

    def _likenesses(self, turned: bool, places: tuple[int, ...]) -> list[float]:
        """How like each passage of the other is to some passages of the one, in words and in sense."""
        one, other = (self._other, self._one) if turned else (self._one, self._other)
        terms = frozenset[str]().union(*(one.passages[at] for at in places))
        shared = [0.0] * other.size
        for term in terms & other.where.keys():
            square = self.weights[term] ** 2
            for at in other.where[term]:
                shared[at] += square
        norm = math.sqrt(self.weights.square(terms))
        in_sense = (other.senses @ unit(one.senses[list(places)].sum(axis=0))).tolist()
        return [
            (cosine(common, norm * own) + sense) / 2
            for common, own, sense in zip(shared, self._norms(not turned), in_sense, strict=True)
        ]

    def _norms_of(self, of_other: bool) -> list[float]:
        document = self._other if of_other else self._one
        return [math.sqrt(self.weights.square(terms)) for terms in document.passages]


def _nearer(likenesses: Sequence[float], places: Sequence[int]) -> int:
    """How many passages are more alike than all of those at some places."""
    reached = max((likenesses[at] for at in places), default=0.0) + ROUNDING
    return sum(like > reached for like in likenesses)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum([one[term] * other[term] for term in one.keys() & other.keys()])
    return cosine(product, math.sqrt(_square(one) * _square(other)))


def _square(values: Mapping[str, float]) -> float:
    return sum([value * value for value in values.values()])
