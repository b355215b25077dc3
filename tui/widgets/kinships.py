"""What two articles share, in which order all appeared, and who may follow whom, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from store.model import Entry, counted
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import cut, day_of

__all__ = ["ArticleNames", "counted", "of_all", "of_pair"]

if TYPE_CHECKING:
    from store.study.overview import Kinship, Overview, Share

NAME = 24
"""Cells of an outlet in a sentence."""


class ArticleNames:
    """What articles are called in a sentence: a number and the outlet.

    Args:
        entries: All of them.
        numbers: Of each, by id.
    """

    def __init__(self, entries: Sequence[Entry], numbers: Mapping[str, int]) -> None:
        self._short = {
            entry.id: f"{number} {_outlet(entry)}" if entry.source else f"article {number}"
            for entry, number in ((entry, numbers[entry.id]) for entry in entries)
        }
        self._names = {entry.id: f"{numbers[entry.id]} {_outlet(entry)}" for entry in entries}

    def __getitem__(self, document: str) -> str:
        return self._names[document]

    def short(self, document: str) -> str:
        """Without a title where the outlet is unknown."""
        return self._short[document]


def _outlet(entry: Entry) -> str:
    return cut(in_one_line(entry.called).removeprefix("The "), NAME)


def of_pair(found: "Overview", pair: tuple[Entry, Entry], named: ArticleNames) -> Iterator[Content]:
    """What two articles share, told of either, and what speaks for a kinship of the two; of one, its title."""
    one, other = pair
    if one.id == other.id:
        yield Content(in_one_line(one.title))
        return
    ground = next((each for each in found.shared if {each.one, each.other} == {one.id, other.id}), None)
    if ground is None:
        yield Content("They share nothing that is known.")
        return
    shares = {ground.one: ground.of_one, ground.other: ground.of_other}
    yield from (
        Content(_shared(shares[each], named.short(each), named.short(rest))) for each, rest in _both(one.id, other.id)
    )
    for kinship in found.kinships:
        if {kinship.earlier, kinship.later} == {one.id, other.id}:
            yield from _kinship(kinship, named)


def _both(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _shared(share: "Share", here: str, there: str) -> str:
    kinds = [
        f"{share.copied} word for word or nearly so" if share.copied else "",
        f"{share.reworded} reworded" if share.reworded else "",
    ]
    told = ", ".join(filter(None, kinds)) or "none"
    return f"{share.carried} of {counted(share.passages, 'passage')} of {here} stand in {there}: {told}"


def of_all(found: "Overview", entries: Mapping[str, Entry], named: ArticleNames) -> Iterator[Content]:
    """In which order the articles appeared, then who may follow whom, each with what speaks for it."""
    yield Content.styled("Order of appearance", "bold $foreground")
    for place in found.order:
        day = day_of(entries[place.document]) or "no date"
        first = f"  first with {counted(place.first, 'statement')} of several" if place.first else ""
        yield Content.assemble((f"{day:<10}", "$muted"), f"  {named[place.document]}", (first, "$muted"))
    yield Content("")
    yield Content.styled("Who follows whom", "bold $foreground")
    if not found.kinships:
        yield Content("Nothing speaks for it that one of them follows another.")
    for kinship in found.kinships:
        yield from _kinship(kinship, named)


def _kinship(kinship: "Kinship", named: ArticleNames) -> Iterator[Content]:
    """Two articles with an arrow where dates tell its direction, and below it what speaks."""
    arrow = "──▸" if kinship.is_dated else "───"
    told = ", which may follow it" if kinship.is_dated else "; akin, which came first is not known"
    ends = named[kinship.earlier], named[kinship.later]
    short = named.short(kinship.earlier), named.short(kinship.later)
    yield Content.assemble(ends[0], (f" {arrow} ", "bold $link"), ends[1], (told, "$muted"))
    for sign in kinship.signs:
        yield from (Content.styled(f"  {in_one_line(said)}", "$muted") for said in sign.in_words(*short))
