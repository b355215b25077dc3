"""Files that are packed by gzip, unpacked as they are read: a bomb is told when it has grown too far."""

import gzip
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from store.errors import ArticleError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def gunzipped(file: BinaryIO, most: int, complaint: str) -> BinaryIO:
    """What a packed file holds, to be read in pieces.

    Args:
        file: Opened for reading.
        most: Bytes that may come of it.
        complaint: What is told once there are more: reading raises an ArticleError with it.
    """
    return cast(BinaryIO, BufferedReader(_Gunzipped(file, most, complaint)))


class _Gunzipped(RawIOBase):
    def __init__(self, file: BinaryIO, most: int, complaint: str) -> None:
        super().__init__()
        self._stream = gzip.GzipFile(fileobj=file)
        self._left = most
        self._complaint = complaint

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = self._stream.read1(len(view))
        view[: len(piece)] = piece
        self._left -= len(piece)
        if self._left < 0:
            raise ArticleError(self._complaint)
        return len(piece)
