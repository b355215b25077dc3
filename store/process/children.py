"""How a process begins that another one started: quiet, stepped back, and no longer than its parent."""

import os
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from multiprocessing import parent_process
from typing import Any

from store.process.logs import log_as_parent, print_nothing

NICENESS = 5
"""By how much the processes step back behind a reading session."""


def begin() -> None:
    """What a process does first: print nothing whatever, leave the keyboard to the session, and end when that does.

    It costs no import of what the process is for, so that nothing of that can print either.
    """
    print_nothing()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    log_as_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
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
