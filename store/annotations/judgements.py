"""Holding suggested links against what readers decided of links before."""

from collections.abc import Iterable
from typing import NamedTuple

from store.model import Judgement, Link, Passage, Span


class Judged(NamedTuple):
    """A judgement with its two ends found in the texts as they stand now."""

    judgement: Judgement
    here: tuple[str, Span]
    """Document id and span."""
    there: tuple[str, Span]

    def faces(self, passage: Passage) -> tuple[str, Span] | None:
        """The other end, when one end is this passage."""
        if same(self.here, passage):
            return self.there
        return self.here if same(self.there, passage) else None

    def is_of(self, link: Link) -> bool:
        """Whether this was decided of `link`, in either direction."""
        return (same(self.here, link.here) and same(self.there, link.there)) or (
            same(self.here, link.there) and same(self.there, link.here)
        )


def same(end: tuple[str, Span], passage: Passage) -> bool:
    """Whether an end of a judged link and a passage are the same place."""
    return end[0] == passage.document and end[1].mostly_covers(passage.span)


def judgement_of(link: Link, judged: Iterable[Judged]) -> Judgement | None:
    """What was last decided of a link."""
    found = [each.judgement for each in judged if each.is_of(link)]
    return found[-1] if found else None


def accepted(link: Link, judgement: Judgement) -> Link:
    """A link that a reader accepted: it is not weak, whatever its score; one drawn by hand is told as that."""
    kind = judgement.kind if judgement.kind == "by hand" else link.kind
    return link._replace(state="accepted", weak=False, kind=kind)
