"""The verb `serve`: reading sessions on a project, in a browser."""

import errno
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from store.errors import ProjectError
from tui.cli.options import project_argument, with_settings
from tui.cli.printing import say, warn
from tui.cli.verb import Verb
from tui.config import Config

LOOPBACK = "127.0.0.1"
"""This machine, as only it can reach it."""

NEEDED = ("aiohttp", "textual_serve")
"""What the extra `serve` installs."""


@click.command(cls=Verb, short_help="Read in a browser.")
@project_argument
@with_settings
@click.option("--host", metavar="ADDRESS", default=LOOPBACK, show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="At which port; by default one that is free.")
@click.option(
    "--sessions", type=click.IntRange(1, 64), default=8, show_default=True, help="How many tabs may be open at a time."
)
def serve(config: Config, folder: Path, host: str, port: int, sessions: int) -> int:
    r"""Serve reading sessions on PROJECT to browsers; prints the address to open.

    \b
    Examples:
      variorum serve articles/
      variorum serve articles/ --port 8080
      ssh -L 8080:localhost:8080 desk variorum serve articles/ --port 8080

    The address holds a token, made anew each time; whoever has it reads and writes as you do. Only this machine can
    reach it unless --host says otherwise; nothing is encrypted then, so that a tunnel, as in the last example, is
    safer. Each tab is a session of its own and ends with it; ctrl+c ends all. What was done is saved either way.
    """
    _check(folder)
    from tui.cli.guard import Guard, is_loopback
    from tui.cli.site import Site, serve_until_ended

    host = LOOPBACK if host == "localhost" else host
    with _listening(host, port) as listening:
        guard = Guard(host)
        say(guard.address(listening.getsockname()[1]))
        sys.stdout.flush()
        if not is_loopback(host):
            warn("whoever has this address reads and writes as you do, and nothing is encrypted; see serve --help")
        warn(f"serving {folder}; ctrl+c ends it, and every session with it")
        serve_until_ended(Site(guard, folder, config, sessions), listening)
    return 0


def _check(folder: Path) -> None:
    """Check that sessions on this folder can be served.

    Raises:
        ProjectError: If not.
    """
    if not folder.is_dir():
        raise ProjectError(f"{folder}: not a folder; name the folder that holds the articles")
    if missing := next((name for name in NEEDED if find_spec(name) is None), ""):
        raise ProjectError(f"serve needs {missing.replace('_', '-')}: pip install 'variorum[serve]'")
    if find_spec("pty") is None or find_spec("termios") is None:
        raise ProjectError("serve needs pseudo-terminals, which this system does not have; serve from Linux or macOS")


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        ProjectError: If the address is none of this machine, or the port cannot be had.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except (socket.gaierror, UnicodeError) as error:
        raise ProjectError(f"--host {host}: no address of this machine; leave it out to serve this machine") from error
    except OSError as error:
        raise ProjectError(_refusal(error, host, port)) from error


def _refusal(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken; give another one with --port, or none to have one chosen"
    if error.errno == errno.EACCES:
        return f"port {port} of {host} is not for everybody to take; give one above 1023 with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: no address of this machine; leave it out to serve this machine"
    return f"cannot listen at port {port} of {host} ({(error.strerror or str(error)).lower()}); give another one"
