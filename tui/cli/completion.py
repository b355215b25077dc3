"""The verb `completion`: prints the script that teaches a shell to complete the command line."""

import sys

import click

from tui.cli.verb import Verb
from tui.cli.verbs import COMPLETE_VARIABLE, PROGRAM


@click.command(cls=Verb, short_help="Print a completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    r"""Print the script that makes SHELL complete the commands of Variorum.

    \b
    Examples:
      variorum completion bash > ~/.local/share/bash-completion/completions/variorum
      variorum completion zsh > ~/.zfunc/_variorum
      variorum completion fish > ~/.config/fish/completions/variorum.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell}: this version of click cannot complete it; use another shell")
    completer = kind(context.find_root().command, {}, PROGRAM, COMPLETE_VARIABLE)
    # The base class's method: bash's own starts a bash to look up its version, and warns on standard output.
    sys.stdout.write(f"{ShellComplete.source(completer).strip()}\n")
