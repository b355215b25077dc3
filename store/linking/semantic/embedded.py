"""The vectors of a corpus by one model: kept in step with its index, searched, opened when they are first wanted."""

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from store.errors import VariorumError
from store.linking.index.corpus import Corpus
from store.linking.passages.piece import PER_DOCUMENT
from store.linking.semantic.model import Model
from store.linking.semantic.nearest import Held, Nearest
from store.linking.semantic.vectors import VectorStore

WRONG = (VariorumError, ImportError, OSError, ValueError, sqlite3.Error)
"""What says that a model cannot be used, or its vectors not be kept."""

AnyModel = TypeVar("AnyModel", bound=Model)


class Text(NamedTuple):
    """A text whose passages are to have vectors."""

    sha256: str
    document: int
    """Number of a document that has it."""
    size: int
    """Passages it has."""


class Embedded(Generic[AnyModel]):
    """Vectors of passages of a corpus. Safe from several threads.

    Args:
        corpus: Whose passages.
        path: The file of the vectors; None: in memory. It is in memory too where the index had to be.
        load: Gives the model, when it is first wanted; it may take its time when it first makes a vector.

    Raises:
        WRONG: From any method, when the model cannot be used or the vectors cannot be kept.
    """

    def __init__(self, corpus: Corpus, path: Path | None, load: Callable[[], AnyModel]) -> None:
        self._corpus = corpus
        self._path = path
        self._load = load
        self._lock = threading.RLock()
        self._model: AnyModel | None = None
        self._store: VectorStore | None = None
        self._nearest: tuple[object, Nearest] | None = None

    @property
    def place(self) -> Path | None:
        """The file of the vectors; none where the index could not be kept either."""
        return None if self._corpus.remark else self._path

    @property
    def model(self) -> AnyModel:
        """The model."""
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    @property
    def store(self) -> VectorStore:
        """Its vectors."""
        with self._lock:
            if self._store is None:
                self._store = VectorStore(self.place, self.model.name, self.model.dimensions)
            return self._store

    def missing(self, texts: Iterable[Text]) -> list[Text]:
        """Those of some texts that have no vectors yet; what is kept of any other text is forgotten."""
        wanted, known = {text.sha256: text for text in texts}, self.store.known()
        if gone := known - wanted.keys():
            self.store.remove(gone)
        return [text for sha256, text in wanted.items() if sha256 not in known]

    def passages(self, text: Text) -> list[str] | None:
        """The passages of a text in order; None when they are no longer what they were."""
        first = text.document * PER_DOCUMENT
        pieces = self._corpus.store.pieces(range(first, first + text.size))
        in_order = [pieces[at].text[: pieces[at].length] for at in sorted(pieces)]
        return in_order if len(in_order) == text.size else None

    def nearest(self) -> Nearest:
        """The search over what is indexed and has vectors now."""
        with self._lock:
            standing = (self._corpus.index, self._corpus.index.generation, self.store, self.store.version)
            if self._nearest is None or self._nearest[0] != standing:
                self._nearest = standing, Nearest(self._held(), self.store)
            return self._nearest[1]

    def close(self) -> None:
        """Let go of the vectors."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = self._nearest = None

    def _held(self) -> Iterator[Held]:
        documents = defaultdict[str, list[int]](list)
        for number, sha256, _, _ in self._corpus.store.numbered():
            documents[sha256].append(number)
        for sketched in self.store.sketches():
            for number in documents.get(sketched.sha256, ()):
                yield Held(number, sketched)


def told_of(error: Exception, place: Path | None, consequence: str) -> str:
    """What is wrong with a model or its vectors, in one line: where, what comes of it, and why."""
    where = f"{place}: " if place and not isinstance(error, VariorumError) else ""
    return f"{where}{consequence} ({' '.join(str(error).split())})"
