"""Links between passages: suggested by the linker, decided by the reader; and search over all documents."""

from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from store.errors import ArticleError, DerivedIndexError, NotFoundError, SpanError, StorageError, VariorumError
from store.judgements import Judged, judgement_of
from store.layout import LINKS
from store.model import (
    Cancelled,
    Document,
    Edit,
    Hit,
    Judgement,
    Link,
    Passage,
    Place,
    Problem,
    Progress,
    Span,
)
from store.records import judgement_from, judgement_record
from store.searching import Search, similar
from store.workspace import Workspace

if TYPE_CHECKING:
    from store.linking import Linker


class Matching(Workspace):
    """Passages, links, judgements, search; everything but accepting and rejecting only reads."""

    def __init__(self, folder: Path, data: Path, annotator: str) -> None:
        super().__init__(folder, data, annotator)
        self._linker: Linker | None = None
        self._indexed: tuple[tuple[str, str], ...] | None = None
        self._linking = RLock()
        self._search = Search(self._library.read)
        self._judged: tuple[object, object, tuple[Judged, ...]] = (None, None, ())

    def passage(self, key: str, span: Span) -> Passage:
        """A span of the document with this id or path, to be linked.

        Raises:
            SpanError: If the span lies outside the text.
        """
        document = self._library.document(key)
        if span.end > len(document.text):
            raise SpanError(
                f"{document.path}: {span.start}-{span.end} lies outside its {len(document.text)} characters"
            )
        return Passage(document.id, span, span.of(document.text))

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the linking index up to date with the articles; what is up to date already costs nothing."""
        with self._linking:
            wanted = tuple((entry.id, entry.sha256) for entry in self._library.entries)
            if wanted == self._indexed:
                return
            try:
                self._the_linker().update(wanted, self._library.read, progress, cancelled)
            except DerivedIndexError as error:
                self._keep_in_memory(error).update(wanted, self._library.read, progress, cancelled)
            if cancelled is None or not cancelled():
                self._indexed = wanted

    def links(self, passage: Passage, limit: int = 10) -> list[Link]:
        """Passages of other documents that carry the same, best first; rejected ones left out, accepted ones marked.

        May take long the first time, when the index is made; callable from any thread.
        """
        self.index()
        judged = self._judged_links()
        rejected = sum(each.judgement.state == "rejected" and each.faces(passage) is not None for each in judged)
        with self._linking:
            linker = self._the_linker()
        found: list[Link] = []
        for link in linker.links(passage, limit + rejected):
            judgement = judgement_of(link, judged)
            if judgement is None:
                found.append(link)
            elif judgement.state == "accepted":
                found.append(replace(link, state="accepted"))
        return [*found, *self._by_hand(passage, judged, found)][:limit]

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

    def judgements(self) -> list[Judgement]:
        """What was decided of links, oldest first."""
        found = []
        for id, record in self._link_records().items():
            try:
                found.append(judgement_from(record))
            except StorageError as error:
                self._told[f"{LINKS} {id}"] = Problem(
                    LINKS, f"{LINKS}, record {id}: {error.message}; it is left as it is"
                )
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
        """Where a phrase stands in any document, in list order, then where words like it stand, best first."""
        exact = self._search.exact(text, self._library.entries, limit)
        wanted = limit - len(exact)
        if wanted <= 0 or not text.strip():
            return exact
        links = self.links(Passage(None, Span(0, len(text)), text), wanted + len(exact))
        return [*exact, *similar(links, exact)][:limit]

    def _judge(self, link: Link, state: Literal["accepted", "rejected"]) -> Judgement:
        if link.here.document is None or link.there.document is None:
            raise VariorumError("a text that is in no document cannot be linked; select it in an article", "Not linked")
        documents = [self._library.document(link.here.document), self._library.document(link.there.document)]
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
        records, entries = self._link_records(), self._library.entries
        if self._judged[0] is not records or self._judged[1] is not entries:
            judged = tuple(each for made in self.judgements() if (each := self._locate(made)) is not None)
            self._judged = (records, entries, judged)
        return self._judged[2]

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
            entry = self._library.entry(place.document)
            if entry.sha256 == place.text:
                return place.selector.span
            found = self._marks.place(self._library.document(place.document), place.selector, place.text)
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
        return Link(here, there, judgement.score, False, judgement.kind, differences, "accepted")

    def _the_linker(self) -> "Linker":
        """The linker, opened when first wanted: it takes what opening a project must not take."""
        from store.linking import Linker

        if self._linker is None:
            folder = self._index / "linking" if self._index else None
            try:
                self._linker = Linker(folder, aliases=self._settings.aliases)
            except DerivedIndexError as error:
                return self._keep_in_memory(error)
        return self._linker

    def _keep_in_memory(self, error: DerivedIndexError) -> "Linker":
        from store.linking import Linker

        self._told["linking"] = Problem("index", error.message)
        if self._linker is not None:
            self._linker.close()
        self._linker = Linker(None, aliases=self._settings.aliases)
        return self._linker

    def _forget_aliases(self) -> None:
        """Open the linker anew: its aliases changed."""
        with self._linking:
            if self._linker is not None:
                self._linker.close()
            self._linker, self._indexed = None, None


def _place(document: Document, span: Span) -> Place:
    from store.anchoring import describe

    return Place(document.id, describe(document.text, span), document.sha256)
