"""Opening a reading session: the only part of the command line that needs a terminal.

A call with nothing but a folder goes past the parser of the command line: it costs a tenth of the time to first paint.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from store.errors import ProjectError
from store.process.logs import VARIABLE
from tui.cli.errors import exit_code_of
from tui.cli.settings import read_settings
from tui.cli.verbs import COMPLETE_VARIABLE, PROGRAM, VERBS
from tui.config import Config


def is_plain(arguments: Sequence[str]) -> bool:
    """Whether a call can only mean a session: nothing, or one name that is a folder and no verb."""
    if COMPLETE_VARIABLE in os.environ or len(arguments) > 1:
        return False
    return all(name not in VERBS and not name.startswith("-") and Path(name).is_dir() for name in arguments)


def run_plain(arguments: Sequence[str]) -> int:
    """A session on the folder that was named, or on the sample.

    Returns:
        The exit code of the process.
    """
    config = read_settings()
    return exit_code_of(lambda: _logged(lambda: read(Path(arguments[0]), config) if arguments else read_sample(config)))


def _logged(session: Callable[[], int]) -> int:
    if not (path := os.environ.get(VARIABLE)):
        return session()
    from tui.cli.log import logging_call

    with logging_call(Path(path), PROGRAM):
        return session()


def read(folder: Path, config: Config, *, is_tour: bool = False) -> int:
    """A session on the articles in a folder, or the tour on them.

    Raises:
        ProjectError: If there is no such folder, or no terminal.
    """
    if not folder.is_dir():
        raise ProjectError(f"{folder}: not a folder; name the folder that holds the articles")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ProjectError("a reading session needs a terminal; for scripts see variorum --help")
    if not sys.stderr.isatty():
        raise ProjectError(
            "a reading session is drawn by way of standard error, which is no terminal here; use --log FILE"
        )
    from tui.terminal.echo import ECHO

    with ECHO.off():
        return _opened(folder, config, is_tour)


def _opened(folder: Path, config: Config, is_tour: bool) -> int:
    # Hardly anything that is made before the first paint is thrown away, so looking for it is a tenth of the time that
    # passes until then. `VariorumApp.on_ready` turns it on again.
    gc.disable()
    from tui.terminal.lean_imports import import_asyncio, import_textual

    import_asyncio()
    from store.project import Project
    from tui.desk.opening import Opening

    with Project.open(folder, data=config.data, annotator=config.annotator, is_scanned=False) as project:
        opening = Opening(project)
        opening.start()
        try:
            import_textual()
            from tui.app import run  # which takes longer than most projects take to be looked at

            return run(project, config, opening, is_tour=is_tour)
        finally:
            opening.stop()


def read_sample(config: Config) -> int:
    """A session on the working copy of the sample project.

    Raises:
        OSError: If the working copy cannot be made.
        ProjectError: If there is no terminal.
    """
    from seeds import sample_project

    return read(sample_project(), config)
