"""The board: who carries which statement of the event, in whose words, with which numbers and names.

Rows are statements, columns articles by date. Nothing is read here: groups, annotations and entries are handed in, and
so is whatever holds two wordings against each other.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.model import Annotation, Difference, Entry, Link, Passage, Relation, RelationKind
from store.study.board_cells import Cell, Compare, Conflicts, Holder, contradicting, valued
from store.study.board_columns import Column, columns_of
from store.study.groups import Group
from store.study.statements import Material, Statement, statements_of


class Tie(NamedTuple):
    """What a reader said of a claim by a relation, seen from the claim."""

    claim: Annotation
    kind: RelationKind
    other: Annotation


class BoardRow(NamedTuple):
    """A statement, and what every article that carries it says."""

    base: Passage
    """The wording that others are held against: that of the claim, else that of the earliest article."""
    cells: Mapping[str, Cell]
    """By article, the earliest first; that of the base too."""
    first: tuple[int, int]
    """Where it appears first: number of the column, offset."""
    claims: tuple[Annotation, ...] = ()
    """Claims of the reader that state it, the earliest first; none where nobody has tagged it."""
    ties: tuple[Tie, ...] = ()
    tags: tuple[Annotation, ...] = ()
    """What else is tagged in its passages."""

    clashes: tuple[Link, ...] = ()
    """Links between two of its articles whose numbers, dates or denials contradict, where the base says nothing of it;
    their differences are these."""

    @property
    def disputants(self) -> frozenset[str]:
        """The articles that contradict another one."""
        ends = (end.document or "" for link in self.clashes for end in (link.here, link.there))
        against = [document for document, cell in self.cells.items() if cell.conflicts or cell.sign == "≠"]
        return frozenset((*ends, *against, *([self.base.document or ""] if against else [])))

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """In what its articles contradict each other, each once: first what contradicts the base."""
        against = (each for cell in self.cells.values() for each in cell.conflicts)
        return tuple(dict.fromkeys((*against, *(each for link in self.clashes for each in link.differences))))


class Board(NamedTuple):
    """The statements of an event by the articles that carry them."""

    columns: tuple[Column, ...]
    rows: tuple[BoardRow, ...]
    """Those that a reader claims first, then what several articles carry and nobody has tagged."""


def board(
    entries: Iterable[Entry],
    groups: Sequence[Group],
    links: Iterable[Link] = (),
    annotations: Iterable[Annotation] = (),
    relations: Iterable[Relation] = (),
    *,
    compare: Compare,
    conflicts: Conflicts,
    home: str = "",
) -> Board:
    """The board of an event.

    Args:
        entries: All its articles.
        groups: The passages that state the same.
        links: Those of all articles: a claim is also carried where one leads from it that is not weak.
        annotations: What is tagged, each with the words of its present span as `selector.exact`; orphans count not.
        relations: Between these.
        compare: Holds two wordings against each other where no link tells.
        conflicts: Tells which differences of a link are conflicts.
        home: The language of most articles, where they are in several: base wordings are in it as far as it has them.
    """
    columns = columns_of(entries)
    ranks = {column.entry.id: number for number, column in enumerate(columns)}
    told = [each for each in annotations if each.span is not None and each.document in ranks]
    material = Material(groups, links, told, [*relations], home)
    tagging, made = _Tagging(told, material.relations), statements_of(material, ranks, compare)
    rows = tuple(_row(each, ranks, tagging, compare, conflicts) for each in made)
    return Board(columns, rows)


def carried(base: Passage, links: Iterable[Link], *, compare: Compare, conflicts: Conflicts) -> BoardRow:
    """The row of one passage by the links from it alone, where no board is made.

    Args:
        base: The passage, in a document.
        links: From it to passages of other documents, the surest first.
        compare: Holds two wordings against each other where no link tells.
        conflicts: Tells which differences of a link are conflicts.
    """
    told, there = list(links), defaultdict[str, list[Passage]](list)
    for link in told:
        there[link.there.document or ""].append(link.there)
    holder = Holder(base, told, compare, conflicts)
    cells = {document: holder.cell(passages) for document, passages in there.items()}
    return BoardRow(base, {base.document or "": holder.cell([base]), **cells}, (0, base.span.start))


class _Tagging:
    """What is tagged, by article and place, and what readers said of it."""

    def __init__(self, annotations: Sequence[Annotation], relations: Iterable[Relation]) -> None:
        self._inside = defaultdict[str, list[tuple[int, Annotation]]](list)
        for each in annotations:
            if each.span is not None:
                self._inside[each.document].append((each.span.start, each))
        for tags in self._inside.values():
            tags.sort(key=lambda tag: (tag[0], tag[1].id))
        self._by_id = {each.id: each for each in annotations}
        self._edges = [each for each in relations if each.subject in self._by_id and each.object in self._by_id]

    def ties(self, claims: Iterable[Annotation]) -> tuple[Tie, ...]:
        """The relations of claims, each once and from the claim on, in the order in which they were drawn."""
        own = {claim.id: claim for claim in claims}
        of_two = ("same as", "contradicts")
        out = [
            Tie(own[edge.subject], edge.kind, self._by_id[edge.object]) for edge in self._edges if edge.subject in own
        ]
        back = [edge for edge in self._edges if edge.object in own and edge.subject not in own and edge.kind in of_two]
        return (*out, *(Tie(own[edge.object], edge.kind, self._by_id[edge.subject]) for edge in back))

    def inside(self, cells: Iterable[Cell], claims: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Tags that begin in the passages of some cells, those claims left out."""
        if not self._inside:
            return ()
        passages = (each for cell in cells for each in (cell.passage, *cell.others))
        found = {tag.id: tag for passage in passages for tag in self._begun(passage)}
        for claim in claims:
            found.pop(claim.id, None)
        return tuple(found.values())

    def _begun(self, passage: Passage) -> Iterable[Annotation]:
        tags = self._inside.get(passage.document or "", ())
        first, last = (bisect_left(tags, at, key=lambda tag: tag[0]) for at in passage.span)
        return (tag for _, tag in tags[first:last])


def _row(
    statement: Statement, ranks: Mapping[str, int], tagging: _Tagging, compare: Compare, conflicts: Conflicts
) -> BoardRow:
    claims, ties = statement.claims, tagging.ties(statement.claims)
    cells = _cells(statement, Holder(statement.base, statement.links, compare, conflicts))
    for denied in _denied(claims, ties) & cells.keys():
        cells[denied] = contradicting(cells[denied], statement.base, conflicts)
    clashes = tuple(_clashes(statement, cells, conflicts))
    cells = valued(cells, clashes)
    document, first = next(iter(cells.items()))
    start = min(each.span.start for each in (first.passage, *first.others))
    tags = tagging.inside(cells.values(), claims)
    return BoardRow(statement.base, cells, (ranks[document], start), claims, ties, tags, clashes)


def _clashes(statement: Statement, cells: Mapping[str, Cell], conflicts: Conflicts) -> Iterator[Link]:
    """Links between articles that are in conflict and in no cell, with nothing but their conflicts for differences.

    Names that the base does not have are left out: of one fact retold, most are more detail.
    """
    base = statement.base
    for link in statement.links:
        if link.weak or not link.differences or link.here.document not in cells or link.there.document not in cells:
            continue
        if any(end.document == base.document and end.span.overlap(base.span) for end in (link.here, link.there)):
            continue
        if found := tuple(each for each in conflicts(link) if each.type != "name"):
            yield link._replace(differences=found)


def _cells(statement: Statement, holder: Holder) -> dict[str, Cell]:
    """A cell of every article that carries a statement; of the article of its base the base itself."""
    by_article = defaultdict[str, list[Passage]](list)
    for passage in statement.passages:
        by_article[passage.document or ""].append(passage)
    base = statement.base
    own = [each for each in by_article[base.document or ""] if each != base]
    cells = {document: holder.cell(found) for document, found in by_article.items() if document != base.document}
    cells[base.document or ""] = Cell("=", "", base, tuple(own))
    return {document: cells[document] for document in by_article}


def _denied(claims: Sequence[Annotation], ties: Iterable[Tie]) -> set[str]:
    """Articles whose claims a reader found to contradict the base."""
    ends = ({tie.claim.id: tie.claim, tie.other.id: tie.other} for tie in ties if tie.kind == "contradicts")
    return {each.document for pair in ends if claims[0].id in pair for each in pair.values() if each.id != claims[0].id}
