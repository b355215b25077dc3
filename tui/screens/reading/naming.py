"""Names that are the same: declared from a link that writes them differently, listed, forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

from store.model import Link
from tui.screens.reading.linking import Linking

OFFERED = 9
"""Pairs of names offered at once, one for each digit."""


class Naming(Linking):
    """What is declared of the project's names."""

    def action_alias(self) -> None:
        """Offer the names in which the chosen link differs, to be declared the same."""
        link = self.links_panel.chosen
        if link is None:
            self.say("no link here: an alias is declared from a link whose names differ")
            return
        pairs = name_pairs(link)[:OFFERED]
        if pairs:
            choices = [(str(n), " = ".join(pair), str(n)) for n, pair in enumerate(pairs, 1)]
            self.ask_which("These names mean the same", choices, _chosen(pairs, self._declare))
        else:
            self.say("the two wordings of this link have the same names")

    def action_aliases(self) -> None:
        """List the aliases of the project; the one that is picked is forgotten."""
        groups = self.project.aliases
        if groups:
            choices = [(str(n), " = ".join(group), "") for n, group in enumerate(groups, 1)]
            self.ask_which("Aliases; enter forgets one", choices, _chosen(groups, self._forget))
        else:
            self.say("no aliases yet: = on a link declares that two of its names mean the same")

    def _declare(self, names: Sequence[str]) -> None:
        declare = partial(self.project.declare_alias, names)
        self.change(declare, lambda group: f"the same from now on: {' = '.join(group)} · u undoes")

    def _forget(self, names: Sequence[str]) -> None:
        forget = partial(self.project.forget_alias, names)
        self.change(forget, lambda _: f"no longer the same: {' = '.join(names)} · u brings it back")


def name_pairs(link: Link) -> list[tuple[str, str]]:
    """Names of this passage with those that may stand for them in the other: paired ones first, then any two left."""
    differing = [change for change in link.differences if change.type == "name"]
    paired = [(change.here, change.there) for change in differing if change.here and change.there]
    here = [change.here for change in differing if not change.there]
    there = [change.there for change in differing if not change.here]
    return list(dict.fromkeys([*paired, *product(here, there)]))


def _chosen(offered: Sequence[Sequence[str]], act: Callable[[Sequence[str]], None]) -> Callable[[str | None], None]:
    def chosen(number: str | None) -> None:
        if number is not None:
            act(offered[int(number) - 1])

    return chosen
