"""A library that talks too much, in every process: on the path of a program it is imported before all else."""

import logging
import sys
import threading
import time
import warnings


class Broken:
    """Fails where nobody can catch it."""

    def __del__(self) -> None:
        raise RuntimeError("NOISE of a destructor")


def fail() -> None:
    raise RuntimeError("NOISE of a thread")


def talk() -> None:
    """From when the program runs on, and in a process that it starts, from when that imports what it is for."""
    while not {"tui.cli.printing", "tantivy"} & sys.modules.keys():
        time.sleep(0.001)
    for number in range(100):
        logging.getLogger("some.library").warning("NOISE logged \x1b[31m\n%s", number)
        logging.getLogger("some.library").error("NOISE logged wrongly: %d", "no number")
        logging.getLogger("store.linking").warning("OURS %s", number)
        warnings.warn(f"NOISE warned {number}", stacklevel=1)
        threading.Thread(target=fail, name="noisy").start()
        Broken()
        time.sleep(0.1)


threading.Thread(target=talk, daemon=True).start()
