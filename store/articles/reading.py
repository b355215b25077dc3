"""One article file read into a document."""

import stat
from codecs import BOM_UTF8
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from store.articles.content import Content, Reader
from store.articles.encoding import ChosenEncoding, decode_as, shown
from store.articles.kinds import BY_SUFFIX, kind_of, reader_of
from store.errors import ArticleError
from store.model import Document, hash_text

LARGEST = 64 << 20
"""Bytes of one article; a larger file is an archive or a mistake, and would take the session's memory."""


def document_id(relative: str) -> str:
    """Eight hexadecimal digits from the path under which a document was first known."""
    return sha256(relative.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def read_article(path: Path, relative: str, id: str, chosen: ChosenEncoding | None = None) -> Document:
    """One article file as a document.

    Args:
        path: Where the file lies.
        relative: Its POSIX path in the project, for the document and for messages.
        id: The document's id.
        chosen: The encoding that a reader said this content to be in.

    Raises:
        ArticleError: If the file cannot be read or holds no text; names it and the remedy.
    """
    name = _shown(relative)
    reader = _reader(relative, name)
    data = _bytes(path, name)
    if chosen is not None and sha256(data).hexdigest() == chosen.sha256:
        return _document(_read_as(data, name, reader, chosen.encoding), relative, id)
    return _document(reader(data, name), relative, id)


def article_of(data: bytes, relative: str) -> Document:
    """An article file that was read from elsewhere, as a document whose id comes from its path.

    Args:
        data: What the file holds.
        relative: Its POSIX path below the folder that was asked for.

    Raises:
        ArticleError: If it holds no text; names it and the remedy.
    """
    name = _shown(relative)
    return _document(_reader(relative, name)(data, name), relative, document_id(relative))


def _read_as(data: bytes, name: str, reader: Reader, encoding: str) -> Content:
    """What a reader makes of bytes in an encoding that was chosen: it gets them as UTF-8, marked as that."""
    decoded = decode_as(data, encoding)
    if decoded is None:
        raise ArticleError(f"{name}: holds no text in {shown(encoding)}, which was chosen; choose another encoding")
    content = reader(BOM_UTF8 + decoded.text.encode(), name)
    return content._replace(remarks=(decoded.remark, *content.remarks))


def _shown(relative: str) -> str:
    name = relative.encode("utf-8", "backslashreplace").decode("utf-8")
    if name != relative:
        raise ArticleError(f"{name}: its file name is not UTF-8; rename it")
    return name


def _reader(relative: str, name: str) -> Reader:
    kind = kind_of(relative)
    if kind is None:
        raise ArticleError(f"{name}: no reader for this kind of file; known are {', '.join(BY_SUFFIX)}")
    return reader_of(kind, name)


def _document(content: Content, relative: str, id: str) -> Document:
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
        author=content.author,
        locators=content.locators,
    )


def read_below(
    folder: Path, relative: str, id: str, chosen: Mapping[str, ChosenEncoding] = MappingProxyType({})
) -> Document:
    """`read_article` of a file below `folder`; together with a folder it can be handed to another process.

    Raises:
        ArticleError: As `read_article` does.
    """
    return read_article(folder / relative, relative, id, chosen.get(relative))


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
