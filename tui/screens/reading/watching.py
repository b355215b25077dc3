"""Keeping what is shown true: counts, and what other processes change."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from store.errors import NotFoundError, VariorumError
from store.model import Entry
from tui.places import Place
from tui.screens.reading.session import Session
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from store.project import Project


class Watching(Session):
    """Counts tags and links, and looks for changes that were made elsewhere."""

    LOOK_SECONDS: ClassVar[float] = 1.0
    """How often another process's changes are looked for; what is found is shown within two seconds."""

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self._tags = 0
        self._entries: list[Entry] = []

    def start_watching(self) -> None:
        """Count, and look for changes from now on."""
        self._entries = self.project.entries()
        self.show_known()
        self.set_interval(self.LOOK_SECONDS, self._look)

    def show_changed(self) -> None:
        """Show what people made, as it now stands, and how much of it there is."""
        super().show_changed()
        self.show_known()

    def show_known(self) -> None:
        """Count the tags of every article that has any, off the event loop."""
        self.run_worker(self._count, thread=True, group="counts", exclusive=True)

    def _count(self) -> None:
        worker, counts = get_current_worker(), {}
        for document in self.project.tags.documents():
            if worker.is_cancelled:
                return
            with suppress(NotFoundError):
                counts[document] = self.project.tags.counts(document)
        self.app.call_from_thread(self._show_known, counts)

    def _show_known(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        read = dict[str, int]()
        for path, share in self.place.read.items():
            with suppress(NotFoundError):
                read[self.project.entry(path).id] = share
        self.article_list.show_known(counts, read)
        self._tags = sum(sum(labels.values()) for labels in counts.values())
        self.show_counts()

    def show_counts(self) -> None:
        """Count articles, tags and links in the header."""
        accepted = sum(judgement.state == "accepted" for judgement in self.project.links.judgements())
        self.header.show(len(self.project.entries()), self._tags, accepted, self.suggested())

    def _look(self) -> None:
        self.run_worker(self._look_elsewhere, thread=True, group="look", exclusive=True)

    def _look_elsewhere(self) -> None:
        worker = get_current_worker()
        try:
            changed = self.project.refresh()
        except VariorumError as error:
            self.app.call_from_thread(self.complain, error)
            return
        if changed and not worker.is_cancelled:
            self.app.call_from_thread(self._show_elsewhere)

    def _show_elsewhere(self) -> None:
        former, self._entries = self._entries, self.project.entries()
        if self._entries != former:
            self._show_articles()
        self.show_changed()

    def _show_articles(self) -> None:
        """Show what became of the articles: new ones, changed ones, none of those that are gone."""
        self.forget_numbers()
        self.article_list.show(self._entries)
        for pane in self.panes:
            self._read_again(pane)
        self.relink()
        if self.document is None and self._entries:
            self.open(self._entries[0].id, self.active)
        else:
            self.article_opened()

    def _read_again(self, pane: Pane) -> None:
        """Show the text as it now stands, if it changed on disk."""
        shown = pane.reader.document
        if shown is None:
            return
        try:
            now = self.project.document(shown.id)
        except VariorumError as error:
            self.complain(error)
            return
        if now.sha256 != shown.sha256:
            pane.show(now, self.number_of(now.id), min(pane.reader.cursor, len(now.text)))
            self.say(f"{now.path} changed on disk; its tags were looked for in the new text")
