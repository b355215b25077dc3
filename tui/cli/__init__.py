"""The command line: stdout is data, stderr is narration, errors are one line.

Nothing here imports Textual, except for a reading session, and nothing is imported before a verb needs it.
"""

import atexit
import gc
import sys

SIGINT = 2
"""As `signal` calls it, which is not loaded before an interrupt can be caught."""

RARELY = 20_000
"""Objects more than before, at which circles of them are looked for: linking makes millions, and hardly a circle."""


def main(arguments: list[str] | None = None) -> None:
    """Console script: runs the command and ends the process with its exit code."""
    try:
        code = _code_of(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # while what tells of it is still being imported
        code = 128 + SIGINT
    sys.exit(code)


def _code_of(arguments: list[str]) -> int:
    import signal  # here, since an interrupt while this module is imported can be caught by nobody

    from store.process.logs import print_nothing

    print_nothing()
    atexit.register(gc.freeze)  # what is left at the end goes as a whole: looking for circles in it takes as long again
    from tui.cli.printing import open_streams, use_utf8
    from tui.cli.session import is_plain, run_plain

    open_streams()
    use_utf8()
    if is_plain(arguments):
        return run_plain(arguments)
    from tui.cli.command import run

    gc.set_threshold(RARELY)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    return run(arguments)


def _end(number: int, _: object) -> None:
    """End as after an interrupt, so that other processes are ended too and nothing is left of them."""
    sys.exit(128 + number)
