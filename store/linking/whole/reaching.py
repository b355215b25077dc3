"""Which passages of a document and of several others can reach a score, and what is measured of these: for all at once.

A bound for every pair that is worth a closer look comes first: each feature is told as it is or bounded from above, and
each raises the score. Of what is left, the order of words is measured pair by pair.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.linking.pair.alignment import CROSSING, ROUNDING, WORD_WEIGHT, WORTH_CROSSING
from store.linking.pair.model import model
from store.linking.pair.recounted import recounted
from store.linking.pair.scoring import ENOUGH_SHARED, LEAST_UNNAMED, MOST, MOST_CONTEXT, NO_CONTEXT, Features, beyond
from store.linking.whole.against import TINY, HeldAgainst, LikeWords
from store.linking.whole.stacked import Stacked

if TYPE_CHECKING:
    from store.linking.whole.sides import Side

MOST_CELLS = 2_000_000
"""Passages times different terms of a document, up to which its tables are made; larger ones would fill the memory."""

AT_ONCE = 8192
"""Pairs of passages that are measured at a time, for the same reason."""

SLACK = 0.01
"""Score that is allowed for adding in another order."""


class Pairs(NamedTuple):
    """Pairs of a passage of one document and one of others; arrays of one length, by documents and places."""

    other: Any
    """Which of the others."""
    here: Any
    there: Any
    """Places of the passages."""

    def some(self, which: Any) -> "Pairs":
        """Some of them."""
        return Pairs(*(each[which] for each in self))


def fits(side: "Side") -> bool:
    """Whether a document is small enough for tables."""
    return side.shelved.count * len(side.document_terms.frequency) <= MOST_CELLS


def reaching(against: HeldAgainst, pairs: Pairs, least: float) -> tuple[Pairs, list[Features]]:
    """Those of some pairs that can come to a score as they stand, and what is measured of these.

    `order` and `words` are bounds from above; `numbers` is not measured.
    """
    import numpy

    if not len(pairs.here):
        return pairs, []
    reach = _Measuring(against)
    able, told = list[Any](), list[Features]()
    for start in range(0, len(pairs.here), AT_ONCE):
        part = pairs.some(slice(start, start + AT_ONCE))
        features = reach.features(part)
        is_able: Any = model("links").odds(features) >= _odds(least)
        able.append(is_able)
        columns = (numpy.broadcast_to(each, is_able.shape)[is_able].tolist() for each in features)
        told += [Features(*each) for each in zip(*columns, strict=True)]
    return pairs.some(numpy.concatenate(able)), told


def _odds(score: float) -> float:
    share = max(TINY, min(1 - TINY, (score - SLACK) / 100.0))
    return math.log(share / (1.0 - share))


class _Measuring:
    """What is measured of pairs of passages of one document and of others."""

    def __init__(self, against: HeldAgainst) -> None:
        self._facing, self._like = against, LikeWords(against)
        self._context = _context(against)

    def features(self, pairs: Pairs) -> Features:
        """Of some pairs."""
        import numpy

        against, mine = self._facing, self._facing.mine
        rows = mine.firsts[0] + pairs.here, against.theirs.firsts[pairs.other] + pairs.there
        lengths = mine.lengths[rows[0]], against.theirs.lengths[rows[1]]
        shared = _Common(against, pairs, rows)
        (mine, mine_bare), (theirs, theirs_bare) = shared.of_mine(self._like), _of_theirs(against, self._like, rows)
        totals, bare_totals = (
            (each[0][pairs.other, rows[0]], each[1][rows[1]]) for each in (against.totals, against.bare_totals)
        )
        return Features(
            coverage=numpy.minimum(1.0, shared.weight / numpy.maximum(numpy.maximum(*totals), TINY)),
            order=shared.words / numpy.maximum(*lengths),
            mass=_saturating(shared.weight - shared.heaviest),
            numbers=0.0,
            words=(shared.different > 1).astype("float64"),
            lesser=numpy.minimum(*_shares((mine, theirs), totals, TINY)),
            unnamed=_saturating(shared.bare),
            unnamed_share=numpy.maximum(*_shares((mine_bare, theirs_bare), bare_totals, LEAST_UNNAMED)),
            figures=_saturating(shared.figures),
            recounted=self._recounted(pairs),
            context=self._context[rows],
            early=_fading(numpy.maximum(pairs.here, pairs.there)),
            event=numpy.array([each.event for each in against.besides])[pairs.other],
            nearest=against.nearest(pairs.here, pairs.there, pairs.other),
            brief=_fading(numpy.minimum(*lengths)),
            beyond=beyond(against.one.weights.passages),
        )

    def _recounted(self, pairs: Pairs) -> Any:
        """The feature of that name; few pairs have figures on both sides."""
        import numpy

        one, others = self._facing.one, self._facing.others
        found: Any = numpy.zeros(len(pairs.here))
        for at in numpy.flatnonzero(self._has_numbers(pairs)).tolist():
            here, there = one.query(int(pairs.here[at])), others[pairs.other[at]].query(int(pairs.there[at]))
            in_both = self._facing.besides[pairs.other[at]].in_both
            found[at] = recounted(here.analysis, there.analysis, one.weights.rarity, in_both)
        return found

    def _has_numbers(self, pairs: Pairs) -> Any:
        """Whether both passages of each pair have numbers."""
        against = self._facing
        return (
            against.mine.numbered[against.mine.firsts[0] + pairs.here]
            & against.theirs.numbered[against.theirs.firsts[pairs.other] + pairs.there]
        )


class _Common:
    """The words of one document's passages that a passage of another has too, for some pairs of them."""

    def __init__(self, against: HeldAgainst, pairs: Pairs, rows: tuple[Any, Any]) -> None:
        import numpy

        mine, size = against.mine, len(pairs.here)
        self._size, self._there = size, rows[1]
        self._owners, self._places = mine.spread(rows[0])
        terms, nth = mine.terms[self._places], mine.nth[self._places]
        has = against.theirs.counts[rows[1][self._owners], terms] >= nth
        others = pairs.other[self._owners]
        self._weights, self._bare = against.mine_weights[others, terms], against.mine_bare[others, terms]
        weights = self._weights * has
        self.weight = self._sum(weights)
        """Of all of them."""
        self.bare = self._sum(self._bare * has)
        """The same without names."""
        is_figure = numpy.append(against.one.tables.figures, False)[terms]
        self.figures = self._sum(weights * (is_figure & (nth == 1)))
        """Of the different figures among them."""
        self.words = self._sum(has)
        """How many they are."""
        self.different = self._sum(has & (nth == 1))
        """How many differ."""
        self.heaviest: Any = numpy.zeros(size)
        """Weight of the one that tells most."""
        numpy.maximum.at(self.heaviest, self._owners, weights)

    def _sum(self, values: Any) -> Any:
        import numpy

        return numpy.bincount(self._owners, values, self._size)

    def of_mine(self, like: LikeWords) -> list[Any]:
        """Weight of a passage that has a like word in the other, with names and without."""
        alike = like.to_mine[self._there[self._owners], like.mine[self._places]]
        return [self._sum(each * alike) for each in (self._weights, self._bare)]


def _of_theirs(against: HeldAgainst, like: LikeWords, rows: tuple[Any, Any]) -> list[Any]:
    """Weight of passages of the others that has a like word in one of the document, with names and without."""
    import numpy

    owners, places = against.theirs.spread(rows[1])
    listed, alike = against.theirs.listed[places], like.to_theirs[rows[0][owners], like.theirs[places]]
    weights = against.theirs_weights[listed], against.theirs_bare[listed]
    return [numpy.bincount(owners, each * alike, len(rows[0])) for each in weights]


def _shares(parts: Iterable[Any], totals: Iterable[Any], least: float) -> list[Any]:
    """Parts of totals, of little ones as of the least."""
    import numpy

    return [part / numpy.maximum(least, total) for part, total in zip(parts, totals, strict=True)]


def _saturating(shared: Any) -> Any:
    """As `scoring` has it."""
    import numpy

    return 1.0 - numpy.exp(-shared / ENOUGH_SHARED)


def _fading(counts: Any) -> Any:
    """`fading` of every count."""
    import numpy

    return 1.0 - numpy.log1p(numpy.minimum(MOST, counts)) / numpy.log1p(MOST)


def _context(against: HeldAgainst) -> Any:
    """Likeness of what stands around each row of the one and of the others, as in `Features`: a matrix."""
    import numpy

    language = against.one.witness.language
    rarity = against.one.tables.listed.rarity_in(language)
    (here, norms), (there, others) = (each.context(rarity, language) for each in (against.mine, against.theirs))
    around = (here @ there.T) / numpy.maximum(numpy.outer(norms, others), TINY)
    around[norms == 0] = NO_CONTEXT
    return numpy.minimum(MOST_CONTEXT, numpy.sqrt(around))


def taken_whole(against: HeldAgainst, pairs: Pairs) -> tuple[list[bool], list[bool]]:
    """Whether the counterpart of a passage can be nothing but the whole passage that it is held against, either way.

    One more on either side of that could be taken. Where this says no it may be so yet: `is_taken_whole` looks closer.
    """
    rows = against.mine.firsts[0] + pairs.here, against.theirs.firsts[pairs.other] + pairs.there
    ahead = _are_taken_whole(against.mine, against.theirs, *rows)
    back = _are_taken_whole(against.theirs, against.mine, *rows[::-1])
    return ahead.tolist(), back.tolist()


def _are_taken_whole(asked: Stacked, other: Stacked, here: Any, there: Any) -> Any:
    """The same of passages that are asked for, from one side, by their rows."""
    import numpy

    owners, places = asked.spread(here)
    terms, nth, weights = asked.terms[places], asked.nth[places], asked.weights[places]
    rows = there[owners]
    has = other.counts[rows, terms]
    beside = other.counts[rows - 1, terms] + other.counts[rows + 1, terms]
    is_common = nth <= has
    is_gained = ~is_common & (nth <= has + beside)
    weight = numpy.bincount(owners, weights, len(here))
    alike = numpy.bincount(owners, (weights + WORD_WEIGHT) * is_common, len(here))
    gained = numpy.bincount(owners, weights * is_gained, len(here))
    sought = weight + WORD_WEIGHT * asked.sizes[here]
    is_apart = CROSSING * 2 * alike < (1.0 - ROUNDING) * (sought + alike)
    return is_apart & (gained < (1.0 - ROUNDING) * WORTH_CROSSING * weight)


def near(against: HeldAgainst, seeds: Sequence[Sequence[tuple[int, int]]], hopeful: Any) -> Pairs:
    """Pairs of passages and those next to them on either side, in order, as far as they are worth a closer look.

    Args:
        against: The documents.
        seeds: The pairs, for each of the others.
        hopeful: A matrix of whether rows of the stacks are.
    """
    import numpy

    mine, theirs = against.mine, against.theirs
    other: Any = numpy.repeat(numpy.arange(len(seeds)), [len(each) for each in seeds])
    told = numpy.array([pair for each in seeds for pair in each], int).reshape(-1, 2)
    rows = mine.firsts[0] + told[:, 0], theirs.firsts[other] + told[:, 1]
    # Transposed, so that what is found comes by documents.
    seeded: Any = numpy.zeros((theirs.height, mine.height), bool)
    for step in (-1, 0, 1):
        seeded[rows[1] + step, rows[0] + step] = True
    there, here = numpy.nonzero(seeded & hopeful.T & _are_full(theirs)[:, None] & _are_full(mine))
    order = numpy.lexsort((here, theirs.document[there]))
    return Pairs(theirs.document[there], here - mine.firsts[0], theirs.place[there]).some(order)


def _are_full(stack: Stacked) -> Any:
    """Whether rows are passages."""
    import numpy

    found: Any = numpy.zeros(stack.height, bool)
    found[stack.rows([numpy.arange(len(each.lengths)) for each in stack.tables])] = True
    return found
