"""What every verb has besides its own options: help with examples, a log, and warnings as narration."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from store.process.logs import VARIABLE
from tui.cli.log import logging_call, narrated
from tui.cli.options import GlobalOptions, NamedPath, chosen_data
from tui.cli.output import check_output_path, check_place


class Verb(click.Command):
    """A verb that takes `--log`.

    Args:
        is_session: Whether it takes the terminal for itself, so that nothing is told on standard error meanwhile.
    """

    def __init__(self, *arguments: Any, is_session: bool = False, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.help = in_lines(self.help)
        self.params.append(log_option())
        self._is_session = is_session

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb, logging where that was asked for."""
        path = ctx.params.pop("log") or (ctx.find_object(GlobalOptions) or GlobalOptions()).log
        path = path or os.environ.get(VARIABLE)
        with ExitStack() as held:
            if path:
                _check_log(Path(path), ctx)
                held.enter_context(logging_call(Path(path), ctx.command_path))
            if not self._is_session:
                held.enter_context(narrated())
            return super().invoke(ctx)


def log_option() -> click.Option:
    """The option that names a log, before a verb or after it."""
    return click.Option(
        ["--log"], metavar="FILE", type=NamedPath("a file"), help="Append what is logged to FILE, one line a record."
    )


def in_lines(help: str | None) -> str:
    r"""Help with its examples on lines of their own: the `\b` of a docstring becomes the sign that click knows."""
    return (help or "").replace("\\b\n", "\b\n")


def _check_log(path: Path, context: click.Context) -> None:
    """Check that a log can lie where it is named, and is nothing of the project that a call names.

    Raises:
        click.UsageError: If it cannot, or is.
    """
    check_place(path)
    folder = context.params.get("folder") or next(iter(context.params.get("inputs", ())), None)
    if folder is not None:
        check_output_path(path, Path(folder), chosen_data(context, context.params.get("data")))
