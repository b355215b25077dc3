"""Copies of one another among what was found: they take one place together, so that other reports are seen too.

An agency's story stands in dozens of papers. Who reads one of them wants to know that, and then who tells it otherwise.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from store.model import Link
from store.text import fold

MOST = 64
"""Copies of one wording that are told; who has more of them knows by then."""

Found = TypeVar("Found")


def within_places(found: Sequence[Found], wording: Callable[[Found], Hashable], places: int) -> list[Found]:
    """The first of what was found, as they stand: those of one wording take one place, at most `MOST` of each.

    Args:
        found: Best first.
        wording: Equal for copies of one another.
        places: How many wordings there may be.
    """
    counts = dict[Hashable, int]()
    kept = list[Found]()
    for each in found:
        key = wording(each)
        if (count := counts.get(key, 0)) < MOST and (count or len(counts) < places):
            counts[key] = count + 1
            kept.append(each)
    return kept


def same_words(text: str) -> str:
    """Equal for two passages that say the same, word for word; case, accents, quotes and spaces tell nothing."""
    return " ".join(fold(text).split())


def by_wording(links: Sequence[Link]) -> list[list[Link]]:
    """Links of one passage, those into copies of one another together, in the order of the first of each.

    What is told of them is alike too: a link that was accepted stands beside those that were not.
    """
    groups = dict[Hashable, list[Link]]()
    for link in links:
        groups.setdefault((link.state, link.weak, link.kind, same_words(link.there.text)), []).append(link)
    return list(groups.values())
