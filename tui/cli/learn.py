"""The verb `learn`: a tour of the program, on a copy of the sample that goes away with it."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tui.cli.options import with_settings
from tui.cli.session import read
from tui.cli.verb import Verb
from tui.config import Config

KEPT = ("CACHE", "DATA", "STATE")
"""Folders of the user's in which a session leaves something."""


@click.command(cls=Verb, is_session=True, short_help="Take the tour.")
@with_settings
def learn(config: Config) -> int:
    r"""Open the sample with a tour: each step says what to press and why, and goes on when it was done.

    \b
    Examples:
      variorum learn
      variorum learn --annotator mira

    The sample is a copy that goes away when you leave; nothing of yours is touched, and an export is offered there.
    """
    from seeds import sample_project
    from tui.places import keep_known

    keep_known()
    with TemporaryDirectory(prefix="variorum-", ignore_cleanup_errors=True) as desk, _within(Path(desk)):
        return read(sample_project(Path(desk) / "sample"), config._replace(data=None), is_tour=True)


@contextmanager
def _within(desk: Path) -> Iterator[None]:
    """Have everything that a session leaves lie on a desk of its own, and be offered it as the place for exports."""
    folders = {f"XDG_{kind}_HOME": str(desk / kind.lower()) for kind in KEPT}
    former = {name: os.environ.get(name) for name in folders}
    os.environ.update(folders)
    try:
        with chdir(desk):
            yield
    finally:
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
