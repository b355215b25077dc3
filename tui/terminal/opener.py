"""Opening a page or a file outside, in whatever the system has for it; never waits for that to be closed."""

import os
import shutil
import subprocess
import sys

BROWSER = "VARIORUM_BROWSER"
"""Variable that says that the session is shown in a browser: the number of an open file. An address that is written to
it, a line each, is opened there."""

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""Variables that say that there is a display to show something on."""

TOOLS = (("xdg-open",), ("gio", "open"))

SECONDS = 3.0
"""How long an opener may take to say that it cannot; one that goes on is showing it."""


def is_in_browser() -> bool:
    """Whether the session is shown in a browser."""
    return BROWSER in os.environ


def is_address(target: str) -> bool:
    """Whether something is an address of the web, in one line."""
    return target.startswith(("http://", "https://")) and target.isprintable()


def _open_in_browser(address: str) -> bool:
    try:
        os.write(int(os.environ[BROWSER]), f"{address}\n".encode())
    except (OSError, ValueError):
        return False
    return True


def opener() -> list[str]:
    """The command that opens an address or a file; empty where there is none, or no display to show it on."""
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    if not any(os.environ.get(name) for name in DISPLAYS):
        return []
    return next((list(tool) for tool in TOOLS if shutil.which(tool[0])), [])


def way_out(target: str) -> str:
    """What an address or a file would be opened by, in words; empty where nothing can."""
    return "in this browser" if is_address(target) and is_in_browser() else " ".join(opener())


def open_outside(target: str) -> bool:
    """Open an address or a file; false when that could not be done. Blocks for a moment: not for the event loop.

    Args:
        target: An address of the web, or an absolute path; handed over as it is, never to a shell.
    """
    if is_address(target) and is_in_browser():
        return _open_in_browser(target)
    command = opener()
    if not command:
        return False
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            [*command, target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32"
        )
    except OSError:
        return False
    try:
        # Explorer answers 1 also when it has opened what it was asked for.
        return started.wait(SECONDS) == 0 or sys.platform == "win32"
    except subprocess.TimeoutExpired:
        return True
