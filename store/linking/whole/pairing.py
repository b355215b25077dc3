"""Two documents held against each other: the links between those of their passages that blocking brought up.

The same boundaries, scores, kinds and differences as for the links of one passage. Each pair of passages is looked at
from both sides and the better score counts, so that it does not depend on which comes first.
"""

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
from store.linking.pair.scoring import Features
from store.linking.pair.shared import alike
from store.linking.passages.piece import Shelved
from store.linking.whole.against import HeldAgainst
from store.linking.whole.blocking import Seeds
from store.linking.whole.prefilter import HOPEFUL, HOPEFUL_OF_FEW, all_hopeful, is_hopeful
from store.linking.whole.reaching import MOST_CELLS, Pairs, fits, near, reaching, taken_whole
from store.linking.whole.recurring import Recurring
from store.linking.whole.sides import Collection, Side
from store.model import Link, Span

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


class WantedLinks(NamedTuple):
    """Which links are wanted, and how much is told of them."""

    weak: bool = False
    """Also those that a session hides until asked."""
    least: float = 0.0
    """Score of the weakest."""
    compared_from: float = COMPARED_FROM
    """Score from which their differences are told."""

    def weakest(self, collection: Collection) -> float:
        """Score of the weakest links of a collection that are told."""
        of_these = TOLD_FROM_OF_FEW if collection.frequencies.passages < FEW else TOLD_FROM
        return max(self.least, of_these if self.weak else SHOWN_FROM)


SHOWN = WantedLinks()
"""Those that a session shows unasked, in full."""


def links_between(
    one: Side, other: Side, seeds: Seeds, collection: Collection, wanted: WantedLinks = SHOWN
) -> list[Link]:
    """The links between two documents, in the order of the first; each pair of stretches once.

    Args:
        one: The document that is `here`.
        other: The one that is `there`.
        seeds: Pairs of their passages, by number in each, that are worth a closer look.
        collection: Frequencies, recurring wordings and aliases of the whole collection.
        wanted: Which links.
    """
    return next(links_with(one, [(other, seeds)], collection, wanted))


def links_with(
    one: Side, others: Iterable[tuple[Side, Seeds]], collection: Collection, wanted: WantedLinks = SHOWN
) -> Iterator[list[Link]]:
    """The links between a document and each of several; the arguments are those of `links_between`."""
    for group in _groups(one, others):
        held = _measured(one, group, collection, wanted)
        for (other, _), (looked_at, both) in zip(group, held, strict=True):
            evidence = _evidence(one, other, collection.recurring, both)
            yield _links(looked_at, evidence, wanted, wanted.weakest(collection))


def _groups(one: Side, others: Iterable[tuple[Side, Seeds]]) -> Iterator[list[tuple[Side, Seeds]]]:
    """Documents as many at a time as are measured at once; one by one where they are too large for it."""
    group, most = list[tuple[Side, Seeds]](), MOST_CELLS // max(1, len(one.document_terms.frequency))
    for each in others:
        if group and not (
            fits(one) and fits(each[0]) and sum(side.shelved.count for side, _ in [*group, each]) <= most
        ):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _links(looked_at: Iterable["_Pair"], evidence: Evidence, wanted: WantedLinks, weakest: float) -> list[Link]:
    """The links of two documents, from the pairs of their passages that may be such."""
    found = [_better(each, evidence) for each in looked_at if each.score >= min(weakest, SECOND_LOOK)]
    kept = list[_Found]()
    for each in sorted(found, key=_rank):
        is_told = any(each.here.mostly_covers(k.here) and each.there.mostly_covers(k.there) for k in kept)
        if not is_told and each.match.score >= weakest:
            kept.append(each)
    ordered = sorted(kept, key=lambda each: (each.here, each.there))
    links = (_link(each, evidence, wanted.compared_from) for each in ordered)
    return [link for link in links if wanted.weak or not link.weak]


def _near(one: Side, other: Side, seeds: Seeds, least: float) -> list[tuple[int, int]]:
    """Pairs of passages and those next to them, in order: where the neighbours of two are alike, they may be too."""
    every = {(here + step, there + step) for here, there in seeds for step in (-1, 0, 1)}
    return sorted(
        (here, there)
        for here, there in every
        if 0 <= here < one.shelved.count
        and 0 <= there < other.shelved.count
        and is_hopeful(one, other, here, there, least)
    )


class _Pair(NamedTuple):
    """A passage of one document and one of the other that may be its counterpart."""

    one: Side
    other: Side
    here: int
    there: int
    candidate: Promising
    is_turned: bool = False
    is_whole: bool = False
    """Whether the counterpart of the one is surely the whole passage of the other."""
    is_back_whole: bool = False
    """The same from the other side."""

    @property
    def score(self) -> float:
        """Of the two as they stand."""
        return percentage(model("links").odds(self.candidate.features))

    def turned(self) -> "_Pair":
        """The same from the other side."""
        own = (self.one.pieces[self.one.first + self.here].number,)
        candidate = self.candidate._replace(held=self.candidate.held.turned(own))
        ends = self.there, self.here, candidate, not self.is_turned, self.is_back_whole, self.is_whole
        return _Pair(self.other, self.one, *ends)


_Held = tuple[Iterable[_Pair], Relatedness]
"""Pairs of passages of two documents with what is measured of them, and what the two have in common."""


def _measured(
    one: Side, others: Sequence[tuple[Side, Seeds]], collection: Collection, wanted: WantedLinks
) -> Iterator[_Held]:
    """Pairs of passages of a document and of others with what is measured of them as they stand."""
    hopeful = HOPEFUL_OF_FEW if collection.frequencies.are_few else HOPEFUL
    if not fits(one) or not fits(others[0][0]):
        for other, seeds in others:
            both = Relatedness(one.document_terms, other.document_terms)
            yield _looked_at(one, other, _near(one, other, seeds, hopeful), both), both
        return
    against = HeldAgainst(one, [other for other, _ in others])
    promising = near(against, [seeds for _, seeds in others], all_hopeful(against, hopeful))
    pairs, features = reaching(against, promising, min(wanted.weakest(collection), SECOND_LOOK))
    looked_at = dict[int, list[_Pair]]()
    for at, pair in _in_order(against, pairs, features):
        looked_at.setdefault(at, []).append(pair)
    yield from ((looked_at.get(at, []), both) for at, both in enumerate(against.besides))


def _in_order(against: HeldAgainst, pairs: Pairs, features: Iterable[Features]) -> Iterator[tuple[int, _Pair]]:
    """Pairs of passages, and the number of the other document, with how words are ordered measured too."""
    one = against.one
    ends = zip(*(each.tolist() for each in pairs), strict=True)
    for (at, here, there), bound, *whole in zip(ends, features, *taken_whole(against, pairs), strict=True):
        other, both = against.others[at], against.besides[at]
        shared = alike(one.query(here).analysis, other.query(there).analysis)
        measured = bound._replace(order=shared.order, numbers=shared.numbers, words=shared.words)
        held = HeldPassage((other.first + there,), shared, measured.context, measured.early)
        yield at, _Pair(one, other, here, there, Promising(held, measured, both), False, *whole)


def _looked_at(one: Side, other: Side, pairs: Sequence[tuple[int, int]], beside: Relatedness) -> Iterator[_Pair]:
    """The same of documents that are too large for tables, passage by passage."""
    ground = other.ground(one.weights)
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
    if weights.sum(pair.other.terms(pair.there)) < weights.sum(pair.one.terms(pair.here)):
        pair = pair.turned()
    if pair.score < SECOND_LOOK or (pair.is_whole and pair.is_back_whole):
        return _as_it_stands(pair)
    onward = _aligned(pair, evidence)
    if onward.match.verbatim:
        return onward
    back = _aligned(pair.turned(), evidence)
    return back if round(back.match.score, DECIMALS) > round(onward.match.score, DECIMALS) else onward


def _as_it_stands(pair: _Pair) -> _Found:
    """The whole passage as the counterpart."""
    query, ground = pair.one.query(pair.here), pair.other.ground(pair.one.weights)
    return _found(pair, whole_match(query, pair.candidate, ground, pair.other.query(pair.there).quoted))


def _aligned(pair: _Pair, evidence: Evidence) -> _Found:
    """The counterpart of a passage, from where to where."""
    if pair.is_whole:
        return _as_it_stands(pair)
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


def _evidence(one: Side, other: Side, recurring: Recurring, both: Relatedness) -> Evidence:
    """What the links of two documents are held against."""
    sides = {one.shelved.number: one, other.shelved.number: other}
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
