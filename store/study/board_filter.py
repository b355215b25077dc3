"""Which rows of the board are shown, and in which order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

from store.model import Annotation, Passage, Span
from store.study.board import Board, BoardRow

Order = Literal["carriers", "conflict", "first"]
"""By how many articles carry it, by how surely and widely it is disputed, by when it appeared."""

ORDERS = get_args(Order)


class Wanted(NamedTuple):
    """What is looked for, as it is typed; what is empty is not asked for. Case does not matter, a part is enough."""

    text: str = ""
    """Words of any of its passages."""
    actor: str = ""
    """A name in its passages, or an actor that one of its claims is about."""
    source: str = ""
    """Who says so: of a claim by a relation, tagged in a passage, or as another wording tells."""
    label: str = ""
    """A label that something in its passages has; whole."""
    outlet: str = ""
    """An outlet that carries it."""
    conflicts: bool = False
    """Only what articles contradict each other in."""
    alone: bool = False
    """Only what a single outlet carries, however many of its articles do."""
    words: tuple[str, ...] = ()
    """Each in a passage, an outlet, a source or an actor."""


FIELDS = ("text", "actor", "source", "label", "outlet")
"""What may stand before a colon where a wish is typed."""

PHRASES = {
    "only conflicts": "conflicts",
    "conflicts": "conflicts",
    "only in one outlet": "alone",
    "in one outlet": "alone",
}
"""What may be typed in words, the longest first."""

_TYPED = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')


def wanted_from(typed: str) -> Wanted:
    """What is looked for, as one line says it: `harbour outlet:courier source:"the ministry" only conflicts`.

    A word stands for itself, wherever it is found; what comes before a colon and is none of `FIELDS` is a word too.
    """
    plain, wishes, words = " ".join(typed.split()), dict[str, Any](), list[str]()
    for phrase, name in PHRASES.items():
        pattern = rf"(?<!\S){phrase}(?!\S)"
        if re.search(pattern, plain, re.IGNORECASE):
            wishes[name] = True
            plain = re.sub(pattern, " ", plain, flags=re.IGNORECASE)
    for match in _TYPED.finditer(plain):
        field, said = (match[1] or "").casefold(), match[2] or match[3] or ""
        if field in FIELDS:
            wishes[field] = said
        elif match[0].rstrip(":").casefold() not in FIELDS:
            words.append(said if not field else match[0])
    return Wanted(**wishes, words=tuple(words))


def chosen(board: Board, wanted: Wanted) -> Board:
    """The board with the rows that are wanted."""
    outlets = {column.entry.id: column.outlet.casefold() for column in board.columns}
    return board._replace(rows=tuple(row for row in board.rows if _is_wanted(row, wanted, outlets)))


def claimed(board: Board, base: Passage, passage: Passage, claim: Annotation | None) -> Board:
    """The board with a claim made of a passage of a statement, or taken from it, before all is asked for again.

    Args:
        board: It as it stands.
        base: The statement's.
        passage: What was made a claim, or is one no longer.
        claim: The claim; None where it was taken.
    """

    def marked(row: BoardRow) -> BoardRow:
        others = [each for each in row.claims if (each.document, each.span) != (passage.document, passage.span)]
        return row._replace(claims=(*others, claim) if claim else tuple(others))

    return board._replace(rows=tuple(marked(row) if row.base == base else row for row in board.rows))


def in_order(board: Board, order: Order) -> Board:
    """The board with the rows in another order; the reader's claims stay before what nobody has tagged."""
    key = {"carriers": _by_carriers, "conflict": _by_conflict, "first": _by_appearance}[order]
    return board._replace(rows=tuple(sorted(board.rows, key=lambda row: (not row.claims, *key(row)))))


def in_place(board: Board, former: Board) -> Board:
    """The board with the rows where a former one had them; a new one stays behind what it comes after.

    Rows are of the same statement where they have a base in common, or one carries what is the other's base.
    """
    ranks, keyed, at = _Ranks(former), list[tuple[int, BoardRow]](), -1
    for row in board.rows:
        rank = ranks.of(row)
        at = at if rank is None else rank
        keyed.append((at, row))
    return board._replace(rows=tuple(row for _, row in sorted(keyed, key=lambda each: each[0])))


class _Ranks:
    """At which place of a board a statement stands."""

    def __init__(self, board: Board) -> None:
        self._exact = {row.base: rank for rank, row in reversed([*enumerate(board.rows)])}
        self._bases = defaultdict[str, list[tuple[Span, int]]](list)
        for rank, row in enumerate(board.rows):
            self._bases[row.base.document or ""].append((row.base.span, rank))

    def of(self, row: BoardRow) -> int | None:
        if row.base in self._exact:
            return self._exact[row.base]
        spans = ((cell.passage.span, self._bases.get(document, ())) for document, cell in row.cells.items())
        return next((rank for ours, bases in spans for base, rank in bases if ours.overlap(base) > 0), None)


def _by_carriers(row: BoardRow) -> tuple[int, ...]:
    return -len(row.cells), -len(row.disputants), *row.first


def _by_conflict(row: BoardRow) -> tuple[int, ...]:
    """Numbers, dates and denials before names alone, which may be two spellings of one."""
    is_grave = any(each.type != "name" for each in row.conflicts) or any(c.sign == "≠" for c in row.cells.values())
    return -is_grave, -len(row.disputants), -len(row.cells), *row.first


def _by_appearance(row: BoardRow) -> tuple[int, ...]:
    return row.first


def _is_wanted(row: BoardRow, wanted: Wanted, outlets: Mapping[str, str]) -> bool:
    carrying = {outlets[document] for document in row.cells}
    return (
        (not wanted.conflicts or bool(row.disputants))
        and (not wanted.alone or len(carrying) == 1)
        and (not wanted.outlet or any(wanted.outlet.casefold() in outlet for outlet in carrying))
        and (not wanted.label or any(tag.label == wanted.label for tag in (*row.claims, *row.tags)))
        and all(_is_among(word, _everything(row, carrying)) for word in wanted.words)
        and _is_among(wanted.text, _wordings(row))
        and _is_among(wanted.actor, (*_tagged(row, "actor", "about"), *_wordings(row)))
        and _is_among(wanted.source, (*_tagged(row, "source", "said by"), *_told_sources(row)))
    )


def _is_among(typed: str, words: Iterable[str]) -> bool:
    return not typed or any(typed.casefold() in " ".join(each.split()).casefold() for each in words)


def _everything(row: BoardRow, outlets: Iterable[str]) -> Iterable[str]:
    tagged = (*_tagged(row, "source", "said by"), *_tagged(row, "actor", "about"))
    return chain(_wordings(row), outlets, tagged, _told_sources(row))


def _wordings(row: BoardRow) -> Iterable[str]:
    return (each.text for cell in row.cells.values() for each in (cell.passage, *cell.others))


def _tagged(row: BoardRow, label: str, kind: str) -> Iterable[str]:
    tagged: Iterable[Annotation] = (
        *(tag for tag in row.tags if tag.label == label),
        *(tie.other for tie in row.ties if tie.kind == kind),
    )
    return (tag.selector.exact for tag in tagged)


def _told_sources(row: BoardRow) -> Iterable[str]:
    told = (each for cell in row.cells.values() for each in cell.differences if each.type == "attribution")
    return (words for each in told for words in (each.here, each.there))
