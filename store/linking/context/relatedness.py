"""How much two documents have in common beside what a link between them is made of.

Two reports of one event share their subjects: words that are rare elsewhere and that both come back to. Two pages of
one site share what the site says of itself and nothing more.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from store.linking.words.weights import Weights, cosine

MOST = 300
"""Passages of a document, from its beginning, that are read for this: what it is about is said by then."""

FEWEST_TERMS = 30
"""Different terms that both documents must have left for their likeness to say anything."""

HALF = 0.5
"""Share of one document's passages that the other also has, from which they are copies of one report."""

HELD = 0.8
"""Share of the weight of one wording that another has, from which it holds it."""


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What a document tells: how often it says each term, and which wordings it has."""

    rows: Sequence[Sequence[str]]
    """The terms of each passage."""
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
class Relatedness:
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
    passages_of_one: Sequence[Sequence[str]]
    """The terms of each of its passages."""
    passages_of_other: Sequence[Sequence[str]]

    @property
    def is_scant(self) -> bool:
        """Whether too little is left of either to tell anything by."""
        return min(len(self.one), len(self.other)) < FEWEST_TERMS


def document_terms(rows: Iterable[tuple[Sequence[str], int | None]]) -> DocumentTerms:
    """What a document tells, by the terms and the wordings of its passages."""
    counts, wordings, passages = Counter[str](), dict[int, list[Sequence[str]]](), list[Sequence[str]]()
    for terms, wording in islice(rows, MOST):
        passages.append(terms)
        counts.update(terms)
        if wording is not None:
            wordings.setdefault(wording, []).append(terms)
    return DocumentTerms(passages, counts, wordings)


def relatedness(one: DocumentTerms, other: DocumentTerms, weights: Weights) -> Relatedness | None:
    """What two documents have in common; None where one copies the other."""
    shared = one.wordings.keys() & other.wordings.keys()
    if len(shared) >= HALF * min(len(one.rows), len(other.rows)):
        return None
    here, there = one.without(shared), other.without(shared)
    return Relatedness(
        _likeness(here, there, weights),
        min(len(one.rows), len(other.rows)) - len(shared),
        len(shared),
        frozenset(term for term in here.keys() & there.keys() if here[term] > 1 and there[term] > 1),
        here,
        there,
        one.rows,
        other.rows,
    )


def likeness_beside(found: Relatedness, one: Sequence[str], other: Sequence[str], weights: Weights) -> float:
    """How alike two documents are but for a passage of either, given by its terms."""
    return _likeness(found.one - Counter(one), found.other - Counter(other), weights)


def are_nearest(found: Relatedness, one: Sequence[str], other: Sequence[str], weights: Weights) -> bool:
    """Whether of all passages of two documents two, given by their terms, are the most like each other."""
    here, there = frozenset(one), frozenset(other)
    like = weights.cosine(here, there)
    return like >= max(
        _nearest(there, found.passages_of_one, here, weights), _nearest(here, found.passages_of_other, there, weights)
    )


def _nearest(terms: frozenset[str], passages: Iterable[Sequence[str]], but: frozenset[str], weights: Weights) -> float:
    """Cosine of the passage that is most like `terms`; those that are, hold, or are held in `but` are passed over."""
    others = (frozenset(passage) for passage in passages)
    return max((weights.cosine(terms, each) for each in others if not _is_held(each, but, weights)), default=0.0)


def _is_held(one: frozenset[str], other: frozenset[str], weights: Weights) -> bool:
    smaller = min(weights.square(one), weights.square(other))
    return weights.square(one & other) >= HELD * smaller


def _likeness(one: Mapping[str, int], other: Mapping[str, int], weights: Weights) -> float:
    mine, theirs = _vector(one, weights), _vector(other, weights)
    product = sum([mine[term] * theirs[term] for term in mine.keys() & theirs.keys()])
    return cosine(product, _norm(mine) * _norm(theirs))


def _vector(counts: Mapping[str, int], weights: Weights) -> dict[str, float]:
    return {term: weights[term] ** 2 * (1.0 + math.log(count)) for term, count in counts.items()}


def _norm(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum([value * value for value in vector.values()]))
