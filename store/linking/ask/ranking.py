"""The candidates of a question looked at closely, put in order, and those that are told."""

from collections.abc import Iterator, Sequence
from functools import partial

from store.linking.index.corpus import Corpus
from store.linking.pair.counterpart import Match, Neighbourhood, match_at
from store.linking.pair.question import AROUND, Query, numbers_around
from store.linking.pair.scoring import SHOWN_FROM, SURE
from store.linking.passages.piece import Piece
from store.linking.words.aliases import Aliases
from store.model import LinkKind, Span

PHRASE = 0.6
"""`mass` from which a part of a sentence is a phrase that somebody coined, rather than a name or two words."""

FEW = 10
"""Links that a reader looks through: a longer list holds these too, and a shorter one begins with the same."""

WIDEST = 200
"""Passages on either side of a candidate in which the counterpart of a long selection is sought."""


def matches(query: Query, seeds: Sequence[Piece], corpus: Corpus, aliases: Aliases) -> list[Match]:
    """The counterparts near the seeds, best first, none overlapping a better one.

    A counterpart in the very words of the passage comes before all others.
    """
    ground = _ground(seeds, corpus, query, aliases)
    found = sorted(_counterparts(query, seeds, ground), key=partial(_rank, query.extent == "sentences"))
    kept = list[Match]()
    for match in found:
        if not any(_overlap(match, other) for other in kept):
            kept.append(match)
    return kept


def foremost(found: Sequence[tuple[Match, LinkKind]], limit: int) -> list[tuple[Match, LinkKind]]:
    """The counterparts that are told, weak ones last and boilerplate after all others that are shown.

    Args:
        found: All that there are, the most prominent first. What is less than sure gives way to `FEW` that are sure or
            more prominent: of many that resemble a passage those are kept that tell of the same event. To boilerplate
            and chance it does not.
        limit: At most so many.
    """
    told_of = (each for each in found if each[1] != "boilerplate" and not each[0].chance)
    contending = sorted(told_of, key=lambda each: each[0].score < SURE)
    outdone = contending[max(limit, FEW) :]
    told = [each for each in found if each not in outdone]
    return sorted(told, key=lambda each: (each[0].score < SHOWN_FROM, each[1] == "boilerplate"))[:limit]


def _rank(whole: bool, match: Match) -> tuple[bool, float, int, Span]:
    """Copies first; of copies of a part of a sentence, those first that stand in another report."""
    apart = match.verbatim and not whole and match.features.mass >= PHRASE
    first = match.features.context if apart else -match.prominence
    return not match.verbatim, first, match.shelved.number, match.span


def _overlap(one: Match, other: Match) -> bool:
    return one.shelved.number == other.shelved.number and one.span.overlap(other.span) > 0


def _counterparts(query: Query, seeds: Sequence[Piece], ground: Neighbourhood) -> Iterator[Match]:
    taken = set[int]()
    for seed in seeds:
        if seed.document in ground.shelves and seed.number not in taken:
            match, covered = match_at(query, seed, ground)
            taken.update(covered)
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
