"""The candidates of a question looked at closely, put in order, and those that are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from store.linking.context.evidence import Evidence
from store.linking.index.corpus import Corpus
from store.linking.pair.counterpart import Match, Neighbourhood, match_at, promise
from store.linking.pair.model import SHOWN_FROM, model, percentage
from store.linking.pair.question import AROUND, Query, numbers_around
from store.linking.passages.piece import Piece
from store.linking.words.aliases import Aliases
from store.model import LinkKind, Span

PHRASE = 0.3
"""`mass` from which a part of a sentence is a phrase that somebody coined, rather than a name or two words."""

FEW = 10
"""Links that a reader looks through."""

DECIMALS = 6
"""Of log odds that count when links are put in order: later ones depend on the order of adding."""

WORTH_A_LOOK = 3.0
"""Score that must be within reach for two documents to be read: what stays below it is weak anyway."""

ALIGNED = 14
"""Passages that are aligned, of all that are looked at."""

WIDEST = 200
"""Passages on either side of a candidate in which the counterpart of a long selection is sought."""


def matches(query: Query, seeds: Sequence[Piece], corpus: Corpus, aliases: Aliases, evidence: Evidence) -> list[Match]:
    """The counterparts near the seeds, the surest first, none overlapping a surer one."""
    kept = list[Match]()
    for match in in_order(query, _counterparts(query, seeds, _ground(seeds, corpus, query, aliases), evidence)):
        if not any(_overlap(match, other) for other in kept):
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


def foremost(found: Sequence[tuple[Match, LinkKind]], limit: int) -> list[tuple[Match, LinkKind]]:
    """At most so many of the counterparts and their kinds: those that are shown, then boilerplate, then weak ones.

    Weak ones of a document beyond half of the `FEW` places that a reader looks through give way to those of others.
    """
    places = Counter[int]()

    def rank(each: tuple[Match, LinkKind]) -> tuple[bool, bool, bool]:
        match, kind = each
        is_weak = match.score < SHOWN_FROM
        places[match.shelved.number] += is_weak
        return is_weak, kind == "boilerplate", is_weak and 2 * places[match.shelved.number] > FEW

    told = sorted(found, key=rank)[:limit]
    return sorted(told, key=lambda each: (each[0].score < SHOWN_FROM, each[1] == "boilerplate", found.index(each)))


def _overlap(one: Match, other: Match) -> bool:
    return one.shelved.number == other.shelved.number and one.span.overlap(other.span) > 0


def _counterparts(query: Query, seeds: Sequence[Piece], ground: Neighbourhood, evidence: Evidence) -> Iterator[Match]:
    """The counterparts near the seeds, those first that promise most; nothing is looked at twice."""
    fitted, taken = model("links"), set[int]()
    promised = [(seed, promise(query, seed, ground)) for seed in seeds if seed.document in ground.shelves]
    for seed, features in sorted(promised, key=lambda each: -fitted.odds(each[1]))[:ALIGNED]:
        if seed.number not in taken:
            best = percentage(fitted.odds(replace(features, event=1.0, nearest=1.0)))
            beside = evidence.relatedness(seed.document) if best >= WORTH_A_LOOK else None
            match = match_at(query, seed, ground, beside)
            taken.update(match.covered)
            yield match


def _ground(seeds: Sequence[Piece], corpus: Corpus, query: Query, aliases: Aliases) -> Neighbourhood:
    """Everything around the seeds, fetched at once."""
    reach = min(query.size, WIDEST)
    shelves = corpus.store.shelved_by_number({seed.document for seed in seeds})
    near = {
        number
        for seed in seeds
        if seed.document in shelves
        for number in numbers_around(shelves[seed.document], (seed.number,), reach + AROUND)
    }
    return Neighbourhood(shelves, corpus.store.pieces(near), reach, corpus.weights(query.analysis.language), aliases)
