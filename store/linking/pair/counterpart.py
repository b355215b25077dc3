"""The counterpart of a passage near one of another document: where it begins and ends, and how surely it is one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from store.linking.pair.alignment import Window, is_taken_whole, locate
from store.linking.pair.model import model, percentage
from store.linking.pair.question import Query, extent_within, numbers_around, terms_around
from store.linking.pair.recounted import nowhere, recounted
from store.linking.pair.scoring import MOST_CONTEXT, NO_CONTEXT, UNKNOWN, Features, beyond, fading, measure
from store.linking.pair.shared import Shared, aligned, alike, shared
from store.linking.passages.piece import PER_DOCUMENT, Piece, Shelved
from store.linking.passages.quotation import is_quoted
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import Analysis, analysed
from store.linking.words.weights import Weights
from store.model import Passage, Span

UNLIKELY = 0.2
"""How surely two documents must tell of one event for the nearest passage to be of interest."""


@dataclass(frozen=True, slots=True)
class Match:
    """A counterpart, not yet told as a link."""

    shelved: Shelved
    covered: tuple[int, ...]
    """Numbers of the passages that it stands in."""
    span: Span
    analysis: Analysis
    features: Features
    odds: float
    """Log odds that it states the same: what it is scored and put in order by."""
    verbatim: bool
    whole: bool = False
    """Whether it is made of whole passages."""
    quoted: bool = False
    """Whether it is mostly somebody's words."""

    @property
    def number(self) -> int:
        """Of the first passage that it stands in."""
        return self.covered[0]

    @property
    def score(self) -> float:
        """0 to 100; 50 means "probably the same statement"."""
        return percentage(self.odds)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around the seeds: their documents and passages by number, and what to look at them with."""

    shelves: Mapping[int, Shelved]
    pieces: Mapping[int, Piece]
    reach: int
    """Passages on either side of a seed in which to look."""
    weights: Weights
    aliases: Aliases


class Beside(Protocol):
    """What the documents of a passage and of its counterpart have in common."""

    weights: Weights
    """How much each term tells in them."""

    @property
    def named(self) -> frozenset[str]:
        """Their terms that are names."""

    @property
    def event(self) -> float:
        """How surely both tell of one event."""

    def in_both(self, term: str) -> bool:
        """Whether a term stands in both."""

    def nearest(self, here: Sequence[int], there: Sequence[int]) -> float:
        """How near two stretches of passages are, by the places of these."""


class HeldPassage(NamedTuple):
    """Whole passages of a document held against what was asked, whatever the words weigh."""

    covered: tuple[int, ...]
    """Their numbers."""
    shared: Shared
    context: float
    """Likeness of what stands around either, as in `Features`."""
    early: float

    @property
    def document(self) -> int:
        """Number of their document."""
        return self.covered[0] // PER_DOCUMENT

    def turned(self, own: tuple[int, ...]) -> "HeldPassage":
        """The same from the other side, of which these passages are."""
        return self._replace(covered=own, shared=self.shared.turned())

    def measured(self, ground: Neighbourhood, beside: Beside | None, own: Sequence[int]) -> Features:
        """All that can be measured, with what the two documents have in common, where that is known.

        Args:
            ground: Where they lie.
            beside: What the documents have in common; None: nothing is known of that.
            own: Numbers of the passages that were asked for.
        """
        event = beside.event if beside else UNKNOWN
        here, there = ([number % PER_DOCUMENT for number in numbers] for numbers in (own, self.covered))
        told = (beside.weights, beside.named) if beside else (ground.weights.rarity, None)
        in_both = beside.in_both if beside else nowhere
        return measure(self.shared, *told)._replace(
            recounted=recounted(self.shared.one, self.shared.other, ground.weights.rarity, in_both),
            context=self.context,
            early=self.early,
            event=event,
            nearest=beside.nearest(here, there) if beside and event > UNLIKELY else UNKNOWN,
            beyond=beyond(ground.weights.passages),
        )


def held_at(query: Query, seed: Piece, ground: Neighbourhood) -> HeldPassage:
    """A passage as it is, held against what was asked by the words that are the same."""
    other = _in_full((seed.number,), ground, ground.shelves[seed.document].language)
    return _held(query, (seed.number,), alike(query.analysis, other), ground)


def by_sense(seeds: Sequence[HeldPassage]) -> list[HeldPassage]:
    """Passages held against what was asked by words of like sense too."""
    each = zip(seeds, aligned([seed.shared for seed in seeds]), strict=True)
    return [seed._replace(shared=shared) for seed, shared in each]


class Promising(NamedTuple):
    """A passage that may be a counterpart, with what was measured of it as it is."""

    held: HeldPassage
    features: Features
    beside: Beside | None = None
    """What the two documents have in common; None: nothing is known of that."""


def match_at(query: Query, candidate: Promising, ground: Neighbourhood) -> Match:
    """The counterpart where a candidate lies, aligned: from where to where.

    Args:
        query: What was asked.
        candidate: A passage that promised something.
        ground: What lies around it.
    """
    seed, features, beside = candidate
    number, shelved, pieces = seed.covered[0], ground.shelves[seed.document], ground.pieces
    within = [at for at in numbers_around(shelved, (number,), ground.reach) if at in pieces]
    if query.extent == "sentences" and _is_whole(seed, within, ground):
        return whole_match(query, candidate, ground)
    window = _window([pieces[at] for at in within], within.index(number), shelved.language, ground.aliases)
    base = pieces[within[0]].start
    located, analysis = locate(query.analysis, query.extent, window, ground.weights)
    covered = tuple(at for at in within if pieces[at].span.overlap(located.shifted(base)))
    there = Passage(shelved.id, located.shifted(base), analysis.text)
    is_whole = extent_within(there, pieces[covered[0]], pieces[covered[-1]]) == "sentences"
    held = seed
    if covered != seed.covered or (query.extent != "sentences" and not is_whole):
        against = analysis if is_whole or query.extent != "sentences" else _in_full(covered, ground, shelved.language)
        held = _held(query, covered, shared(query.analysis, against), ground)
        features = held.measured(ground, beside, query.own)
    quoted = is_quoted(ground.pieces, covered[0], there.span.start, there.text)
    return _match(query, held, features, (there, analysis), ground, is_whole=is_whole, quoted=quoted)


def _is_whole(seed: HeldPassage, within: Sequence[int], ground: Neighbourhood) -> bool:
    """Whether the counterpart can be nothing but the passage that was held, told before anything is aligned."""
    number, language = seed.covered[0], ground.shelves[seed.document].language
    before, after = (
        [_terms_of(ground.pieces[at], language, ground.aliases) for at in side]
        for side in ([at for at in reversed(within) if at < number], [at for at in within if at > number])
    )
    return is_taken_whole(seed.shared, before, after, ground.weights)


def whole_match(query: Query, candidate: Promising, ground: Neighbourhood, quoted: bool | None = None) -> Match:
    """A candidate as it is as the counterpart, where nothing speaks for a closer look.

    Args:
        query: What was asked.
        candidate: The passage.
        ground: What lies around it.
        quoted: Whether it is mostly somebody's words; None: that is looked up.
    """
    seed = candidate.held
    piece, text = ground.pieces[seed.covered[0]], seed.shared.other.text
    there = Passage(ground.shelves[seed.document].id, piece.span, text)
    if quoted is None:
        quoted = is_quoted(ground.pieces, piece.number, piece.start, text)
    return _match(query, seed, candidate.features, (there, seed.shared.other), ground, is_whole=True, quoted=quoted)


def _match(
    query: Query,
    held: HeldPassage,
    features: Features,
    found: tuple[Passage, Analysis],
    ground: Neighbourhood,
    *,
    is_whole: bool,
    quoted: bool,
) -> Match:
    there, analysis = found
    return Match(
        ground.shelves[held.document],
        held.covered,
        there.span,
        analysis,
        features,
        model("links").odds(features),
        analysis.words == query.analysis.words,
        is_whole,
        quoted,
    )


def _held(query: Query, covered: tuple[int, ...], shared: Shared, ground: Neighbourhood) -> HeldPassage:
    around = NO_CONTEXT
    if query.context:
        around = ground.weights.rarity.cosine(query.context, terms_around(ground.pieces, covered))
    places = [numbers[0] % PER_DOCUMENT for numbers in (query.own, covered) if numbers]
    return HeldPassage(covered, shared, min(MOST_CONTEXT, math.sqrt(around)), fading(max(places)))


def _in_full(covered: Sequence[int], ground: Neighbourhood, language: str) -> Analysis:
    """The passages that a counterpart stands in.

    Sentences are held against sentences, so that a score is the same from either end.
    """
    pieces = [ground.pieces[at] for at in covered]
    text = "".join(piece.text for piece in pieces[:-1]) + pieces[-1].text[: pieces[-1].length]
    return ground.aliases.one_term(analysed(text, language))


def _window(pieces: Sequence[Piece], seed: int, language: str, aliases: Aliases) -> Window:
    base = pieces[0].start
    text = "".join(piece.text for piece in pieces[:-1]) + pieces[-1].text[: pieces[-1].length]
    sentences = tuple(piece.span.shifted(-base) for piece in pieces)

    def as_one_term(part: str) -> Analysis:
        return aliases.one_term(analysed(part, language))

    def terms_of(at: int) -> Sequence[str]:
        return _terms_of(pieces[at], language, aliases)

    return Window(text, sentences, seed, as_one_term, terms_of)


def _terms_of(piece: Piece, language: str, aliases: Aliases) -> Sequence[str]:
    """The terms of a passage, names declared the same as one."""
    return aliases.one_term(analysed(piece.text[: piece.length], language)).terms if aliases else piece.terms
