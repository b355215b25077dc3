"""Groups: the passages of all articles that state the same.

Links between passages, which say how surely two of them state the same, are made groups by average linkage: two groups
become one where their passages are alike on the whole. So a chain of links never glues two facts together. A passage
belongs to one group. What is fixed here was measured on five events marked by readers: see docs/study.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from store.model import Link, Passage, Span

LEAST = 20.0
"""Score below which a link says nothing about what belongs together."""

TOGETHER = 30.0
"""Likeness of two groups on the whole, 0 to 100, from which they are one."""

OF_ONE_ARTICLE = 30.0
"""Likeness of two passages of one article, of which no link tells: it may say a thing twice."""

SURE = 100.0
"""Likeness of two passages that a reader found to state the same."""


class Group(NamedTuple):
    """Passages that state the same, two at least, of two articles at least."""

    passages: tuple[Passage, ...]
    """In the order of articles and of places."""
    links: tuple[Link, ...]
    """What joins them, the surest first."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The articles that carry it, each once, in order."""
        return tuple(dict.fromkeys(passage.document or "" for passage in self.passages))


class LinkedPlace(NamedTuple):
    """A stretch of an article that links lead to; stretches that are mostly the same are one place."""

    document: str
    span: Span


Likeness = Mapping[tuple[LinkedPlace, LinkedPlace], float]


def groups(links: Iterable[Link], order: Sequence[str] = ()) -> list[Group]:
    """The groups that links make, those of most articles first, then by their first passage.

    Args:
        links: All of a project, weak ones too; boilerplate and what leads into archives is left out.
        order: The ids of its articles in order; those that are not named come last, by id.
    """
    told = [link for link in links if link.kind != "boilerplate" and not link.archive and _sure(link) >= LEAST]
    places = _places(told)
    joined = [Joined(link, places[_end(link.here)], places[_end(link.there)]) for link in told]
    number_of = {place: number for number, members in enumerate(_linked(_alike(joined))) for place in members}
    inside = defaultdict[int, list[Joined]](list)
    for each in joined:
        number = number_of.get(each.one)
        if number is not None and number == number_of.get(each.other):
            inside[number].append(each)
    ranks = {document: rank for rank, document in enumerate(order)}
    found = [_group(each, ranks) for each in inside.values()]
    return sorted(found, key=lambda group: (-len(group.documents), _rank(group.passages[0], ranks)))


class Joined(NamedTuple):
    """A link and the places that it joins."""

    link: Link
    one: LinkedPlace
    other: LinkedPlace


def _alike(joined: Iterable[Joined]) -> Likeness:
    """How like two places of different articles are, by the surest link between them."""
    alike = dict[tuple[LinkedPlace, LinkedPlace], float]()
    for link, *ends in joined:
        one, other = sorted(ends)
        if one.document != other.document:
            alike[one, other] = max(_sure(link), alike.get((one, other), 0.0))
    return alike


def _group(joined: Iterable[Joined], ranks: Mapping[str, int]) -> Group:
    """The passages of one group; of those that overlap the one that the surest link leads to."""
    surest = sorted(joined, key=lambda each: -_sure(each.link))
    passages = list[Passage]()
    for passage in (end for each in surest for end in (each.link.here, each.link.there)):
        if not any(passage.document == other.document and passage.span.overlap(other.span) for other in passages):
            passages.append(passage)
    ordered = sorted(passages, key=lambda each: _rank(each, ranks))
    return Group(tuple(ordered), tuple(each.link for each in surest))


def _rank(passage: Passage, ranks: Mapping[str, int]) -> tuple[int, str, Span]:
    document = passage.document or ""
    return ranks.get(document, len(ranks)), document, passage.span


def _sure(link: Link) -> float:
    return SURE if link.state == "accepted" else link.score


def _end(passage: Passage) -> LinkedPlace:
    return LinkedPlace(passage.document or "", passage.span)


def _places(links: Iterable[Link]) -> dict[LinkedPlace, LinkedPlace]:
    """Every end of a link, and the place that it belongs to: one of surer links, where both are mostly the same."""
    weight = Counter[LinkedPlace]()
    for link in links:
        for passage in (link.here, link.there):
            weight[_end(passage)] += int(_sure(link) * 10)
    heads, found = defaultdict[str, list[LinkedPlace]](list), dict[LinkedPlace, LinkedPlace]()
    for end in sorted(weight, key=lambda each: (-weight[each], each)):
        same = [head for head in heads[end.document] if head.span.mostly_covers(end.span)]
        if not same:
            heads[end.document].append(end)
        found[end] = max(same, key=lambda head: (head.span.overlap(end.span), head)) if same else end
    return found


class _Clusters:
    """Places that are joined step by step, with how like any two clusters are on the whole."""

    def __init__(self, alike: Likeness) -> None:
        places = sorted({place for pair in alike for place in pair})
        numbers = {place: number for number, place in enumerate(places)}
        self.members = {number: [place] for number, place in enumerate(places)}
        self._documents = {number: Counter([place.document]) for number, place in enumerate(places)}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self.members}
        for (one, other), likeness in alike.items():
            self._sums[numbers[one]][numbers[other]] = self._sums[numbers[other]][numbers[one]] = likeness
        self._next = len(places)

    def near(self, number: int) -> Iterator[tuple[float, int, int]]:
        """How like a cluster is to each that it has a link with: the likeness, negative, and both numbers."""
        for other in self._sums[number]:
            yield -self._likeness(number, other), min(number, other), max(number, other)

    def _likeness(self, one: int, other: int) -> float:
        """On the average over all pairs of places; of those without a link nothing speaks for it."""
        mine, theirs = self._documents[one], self._documents[other]
        repeated = sum(count * theirs[document] for document, count in mine.items())
        total = self._sums[one][other] + OF_ONE_ARTICLE * repeated
        return total / (mine.total() * theirs.total())

    def join(self, one: int, other: int) -> int:
        """Make one cluster of two, and give it a number of its own."""
        number, self._next = self._next, self._next + 1
        self.members[number] = self.members.pop(one) + self.members.pop(other)
        self._documents[number] = self._documents.pop(one) + self._documents.pop(other)
        sums = Counter(self._sums.pop(one)) + Counter(self._sums.pop(other))
        self._sums[number] = {each: likeness for each, likeness in sums.items() if each not in (one, other)}
        for each, likeness in self._sums[number].items():
            near = self._sums[each]
            near.pop(one, None)
            near.pop(other, None)
            near[number] = likeness
        return number


def _linked(alike: Likeness) -> list[list[LinkedPlace]]:
    """Average linkage: the two clusters most alike are joined, until none are alike enough."""
    clusters = _Clusters(alike)
    waiting = [each for number in clusters.members for each in clusters.near(number) if each[1] == number]
    heapify(waiting)
    while waiting and -waiting[0][0] >= TOGETHER:
        _, one, other = heappop(waiting)
        if one in clusters.members and other in clusters.members:
            for each in clusters.near(clusters.join(one, other)):
                heappush(waiting, each)
    return [members for members in clusters.members.values() if len(members) > 1]
