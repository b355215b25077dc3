"""Links into copies of one another as rows of the panel: one row for all of them, or each where they are unfolded."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.model import Link, Passage

Alike = Callable[[Sequence[Link]], list[list[Link]]]
"""Puts links into copies of one another together: `store.project.links.Links.alike`."""


class CopyRow(NamedTuple):
    """A link that has a row."""

    link: Link
    folded: int = 0
    """Links into copies of its passage that have no row."""
    is_copy: bool = False
    """Whether it is one of those that were unfolded, but for the first."""


class Copies:
    """Which copies are unfolded: those of one wording at most, and of none once another passage is read."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._unfolded: tuple[Passage, Passage] | None = None

    def rows(self, links: Sequence[Link], is_beside: Callable[[Link], bool]) -> list[CopyRow]:
        """A row for each wording, for the article beside where it is one of them; all, where they are unfolded."""
        rows = list[CopyRow]()
        for group in self._alike(links):
            if self._is_unfolded(group):
                rows += [CopyRow(link, 0, is_copy=at > 0) for at, link in enumerate(group)]
            else:
                first = next(filter(is_beside, group), group[0])
                rows.append(CopyRow(first, len(group) - 1))
        return rows

    def toggle(self, link: Link, links: Sequence[Link]) -> int | None:
        """Unfold the copies of a link's passage, or fold them again.

        Returns:
            How many there are beside it; below zero where they were folded; None where it has none.
        """
        group = next((group for group in self._alike(links) if link in group), [link])
        if len(group) < 2:
            return None
        was_unfolded = self._is_unfolded(group)
        self._unfolded = None if was_unfolded else (link.here, link.there)
        return 1 - len(group) if was_unfolded else len(group) - 1

    def _is_unfolded(self, group: Sequence[Link]) -> bool:
        return any((link.here, link.there) == self._unfolded for link in group)
