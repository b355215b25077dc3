"""An encoder in a process of its own, which leaves this one's lock and one of two cores to whoever reads.

To load it takes Python a second and a half, in which keys would wait; and what it needs of memory goes with it.
"""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from multiprocessing import parent_process
from multiprocessing.connection import Connection

from store.errors import VariorumError
from store.linking.semantic.encoder import Encoder, SentenceEncoder, load_encoder
from store.model import Cancelled
from store.process.children import another

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.1
"""How often it is looked whether to stop waiting."""

GRACE_SECONDS = 0.2
"""How long the process may take to end: it has nothing to lose."""

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class EncoderProcess:
    """An encoder in another process, started when it is first asked; in this one where none can be started.

    Args:
        load: Gives the encoder there; a function that can be found by its name.
        kind: What is known of it without loading it.
    """

    def __init__(self, load: Callable[[], Encoder], kind: type[Encoder]) -> None:
        self.name, self.dimensions, self.languages = kind.name, kind.dimensions, kind.languages
        self._load = load
        self._lock = threading.Lock()
        self._line: Connection | None = None
        self._process = ExitStack()
        self._here: Encoder | None = None

    def embed(self, text: str) -> bytes:
        """The vector of one text.

        Raises:
            VariorumError: If the encoder cannot be used.
        """
        found = self.embed_all([text])
        return found[0] if found else bytes(self.dimensions)

    def embed_all(self, texts: Sequence[str], cancelled: Cancelled | None = None) -> list[bytes] | None:
        """The vectors of several texts; None when it was cancelled.

        Raises:
            VariorumError: If the encoder cannot be used.
        """
        with self._lock:
            if self._here is None and parent_process() is None:
                try:
                    return self._asked(texts, cancelled)
                except (OSError, EOFError, RuntimeError, ValueError) as error:
                    self._stop()
                    log.info("sentences are encoded in this process: %s", error)
            self._here = self._here or self._load()
            return self._here.embed_all(texts, cancelled)

    def rest(self) -> None:
        """End the process and give back its memory; it starts again when it is asked again."""
        with self._lock:
            self._stop()
            self._here = None

    def _asked(self, texts: Sequence[str], cancelled: Cancelled | None) -> list[bytes] | None:
        if self._line is None:
            self._line = self._process.enter_context(
                another(__name__, serve.__name__, "variorum-encoder", GRACE_SECONDS)
            )
            self._line.send(self._load)
        self._line.send(list(texts))
        while not self._line.poll(LOOK_SECONDS):
            if cancelled is not None and cancelled():
                self._stop()  # its answer would be taken for that to the next question
                return None
        answer: list[bytes] | str = self._line.recv()
        if isinstance(answer, str):
            raise VariorumError(answer, "No model")
        return answer

    def _stop(self) -> None:
        self._line = None
        self._process.close()


def load_encoder_process() -> EncoderProcess:
    """The installed encoder, in a process of its own."""
    return EncoderProcess(load_encoder, SentenceEncoder)


def serve(line: Connection) -> None:
    """Do what the other process is for: load an encoder, and encode what comes along the line."""
    for name in _THREADS:
        os.environ[name] = "1"  # before numpy is there: several threads take every core, and longer than one
    load: Callable[[], Encoder] = line.recv()
    encoder: Encoder | None = None
    while True:
        try:
            texts = line.recv()
        except EOFError:
            return
        try:
            encoder = encoder or load()
            line.send(encoder.embed_all(texts))
        except (VariorumError, ImportError, OSError, ValueError) as error:
            line.send(" ".join(str(error).split()))
