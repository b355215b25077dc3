"""The face: which files of a folder are articles, and one of them read."""

import os
import re
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from store.articles import markdown, plain
from store.articles.content import Reader
from store.errors import ArticleError
from store.model import Document, hash_text

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""Which reader takes which file, by suffix in small letters."""

LARGEST = 64 << 20
"""Bytes of one article; a larger file is an archive or a mistake, and would take the session's memory."""

_DIGITS = re.compile(r"(\d+)")


def document_id(relative: str) -> str:
    """Eight hexadecimal digits from the path under which a document was first known."""
    return sha256(relative.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def discover(folder: Path) -> list[str]:
    """Article files below `folder` as relative POSIX paths, in the order people number them (2 before 10).

    Hidden files and folders, links to folders, and files without a reader are passed over.
    """
    return sorted(_files(folder, ""), key=_natural)


def read_article(path: Path, relative: str, id: str) -> Document:
    """One article file as a document.

    Args:
        path: Where the file lies.
        relative: Its POSIX path in the project, for the document and for messages.
        id: The document's id.

    Raises:
        ArticleError: If the file cannot be read or holds no text; names it and the remedy.
    """
    name = relative.encode("utf-8", "backslashreplace").decode("utf-8")
    if name != relative:
        raise ArticleError(f"{name}: its file name is not UTF-8; rename it")
    reader = READERS.get(PurePosixPath(relative).suffix.lower())
    if reader is None:
        raise ArticleError(f"{name}: no reader for this kind of file; known are {', '.join(sorted(READERS))}")
    content = reader(_bytes(path, name), name)
    return Document(
        id=id,
        path=relative,
        text=content.text,
        title=content.title or PurePosixPath(relative).stem,
        sha256=hash_text(content.text),
        source=content.source,
        published=content.published,
        url=content.url,
        remarks=content.remarks,
    )


def read_below(folder: Path, relative: str, id: str) -> Document:
    """`read_article` of a file below `folder`; together with a folder it can be handed to another process.

    Raises:
        ArticleError: As `read_article` does.
    """
    return read_article(folder / relative, relative, id)


def _bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{name}: is not a regular file; take it out of the folder")
        if status.st_size > LARGEST:
            raise ArticleError(f"{name}: larger than {LARGEST >> 20} MB; split it into articles")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"{name}: is gone; put it back, or go on without it") from error
    except OSError as error:
        raise ArticleError(f"{name}: cannot be read ({error.strerror}); check its permissions") from error


def _files(folder: Path, prefix: str) -> Iterator[str]:
    """Relative paths in no order; a folder that may not be listed counts as empty."""
    try:
        entries = list(os.scandir(folder))
    except PermissionError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
        elif PurePosixPath(entry.name).suffix.lower() in READERS and entry.is_file():
            yield prefix + entry.name


def _natural(relative: str) -> list[tuple[list[tuple[int, int, str]], str]]:
    """A key that compares folder by folder, numbers by value, letters without case."""
    return [(_chunks(part.casefold()), part) for part in relative.split("/")]


def _chunks(part: str) -> list[tuple[int, int, str]]:
    return [(0, int(chunk), "") if chunk.isdecimal() else (1, 0, chunk) for chunk in _DIGITS.split(part) if chunk]
