"""Two articles side by side: which passage of one stands for which of the other, and what only one of them has.

The links between the two give every pair of passages a weight. The heaviest way through both articles that never goes
back, found by dynamic programming over what is linked, puts passages level with each other; what is linked across that
way has moved. What is fixed here was measured on five events marked by readers: see docs/study.md.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from store.model import Difference, Document, Link, LinkKind, Passage, Span
from store.study.groups import SURE
from store.text.credits import is_credit

LEAST = 25.0
"""Score from which a link counts on the way: a weak one that stands in its place is more likely right than not."""

LEAST_MOVED = 50.0
"""Score from which a link that crosses the way counts: nothing around it speaks for it."""

PART = 0.9
"""Share of both passages that a copy covers at least; else only a part of them is the same word for word."""

KINDS: tuple[LinkKind, ...] = ("by hand", "verbatim", "near-verbatim", "paraphrase", "boilerplate")
"""From the same words to others; of several links the last one speaks for a row, and one by hand for itself alone."""


class AlignedRow(NamedTuple):
    """Passages that stand level with each other; of two sentences where one of the other article says both."""

    here: Passage | None
    """None where only the other article has it in this place."""
    there: Passage | None
    links: tuple[Link, ...]
    """What joins the two, from here to there. Of a passage that stands alone: the link to what says the same in another
    row, since an article may say a thing twice."""
    moved: bool = False
    """Whether it stands elsewhere in the other article than what is around it; the row is in its place here."""

    @property
    def is_matched(self) -> bool:
        """Whether both articles have it in this row."""
        return self.here is not None and self.there is not None

    @property
    def is_alone(self) -> bool:
        """Whether only one article has it anywhere."""
        return not self.links

    @property
    def score(self) -> float:
        """How surely the two say the same, 0 to 100; 0 for a passage that is alone."""
        return sum(link.score for link in self.links) / len(self.links) if self.links else 0.0

    @property
    def is_weak(self) -> bool:
        """Whether nothing that joins the two would be shown elsewhere unasked."""
        return bool(self.links) and all(link.weak for link in self.links)

    @property
    def kind(self) -> LinkKind | None:
        """How alike the wordings are; None for a passage that is alone."""
        return max((self._kind(link) for link in self.links), key=KINDS.index, default=None)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What one has and the other has not, each once."""
        return tuple(dict.fromkeys(each for link in self.links for each in link.differences))

    def _kind(self, link: Link) -> LinkKind:
        if link.kind != "verbatim" or len(self.links) > 1:
            return link.kind
        ends = [(self.here, link.here), (self.there, link.there)]
        is_whole = all(not row or row.span.overlap(end.span) >= PART * row.span.length for row, end in ends)
        return "verbatim" if is_whole else "near-verbatim"


class Alignment(NamedTuple):
    """Two articles aligned: every passage of either stands in just one row."""

    rows: tuple[AlignedRow, ...]
    """In the order of the article that is here; what only the other has follows on what it follows there."""

    @property
    def matched(self) -> int:
        """Rows that both articles have."""
        return sum(row.is_matched for row in self.rows)

    @property
    def moved(self) -> int:
        """Those of them that stand elsewhere in the other article."""
        return sum(row.moved for row in self.rows)

    @property
    def only_here(self) -> int:
        """Passages that the other article has nowhere; bylines, credits and buttons are none."""
        return sum(row.there is None and row.is_alone and _states(row.here) for row in self.rows)

    @property
    def only_there(self) -> int:
        """Passages of the other article that this one has nowhere."""
        return sum(row.here is None and row.is_alone and _states(row.there) for row in self.rows)


def _states(passage: Passage | None) -> bool:
    return passage is not None and not is_credit(passage.text)


class Pair(NamedTuple):
    """Passages that may stand level: one or two sentences of either article, by number, and what joins them."""

    here: range
    there: range
    weight: float
    links: tuple[Link, ...]

    def turned(self) -> "Pair":
        """The same from the other article."""
        return Pair(self.there, self.here, self.weight, tuple(map(Link.turned, self.links)))


Weights = Mapping[tuple[int, int], tuple[float, Link]]
"""How much speaks for a sentence of either article, by number, to stand level, and the link that says so."""


def align(here: Document, there: Document, links: Iterable[Link], cut: Callable[[str], Sequence[Span]]) -> Alignment:
    """Two articles aligned passage by passage; from the other side it is the same with the sides exchanged.

    Args:
        here: The one whose order counts for what has moved.
        there: The other.
        links: Between the two, weak ones too, in either direction.
        cut: Gives the sentences of a text in order.
    """
    is_turned = here.id > there.id
    first, second = (there, here) if is_turned else (here, there)
    passages = tuple(
        [Passage(each.id, span, span.of(each.text)) for span in cut(each.text)] for each in (first, second)
    )
    led = [link if link.here.document == first.id else link.turned() for link in links]
    told = [each for each in _link_shares(led, *passages) if _sure(each.link) >= LEAST]
    way, moved = _joined(_weights(told))
    if is_turned:
        way, moved, passages = [each.turned() for each in way], [each.turned() for each in moved], passages[::-1]
    return Alignment(tuple(_Rows(here, there, passages, _again(told, here.id)).all(way, moved)))


class LinkShares(NamedTuple):
    """A link and the sentences of either article that it leads to, by number, each with its share of the link."""

    link: Link
    here: Mapping[int, float]
    there: Mapping[int, float]


def _link_shares(links: Iterable[Link], here: Sequence[Passage], there: Sequence[Passage]) -> list[LinkShares]:
    ordered = sorted(links, key=lambda link: (-_sure(link), link.here.span, link.there.span))
    return [LinkShares(each, shares(each.here.span, here), shares(each.there.span, there)) for each in ordered]


def shares(end: Span, passages: Sequence[Passage]) -> dict[int, float]:
    """The sentences that the end of a link has half of, or that have half of it; what is left over goes to none."""
    at, found = max(0, bisect_right(passages, end.start, key=lambda each: each.span.start) - 1), dict[int, float]()
    while at < len(passages) and passages[at].span.start < end.end:
        span = passages[at].span
        if 0 < min(span.length, end.length) <= 2 * span.overlap(end):
            found[at] = float(span.overlap(end))
        at += 1
    total = sum(found.values())
    return {number: overlap / total for number, overlap in found.items()}


def _sure(link: Link) -> float:
    return SURE if link.state == "accepted" else link.score


def _weights(told: Iterable[LinkShares]) -> Weights:
    """What speaks for each pair of sentences; a link to two sentences speaks for each by its share."""
    found = dict[tuple[int, int], tuple[float, Link]]()
    for link, heres, theres in told:
        for here, share in heres.items():
            for there, part in theres.items():
                weight = _sure(link) * share * part
                if weight > found.get((here, there), (0.0, link))[0]:
                    found[here, there] = (weight, link)
    return found


def _joined(weights: Weights) -> tuple[list[Pair], list[Pair]]:
    """The way through both articles, and what is joined across it; each sentence once."""
    pairs = sorted(_pairs(weights), key=lambda each: (-each.weight, each.here.start, each.there.start, each.here.stop))
    way, moved = _heaviest(pairs), list[Pair]()
    taken = {number for each in way for number in each.here}, {number for each in way for number in each.there}
    for pair in pairs:
        is_free = taken[0].isdisjoint(pair.here) and taken[1].isdisjoint(pair.there)
        if is_free and all(_sure(link) >= LEAST_MOVED for link in pair.links):
            moved.append(pair)
            taken[0].update(pair.here)
            taken[1].update(pair.there)
    return way, moved


def _pairs(weights: Weights) -> Iterator[Pair]:
    """One sentence against one, and against two that follow each other, from either side."""
    for (here, there), (weight, link) in weights.items():
        yield Pair(range(here, here + 1), range(there, there + 1), weight, (link,))
        for step in ((1, 0), (0, 1)):
            if following := weights.get((here + step[0], there + step[1])):
                links = tuple(dict.fromkeys((link, following[1])))
                ends = range(here, here + 1 + step[0]), range(there, there + 1 + step[1])
                yield Pair(*ends, weight + following[0], links)


def _heaviest(pairs: Sequence[Pair]) -> list[Pair]:
    """Of all pairs those that follow each other in both articles and weigh most together: a chain, in order.

    A pair is taken up once everything that ends before it in the first article is known, so that only the second
    article remains to be asked: which chain that ends there before this pair weighs most.
    """
    best, ended = _BestUpTo(max((each.there.stop for each in pairs), default=0)), list[tuple[int, int]]()
    ordered = sorted(pairs, key=lambda each: each.here.start)
    totals, former = list[float](), list[int]()
    for number, pair in enumerate(ordered):
        while ended and ended[0][0] <= pair.here.start:
            _, known = heappop(ended)
            best.add(ordered[known].there.stop, totals[known], known)
        total, before = best.up_to(pair.there.start)
        totals.append(total + pair.weight)
        former.append(before)
        heappush(ended, (pair.here.stop, number))
    at = max(range(len(ordered)), key=totals.__getitem__, default=-1)
    chain = list[Pair]()
    while at >= 0:
        chain.append(ordered[at])
        at = former[at]
    return chain[::-1]


class _BestUpTo:
    """The highest total up to a number, in a binary indexed tree."""

    def __init__(self, size: int) -> None:
        self._best = [(0.0, -1)] * (size + 1)

    def add(self, at: int, total: float, known: int) -> None:
        """Tell the total of what ends at `at`, from 1."""
        while at < len(self._best):
            if total > self._best[at][0]:
                self._best[at] = (total, known)
            at += at & -at

    def up_to(self, at: int) -> tuple[float, int]:
        """The highest total of what ends at `at` or before, and who has it; -1 for nothing."""
        found = (0.0, -1)
        while at > 0:
            found = max(found, self._best[at], key=lambda each: each[0])
            at -= at & -at
        return found


Again = Mapping[tuple[str, int], Link]
"""By document and number of a sentence the surest link from it to the other article, where it is sure enough."""


def _again(told: Iterable[LinkShares], here: str) -> Again:
    found = dict[tuple[str, int], Link]()
    for link, heres, theres in told:
        if _sure(link) >= LEAST_MOVED:
            led = link if link.here.document == here else link.turned()
            for end, numbers in ((link.here, heres), (link.there, theres)):
                for number in numbers:
                    found.setdefault((end.document or "", number), led)
    return found


class _Rows:
    """Rows of what is joined and of what stands between.

    Args:
        here: The article whose order the rows have.
        there: The other.
        passages: The sentences of both.
        again: Their links, for what stands alone.
    """

    def __init__(self, here: Document, there: Document, passages: Sequence[Sequence[Passage]], again: Again) -> None:
        self._documents = here, there
        self._passages = passages
        self._again = again

    def all(self, way: Sequence[Pair], moved: Iterable[Pair]) -> Iterator[AlignedRow]:
        """The rows in order: along the way, and between its steps what stands apart, here first."""
        across = {number: pair for pair in moved for number in pair.here}
        there = {number for pair in across.values() for number in pair.there}
        here, beyond = (range(len(each), len(each)) for each in self._passages)
        for before, pair in pairwise([Pair(range(0), range(0), 0.0, ()), *way, Pair(here, beyond, 0.0, ())]):
            yield from self._apart_here(range(before.here.stop, pair.here.start), across)
            yield from self._apart_there(range(before.there.stop, pair.there.start), there)
            if pair.links:
                yield self._row(pair)

    def _apart_here(self, numbers: range, across: Mapping[int, Pair]) -> Iterator[AlignedRow]:
        for number in numbers:
            if number not in across:
                yield AlignedRow(self._passages[0][number], None, self._links(0, number))
            elif number == across[number].here.start:
                yield self._row(across[number])._replace(moved=True)

    def _apart_there(self, numbers: range, across: Container[int]) -> Iterator[AlignedRow]:
        for number in numbers:
            if number not in across:
                yield AlignedRow(None, self._passages[1][number], self._links(1, number))

    def _row(self, pair: Pair) -> AlignedRow:
        return AlignedRow(self._passage(0, pair.here), self._passage(1, pair.there), pair.links)

    def _passage(self, side: int, numbers: range) -> Passage:
        document, passages = self._documents[side], self._passages[side]
        span = Span(passages[numbers[0]].span.start, passages[numbers[-1]].span.end)
        return Passage(document.id, span, span.of(document.text))

    def _links(self, side: int, number: int) -> tuple[Link, ...]:
        link = self._again.get((self._documents[side].id, number))
        return (link,) if link else ()
