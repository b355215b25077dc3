"""How surely two wordings state the same: a few measured features, joined by fixed coefficients.

Every feature is the same from either side, so the score is. Rare words count most: weights come from the index where
there is one, else from the words themselves.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, mul

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Prefix

from store.linking.words.analysis import Analysis
from store.linking.words.names import Name, names_in, pairs_of
from store.linking.words.weights import STOP_WEIGHT, Weights

LONGEST_COMPARED = 1500
"""Characters of either side that are compared letter by letter; keeps each call under a millisecond."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of a pair of wordings, each 0 to 1 and the same from either side."""

    coverage: float
    """Weight of the shared terms against that of the larger side."""
    order: float
    """Words standing in the same order, against those of the longer side."""
    ratio: float
    """Similarity letter by letter: near spellings, inflections."""
    mass: float
    """How much is shared besides the rarest word, saturating: one word, or a few common ones, prove little."""
    numbers: float
    """Share of the numbers of both that only one has."""
    names: float
    """Share of the names of both that only one has."""
    words: float
    """1 where two telling words are shared and either side has `STATEMENT` words, less in fewer, else 0."""
    context: float
    """Square root of the cosine of what stands around the two, at most `MOST_CONTEXT`."""


NO_CONTEXT = 0.2
"""Cosine of the surroundings of a text that stands nowhere: what neither speaks for a link nor against it."""

MOST_CONTEXT = 0.65
"""Two passages of the same report have surroundings this like; to ask for more would let the surroundings decide."""

COPY_STANDS_ALONE = 0.4
"""Context that a long copy is credited with wherever it stands: quotations and wire copy turn up in any report."""

VARIANT_COUNTS = 0.8
"""What a name otherwise written counts for, against the same name."""

OF_A_ROW = 0.2
"""Share of numbers among the words of a table's row, at least."""

OF_A_TABLE = 0.4
"""Share from which it is nothing else, whatever numbers the other row has."""

HALF = 0.5
"""Share of the numbers of two rows that only one has, from which they are rows about different things."""

STATEMENT = 4
"""Words from which a wording can state something; a shorter one names it."""

LEAST_TELLING = STOP_WEIGHT + 1e-6
"""Weight above which a word tells something; that of a function word comes out of a sum, and is rounded."""

COPY = 6
"""Words from which the same words in the same order state the same, whatever each of them tells."""

KIN_COUNTS = 0.8
"""What a word of the same origin counts for, against the same word: `Russia`, `Russian`; `retire`, `retirement`."""

KIN_BEGINNING = 4
"""Letters that words of the same origin begin with alike, at least."""

KIN_SHARE = 0.6
"""Share of the longer term that those letters make up, at least."""

ENOUGH_SHARED = 1.5
"""Shared weight, in rare words besides the rarest, at which `mass` reaches two thirds."""


def measure(one: Analysis, other: Analysis, weights: Weights, surroundings: float = NO_CONTEXT) -> Features:
    """All features of two wordings.

    Args:
        one: One wording.
        other: The other.
        weights: Weights of terms.
        surroundings: Cosine of the terms around the two.
    """
    here, there = Counter(one.terms), Counter(other.terms)
    larger = max(weights.sum(one.terms), weights.sum(other.terms))
    common = here & there
    shared = weights.sum(common.elements())
    heaviest = _heaviest(common, weights)
    names, variants = _names(one, other)
    shared += VARIANT_COUNTS * sum(min(weights.sum(a.terms), weights.sum(b.terms)) for a, b in variants)
    shared += KIN_COUNTS * sum(min(weights[a], weights[b]) for a, b in _kin(here - common, there - common, variants))
    coverage = min(1.0, shared / larger) if larger else 0.0
    order = LCSseq.normalized_similarity(one.terms, other.terms)
    mass = _saturating(shared - heaviest)
    context = max(COPY_STANDS_ALONE * coverage * order * mass, min(MOST_CONTEXT, math.sqrt(surroundings)))
    numbers = _unshared_numbers(here, there)
    telling = sum(weights[term] > LEAST_TELLING for term in common) + len(variants)
    if one.terms == other.terms and one.length >= COPY:
        telling = max(telling, 2)
    return Features(
        coverage=coverage,
        order=order,
        ratio=_similar(" ".join(one.words), " ".join(other.words)),
        mass=mass,
        numbers=numbers,
        names=names,
        words=0.0 if _rows(one, other, numbers) else _statement(telling, min(one.length, other.length)),
        context=context,
    )


def _rows(one: Analysis, other: Analysis, unshared: float) -> bool:
    """Whether both are rows of tables that tell of different things: mostly words of the form, and other numbers."""
    numbers = _numbers_among((*one.terms, *other.terms))
    return (unshared >= HALF and numbers >= OF_A_ROW) or (unshared > 0 and numbers >= OF_A_TABLE)


def _numbers_among(terms: Sequence[str]) -> float:
    return sum(term[0].isdecimal() for term in terms) / len(terms) if terms else 0.0


def _statement(telling: int, shorter: int) -> float:
    return min(1.0, (shorter - 1) / (STATEMENT - 1)) if telling > 1 else 0.0


def shared_mass(common: Collection[str], weights: Weights) -> float:
    """The feature `mass` of these common terms."""
    return _saturating(weights.sum(common) - _heaviest(common, weights))


def _heaviest(terms: Iterable[str], weights: Weights) -> float:
    return max(map(weights.__getitem__, terms), default=0.0)


def _saturating(shared: float) -> float:
    return 1.0 - math.exp(-shared / ENOUGH_SHARED)


def _similar(one: str, other: str) -> float:
    return fuzz.ratio(one[:LONGEST_COMPARED], other[:LONGEST_COMPARED]) / 100.0


def numbers_in(terms: Iterable[str]) -> set[str]:
    """The numbers among some terms."""
    return {term for term in terms if term[0].isdecimal()}


def _unshared_numbers(here: Collection[str], there: Collection[str]) -> float:
    one, other = numbers_in(here), numbers_in(there)
    return len(one ^ other) / len(one | other) if one | other else 0.0


def _names(one: Analysis, other: Analysis) -> tuple[float, list[tuple[Name, Name]]]:
    """Share of the names of both that only one has, and those that both have, otherwise written."""
    mine, theirs = names_in(one), names_in(other)
    lacking_here = [name for name in theirs if name.terms[-1] not in one.terms]
    lacking_there = [name for name in mine if name.terms[-1] not in other.terms]
    variants = pairs_of(lacking_there, lacking_here)
    lacking = len(lacking_here) + len(lacking_there) - 2 * len(variants)
    return (lacking / (len(mine) + len(theirs)) if lacking else 0.0), variants


def _kin(here: Counter[str], there: Counter[str], variants: Iterable[tuple[Name, Name]]) -> Iterator[tuple[str, str]]:
    """Terms of either side that have no equal but a relative on the other, each used once, in the order of spelling."""
    told = {term for names in variants for name in names for term in name.terms}
    left: dict[str, list[str]] = {}
    for term in sorted(there.elements()):
        if len(term) >= KIN_BEGINNING and term not in told and not term[0].isdecimal():
            left.setdefault(term[:KIN_BEGINNING], []).append(term)
    for term in sorted(here.elements()):
        candidates = left.get(term[:KIN_BEGINNING], ()) if term not in told else ()
        relative = next((other for other in candidates if _related(term, other)), None)
        if relative is not None:
            left[term[:KIN_BEGINNING]].remove(relative)
            yield term, relative


def _related(one: str, other: str) -> bool:
    return Prefix.similarity(one, other) >= KIN_SHARE * max(len(one), len(other))


COEFFICIENTS = Features(coverage=7.0, order=1.1, ratio=2.5, mass=1.5, numbers=-1.0, names=-0.3, words=2.0, context=17.2)
INTERCEPT = -17.0
"""A logistic regression, fitted once on pairs that people had aligned (retranslations, simplifications, reuse between
outlets, news paraphrases) against what retrieval brings up for sentences without any counterpart, each collection
weighing the same. Coverage, order and ratio overlap, so that the fit could trade one for another: `ratio`, `coverage`
and `mass` were set to plain values first and the rest fitted around them, which cost nothing measurable. `words` was
set by hand: where all documents tell of one event, their common surroundings would carry any single word."""


A_MENTION = -1.0
"""Log odds, at most, of what shares a single telling word, or is too short to state anything: a mention."""

ALONE = Features(coverage=11.0, order=0.0, ratio=0.8, mass=0.0, numbers=-0.8, names=-0.5, words=0.0, context=0.0)
INTERCEPT_ALONE = -6.45
"""The same for two wordings that stand nowhere: how much of either the other has, less what they name differently.

The threshold parts as many of the judged pairs as the coefficients above do."""

SHOWN_FROM = 50.0
"""Score from which a session shows a link unasked."""

SURE = 75.0
"""Score from which no more prominent link takes a link's place among the few that are told."""

MASS_RANKS = 8.5
"""What `mass` adds to the log odds when links are put in order."""

LEAST_SCORE = 1e-6
"""What a score is taken for at least, so that it has odds."""

_values = attrgetter(*Features.__dataclass_fields__)


def score(features: Features) -> float:
    """0 to 100; 50 where a reader would say "probably the same statement".

    It does not depend on how many documents there are. Among the three reports of one event in each of 50 small
    projects, one log odd more brought up half as many links again, of which three in four were not the same statement.
    """
    odds = _log_odds(features)
    return _percentage(odds if features.words >= 1 else min(A_MENTION, odds))


def score_alone(features: Features, prior: float = 0.0) -> float:
    """How surely two wordings without any surroundings state the same, 0 to 100.

    Args:
        features: What was measured.
        prior: Log odds that the two state the same, above those of any two wordings.
    """
    return _percentage(INTERCEPT_ALONE + prior + _weighted(features, ALONE))


def raised(score: float, odds: float) -> float:
    """A score with `odds` added to its log odds."""
    return _percentage(math.log(max(score, LEAST_SCORE) / max(100.0 - score, LEAST_SCORE)) + odds)


def prominence(features: Features) -> float:
    """What links are put in order by: how surely they state the same, and how much it is that they share.

    Of two that are as like the passage, the one that shares more of the rare words tells more of the same event.
    """
    rare = -math.log(max(1e-4, 1.0 - features.mass))
    return _log_odds(features) + MASS_RANKS * features.mass + rare


def _log_odds(features: Features) -> float:
    return INTERCEPT + _weighted(features, COEFFICIENTS)


def _weighted(features: Features, coefficients: Features) -> float:
    return float(sum(map(mul, _values(features), _values(coefficients))))


def _percentage(log_odds: float) -> float:
    return 100.0 / (1.0 + math.exp(-log_odds))
