"""Names that are the same: declared from a link that writes them differently, listed, forgotten."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

from store.model import Link
from tui.screens.reading.judging import Judging

OFFERED = 9
"""Pairs of names of a link that are offered, and those that have a digit."""


class Naming(Judging):
    """What is declared of the project's names."""

    def action_alias(self) -> None:
        """Offer names to be declared the same: those in which the chosen link differs, then likely ones."""
        link = self.links_panel.chosen
        self.run_worker(self._offer(name_pairs(link)[:OFFERED] if link else []), group="aliases", exclusive=True)

    async def _offer(self, pairs: Sequence[tuple[str, str]]) -> None:
        likely = await asyncio.to_thread(self.project.names.suggested)
        if self.app.screen is not self:
            return
        offered = list(dict.fromkeys([*pairs, *likely]))
        if not offered:
            self.say("no names here that could be the same: choose a link whose names differ")
            return
        keys = [str(n) if n <= OFFERED else "" for n in range(1, len(offered) + 1)]
        marks = ["" if pair in pairs else "   suggested" for pair in offered]
        choices = [
            (str(n), f"{' = '.join(pair)}{mark}", key)
            for n, (pair, mark, key) in enumerate(zip(offered, marks, keys, strict=True), 1)
        ]
        self.ask_which("These names mean the same", choices, _chosen(offered, self._declare))

    def action_aliases(self) -> None:
        """List the aliases of the project; the one that is picked is forgotten."""
        groups = self.project.names.aliases
        if groups:
            choices = [(str(n), " = ".join(group), "") for n, group in enumerate(groups, 1)]
            self.ask_which("Aliases; enter forgets one", choices, _chosen(groups, self._forget))
        else:
            self.say("no aliases yet: = on a link declares that two of its names mean the same")

    def _declare(self, names: Sequence[str]) -> None:
        declare = partial(self.project.names.declare, names)
        self.change(declare, lambda group: f"the same from now on: {' = '.join(group)} · u undoes")

    def _forget(self, names: Sequence[str]) -> None:
        forget = partial(self.project.names.forget, names)
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
