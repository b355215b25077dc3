"""Groups: the passages of all articles that state the same.

Links between passages, which say how surely two of them state the same, are made groups by average linkage of their
sentences: two groups become one where these are alike on the whole. So a chain of links never glues two facts together.
A sentence that states two things, one with each of two groups, is cut between them. A passage belongs to one group.
What is fixed here was measured on five events marked by readers: see docs/study.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from store.model import Link, Passage, Span
from store.study.likeness import Commonplaces, Likeness, likeness
from store.study.linkage import linked
from store.study.linked_places import Ends, LinkedPlace, Texts, end_of, places_of
from store.study.sentence_parts import Parts, StandingPart, parted
from store.text.credits import is_credit

LEAST = 20.0
"""Score below which a link says nothing about what belongs together."""

SURE = 100.0
"""Score of two passages that a reader found to state the same."""


class Group(NamedTuple):
    """Passages that state the same, two at least, of two articles at least."""

    passages: tuple[Passage, ...]
    """In the order of articles and of places."""
    links: tuple[Link, ...]
    """What joins them, the surest first."""
    parts: frozenset[Passage] = frozenset()
    """Those of the passages that are but a part of a sentence."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The articles that carry it, each once, in order."""
        return tuple(dict.fromkeys(passage.document or "" for passage in self.passages))


def groups(links: Iterable[Link], order: Sequence[str] = ()) -> list[Group]:
    """The groups that links make, those of most articles first, then by their first passage.

    Args:
        links: All of a project, weak ones too; boilerplate, bylines and what leads into archives is left out.
        order: The ids of its articles in order; those that are not named come last, by id.
    """
    told = [link for link in links if not link.archive and _sure(link) >= LEAST and _states(link)]
    ends, texts = places_of(told)
    alike = _of_copies_too(_alike(told, ends, Commonplaces(texts)), texts)
    ranks = {document: rank for rank, document in enumerate(order)}
    made = parted(linked(alike), alike, texts)
    found = [
        _Gathered(parts, texts).group(links, ranks)
        for parts, links in zip(made, _inside(told, ends, made), strict=True)
    ]
    return sorted(found, key=lambda group: (-len(group.documents), _rank(group.passages[0], ranks)))


def _states(link: Link) -> bool:
    """Whether both ends may state something; what a reader accepted does."""
    if link.state == "accepted":
        return True
    return link.kind != "boilerplate" and not is_credit(link.here.text) and not is_credit(link.there.text)


def _alike(links: Iterable[Link], ends: Ends, commonplaces: Commonplaces) -> Likeness:
    """How like two places of different articles are, by the surest link; what a reader accepted is not doubted."""
    alike = dict[tuple[LinkedPlace, LinkedPlace], float]()
    for link in links:
        if link.here.document == link.there.document:
            continue
        for pair in _joined(ends[end_of(link.here)], ends[end_of(link.there)]):
            weight = 0.0 if link.state == "accepted" else commonplaces.weight(*pair)
            key = min(pair), max(pair)
            alike[key] = max(likeness(_sure(link)) - weight, alike.get(key, 0.0))
    return alike


def _of_copies_too(alike: Likeness, texts: Texts) -> Likeness:
    """How like places are, where each copy of a wording is as like to another one as the copy that is most like it."""
    copies = defaultdict[str, list[LinkedPlace]](list)
    for place in sorted({place for pair in alike for place in pair}):
        copies[texts[place]].append(place)
    found = dict(alike)
    for pair, likely in alike.items():
        for one, other in product(*(copies[texts[place]] for place in pair)):
            if one.document != other.document:
                found[min(one, other), max(one, other)] = max(
                    likely, found.get((min(one, other), max(one, other)), 0.0)
                )
    return found


def _joined(here: Sequence[LinkedPlace], there: Sequence[LinkedPlace]) -> Iterable[tuple[LinkedPlace, LinkedPlace]]:
    """The places that a link joins: one by one where there are as many at either end, else each with all."""
    return zip(here, there, strict=True) if len(here) == len(there) else product(here, there)


def _inside(links: Iterable[Link], ends: Ends, groups: Parts) -> list[list[Link]]:
    """The links of each group, the surest first: those with places of it at both ends."""
    numbers = defaultdict[LinkedPlace, set[int]](set)
    for number, parts in enumerate(groups):
        for part in parts:
            numbers[part.place].add(number)
    inside: list[list[Link]] = [[] for _ in groups]
    for link in sorted(links, key=lambda each: (-_sure(each), end_of(each.here), end_of(each.there))):
        here, there = ({n for place in ends[end_of(end)] for n in numbers[place]} for end in (link.here, link.there))
        for number in here & there:
            inside[number].append(link)
    return inside


class _Gathered:
    """The parts of one group, of which its passages are made."""

    def __init__(self, parts: Iterable[StandingPart], texts: Texts) -> None:
        self._parts = sorted(parts)
        self._texts = texts

    def group(self, links: Sequence[Link], ranks: Mapping[str, int]) -> Group:
        """The group: the ends of the surest links, else its sentences, and parts of sentences as they were cut."""
        passages = list[Passage]()
        for passage in (*self._ends(links), *map(self._passage, self._parts)):
            if not any(passage.document == other.document and passage.span.overlap(other.span) for other in passages):
                passages.append(passage)
        ordered = sorted(passages, key=lambda each: _rank(each, ranks))
        return Group(tuple(ordered), tuple(links), frozenset(filter(self._is_part, ordered)))

    def _ends(self, links: Iterable[Link]) -> Iterator[Passage]:
        """Ends of links that hold nothing but what belongs here."""
        for link in links:
            yield from (end for end in (link.here, link.there) if self._holds(end))

    def _holds(self, passage: Passage) -> bool:
        own = [part.span for part in self._parts if part.place.document == passage.document]
        return 10 * sum(span.overlap(passage.span) for span in own) >= 9 * passage.span.length

    def _is_part(self, passage: Passage) -> bool:
        around = (part.place for part in self._parts if part.span.overlap(passage.span))
        lengths = (place.span.length for place in around if place.document == passage.document)
        return 10 * passage.span.length < 9 * max(lengths, default=0)

    def _passage(self, part: StandingPart) -> Passage:
        document, whole = part.place
        text = self._texts[part.place][part.span.start - whole.start : part.span.end - whole.start]
        return Passage(document, part.span, text)


def _rank(passage: Passage, ranks: Mapping[str, int]) -> tuple[int, str, Span]:
    document = passage.document or ""
    return ranks.get(document, len(ranks)), document, passage.span


def _sure(link: Link) -> float:
    return SURE if link.state == "accepted" else link.score
