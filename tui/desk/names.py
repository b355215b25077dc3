"""Names that are the same: declared from a link that writes them differently, listed, forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

from store.model import Link
from tui.desk.desk import OPENING, RESTORES, UNDOES, Desk, chosen

OFFERED = 9
"""Pairs of names of a link that are offered."""


class NameKeys:
    """What is declared of the project's names.

    Args:
        desk: What it stands on.
        pairs: Gives names that may be the same where the reader is.
        given: Gives a name that others are declared the same as; empty for any.
    """

    def __init__(
        self, desk: Desk, pairs: Callable[[], Sequence[tuple[str, str]]], given: Callable[[], str] = lambda: ""
    ) -> None:
        self._desk = desk
        self._pairs = pairs
        self._given = given

    def offer(self) -> None:
        """Offer names to be declared the same: those of where the reader is, then likely ones."""
        names = self._desk.project.names
        self._desk.work(lambda _: names.suggested(), partial(self._ask, self._pairs(), self._given()), OPENING)

    def list(self) -> None:
        """List the aliases of the project; the one that is picked is forgotten."""
        groups = {str(n): group for n, group in enumerate(self._desk.project.names.aliases, 1)}
        if groups:
            choices = [(n, " = ".join(group), "") for n, group in groups.items()]
            self._desk.pick("Aliases; ⏎ forgets one", choices, chosen(groups, self._forget))
        else:
            self._desk.say("no aliases yet: = on a link declares that two of its names mean the same")

    def _ask(self, pairs: Sequence[tuple[str, str]], given: str, likely: Sequence[tuple[str, str]]) -> None:
        if not self._desk.screen.is_current:
            return
        from tui.dialogs.aliases import AliasDialog

        asking = AliasDialog(list(dict.fromkeys([*pairs, *likely])), pairs, given)
        self._desk.screen.app.push_screen(asking, self._declare)

    def _declare(self, groups: "Sequence[Sequence[str]] | None") -> None:
        if groups:
            self._desk.change(partial(self._desk.project.names.declare, *groups), _report)

    def _forget(self, names: Sequence[str]) -> None:
        forget = partial(self._desk.project.names.forget, names)
        self._desk.change(forget, lambda _: f"no longer the same: {' = '.join(names)}{RESTORES}")


def _report(groups: Sequence[Sequence[str]]) -> str:
    """What was declared; of many, the first."""
    more = f" and {len(groups) - 1} more" if len(groups) > 1 else ""
    return f"the same from now on: {' = '.join(groups[0])}{more}{UNDOES}"


def pairs_of(link: Link | None) -> list[tuple[str, str]]:
    """The first pairs of names that a link offers; none without a link."""
    return name_pairs(link)[:OFFERED] if link else []


def name_pairs(link: Link) -> list[tuple[str, str]]:
    """Names of this passage with those that may stand for them in the other: paired ones first, then any two left."""
    differing = [change for change in link.differences if change.type == "name"]
    paired = [(change.here, change.there) for change in differing if change.here and change.there]
    here = [change.here for change in differing if not change.there]
    there = [change.there for change in differing if not change.here]
    return list(dict.fromkeys([*paired, *product(here, there)]))
