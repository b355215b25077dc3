"""Two documents in different languages held against each other: all of their passages at once, in matrices.

It tells what `Question` tells passage by passage, of all counterparts and not of the nearest alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from store.linking.pair.figures import differences
from store.linking.pair.foreign import NO_RIVAL, closeness, is_weak, reached, score
from store.linking.pair.model import rounded_down
from store.linking.words.analysis import Analysis, analyse
from store.model import Link, Passage


class ForeignSide(NamedTuple):
    """A document with vectors."""

    language: str
    passages: Sequence[Passage]
    vectors: Any
    """Of the passages in order, a row each, of length 1."""

    def analysis(self, at: int) -> Analysis:
        """The terms of a passage."""
        return analyse(self.passages[at].text, self.language)


def links_between(one: ForeignSide, other: ForeignSide, least: float) -> Iterator[Link]:
    """The links from the passages of a document to those of another, in the order of both.

    Args:
        one: A document.
        other: One in another language.
        least: Score of the weakest that are wanted, 0 to 100.
    """
    alike = one.vectors @ other.vectors.T
    if not alike.size:
        return
    rivals = _rivals(alike)
    hopeful = reached(closeness(alike, rivals), least)
    for here, there in zip(*(places.tolist() for places in hopeful.nonzero()), strict=True):
        mine, theirs = one.analysis(here), other.analysis(there)
        sure = score(float(alike[here, there]), float(rivals[here, there]), mine, theirs)
        if sure >= least:
            ends = one.passages[here], other.passages[there]
            yield Link(*ends, rounded_down(sure), is_weak(sure), "paraphrase", differences(mine, theirs))


def _rivals(alike: Any) -> Any:
    """Of each pair the highest cosine of either and another passage of the other's document."""
    import numpy

    highest = numpy.maximum(_highest_others(alike, 0), _highest_others(alike, 1))
    return numpy.where(numpy.isneginf(highest), NO_RIVAL, highest)


def _highest_others(alike: Any, axis: int) -> Any:
    """Of each pair the highest along an axis without itself."""
    import numpy

    if alike.shape[axis] == 1:
        return numpy.full_like(alike, -numpy.inf)
    in_order = numpy.partition(alike, -2, axis)
    highest, second = (in_order.take([at], axis) for at in (-1, -2))
    return numpy.where(alike == highest, second, highest)
