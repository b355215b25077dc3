"""Linkers over a few invented texts."""

import math
from collections.abc import Sequence
from pathlib import Path

from store.linking import Linker
from store.linking.pair.counterpart import Match
from store.linking.pair.scoring import Features
from store.linking.passages.piece import Shelved
from store.linking.words.analysis import analyse
from store.model import Document, Link, Passage, Span, hash_text


def document(id: str, text: str, source: str = "") -> Document:
    return Document(id=id, path=f"{id}.txt", text=text, title=id, sha256=hash_text(text), source=source)


class Library:
    """Texts by id, and how often each was read."""

    def __init__(self, texts: dict[str, str], sources: dict[str, str] | None = None) -> None:
        self.texts = dict(texts)
        self.sources = sources or {}
        self.read: list[str] = []

    def load(self, id: str) -> Document:
        self.read.append(id)
        return document(id, self.texts[id], self.sources.get(id, ""))

    @property
    def wanted(self) -> list[tuple[str, str]]:
        return [(id, hash_text(text)) for id, text in self.texts.items()]

    def linker(self, folder: Path | None = None, aliases: Sequence[Sequence[str]] = ()) -> Linker:
        linker = Linker(folder, aliases)
        linker.update(self.wanted, self.load)
        return linker

    def passage(self, id: str, quote: str) -> Passage:
        start = self.texts[id].index(quote)
        return Passage(id, Span(start, start + len(quote)), quote)


def links(texts: dict[str, str], quote: str, limit: int = 10, id: str = "a") -> list[Link]:
    library = Library(texts)
    return library.linker().links(library.passage(id, quote), limit)


def match(
    number: int,
    text: str,
    words: float = 1.0,
    verbatim: bool = False,
    score: float = 10.0,
    document: int = 0,
) -> Match:
    """A counterpart of this score at the n-th passage of a document."""
    features = Features(0, 0, 0, 0, words, 0, 0, 0, 0)
    shelved, analysis, span = Shelved(document, "b", "en", "", 1), analyse(text, "en"), Span(0, len(text))
    odds = math.log(max(score, 1e-9) / max(100.0 - score, 1e-9))
    return Match(shelved, (number,), span, analysis, features, odds, verbatim)
