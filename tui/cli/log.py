"""The log of a call, and what the store warns of meanwhile as narration."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.process.logs import logged_to
from tui.cli.printing import tell, warn

log = logging.getLogger(__name__)


@contextmanager
def logging_call(path: Path, name: str) -> Iterator[None]:
    """Log a call to a file, and tell where the file did not take all of it.

    Raises:
        OSError: If the file cannot be written.
    """
    with logged_to(path) as file:
        log.info("%s begins", name)
        try:
            yield
        finally:
            log.info("%s ends", name)
    if file.failure is not None:
        reason = file.failure.strerror or str(file.failure)
        warn(f"{path}: {reason.lower()}; the log lacks what came after that")


class Narration(logging.Handler):
    """Tells on standard error what the store warns of."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one record."""
        tell(record.getMessage())


@contextmanager
def narrated() -> Iterator[None]:
    """Have what the store warns of told within a `with`."""
    narration = Narration(logging.WARNING)
    logging.getLogger("store").addHandler(narration)
    try:
        yield
    finally:
        logging.getLogger("store").removeHandler(narration)
