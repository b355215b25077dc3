"""The candidates of a question looked at closely, put in order, and those that are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter

from store.linking.ask.copies import same_words, within_places
from store.linking.context.evidence import Evidence
from store.linking.index.corpus import Corpus
from store.linking.pair.counterpart import Match, Neighbourhood, Promising, by_sense, held_at, match_at, whole_match
from store.linking.pair.model import SHOWN_FROM, model, percentage
from store.linking.pair.question import AROUND, Query, numbers_around
from store.linking.pair.scoring import Features
from store.linking.passages.piece import Piece, wording_of
from store.linking.words.aliases import Aliases
from store.model import LinkKind, Span

PHRASE = 0.3
"""`mass` from which a part of a sentence is a phrase that somebody coined, rather than a name or two words."""

FEW = 10
"""Links that a reader looks through."""

DECIMALS = 6
"""Of log odds that count when links are put in order: later ones depend on the order of adding."""

WORTH_A_LOOK = 3.0
"""Score that must be within reach for a passage to be aligned and its document to be read: what stays below it is weak
anyway."""

IN_SENSE = 0.4
"""Share of what is not told in the same words that words of like sense make up for, at most: of 5,000 pairs
from reports of one event a quarter in one of a hundred."""

ALIGNED = 14
"""Passages that are aligned, of all that are looked at, and their copies: those told, and some that overlap them."""

WIDEST = 200
"""Passages on either side of a candidate in which the counterpart of a long selection is sought."""


def matches(query: Query, seeds: Sequence[Piece], corpus: Corpus, aliases: Aliases, evidence: Evidence) -> list[Match]:
    """The counterparts near the seeds, the surest first, none that mostly lies where a surer one does."""
    return apart(in_order(query, _counterparts(query, seeds, _ground(seeds, corpus, query, aliases), evidence)))


def apart(found: Iterable[Match]) -> list[Match]:
    """Those of some counterparts, the surest first, that do not mostly lie where a surer one does."""
    kept = list[Match]()
    for match in found:
        if not any(_are_one(match, other) for other in kept):
            kept.append(match)
    return kept


def in_order(query: Query, found: Iterable[Match]) -> list[Match]:
    """Counterparts, the surest first; copies before all others.

    Of copies of a part of a sentence, those come first that stand in another report: they say more than the same report
    carried again.
    """

    def rank(match: Match) -> tuple[bool, float, int, Span]:
        is_phrase = match.verbatim and query.extent != "sentences" and match.features.mass >= PHRASE
        first = match.features.context if is_phrase else -round(match.odds, DECIMALS)
        return not match.verbatim, first, match.shelved.number, match.span

    return sorted(found, key=rank)


def foremost(
    found: Sequence[tuple[Match, LinkKind]], limit: int, *, copies: bool = False
) -> list[tuple[Match, LinkKind]]:
    """At most so many of the counterparts and their kinds: those that are shown, then boilerplate, then weak ones.

    Weak ones that crowd give way to those of other documents. With `copies`, those of one another count as one.
    """
    crowds = _crowding((match.shelved.number, match.score) for match, _ in found)
    ranked = [
        ((match.score < SHOWN_FROM, kind == "boilerplate"), is_crowding, at)
        for at, ((match, kind), is_crowding) in enumerate(zip(found, crowds, strict=True))
    ]
    told = sorted(ranked)
    told = (
        within_places(told, lambda each: same_words(found[each[2]][0].analysis.text), limit) if copies else told[:limit]
    )
    return [found[at] for _, at in sorted((rank, at) for rank, _, at in told)]


def _crowding(found: Iterable[tuple[int, float]]) -> Iterator[bool]:
    """Of documents and scores, best first: whether a weak one is beyond half of the `FEW` places for its document."""
    places = Counter[int]()
    for document, score in found:
        is_weak = score < SHOWN_FROM
        places[document] += is_weak
        yield is_weak and 2 * places[document] > FEW


def _are_one(one: Match, other: Match) -> bool:
    """Whether most of the shorter lies in the other: what reaches a little into its neighbour does not hide that."""
    shorter = min(one.span.length, other.span.length)
    return one.shelved.number == other.shelved.number and 0 < shorter <= 2 * one.span.overlap(other.span)


def _counterparts(query: Query, seeds: Sequence[Piece], ground: Neighbourhood, evidence: Evidence) -> Iterator[Match]:
    """The counterparts near the seeds, those first that promise most; nothing is looked at twice."""
    taken = set[int]()
    candidates = list(_candidates(query, [seed for seed in seeds if seed.document in ground.shelves], ground, evidence))
    scores = [percentage(model("links").odds(candidate.features)) for candidate in candidates]
    order = sorted(range(len(candidates)), key=lambda at: -scores[at])
    crowds = _crowding((candidates[at].held.document, scores[at]) for at in order)
    first = sorted(zip(crowds, range(len(order)), order, strict=True))
    first = within_places(first, lambda each: wording_of(ground.pieces[candidates[each[2]].held.covered[0]]), ALIGNED)
    for candidate in (candidates[at] for *_, at in sorted(first, key=itemgetter(1))):
        if candidate.held.covered[0] in taken:
            continue
        aligned = match_at if _is_worth_a_look(query, candidate.features) else whole_match
        match = aligned(query, candidate, ground)
        taken.update(match.covered)
        yield match


def _candidates(query: Query, seeds: Sequence[Piece], ground: Neighbourhood, evidence: Evidence) -> Iterator[Promising]:
    """The seeds as they are, and what is measured of them.

    Words of like sense, and what the two documents have in common, are looked at where they could make a link.
    """
    every = [held_at(query, seed, ground) for seed in seeds]
    same = [Promising(held, held.measured(ground, None, query.own)) for held in every]
    is_open = [_is_worth_a_look(query, _at_most(each.features)) for each in same]
    yield from (each for each, looks in zip(same, is_open, strict=True) if not looks)
    for held in by_sense(list(compress(every, is_open))):
        features, beside = held.measured(ground, None, query.own), None
        if _is_worth_a_look(query, features):
            beside = evidence.relatedness(held.document)
            features = held.measured(ground, beside, query.own)
        yield Promising(held, features, beside)


def _at_most(features: Features) -> Features:
    """What words of like sense can make of what is shared in the same words."""
    lesser, unnamed = (share + IN_SENSE * (1.0 - share) for share in (features.lesser, features.unnamed_share))
    return features._replace(lesser=lesser, unnamed_share=unnamed)


def _is_worth_a_look(query: Query, features: Features) -> bool:
    """Whether what is not known yet could still make a passage more than a weak link."""
    most = features._replace(event=1.0, nearest=1.0) if query.home else features
    return percentage(model("links").odds(most)) >= WORTH_A_LOOK


def _ground(seeds: Sequence[Piece], corpus: Corpus, query: Query, aliases: Aliases) -> Neighbourhood:
    """Everything around the seeds, fetched at once."""
    reach = min(query.size, WIDEST)
    around = AROUND if query.context else 0
    shelves = corpus.store.shelved_by_number({seed.document for seed in seeds})
    known = {seed.number: seed for seed in seeds if seed.document in shelves}
    near = {
        number
        for seed in known.values()
        for number in numbers_around(shelves[seed.document], (seed.number,), reach + around)
    }
    pieces = known | corpus.store.pieces(near - known.keys())
    return Neighbourhood(shelves, pieces, reach, corpus.weights(query.analysis.language), aliases)
