"""Links between passages: suggested by the linker, decided by the reader; and search over all documents."""

from functools import partial
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING, Literal

from store.annotations.judgements import Judged, accepted, judgement_of
from store.archives.archives import merged
from store.articles import read_below
from store.disk.layout import LINKING, LINKS, archive_of
from store.errors import ArticleError, DerivedIndexError, NotFoundError, SpanError, StorageError, VariorumError
from store.library.searching import MOST_CLOSE, NEARLY, Search, close_hits
from store.model import (
    Cancelled,
    Document,
    Edit,
    Entry,
    Hit,
    Judgement,
    Link,
    Passage,
    Place,
    Problem,
    Progress,
    Span,
)
from store.project.workspace import Workspace
from store.records import judgement_from, judgement_record

if TYPE_CHECKING:
    from store.linking import Linker


ASK_AGAIN = 2.0
"""Seconds after which an index that another program is writing is looked at again."""


class Matching(Workspace):
    """Passages, links, judgements, search; everything but accepting and rejecting only reads."""

    def __init__(self, folder: Path, data: Path, annotator: str) -> None:
        super().__init__(folder, data, annotator)
        self._linker: Linker | None = None
        self._indexed: tuple[int, bool] | None = None
        self._asked_again = 0.0
        self._linking = RLock()
        self._search = Search(self._library.read)
        self._judged: tuple[object, object, int, tuple[Judged, ...]] = (None, None, 0, ())

    def passage(self, key: str, span: Span) -> Passage:
        """A span of the document with this id or path, to be linked.

        Raises:
            SpanError: If the span lies outside the text.
        """
        document = self._read(key)
        if span.end > len(document.text):
            raise SpanError(
                f"{document.path}: {span.start}-{span.end} lies outside its {len(document.text)} characters"
            )
        return Passage(document.id, span, span.of(document.text))

    def index_articles(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the linking index up to date with the articles; what is up to date already costs nothing."""
        with self._linking:
            version = self._library.version, self._settings.semantic
            if version == self._indexed or monotonic() < self._asked_again:
                return
            wanted = [(entry.id, entry.sha256) for entry in self._library.entries]
            try:
                is_whole = self._update(self._the_linker(), wanted, progress, cancelled)
            except DerivedIndexError as error:
                is_whole = self._update(self._keep_in_memory(error), wanted, progress, cancelled)
            if is_whole:
                self._indexed = version
            elif cancelled is None or not cancelled():
                # Another program is at it: what it has done so far is used, and looked at again in a while.
                self._asked_again = monotonic() + ASK_AGAIN

    def _update(
        self, linker: "Linker", wanted: list[tuple[str, str]], progress: Progress | None, cancelled: Cancelled | None
    ) -> bool:
        from store.linking import Elsewhere, load_model

        elsewhere = Elsewhere(partial(read_below, self.folder), lambda key: self._library.entry(key).path)
        linker.use_model(load_model if self._settings.semantic else None)
        try:
            return linker.update(wanted, self._library.read, progress, cancelled, elsewhere)
        finally:
            if linker.remark:
                self._told["linking"] = Problem("index", linker.remark)

    def links(self, passage: Passage, limit: int = 10) -> list[Link]:
        """Passages of other documents that carry the same, best first; rejected ones left out, accepted ones marked.

        What was accepted is not weak, whatever its score.

        Those of the project's archives are among them as far as these are indexed. May take long the first time, when
        the indexes are made; callable from any thread.
        """
        is_first = self._linker is None
        self.index_articles()
        if is_first:
            self._archives.index()
        judged = self._judged_links()
        rejected = sum(each.judgement.state == "rejected" and each.faces(passage) is not None for each in judged)
        found: list[Link] = []
        for link in self._suggested(passage, limit + rejected):
            judgement = judgement_of(link, judged)
            if judgement is None:
                found.append(link)
            elif judgement.state == "accepted":
                found.append(accepted(link))
        found += self._by_hand(passage, judged, found)
        return sorted(found, key=lambda link: link.weak)[:limit]

    def _suggested(self, passage: Passage, limit: int) -> list[Link]:
        """What the linkers say of the project's articles and of its archives."""
        linker, (asked, within) = self._ready_linker(), self._archives.at_home(passage)
        own = [link._replace(here=passage) for link in linker.links(asked, limit, within)]
        return merged(own, self._archives.links(passage, limit, linker))

    def _read_or_nothing(self, entry: Entry) -> Document:
        """A document; without a text where its file cannot be read any more, which `problems` tells."""
        try:
            return self._library.read(entry.id)
        except (ArticleError, NotFoundError):
            return Document(entry.id, entry.path, "", entry.title, entry.sha256)

    def accept(self, link: Link) -> Judgement:
        """Keep a link as right."""
        return self._judge(link, "accepted")

    def reject(self, link: Link) -> Judgement:
        """Keep a link as wrong: it is not offered again."""
        return self._judge(link, "rejected")

    def link(self, here: Passage, there: Passage) -> Judgement:
        """Keep a link that a reader drew by hand."""
        from store.linking import compare

        found = compare(here.text, there.text)
        return self.accept(Link(here, there, found.score, False, found.kind, found.differences))

    def unmatched_words(self, here: str, there: str) -> tuple[list[Span], list[Span]]:
        """The words of two wordings that have no partner in the other one, as spans of each."""
        from store.linking import unmatched_words

        return unmatched_words(here, there)

    def suggested_aliases(self) -> list[tuple[str, str]]:
        """Pairs of names in the articles that may be one and are not declared so, the surest first."""
        from store.linking import suggest

        return suggest(map(self._read_or_nothing, self._library.entries), self._settings.aliases)

    def judgements(self) -> list[Judgement]:
        """What was decided of links, oldest first."""
        found = []
        for id, record in self._link_records().items():
            try:
                found.append(judgement_from(record))
            except StorageError as error:
                message = f"{self.data / LINKS}, record {id}: {error.message}; it is left as it is"
                self._told[f"{LINKS} {id}"] = Problem(LINKS, message)
        return found

    def unlink(self, judgement_id: str) -> None:
        """Forget what was decided of a link.

        Raises:
            NotFoundError: If there is no such decision.
        """
        with self._writing():
            for made in self.judgements():
                if made.id == judgement_id:
                    self._keep("unlink", [Edit("links", "", made.id, judgement_record(made), None)])
                    return
        raise NotFoundError(f"{judgement_id}: no such link; it may have been removed meanwhile")

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Where a phrase stands in any document, in list order, then where most of its words do, or words like them.

        A word that no article has is taken for the likest one that one has. What says the like in other words comes
        last, where the settings ask for it.
        """
        exact = self._search.exact(text, self._library.entries, limit)
        if len(exact) >= limit or not text.strip():
            return exact
        self.index_articles()
        found, ways = list(exact), [text]
        if not exact and (respelt := self._search.respelt(text, self._library.entries)):
            found += [hit._replace(score=NEARLY) for hit in self._search.exact(respelt, self._library.entries, limit)]
            ways.append(respelt)
        linker = self._ready_linker()
        for way in ways:
            links = linker.links(Passage(None, Span(0, len(way)), way), limit, by_words=True)
            found += self._search.similar(way, links, found, self._library.entry)
        found += close_hits(linker.close_in_sense(text, MOST_CLOSE), found)
        return sorted(found, key=lambda hit: -hit.score)[:limit]

    def _judge(self, link: Link, state: Literal["accepted", "rejected"]) -> Judgement:
        if link.here.document is None or link.there.document is None:
            raise VariorumError("a text that is in no document cannot be linked; select it in an article", "Not linked")
        documents = [self._read(link.here.document), self._read(link.there.document)]
        here, there = (
            _place(document, end.span) for document, end in zip(documents, (link.here, link.there), strict=True)
        )
        with self._writing():
            former = judgement_of(link, self._judged_links())
            if former is not None and former.state == state:
                return former
            id = former.id if former else self._new_id()
            made = Judgement(id, here, there, state, link.score, link.kind, self.annotator, self._now())
            before = judgement_record(former) if former else None
            verb = "accept" if state == "accepted" else "reject"
            self._keep(f"{verb} link", [Edit("links", "", id, before, judgement_record(made))], documents)
            return made

    def _link_records(self) -> dict[str, dict[str, object]]:
        try:
            return self._database.tables(LINKS).get("links", {})
        except StorageError as error:
            self._told[LINKS] = Problem(LINKS, error.message)
            return {}

    def _judged_links(self) -> tuple[Judged, ...]:
        """Judgements whose both ends are found in the texts as they stand now; worked out once for each version."""
        records, entries, version = self._link_records(), self._library.entries, self._archives.version
        known = self._judged
        if known[0] is not records or known[1] is not entries or known[2] != version:
            judged = tuple(each for made in self.judgements() if (each := self._locate(made)) is not None)
            known = self._judged = (records, entries, version, judged)
        return known[3]

    def _locate(self, made: Judgement) -> Judged | None:
        ends = []
        for place in (made.here, made.there):
            span = self._span_of(place)
            if span is None:
                return None
            ends.append((place.document, span))
        return Judged(made, ends[0], ends[1])

    def _span_of(self, place: Place) -> Span | None:
        try:
            if self._describe(place.document).sha256 == place.text:
                return place.selector.span
            found = self._marks.place(self._read(place.document), place.selector, place.text)
        except (NotFoundError, ArticleError):
            return None
        return None if found is None else found[0]

    def _by_hand(self, passage: Passage, judged: tuple[Judged, ...], found: list[Link]) -> list[Link]:
        """Accepted links of a passage that the linker did not suggest: those that readers drew themselves."""
        made = []
        for each in judged:
            other = each.faces(passage)
            if each.judgement.state != "accepted" or other is None or any(each.is_of(link) for link in found):
                continue
            made.append(self._drawn(passage, self.passage(*other), each.judgement))
        return made

    def _drawn(self, here: Passage, there: Passage, judgement: Judgement) -> Link:
        from store.linking import compare

        differences = compare(here.text, there.text).differences
        archive = archive_of(there.document)
        return Link(here, there, judgement.score, False, judgement.kind, differences, "accepted", archive)

    def _ready_linker(self) -> "Linker":
        with self._linking:
            return self._the_linker()

    def _the_linker(self) -> "Linker":
        """The linker, opened when first wanted: it takes what opening a project must not take."""
        from store.linking import Linker

        if self._linker is None:
            folder = self._index / LINKING if self._index else None
            try:
                self._linker = Linker(folder, aliases=self._settings.aliases)
            except DerivedIndexError as error:
                return self._keep_in_memory(error)
        self._linker.use_aliases(self._settings.aliases)
        return self._linker

    def _keep_in_memory(self, error: DerivedIndexError) -> "Linker":
        from store.linking import Linker

        self._told["linking"] = Problem("index", error.message)
        if self._linker is not None:
            self._linker.close()
        self._linker = Linker(None, aliases=self._settings.aliases)
        return self._linker


def _place(document: Document, span: Span) -> Place:
    from store.annotations.anchoring import describe

    return Place(document.id, describe(document.text, span), document.sha256)
