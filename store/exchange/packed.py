"""Files packed into one (zip): the same bytes whenever the same is packed, and bounds for what is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from store.errors import StorageError

MOST_BYTES = 500_000_000
"""Of all that is unpacked together."""

MOST_FILES = 20_000

MOST_RATIO = 200
"""How many times larger than packed a file of more than `SMALL` bytes may be."""

SMALL = 1_000_000

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every packed file bears, so that an export follows from its contents."""

_LINK = 0o120000


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def is_packed(content: bytes) -> bool:
    """Whether a file is a zip, by how it begins."""
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """The files of a zip by name; folders are left out. Nothing is written anywhere.

    Raises:
        StorageError: If it is damaged or locked, holds a link or a path that leads out of it, or is a bomb; names it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            _check(members, name)
            return {each.filename: _read(archive, each, name) for each in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise _refused(name, f"cannot be unpacked ({' '.join(str(error).split())}); pack it again") from error


def _check(members: Iterable[zipfile.ZipInfo], name: str) -> None:
    left, count = MOST_BYTES, 0
    for each in members:
        count, left = count + 1, left - each.file_size
        path = PurePosixPath(each.filename.replace("\\", "/"))
        if (
            path.is_absolute()
            or ".." in path.parts
            or ":" in path.parts[0]
            or (each.external_attr >> 16) & 0o170000 == _LINK
        ):
            raise _refused(name, f"holds {each.filename!r}, which leads out of it; it is not read")
        if each.file_size > SMALL and each.file_size > MOST_RATIO * max(1, each.compress_size):
            raise _refused(name, f"holds {each.filename!r}, which unpacks to {each.file_size} bytes; it is not read")
        if left < 0 or count > MOST_FILES:
            raise _refused(name, f"unpacks to more than {MOST_BYTES // 1_000_000} MB or {MOST_FILES} files; split it")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise _refused(name, f"holds {member.filename!r}, which is larger than it says; it is not read")
    return content


def _refused(name: str, why: str) -> StorageError:
    return StorageError(f"{name}: {why}", "Cannot read this file")
