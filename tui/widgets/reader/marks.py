"""What is marked in a text, kept so that a row finds its marks by bisection, whether there are three or 20,000."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from store.model import Annotation, Label, Span
from tui.widgets.reader.looks import FIRST_LABEL, FIRST_SUGGESTED, SUGGESTED_LABELS

Layer = tuple[int, int, int]
"""A stretch of text and what it looks like: start, end, look."""


class Coverage:
    """The parts of a text that some spans cover, as stretches that neither touch nor overlap.

    Args:
        spans: Start and end of each, in any order; empty ones cover nothing.
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        starts: list[int] = []
        ends: list[int] = []
        reached = -1
        for start, end in sorted(spans):
            if start > reached and start < end:
                starts.append(start)
                ends.append(end)
                reached = end
            elif end > reached:
                ends[-1] = reached = end
        self._starts, self._ends = starts, ends

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Coverage":
        """What `spans` cover."""
        return cls((span.start, span.end) for span in spans)

    def within(self, span: Span) -> list[tuple[int, int]]:
        """The stretches that share a code point with `span`, whole."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def touches(self, span: Span) -> bool:
        """Whether any code point of `span` is covered."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._starts) and self._starts[first] < span.end

    def changes(self, other: "Coverage") -> list[Span]:
        """What one of the two covers and the other does not, or not in the same stretch."""
        mine, theirs = (
            set(zip(self._starts, self._ends, strict=True)),
            set(zip(other._starts, other._ends, strict=True)),
        )
        return [Span(start, end) for start, end in mine ^ theirs]


class AnnotationMarks:
    """The annotations of a text, by label.

    Args:
        annotations: Those without a place are left out.
        labels: In the order that gives each its look.
    """

    def __init__(self, annotations: Sequence[Annotation] = (), labels: Sequence[Label] = ()) -> None:
        self.labels = tuple(labels)
        placed = sorted(
            (note.span.start, note.span.end, number) for number, note in enumerate(annotations) if note.span is not None
        )
        self._starts = [start for start, _, _ in placed]
        self._annotations = [annotations[number] for _, _, number in placed]
        self._reach = list(accumulate((end for _, end, _ in placed), max))
        spans: dict[str, list[tuple[int, int]]] = {label.name: [] for label in labels}
        for start, end, number in placed:
            spans.get(annotations[number].label, []).append((start, end))
        self._coverage = [Coverage(spans[label.name]) for label in labels]

    def at(self, offset: int) -> list[Annotation]:
        """The annotations that cover `offset`, in order of position."""
        found, index = [], bisect_right(self._starts, offset) - 1
        while index >= 0 and self._reach[index] > offset:
            annotation = self._annotations[index]
            if annotation.span is not None and annotation.span.covers(offset):
                found.append(annotation)
            index -= 1
        return found[::-1]

    def layers(self, span: Span) -> list[Layer]:
        """How labels make the text of `span` look."""
        return [
            (start, end, FIRST_LABEL << number)
            for number, coverage in enumerate(self._coverage)
            for start, end in coverage.within(span)
        ]

    def bar(self, span: Span) -> int | None:
        """The number of the label whose gutter bar stands beside `span`: the last of those that tint."""
        tints = [number for number, label in enumerate(self.labels) if label.style == "tint"]
        return next((number for number in reversed(tints) if self._coverage[number].touches(span)), None)

    def changes(self, other: "AnnotationMarks") -> list[Span] | None:
        """What looks different under `other`; None when its labels differ, so that anything may."""
        if self.labels != other.labels:
            return None
        pairs = zip(self._coverage, other._coverage, strict=True)
        return [span for mine, theirs in pairs for span in mine.changes(theirs)]


class SuggestionMarks:
    """What is suggested in a text, by label.

    Args:
        suggested: Places, each with the name of a label.
        labels: In the order that gives each its look.
    """

    def __init__(self, suggested: Iterable[tuple[Span, str]] = (), labels: Sequence[Label] = ()) -> None:
        self._labels = labels[:SUGGESTED_LABELS]
        spans: dict[str, list[Span]] = {label.name: [] for label in self._labels}
        for span, name in suggested:
            spans.get(name, []).append(span)
        self._coverage = [Coverage.of(spans[label.name]) for label in self._labels]
        self._spans = frozenset((span, name) for name, some in spans.items() for span in some)

    def layers(self, span: Span) -> list[Layer]:
        """How suggestions make the text of `span` look."""
        return [
            (start, end, FIRST_SUGGESTED << number)
            for number, coverage in enumerate(self._coverage)
            for start, end in coverage.within(span)
        ]

    def has_bar(self, span: Span) -> bool:
        """Whether a sign stands in the gutter beside `span`: where a label that tints is suggested."""
        pairs = zip(self._labels, self._coverage, strict=True)
        return any(label.style == "tint" and coverage.touches(span) for label, coverage in pairs)

    def changes(self, other: "SuggestionMarks") -> list[Span]:
        """What only one of the two suggests."""
        return [span for span, _ in self._spans ^ other._spans]


class LinkMark(NamedTuple):
    """What the gutter shows beside a row."""

    is_first: bool
    """A linked passage begins in this row."""
    is_judged: bool
    """The link was accepted."""
    is_conflict: bool = False
    """The passage that begins in this row, else the one that goes on in it, tells something else than another."""


class LinkMarks:
    """The linked passages of a text.

    Args:
        spans: All of them, or those that are in neither of the others.
        judged: Those of which a link was accepted.
        conflicts: Those that tell something else than another article.
    """

    def __init__(self, spans: Sequence[Span] = (), judged: Sequence[Span] = (), conflicts: Sequence[Span] = ()) -> None:
        every = (*spans, *judged, *conflicts)
        self._starts = sorted(span.start for span in every)
        self._conflict_starts = sorted(span.start for span in conflicts)
        self._all, self._judged, self._conflicts = map(Coverage.of, (every, judged, conflicts))
        kinds = enumerate((spans, judged, conflicts))
        self._spans = frozenset((span, kind) for kind, marked in kinds for span in marked)

    def mark(self, span: Span) -> LinkMark | None:
        """What stands beside a row that shows `span`."""
        if not self._all.touches(span):
            return None
        is_first = _any_within(self._starts, span)
        is_conflict = _any_within(self._conflict_starts, span) if is_first else self._conflicts.touches(span)
        return LinkMark(is_first, self._judged.touches(span), is_conflict)

    def changes(self, other: "LinkMarks") -> list[Span]:
        """The passages that only one of the two knows, or knows as such."""
        return [span for span, _ in self._spans ^ other._spans]


def _any_within(starts: Sequence[int], span: Span) -> bool:
    first = bisect_left(starts, span.start)
    return first < len(starts) and starts[first] < span.end
