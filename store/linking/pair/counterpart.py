"""The counterpart of a passage near one of another document: where it begins and ends, and how surely it is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.linking.pair.alignment import Window, locate
from store.linking.pair.question import Query, extent_within, numbers_around, terms_around
from store.linking.pair.scoring import NO_CONTEXT, Features, measure, prominence, score
from store.linking.passages.piece import LEAD, PER_DOCUMENT, Piece, Shelved
from store.linking.passages.quotation import is_quoted
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import Analysis, analyse
from store.linking.words.weights import Weights
from store.model import Passage, Span

LEAD_RANKS = 3.0
"""What standing there adds to the log odds when links are put in order, the less the wordings are the same: a headline
or a lead tells the event itself."""


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
class Neighbourhood:
    """What lies around the seeds: their documents and passages by number, and what to look at them with."""

    shelves: Mapping[int, Shelved]
    pieces: Mapping[int, Piece]
    reach: int
    """Passages on either side of a seed in which to look."""
    weights: Weights
    aliases: Aliases


def match_at(query: Query, seed: Piece, ground: Neighbourhood) -> tuple[Match, list[int]]:
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
