"""Two documents held against each other: the links between those of their passages that blocking brought up.

The same boundaries, scores, kinds and differences as for the links of one passage. Each pair of passages is looked at
from both sides and the better score counts, so that it does not depend on which comes first.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from store.linking.context.evidence import Evidence
from store.linking.context.judging import COMPARED_FROM, judge, link_of
from store.linking.context.relatedness import Relatedness
from store.linking.pair.counterpart import (
    HeldPassage,
    Match,
    Promising,
    by_sense,
    held_at,
    match_at,
    whole_match,
)
from store.linking.pair.model import SHOWN_FROM, model, percentage
from store.linking.pair.question import Query
from store.linking.pair.scoring import NO_CONTEXT
from store.linking.pair.shared import alike
from store.linking.passages.piece import Shelved
from store.linking.whole.blocking import Seeds
from store.linking.whole.reaching import Reach, reaching
from store.linking.whole.recurring import Recurring
from store.linking.whole.sides import Collection, Side, WeighedTerms
from store.linking.words.weights import Weights, cosine
from store.model import Link, Span

HOPEFUL = 0.05
"""Likeness of two passages, times the square root of that of their surroundings, from which a closer look is taken:
hardly a link that is shown is lost."""

HOPEFUL_OF_FEW = 0.01
"""The same in collections so small that looking costs nothing."""

COPY_STANDS_ALONE = 0.4
"""What a copy is credited with for its surroundings, whatever they are: quotations and wire copy turn up anywhere."""

MUCH_ALIKE = 0.35
"""Likeness from which two passages are looked at wherever they stand: that costs less than to see whether their
documents tell of one event."""

DECIMALS = 4
"""Of a score that count when links are put in order: later ones depend on the order of adding."""

SECOND_LOOK = 20.0
"""Score, of two passages as they stand, from which they are aligned, from either side. One link in thirty that is shown
stood below it, being rendered by two sentences."""

TOLD_FROM = 10.0
"""Score of the weakest links that are told. What is alike by chance grows with the square of a collection."""

FEW = 1000
"""Passages of a collection so small that all can be looked through: those of about thirty articles."""

TOLD_FROM_OF_FEW = 2.0
"""The same in such a collection. Of five articles that were read in full, 26 of 46
passages told twice are among these, and 16 among those from 15 on; below it little is added but noise."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A counterpart, from whichever side it was sought."""

    query: Query
    match: Match
    here: Span
    there: Span
    backwards: bool


def links_between(
    one: Side,
    other: Side,
    seeds: Seeds,
    collection: Collection,
    *,
    weak: bool = False,
    least: float = 0.0,
    compared_from: float = COMPARED_FROM,
) -> list[Link]:
    """The links between two documents, in the order of the first; each pair of stretches once.

    Args:
        one: The document that is `here`.
        other: The one that is `there`.
        seeds: Pairs of their passages, by number in each, that are worth a closer look.
        collection: Frequencies, recurring wordings and aliases of the whole collection.
        weak: Also those that a session hides until asked.
        least: Score of the weakest that are wanted.
        compared_from: Score from which their differences are told.
    """
    of_these = TOLD_FROM_OF_FEW if collection.frequencies.passages < FEW else TOLD_FROM
    weakest = max(least, of_these if weak else SHOWN_FROM)
    evidence = _evidence(one, other, collection.recurring)
    both = _Both(one, other, HOPEFUL_OF_FEW if collection.frequencies.are_few else HOPEFUL)
    reach = reaching(one, other, evidence, min(weakest, SECOND_LOOK))
    near = reach.near(seeds) if reach else sorted({pair for seed in seeds for pair in _with_neighbours(both, *seed)})
    pairs = [pair for pair in near if _is_hopeful(both, *pair)]
    looked_at = _measured(both, pairs, evidence, reach) if reach else _looked_at(both, pairs, evidence)
    found = [_better(each, evidence) for each in looked_at if each.score >= min(weakest, SECOND_LOOK)]
    kept = list[_Found]()
    for each in sorted(found, key=_rank):
        is_told = any(each.here.mostly_covers(k.here) and each.there.mostly_covers(k.there) for k in kept)
        if not is_told and each.match.score >= weakest:
            kept.append(each)
    links = (_link(each, evidence, compared_from) for each in sorted(kept, key=lambda each: (each.here, each.there)))
    return [link for link in links if weak or not link.weak]


@dataclass(frozen=True, slots=True)
class _Both:
    """Two documents, and what it takes for two of their passages to be looked at."""

    one: Side
    other: Side
    least: float


def _with_neighbours(both: _Both, here: int, there: int) -> Iterator[tuple[int, int]]:
    """A pair and those next to it on either side: where the neighbours of two passages are alike, they may be too."""
    for step in (-1, 0, 1):
        at, across = here + step, there + step
        if 0 <= at < both.one.shelved.count and 0 <= across < both.other.shelved.count:
            yield at, across


def _is_hopeful(both: _Both, here: int, there: int) -> bool:
    one, other = both.one, both.other
    like = _likeness(one, other, here, there)
    if like < both.least or like >= MUCH_ALIKE:
        return like >= both.least
    context, across = one.context(here), other.context(there)
    around = _cosine(context, across, one.weights) if context.terms and across.terms else NO_CONTEXT
    return like * max(COPY_STANDS_ALONE * like, math.sqrt(around)) >= both.least


def _likeness(one: Side, other: Side, here: int, there: int) -> float:
    """Of a passage of either document."""
    return _cosine(one.terms(here), other.terms(there), one.weights)


def _cosine(one: "WeighedTerms", other: "WeighedTerms", weights: Weights) -> float:
    """The same as `Weights.cosine` gives, from what is known of either side."""
    common = one.terms & other.terms
    return cosine(sum([weights[term] ** 2 for term in common]), one.norm * other.norm)


class _Pair(NamedTuple):
    """A passage of one document and one of the other that may be its counterpart."""

    one: Side
    other: Side
    here: int
    there: int
    candidate: Promising
    is_turned: bool = False

    @property
    def score(self) -> float:
        """Of the two as they stand."""
        return percentage(model("links").odds(self.candidate.features))

    def turned(self) -> "_Pair":
        """The same from the other side."""
        own = (self.one.pieces[self.one.first + self.here].number,)
        candidate = self.candidate._replace(held=self.candidate.held.turned(own))
        return _Pair(self.other, self.one, self.there, self.here, candidate, not self.is_turned)


def _measured(both: _Both, pairs: Sequence[tuple[int, int]], evidence: Evidence, reach: Reach) -> Iterator[_Pair]:
    """Pairs of passages with what is measured of them as they stand, before they are aligned."""
    one, other = both.one, both.other
    beside = evidence.relatedness(other.shelved.number)
    shared = [alike(one.query(here).analysis, other.query(there).analysis) for here, there in pairs]
    for (here, there), each, features in zip(pairs, shared, reach.measured(pairs, shared), strict=True):
        held = HeldPassage((other.first + there,), each, features.context, features.lead)
        yield _Pair(one, other, here, there, Promising(held, features, beside))


def _looked_at(both: _Both, pairs: Sequence[tuple[int, int]], evidence: Evidence) -> Iterator[_Pair]:
    """The same of documents that are too large for matrices, passage by passage."""
    one, other = both.one, both.other
    ground, beside = other.ground(one.weights), evidence.relatedness(other.shelved.number)
    for here, those in groupby(pairs, key=itemgetter(0)):
        query, places = one.query(here), [there for _, there in those]
        held = [held_at(query, other.pieces[other.first + there], ground) for there in places]
        for there, each in zip(places, by_sense(held), strict=True):
            yield _Pair(one, other, here, there, Promising(each, each.measured(ground, beside, query.own), beside))


def _better(pair: _Pair, evidence: Evidence) -> _Found:
    """The counterpart of one passage near the other, from the side from which it is the surer.

    The one that says less is sought first: a clause is found in a sentence, and rarely a sentence in a clause.
    """
    weights = pair.one.weights
    if weights.sum(pair.other.terms(pair.there).terms) < weights.sum(pair.one.terms(pair.here).terms):
        pair = pair.turned()
    if pair.score < SECOND_LOOK:
        query = pair.one.query(pair.here)
        return _found(pair, whole_match(query, pair.candidate, pair.other.ground(pair.one.weights)))
    onward = _aligned(pair, evidence)
    if onward.match.verbatim:
        return onward
    back = _aligned(pair.turned(), evidence)
    return back if round(back.match.score, DECIMALS) > round(onward.match.score, DECIMALS) else onward


def _aligned(pair: _Pair, evidence: Evidence) -> _Found:
    """The counterpart of a passage, from where to where."""
    query, ground = pair.one.query(pair.here), pair.other.ground(pair.one.weights)
    beside = evidence.relatedness(pair.other.shelved.number)
    match = match_at(query, pair.candidate._replace(beside=beside), ground)
    return _found(pair, match)


def _found(pair: _Pair, match: Match) -> _Found:
    query = pair.one.query(pair.here)
    here, there = (match.span, query.passage.span) if pair.is_turned else (query.passage.span, match.span)
    return _Found(query, match, here, there, pair.is_turned)


def _rank(found: _Found) -> tuple[bool, bool, float, Span, Span]:
    """Copies first, but none that is weak before what is shown: what is shown does not depend on what else is told."""
    match = found.match
    return match.score < SHOWN_FROM, not match.verbatim, -round(match.score, DECIMALS), found.here, found.there


def _link(found: _Found, evidence: Evidence, compared_from: float) -> Link:
    match, kind = judge(found.query, found.match, evidence)
    return link_of(found.query, match, kind, is_turned=found.backwards, compared_from=compared_from)


def _evidence(one: Side, other: Side, recurring: Recurring) -> Evidence:
    """What the links of two documents are held against."""
    sides = {one.shelved.number: one, other.shelved.number: other}
    both = Relatedness(one.document_terms, other.document_terms)
    return Evidence(
        _Recurring(sides, recurring),
        lambda number: both if number == other.shelved.number else both.turned if number in sides else None,
    )


class _Recurring:
    """Where wordings recur in a collection, as far as two of its documents have them."""

    def __init__(self, sides: Mapping[int, Side], recurring: Recurring) -> None:
        self._sides = sides
        self._recurring = recurring

    def same_wording(self, wording: int) -> list[int]:
        return list(self._recurring.places.get(wording, ()))

    def shelved_by_number(self, numbers: Iterable[int]) -> dict[int, Shelved]:
        sources = self._recurring.sources
        return {number: Shelved(number, "", "", sources[number], 0) for number in numbers if number in sources}

    def wordings(self, document: int) -> set[int]:
        rows = self._sides[document].witness.rows
        return {row.wording for row in rows if row.wording is not None}
