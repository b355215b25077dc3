"""How much two documents have in common beside what a link between them is made of.

Two reports of one event share their subjects: words that are rare elsewhere and that both come back to. Two pages of
one site share what the site says of itself and nothing more.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.linking.weights import Weights

MOST = 300
"""Passages of a document, from its beginning, that are read for this: what it is about is said by then."""

FEWEST_TERMS = 30
"""Different terms that either document must have left for anything to be said."""

HALF = 0.5
"""Share of one document's passages that the other also has, from which they are copies of one report."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells: how often it says each term, and which wordings it has."""

    passages: int
    counts: Counter[str]
    wordings: Mapping[int, Sequence[Sequence[str]]]
    """Terms of the passages of each watched wording."""

    def without(self, wordings: Iterable[int]) -> Counter[str]:
        """How often it says each term outside the passages of these wordings."""
        rest = Counter(self.counts)
        for wording in wordings:
            for terms in self.wordings[wording]:
                rest.subtract(terms)
        return +rest


@dataclass(frozen=True, slots=True)
class Relation:
    """What two documents have in common outside the wordings that stand in both."""

    likeness: float
    """Cosine of what they tell, 0 to 1: terms weighted by rarity and by how often either comes back to them."""
    passages: int
    """Of the shorter one."""
    shared: int
    """Wordings that stand in both."""
    recurring: frozenset[str]
    """Terms that both say at least twice."""
    one: Counter[str]
    """How often the one says each term."""
    other: Counter[str]


def told(rows: Iterable[tuple[Sequence[str], int | None]]) -> Told:
    """What a document tells, by the terms and the wordings of its passages."""
    counts, wordings, passages = Counter[str](), dict[int, list[Sequence[str]]](), 0
    for terms, wording in rows:
        passages += 1
        counts.update(terms)
        if wording is not None:
            wordings.setdefault(wording, []).append(terms)
        if passages == MOST:
            break
    return Told(passages, counts, wordings)


def relation(one: Told, other: Told, weights: Weights) -> Relation | None:
    """What two documents have in common; None where too little is left of either to tell, or one copies the other."""
    shared = one.wordings.keys() & other.wordings.keys()
    if len(shared) >= HALF * min(one.passages, other.passages):
        return None
    here, there = one.without(shared), other.without(shared)
    if min(len(here), len(there)) < FEWEST_TERMS:
        return None
    return Relation(
        _likeness(here, there, weights),
        min(one.passages, other.passages) - len(shared),
        len(shared),
        frozenset(term for term in here.keys() & there.keys() if here[term] > 1 and there[term] > 1),
        here,
        there,
    )


def likeness_beside(found: Relation, one: Sequence[str], other: Sequence[str], weights: Weights) -> float:
    """How alike two documents are but for a passage of either, given by its terms."""
    return _likeness(found.one - Counter(one), found.other - Counter(other), weights)


def _likeness(one: Mapping[str, int], other: Mapping[str, int], weights: Weights) -> float:
    mine, theirs = _vector(one, weights), _vector(other, weights)
    product = sum([mine[term] * theirs[term] for term in mine.keys() & theirs.keys()])
    return product / (_norm(mine) * _norm(theirs)) if product else 0.0


def _vector(counts: Mapping[str, int], weights: Weights) -> dict[str, float]:
    return {term: weights[term] ** 2 * (1.0 + math.log(count)) for term, count in counts.items()}


def _norm(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum([value * value for value in vector.values()]))
