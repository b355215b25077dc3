"""Two rankings made one: what shares a text's words, and what is close to it in sense."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import mul

from store.linking.pair.counterpart import Match
from store.linking.passages.piece import Piece
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analyse
from store.linking.words.weights import cosine

RANKS = 20
"""Added to a candidate's rank before its reciprocal is taken: the first few of either ranking are about as good."""

SENSE_RANKS = 12.0
"""What being the same in sense adds to the log odds when links are put in order."""


def fused(by_words: Sequence[Piece], by_sense: Sequence[Piece], most: int) -> list[Piece]:
    """The best of both rankings, at most so many, by the sum of the reciprocals of their ranks."""
    credit: dict[int, float] = defaultdict(float)
    pieces: dict[int, Piece] = {}
    for ranking in (by_words, by_sense):
        for rank, piece in enumerate(ranking):
            credit[piece.number] += 1.0 / (RANKS + rank)
            pieces[piece.number] = piece
    return sorted(pieces.values(), key=lambda piece: (-credit[piece.number], piece.number))[:most]


def in_full(matches: Sequence[Match], pieces: Mapping[int, Piece], aliases: Aliases) -> list[Match]:
    """Counterparts of which too few words are shared to tell a part by: each is the whole passage, told once.

    Args:
        matches: Best first.
        pieces: Their passages, by number.
        aliases: Names declared the same.
    """
    found = [_in_full(match, pieces, aliases) for match in matches]
    return list({(match.number, match.span): match for match in reversed(found)}.values())[::-1]


def _in_full(match: Match, pieces: Mapping[int, Piece], aliases: Aliases) -> Match:
    piece = pieces.get(match.number)
    if piece is None or match.features.words >= 1 or match.span.length >= piece.length:
        return match
    analysis = aliases.one_term(analyse(piece.text[: piece.length], match.shelved.language))
    return replace(match, span=piece.span, analysis=analysis, whole=True)


def ordered(matches: Sequence[Match], alike: Sequence[float]) -> list[Match]:
    """Counterparts put in order by words and sense; copies stay first, and scores are what they were.

    Args:
        matches: In order by words.
        alike: How like the passage each is in sense, -1 to 1.
    """
    near = {id(match): match.odds + SENSE_RANKS * like for match, like in zip(matches, alike, strict=True)}
    return sorted(matches, key=lambda match: (not match.verbatim, -near[id(match)]))


def likeness(one: bytes, other: bytes) -> float:
    """Cosine of two vectors of signed bytes; 0 where either says nothing."""
    here, there = memoryview(one).cast("b"), memoryview(other).cast("b")
    lengths = _square(here) * _square(there)
    return cosine(float(sum(map(mul, here, there))), lengths**0.5)


def _square(vector: Sequence[int]) -> int:
    return sum(map(mul, vector, vector))
