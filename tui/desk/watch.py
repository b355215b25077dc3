"""Keeping what is shown true: counts, and what other processes change."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from store.errors import NotFoundError, VariorumError
from store.model import Entry, counted
from tui.desk.articles import ArticleKeys
from tui.desk.asking import Asking
from tui.desk.desk import UNDOES, Desk
from tui.desk.linked import Linked
from tui.desk.marking import Marking
from tui.desk.missing_data import MissingData
from tui.desk.panes import Panes
from tui.widgets.header import Counts, Header
from tui.widgets.hints import key_of

if TYPE_CHECKING:
    from store.model import Cancelled
    from store.project.workspace import Touched


class Watch:
    """Counts tags and links, and looks for changes that were made elsewhere."""

    LOOK_SECONDS: ClassVar[float] = 1.0
    """How often another process's changes are looked for; what is found is shown within two seconds."""

    def __init__(
        self,
        desk: Desk,
        panes: Panes,
        header: Header,
        articles: ArticleKeys,
        *,
        linked: Linked,
        marking: Marking,
        asking: Asking,
    ) -> None:
        self._desk = desk
        self._panes = panes
        self._header = header
        self._articles = articles
        self._linked = linked
        self._marking = marking
        self._asking = asking
        self._counts: dict[str, Mapping[str, int]] = {}
        self._is_counted = False
        self._conflicts: Mapping[str, int] = {}
        self._entries: list[Entry] = []
        self._names: object = ()
        self._missing: dict[str, str] = {}  # what is told of tagged articles without a file, by id
        self._lost = MissingData(desk, lambda: self._seen(changed=True))
        self.on_files: list[Callable[[], object]] = []
        """Called when files may have come or gone, and at the beginning."""
        linked.on_progressed.append(self.count_linked)
        desk.on_changed.append(self.show_changed)

    def start(self) -> None:
        """Count, say what is wrong, and look for changes from now on."""
        self._entries, self._names = self._desk.project.entries(), self._desk.project.names.aliases
        self._count_all()
        self._desk.screen.set_interval(self.LOOK_SECONDS, self._look)
        self._tell_files()
        if problems := self._desk.project.problems:
            more = f" (and {len(problems) - 1} more: variorum check)" if len(problems) > 1 else ""
            self._desk.say(problems[0].message + more, severe=True)
            self._desk.work(lambda _: self._desk.project.upkeep.moved(), self._find_again, "moved")

    def _find_again(self, moved: "list[tuple[str, Entry]]") -> None:
        """Have articles that were renamed and changed keep their tags."""
        if moved:
            self._desk.change(partial(self._desk.project.upkeep.find_again, moved), self._found_again)

    def _found_again(self, found: "list[tuple[str, Entry]]") -> str:
        self._seen(changed=True)
        return "; ".join(map(self._told, found)) + UNDOES

    def _told(self, found: "tuple[str, Entry]") -> str:
        former, entry = found
        tags = self._desk.project.tags.of(entry.id)
        lost = sum(each.state == "orphan" for each in tags)
        orphans = f", {counted(lost, 'orphan')} among them: {key_of('annotations')} lists them" if lost else ""
        return f"{former} is {entry.path} now, with its {counted(len(tags), 'tag')}{orphans}"

    def show_changed(self, touched: "Touched") -> None:
        """Count anew what a change touched."""
        for document in touched.documents:
            with suppress(NotFoundError):
                self._counts[document] = self._desk.project.tags.counts(document)
        if touched.documents:
            self._show_counts(self._counts)
        if touched.links:
            self.count_linked()
        if self._desk.project.entries() != self._entries:
            self._seen(changed=True)  # articles came along, or one is read in another encoding
        self._names = self._desk.project.names.aliases

    def count_linked(self) -> None:
        """Count anew what links say, conflicts also in the list."""
        self._conflicts = self._linked.conflicts()
        self._articles.show_linked(self._linked.passages(), self._conflicts)
        self.count()

    def count(self) -> None:
        """Count articles, tags, links and conflicts in the header, as soon as the tags are counted."""
        if not self._is_counted:
            return
        project = self._desk.project
        tags = sum(sum(labels.values()) for labels in self._counts.values())
        accepted = sum(judgement.state == "accepted" for judgement in project.links.judgements())
        document = self._panes.document
        conflicts = self._conflicts.get(document.id, 0) if document is not None else 0
        is_looking = document is not None and not self._linked.prefetcher.is_complete(document)
        whole = (len(project.entries()), tags, accepted)
        self._header.show(Counts(*whole, self._linked.suggested(), conflicts, is_looking))

    def _count_all(self) -> None:
        self._desk.work(self._counted, self._take_counts, "counts")

    def _counted(self, cancelled: "Cancelled") -> dict[str, Mapping[str, int]]:
        """The tags of every article that has any, label by label."""
        tags, counts = self._desk.project.tags, dict[str, Mapping[str, int]]()
        for document in tags.documents():
            if cancelled():
                break
            with suppress(NotFoundError):
                counts[document] = tags.counts(document)
        return counts

    def _take_counts(self, counts: dict[str, Mapping[str, int]]) -> None:
        self._is_counted = True
        self._show_counts(counts)

    def _show_counts(self, counts: dict[str, Mapping[str, int]]) -> None:
        self._counts, read = counts, dict[str, int]()
        for path, share in self._desk.place.read.items():
            with suppress(NotFoundError):
                read[self._desk.project.entry(path).id] = share
        self._articles.listed.show_known(counts, read)
        self.count()

    def _look(self) -> None:
        """Look, unless the look before goes on: what it finds is told once, and would be lost with it."""
        if all(worker.is_finished for worker in self._desk.screen.workers if worker.group == "look"):
            self._desk.work(self._refresh, self._seen, "look")

    def _refresh(self, cancelled: "Cancelled") -> bool:
        changed = False
        try:
            self._desk.later(self._lost.hear, self._desk.project.upkeep.gone())
            changed = self._desk.project.refresh()
            self._desk.project.links.decisions()
        except VariorumError as error:
            self._desk.later(self._desk.complain, error)
        return changed

    def _seen(self, changed: bool) -> None:
        if not changed:
            return
        former, self._entries = self._entries, self._desk.project.entries()
        names, self._names = self._names, self._desk.project.names.aliases
        if self._entries != former:
            self._show_articles()
            self._tell_missing(former)
        self._asking.look_again(anew=self._entries != former or names != self._names)
        for pane in self._panes.both:
            self._marking.show_annotations(pane)
        self._marking.show_links()
        self._count_all()
        self._tell_files()
        for tell in self._desk.on_others:
            tell()

    def _tell_files(self) -> None:
        for tell in self.on_files:
            tell()

    def look_again(self) -> None:
        """Show what became of the articles, where that is known to be much."""
        self._seen(changed=True)

    def _show_articles(self) -> None:
        """Show what became of the articles: new ones, changed ones, none of those that are gone."""
        self._articles.list(self._entries)
        for pane in self._panes.both:
            self._panes.read_again(pane)
        if self._panes.document is None and self._entries:
            self._panes.open(self._entries[0].id)

    def _tell_missing(self, former: list[Entry]) -> None:
        """Say which tags are kept although their articles have no file any more, and which are back."""
        there = {entry.id for entry in self._entries}
        back = [self._missing.pop(id) for id in sorted(there.intersection(self._missing))]
        tags = {id: sum(labels.values()) for id, labels in self._counts.items()}
        gone = [entry for entry in former if entry.id not in there and tags.get(entry.id)]
        self._missing |= {entry.id: entry.path for entry in gone}
        if back:
            self._desk.say(f"there again, with what was tagged in it: {', '.join(back)}")
        if gone:
            what = "its file is" if len(gone) == 1 else "their files are"
            named = ", ".join(entry.path for entry in gone)
            kept = counted(sum(tags[entry.id] for entry in gone), "tag")
            told = f"{kept} of {named} kept, {what} missing; put back, all is as it was"
            self._desk.say(told, severe=True)
