"""Packs of articles that lie in a project's folder: which are not taken apart yet, and taking them apart."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.articles import article_of, identity_of
from store.articles.packs import Pack, is_other_xml, pack_of
from store.disk.atomic import stamp_from, write_whole
from store.errors import ArticleError
from store.model import Cancelled, counted, never
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.articles.batch import Batch

KEPT = "packs.json"
"""What was found in packs, so that they are not read through at every beginning; in the folder of what is derived."""

DIGITS = 16
"""Hexadecimal digits that are kept of the hash of each text."""

NAMED = 3
"""Packs that are named; the rest is counted."""

LOOKED_AT = 20
"""Records of a table that tell whether it is one of articles."""

LONG = 200
"""Characters of a text that is an article though nothing else is said of it."""

_MARKS = (
    "label labels quote start end begin span spans entities annotator annotation annotations prefix suffix exact tokens"
    " relations cats here there"
)
_OF_MARKS = frozenset(_MARKS.split())
"""Fields, in small letters, by which a table with texts is one of annotations or links, as exports are."""

Told = Callable[[str, float], object]
"""Told which pack is read, and how far all of them are, 0 to 1."""


class ProjectPacks:
    """Files of several articles in a project's folder: tables, mailboxes, feeds, extracts of an encyclopaedia."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def unread(self, cancelled: Cancelled = never) -> list[str]:
        """Paths of those of which an article is not here, by its text; what is no table of articles is none.

        A pack that is new is looked into as far as its first article, one that was taken in is read through once.
        """
        library, known = self._workspace.library, self._kept()
        here = {entry.sha256[:DIGITS] for entry in library.entries}
        found, kept = list[str](), dict[str, dict[str, str]]()
        for path in sorted(library.packs):
            if cancelled():
                return []
            texts = self._texts(path, known.get(path), here)
            if texts is None or not here.issuperset(texts):
                found.append(path)
            if texts is not None:
                kept[path] = {"stamp": self._stamp(path), "texts": " ".join(texts)}
        if kept != known:
            self._keep(kept)
        return found

    def told(self, unread: Sequence[str]) -> str:
        """In words, without the remedy: `2 packs of articles lie here unread: mails.mbox, dump.csv`."""
        lie = "lies" if len(unread) == 1 else "lie"
        more = f" and {len(unread) - NAMED} more" if len(unread) > NAMED else ""
        named = ", ".join(unread[:NAMED])
        return f"{counted(len(unread), 'pack')} of articles {lie} here unread: {named}{more}"

    def take_in(self, paths: Sequence[str], tell: Told, cancelled: Cancelled = never) -> "Batch":
        """Bring the articles of packs into the folder, each as a file of its own; the packs stay as they are.

        Args:
            paths: In the project.
            tell: Told how far it is.
            cancelled: Asked after each article; what was brought in stays.

        Raises:
            OSError: If one cannot be written.
        """
        from store.articles.batch import Batch
        from store.articles.intake import ProjectFiles

        folder = self._workspace.folder
        batch = Batch(ProjectFiles(folder))
        for number, path in enumerate(paths):
            begun, part = number / len(paths), 1 / len(paths)
            try:
                for share in _taken_apart(folder / path, batch):
                    tell(path, begun + part * share)
                    if cancelled():
                        break
            except ArticleError as error:
                batch.fail(path, error.message.removeprefix(f"{folder / path}: "))
            if cancelled():
                break
        self._workspace.library.scan()
        return batch

    def _texts(self, path: str, known: dict[str, str] | None, here: Iterable[str]) -> list[str] | None:
        """What stands for the texts in a pack, none where it holds no articles; None for one that holds others."""
        whole = self._workspace.folder / path
        if self._is_archive(whole) or (pack := pack_of(whole)) is None or is_other_xml(whole):
            return []
        if known is not None and known["stamp"] == self._stamp(path):
            return known["texts"].split()
        try:
            return _texts_in(whole, pack, frozenset(here))
        except ArticleError:
            # Of a table nothing more is known; what is called a mailbox is one, and taking it in tells what is wrong.
            return [] if pack.has_columns and pack.name != "Parquet" else None

    def _is_archive(self, path: Path) -> bool:
        """Whether a pack is linked against as it is."""
        named = [archive.path.resolve() for archive in self._workspace.archives]
        whole = path.resolve()
        return any(whole == each or whole.is_relative_to(each) for each in named)

    def _stamp(self, path: str) -> str:
        status = self._workspace.library.packs.get(path)
        stamp = stamp_from(status) if status is not None else None
        return f"{stamp.size} {stamp.modified} {identity_of(path)}" if stamp else ""

    def _kept(self) -> dict[str, dict[str, str]]:
        """By path, the stamp of a pack and what stands for its texts; none where that is not kept, or is damaged."""
        found: object = None
        with suppress(OSError, ValueError):
            if self._workspace.index is not None and self._workspace.library.packs:
                found = json.loads((self._workspace.index / KEPT).read_text("utf-8"))
        items = found.items() if isinstance(found, dict) else ()
        return {path: each for path, each in items if _is_kept(each)}

    def _keep(self, found: dict[str, dict[str, str]]) -> None:
        if self._workspace.index is not None:
            file = self._workspace.index / KEPT
            with suppress(OSError):
                write_whole(file, json.dumps(found).encode(), file.with_name(f".{KEPT}.{os.getpid()}"))


def _is_kept(found: object) -> bool:
    if not isinstance(found, dict) or found.keys() != {"stamp", "texts"}:
        return False
    return all(isinstance(each, str) for each in found.values())


def _taken_apart(path: Path, batch: "Batch") -> Iterator[float]:
    """Place the articles of a pack one by one; how much of it is read after each."""
    from store.articles.options import AS_FOUND
    from store.articles.taking_apart import unpacked

    pack = pack_of(path)
    if pack is None:
        raise ArticleError(f"{path}: is gone; put it back, or go on without it")
    for article in unpacked(path, pack, AS_FOUND):
        batch.take_unpacked(article, path.name, pack.suffix)
        yield article.share


def _texts_in(path: Path, pack: Pack, here: frozenset[str]) -> list[str] | None:
    """What stands for each text of a pack; None as soon as one is not among those that are here.

    Raises:
        ArticleError: If it cannot be read.
    """
    from store.articles.options import AS_FOUND
    from store.articles.taking_apart import unpacked

    if pack.has_columns and not _is_of_articles(path, pack):
        return []
    found = list[str]()
    for article in unpacked(path, pack, AS_FOUND):
        if article.complaint:
            continue
        with suppress(ArticleError):
            found.append(article_of(article.content, article.name).sha256[:DIGITS])
            if found[-1] not in here:
                return None
    return found


def _is_of_articles(path: Path, pack: Pack) -> bool:
    """Whether a table is one of articles: it has texts with something said of them, or long ones, and no marks."""
    from itertools import islice

    from store.articles.options import AS_FOUND
    from store.articles.record_fields import USUAL

    longest = 0
    for _, _, record in islice(pack.records(path, AS_FOUND), LOOKED_AT):
        if not isinstance(record, dict):
            continue
        fields = USUAL.among(record)
        if "text" not in fields or _OF_MARKS & {name.lower() for name in record}:
            return False
        text = record.get(fields["text"])
        longest = max(longest, len(text) if isinstance(text, str) else 0)
        if longest and fields.keys() - {"text", "id"}:
            return True
    return longest >= LONG
