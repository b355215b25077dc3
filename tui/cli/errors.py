"""Errors as one line on standard error, and the exit code that says whose turn it is."""

import errno
import os
import sys
from collections.abc import Callable

from store.errors import (
    ArchiveError,
    LabelError,
    NotFoundError,
    ProjectError,
    QueryError,
    SpanError,
    TaggedError,
    VariorumError,
)
from tui.cli.printing import warn

WRONG_CALL = (ArchiveError, LabelError, NotFoundError, ProjectError, QueryError, SpanError, TaggedError)
"""Errors that lie in how the program was called (exit code 2); all others lie in the project (exit code 1)."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

REMEDIES = {
    errno.ENOSPC: "free some space and try again",
    errno.EDQUOT: "free some space and try again",
    errno.EACCES: "check who may read and write it",
    errno.EPERM: "check who may read and write it",
    errno.EROFS: "write to another folder",
    errno.ENOENT: "check the name",
    errno.EISDIR: "name a file, not a folder",
    errno.ENOTDIR: "name a folder, not a file",
    errno.EBADF: "open it for writing",
    errno.ENAMETOOLONG: "use a shorter name",
}
"""What to do about an error of the operating system."""


def exit_code_of(command: Callable[[], int]) -> int:
    """Runs a command and tells what goes wrong.

    Returns:
        0 done, 1 the project has a problem, 2 the call was wrong, 130 interrupted.
    """
    try:
        return command()
    except VariorumError as error:
        warn(str(error))
        return 2 if isinstance(error, WRONG_CALL) else 1
    except OSError as error:
        return report_os_error(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def report_os_error(error: OSError) -> int:
    """Tells an error of the operating system; a reader that closed the pipe has what it wanted."""
    discard_stdout()
    if isinstance(error, BrokenPipeError):
        return 0
    place = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename or "standard output"
    remedy = REMEDIES.get(error.errno or 0, "try again")
    warn(f"{place}: {(error.strerror or str(error)).lower()}; {remedy}")
    return 1


def discard_stdout() -> None:
    """Lets what is left in the buffer of standard output vanish, so that the interpreter's end does not fail on it."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
