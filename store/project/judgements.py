"""What readers decided of links: read once for each version of the file, found in the texts as they stand now."""

from collections.abc import Sequence
from typing import Literal

from store.annotations.judgements import Judged, accepted, judgement_of
from store.disk.layout import LINKS
from store.errors import ArticleError, NotFoundError, StorageError, VariorumError
from store.model import Document, Judgement, Link, LinkEnd, Passage, Problem, Record, Span, archive_of
from store.project.workspace import Workspace
from store.records import judgement_from, judgement_record
from store.records.changes import Edit
from store.records.fields import require_own_id

VERBS = {"accepted": "accept", "rejected": "reject"}


class Judgements:
    """The judged links of a project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: tuple[object, tuple[Judgement, ...]] = (None, ())
        self._located: tuple[object, object, int, tuple[Judged, ...]] = (None, None, 0, ())

    def all(self) -> tuple[Judgement, ...]:
        """What was decided of links, oldest first; nothing is parsed again while the file stays as it is."""
        records = self._records()
        if self._read[0] is not records:
            self._read = (records, tuple(each for id, record in records.items() if (each := self._parse(id, record))))
        return self._read[1]

    def located(self) -> tuple[Judged, ...]:
        """Those whose both ends are found in the texts as they stand now; worked out once for each version."""
        workspace = self._workspace
        records, entries, version = self._records(), workspace.library.entries, workspace.archives.version
        known = self._located
        if known[0] is not records or known[1] is not entries or known[2] != version:
            located = tuple(each for judgement in self.all() if (each := self._locate(judgement)) is not None)
            known = self._located = (records, entries, version, located)
        return known[3]

    def decide(self, link: Link, state: Literal["accepted", "rejected"]) -> Judgement:
        """Keep what a reader decided of a link; the same again changes nothing.

        Raises:
            VariorumError: If an end of it is in no document.
            StorageError: If it could not be kept.
        """
        return self.decide_all([link], state)[0]

    def decide_all(self, links: Sequence[Link], state: Literal["accepted", "rejected"]) -> list[Judgement]:
        """Keep the same of several links as one change; the arguments and errors are those of `decide`."""
        documents = {end.document: self._document(end.document) for link in links for end in (link.here, link.there)}
        ends = [[_end(documents[end.document], end.span) for end in (link.here, link.there)] for link in links]
        with self._workspace.writing():
            located = self.located()
            formers = [judgement_of(link, located) for link in links]
            found = [
                former if former and former.state == state else self._judgement(link, both, state, former)
                for link, both, former in zip(links, ends, formers, strict=True)
            ]
            edits = [_edit(former, now) for former, now in zip(formers, found, strict=True) if former != now]
            if edits:
                action = f"{VERBS[state]} {'link' if len(edits) == 1 else f'{len(edits)} links'}"
                self._workspace.keep(action, edits, documents.values())
            return found

    def _judgement(
        self, link: Link, ends: Sequence[LinkEnd], state: Literal["accepted", "rejected"], former: Judgement | None
    ) -> Judgement:
        workspace = self._workspace
        decided = (state, link.score, link.kind, workspace.annotator, workspace.now())
        return Judgement(former.id if former else workspace.new_id(), ends[0], ends[1], *decided)

    def _document(self, id: str | None) -> Document:
        if id is None:
            raise VariorumError("a text that is in no document cannot be linked; select it in an article", "Not linked")
        return self._workspace.read(id)

    def _records(self) -> dict[str, Record]:
        try:
            return self._workspace.database.tables(LINKS).get("links", {})
        except StorageError as error:
            self._workspace.complaints[LINKS] = Problem(LINKS, error.message)
            return {}

    def _parse(self, id: str, record: Record) -> Judgement | None:
        try:
            require_own_id(record, id)
            return judgement_from(record)
        except StorageError as error:
            message = f"{self._workspace.data / LINKS}, record {id}: {error.message}; it is left as it is"
            self._workspace.complaints[f"{LINKS} {id}"] = Problem(LINKS, message)
            return None

    def _locate(self, judgement: Judgement) -> Judged | None:
        ends = []
        for end in (judgement.here, judgement.there):
            span = self._span_of(end)
            if span is None:
                return None
            ends.append((end.document, span))
        return Judged(judgement, ends[0], ends[1])

    def _span_of(self, end: LinkEnd) -> Span | None:
        workspace = self._workspace
        try:
            if workspace.describe(end.document).sha256 == end.text:
                return end.selector.span
            found = workspace.standing.place(workspace.read(end.document), end.selector, end.text)
        except (NotFoundError, ArticleError):
            return None
        return None if found is None else found[0]


def _edit(former: Judgement | None, now: Judgement) -> Edit:
    return Edit("links", "", now.id, judgement_record(former) if former else None, judgement_record(now))


def _end(document: Document, span: Span) -> LinkEnd:
    from store.annotations.anchoring import describe

    return LinkEnd(document.id, describe(document.text, span), document.sha256)


def decided(links: list[Link], judged: tuple[Judged, ...]) -> list[Link]:
    """Links as readers decided of them: rejected ones are left out, accepted ones marked."""
    known = [(link, judgement_of(link, judged)) for link in links]
    return [
        accepted(link, judgement) if judgement else link
        for link, judgement in known
        if not judgement or judgement.state == "accepted"
    ]


def drawn_link(here: Passage, there: Passage, judgement: Judgement) -> Link:
    """The link that a reader drew between two passages."""
    from store.linking import compare

    differences = compare(here.text, there.text).differences
    archive = archive_of(there.document)
    return Link(here, there, judgement.score, False, judgement.kind, differences, "accepted", archive)
