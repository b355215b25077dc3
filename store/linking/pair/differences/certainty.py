"""Hedges: what makes a number or a statement less certain, where the other side has the same without it."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from store.linking.pair.differences.mentions import Facing, Told, between, take_pairs, text_of, told
from store.linking.pair.differences.quantities import quantities_in
from store.linking.words import measures
from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.lexicon import (
    DISTANCING,
    Phrases,
    attributions,
    certainty_hedges,
    foreign_hedges,
    quantity_hedges,
)
from store.linking.words.speech import BE, DETERMINERS

PLACES = frozenset({"in", "on", "at", "before", "with", "as", "for", "alongside"})
"""After `appear` where it is no hedge: it appeared in print."""

AROUND = 2
"""Telling words beside a hedge that it may be said of."""


class Hedge(NamedTuple):
    """A word or phrase that keeps a distance."""

    first: int
    last: int
    text: str
    meaning: str
    number: int = -1
    """Index of the number that it is said of; -1 for one that is said of a statement."""
    scope: tuple[str, ...] = ()
    """Terms of telling words beside it, the nearest first."""


def hedges(held: Facing) -> Told:
    """Hedges that differ: those of numbers, then those of statements."""
    mine, theirs = hedges_in(held.one), hedges_in(held.other)
    if not mine and not theirs:
        return told("hedge", ())
    of_numbers = _of_numbers(held, [h for h in mine if h.number >= 0], [h for h in theirs if h.number >= 0])
    of_statements = _of_statements(held, [h for h in mine if h.number < 0], [h for h in theirs if h.number < 0])
    return told("hedge", chain(of_numbers, of_statements))


@lru_cache(PASSAGES)
def hedges_in(analysis: Analysis) -> Sequence[Hedge]:
    """Every hedge, in order."""
    of_numbers, of_statements = quantity_hedges(analysis.language), certainty_hedges(analysis.language)
    of_statements = of_statements or foreign_hedges()
    found, end = list[Hedge](), 0
    for at in [at for at, word in enumerate(analysis.words) if word in of_numbers or word in of_statements]:
        hedge = _of_number(analysis, at, of_numbers) or _of_statement(analysis, at, of_statements)
        if hedge and at >= end:
            found.append(hedge)
            end = hedge.last + 1
    return found


def _phrase(analysis: Analysis, at: int, listed: Phrases) -> tuple[int, str] | None:
    """How many words a listed phrase takes, and what it means."""
    for words, meaning in listed.get(analysis.words[at], ()):
        if analysis.words[at : at + len(words)] == words:
            return len(words), meaning
    return None


def _of_number(analysis: Analysis, at: int, listed: Phrases) -> Hedge | None:
    phrase = _phrase(analysis, at, listed)
    number = _number_at(analysis, at + phrase[0]) if phrase else -1
    if not phrase or number < 0:
        return None
    last = at + phrase[0] - 1
    return Hedge(at, last, text_of(analysis, at, last), phrase[1], number)


def _number_at(analysis: Analysis, at: int) -> int:
    """Where the number stands that begins at a word; -1 where none does."""
    parts = measures.fractions(analysis.language).keys() | {"dozen"}
    if quantity := next((each for each in quantities_in(analysis) if each.first == at and not each.ordinal), None):
        return quantity.last
    for index in range(at, min(at + 2, analysis.length)):
        if analysis.terms[index][0].isdecimal() or analysis.words[index] in parts:
            return index
        if analysis.words[index] not in measures.ONE.get(analysis.language, ()):
            break
    return -1


def _of_statement(analysis: Analysis, at: int, listed: Phrases) -> Hedge | None:
    phrase = _phrase(analysis, at, listed)
    if not phrase or not _keeps_distance(analysis, at, phrase[0]):
        return None
    last = at + phrase[0] - 1
    told_last = last - (phrase[0] > 1 and analysis.words[last] == "to")
    return Hedge(at, last, text_of(analysis, at, told_last), phrase[1], scope=_scope(analysis, at, last))


def _keeps_distance(analysis: Analysis, at: int, taken: int) -> bool:
    """Whether a word that is listed is none of the others that are written so: May, might, could not."""
    word, after = analysis.words[at], analysis.words[at + taken : at + taken + 1]
    if analysis.language != "en":
        return True
    if word in ("claim", "claims"):
        before = analysis.words[at - 1] if at else ""
        return after in (("to",), ("that",)) and before not in DETERMINERS | {"said", "of", "with", "new"}
    if word == "might" and at and analysis.words[at - 1] in DETERMINERS | {"of", "with", "military"}:
        return False
    if word in ("may", "might", "could"):
        alone = not after or bool(between(analysis, at + 1).strip())
        capital = word == "may" and at > 0 and analysis.text[analysis.starts[at]].isupper()
        return not (alone or capital or (word == "could" and after[0] in ("not", "no", "only")))
    if word.startswith("appear") and after and after[0] in PLACES:
        return False
    return word != "said" or (at > 0 and analysis.words[at - 1] in BE)


def _scope(analysis: Analysis, first: int, last: int) -> tuple[str, ...]:
    """What follows in the clause; where a clause ends with it, what stands before."""
    stops, after = stop_terms(analysis.language), list[str]()
    for at in range(last + 1, min(last + 7, analysis.length)):
        if len(after) == AROUND or (at > last + 1 and between(analysis, at).strip()[:1] in tuple(",.;:—")):
            break
        if analysis.terms[at] not in stops:
            after.append(analysis.terms[at])
    if after or analysis.words[first] in DISTANCING:
        return tuple(after)
    return tuple([term for term in analysis.terms[max(0, first - 4) : first] if term not in stops][: -AROUND - 1 : -1])


_Pairs = Iterator[tuple[Hedge | None, Hedge | None]]


def _of_numbers(held: Facing, mine: list[Hedge], theirs: list[Hedge]) -> _Pairs:
    def of_one(one: Hedge, other: Hedge) -> bool:
        return _one_number(held, one.number, other.number)

    take_pairs(mine, theirs, lambda one, other: one.meaning == other.meaning and of_one(one, other))
    yield from take_pairs(mine, theirs, of_one)
    turned = held.turned()
    yield from ((hedge, None) for hedge in mine if _has_number(held, hedge.number))
    yield from ((None, hedge) for hedge in theirs if _has_number(turned, hedge.number))


def _one_number(held: Facing, here: int, there: int) -> bool:
    """Whether a number of either side is the same, or stands in the same place."""
    same_place = held.here[here] == held.there[there] >= 0
    return same_place or held.one.terms[here] == held.other.terms[there]


def _has_number(held: Facing, here: int) -> bool:
    """Whether the other side has the number, or another in its place."""
    there = held.other.terms
    if held.one.terms[here] in there:
        return True
    gap = held.here[here]
    return gap >= 0 and any(each == gap and there[at][0].isdecimal() for at, each in enumerate(held.there))


def _of_statements(held: Facing, mine: list[Hedge], theirs: list[Hedge]) -> _Pairs:
    take_pairs(mine, theirs, lambda one, other: one.meaning == other.meaning)
    yield from take_pairs(mine, theirs, lambda one, other: not set(one.scope).isdisjoint(other.scope))
    here, there, turned = frozenset(held.one.terms), frozenset(held.other.terms), held.turned()
    yield from ((hedge, _neutral(held, hedge)) for hedge in mine if _is_dropped(hedge, held.other, there))
    yield from ((_neutral(turned, hedge), hedge) for hedge in theirs if _is_dropped(hedge, held.one, here))


def _is_dropped(hedge: Hedge, analysis: Analysis, terms: Collection[str]) -> bool:
    """Whether a side says what a hedge is said of, and has not the very word, kept from it or denied."""
    word = hedge.text.lower()
    said = bool(hedge.scope) and hedge.scope[0] in terms
    return said and word not in analysis.words and f"{word}n't" not in analysis.words


def _neutral(held: Facing, hedge: Hedge) -> Hedge | None:
    """The plain verb of saying that the other side has in the place of one that keeps a distance."""
    if hedge.text.lower() not in DISTANCING:
        return None
    gap, listed = held.here[hedge.first], attributions(held.other.language)
    places: Collection[int] = [at for at, each in enumerate(held.there) if each == gap >= 0]
    at = next((at for at in places if held.other.words[at] in listed), None)
    return None if at is None else hedge._replace(first=at, last=at, text=text_of(held.other, at, at))
