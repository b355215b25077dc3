"""What the program logs: to a file that is asked for, one line a record, and else nowhere.

A terminal shows articles; nothing that a library logs or warns of may land between them.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

VARIABLE = "VARIORUM_LOG"
"""Environment variable that names the file, also for the processes that a process starts."""

FAILURES = logging.getLogger("python")
"""Takes what Python itself would print of a thread or a destructor that failed."""


class LogFile(logging.Handler):
    """A file to which records are appended, each as one line by one write, so that processes may share it.

    Args:
        path: The file; it is made where there is none.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.failure: OSError | None = None
        """Why a record could not be written; nothing is written after it."""
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)

    def emit(self, record: logging.LogRecord) -> None:
        """Append a record."""
        if self.failure is None:
            try:
                os.write(self._descriptor, f"{line(record)}\n".encode())
            except OSError as error:
                self.failure = error

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        with suppress(OSError):
            os.close(self._descriptor)


@contextmanager
def logged_to(path: Path) -> Iterator[LogFile]:
    """Append what is logged within a `with` to a file, also what processes that are started meanwhile log.

    Raises:
        OSError: If the file cannot be written.
    """
    root, file = logging.getLogger(), LogFile(path)
    level, former = root.level, os.environ.get(VARIABLE)
    root.addHandler(file)
    root.setLevel(logging.INFO)
    os.environ[VARIABLE] = str(path.absolute())
    try:
        yield file
    finally:
        root.removeHandler(file)
        root.setLevel(level)
        file.close()
        os.environ.pop(VARIABLE) if former is None else os.environ.update({VARIABLE: former})


def print_nothing() -> None:
    """Have nothing printed that this process logs or warns of, by whatever library, nor how a thread of it failed."""
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(capture=True)
    threading.excepthook = _log_thread
    sys.unraisablehook = _log_unraisable


def log_as_parent() -> None:
    """Log to the file to which the process that started this one logs, if there is any and it can be written."""
    does_already = any(isinstance(each, LogFile) for each in logging.getLogger().handlers)  # being a copy of that one
    if not does_already and (path := os.environ.get(VARIABLE)):
        with suppress(OSError):
            logging.getLogger().addHandler(LogFile(Path(path)))
            logging.getLogger().setLevel(logging.INFO)


def line(record: logging.LogRecord) -> str:
    """A record as one line that no terminal acts on: time, level, process, logger, message, traceback."""
    try:
        said = record.getMessage()
    except (TypeError, ValueError, KeyError):
        said = f"{record.msg!r} {record.args!r}"
    if record.exc_info:
        said += "\n" + logging.Formatter().formatException(record.exc_info)
    moment = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
    return plain(f"{moment} {record.levelname} {record.process} {record.name}: {said}")


def plain(text: str) -> str:
    """A text with an escape for every code point that is not printed as itself: line breaks, controls, surrogates."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _log_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        name = failed.thread.name if failed.thread else "unknown"
        FAILURES.error("thread %s failed", name, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))


def _log_unraisable(failed: "UnraisableHookArgs") -> None:
    if failed.exc_value is not None:
        said = failed.err_msg or "ignored in"
        FAILURES.error("%s %r", said, failed.object, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))
