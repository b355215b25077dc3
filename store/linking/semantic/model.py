"""The model: what turns a wording into a vector, so that wordings of like sense lie close together.

It is a static one: each part of a word has a vector, and a wording's is their mean. Its two files come in wordllama's
wheel and are read as they are. wordllama itself is not imported: it takes three times as long, can reach for the
network, and sets up logging that would write over a reading session.
"""

import threading
from pathlib import Path
from typing import Any, Protocol

from store.errors import VariorumError
from store.linking.semantic.installed import content, folder_of

DIMENSIONS = 256
"""Signed bytes of a vector of the static model."""

PACKAGE = "wordllama"
"""The distribution that carries the model; imported under the same name."""

WEIGHTS = (
    "weights/l2_supercat_256.safetensors",
    "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
)
TOKENIZER = (
    "tokenizers/l2_supercat_tokenizer_config.json",
    "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
)
"""Files of the model within the package, and the SHA-256 of those that everything was measured with."""

_REMEDY = "install variorum[semantic]"


class Model(Protocol):
    """Whatever makes vectors of wordings."""

    name: str
    """Another one wherever the vectors would differ."""
    dimensions: int
    """Signed bytes of a vector, a multiple of 64."""

    def embed(self, text: str) -> bytes:
        """The vector of a wording, of which only the direction tells; zeros say nothing."""


class StaticModel:
    """The model in wordllama's wheel, loaded when it first makes a vector. Safe from several threads.

    Args:
        folder: The installed package.
    """

    name = f"{PACKAGE} l2_supercat {DIMENSIONS}"
    dimensions = DIMENSIONS

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any] | None = None

    def embed(self, text: str) -> bytes:
        """The sum of the vectors of its parts, stretched to use the range of a byte.

        Raises:
            VariorumError: If the model cannot be used.
        """
        tokenizer, vectors = self._loaded()
        # One by one: a batch would take every core, and warn on the screen should the program start another.
        parts = tokenizer.encode(text.encode("utf-8", "replace").decode(), add_special_tokens=False).ids
        if not parts:
            return bytes(DIMENSIONS)
        summed = vectors[parts].sum(axis=0, dtype="float32")
        largest = float(abs(summed).max()) or 1.0
        return bytes((summed * (127.0 / largest)).round().astype("int8"))

    def _loaded(self) -> tuple[Any, Any]:
        """What cuts a text into parts, and the vectors of all parts there are."""
        with self._lock:
            if self._parts is None:
                weights, tokenizer = self._content(*WEIGHTS), self._content(*TOKENIZER)
                try:
                    from safetensors.numpy import load
                    from tokenizers import Tokenizer
                except ImportError as error:
                    raise VariorumError(f"{error}; {_REMEDY}", "No model") from error
                self._parts = Tokenizer.from_str(tokenizer.decode()), load(weights)["embedding.weight"]
            return self._parts

    def _content(self, name: str, digest: str) -> bytes:
        return content(self._folder / name, digest, _REMEDY)


def load_model() -> Model:
    """The model as it is installed.

    Raises:
        VariorumError: If it is not.
    """
    return StaticModel(folder_of(PACKAGE, _REMEDY))
