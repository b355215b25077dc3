"""One data file, whole before or after a write: a storage as TinyDB asks for one."""

from pathlib import Path
from typing import Any

from store.disk.atomic import Stamp, make_folder, replace_file, stamp_of, sync_folder
from store.disk.headers import Tables, encode_tables, parse_tables
from store.errors import StorageError


class AtomicStorage:
    """A file that is whole before or after a write, and read again only when its stamp changes.

    TinyDB takes it as a storage, but need not be loaded where a file is only read. Tables that were handed out are
    never changed in place: a write hands over new ones.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._version: tuple[Stamp | None, Tables | None] = (None, None)

    def version(self) -> tuple[Stamp | None, Tables | None]:
        """The file's stamp and tables; two times None where there is no file.

        Raises:
            StorageError: If the file is damaged, newer than this program, or cannot be read.
        """
        stamp, version = stamp_of(self.path), self._version
        if stamp is None or stamp != version[0]:
            version = self._version = (stamp, None if stamp is None else self._parse())
        return version

    def read(self) -> Tables | None:
        """The tables on disk; None where there is no file."""
        return self.version()[1]

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file.

        Raises:
            StorageError: Naming the file and the remedy; the former file then stands.
        """
        make_folder(self.path.parent)
        self.replace(data, self.encode(data))
        sync_folder(self.path.parent)

    def encode(self, tables: Tables) -> bytes:
        """What `replace` will write.

        Raises:
            StorageError: If a string cannot be written as UTF-8.
        """
        try:
            return encode_tables(tables)
        except TypeError as error:
            raise StorageError(f"{self.path}: holds characters that UTF-8 cannot carry; take them out") from error

    def replace(self, tables: Tables, content: bytes) -> None:
        """Put what `encode` made of `tables` in the file's place; the folder is synced by the caller."""
        replace_file(self.path, content)
        self._version = (stamp_of(self.path), tables)

    def _parse(self) -> Tables:
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise StorageError(f"{self.path}: cannot be read ({error.strerror}); see to its permissions") from error
        return parse_tables(content, self.path)
