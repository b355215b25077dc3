"""Verifying every file, quote and offset of a project."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from store.annotations.renamed_articles import successions
from store.annotations.standing import StandingAnnotations
from store.disk.database import Database
from store.disk.layout import ANNOTATIONS, LINKS, REPAIR, annotations_key, key_of
from store.errors import ArticleError, NotFoundError, StorageError
from store.integrity.reconciling import Standing, keys, losses
from store.library.library import Library
from store.model import Annotation, Judgement, LinkEnd, Problem, archive_of, hash_text
from store.records.changes import Edit

COPY = "restore it from a copy of the project"
"""The remedy for what nothing here can put right."""


class Check:
    """One look at everything that a project has on disk."""

    def __init__(self, database: Database, library: Library, standing: StandingAnnotations) -> None:
        self._database = database
        self._library = library
        self._standing = standing
        self._ids: set[str] = set()
        self.misnamed: set[str] = set()
        """Paths of articles that there never were: files were altered to name them."""

    def run(self, judgements: Iterable[Judgement]) -> list[Problem]:
        """Everything that is wrong, each with its remedy; reads every data file whole."""
        made = list(judgements)
        return [
            *self._files(),
            *self._database.journal.damage(),
            *self._history(),
            *(problem for id in list(self._database.headers()) for problem in self._document(id)),
            *(problem for id in list(self._database.headers()) for problem in self._relations(id)),
            *(problem for each in made for problem in self._judgement(each)),
            *self._texts(made),
            *self._successions(),
        ]

    def _path(self, key: str) -> str:
        return str(self._database.data / key)

    def _files(self) -> Iterator[Problem]:
        for key in keys(self._database):
            try:
                self._database.storage(key).read()
            except StorageError as error:
                yield Problem(key, error.message)

    def _history(self) -> Iterator[Problem]:
        lost = losses(self._database)
        told = {problem.path for problem in lost}
        yield from lost
        standing = Standing(self._database)
        for key in standing.behind():
            if key not in told:
                yield Problem(key, f"{self._path(key)}: lacks changes that the history has; {REPAIR}")
        for edit in standing.lost():
            key = key_of(edit)
            what = f"lacks {edit.id} ({edit.table}), which the history has"
            yield Problem(key, f"{self._path(key)}: {what}; to put it back, {REPAIR}")
        path = str(self._database.journal.path)
        for edit in standing.misdescribed():
            yield self._misdescribed(edit)
        for key in standing.unrecorded() if path not in told else ():
            message = f"{self._path(key)}: holds what {path} does not; restore that from a copy of the project, or"
            yield Problem(key, f"{message} to take over what the file holds, {REPAIR}")

    def _misdescribed(self, edit: Edit) -> Problem:
        key, held, told = key_of(edit), edit.before or {}, edit.after or {}
        if held.get("path") != told.get("path"):
            self.misnamed.add(str(held.get("path", "")))
        others = (f"{name} {told[name]}, not {held.get(name)}" for name in told if held.get(name) != told[name])
        what = f"was altered; the history has of its article {'; '.join(others)}"
        return Problem(key, f"{self._path(key)}: {what}; to put it back, {REPAIR}")

    def _document(self, id: str) -> Iterator[Problem]:
        key = annotations_key(id)
        records = self._standing.tables(id).get(ANNOTATIONS, {})
        if not records:
            return
        try:
            annotations = self._standing.annotations(id)
        except (ArticleError, NotFoundError):
            path = self._database.headers()[id].path
            message = f"{path}: the article is gone, and so is the text kept of it; put the article back"
            yield Problem(key, message)
            return
        for made in annotations:
            self._ids.add(made.id)
            yield from self._quote(key, made)

    def _quote(self, key: str, made: Annotation) -> Iterator[Problem]:
        text = self._database.texts.read(made.text)
        annotation = f"{self._path(key)}: annotation {made.id}"
        if text is not None and made.selector.span.of(text) != made.selector.exact:
            place = f"{made.selector.span.start}-{made.selector.span.end}"
            yield Problem(key, f"{annotation} quotes what its text does not say at {place}; move it")
        if made.state == "orphan":
            yield Problem(key, f"{annotation} is no longer found in its article; move it or remove it")

    def _relations(self, id: str) -> Iterator[Problem]:
        key = annotations_key(id)
        for edge in self._standing.relations(id):
            for end in (edge.subject, edge.object):
                if end not in self._ids:
                    message = f"{self._path(key)}: relation {edge.id} leads to {end}, which is not there; remove it"
                    yield Problem(key, message)

    def _judgement(self, made: Judgement) -> Iterator[Problem]:
        for place in (made.here, made.there):
            text = self._database.texts.read(place.text)
            if text is not None and place.selector.span.of(text) != place.selector.exact:
                message = f"{self._path(LINKS)}: link {made.id} quotes what its text does not say; remove it"
                yield Problem(LINKS, message)
            elif not self._is_found(place):
                message = f"{self._path(LINKS)}: an end of link {made.id} is no longer found in its article"
                yield Problem(LINKS, f"{message}; put the words back, or reject the link")

    def _is_found(self, place: LinkEnd) -> bool:
        if archive_of(place.document):
            return self._database.texts.read(place.text) is not None
        try:
            document = self._standing.document(place.document)
        except (ArticleError, NotFoundError):
            return False
        return self._standing.place(document, place.selector, place.text) is not None

    def _texts(self, judgements: Iterable[Judgement]) -> Iterator[Problem]:
        still = {entry.sha256 for entry in self._library.entries}
        for hash, key in texts_used(self._database, self._standing, judgements).items():
            path = self._database.texts.path(hash)
            remedy = f"to keep it again from the article, {REPAIR}" if hash in still else COPY
            if (text := self._database.texts.read(hash)) is None:
                what = f"is missing or unreadable, so {self._path(key)} cannot be verified"
                yield Problem(str(path), f"{path}: {what}; {remedy}")
            elif hash_text(text) != hash:
                yield Problem(str(path), f"{path}: is not the text that was annotated; {remedy}")

    def _successions(self) -> Iterator[Problem]:
        for id, entry in successions(self._database, self._library, self._standing):
            path = self._database.headers()[id].path
            if path in self.misnamed:
                continue
            message = f"{path}: seems to be {entry.path} now; to let it have the annotations, {REPAIR}"
            yield Problem(path, message)


def texts_used(database: Database, standing: StandingAnnotations, judgements: Iterable[Judgement]) -> dict[str, str]:
    """Hashes of the texts that annotations and links were made in, each with the key of a file that needs it."""
    used: dict[str, str] = {}
    for id in list(database.headers()):
        for record in standing.tables(id).get(ANNOTATIONS, {}).values():
            used.setdefault(str(record.get("text", "")), annotations_key(id))
    for made in judgements:
        for place in (made.here, made.there):
            used.setdefault(place.text, LINKS)
    return used


def index_problems(folders: Iterable[Path]) -> Iterator[Problem]:
    """One problem for every index of links that is damaged; reads them whole."""
    from store.disk.checksums import complaint

    for folder in folders:
        if message := complaint(folder):
            yield Problem(str(folder), message)


def gone_problems(database: Database, standing: StandingAnnotations) -> list[Problem]:
    """One problem for every article that is gone but has annotations."""
    found = []
    for id in standing.gone():
        count = sum(standing.counts(id).values())
        if count:
            path = database.headers()[id].path
            message = f"{path}: the article is gone; its annotations ({count}) are kept, and come back when it does"
            found.append(Problem(path, message))
    return found
