"""A tab of a browser: a session of its own in a pseudo-terminal, which ends when the tab is closed."""

import asyncio
import fcntl
import os
import signal
import struct
import sys
import termios
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Self

TYPED_SECONDS = 0.3
"""How long a session has for the keys that were typed just before its tab was closed."""

END_SECONDS = 7.0
"""How long a session may take to end once it is told to, more than it gives itself; then it is killed."""

STUCK_SECONDS = 10.0
"""After which a session that takes no keys is given up."""

MOST_READ = 1 << 16
"""Bytes that are taken from a session at a time; one that draws more waits for the browser."""

LARGEST = 1000
"""Columns and rows of the largest terminal that a browser may ask for."""


class Tab:
    """A session that runs; made by `Tab.open`."""

    def __init__(self, process: asyncio.subprocess.Process, terminal: int, addresses: int) -> None:
        self._process = process
        self._terminal = terminal
        self._addresses = addresses

    @classmethod
    async def open(cls, arguments: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> Self:
        """Begin a session.

        Args:
            arguments: Of the command line.
            environment: Of the process, beside what says that it is shown in a browser.
            size: Columns and rows.

        Raises:
            OSError: If the system allows no further terminal or process.
        """
        from tui.terminal.opener import BROWSER

        terminal, its_terminal = os.openpty()
        addresses, its_addresses = os.pipe()
        resize(terminal, *size)
        known = {**environment, BROWSER: str(its_addresses)}
        try:
            process = await _begin(arguments, known, its_terminal, its_addresses)
        except OSError:
            os.close(terminal)
            os.close(addresses)
            raise
        finally:
            os.close(its_terminal)
            os.close(its_addresses)
        os.set_blocking(terminal, False)
        os.set_blocking(addresses, False)
        return cls(process, terminal, addresses)

    @property
    def pid(self) -> int:
        """Of the session's process."""
        return self._process.pid

    async def drawn(self) -> AsyncIterator[bytes]:
        """What the session draws, until it ends."""
        while data := await _read(self._terminal):
            yield data

    async def addresses(self) -> AsyncIterator[str]:
        """The addresses of the web that the session would have opened, until it ends."""
        waiting = b""
        while data := await _read(self._addresses):
            *lines, waiting = (waiting + data).split(b"\n")
            for line in lines:
                yield line.decode("utf-8", "replace")

    async def type(self, text: str) -> None:
        """Hand what was typed to the session.

        Raises:
            TimeoutError: If it takes nothing.
        """
        left = memoryview(text.encode("utf-8", "replace"))
        while left:
            loop = asyncio.get_running_loop()
            await asyncio.wait_for(_when(self._terminal, loop.add_writer, loop.remove_writer), STUCK_SECONDS)
            try:
                left = left[os.write(self._terminal, left) :]
            except BlockingIOError:
                continue
            except OSError:
                return

    def resize(self, columns: int, rows: int) -> None:
        """Give the session's terminal another size."""
        resize(self._terminal, columns, rows)

    async def end(self) -> None:
        """End the session as the quit key does, with everything on disk; by force if that takes too long."""
        taking = asyncio.create_task(_take_all(self))
        try:
            await asyncio.wait((taking,), timeout=TYPED_SECONDS)
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(self._process.wait(), END_SECONDS)
        except TimeoutError:
            pass
        finally:
            taking.cancel()
            await asyncio.gather(taking, return_exceptions=True)
            if self._process.returncode is None:
                self.kill()
            os.close(self._terminal)
            os.close(self._addresses)

    def kill(self) -> None:
        """End the session, and whatever it started, at once."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


async def _begin(
    arguments: Sequence[str], environment: Mapping[str, str], terminal: int, addresses: int
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tui.cli.served_session", *arguments),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
        pass_fds=(addresses,),
        start_new_session=True,
    )


def resize(terminal: int, columns: int, rows: int) -> None:
    """Give a terminal a size, within what is one."""
    columns, rows = (min(max(1, each), LARGEST) for each in (columns, rows))
    with suppress(OSError):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


async def _take_all(tab: Tab) -> None:
    """Take what a session draws while it ends: it would wait for that."""
    async for _ in tab.drawn():
        pass


async def _read(file: int) -> bytes:
    """What comes next; nothing at the end."""
    loop = asyncio.get_running_loop()
    while True:
        await _when(file, loop.add_reader, loop.remove_reader)
        try:
            return os.read(file, MOST_READ)
        except BlockingIOError:
            continue
        except OSError:
            return b""


async def _when(file: int, watch: Callable[..., object], forget: Callable[[int], object]) -> None:
    """Wait until a file can be read, or written."""
    ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def note() -> None:
        if not ready.done():
            ready.set_result(None)

    watch(file, note)
    try:
        await ready
    finally:
        forget(file)
