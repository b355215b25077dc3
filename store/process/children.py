"""How a process begins that another one started: quiet, stepped back, and no longer than its parent."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr
from importlib import import_module
from io import StringIO
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from typing import Any

from store.process.logs import log_as_parent, print_nothing

NICENESS = 5
"""By how much the processes step back behind a reading session."""

QUIET = "ignore"
"""Option of Python's: warn of nothing."""

_starting = threading.Lock()


@contextmanager
def another(module: str, function: str, name: str, grace: float) -> Iterator[Connection]:
    """The line to another process that calls a function of a module with its own end; it is gone when this is left.

    Args:
        module: Imported there, after everything that it could print to is closed.
        function: Called with the other end of the line.
        name: The process's, for whoever lists processes.
        grace: Seconds it has to end by itself once the line is closed.

    Raises:
        OSError, RuntimeError, ValueError: When the system allows no further process.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(module, function, theirs), name=name)
    prepare()
    # A session has something without a file in the place of stderr, which the standard library would hand on.
    with redirect_stderr(sys.__stderr__), _without_script():
        process.start()
    theirs.close()
    try:
        with closing(ours):
            yield ours
    finally:
        process.join(grace)
        process.kill()
        process.join()


def prepare() -> None:
    """To be called before any process is started, also by a pool: what keeps count of them begins, and is quiet.

    A session has something without a file in the place of stderr, which the standard library would hand on and fail.

    Raises:
        OSError, RuntimeError, ValueError: When the system allows no further process.
    """
    # It would complain of what a process leaves behind that had to be killed: it takes over what to warn of from here.
    sys.warnoptions.append(QUIET)
    try:
        with redirect_stderr(StringIO()):
            resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(QUIET)


@contextmanager
def _without_script() -> Iterator[None]:
    """Start a process that does not first run the script running here: one without a guard would do all twice."""
    main = sys.modules["__main__"].__dict__
    with _starting:
        kept = {name: main.get(name) for name in ("__file__", "__spec__")}
        main.update(dict.fromkeys(kept))
        try:
            yield
        finally:
            main.update(kept)


def begin(*, steps_back: bool = True) -> None:
    """What a process does first: print nothing whatever, leave the keyboard to the session, and end when that does.

    It costs no import of what the process is for, so that nothing of that can print either.

    Args:
        steps_back: Whether somebody reads meanwhile, whose keys come first.
    """
    print_nothing()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    log_as_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # of a copy of its parent, which may end otherwise
    if steps_back and hasattr(os, "nice"):
        os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run(module: str, function: str, *arguments: Any) -> None:
    """Begin, then call a function of a module that is imported only now."""
    begin()
    call: Callable[..., None] = getattr(import_module(module), function)
    call(*arguments)


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
