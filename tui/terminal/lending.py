"""Lending the terminal to another program: the session waits, takes nothing, draws nothing, and comes back."""

import asyncio
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from textual.app import App

WITHIN = "VARIORUM_WITHIN"
"""Variable of a program that has the terminal from a session: stopped, it would leave both without a shell."""

END_SECONDS = 4.0
"""How long the other program may take to end when the session has to."""


async def lend(app: App[Any], command: Sequence[str]) -> int:
    """Have another program run in the terminal until it ends; gives its exit code.

    Raises:
        OSError: If it cannot be begun.
    """
    driver = app._driver
    if driver is None or app.is_headless:
        return 1
    with app.batch_update(), driver.no_automatic_restart():
        driver.suspend_application_mode()
        try:
            return await _run(command)
        except asyncio.CancelledError:
            driver = None  # the session ends, and has no more use for the terminal
            raise
        finally:
            if driver is not None:
                driver.resume_application_mode()
                app._resume_signal()


async def _run(command: Sequence[str]) -> int:
    """Wait for the program; where the session ends before it, end it too, and see to that before anything goes on."""
    process = subprocess.Popen(command, env={**os.environ, WITHIN: str(os.getpid())})
    try:
        return await asyncio.to_thread(process.wait)
    finally:
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)
