"""What two wordings mention, held against each other: what both have, what stands in one place, what is alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from rapidfuzz.distance import LCSseq

from store.linking.words.analysis import Analysis
from store.model import Difference, DifferenceType


class Mention(Protocol):
    """Words of one side that are of a kind."""

    @property
    def first(self) -> int:
        """Index of its first word."""

    @property
    def last(self) -> int:
        """Index of its last word."""

    @property
    def text(self) -> str:
        """As it is told."""


M = TypeVar("M", bound=Mention)


class Facing(NamedTuple):
    """Two wordings side by side; for every word the gap between common words in which it is, -1 for a common one."""

    one: Analysis
    other: Analysis
    here: Sequence[int]
    there: Sequence[int]

    @property
    def gaps(self) -> int:
        """How many gaps there may be."""
        return 1 + max((*self.here, *self.there), default=-1)

    def turned(self) -> "Facing":
        """The same from the other side."""
        return Facing(self.other, self.one, self.there, self.here)


def hold(one: Analysis, other: Analysis) -> Facing:
    """Align two wordings word by word on their terms; of several ways the same one is taken from either side."""
    if one.terms > other.terms:
        return hold(other, one).turned()
    here, there, gap = [-1] * one.length, [-1] * other.length, 0
    for block in LCSseq.opcodes(one.terms, other.terms):
        if block.tag == "equal":
            gap += 1
            continue
        here[block.src_start : block.src_end] = [gap] * (block.src_end - block.src_start)
        there[block.dest_start : block.dest_end] = [gap] * (block.dest_end - block.dest_start)
    return Facing(one, other, here, there)


class Told(NamedTuple):
    """What differs in one kind, and the words on either side that need no telling as wording any more."""

    differences: list[Difference]
    here: set[int]
    there: set[int]


def told(kind: DifferenceType, pairs: Iterable[tuple[M | None, M | None]]) -> Told:
    """Pairs of mentions as differences of a kind."""
    every = list(pairs)
    if not every:
        return Told([], set(), set())
    return Told(
        [Difference(kind, mine.text if mine else "", theirs.text if theirs else "") for mine, theirs in every],
        words_of(mine for mine, _ in every if mine),
        words_of(theirs for _, theirs in every if theirs),
    )


def words_of(mentions: Iterable[Mention]) -> set[int]:
    """Indices of all words of some mentions."""
    return {at for mention in mentions for at in range(mention.first, mention.last + 1)}


def text_of(analysis: Analysis, first: int, last: int) -> str:
    """From one word to another, as it stands."""
    return analysis.text[analysis.starts[first] : analysis.ends[last]]


def between(analysis: Analysis, at: int) -> str:
    """What stands between a word and the one before it: before the first word, and after the last, what is left."""
    start = analysis.ends[at - 1] if at else 0
    return analysis.text[start : analysis.starts[at] if at < analysis.length else None]


def take_pairs(mine: list[M], theirs: list[M], alike: Callable[[M, M], bool]) -> list[tuple[M, M]]:
    """Mentions of either side that are alike, each used once and taken out of both lists.

    The first go with the first, so that it does not matter which side is whose.
    """
    if not mine or not theirs:
        return []
    numbered = list(enumerate(theirs))
    every = [(i + j, abs(i - j), i, j) for i, one in enumerate(mine) for j, other in numbered if alike(one, other)]
    used_here, used_there, pairs = set[int](), set[int](), list[tuple[M, M]]()
    for _, _, i, j in sorted(every):
        if i not in used_here and j not in used_there:
            used_here.add(i)
            used_there.add(j)
            pairs.append((mine[i], theirs[j]))
    if not pairs:
        return pairs
    mine[:] = [mention for i, mention in enumerate(mine) if i not in used_here]
    theirs[:] = [mention for j, mention in enumerate(theirs) if j not in used_there]
    return pairs


def in_one_place(
    held: Facing, mine: list[M], theirs: list[M], comparable: Callable[[M, M], bool]
) -> Iterator[tuple[M | None, M | None]]:
    """Those that stand in the same gap, held against each other where they can be; then each that is left, alone."""

    def same_gap(here: M, there: M) -> bool:
        return held.here[here.last] == held.there[there.last] and comparable(here, there)

    yield from take_pairs(mine, theirs, same_gap)
    alone = [(held.here[each.last], each.first, each.text, True, each) for each in mine]
    alone += [(held.there[each.last], each.first, each.text, False, each) for each in theirs]
    for *_, is_mine, mention in sorted(alone, key=lambda each: each[:4]):
        yield (mention, None) if is_mine else (None, mention)
