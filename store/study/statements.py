"""Statements of an event: groups of passages and a reader's claims, brought together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from store.model import Annotation, Link, Passage, Relation, Span
from store.study.base_wording import base_wording
from store.study.board_cells import Compare
from store.study.groups import Group

CLAIM = "claim"
"""The label of what a reader takes for a statement of the event."""

OF_ONE_STATEMENT = frozenset({"same as", "contradicts"})
"""Relations between claims that speak of one thing."""


NOWHERE = Passage(None, Span(0, 0), "")
"""Base of a statement without passages."""


class Statement(NamedTuple):
    """What is stated: its base wording, and every passage that states it."""

    base: Passage
    passages: tuple[Passage, ...]
    """The earliest first; a claim stands for the passages that it overlaps."""
    claims: tuple[Annotation, ...]
    links: tuple[Link, ...]


class Material(NamedTuple):
    """What statements are made of."""

    groups: Sequence[Group]
    """The passages that state the same."""
    links: Iterable[Link]
    """Those of all articles; one that is not weak leads from a claim to an article that is not in its group."""
    annotations: Sequence[Annotation]
    """What is tagged and has a place; claims among them make statements."""
    relations: Sequence[Relation]
    """Between annotations."""
    home: str = ""
    """The language in which a statement is told where it is told in several; empty: in any."""


def statements_of(material: Material, ranks: Mapping[str, int], compare: Compare) -> list[Statement]:
    """The statements that a reader claims in the order of their first claims, then the groups that nobody has tagged.

    A claim belongs to the group that it overlaps most, by half of the shorter of the two at least; one without a group
    is a statement of its own. Claims of one group are one statement, but not two of one article, which a reader told
    apart; claims that a relation says to be the same, or to contradict each other, are one statement, to which one that
    only contradicts brings no group.

    Args:
        material: Groups, links, annotations and relations.
        ranks: Number of every article's column.
        compare: Says which of several statements of a group a further claim is most like.
    """
    groups = material.groups
    claims = [each for each in material.annotations if each.label == CLAIM]
    claims.sort(key=lambda claim: (ranks[claim.document], claim.span or claim.selector.span))
    gathered, groups_of = _Gathering(material.relations, compare), _groups_by_article(groups)
    for claim in claims:
        gathered.add(claim, _group_of(claim, groups_of.get(claim.document, ())))
    near = _links_by_article(material.links) if claims else {}
    made = [_claimed(each, groups, near, ranks) for each in gathered.drafts]
    taken = {number for draft in gathered.drafts for number in draft.groups}
    rest = [_untagged(group, ranks, material.home) for number, group in enumerate(groups) if number not in taken]
    return made + [each for each in rest if each.passages]


class _Statement(NamedTuple):
    claims: list[Annotation]
    groups: dict[int, None]


class _Gathering:
    """Claims that are brought together one after another."""

    def __init__(self, relations: Iterable[Relation], compare: Compare) -> None:
        self.drafts = list[_Statement]()
        self._compare = compare
        self._tied = {
            ends: each.kind for each in relations if each.kind in OF_ONE_STATEMENT for ends in _both_ways(each)
        }

    def add(self, claim: Annotation, group: int | None) -> None:
        """Put a claim to the statement that it belongs to, else make one of it."""
        draft = self._of(claim, group)
        if draft is None:
            draft = _Statement([], {})
            self.drafts.append(draft)
        is_denial = any(self._tied.get((claim.id, each.id)) == "contradicts" for each in draft.claims)
        draft.claims.append(claim)
        if group is not None and not is_denial:
            draft.groups[group] = None

    def _of(self, claim: Annotation, group: int | None) -> _Statement | None:
        tied = [draft for draft in self.drafts if any((claim.id, each.id) in self._tied for each in draft.claims)]
        alike = [
            draft
            for draft in self.drafts
            if group in draft.groups and all(each.document != claim.document for each in draft.claims)
        ]
        found = tied or alike
        return max(found, key=lambda draft: self._likeness(draft, claim)) if len(found) > 1 else next(iter(found), None)

    def _likeness(self, draft: _Statement, claim: Annotation) -> float:
        return self._compare(draft.claims[0].selector.exact, claim.selector.exact).score


def _both_ways(relation: Relation) -> tuple[tuple[str, str], tuple[str, str]]:
    return (relation.subject, relation.object), (relation.object, relation.subject)


def _groups_by_article(groups: Sequence[Group]) -> Mapping[str, list[tuple[Span, int]]]:
    found = defaultdict[str, list[tuple[Span, int]]](list)
    for number, group in enumerate(groups):
        for passage in group.passages:
            found[passage.document or ""].append((passage.span, number))
    return found


def _group_of(claim: Annotation, near: Iterable[tuple[Span, int]]) -> int | None:
    """The group that a claim overlaps most, and by half of the shorter at least."""
    own = claim.span or claim.selector.span
    shared = [
        (own.overlap(span), -abs(own.length - span.length), -number) for span, number in near if _shares(own, span)
    ]
    return -max(shared)[-1] if shared else None


def _shares(own: Span, span: Span) -> bool:
    shared = own.overlap(span)
    return shared > 0 and 2 * shared >= min(own.length, span.length)


def _links_by_article(links: Iterable[Link]) -> Mapping[str, list[Link]]:
    """Links that are not weak and lead to articles of the project, by the article at either end, seen from there."""
    found = defaultdict[str, list[Link]](list)
    for link in links:
        if not link.weak and not link.archive and link.kind != "boilerplate":
            found[link.here.document or ""].append(link)
            found[link.there.document or ""].append(link.turned())
    return found


def _claimed(
    draft: _Statement, groups: Sequence[Group], near: Mapping[str, list[Link]], ranks: Mapping[str, int]
) -> Statement:
    claims = tuple(
        Passage(each.document, each.span or each.selector.span, each.selector.exact) for each in draft.claims
    )
    grouped = [passage for number in draft.groups for passage in groups[number].passages]
    free = [each for each in grouped if not any(_meet(each, claim) for claim in claims)]
    links = [link for number in draft.groups for link in groups[number].links]
    there = {each.document for each in (*claims, *free)}
    for link in sorted(_leading(claims, near), key=lambda each: -each.score):
        if link.there.document not in there:
            there.add(link.there.document)
            free.append(link.there)
            links.append(link)
    made = _statement((*claims, *free), tuple(draft.claims), tuple(links), ranks)
    return made._replace(base=claims[0])


def _leading(claims: Iterable[Passage], near: Mapping[str, list[Link]]) -> Iterable[Link]:
    """Links that lead from claims, or from what is mostly the same."""
    for claim in claims:
        for link in near.get(claim.document or "", ()):
            if link.here.span.mostly_covers(claim.span):
                yield link


def _meet(one: Passage, other: Passage) -> bool:
    return one.document == other.document and one.span.overlap(other.span) > 0


def _untagged(group: Group, ranks: Mapping[str, int], home: str) -> Statement:
    made = _statement(group.passages, (), group.links, ranks)
    return made._replace(base=base_wording(made.passages, made.links, group.parts, home)) if made.passages else made


def _statement(
    passages: Iterable[Passage], claims: tuple[Annotation, ...], links: tuple[Link, ...], ranks: Mapping[str, int]
) -> Statement:
    ordered = sorted(
        (each for each in passages if each.document in ranks), key=lambda each: (ranks[each.document or ""], each.span)
    )
    return Statement(ordered[0] if ordered else NOWHERE, tuple(ordered), claims, links)
