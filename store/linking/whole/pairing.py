"""Two documents held against each other: the links between those of their passages that blocking brought up.

The same boundaries, scores, kinds and differences as for the links of one passage. Each pair of passages is looked at
from both sides and the better score counts, so that it does not depend on which comes first.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from store.linking.context.evidence import Evidence
from store.linking.context.judging import judge, link_of
from store.linking.context.relatedness import DocumentTerms, Relatedness
from store.linking.pair.counterpart import Match, Neighbourhood, Promising, by_sense, held_at, match_at
from store.linking.pair.model import SHOWN_FROM
from store.linking.pair.question import AROUND, Query, terms_around
from store.linking.pair.scoring import NO_CONTEXT
from store.linking.passages.piece import Shelved
from store.linking.passages.quotation import is_quoted
from store.linking.whole.blocking import Frequencies, Seeds
from store.linking.whole.recurring import Recurring
from store.linking.whole.witnesses import Pieces, Witness
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analyse
from store.linking.words.weights import Weights, cosine
from store.model import Link, Passage, Span

HOPEFUL = 0.05
"""Likeness of two passages, times the square root of that of their surroundings, from which a closer look is taken:
hardly a link that is shown is lost."""

HOPEFUL_OF_FEW = 0.02
"""The same in collections so small that looking costs nothing."""

COPY_STANDS_ALONE = 0.4
"""What a copy is credited with for its surroundings, whatever they are: quotations and wire copy turn up anywhere."""

MUCH_ALIKE = 0.35
"""Likeness from which two passages are looked at wherever they stand: that costs less than to see whether their
documents tell of one event."""

DECIMALS = 4
"""Of a score that count when links are put in order: later ones depend on the order of adding."""

SECOND_LOOK = 10.0
"""Score from which a pair is looked at from the other side too: below it, no second look has made a link."""

WEAKEST = 10.0
"""Score of the weakest links that are told. What is alike by chance grows with the square of a collection."""

WEAKEST_OF_FEW = 2.0
"""The same in collections so small that all can be looked through. Of five articles that were read in full, 26 of 46
passages told twice are among these, and 16 among those from 15 on; below it little is added but noise."""


@dataclass(slots=True)
class Collection:
    """What is known of a whole collection when two of its documents are linked."""

    frequencies: Frequencies
    recurring: Recurring
    groups: Sequence[Sequence[str]] = ()
    """Names declared the same."""
    aliases: Aliases = field(init=False)
    _weights: dict[str, Weights] = field(default_factory=dict)

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

    def weights(self, language: str) -> Weights:
        """Weights of terms for a language."""
        found = self._weights.get(language)
        if found is None:
            found = self._weights[language] = self.frequencies.weights(language)
        return found


@dataclass(frozen=True, slots=True)
class _Weighed:
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
        self.context = cache(self._context)

    @cached_property
    def document_terms(self) -> DocumentTerms:
        """What the document tells."""
        rows = ((row.text[: row.length], row.terms.split(), row.wording) for row in self.witness.rows)
        return DocumentTerms(rows, self.witness.language)

    def ground(self, weights: Weights) -> Neighbourhood:
        """The document as a place in which counterparts are sought."""
        return Neighbourhood({self.shelved.number: self.shelved}, self.pieces, 1, weights, self._aliases)

    def _query(self, at: int) -> Query:
        piece = self.pieces[self.first + at]
        text = piece.text[: piece.length]
        plain = analyse(text, self.witness.language)
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

    def _terms(self, at: int) -> _Weighed:
        return self._weighed(frozenset(self._terms_at(at)))

    def _context(self, at: int) -> _Weighed:
        near = range(max(0, at - AROUND), at + AROUND + 1)
        return self._weighed(frozenset(term for n in near if n != at for term in self._terms_at(n)))

    def _weighed(self, terms: frozenset[str]) -> _Weighed:
        return _Weighed(terms, math.sqrt(sum([self.weights[term] ** 2 for term in terms])))


@dataclass(frozen=True, slots=True)
class _Found:
    """A counterpart, from whichever side it was sought."""

    query: Query
    match: Match
    here: Span
    there: Span
    backwards: bool


def links_between(one: Side, other: Side, seeds: Seeds, collection: Collection, weak: bool = False) -> list[Link]:
    """The links between two documents, in the order of the first; each pair of stretches once.

    Args:
        one: The document that is `here`.
        other: The one that is `there`.
        seeds: Pairs of their passages, by number in each, that are worth a closer look.
        collection: Frequencies, recurring wordings and aliases of the whole collection.
        weak: Also those that a session hides until asked.
    """
    few = collection.frequencies.are_few
    weakest = (WEAKEST_OF_FEW if few else WEAKEST) if weak else SHOWN_FROM
    evidence = _evidence(one, other, collection.recurring)
    both = _Both(one, other, HOPEFUL_OF_FEW if few else HOPEFUL)
    pairs = sorted({pair for seed in seeds for pair in _with_neighbours(both, *seed)})
    found = [_better(one, other, *pair, evidence) for pair in pairs]
    kept = list[_Found]()
    for each in sorted(found, key=_rank):
        overlaps = any(each.here.overlap(k.here) and each.there.overlap(k.there) for k in kept)
        if not overlaps and each.match.score >= weakest:
            kept.append(each)
    links = (_link(each, evidence) for each in sorted(kept, key=lambda each: (each.here, each.there)))
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
        within = 0 <= at < both.one.shelved.count and 0 <= across < both.other.shelved.count
        if within and _is_hopeful(both, at, across):
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


def _cosine(one: "_Weighed", other: "_Weighed", weights: Weights) -> float:
    """The same as `Weights.cosine` gives, from what is known of either side."""
    common = one.terms & other.terms
    return cosine(sum([weights[term] ** 2 for term in common]), one.norm * other.norm)


def _better(one: Side, other: Side, here: int, there: int, evidence: Evidence) -> _Found:
    """The counterpart of one passage near the other, from the side from which it is the surer.

    The one that says less is sought first: a clause is found in a sentence, and rarely a sentence in a clause.
    """
    weights, backwards = one.weights, False
    if weights.sum(other.terms(there).terms) < weights.sum(one.terms(here).terms):
        one, other, here, there, backwards = other, one, there, here, True
    onward = _sought((one, here), (other, there), evidence, backwards=backwards)
    if onward.match.score < SECOND_LOOK or onward.match.verbatim:
        return onward
    back = _sought((other, there), (one, here), evidence, backwards=not backwards)
    return back if round(back.match.score, DECIMALS) > round(onward.match.score, DECIMALS) else onward


def _sought(asked: tuple[Side, int], near: tuple[Side, int], evidence: Evidence, *, backwards: bool) -> _Found:
    """The counterpart of a passage of one document near one of the other, each given by its place."""
    (one, at), (other, seed) = asked, near
    query, beside = one.query(at), evidence.relatedness(other.shelved.number)
    ground = other.ground(one.weights)
    (held,) = by_sense([held_at(query, other.pieces[other.first + seed], ground)])
    match = match_at(query, Promising(held, held.measured(ground, beside, query.own), beside), ground)
    here, there = (match.span, query.passage.span) if backwards else (query.passage.span, match.span)
    return _Found(query, match, here, there, backwards)


def _rank(found: _Found) -> tuple[bool, bool, float, Span, Span]:
    """Copies first, but none that is weak before what is shown: what is shown does not depend on what else is told."""
    match = found.match
    return match.score < SHOWN_FROM, not match.verbatim, -round(match.score, DECIMALS), found.here, found.there


def _link(found: _Found, evidence: Evidence) -> Link:
    match, kind = judge(found.query, found.match, evidence)
    return link_of(found.query, match, kind, is_turned=found.backwards)


def _evidence(one: Side, other: Side, recurring: Recurring) -> Evidence:
    """What the links of two documents are held against."""
    sides = {one.shelved.number: one, other.shelved.number: other}
    both, turned = (
        Relatedness(here.document_terms, there.document_terms) for here, there in ((one, other), (other, one))
    )
    return Evidence(_Recurring(sides, recurring), {other.shelved.number: both, one.shelved.number: turned}.get)


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
