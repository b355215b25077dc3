"""Articles of an import: found in the project, or brought along as files."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from store.articles import article_of
from store.articles.intake import HEADER_FIELDS, article_file, file_name, place
from store.articles.reading import LARGEST
from store.errors import ArticleError, StorageError
from store.exchange.edition import Edition
from store.library.library import Library
from store.model import Annotation, Document, Entry, Record, hash_text

LIKE = 0.5
"""Part of the shorter text that must stand in the longer one for both to be the same article."""

PIECE = 16
"""Code points of the pieces by which that is measured."""

COMPARED = 200_000
"""Code points of a text that are compared."""

TEXT = ".txt"
"""End of the name of an article that is nothing but its text."""

PLAIN = (TEXT, ".text", ".md", ".markdown")
"""Ends of names under which a text reads as it is; a name with another end is given `TEXT`."""

DEEPEST = 8
"""Folders in which an article may lie that is brought along."""

LONGEST_PART = 100
"""Code points of one part of a path; file systems take 255 bytes."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\ufffd]')


class Arrived(NamedTuple):
    """An article as an import has it, and as the project has it."""

    theirs: Document
    own: Document


class Arrivals(NamedTuple):
    """What became of the articles of an import."""

    known: Mapping[str, Arrived]
    """By id in the import; those that are neither here nor could be brought along are missing."""
    brought: tuple[str, ...]
    """Paths of those that are files of the project since."""
    refused: tuple[str, ...]
    """Names of those that are neither."""


def writable(text: str) -> str:
    """A text without what UTF-8 cannot carry, one code point for one."""
    return _SURROGATES.sub("\ufffd", text)


def arrivals(edition: Edition, folder: Path, library: Library) -> Arrivals:
    """Every article of an import in the project: by the hash of its text, by path or name, by title with like text.

    One that is not found is brought along, as a file that was not there before.

    Raises:
        StorageError: If a file cannot be written.
    """
    theirs = {id: _cleaned(edition.documents[id]) for id in edition.documents}
    finding, bringing = _Finding(library, edition.annotations, theirs.values()), _Bringing(folder)
    placed = dict[str, str]()
    for id, document in theirs.items():
        entry = finding.entry(document)
        path = entry.path if entry else bringing.bring(document)
        placed |= {id: path} if path else {}
    if bringing.brought:
        library.scan()
    known = {id: Arrived(theirs[id], library.document(path)) for id, path in placed.items() if library.has(path)}
    return Arrivals(known, tuple(bringing.brought), tuple(bringing.refused))


def is_like(one: str, other: str) -> bool:
    """Whether the shorter of two texts mostly stands in the longer one, white space aside."""
    shorter, longer = sorted(("".join(each[:COMPARED].split()) for each in (one, other)), key=len)
    if len(shorter) < PIECE:
        return bool(shorter) and shorter in longer
    pieces = [shorter[start : start + PIECE] for start in range(0, len(shorter) - PIECE + 1, PIECE)]
    there = {longer[start : start + PIECE] for start in range(len(longer) - PIECE + 1)}
    return sum(piece in there for piece in pieces) >= LIKE * len(pieces)


class _Finding:
    """Articles of the project that articles of an import may be.

    Args:
        library: Those of the project.
        annotations: What the import has made; where it gives no text of an article, their quotes tell which it is.
        theirs: All articles of the import.
    """

    def __init__(self, library: Library, annotations: Sequence[Annotation], theirs: Iterable[Document]) -> None:
        self._library = library
        self._theirs = {(document.sha256, _name(document)) for document in theirs}
        self._found: dict[str, str] = {}
        self._quotes: dict[str, list[str]] = {}
        for made in annotations:
            self._quotes.setdefault(made.document, []).append(made.selector.exact)
        self._by: dict[tuple[str, str], list[Entry]] = {}
        for entry in library.entries:
            for name, value in _marks(entry):
                self._by.setdefault((name, value), []).append(entry)

    def entry(self, document: Document) -> Entry | None:
        """The article of the project that this is."""
        found = self._entry(document)
        if found:
            self._found.setdefault(found.path, _name(document))
        return found

    def _entry(self, document: Document) -> Entry | None:
        marks = list(_marks(document))
        same = [entry for entry in self._by.get(marks[0], []) if not self._is_anothers(entry, document)]
        if same:
            # Two outlets may carry the very same text, and formats of texts alone name an article without its suffix.
            return min(same, key=lambda entry: (entry.path != document.path, _name(entry) != _name(document)))
        likely = dict.fromkeys(entry for mark in marks[1:] for entry in self._by.get(mark, []))
        mine = (entry for entry in likely if not self._is_anothers(entry, document))
        return next((entry for entry in mine if self._is_it(entry, document)), None)

    def _is_anothers(self, entry: Entry, document: Document) -> bool:
        """Whether an article of another name is another one of the import, or of another outlet."""
        name = _name(document)
        if _name(entry) == name or (entry.url and entry.url == document.url):
            return False
        is_theirs = (entry.sha256, _name(entry)) in self._theirs or self._found.get(entry.path, name) != name
        return is_theirs or bool(entry.source and document.source and entry.source != document.source)

    def _is_it(self, entry: Entry, document: Document) -> bool:
        try:
            text = self._library.read(entry.id).text
        except ArticleError:
            return False
        if document.text:
            return is_like(text, document.text)
        quotes = self._quotes.get(document.id, [])
        return sum(quote in text for quote in quotes) >= LIKE * len(quotes)


def _marks(article: Entry | Document) -> Iterator[tuple[str, str]]:
    """By what an article is known, what tells most first."""
    yield "hash", article.sha256
    yield "path", article.path
    if article.url:
        yield "url", article.url
    yield "name", _name(article)
    yield "title", " ".join(article.title.casefold().split())


def _name(article: Entry | Document) -> str:
    return PurePosixPath(article.path).stem.casefold()


class _Bringing:
    """Writes articles of an import as files of a project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._placed_at: dict[tuple[str, str, str], str] = {}
        self.brought: list[str] = []
        """Paths of files that were not there before."""
        self.refused: list[str] = []
        """Names of those that could not become files."""

    def bring(self, document: Document) -> str:
        """The path of the file that an article is now; empty where it could not become one.

        The same text under the same name and of the same outlet is one article, in whatever folders it lies.

        Raises:
            StorageError: If it cannot be written.
        """
        known = document.sha256, _name(document), document.source
        if known not in self._placed_at:
            try:
                name, content = _as_file(document)
                self._placed_at[known] = self._placed(name, content)
            except (ValueError, ArticleError):
                named = document.path or document.title or document.id
                self.refused.append(named)
                return ""
        return self._placed_at[known]

    def _placed(self, name: str, content: bytes) -> str:
        if not (self._folder / name).resolve().is_relative_to(self._folder.resolve()):
            name = PurePosixPath(name).name
        try:
            placed = place(self._folder, name, content)
        except OSError as error:
            message = f"{self._folder / name}: cannot be written ({error.strerror}); see to its permissions"
            raise StorageError(message) from error
        path = placed.path.relative_to(self._folder).as_posix()
        self.brought += [path] if placed.new else []
        return path


def _as_file(document: Document) -> tuple[str, bytes]:
    """Name and content of the file that reads as an article most nearly.

    Raises:
        ValueError: If it has no text.
        ArticleError: If no file reads like it, or none so large is read.
    """
    if len(document.text.encode()) > LARGEST:
        raise ArticleError(f"{document.path}: larger than {LARGEST >> 20} MB; split it into articles")
    described = (document.title, document.source, document.published, document.url, document.author)
    header: Record = dict(zip(HEADER_FIELDS, described, strict=True))
    name = safe_path(document.path) or file_name(document.title, document.published)
    header["title"] = document.title or PurePosixPath(name).stem
    bare, headed = article_file({"text": document.text}), article_file({**header, "text": document.text})
    read = article_of(bare, name)
    told = zip(described, (read.title, read.source, read.published, read.url, read.author), strict=True)
    is_told = all(wanted in ("", found) for wanted, found in told)
    return name, bare if is_told and read.text == document.text else headed


def safe_path(path: str) -> str:
    """A path from elsewhere as one of a text file below a folder; empty where nothing is left of it."""
    parts = [_UNSAFE.sub("-", part)[:LONGEST_PART].strip().lstrip(".") for part in path.split("/")]
    *above, name = [part for part in parts if part] or [""]
    if not name:
        return ""
    kept = PurePosixPath(name).suffix.lower() in PLAIN
    return "/".join((*above[-DEEPEST:], name if kept else f"{PurePosixPath(name).stem or name}{TEXT}"))


def _cleaned(document: Document) -> Document:
    """An article of an import with nothing in it that UTF-8 or a file cannot carry; offsets stay."""
    changed = document._replace(
        path=writable(document.path),
        text=writable(document.text),
        title=writable(document.title),
        source=writable(document.source),
        published=writable(document.published),
        url=writable(document.url),
        author=writable(document.author),
    )
    return changed if changed.text == document.text else changed._replace(sha256=hash_text(changed.text))
