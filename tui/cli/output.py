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


def check_place(path: Path, *, is_folder: bool = False) -> None:
    """Check, before anything is read, that what is written can lie where it is named.

    Args:
        path: Of a file, or of a folder.
        is_folder: Which of the two.

    Raises:
        click.UsageError: If it would lie in no folder, since folders are not made and a wrong name would go unseen, or
            if a folder is there instead of a file.
    """
    folder = path.parent
    if not folder.exists():
        raise click.UsageError(f"{path}: there is no folder {folder}; make it, or name another")
    if not folder.is_dir():
        raise click.UsageError(f"{path}: {folder} is not a directory; name a folder that is there")
    if path.is_dir() and not is_folder:
        raise click.UsageError(f"{path}: is a directory; name a file in it")


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
