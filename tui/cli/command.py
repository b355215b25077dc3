"""The command `variorum` and its verbs, each imported when it is called."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from tui.cli.errors import exit_code_of
from tui.cli.options import GlobalOptions, annotator_option, data_option, project_argument, with_settings
from tui.cli.printing import warn
from tui.cli.session import read, read_sample
from tui.cli.verb import Verb, in_lines, log_option
from tui.cli.verbs import COMPLETE_VARIABLE, PROGRAM, VERBS
from tui.config import Config


class Verbs(click.Group):
    """A group whose first argument may also be a folder: then a reading session opens on it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb by its name; this imports its module and no other's."""
        if cmd_name not in VERBS:
            return None
        name = VERBS[cmd_name]
        verb: click.Command = getattr(import_module(f"tui.cli.{name}"), name)
        return verb

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was named, or the session with the folder still among its arguments."""
        name = args[0]
        if name in VERBS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        if not os.path.lexists(name):
            raise click.UsageError(f"{name}: no such command and no such folder; {suggestion(name)}")
        return session.name, session, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["click.shell_completion.CompletionItem"]:
        """Verbs, options, and folders."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="dir")]


def suggestion(name: str) -> str:
    """What may have been meant by a name that is neither a verb nor a folder."""
    from difflib import get_close_matches

    close = get_close_matches(name, VERBS, n=1)
    return f"did you mean {close[0]}?" if close else f"see {PROGRAM} --help"


@click.command("read", cls=Verb, hidden=True, is_session=True)
@project_argument
@with_settings
def session(config: Config, folder: Path) -> int:
    """Open a reading session on the articles in PROJECT."""
    return read(folder, config)


@click.command("sample", cls=Verb, hidden=True, is_session=True)
@with_settings
def sample(config: Config) -> int:
    """Open a reading session on the sample project."""
    return read_sample(config)


def print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Prints the version and ends; the version is looked up only when asked for."""
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        sys.stdout.write(f"{PROGRAM} {version('variorum')}\n")
        context.exit()


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    subcommand_metavar="[PROJECT | COMMAND [ARGUMENTS]...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@data_option
@annotator_option
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version, help="Print the version."
)
@click.pass_context
def variorum(context: click.Context, data: str | None, annotator: str | None, log: str | None) -> int | None:
    r"""Read news articles about one event side by side.

    Tag what is claimed, who acts and who says so, and see which other articles carry the same passage.

    PROJECT is a folder of articles (text, pages, PDF). Naming one opens a reading session; naming nothing opens the
    sample project. Your articles are never written to: what you tag is kept in PROJECT/.variorum.

    \b
    Examples:
      variorum                                    read the sample project
      variorum articles/                          read the articles in a folder
      variorum documents articles/                list them
      variorum links articles/ --text "nearly 90 people were killed"
      variorum export articles/ --to markdown --output report.md

    A folder that has the name of a command is opened with a path: variorum ./links
    """
    context.obj = GlobalOptions(data, annotator, log)
    return None if context.invoked_subcommand else sample.invoke(sample.make_context("sample", [], parent=context))


variorum.help = in_lines(variorum.help)
variorum.params.append(log_option())


def run(arguments: Sequence[str]) -> int:
    """Runs one command and tells what goes wrong.

    Returns:
        0 done, 1 the project has a problem, 2 the call was wrong, 130 interrupted.
    """
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction:
        return complete(instruction)
    try:
        return exit_code_of(lambda: invoke(arguments))
    except click.ClickException as error:
        warn(with_hint(error))
        return error.exit_code


def invoke(arguments: Sequence[str]) -> int:
    """Parses and runs; whatever goes wrong is raised, also a standard output that cannot take everything."""
    try:
        with variorum.make_context(PROGRAM, list(arguments)) as context:
            code = variorum.invoke(context)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    sys.stdout.flush()
    return code or 0


def complete(instruction: str) -> int:
    """Answers the shell that asks what could come next."""
    from click.shell_completion import shell_complete

    return shell_complete(variorum, {}, PROGRAM, COMPLETE_VARIABLE, instruction)


def with_hint(error: click.ClickException) -> str:
    """The message of a wrong call, with the help that would have prevented it."""
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message.rstrip('.')}; see {context.command_path} --help" if context else message
