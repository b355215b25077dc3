"""Bringing the texts of a collection onto a shelf: a folder of articles, or articles packed into one file."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from store.archives.shelf import Shelf
from store.articles import SUFFIXES, identity_of, in_order, listing, read_article
from store.articles.options import AS_FOUND, ReadingOptions
from store.articles.pack_records import PackRecord, is_packed, read_packed
from store.articles.packs import ENDINGS
from store.articles.packs import SUFFIXES as PACK_SUFFIXES
from store.disk.atomic import Stamp, stamp_of
from store.errors import ArchiveError, ArticleError
from store.model import ARCHIVED, Cancelled, Document, Progress, hash_text

PARQUET = ".parquet"
"""End of the names of files that need something to be installed."""

DIGITS = 16
"""Hexadecimal digits of a document's id in its archive: of ten million, hardly two share one."""

BATCH = 200
"""Articles read between two looks at whether to stop."""

SOURCE = "source"
"""Under this the shelf notes the stamp of the packed file that it holds."""

COMPLAINT = "complaint"
"""Under this it notes what could not be read of it."""


def names_of(paths: Sequence[str]) -> list[str]:
    """A name for each archive, after its folder or file; the second of one name is numbered."""
    names: list[str] = []
    for path in paths:
        last = Path(path).name
        ending = max((end for end in PACK_SUFFIXES if last.lower().endswith(end)), key=len, default="")
        plain = last[: len(last) - len(ending)].replace(ARCHIVED, "-").strip() or "archive"
        number = 2
        name = plain
        while name in names:
            name, number = f"{plain}-{number}", number + 1
        names.append(name)
    return names


def require_archive(path: Path) -> None:
    """See that something can be an archive.

    Raises:
        ArchiveError: If it is not there, or nothing that can be read as a collection.
    """
    if stamp_of(path) is None:
        raise ArchiveError(f"{path}: no such file or folder; name a folder of articles, or a file ({ENDINGS})")
    if not path.is_dir() and not is_packed(path):
        raise ArchiveError(f"{path}: is no collection of articles; name a folder, or a file ({ENDINGS})")
    if path.name.lower().endswith(PARQUET) and find_spec("pyarrow") is None:
        raise ArchiveError(f"{path}: reading Parquet needs pyarrow: install variorum[parquet], or use JSON Lines")
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        raise ArchiveError(f"{path}: must not be read; see to its permissions")


def fill(
    shelf: Shelf,
    path: Path,
    progress: Progress | None,
    stopped: Cancelled,
    options: ReadingOptions = AS_FOUND,
) -> str:
    """Make a shelf hold what a collection holds, reading what is new or changed; of a packed file as `options` say.

    Returns:
        What could not be read, in one line; empty when everything was.

    Raises:
        DerivedIndexError: If the shelf cannot be read or written.
    """
    if path.is_dir():
        return _fill_from_folder(shelf, path, progress, stopped)
    return _unpack(shelf, path, progress, stopped, options)


def stale(shelf: Shelf, path: Path, options: ReadingOptions = AS_FOUND) -> list[str]:
    """Articles of a collection whose text on the shelf is trusted, and yet is not what is read now; reads all.

    Raises:
        DerivedIndexError: If the shelf cannot be read.
    """
    known = shelf.stamps()
    if path.is_dir():
        return [name for name in in_order(listing(path).files) if _is_stale(path, name, known.get(id_of(name)))]
    if shelf.fact(SOURCE) != _stamp(stamp_of(path), path.name):
        return []
    seen = set[str]()
    read = (
        _document(record, seen) for record in _until_damaged(read_packed(path, options), []) if not record.complaint
    )
    return [article.path for article in read if known.get(article.id, ("", article.sha256))[1] != article.sha256]


def _is_stale(folder: Path, name: str, known: tuple[str, str] | None) -> bool:
    if known is None or known[0] != _stamp(stamp_of(folder / name), name):
        return False
    try:
        return read_article(folder / name, name, "").sha256 != known[1]
    except ArticleError:
        return False


def _fill_from_folder(shelf: Shelf, folder: Path, progress: Progress | None, stopped: Cancelled) -> str:
    listed = listing(folder)
    known, paths, seen, unread = shelf.stamps(), in_order(listed.files), set[str](), list[str]()
    unread += [complaint for _, complaint in listed.complaints()]
    if not paths:  # as under a disk that is not mounted: what is known of it is kept
        return f"{folder}: no articles in this archive; put {SUFFIXES} files into it, or take it off the project"
    fresh = _changed(folder, paths, known, seen, unread)
    while (batch := list(islice(fresh, BATCH))) and not stopped():
        shelf.put(batch)
        if progress is not None:
            progress(len(seen), max(len(seen) + 1, len(paths)))
    if not stopped():
        shelf.drop(known.keys() - seen)
    complaint = _complaint_about(folder, unread, used=bool(seen))
    shelf.note(COMPLAINT, complaint)
    return complaint


def _changed(
    folder: Path, paths: Sequence[str], known: Mapping[str, tuple[str, str]], seen: set[str], unread: list[str]
) -> Iterator[tuple[Document, str]]:
    """The articles that are new or changed, with their stamps."""
    for path in paths:
        id, found = id_of(path), stamp_of(folder / path)
        stamp = _stamp(found, path)
        if id in known and known[id][0] == stamp:
            seen.add(id)
            continue
        try:
            document = read_article(folder / path, path, id)
        except ArticleError as error:
            unread.append(error.message)
        else:
            seen.add(id)
            yield document, stamp


def _unpack(shelf: Shelf, path: Path, progress: Progress | None, stopped: Cancelled, options: ReadingOptions) -> str:
    found = stamp_of(path)
    stamp = _stamp(found, path.name)
    if stamp and shelf.fact(SOURCE) == stamp:
        return shelf.fact(COMPLAINT)
    known, seen, unread, damage = shelf.stamps(), set[str](), list[str](), list[str]()
    records = _until_damaged(read_packed(path, options), damage)
    while (batch := list(islice(records, BATCH))) and not stopped():
        unread += [record.complaint for record in batch if record.complaint]
        articles = [_document(record, seen) for record in batch if not record.complaint]
        reader = identity_of(path.name)
        shelf.put((article, reader) for article in articles if known.get(article.id) != (reader, article.sha256))
        if progress is not None:
            progress(len(seen), max(len(seen) + 1, round(len(seen) / max(batch[-1].share, 1e-9))))
    if stopped():
        return ""
    if not damage:
        shelf.drop(known.keys() - seen)
    used = bool(seen) or bool(damage and known)
    complaint = _complaint_about(path, [message.removeprefix(f"{path}: ") for message in damage] + unread, used=used)
    shelf.note(COMPLAINT, complaint)
    shelf.note(SOURCE, stamp)
    return complaint


def _stamp(found: Stamp | None, name: str) -> str:
    """Stands for a file as it is and the code that reads it; empty for one that is not there."""
    return f"{found.size} {found.modified} {identity_of(name)}" if found else ""


def _until_damaged(records: Iterable[PackRecord], damage: list[str]) -> Iterator[PackRecord]:
    """The records up to where the file cannot be read, and why it cannot."""
    try:
        yield from records
    except ArticleError as error:
        damage.append(error.message)


def _document(record: PackRecord, seen: set[str]) -> Document:
    """A record as a document; one without an id of its own, or with another's, is known by its text."""
    hash = hash_text(record.text)
    id = id_of(record.key) if record.key else hash[:DIGITS]
    if id in seen:
        id = id_of(f"{record.key} {hash}")
    seen.add(id)
    told = (record.source, record.published, record.url)
    return Document(id, record.key or id, record.text, record.title or record.key or id, hash, *told)


def id_of(key: str) -> str:
    """A document's id in its archive, by what the collection knows it by: a record's own id, a path."""
    return sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]


def _complaint_about(path: Path, unread: Sequence[str], *, used: bool) -> str:
    """What could not be read; whether anything else of the archive is used."""
    if not unread:
        return "" if used else f"{path}: no articles in this archive; put some into it, or take it off the project"
    more = f", and {len(unread) - 1} more" if len(unread) > 1 else ""
    if not used:
        return f"{path}: nothing of the archive could be read: {unread[0]}{more}"
    return f"{path}: not all of the archive could be read: {unread[0]}{more}; the rest is used"
