"""What one wording has and the other has not: numbers, dates, names, sources, denials, hedges, other words.

The two are aligned word by word on their terms. What stands between the same two common words on either side is held
against each other; what has merely moved is no difference. One module a kind.
"""

from store.linking.pair.differences.attribution import attribution
from store.linking.pair.differences.certainty import hedges
from store.linking.pair.differences.dates import dates
from store.linking.pair.differences.mentions import hold, words_of
from store.linking.pair.differences.moments import moments_in
from store.linking.pair.differences.named import names_of
from store.linking.pair.differences.names import names
from store.linking.pair.differences.negation import negation
from store.linking.pair.differences.numbers import numbers, same_numbers
from store.linking.pair.differences.quantities import compounded
from store.linking.pair.differences.sources import sources_in
from store.linking.pair.differences.surroundings import Surroundings
from store.linking.pair.differences.wording import wording
from store.linking.words.analysis import Analysis
from store.model import Difference

MOST = 24
"""Differences told; wordings that differ in more are different altogether."""


def differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    """What differs from `one` to `other`: numbers first, then dates, names, sources, denials, hedges and wording."""
    if one.text == other.text:
        return ()
    held = hold(one, other)
    beside = Surroundings(held)
    moments = moments_in(one), moments_in(other)
    named = names_of(one), names_of(other)
    says = attribution(held, sources_in(one), sources_in(other), (named[0].known, named[1].known))
    spoken = says.here - compounded(one), says.there - compounded(other)
    sums = numbers(beside, spoken[0] | words_of(moments[0]), spoken[1] | words_of(moments[1]))
    taken = says.here | sums.here | words_of(moments[0]), says.there | sums.there | words_of(moments[1])
    found = [
        sums,
        dates(beside, *moments),
        names(beside, *named, *taken),
        says,
        negation(beside),
        hedges(held),
    ]
    told = [each for kind in found for each in kind.differences]
    here, there = (set[int]().union(*(getattr(kind, side) for kind in found)) for side in ("here", "there"))
    told += wording(held, here, there)
    return tuple(dict.fromkeys(told))[:MOST]


__all__ = ["differences", "same_numbers"]
