"""The articles of a project: which there are, under which ids, and their texts."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TypeVar

from store.articles import (
    SUFFIXES,
    ChosenEncoding,
    in_order,
    listing,
    read_article,
    read_below,
)
from store.disk.atomic import Stamp, stamp_from, stamp_of
from store.disk.headers import FileHeader
from store.errors import ArticleError, NotFoundError
from store.library.catalogue import Catalogue, Row, reader_of, written
from store.library.identity import identify
from store.model import Cancelled, Document, Entry, Problem, Progress, never, silent
from store.text import words
from store.text.graphemes import previous_grapheme
from store.text.quotes import quoted

_Article = TypeVar("_Article", Entry, Document)

TOLD = 40
"""Characters of a title in a message, so that the file and the remedy have room beside it."""

OPENED = 32
"""Documents kept in memory: all that a reading session has before it, and the last few left."""

UNSPACED = 15
"""Characters between two spaces, on average, above which a script is one that does not part words by spaces."""

BATCH = 500
"""Articles read before the catalogue keeps them, so that a first opening that is interrupted was not for nothing."""


class Library:
    """The articles of a folder, which is only ever read.

    Args:
        folder: The project folder.
        catalogue: What is known of its articles from before.
        headers: Gives the data files there are, by document id.
        addresses: Gives where files were retrieved, by their paths and by the hashes of their texts.
        chosen: Gives the encodings that readers chose, by path.
    """

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        headers: Callable[[], Mapping[str, FileHeader]],
        addresses: Callable[[], Mapping[str, str]] = dict,
        chosen: Callable[[], Mapping[str, ChosenEncoding]] = dict,
    ) -> None:
        self.folder = folder
        self.entries: tuple[Entry, ...] = ()
        """In list order."""
        self.problems: tuple[Problem, ...] = ()
        """Articles that could not be read."""
        self.packs: Mapping[str, os.stat_result | None] = {}
        """Files that by their names may hold several articles, which are not read here, with their status."""
        self.version = 0
        """Grows whenever the entries are other than before."""
        self.is_scanned = False
        """Whether the entries are known yet."""
        self._catalogue = catalogue
        self._headers = headers
        self._addresses = addresses
        self._chosen = chosen
        self._known: dict[str, Entry] = {}
        self._gone: dict[str, Entry] = {}
        self._opened: OrderedDict[str, tuple[Stamp | None, Document]] = OrderedDict()
        self._folders: dict[str, Stamp | None] = {}
        self._guard = RLock()

    def scan(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> bool:
        """Look at every file, reading those that changed; whether anything is other than before.

        Args:
            progress: Called with the articles looked at and all there are, now and then.
            cancelled: Asked meanwhile; nothing is other than before then, but what was read is kept.
        """
        with self._guard:
            former, packs = self.entries, _stamps(self.packs)
            listed = listing(self.folder, lambda number: progress(0, number) if progress else None)
            self._folders = {folder: status and stamp_from(status) for folder, status in listed.folders.items()}
            problems = [Problem(*complaint) for complaint in listed.complaints()]
            found = self._rows(listed.files, problems, progress or silent, cancelled or never)
            if found is None:
                return False
            seen = {entry.path: entry.id for entry in former}
            ids = identify([(row.path, row.sha256) for row in found], self._headers(), seen)
            addresses = self._addresses()
            self.entries = tuple(_addressed(row.entry(ids[row.path]), addresses) for row in found)
            self.problems, self.packs = tuple(problems), listed.packs
            was = self._known
            self._known = {entry.path: entry for entry in self.entries} | {entry.id: entry for entry in self.entries}
            self._gone |= {key: entry for key, entry in was.items() if key not in self._known}
            is_first, self.is_scanned = not self.is_scanned, True
            if self.entries == former and not is_first:
                return _stamps(self.packs) != packs
            self.version += 1
            return True

    def refresh(self) -> bool:
        """Ask the stamps of folders and opened documents; scan when one changed. Whether anything is other now."""
        with self._guard:
            for folder, stamp in self._folders.items():
                if stamp_of(Path(folder)) != stamp:
                    return self._forget_changed() | self.scan()
            return self._forget_changed() and self.scan()

    def entry(self, key: str) -> Entry:
        """The entry of a document, by id or by path.

        Raises:
            NotFoundError: If the project has no such document.
        """
        entry = self._known.get(key) or self._known.get(key.removeprefix("./"))
        if entry is None:
            raise NotFoundError(self._missing(key))
        return entry

    def _missing(self, key: str) -> str:
        """What to say of a document that is not there: by its title where it was there before."""
        entry = self._gone.get(key)
        if entry is None:
            return f"{key}: the project has no such document; `variorum documents` lists those it has"
        title = (
            entry.title if len(entry.title) <= TOLD else f"{entry.title[: previous_grapheme(entry.title, TOLD + 1)]}…"
        )
        return f"{quoted(title)} was deleted or renamed ({entry.path}): put it back to go on with it"

    def ids(self, key: str | None = None) -> list[str]:
        """The id of one document, by id or by path; those of all, in list order, without a key.

        Raises:
            NotFoundError: If the project has no such document.
        """
        return [entry.id for entry in self.entries] if key is None else [self.entry(key).id]

    def has(self, id: str) -> bool:
        """Whether there is an article of this id or path."""
        return id in self._known

    def document(self, key: str) -> Document:
        """A document with its text, by id or by path; the last few are kept in memory.

        Raises:
            NotFoundError: If the project has no such document.
            ArticleError: If its file cannot be read any more.
        """
        entry = self.entry(key)
        with self._guard:
            opened = self._opened.get(entry.id)
            if opened is None:
                path = self.folder / entry.path
                opened = self._opened[entry.id] = (stamp_of(path), self._article(entry))
                if len(self._opened) > OPENED:
                    self._opened.popitem(last=False)
                self._check_text(entry, opened[1])
            self._opened.move_to_end(entry.id)
            return opened[1]

    def read(self, key: str) -> Document:
        """A document like `document` gives it, not kept in memory: for going through all of them."""
        entry = self.entry(key)
        opened = self._opened.get(entry.id)
        return opened[1] if opened else self._article(entry)

    def _article(self, entry: Entry) -> Document:
        chosen = self._chosen().get(entry.path)
        return _addressed(read_article(self.folder / entry.path, entry.path, entry.id, chosen), self._addresses())

    def places(self, words: str, paths: Sequence[str] | None = None) -> dict[str, int]:
        """How often words, as `searched` gives them, stand in the articles whose texts are kept, by path."""
        return self._catalogue.places(words, paths)

    def holding(self, words: str, paths: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
        """Path and folded text of each article whose text is kept and in which these words stand, or in longer ones."""
        return self._catalogue.holding(words, paths)

    def kept_texts(self) -> set[str]:
        """Paths of the articles that `places` looks into; others must be read."""
        return self._catalogue.kept_texts()

    def elsewhere(self) -> tuple[Callable[[str, str], Document], Callable[[str], str]]:
        """How another process reads a document: a function that can be handed to it, and where this one says it is."""
        return partial(read_below, self.folder, chosen=dict(self._chosen())), lambda key: self.entry(key).path

    def emptiness(self) -> str:
        """What is to be said of a folder without articles; empty for one that has any."""
        if not self.is_scanned or self.entries or self.problems:
            return ""
        return f"{self.folder}: no articles here; put {SUFFIXES} files into it"

    def stale(self) -> list[Entry]:
        """Articles whose files say something else than their entries, though nothing told so; reads all of them."""
        return [entry for entry, unread in self.read_anew() if not unread]

    def read_anew(self) -> Iterator[tuple[Entry, str]]:
        """The same, and articles that cannot be read any more, each with the reason; it is empty for those that can."""
        for entry in self.entries:
            try:
                if self._article(entry).sha256 != entry.sha256:
                    yield entry, ""
            except ArticleError as error:
                yield entry, error.message

    def read_again(self, stale: Sequence[Entry]) -> None:
        """Forget what is known of these articles, and scan."""
        with self._guard:
            for entry in stale:
                self._opened.pop(entry.id, None)
            self._catalogue.drop([entry.path for entry in stale])
            self.scan()

    def close(self) -> None:
        """Let go of the catalogue."""
        with self._guard:
            self._catalogue.close()

    def _rows(
        self,
        files: Mapping[str, os.stat_result | None],
        problems: list[Problem],
        progress: Progress,
        cancelled: Cancelled,
    ) -> list[Row] | None:
        """What is known of all files, in list order; None when it was cancelled."""
        progress(0, len(files))
        former = self._catalogue.rows()
        found: list[Row] = []
        fresh = self._fresh(files, former, found, problems)
        while batch := list(islice(fresh, BATCH)):
            self._catalogue.put(batch)
            progress(len(found), len(files))
            if cancelled():
                return None
        if gone := former.keys() - files.keys():
            self._catalogue.drop(gone)
        return found

    def _fresh(
        self,
        files: Mapping[str, os.stat_result | None],
        former: Mapping[str, Row],
        found: list[Row],
        problems: list[Problem],
    ) -> Iterator[tuple[Row, str]]:
        """Fill `found` in list order, yielding the rows that had to be read, with their texts."""
        chosen = self._chosen()
        for path in in_order(files):
            status, row = files[path], former.get(path)
            if row is not None and row.is_of(status, chosen.get(path)):
                found.append(row)
                continue
            try:
                row, text = _read(self.folder, path, status, chosen.get(path))
            except ArticleError as error:
                problems.append(Problem(path, error.message))
            else:
                found.append(row)
                yield row, text

    def _forget_changed(self) -> bool:
        changed = [
            id
            for id, (stamp, document) in self._opened.items()
            if stamp_of(self.folder / document.path) != stamp or not self.has(id)
        ]
        for id in changed:
            del self._opened[id]
        return bool(changed)

    def _check_text(self, entry: Entry, document: Document) -> None:
        if entry.sha256 != document.sha256:
            self.scan()


def _addressed(article: _Article, addresses: Mapping[str, str]) -> _Article:
    """An article that names no address itself, with the one from which its file was retrieved."""
    if article.url or not addresses:
        return article
    return article._replace(url=addresses.get(article.path) or addresses.get(article.sha256, ""))


def _stamps(files: Mapping[str, os.stat_result | None]) -> dict[str, Stamp | None]:
    return {path: status and stamp_from(status) for path, status in files.items()}


def _read(folder: Path, path: str, status: os.stat_result | None, chosen: ChosenEncoding | None) -> tuple[Row, str]:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = path.encode("utf-8", "replace").decode()
        raise ArticleError(f"{shown}: the file's name is not UTF-8; rename the file") from error
    document = read_article(folder / path, path, "", chosen)
    size, modified = (status.st_size, status.st_mtime_ns) if status else (-1, -1)
    described = (document.title, document.source, document.published, document.url)
    counted = (len(document.text), count_words(document.text))
    made = (document.sha256, written(document.remarks), reader_of(path, chosen))
    return Row(size, modified, path, *described, *counted, *made), document.text


def count_words(text: str) -> int:
    """How many words a text has: as word processors count, or where hardly any spaces stand, as `store.text` does.

    Finding every word takes ten times as long as reading the article, and would be most of a first opening.
    """
    spaced = len(text.split())
    return spaced if spaced * UNSPACED > len(text) else len(words(text))
