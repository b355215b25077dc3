"""Average linkage: what is alike on the whole is brought together step by step. Pure."""

from collections import Counter
from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from store.study.likeness import Likeness, likeness
from store.study.linked_places import LinkedPlace

TOGETHER = likeness(50.0)
"""Likeness of two groups on the whole from which they are one: that of a pair that is probably the same statement."""

OF_ONE_ARTICLE = likeness(43.0)
"""Likeness of two places of one article, of which no link tells: it may say a thing twice."""


def linked(alike: Likeness) -> list[list[LinkedPlace]]:
    """Groups of two places at least: the two groups most alike are joined, until none are alike enough."""
    clusters = _Clusters(alike)
    waiting = [each for number in clusters.members for each in clusters.near(number) if each[1] == number]
    heapify(waiting)
    while waiting and -waiting[0][0] >= TOGETHER:
        _, one, other = heappop(waiting)
        if one in clusters.members and other in clusters.members:
            for each in clusters.near(clusters.join(one, other)):
                heappush(waiting, each)
    return [members for members in clusters.members.values() if len(members) > 1]


class _Clusters:
    """Places that are joined step by step, with how like any two clusters are on the whole."""

    def __init__(self, alike: Likeness) -> None:
        places = sorted({place for pair in alike for place in pair})
        numbers = {place: number for number, place in enumerate(places)}
        self.members = {number: [place] for number, place in enumerate(places)}
        self._documents = {number: Counter([place.document]) for number, place in enumerate(places)}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self.members}
        for (one, other), likely in alike.items():
            self._sums[numbers[one]][numbers[other]] = self._sums[numbers[other]][numbers[one]] = likely
        self._next = len(places)

    def near(self, number: int) -> Iterator[tuple[float, int, int]]:
        """How like a cluster is to each that it has a link with: the likeness, negative, and both numbers."""
        for other in self._sums[number]:
            yield -self._likeness(number, other), min(number, other), max(number, other)

    def _likeness(self, one: int, other: int) -> float:
        """On the average over all pairs of places; of those without a link nothing speaks for it."""
        mine, theirs = self._documents[one], self._documents[other]
        if len(mine) > len(theirs):
            mine, theirs = theirs, mine
        repeated = sum([count * theirs[document] for document, count in mine.items() if document in theirs])
        total = self._sums[one][other] + OF_ONE_ARTICLE * repeated
        return total / (len(self.members[one]) * len(self.members[other]))

    def join(self, one: int, other: int) -> int:
        """Make one cluster of two, and give it a number of its own."""
        number, self._next = self._next, self._next + 1
        self.members[number] = self.members.pop(one) + self.members.pop(other)
        self._documents[number] = self._documents.pop(one) + self._documents.pop(other)
        sums = Counter(self._sums.pop(one)) + Counter(self._sums.pop(other))
        self._sums[number] = {each: likely for each, likely in sums.items() if each not in (one, other)}
        for each, likely in self._sums[number].items():
            near = self._sums[each]
            near.pop(one, None)
            near.pop(other, None)
            near[number] = likely
        return number
