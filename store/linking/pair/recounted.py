"""The same thing counted otherwise: other figures with the same rare words behind them, as in `47-page`, `48-page`."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from math import fsum
from typing import NamedTuple

from store.linking.pair.differences.counted import counts_people, fates_of
from store.linking.pair.differences.moments import moments_in
from store.linking.pair.differences.quantities import quantities_in
from store.linking.pair.laid_out import laid_out
from store.linking.words.analysis import PASSAGES, Analysis
from store.linking.words.measures import Unit

BEHIND = 5
"""Words behind a figure that say what it is of."""

COMMON = 0.5
"""Weight of words up to which they tell nothing: `years`, `people in the` are behind figures of all kinds of things."""

OF_ANYTHING = frozenset({"share", "points"})
"""What is told of many things in the same words: `56 per cent of the vote`."""


class Count(NamedTuple):
    """A figure and what it is of."""

    value: float
    unit: Unit | None
    figure: str
    """Its term."""
    behind: frozenset[str]
    """The terms behind it, without numbers."""
    fates: frozenset[str] | None
    """What befell those who are counted, as far as it is said; None where no people are."""


def nowhere(_: str) -> bool:
    """No figure is known to stand in both documents."""
    return False


def recounted(
    one: Analysis, other: Analysis, rarity: Mapping[str, float], in_both: Callable[[str], bool] = nowhere
) -> float:
    """How rare the words are that both have behind figures of which the other side has none, 0 to 1.

    The same from either side.

    Args:
        one: A wording.
        other: Another one.
        rarity: Weights of terms.
        in_both: Whether a figure, by its term, stands somewhere in both documents: then neither contradicts the other.
    """
    if not (laid_out(one).figures and laid_out(other).figures):
        return 0.0
    mine, theirs = _alone(one, other, in_both), _alone(other, one, in_both)
    told = (  # added exactly, since sets come in no order and a score is the same from either end
        fsum(map(rarity.__getitem__, here.behind & there.behind))
        for here, there in product(mine, theirs)
        if here.unit == there.unit and _of_one_fate(here, there)
    )
    return min(1.0, max(0.0, max(told, default=0.0) - COMMON) / COMMON)


def _alone(one: Analysis, other: Analysis, in_both: Callable[[str], bool]) -> list[Count]:
    """The figures of one that the other has not."""
    theirs = {count.value for count in _counts(other)}
    return [count for count in _counts(one) if count.value not in theirs and not in_both(count.figure)]


def _of_one_fate(one: Count, other: Count) -> bool:
    """Whether the same befell people who are counted: of those killed and those freed both figures may be right."""
    if one.fates is None or other.fates is None:
        return one.fates is other.fates
    return not one.fates.isdisjoint(other.fates)


@lru_cache(PASSAGES)
def _counts(analysis: Analysis) -> tuple[Count, ...]:
    return tuple(_told(analysis))


def _told(analysis: Analysis) -> Iterator[Count]:
    dated = [at for moment in moments_in(analysis) for at in range(moment.first, moment.last + 1)]
    for quantity in quantities_in(analysis, dated):
        if not (quantity.ordinal or quantity.fraction or (quantity.unit and quantity.unit.dimension in OF_ANYTHING)):
            behind = analysis.terms[quantity.last + 1 : quantity.last + 1 + BEHIND]
            telling = frozenset(term for term in behind if not term[0].isdecimal())
            fates = frozenset(fates_of(analysis, quantity)) if counts_people(analysis, quantity) else None
            yield Count(quantity.low, quantity.unit, analysis.terms[quantity.first], telling, fates)
