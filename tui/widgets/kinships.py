"""What two articles share, who may follow whom, and who was first, in words: of two what speaks stands once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from store.model import Entry, counted
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import DOT, cut

__all__ = ["ArticleNames", "counted", "of_all", "of_pair"]

if TYPE_CHECKING:
    from store.study.overview import Kinship, Overview, Share

NAME = 24
"""Cells of an outlet in a sentence."""

FOLLOWS, AKIN = "──▸", "───"

ARROWS = {FOLLOWS: "what it points to may follow, or both follow a third", AKIN: "akin, which came first is not known"}
"""What stands between two articles, and what it means."""

CONTAINING = frozenset({"contained", "contains"})
"""Signs that are shares."""


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
        self._numbers = numbers
        self._names = {entry.id: f"{numbers[entry.id]} {_outlet(entry)}" for entry in entries}

    def __getitem__(self, document: str) -> str:
        return self._names[document]

    def number(self, document: str) -> int:
        """The number alone."""
        return self._numbers[document]

    def short(self, document: str) -> str:
        """Without a title where the outlet is unknown."""
        return self._short[document]


def _outlet(entry: Entry) -> str:
    return cut(in_one_line(entry.called).removeprefix("The "), NAME)


def of_pair(found: "Overview", pair: tuple[Entry, Entry], named: ArticleNames) -> Iterator[Content]:
    """What two articles share, told of either, and what else speaks for a kinship of the two; of one, its title."""
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
        if _is_of(kinship, pair):
            yield from _peculiar(kinship, named)


def _both(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _shared(share: "Share", here: str, there: str) -> str:
    kinds = [
        f"{share.copied} word for word or nearly so" if share.copied else "",
        f"{share.reworded} reworded" if share.reworded else "",
    ]
    told, stand = ", ".join(filter(None, kinds)) or "none", "stands" if share.carried == 1 else "stand"
    return f"{share.carried} of {counted(share.passages, 'passage')} of {here} {stand} in {there}: {told}"


def of_all(found: "Overview", pair: tuple[Entry, Entry], named: ArticleNames) -> Iterator[Content]:
    """Who may follow whom, a line each, that of the two marked; then who was first with what several state."""
    yield Content.styled("Who follows whom", "bold $foreground")
    if not found.kinships:
        yield Content("Nothing speaks for it that one of them follows another.")
    for kinship in found.kinships:
        yield _kinship(kinship, named, is_at_cursor=_is_of(kinship, pair))
    for arrow, meaning in ARROWS.items():
        if any(_arrow(kinship) == arrow for kinship in found.kinships):
            yield Content.styled(f"{arrow} {meaning}", "$muted")
    first = [place for place in found.order if place.first]
    yield from (Content(""), Content.styled("Who was first", "bold $foreground"))
    if not first:
        yield Content("The dates do not tell it of any statement that several carry.")
    for place in first:
        statements = f"  with {counted(place.first, 'statement')} of several"
        yield Content.assemble(named[place.document], (statements, "$muted"))


def _is_of(kinship: "Kinship", pair: tuple[Entry, Entry]) -> bool:
    return {kinship.earlier, kinship.later} == {entry.id for entry in pair}


def _arrow(kinship: "Kinship") -> str:
    return FOLLOWS if kinship.is_dated else AKIN


def _kinship(kinship: "Kinship", named: ArticleNames, *, is_at_cursor: bool) -> Content:
    """Two articles with an arrow where dates tell its direction, and in a few words what speaks."""
    ends = (named.short(kinship.earlier), (f" {_arrow(kinship)} ", "bold $link"), named.short(kinship.later))
    line = Content.assemble(*ends, (f"  {DOT.join(_signs(kinship, named))}", "$muted"))
    return line.stylize_before("bold $primary") if is_at_cursor else line


def _signs(kinship: "Kinship", named: ArticleNames) -> Iterator[str]:
    kinds = {sign.kind for sign in kinship.signs}
    if {"contained", "contains"} <= kinds:
        yield "most of both"
    elif CONTAINING & kinds:
        yield f"most of {named.number(kinship.later if 'contained' in kinds else kinship.earlier)}"
    for sign in kinship.signs:
        if sign.kind not in CONTAINING:
            yield f"{counted(sign.size, sign.kind)} of their own"


def _peculiar(kinship: "Kinship", named: ArticleNames) -> Iterator[Content]:
    """What only these two have; how much of each stands in the other is told already."""
    ends = named.short(kinship.earlier), named.short(kinship.later)
    for sign in kinship.signs:
        if sign.kind not in CONTAINING:
            yield from (Content.styled(in_one_line(said), "$muted") for said in sign.in_words(*ends))
