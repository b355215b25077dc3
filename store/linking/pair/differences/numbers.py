"""Numbers: two differ in value, sign, order, currency or unit; one in other units or as a fraction is the same."""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import chain

from store.linking.pair.differences.counted import counts_alike, of_one_thing
from store.linking.pair.differences.mentions import Facing, Told, in_one_place, take_pairs, told
from store.linking.pair.differences.quantities import Quantity, quantities_in, ranges_in
from store.linking.pair.differences.surroundings import Surroundings
from store.linking.words.analysis import Analysis

EXACT = 1e-9
ROUNDED = 0.03
"""How far apart two numbers may be, as a share of the larger: in one unit, and where one was turned into another."""

TIME = "time"

Pair = tuple[Quantity | None, Quantity | None]


def numbers(beside: Surroundings, taken_here: Collection[int], taken_there: Collection[int]) -> Told:
    """Numbers that differ, but for those of dates."""
    held = beside.held
    here, there = quantities_in(held.one, taken_here), quantities_in(held.other, taken_there)
    if not here and not there:
        return told("number", ())
    pairs = list[Pair](_ranges(held, here, there))
    for alike in (_identical, _same):
        take_pairs(here, there, alike)

    def comparable(one: Quantity, other: Quantity) -> bool:
        return _comparable(one, other) and of_one_thing(beside, one, other)

    only = _only_ones(here, there)
    pairs += take_pairs(here, there, lambda one, other: _in_gap(held, one, other) and comparable(one, other))
    pairs += take_pairs(here, there, lambda one, other: only(one, other) and comparable(one, other))
    pairs += take_pairs(here, there, lambda one, other: counts_alike(beside, one, other))
    alone = in_one_place(held, here, there, comparable)
    return told("number", (_as_told(*pair) for pair in chain(pairs, alone) if not _is_lone_ordinal(pair)))


def _only_ones(here: list[Quantity], there: list[Quantity]) -> Callable[[Quantity, Quantity], bool]:
    """Whether two numbers are the only ones of their unit that are left on either side, wherever they stand."""
    counted = Counter(each.unit for each in here), Counter(each.unit for each in there)
    return lambda one, other: (
        one.unit is not None and one.unit == other.unit and all(units[one.unit] == 1 for units in counted)
    )


def _ranges(held: Facing, here: list[Quantity], there: list[Quantity]) -> list[Pair]:
    """Ranges and scores that differ; whatever is settled by them is taken out of both lists."""
    mine, theirs = ranges_in(held.one, here), ranges_in(held.other, there)
    if not mine and not theirs:
        return []
    ours, others = [each[0] for each in mine], [each[0] for each in theirs]
    settled = take_pairs(ours, others, _same)
    differing = take_pairs(ours, others, _turned)
    differing += take_pairs(ours, others, lambda one, other: _in_gap(held, one, other))
    for one, other in (*settled, *differing):
        _without(here, mine, one)
        _without(there, theirs, other)
    return [*differing]


def _in_gap(held: Facing, one: Quantity, other: Quantity) -> bool:
    """Whether either end of two ranges stands in one place, and their units can be compared."""
    gaps = {held.here[one.first], held.here[one.last]} & {held.there[other.first], held.there[other.last]}
    return _comparable(one, other) and bool(gaps)


def _without(singles: list[Quantity], ranges: list[tuple[Quantity, Quantity, Quantity]], settled: Quantity) -> None:
    ends = next(each[1:] for each in ranges if each[0] is settled)
    singles[:] = [single for single in singles if single not in ends]


def _is_lone_ordinal(pair: Pair) -> bool:
    """`first` on one side alone is mostly an adverb."""
    one, other = pair
    return (one is None or other is None) and bool((one or other or _NOTHING).ordinal)


_NOTHING = Quantity(0, 0, "", 0.0)


def _as_told(one: Quantity | None, other: Quantity | None) -> Pair:
    """With their units where these differ."""
    if not one or not other or not one.unit or not other.unit or one.unit == other.unit:
        return one, other
    return one._replace(text=one.whole or one.text), other._replace(text=other.whole or other.text)


def _identical(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and _same(one, other)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers come to the same, for all that is said of their units."""
    if one.ordinal != other.ordinal or (one.high is None) != (other.high is None):
        return False
    share = one.fraction or other.fraction
    if not one.unit or not other.unit:
        return not share and _near(one, other, 1.0, EXACT)
    if one.unit.dimension != other.unit.dimension:
        return False
    rounded = share or one.unit.factor != other.unit.factor
    return _near(one, other, other.unit.factor / one.unit.factor, ROUNDED if rounded else EXACT)


def _near(one: Quantity, other: Quantity, factor: float, within: float) -> bool:
    ends = ((one.low, other.low), (one.high or 0.0, other.high or 0.0))
    return all(abs(a - b * factor) <= within * max(abs(a), abs(b * factor)) for a, b in ends)


def _turned(one: Quantity, other: Quantity) -> bool:
    """Whether two scores are each other's the other way round."""
    return one.high is not None and one.high == other.low and one.low == other.high


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.ordinal != other.ordinal:
        return False
    kin = _are_counts(one, other) or _in_one_dimension(one, other)
    return kin or one.low == other.low or _are_money(one, other)


def _are_counts(one: Quantity, other: Quantity) -> bool:
    """Whether either is a mere number, which may be one of whatever the other counts, but for days and hours."""
    units = [each.unit.dimension for each in (one, other) if each.unit]
    return not (one.unit and other.unit) and TIME not in units


def _in_one_dimension(one: Quantity, other: Quantity) -> bool:
    return one.unit is not None and other.unit is not None and one.unit.dimension == other.unit.dimension


def _are_money(one: Quantity, other: Quantity) -> bool:
    return all(each.unit is not None and not each.unit.dimension.isalpha() for each in (one, other))


def same_numbers(one: Analysis, other: Analysis) -> bool:
    """Whether two wordings of the same words also have the same signs and currencies."""
    mine, theirs = quantities_in(one), quantities_in(other)
    return [(each.low, each.unit) for each in mine] == [(each.low, each.unit) for each in theirs]
