"""What is told of a tag in a few words: who says it, what else it is related to, its note."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import Annotation, RelationKind
from tui.desk.desk import quote

if TYPE_CHECKING:
    from store.project.relations import Related

RELATIONS: tuple[tuple[RelationKind, str], ...] = (
    ("said by", "who or what says it"),
    ("about", "whom or what it is about"),
    ("same as", "the same in other words"),
    ("contradicts", "both cannot be true"),
)
"""The kinds of relation, and what they mean."""

FROM_OBJECT: Mapping[str, str] = {"said by": "says", "about": "spoken of in"}
"""What a relation is called as seen from its object, where that is not the same."""

SHOWN_NOTE = 200
"""Characters of a note that are told; the row cuts them where it ends."""


def told(annotation: Annotation, related: Sequence["Related"], words_of: Callable[[Annotation], str]) -> list[str]:
    """`said by “hospital staff”`, and of several of a kind how many more; what it read when it was tagged; the note."""
    kinds: dict[str, list[Related]] = {}
    for each in related:
        kinds.setdefault(relation_seen(each), []).append(each)
    words = [f"{kind} {quote(words_of(first.other))}{_more(rest)}" for kind, (first, *rest) in kinds.items()]
    words += [tagged_as(annotation)] if annotation.selector.exact != words_of(annotation) else []
    note = " ".join(annotation.note[: 2 * SHOWN_NOTE].split())
    return [*words, f"note: {note[:SHOWN_NOTE]}"] if note else words


def tagged_as(annotation: Annotation) -> str:
    """What a passage read when it was tagged, where its article was changed since."""
    return f"tagged as {quote(annotation.selector.exact)}"


def relation_seen(related: "Related") -> str:
    """What a relation is called as seen from this end of it."""
    kind = related.relation.kind
    return kind if related.is_subject else FROM_OBJECT.get(kind, kind)


def _more(rest: Sequence[object]) -> str:
    return f" and {len(rest)} more" if rest else ""
