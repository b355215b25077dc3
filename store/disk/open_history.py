"""The history kept open, so that what it says can still be read where it was deleted or moved away meanwhile."""

import os
import sys
import weakref
from contextlib import suppress
from pathlib import Path

from store.disk.atomic import replace_file, stamp_of, sync_folder

AT_ONCE = 1 << 20
"""Bytes that are read at a time."""


class HeldFile:
    """What a path led to when it was last looked at, whatever became of the path since.

    On Windows, where an open file could not be replaced, it is only known that there was something.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode = 0
        self._descriptor: int | None = None
        self._close: weakref.finalize[[int], HeldFile] | None = None

    @property
    def is_gone(self) -> bool:
        """Whether there was a file when this last looked, and there is none now."""
        return self._inode != 0 and stamp_of(self._path) is None

    @property
    def told(self) -> str:
        """What is gone, the file or its whole folder, and the remedy."""
        gone = self._path if self._path.parent.is_dir() else self._path.parent
        return f"{gone}: was deleted or moved away while it was open; put it back, or have it written anew"

    def hold(self) -> None:
        """Keep open what stands there now; what cannot be opened is only known to be there."""
        stamp = stamp_of(self._path)
        if stamp is not None and stamp.inode == self._inode:
            return
        self.let_go()
        if stamp is None:
            return
        self._inode = stamp.inode
        if sys.platform != "win32":
            with suppress(OSError):
                self._descriptor = os.open(self._path, os.O_RDONLY)
                self._close = weakref.finalize(self, os.close, self._descriptor)

    def let_go(self) -> None:
        """Hold nothing any more."""
        if self._close is not None:
            self._close()
        self._close, self._descriptor, self._inode = None, None, 0

    def write_anew(self) -> None:
        """Put what is held where it stood, if that is gone; nothing where it cannot be read any more.

        Raises:
            StorageError: If it cannot be written.
        """
        held = self._read() if self.is_gone else b""
        if held:
            replace_file(self._path, held)
            sync_folder(self._path.parent)

    def _read(self) -> bytes:
        found, length = list[bytes](), 0
        with suppress(OSError):  # as of a file on a server that forgot it
            while self._descriptor is not None and (piece := os.pread(self._descriptor, AT_ONCE, length)):
                found.append(piece)
                length += len(piece)
        return b"".join(found)
