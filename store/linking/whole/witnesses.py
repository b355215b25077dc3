"""A document cut into passages, as whole collections are linked: plain values that any process or machine can hold."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

import orjson

from store.linking.passages.cutting import cut
from store.linking.passages.piece import PER_DOCUMENT, Piece, Shelved
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analyse
from store.model import Document

GROUP = "="
"""Begins the term of a group of names declared the same."""


class WitnessPassage(NamedTuple):
    """A passage of a witness."""

    start: int
    length: int
    text: str
    """With what stands between it and the next."""
    terms: str
    """Joined by spaces."""
    wording: int | None


@dataclass(frozen=True)
class Witness:
    """A document and its passages."""

    path: str
    id: str
    language: str
    source: str
    rows: list[WitnessPassage]

    @cached_property
    def number(self) -> int:
        """Stands for it wherever it is read: 64 bits of a hash."""
        digest = blake2b(self.key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big")

    @property
    def key(self) -> str:
        """What documents are ordered by, path first: of two that are linked, the first is `here`."""
        return f"{self.path}\n{self.id}"

    @property
    def first(self) -> int:
        """The number of its first passage; no other document's passages have these numbers."""
        return self.number * PER_DOCUMENT

    @property
    def shelved(self) -> Shelved:
        """The document as an index would know it."""
        return Shelved(self.number, self.id, self.language, self.source, len(self.rows))


class Pieces(dict[int, Piece]):
    """The passages of a witness by their numbers, each made when it is first asked for."""

    def __init__(self, witness: Witness) -> None:
        super().__init__()
        self._rows, self._first = witness.rows, witness.first

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number - self._first < len(self._rows)

    def __missing__(self, number: int) -> Piece:
        start, length, text, terms, wording = self._rows[number - self._first]
        self[number] = piece = Piece(number, start, length, text, tuple(terms.split()), wording)
        return piece


def witness_of(document: Document, aliases: Aliases | None = None) -> Witness:
    """Cut a document into passages; where aliases are given, passages have their groups' terms besides their own."""
    made = cut(document)
    rows = [WitnessPassage(*told[1:]) for told in made.rows]
    if aliases:
        rows = [_with_groups(row, made.language, aliases) for row in rows]
    return Witness(document.path, document.id, made.language, made.source, rows)


def _with_groups(row: WitnessPassage, language: str, aliases: Aliases) -> WitnessPassage:
    plain = analyse(row.text[: row.length], language)
    groups = [term for term in aliases.one_term(plain).terms if term.startswith(GROUP)]
    return row._replace(terms=" ".join([row.terms, *groups])) if groups else row


def packed(witness: Witness) -> bytes:
    """A witness as a JSON array, for files and other machines."""
    rows = [tuple(row) for row in witness.rows]
    return orjson.dumps([witness.path, witness.id, witness.language, witness.source, rows])


def unpacked(content: bytes | bytearray) -> Witness:
    """The witness again."""
    path, id, language, source, rows = orjson.loads(content)
    return Witness(path, id, language, source, [WitnessPassage._make(row) for row in rows])
