"""Links that an engine made elsewhere, shown beside those that are found here.

The links of a collection that is linked on many machines come as Parquet. Nothing of it is read before an article is
opened, and then the rows of that article. Either end is known by the id or the path of its article, as the engine was
told; where the project or an archive has that article, a link leads into it, and elsewhere its wording is all there is.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from store.archives.filling import id_of
from store.archives.parquet_links import count_links, files_of, read_links
from store.articles.record_fields import USUAL
from store.disk.atomic import stamp_of
from store.errors import ArticleError, ExportError, NotFoundError
from store.model import ARCHIVED, Cancelled, Document, Entry, Link, Passage, Progress, Span, archive_of

if TYPE_CHECKING:
    from store.linking import Linker

OPENED = 8
"""Articles whose links are kept in memory; a reader goes back and forth between a few."""

HALF = 0.5
"""Part of a link's end that a passage must cover to be asked for it."""


class Articles(Protocol):
    """Where the articles of the two ends are looked for."""

    def article(self, id: str) -> Document:
        """One of the project or of its archives."""

    def known_by(self, names: Sequence[str]) -> Iterator[str]:
        """The ids of those that are known by one of these ids or paths, the likeliest first."""


class _Known(NamedTuple):
    """A link of an opened article, seen from there."""

    here: Span
    link: Link
    path: str
    """Of the article at the other end, as the engine was told."""


class PremadeLinks:
    """The links in a Parquet file, or a folder of them.

    Args:
        name: What links say they come from.
        path: The file or folder.
        articles: Where the articles are.
    """

    is_searched: Literal[False] = False
    """What it has is known; nothing is looked for."""

    columns = USUAL
    """None of articles."""

    def __init__(self, name: str, path: Path, articles: Articles) -> None:
        self.name = name
        self.path = path
        self._articles = articles
        self._complaint = ""
        self._stamp: object = None
        self._opened: OrderedDict[str, tuple[str, list[_Known]]] = OrderedDict()
        self._paths: dict[str, str] = {}
        self._guard = RLock()
        self.articles = 0
        """None is indexed."""
        self.links_made = 0
        """How many links there are, as far as it was looked at."""

    @property
    def complaint(self) -> str:
        """What is wrong with it, in one line; empty when all is well."""
        if stamp_of(self.path) is None:
            return f"{self.path}: the links are not there; put them back, or take them off the project's archives"
        return self._complaint if self._complaint and self._stamp == self._stamps() else ""

    def _stamps(self) -> list[object]:
        return [(file.name, stamp_of(file)) for file in files_of(self.path)]

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """See that it can be read, and how much it is; what is wrong is told in `complaint`."""
        with self._guard:
            stamps = self._stamps()
            if stamp_of(self.path) is None or (stamps == self._stamp and not self._complaint):
                return
            self._opened.clear()
            self._stamp, self._complaint = stamps, ""
            try:
                self.links_made = count_links(self.path)
            except ExportError as error:
                self.links_made, self._complaint = 0, error.message

    def links(self, passage: Passage, limit: int, within: "Linker | None" = None) -> list[Link]:
        """Links of a passage, best first; none before `index`, or while the file is away.

        Args:
            passage: What is asked; links whose end it covers by half are given.
            limit: At most so many.
            within: Not needed: what stands around was seen to when the links were made.
        """
        if passage.document is None or self._stamp is None or stamp_of(self.path) is None:
            return []
        if self._stamp != self._stamps():
            self.index()
        if self._complaint:
            return []
        try:
            known = self._of(passage.document)
        except (ArticleError, NotFoundError):
            return []
        except ExportError as error:
            self._complaint = error.message
            return []
        found = [each for each in known if each.here.overlap(passage.span) >= HALF * each.here.length]
        found.sort(key=lambda each: (each.link.weak, -each.link.score))
        return [self._shown(each)._replace(here=passage) for each in found[:limit]]

    def at_home(self, passage: Passage) -> "tuple[Passage, Linker | None]":
        """No linker knows its passages."""
        return passage, None

    def document(self, id: str) -> Document:
        """None of its documents is more than some passages.

        Raises:
            NotFoundError: Always.
        """
        path = self._paths.get(id, id.removeprefix(f"{self.name}{ARCHIVED}"))
        raise NotFoundError(
            f"{path}: of this article only links are here; add it to the project, or an archive with it"
        )

    def entry(self, id: str) -> Entry:
        """What is known of one of its documents, which is its path.

        Raises:
            NotFoundError: If no link led there.
        """
        if id not in self._paths:
            self.document(id)
        path = self._paths[id]
        return Entry(id, f"{self.name}{ARCHIVED}{path}", path, "", "", "", 0, 0, "")

    def find(self, name: str) -> str:
        """It has no documents to be found."""
        return ""

    def use_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Names were told to the engine; here they change nothing."""

    def use_sense(self, *, wanted: bool) -> None:
        """Nothing is looked for."""

    def close(self) -> None:
        """Nothing is held open."""

    def _of(self, id: str) -> list[_Known]:
        """The links of an article, read when it is first asked for."""
        document = self._articles.article(id)
        with self._guard:
            known = self._opened.get(id)
            if known is None or known[0] != document.sha256:
                known = self._opened[id] = document.sha256, list(self._read(document))
                if len(self._opened) > OPENED:
                    self._opened.popitem(last=False)
            self._opened.move_to_end(id)
            return known[1]

    def _read(self, document: Document) -> Iterator[_Known]:
        named = {document.id, document.path}
        own = named | {name.removeprefix(f"{archive_of(document.id)}{ARCHIVED}") for name in named}
        told = set[object]()
        for row in read_links(self.path, own):
            for seen, path, other in ((row.link, row.here, row.there), (row.link.turned(), row.there, row.here)):
                span = _placed(document.text, seen.here) if own & {seen.here.document, path} else None
                if span is not None and (place := (span, seen.there, other)) not in told:
                    told.add(place)
                    yield _Known(span, seen, other)

    def _shown(self, known: _Known) -> Link:
        """A link with the other end where it is found, or in an article of which nothing else is known."""
        there = known.link.there
        for id in self._articles.known_by([str(there.document), known.path]):
            with suppress(ArticleError, NotFoundError):
                span = _placed(self._articles.article(id).text, there)
                if span is not None:
                    return known.link._replace(there=Passage(id, span, there.text), archive=archive_of(id))
        id = f"{self.name}{ARCHIVED}{id_of(there.document or known.path)}"
        self._paths[id] = known.path or str(there.document)
        return known.link._replace(there=there._replace(document=id), archive=self.name)


def _placed(text: str, end: Passage) -> Span | None:
    """Where a passage stands: where the engine saw it, or in the one place where its words are; None without one."""
    if end.text and end.span.of(text) == end.text:
        return end.span
    start = text.find(end.text) if end.text else -1
    return Span(start, start + len(end.text)) if start >= 0 and text.find(end.text, start + 1) < 0 else None
