"""What numbers count or measure: two are held against each other only where that is one thing, or is left open."""

from itertools import pairwise

from store.linking.pair.differences.mentions import between
from store.linking.pair.differences.quantities import Quantity
from store.linking.pair.differences.surroundings import Surroundings, Words, after, before, every
from store.linking.words import measures
from store.linking.words.analysis import Analysis

SAME = 0.6
"""Share of what two clauses say from which they say the same."""

OLD = 2
"""Words of an age after its number: `34 years old`."""

REACH = 3
"""Words on either side of a number that say what it is told of."""


def of_one_thing(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count or measure one thing, for all that the words beside them say."""
    here, there = beside.held.one, beside.held.other
    roles = _role(here, one), _role(there, other)
    if _is_rate(here, one) != _is_rate(there, other) or measures.RECENTLY in roles or not _one_fate(beside, one, other):
        return False
    if beside.in_one_gap(one, other):
        return True
    if not _one_bearer(beside, one, other) or _is_age(here, one) != _is_age(there, other):
        return False
    if one.unit is None and other.unit is None:
        return _one_count(beside, one, other)
    if _is_time(one) and _is_time(other):
        return _one_stretch(beside, roles, one, other)
    return _around_alike(beside, one, other)


def _one_bearer(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    """Whether two shares are not told of two whose names stand before them: `the Greens at 33 per cent`."""
    if not (_is_share(one) and _is_share(other)):
        return True
    bearers = _bearer(beside.held.one, one), _bearer(beside.held.other, other)
    return not all(bearers) or bearers[0] == bearers[1]


def _is_age(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether a number stands by itself behind a name: `Dale Rusk, 52, and his son`."""
    at, ends = quantity.first, quantity.last + 1
    is_behind = at > 0 and between(analysis, at).strip() == "," and analysis.text[analysis.starts[at - 1]].isupper()
    return is_behind and (ends == analysis.length or between(analysis, ends).strip()[:1] in tuple(",.;"))


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension == "share"


def _bearer(analysis: Analysis, quantity: Quantity) -> str:
    """The term of the nearest name before a number in its clause; empty where there is none."""
    ahead = before(analysis, quantity.first)
    return next((analysis.terms[at] for at in ahead if at and analysis.text[analysis.starts[at]].isupper()), "")


def _one_fate(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    """Whether the same befell those who are counted, as far as both sides say what."""
    fates = fates_of(beside.held.one, one), fates_of(beside.held.other, other)
    return not all(fates) or not fates[0].isdisjoint(fates[1])


def _one_count(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    here, there = beside.held.one, beside.held.other
    heads = _heads(here, one), _heads(there, other)
    fates = bool(fates_of(here, one)), bool(fates_of(there, other))
    if not all(heads):
        return all(fates) or _around_alike(beside, one, other)
    people = _are_people(here, heads[0]) and _are_people(there, heads[1])
    if people and not all(fates):
        rest = _without(_clause(here, one), heads[0]), _without(_clause(there, other), heads[1])
        return beside.covered(*rest) >= SAME
    return people or beside.alike(*heads)


def _one_stretch(beside: Surroundings, roles: tuple[str, str], one: Quantity, other: Quantity) -> bool:
    """Whether two stretches of time are told for the same; of two ages, whether they are of one person."""
    if roles == ("old", "old"):
        heads = after(beside.held.one, one.last + OLD, 1), after(beside.held.other, other.last + OLD, 1)
        return not all(heads) or beside.alike(*heads)
    return _one_role(*roles) and _around_alike(beside, one, other)


def counts_alike(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers, wherever they stand, count the same in clauses that say the same, or people of one fate."""
    here, there = beside.held.one, beside.held.other
    if one.unit is not None or other.unit is not None or one.ordinal or other.ordinal:
        return False
    if not beside.alike(_heads(here, one), _heads(there, other)) or not of_one_thing(beside, one, other):
        return False
    is_toll = _is_toll(here, one) and _is_toll(there, other)
    return is_toll or beside.covered(_clause(here, one), _clause(there, other)) >= SAME


def _is_toll(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether people are counted, and it is said what befell them."""
    return counts_people(analysis, quantity) and bool(fates_of(analysis, quantity))


def counts_people(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether it is people that a number counts."""
    return _are_people(analysis, _heads(analysis, quantity))


def _clause(analysis: Analysis, quantity: Quantity) -> list[int]:
    return list(every(analysis, quantity.first, quantity.last))


def _heads(analysis: Analysis, quantity: Quantity) -> list[int]:
    """What a number counts: the first telling word after it, and the next where nothing stands between the two."""
    found = after(analysis, quantity.last, 2)
    return found if len(found) < 2 or found[1] == found[0] + 1 else found[:1]


def _around_alike(beside: Surroundings, one: Quantity, other: Quantity) -> bool:
    """Whether anything beside two numbers is alike, or nothing stands beside one of them."""
    here, there = _around(beside.held.one, one), _around(beside.held.other, other)
    return not here or not there or beside.alike(here, there)


def _around(analysis: Analysis, quantity: Quantity) -> list[int]:
    last = quantity.last + (quantity.unit is not None)
    return before(analysis, quantity.first, REACH) + after(analysis, last, REACH)


def _are_people(analysis: Analysis, words: Words) -> bool:
    return any(analysis.words[at] in measures.PEOPLE for at in words)


def _without(words: Words, others: Words) -> list[int]:
    return [at for at in words if at not in others]


def fates_of(analysis: Analysis, quantity: Quantity) -> set[str]:
    """What befell those who are counted: the nearest word of its clause that says so, on either side."""
    found = set[str]()
    for words in (before(analysis, quantity.first), after(analysis, quantity.last)):
        fate = next((fate for at in words if (fate := measures.FATES.get(analysis.words[at]))), "")
        found |= {fate} - {""}
    return found


def _is_time(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension == "time"


def _is_rate(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether so much is told of every day or year."""
    words = analysis.words[quantity.last + 1 : quantity.last + 6]
    return any(one in measures.EACH and other in measures.STRETCH for one, other in pairwise(words))


def _role(analysis: Analysis, quantity: Quantity) -> str:
    """What a stretch of time is told for: how long, by when, how old, how often; empty where it is open."""
    if not _is_time(quantity):
        return ""
    unit = quantity.last + 1
    follows = analysis.words[unit + 1] if unit + 1 < analysis.length else ""
    if follows == "ago" and quantity.unit and quantity.unit.factor < measures.MONTH:
        return measures.RECENTLY
    if follows in measures.ROLE_AFTER:
        return measures.ROLE_AFTER[follows]
    if between(analysis, unit) in ("-", "\u2011"):
        return "long"
    at = quantity.first - 1
    while at >= 0 and analysis.words[at] in measures.BEFORE_STRETCH:
        at -= 1
    return measures.ROLE_BEFORE.get(analysis.words[at], "") if at >= 0 else ""


def _one_role(one: str, other: str) -> bool:
    """One that is left open may be how long something took or by when."""
    return one == other or ("" in (one, other) and {one, other} <= {"", "long", "within"})
