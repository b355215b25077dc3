"""Opening a page or a file outside, in whatever the system has for it; never waits for that to be closed."""

import os
import shutil
import subprocess
import sys

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""Variables that say that there is a display to show something on."""

TOOLS = (("xdg-open",), ("gio", "open"))

SECONDS = 3.0
"""How long an opener may take to say that it cannot; one that goes on is showing it."""


def opener() -> list[str]:
    """The command that opens an address or a file; empty where there is none, or no display to show it on."""
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    if not any(os.environ.get(name) for name in DISPLAYS):
        return []
    return next((list(tool) for tool in TOOLS if shutil.which(tool[0])), [])


def open_outside(target: str) -> bool:
    """Open an address or a file; false when that could not be done. Blocks for a moment: not for the event loop.

    Args:
        target: An address of the web, or an absolute path; handed over as it is, never to a shell.
    """
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
