"""Files packed into one (zip): the same bytes whenever the same is packed."""

import io
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every packed file bears, so that an export follows from its contents."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def is_zip(content: bytes) -> bool:
    """Whether a file is a zip, by how it begins."""
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")
