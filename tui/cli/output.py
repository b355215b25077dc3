"""Where a call writes: files that are none of the project's own, and standard output."""

import sys
from pathlib import Path

import click

from tui.cli.printing import terminal_safe


def check_output_path(path: Path, folder: Path, data: Path | None) -> None:
    """Check, before anything is read, that what is written is nothing of the project's own.

    Raises:
        click.UsageError: If it is, or would become an article.
    """
    from store.project.ownership import objection

    if reason := objection(path, folder, data):
        raise click.UsageError(f"{path}: {reason}; name another file")


def write_stdout(content: bytes) -> None:
    """A file on standard output: unchanged into a file or pipe, harmless on a terminal.

    Raises:
        click.UsageError: If it is no text, and standard output is a terminal.
        OSError: If standard output does not take it.
    """
    sys.stdout.flush()
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise click.UsageError("this is no text for a terminal; name a file with --output") from error
    sys.stdout.write("\n".join(map(terminal_safe, text.split("\n"))))
