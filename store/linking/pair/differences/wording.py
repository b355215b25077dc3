"""Wording: runs of words that only one side has, held against what stands in their place."""

from collections.abc import Collection, Iterator, Sequence

from store.linking.pair.differences.mentions import Facing, text_of
from store.linking.words.analysis import Analysis, stop_terms
from store.model import Difference


def wording(held: Facing, used_here: Collection[int], used_there: Collection[int]) -> Iterator[Difference]:
    """What differs in other words, but for those that are told as something else (`used`)."""
    mine = _surplus(held.one, held.other, held.here, used_here)
    theirs = _surplus(held.other, held.one, held.there, used_there)
    for gap in sorted(mine.keys() | theirs.keys()):
        here, there = mine.get(gap, []), theirs.get(gap, [])
        if _tells(held.one, here) or _tells(held.other, there):
            yield Difference("wording", _run(held.one, here), _run(held.other, there))


def _surplus(one: Analysis, other: Analysis, gaps: Sequence[int], used: Collection[int]) -> dict[int, list[int]]:
    """Indices by gap of words that stand in a gap and whose term the other side lacks altogether."""
    has = set(other.terms)
    found: dict[int, list[int]] = {}
    for at, gap in enumerate(gaps):
        if gap >= 0 and at not in used and one.terms[at] not in has:
            found.setdefault(gap, []).append(at)
    return found


def _tells(analysis: Analysis, indices: Sequence[int]) -> bool:
    stops = stop_terms(analysis.language)
    return any(analysis.terms[at] not in stops for at in indices)


def _run(analysis: Analysis, indices: Sequence[int]) -> str:
    return text_of(analysis, indices[0], indices[-1]) if indices else ""
