"""Who says so: a source that one side names and the other does not, or names otherwise."""

from collections.abc import Sequence
from itertools import chain

from store.linking.pair.differences.mentions import Facing, Told, in_one_place, take_pairs, told
from store.linking.pair.differences.sources import Source, headed, somebody_speaks, speaks
from store.linking.words.analysis import Analysis
from store.linking.words.speech import GENERIC, UNNAMED

Terms = frozenset[str]


def attribution(held: Facing, mine: Sequence[Source], theirs: Sequence[Source], known: tuple[Terms, Terms]) -> Told:
    """Sources that differ; `known` is what either side speaks of, countries as such."""
    here, there = list(mine), list(theirs)
    take_pairs(here, there, _share)
    take_pairs(here, there, _may_be_one)
    here = [source for source in here if source.terms and not _speaks(held.other, source, theirs, known[1])]
    there = [source for source in there if source.terms and not _speaks(held.one, source, mine, known[0])]
    pairs = take_pairs(here, there, lambda one, other: True)
    return told("attribution", chain(pairs, in_one_place(held, here, there, lambda one, other: True)))


def _share(one: Source, other: Source) -> bool:
    """Whether they have a telling word in common, or one stands for the other by its initials."""
    common = one.terms & other.terms
    short = {term for term in one.terms | other.terms if term in (one.initials, other.initials)}
    return bool(common - GENERIC) or (bool(common) and one.terms == other.terms) or bool(short)


def _may_be_one(one: Source, other: Source) -> bool:
    """Whether nothing tells that they are two: a pronoun, or a person by name and by office."""
    if not one.terms or not other.terms:
        return True
    return {one.person, other.person} == {"name", "role"} or one.terms <= UNNAMED or other.terms <= UNNAMED


def _speaks(analysis: Analysis, source: Source, others: Sequence[Source], known: Terms) -> bool:
    """Whether a source speaks on the other side, though it is not said that it says this."""
    telling = source.terms - GENERIC or source.terms
    if any(_share(source, other) for other in others) or (source.person == "name" and somebody_speaks(analysis)):
        return True
    return speaks(analysis, telling, known) or not telling.isdisjoint(headed(analysis))
