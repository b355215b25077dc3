"""The event at a glance: what every two articles share, who came first, and who may follow whom.

That one article follows another is said only where something speaks for it, and what that is stands beside it: most of
one stands in the other, or the two have a number, a name or a wording in common that all others have otherwise. Which
came first is for the dates alone to tell. Both may still follow a third that is not here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from store.model import Difference, DifferenceType, Entry, Link, Passage
from store.study.alignment import shares
from store.study.groups import Group
from store.text.appearance import by_appearance, is_before

MOST = 0.5
"""Share of an article's passages from which most of it stands in another."""

FEWEST = 3
"""Passages of that share at least: of an article of two sentences most is soon said."""

OTHERS = 2
"""Articles that must have a number, date or name otherwise, for that of two to be theirs alone."""

WORDINGS = 2
"""Wordings that only two articles have, from which they speak for a kinship: one may be chance."""

LETTERS = 40
"""Characters outside quotation marks from which the same words are no chance."""

COPIES = ("verbatim", "near-verbatim")

SignKind = Literal["contained", "contains", "number", "date", "name", "wording"]

READINGS: Mapping[DifferenceType, SignKind] = {"number": "number", "date": "date", "name": "name"}
"""Differences that tell the same fact otherwise."""

_QUOTED = re.compile(r"[\"“„«”][^\"“”„«»]*(?:[\"”“»]|$)")


class Share(NamedTuple):
    """How much of one article another one carries."""

    passages: int
    """All that it has, but for site furniture."""
    copied: int
    """Of these the other has word for word, or nearly so."""
    reworded: int
    """Of these the other has in other words."""

    @property
    def carried(self) -> int:
        """Passages that the other has in one way or the other."""
        return self.copied + self.reworded

    @property
    def part(self) -> float:
        """The share of passages that the other has, 0 to 1."""
        return self.carried / self.passages if self.passages else 0.0


class CommonGround(NamedTuple):
    """What two articles share, told of either."""

    one: str
    other: str
    of_one: Share
    of_other: Share


IN_WORDS: Mapping[SignKind, str] = {
    "contained": "{count} of the passages of {later} stand in {earlier}: most of it",
    "contains": "{count} of the passages of {earlier} stand in {later}: most of it",
    "number": "only these two have {says}",
    "date": "only these two have {says}",
    "name": "only these two have {says}",
    "wording": "in these words only these two: {says}",
}
"""What speaks for a kinship, in words."""


class Sign(NamedTuple):
    """What speaks for a kinship of two articles."""

    kind: SignKind
    """`contained`: most of the later stands in the earlier; `contains`: the other way round; without an order the first
    and the second of the two. Else what only these two have so."""
    size: int
    """How many passages, readings or wordings."""
    says: tuple[str, ...]
    """The readings: a number, date or name, against what others have; or the wordings."""

    def in_words(self, earlier: str, later: str) -> Iterator[str]:
        """What speaks, a line each, of articles that are called so."""
        for says in self.says or ("",):
            yield IN_WORDS[self.kind].format(count=self.size, says=says, earlier=earlier, later=later)


class Kinship(NamedTuple):
    """Two articles of which one may follow the other."""

    earlier: str
    later: str
    is_dated: bool
    """Whether their dates tell which came first; where not, nothing says who follows."""
    signs: tuple[Sign, ...]


class Appearance(NamedTuple):
    """An article in its place in time."""

    document: str
    published: str
    passages: int
    first: int
    """Statements of several articles that it surely had before all others."""


class Overview(NamedTuple):
    """All articles of a project at a glance."""

    order: tuple[Appearance, ...]
    """As they appeared; articles without a date last."""
    shared: tuple[CommonGround, ...]
    """Every two articles that share anything, in this order."""
    kinships: tuple[Kinship, ...]
    """Those for which something speaks, the dated ones first, then by how much is shared."""


def overview(
    entries: Iterable[Entry],
    passages: Mapping[str, Sequence[Passage]],
    links: Iterable[Link],
    groups: Sequence[Group],
    *,
    conflicts: Callable[[Link], Iterable[Difference]],
    is_quoted: Callable[[Passage], bool],
) -> Overview:
    """What the articles of a project share, and who may follow whom.

    Args:
        entries: The articles.
        passages: The sentences of each, by its id, in order.
        links: Between them; weak ones that no reader accepted are left out.
        groups: Of passages that state the same.
        conflicts: Gives the differences of a link in which its two ends contradict each other.
        is_quoted: Whether a passage begins within a quotation.
    """
    ordered = by_appearance(entries)
    published = {entry.id: entry.published for entry in ordered}
    shared = list(_shared(list(published), passages, links))
    peculiar = _peculiar(groups, conflicts, is_quoted)
    kinships = [found for ground in shared if (found := _kinship(ground, published, peculiar))]
    first = [_first(group, published) for group in groups]
    return Overview(
        tuple(
            Appearance(entry.id, entry.published, len(passages.get(entry.id, ())), first.count(entry.id))
            for entry in ordered
        ),
        tuple(shared),
        tuple(sorted(kinships, key=lambda each: not each.is_dated)),
    )


def _first(group: Group, published: Mapping[str, str]) -> str:
    """The article that surely had a statement before all others; empty where the dates do not tell."""
    documents = [id for id in group.documents if id in published]
    found = [
        one
        for one in documents
        if all(one == other or is_before(published[one], published[other]) for other in documents)
    ]
    return found[0] if found else ""


def _shared(
    order: Sequence[str], passages: Mapping[str, Sequence[Passage]], links: Iterable[Link]
) -> Iterator[CommonGround]:
    """What every two articles share, those that share most first."""
    carried = _Carried(passages)
    for link in links:
        if not link.archive and (not link.weak or link.state == "accepted"):
            carried.add(link)
    found = (
        CommonGround(one, other, carried.share(one, other), carried.share(other, one))
        for one, other in combinations(order, 2)
    )
    told = (each for each in found if each.of_one.carried or each.of_other.carried)
    yield from sorted(told, key=lambda each: -max(each.of_one.part, each.of_other.part))


class _Carried:
    """Which sentences of each article every other one carries."""

    def __init__(self, passages: Mapping[str, Sequence[Passage]]) -> None:
        self._passages = passages
        self._furniture = defaultdict[str, set[int]](set)
        self._copied = defaultdict[tuple[str, str], set[int]](set)
        self._carried = defaultdict[tuple[str, str], set[int]](set)

    def add(self, link: Link) -> None:
        """Take in a link, from both its ends."""
        for end, other in ((link.here, link.there), (link.there, link.here)):
            document, passages = end.document or "", self._passages.get(end.document or "", ())
            for number in shares(end.span, passages):
                if link.kind == "boilerplate":
                    self._furniture[document].add(number)
                    continue
                self._carried[document, other.document or ""].add(number)
                span = passages[number].span
                if link.kind in COPIES and 2 * span.overlap(end.span) >= span.length:
                    self._copied[document, other.document or ""].add(number)

    def share(self, one: str, other: str) -> Share:
        """How much of one article another one carries."""
        furniture = self._furniture[one]
        carried = self._carried[one, other] - furniture
        copied = carried & self._copied[one, other]
        return Share(len(self._passages.get(one, ())) - len(furniture), len(copied), len(carried) - len(copied))


class Peculiarity(NamedTuple):
    """What only two articles have."""

    kind: SignKind
    says: str


Peculiar = Mapping[frozenset[str], Sequence[Peculiarity]]
"""By the two articles."""


def _kinship(ground: CommonGround, published: Mapping[str, str], peculiar: Peculiar) -> Kinship | None:
    """What speaks for it that one of two articles follows the other; None where nothing does."""
    one, other = published[ground.one], published[ground.other]
    is_dated = is_before(one, other) or is_before(other, one)
    if is_before(other, one):
        ground = CommonGround(ground.other, ground.one, ground.of_other, ground.of_one)
    signs = list(_contained(ground))
    found = peculiar.get(frozenset((ground.one, ground.other)), ())
    for kind in ("number", "date", "name", "wording"):
        says = tuple(dict.fromkeys(each.says for each in found if each.kind == kind))
        if len(says) >= (WORDINGS if kind == "wording" else 1):
            signs.append(Sign(kind, len(says), says))
    # That an earlier one stands in a later one may be said of any two that tell the same, where the later tells more.
    speaks = any(sign.kind != "contains" or not is_dated for sign in signs)
    return Kinship(ground.one, ground.other, is_dated, tuple(signs)) if speaks else None


def _contained(ground: CommonGround) -> Iterator[Sign]:
    """Whether most of one stands in the other."""
    kinds: tuple[tuple[SignKind, Share], ...] = (("contained", ground.of_other), ("contains", ground.of_one))
    for kind, share in kinds:
        if share.carried >= FEWEST and share.part >= MOST:
            yield Sign(kind, share.carried, ())


def _peculiar(
    groups: Iterable[Group],
    conflicts: Callable[[Link], Iterable[Difference]],
    is_quoted: Callable[[Passage], bool],
) -> Peculiar:
    """What only two articles have: readings and wordings, group by group."""
    found = defaultdict[frozenset[str], list[Peculiarity]](list)
    for group in groups:
        if len(group.documents) > 2:
            for pair, peculiarity in (*_readings(group, conflicts), *_wordings(group, is_quoted)):
                found[pair].append(peculiarity)
    return found


def _readings(
    group: Group, conflicts: Callable[[Link], Iterable[Difference]]
) -> Iterator[tuple[frozenset[str], Peculiarity]]:
    """Numbers, dates and names that two articles of a group have, and all others of it, two at least, otherwise.

    Each of the two must contradict each of the others, so that it is one fact that they tell so.
    """
    against = defaultdict[tuple[SignKind, str], dict[tuple[str, str], str]](dict)
    for link in group.links:
        here, there = link.here.document or "", link.there.document or ""
        for each in conflicts(link):
            if kind := READINGS.get(each.type):
                against[kind, each.here][here, there] = each.there
                against[kind, each.there][there, here] = each.here
    for (kind, reading), told in against.items():
        having, others = {one for one, _ in told}, {other for _, other in told}
        is_whole = having.isdisjoint(others) and having | others == set(group.documents)
        if len(having) == 2 and len(others) >= OTHERS and is_whole and len(told) == len(having) * len(others):
            yield frozenset(having), Peculiarity(kind, f"{reading} ] {', '.join(dict.fromkeys(told.values()))}")


def _wordings(group: Group, is_quoted: Callable[[Passage], bool]) -> Iterator[tuple[frozenset[str], Peculiarity]]:
    """Wordings outside quotation marks that two articles of a group share, and that no other one of it has."""
    copies = [link for link in group.links if link.kind in COPIES]
    ends = [{link.here.document or "", link.there.document or ""} for link in copies]
    for link, pair in zip(copies, ends, strict=True):
        is_theirs = all(pair == other or pair.isdisjoint(other) for other in ends)
        if is_theirs and min(_unquoted(end, is_quoted) for end in (link.here, link.there)) >= LETTERS:
            yield frozenset(pair), Peculiarity("wording", " ".join(link.here.text.split()))


def _unquoted(passage: Passage, is_quoted: Callable[[Passage], bool]) -> int:
    """Characters of a passage outside quotation marks."""
    text = f"“{passage.text}" if is_quoted(passage) else passage.text
    return len(" ".join(_QUOTED.sub(" ", text).split()))
