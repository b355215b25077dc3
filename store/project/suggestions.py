"""What in the articles of a project may be tagged, before anybody has; taken over, or rejected for good."""

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from store.model import Annotation, Cancelled, Document, Span
from store.project.tags import SAID_BY, End, NewTag, Tags
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.study.suggestions import Suggestion

REMEMBERED = 64
"""Texts whose suggestions are kept in memory."""

CLAIM, SOURCE = "claim", "source"
"""The labels of which one says the other."""


class TagSuggestions:
    """Suggestions for tags; the mutators are one change each, and raise what those of `Tags` do."""

    def __init__(self, workspace: Workspace, tags: Tags) -> None:
        self._workspace = workspace
        self._tags = tags
        self._made: OrderedDict[str, list[Suggestion]] = OrderedDict()

    def of(self, document: Document, is_cancelled: Cancelled | None = None) -> "list[Suggestion]":
        """What in a document may be tagged with the labels of the project, by place.

        Nothing is suggested where something has that label already, whoever gave it, nor what was rejected.

        Args:
            document: An article of the project; the suggestions of its text are remembered.
            is_cancelled: Asked while a new text is read; if so, there are none.
        """
        labels = {label.name for label in self._workspace.labels}
        tagged = _Tagged(self._tags.standing_in(document.id))
        rejected = self._workspace.standing.rejected(document.id)
        return [
            each
            for each in self._all(document, is_cancelled)
            if each.label in labels
            and not tagged.overlaps(each)
            and not any(_is_same(each, other) for other in rejected)
        ]

    def accept(self, document: Document, suggestions: "Sequence[Suggestion]") -> list[Annotation]:
        """Tag what is suggested, and relate each claim to its source where both are tagged, as one change.

        Returns:
            What was made: nothing for what has been tagged meanwhile.
        """
        with self._workspace.writing():
            there = self._tags.standing_in(document.id)
            tagged = _Tagged(there)
            wanted = [each for each in suggestions if not tagged.overlaps(each)]
            ends = {(tag.span, tag.label): tag.id for tag in there if tag.span is not None}
            made = {(each.span, each.label): number for number, each in enumerate(wanted)}
            said_by = self._said_by(document, {**ends, **made})
            tags = [NewTag(document.id, each.span, each.label) for each in wanted]
            return self._tags.add_attributed(tags, said_by)

    def reject(self, document: Document, suggestion: "Suggestion") -> None:
        """Never suggest this again; undo brings it back."""
        self._tags.reject(NewTag(document.id, suggestion.span, suggestion.label))

    def _said_by(self, document: Document, ends: dict[tuple[Span, str], End]) -> list[tuple[End, End]]:
        """Claims and sources that belong together, one of which is new, by their places."""
        related = {edge.subject for edge in self._workspace.standing.relations(document.id) if edge.kind == SAID_BY}
        found = list[tuple[End, End]]()
        for each in self._all(document):
            claim, source = ends.get((each.span, CLAIM)), ends.get((each.said_by or each.span, SOURCE))
            if each.label != CLAIM or each.said_by is None or claim is None or source is None or claim in related:
                continue
            if isinstance(claim, int) or isinstance(source, int):
                found.append((claim, source))
        return found

    def _all(self, document: Document, is_cancelled: Cancelled | None = None) -> "list[Suggestion]":
        """What may be tagged in a text, whatever was made of it."""
        made = self._made.get(document.sha256)
        if made is None:
            from store.study.suggestions import suggestions

            made = suggestions(document.text, is_cancelled=is_cancelled)
            if is_cancelled is not None and is_cancelled():
                return []
            self._made[document.sha256] = made
            if len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
        return made


class _Tagged:
    """The tags of a text, by label, so that one is found by bisection."""

    def __init__(self, tags: Sequence[Annotation]) -> None:
        spans = defaultdict[str, list[Span]](list)
        for tag in tags:
            if tag.span is not None:
                spans[tag.label].append(tag.span)
        self._starts = {label: sorted(span.start for span in some) for label, some in spans.items()}
        self._reach = {label: list(accumulate((one.end for one in sorted(some)), max)) for label, some in spans.items()}

    def overlaps(self, suggestion: "Suggestion") -> bool:
        """Whether something has the label already, where it is suggested."""
        starts = self._starts.get(suggestion.label, [])
        last = bisect_left(starts, suggestion.span.end) - 1
        return last >= 0 and self._reach[suggestion.label][last] > suggestion.span.start


def _is_same(suggestion: "Suggestion", rejected: Annotation) -> bool:
    """Whether what is suggested is mostly what was rejected."""
    if rejected.label != suggestion.label or rejected.span is None:
        return False
    longer = max(rejected.span.length, suggestion.span.length)
    return 2 * suggestion.span.overlap(rejected.span) > longer
