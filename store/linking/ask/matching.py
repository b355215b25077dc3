"""A candidate looked at closely: where in it the counterpart stands, and how surely it is one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from store.linking.ask.retrieval import AROUND, LEAD, Query, extent_within, numbers_around, terms_around
from store.linking.index.corpus import Corpus
from store.linking.index.sentences import PER_DOCUMENT, Piece, Shelved
from store.linking.pair.alignment import Window, locate
from store.linking.pair.scoring import NO_CONTEXT, SHOWN_FROM, SURE, Features, measure, prominence, score
from store.linking.passages.quotation import is_quoted
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import Analysis, analyse
from store.linking.words.weights import Weights
from store.model import LinkKind, Passage, Span

PHRASE = 0.6
"""`mass` from which a part of a sentence is a phrase that somebody coined, rather than a name or two words."""

LEAD_RANKS = 3.0
"""What standing there adds to the log odds when links are put in order, the less the wordings are the same: a headline
or a lead tells the event itself."""

FEW = 10
"""Links that a reader looks through: a longer list holds these too, and a shorter one begins with the same."""

WIDEST = 200
"""Passages on either side of a candidate in which the counterpart of a long selection is sought."""


@dataclass(frozen=True, slots=True)
class Match:
    """A counterpart, not yet told as a link."""

    shelved: Shelved
    number: int
    """Of the first passage that it covers."""
    span: Span
    analysis: Analysis
    features: Features
    score: float
    prominence: float
    """What it is put in order by."""
    verbatim: bool
    whole: bool = False
    """Whether it is made of whole passages."""
    quoted: bool = False
    """Whether it is mostly somebody's words."""
    chance: bool = False
    """Whether it turned out to be alike by chance, or by form."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies around the seeds: their documents and passages by number, and what to look at them with."""

    shelves: Mapping[int, Shelved]
    pieces: Mapping[int, Piece]
    reach: int
    """Passages on either side of a seed in which to look."""
    weights: Weights
    aliases: Aliases


def matches(query: Query, seeds: Sequence[Piece], corpus: Corpus, aliases: Aliases) -> list[Match]:
    """The counterparts near the seeds, best first, none overlapping a better one.

    A counterpart in the very words of the passage comes before all others.
    """
    ground = _ground(seeds, corpus, query, aliases)
    found = sorted(_found(query, seeds, ground), key=partial(_rank, query.extent == "sentences"))
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


def _found(query: Query, seeds: Sequence[Piece], ground: Ground) -> Iterator[Match]:
    taken = set[int]()
    for seed in seeds:
        if seed.document in ground.shelves and seed.number not in taken:
            match, covered = match_at(query, seed, ground)
            taken.update(covered)
            yield match


def _ground(seeds: Sequence[Piece], corpus: Corpus, query: Query, aliases: Aliases) -> Ground:
    """Everything around the seeds, fetched at once."""
    reach = min(query.size, WIDEST)
    shelves = corpus.store.shelved_by_number({seed.document for seed in seeds})
    near = {
        number
        for seed in seeds
        if seed.document in shelves
        for number in numbers_around(shelves[seed.document], (seed.number,), reach + AROUND)
    }
    return Ground(shelves, corpus.store.pieces(near), reach, corpus.weights(query.analysis.language), aliases)


def match_at(query: Query, seed: Piece, ground: Ground) -> tuple[Match, list[int]]:
    """The counterpart near a seed, and the passages that it covers."""
    shelved, pieces, weights = ground.shelves[seed.document], ground.pieces, ground.weights
    within = [at for at in numbers_around(shelved, (seed.number,), ground.reach) if at in pieces]
    window = _window([pieces[at] for at in within], within.index(seed.number), shelved.language, ground.aliases)
    base = pieces[within[0]].start
    located, analysis = locate(query.analysis, query.extent, window, weights)
    covered = [at for at in within if pieces[at].span.overlap(located.shifted(base))]
    around = weights.cosine(query.context, terms_around(pieces, covered)) if query.context else NO_CONTEXT
    features = measure(query.analysis, analysis, weights, around)
    verbatim = analysis.words == query.analysis.words
    leads = covered[0] % PER_DOCUMENT < LEAD
    ranked = prominence(features) + LEAD_RANKS * (1.0 - features.coverage) * leads
    there = Passage(shelved.id, located.shifted(base), analysis.text)
    match = Match(
        shelved,
        covered[0],
        there.span,
        analysis,
        features,
        score(features),
        ranked,
        verbatim,
        extent_within(there, pieces[covered[0]], pieces[covered[-1]]) == "sentences",
        is_quoted(pieces, covered[0], there.span.start, there.text),
    )
    return match, covered


def _window(pieces: Sequence[Piece], seed: int, language: str, aliases: Aliases) -> Window:
    base = pieces[0].start
    text = "".join(piece.text for piece in pieces[:-1]) + pieces[-1].text[: pieces[-1].length]
    sentences = tuple(piece.span.shifted(-base) for piece in pieces)

    def analysed(part: str) -> Analysis:
        return aliases.one_term(analyse(part, language))

    def terms_of(at: int) -> Sequence[str]:
        return analysed(sentences[at].of(text)).terms if aliases else pieces[at].terms

    return Window(text, sentences, seed, analysed, terms_of)
