"""Krippendorff's alpha for unitizing: how far two annotators agree where units of one kind begin and end. Pure.

Follows K. Krippendorff, Content Analysis, 2nd edition (2004), 11.6: disagreement grows with the square of how far ends
lie apart, and with the square of a unit's length where the other has nothing. What is expected is that of the same
units, laid out anywhere.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from store.model import Span


class Continuum(NamedTuple):
    """A text as two annotators see it, and what each marked in it, in order, none overlapping another."""

    length: int
    one: Sequence[Span]
    other: Sequence[Span]


def unitizing_alpha(texts: Sequence[Continuum]) -> float | None:
    """Alpha of two annotators in texts that both have read, as one continuum in which no unit crosses their edges.

    Returns:
        At most 1; 0 is what chance gives, and less than that can be. None where neither has any unit.
    """
    expected = expected_disagreement(texts)
    return None if expected == 0 else 1 - observed_disagreement(texts) / expected


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one: a unit of a kind cannot lie on another of the same kind."""
    found = list[Span]()
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def observed_disagreement(texts: Sequence[Continuum]) -> float:
    """How far what two annotators marked differs; in parts of the square of the whole length."""
    differing = 0
    for text in texts:
        differing += sum(_distance(unit, text.other, is_first=True) for unit in text.one)
        differing += sum(_distance(unit, text.one, is_first=False) for unit in text.other)
    return differing / sum(text.length for text in texts) ** 2 if differing else 0.0


def _distance(unit: Span, others: Sequence[Span], *, is_first: bool) -> int:
    """The distance of a unit to all that the other has there; of two units, only the first one tells it."""
    first, last = bisect_right(others, unit.start, key=_end), bisect_left(others, unit.end, key=_start)
    if first >= last:
        return unit.length**2
    met = others[first:last] if is_first else ()
    return sum((unit.start - other.start) ** 2 + (unit.end - other.end) ** 2 for other in met)


def expected_disagreement(texts: Sequence[Continuum]) -> float:
    """What would be observed of the same units and gaps, were they anywhere; 0 where there is no unit."""
    units = [unit.length for text in texts for side in (text.one, text.other) for unit in side]
    gaps = sorted(gap for text in texts for side in (text.one, text.other) for gap in _gaps(side, text.length))
    longer = [*accumulate(reversed(gaps), initial=0)]
    total = 0.0
    for length in units:
        count = len(gaps) - bisect_left(gaps, length)
        places = longer[count] - (length - 1) * count
        total += (len(units) - 1) / 3 * (2 * length**3 - 3 * length**2 + length) + length**2 * places
    whole = sum(text.length for text in texts)
    pairs = 2 * whole * (2 * whole - 1) - sum(length * (length - 1) for length in units)
    return 2 / whole * total / pairs if total else 0.0


def _gaps(units: Sequence[Span], length: int) -> list[int]:
    """Lengths of what lies before, between and after units."""
    edges = zip([0, *map(_end, units)], [*map(_start, units), length], strict=True)
    return [start - end for end, start in edges if start > end]


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
