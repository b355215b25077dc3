"""Mailboxes (mbox): mails one after the other, each of which is brought in as a file of its own, byte for byte."""

import os
from collections.abc import Iterator
from pathlib import Path

from store.articles.json_lines import pieces, require_file, unreadable
from store.articles.options import ReadingOptions
from store.errors import ArticleError
from store.model import counted

LARGEST = 64 << 20
"""Bytes of one mail that is brought in; a larger one is passed over."""


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, bytes | str]]:
    """Every mail: which it is, how much of the file is read, and its bytes, or what is wrong with it.

    Raises:
        ArticleError: If the file is no mailbox, or cannot be read to its end.
    """
    require_file(path)
    try:
        with path.open("rb") as stream:
            size = max(1, os.fstat(stream.fileno()).st_size)
            if not stream.read(5) == b"From ":
                raise ArticleError(f"{path}: does not begin with `From ` as mailboxes do; rename one mail to .eml")
            stream.seek(0)
            for number, mail in enumerate(_split(pieces(stream)), 1):
                yield f"mail {number}", min(1.0, stream.tell() / size), mail
    except OSError as error:
        raise unreadable(path, error) from error


def _split(lines_read: Iterator[bytes]) -> Iterator[bytes | str]:
    """Mails without the line that parts them, which stands after a blank one."""
    mail, length, is_after_blank, is_first = bytearray(), 0, True, True
    for line in lines_read:
        if is_after_blank and line.startswith(b"From "):
            if not is_first:
                yield _whole(mail, length)
            mail, length, is_first = bytearray(), 0, False
        else:
            length += len(line)
            if length <= LARGEST:
                mail += line
        is_after_blank = not line.strip()
    yield _whole(mail, length)


def _whole(mail: bytearray, length: int) -> bytes | str:
    if length > LARGEST:
        return f"is larger than {counted(LARGEST >> 20, 'megabyte')}; it is passed over"
    return bytes(mail)
