"""The inbox: links between the articles of a project that nobody has judged, in the order in which they are judged."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.model import Difference, Link, LinkKind

KINDS: tuple[LinkKind, ...] = ("by hand", "verbatim", "near-verbatim", "paraphrase", "boilerplate")
"""From what is judged at a glance to what must be read."""


class InboxLink(NamedTuple):
    """A link to be judged, or that was judged."""

    link: Link
    conflicts: tuple[Difference, ...] = ()
    """In what its two passages contradict each other."""


def inbox(links: Iterable[Link], conflicts: Callable[[Link], tuple[Difference, ...]]) -> list[InboxLink]:
    """The links that a reader is asked to judge: neither weak, nor site furniture, nor judged.

    Conflicts come first, of numbers, dates and denials before names alone; then kind by kind, the surest first.

    Args:
        links: Those of a project.
        conflicts: Tells which differences of a link are conflicts.
    """
    asked = (each for each in links if each.state == "suggested" and not each.weak and each.kind != "boilerplate")
    return sorted((InboxLink(each, conflicts(each)) for each in asked), key=_rank)


def _rank(each: InboxLink) -> tuple[bool, bool, int, int]:
    is_grave = any(conflict.type != "name" for conflict in each.conflicts)
    return not is_grave, not each.conflicts, KINDS.index(each.link.kind), -int(each.link.score)
