"""Copying, truthfully: the terminal is always told; a clipboard, where there is one, is filled; else a file is written.

Run as a module it is the child process that fills the system's clipboard, so that whatever the clipboard's tool prints
cannot reach the screen.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs

TOOLS = {"DISPLAY": ("xclip", "xsel"), "WAYLAND_DISPLAY": ("wl-copy",)}
"""Tools that can fill a clipboard, by the variable that says that there is a display to have one."""

SECONDS = 2.0
"""How long a clipboard tool may take; xclip on a dead display would hang."""


def system_clipboard() -> str:
    """Name of the tool that would be used; empty when there is no tool or no display."""
    if sys.platform == "darwin":
        return "pbcopy"
    if sys.platform == "win32":
        return "clip"
    names = (name for variable, names in TOOLS.items() if os.environ.get(variable) for name in names)
    return next((name for name in names if shutil.which(name)), "")


def fill_system_clipboard(text: str) -> bool:
    """Fill the system's clipboard and read it back; false when that did not work. Blocks: not for the event loop."""
    command = [sys.executable, "-m", "tui.terminal.clipboard"]
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def keep_in_file(text: str) -> Path:
    """Write the text to the file that stands in for a clipboard, and say which that is.

    Raises:
        OSError: If it cannot be written.
    """
    path = platformdirs.user_state_path("variorum", ensure_exists=True) / "copied.txt"
    path.write_text(text, encoding="utf-8")
    return path


def copy_outside(text: str) -> str:
    """Copy to whatever there is besides the terminal, and say in words where it went. Blocks."""
    tool = system_clipboard()
    if tool and fill_system_clipboard(text):
        return f"the clipboard ({tool})"
    try:
        return str(keep_in_file(text))
    except OSError as error:
        return f"nowhere else: {error.strerror}"


def _fill_from_stdin() -> int:
    import pyperclip

    text = sys.stdin.buffer.read().decode()
    try:
        pyperclip.copy(text)
        return 0 if pyperclip.paste() == text else 1
    except pyperclip.PyperclipException:
        return 1


if __name__ == "__main__":
    raise SystemExit(_fill_from_stdin())
