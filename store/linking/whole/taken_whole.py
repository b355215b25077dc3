"""Which counterparts are surely whole passages, told for many pairs at once before anything is aligned."""

from collections.abc import Sequence
from typing import Any

from store.linking.pair.alignment import CROSSING, ROUNDING, WORD_WEIGHT, WORTH_CROSSING
from store.linking.whole.tables import WordTables

AT_ONCE = 256
"""Pairs that are looked at in one step, for the sake of memory."""


def taken_whole(asked: WordTables, other: WordTables, pairs: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether the counterpart of a passage can be nothing but the whole passage that it is held against.

    One more on either side of that could be taken. Where this says no it may be so yet: `is_taken_whole` looks closer.

    Args:
        asked: The document of the passages that are asked for.
        other: The other document.
        pairs: Places of passages, of the one and of the other.
    """
    import numpy

    here, there = numpy.array(pairs, int).reshape(-1, 2).T
    columns, theirs = asked.listed.common(other.listed)
    # A row more before and after: beside the first and the last passage there is none.
    counts: Any = numpy.zeros((len(other.lengths) + 2, len(asked.weights)))
    counts[1:-1, columns] = other.counts[:, theirs]
    found: Any = numpy.zeros(len(here), bool)
    for start in range(0, len(here), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        found[part] = _are_taken_whole(asked, here[part], counts, there[part] + 1)
    return [bool(each) for each in found]


def _are_taken_whole(asked: WordTables, here: Any, counts: Any, there: Any) -> Any:
    import numpy

    passages, heaviness = asked.counts[here], asked.weights + WORD_WEIGHT
    common = numpy.minimum(passages, counts[there])
    sought, alike = passages @ heaviness, common @ heaviness
    gained = numpy.minimum(passages - common, counts[there - 1] + counts[there + 1]) @ asked.weights
    is_apart = CROSSING * 2 * alike < (1.0 - ROUNDING) * (sought + alike)
    return is_apart & (gained < (1.0 - ROUNDING) * WORTH_CROSSING * (passages @ asked.weights))
