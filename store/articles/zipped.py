"""Files that are ZIP archives inside: their members read within bounds, and never written anywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from store.articles.parser_errors import parser_errors
from store.errors import ArticleError

MOST_MEMBERS = 20_000
"""Members of an archive; the list of them alone can fill the memory."""

LARGEST = 100 << 20
"""Bytes that all members hold that are read; a bomb unpacks to thousands of times its size."""

BLOCK = 1 << 20
"""Bytes unpacked at a time."""


class Zipped:
    """The members of one archive, by name; what all of them may hold together is bounded.

    Args:
        archive: Opened for reading.
        kind: What messages call such files.
        name: Of the file, for messages.
    """

    def __init__(self, archive: ZipFile, kind: str, name: str) -> None:
        self._archive = archive
        self._kind = kind
        self._name = name
        self._left = LARGEST

    def __contains__(self, member: str) -> bool:
        """Whether there is a member of this name."""
        return self._found(member) is not None

    def read(self, member: str) -> bytes:
        """What a member holds.

        Raises:
            ArticleError: If it is missing, locked, damaged, or everything that was read is too much.
        """
        content = BytesIO()  # whose bytes are given without another copy of them, as of joined pieces
        for piece in self.pieces(member):
            content.write(piece)
        return content.getvalue()

    def pieces(self, member: str) -> Iterator[bytes]:
        """What a member holds, a bounded piece in memory at a time.

        Raises:
            ArticleError: As `read` does.
        """
        found = self._found(member)
        if found is None:
            raise ArticleError(f"{self._name}: is no whole {self._kind}, {member} is missing; save or download it anew")
        if found.flag_bits & 1:
            raise ArticleError(f"{self._name}: is locked with a password; save it without one and add that")
        with self._archive.open(found) as stream:
            while piece := stream.read(min(BLOCK, self._left + 1)):
                self._left -= len(piece)
                if self._left < 0:
                    unpacked = f"unpacks to more than {LARGEST >> 20} MB"
                    raise ArticleError(f"{self._name}: {unpacked}; save its text as UTF-8 and add that")
                yield piece

    def names(self) -> list[str]:
        """Names of all members, as they stand in the archive."""
        return self._archive.namelist()

    def _found(self, member: str) -> ZipInfo | None:
        try:
            return self._archive.getinfo(member)
        except KeyError:
            return None


@contextmanager
def unzipped(data: bytes, kind: str, name: str) -> Iterator[Zipped]:
    """The members of an archive that is given whole.

    Raises:
        ArticleError: If it is none, or anything goes wrong within the `with`.
    """
    with parser_errors(kind, name):
        try:
            archive = ZipFile(BytesIO(data))
        except BadZipFile as error:
            raise ArticleError(f"{name}: is no {kind}, or damaged; save or download it anew") from error
        with archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                raise ArticleError(f"{name}: holds more than {MOST_MEMBERS:,} files; save its text as UTF-8")
            yield Zipped(archive, kind, name)
