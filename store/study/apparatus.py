"""The apparatus of a statement, as in a critical edition: the base wording, and below what each witness changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.model import Difference, DifferenceType
from store.study.board import BoardRow
from store.study.board_cells import Cell

OMITTED = "om."
"""How an edition says that a witness lacks words of the base."""

ADDED = "+"
"""Stands where the base has no words."""

BETWEEN = " · "
"""Stands between two readings, and nowhere else in an entry."""

CLOSE = frozenset({"verbatim", "near-verbatim"})
"""Kinds of wordings of which every changed word is a variant."""

SAYING: frozenset[str] = frozenset({"attribution", "hedge", "negation"})
"""Differences that are variants of a free wording, whether words are changed, added or left out."""

VALUES: frozenset[str] = frozenset({"number", "date"})
"""Those that are variants where the base has words in their place."""

_NEXT_WORD = re.compile(r"[^\w\n]{0,2}(\w+)")


class Reading(NamedTuple):
    """Words that witnesses have in one place, and which witnesses."""

    words: str
    """Empty where they are left out."""
    documents: tuple[str, ...]


class Variant(NamedTuple):
    """A place of the base wording and what stands there elsewhere: `31 injured] 60 Observer · dozens Ledger`."""

    lemma: str
    """Words of the base; empty where witnesses add some."""
    type: DifferenceType
    readings: tuple[Reading, ...]


class Apparatus(NamedTuple):
    """A base wording, and the other articles as witnesses to it."""

    base: str
    variants: tuple[Variant, ...]
    """In the order of the base; what is added after all others."""
    same: tuple[str, ...]
    """Articles that have the base word for word, its own left out."""
    freely: tuple[str, ...]
    """Articles that say it in words of their own: of these, other wording is no variant."""
    foreign: tuple[str, ...]
    """Articles that say it in another language: of these, neither."""


def apparatus(row: BoardRow) -> Apparatus:
    """The apparatus of a statement."""
    witnesses = {document: cell for document, cell in row.cells.items() if cell.passage != row.base}
    same = tuple(document for document, cell in witnesses.items() if cell.sign == "=" and not cell.differences)
    free = [document for document, cell in witnesses.items() if cell.kind not in CLOSE and document not in same]
    freely, foreign = (tuple(id for id in free if witnesses[id].is_foreign is other) for other in (False, True))
    return Apparatus(row.base.text, tuple(_variants(row, witnesses)), same, freely, foreign)


class ApparatusEntry(NamedTuple):
    """A variant as it is printed; everything that shows one sets these."""

    lemma: str
    """With its bracket; `ADDED` where witnesses add words."""
    readings: tuple[tuple[str, str], ...]
    """Words, `OMITTED` where they are left out, and who has them."""


def entry(variant: Variant, names: Mapping[str, str]) -> ApparatusEntry:
    """A variant, its witnesses called as `names` has them, but for the dots that stand between readings."""
    lemma = f"{' '.join(variant.lemma.split())}]" if variant.lemma else ADDED
    return ApparatusEntry(lemma, tuple(_said(reading, names) for reading in variant.readings))


def line(variant: Variant, names: Mapping[str, str]) -> str:
    """A variant on one line."""
    lemma, readings = entry(variant, names)
    return f"{lemma} {BETWEEN.join(' '.join(each) for each in readings)}"


def _said(reading: Reading, names: Mapping[str, str]) -> tuple[str, str]:
    called = (names.get(document, document).replace(BETWEEN, " ") for document in reading.documents)
    return " ".join(reading.words.split()) or OMITTED, ", ".join(called)


def _variants(row: BoardRow, witnesses: Mapping[str, Cell]) -> Iterator[Variant]:
    places = defaultdict[tuple[DifferenceType, str], list[tuple[Difference, str]]](list)
    for document, cell in witnesses.items():
        for each in _told(cell):
            places[each.type, " ".join(each.here.casefold().split())].append((each, document))
    for each, document in _clashing(row):
        places[each.type, ""].append((each, document))
    found = [_variant(row.base.text, changes) for changes in places.values()]
    yield from sorted(found, key=lambda variant: _place(row.base.text, variant.lemma))


def _told(cell: Cell) -> Iterable[Difference]:
    """What is a variant: where an article says it in words of its own, only what it has otherwise or does not say."""
    if cell.kind in CLOSE:
        return cell.differences
    return (
        each
        for each in cell.differences
        if each.type in SAYING or (each.here and each.type in VALUES) or each in cell.conflicts
    )


def _clashing(row: BoardRow) -> Iterator[tuple[Difference, str]]:
    """What articles say otherwise than each other and the base does not say, as words added to it."""
    for link in row.clashes:
        for each in link.differences:
            for words, end in ((each.here, link.here), (each.there, link.there)):
                if words and words.casefold() not in row.base.text.casefold():
                    yield Difference(each.type, "", words), end.document or ""


def _variant(base: str, changes: Sequence[tuple[Difference, str]]) -> Variant:
    readings = defaultdict[str, list[tuple[str, str]]](list)
    for difference, document in changes:
        readings[" ".join(difference.there.casefold().split())].append((difference.there, document))
    first = changes[0][0]
    made = (Reading(same[0][0], tuple(dict.fromkeys(document for _, document in same))) for same in readings.values())
    ordered = sorted(made, key=lambda reading: (not reading.words, -len(reading.documents)))
    return Variant(_lemma(base, first), first.type, tuple(ordered))


def _lemma(base: str, difference: Difference) -> str:
    """The words of the base, a number with the word after it, which says of what."""
    words = difference.here
    at = base.find(words) if words else -1
    if difference.type != "number" or at < 0:
        return words
    after = _NEXT_WORD.match(base, at + len(words))
    return base[at : after.end()] if after else words


def _place(base: str, lemma: str) -> int:
    at = base.find(lemma) if lemma else -1
    return at if at >= 0 else len(base)
