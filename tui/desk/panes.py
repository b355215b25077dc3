"""Panes and articles: what is open where, what is shown when there is little room, and where the reader left off."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial

from store.errors import VariorumError
from store.model import Document, Entry, Span
from tui.desk.desk import Desk
from tui.places import Place, keep
from tui.widgets.article_list import ArticleList
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader


class Panes:
    """The two readers and the list of articles.

    Args:
        desk: What it stands on.
        both: The panes, the first of which is read in at first.
        articles: The list beside them.
    """

    def __init__(self, desk: Desk, both: tuple[Pane, Pane], articles: ArticleList) -> None:
        self._desk = desk
        self._articles = articles
        self._numbers: dict[str, int] = {}
        self.both = both
        self.active = both[0]
        """The pane where the reader reads; the keys act on it."""
        self.on_opened: list[Callable[[], object]] = []
        """Called when another article is read."""
        self.on_shown: list[Callable[[Pane], None]] = []
        """Called when another article is shown in a pane."""

    @property
    def beside(self) -> Pane:
        """The other pane."""
        return self.both[1] if self.active is self.both[0] else self.both[0]

    @property
    def reader(self) -> Reader:
        """Where one reads."""
        return self.active.reader

    def showing(self, reader: Reader) -> Pane:
        """The pane of a reader."""
        return next(pane for pane in self.both if pane.reader is reader)

    @property
    def document(self) -> Document | None:
        """The article being read."""
        return self.active.reader.document

    def number_of(self, document: str) -> int:
        """An article's place in the list, from 1; 0 for one that is not there."""
        if not self._numbers:
            self._numbers = {entry.id: number for number, entry in enumerate(self._desk.project.entries(), 1)}
        return self._numbers.get(document, 0)

    def start(self) -> None:
        """Open the article that was read when the reader left, else the first."""
        entries = self._desk.project.entries()
        self.list(entries)
        here = _by_path(entries, self._desk.place.here) or (entries[0] if entries else None)
        if here is not None:
            self._show(here.id, self.active, None)
            self._mark_open()
        self._desk.screen.set_focus(self.reader)

    def start_beside(self) -> None:
        """Open the article that was beside it, else another; say what is read to all who came since `start`."""
        entries, here = self._desk.project.entries(), self.document.id if self.document else ""
        other = next((entry for entry in entries if entry.id != here), None)
        beside = _by_path(entries, self._desk.place.beside) or other
        if beside is not None:
            self._show(beside.id, self.beside, None)
            self._mark_open()
        if self.document is not None:
            _tell(self.on_shown, self.active)
            _tell(self.on_opened)

    def list(self, entries: Sequence[Entry]) -> None:
        """Show which articles there are."""
        self._numbers = {}
        self._articles.show(entries)

    def open(self, document: str, pane: Pane | None = None, cursor: int | None = None) -> None:
        """Open an article in a pane, by default the active one, at an offset, else where it was left."""
        pane = pane or self.active
        shown = pane.reader.document
        if shown is None or shown.id != document:
            if not self._show(document, pane, cursor):
                return
        elif cursor is not None:
            pane.reader.go_to(cursor)
        self._mark_open()
        if pane is self.active:
            _tell(self.on_opened)

    def read_again(self, pane: Pane) -> None:
        """Show the text as it now stands, if it changed on disk."""
        shown = pane.reader.document
        if shown is None:
            return
        try:
            now = self._desk.project.document(shown.id)
        except VariorumError as error:
            self._desk.complain(error)
            return
        if now.sha256 != shown.sha256:
            pane.show(now, self.number_of(now.id), min(pane.reader.cursor, len(now.text)))
            _tell(self.on_shown, pane)
            self._desk.say(f"{now.path} changed on disk; its tags were looked for in the new text")

    def go(self, document: str, span: Span | None) -> None:
        """Read an article at a passage, which is marked."""
        self.open(document, self.active, span.start if span else None)
        if span is not None:
            self.reader.highlight([span], span)
            self._desk.screen.call_after_refresh(partial(self.reader.reveal, span))
        self.reader.focus()

    def choose(self, document: str) -> None:
        """Read the article that was chosen in the list."""
        self.open(document)
        self.reader.focus()

    def step_article(self, by: int) -> None:
        """Open the next article of the list, or the one before."""
        entries = self._desk.project.entries()
        if entries:
            number = self.number_of(self.document.id) - 1 if self.document is not None else 0
            self.open(entries[(number + by) % len(entries)].id)

    def step(self, by: int) -> None:
        """Focus the next pane, or the one before; where only one fits, show it."""
        stops = [self.both[0].reader, self.both[1].reader, self._articles]
        index = next((n for n, stop in enumerate(stops) if stop.has_focus), stops.index(self.reader))
        stop = stops[(index + by) % len(stops)]
        self._desk.screen.set_class(stop is self._articles, "-list")
        if isinstance(stop, Reader):
            self.activate(self.both[stops.index(stop)])
        stop.focus()

    def activate(self, pane: Pane) -> None:
        """The reader reads in this pane now."""
        if pane is not self.active:
            self.active = pane
            self.show_active()
            self._mark_open()
            _tell(self.on_opened)

    def follow_focus(self) -> None:
        """A click into the other reader makes it the one that is read in."""
        for pane in self.both:
            if self._desk.screen.focused is pane.reader:
                self._desk.screen.remove_class("-list")
                self.activate(pane)

    def show_active(self) -> None:
        """Style the two panes by which of them is read in."""
        for pane in self.both:
            pane.set_class(pane is self.active, "-active")
            pane.reader.is_primary = pane is self.active

    def zoom(self) -> None:
        """Show the pane alone, or the others again."""
        self._desk.place.zoomed = not self._desk.place.zoomed
        self._desk.screen.set_class(self._desk.place.zoomed, "-zoomed")

    def keep_place(self) -> None:
        """Remember where everything is, for the next session, in the background."""
        place = self._note_place()
        self._desk.work(lambda _: keep(self._desk.project.folder, place), lambda _: None, "place")

    def keep_place_now(self) -> None:
        """Remember where everything is before this returns."""
        keep(self._desk.project.folder, self._note_place())

    def _note_place(self) -> Place:
        place = self._desk.place
        for pane in self.both:
            self._remember(pane)
        here, beside = self.document, self.beside.reader.document
        place.here = here.path if here else place.here  # a session may end before it has opened what was open
        place.beside = beside.path if beside else place.beside
        place.theme = self._desk.screen.app.theme
        return deepcopy(place)

    def _show(self, document: str, pane: Pane, cursor: int | None) -> bool:
        self._remember(pane)
        try:
            article = self._desk.project.document(document)
        except VariorumError as error:
            self._desk.complain(error)
            return False
        start = cursor if cursor is not None else self._desk.place.cursors.get(article.path, 0)
        pane.show(article, self.number_of(document), min(start, len(article.text)))
        _tell(self.on_shown, pane)
        for remark in article.remarks:
            self._desk.say(f"{article.path}: {remark}")
        return True

    def _mark_open(self) -> None:
        ids = [pane.reader.document.id if pane.reader.document else "" for pane in (self.active, self.beside)]
        self._articles.show_open(*ids)

    def _remember(self, pane: Pane) -> None:
        """Remember the cursor and how far was read in a pane."""
        reader, place = pane.reader, self._desk.place
        if reader.document is not None:
            path = reader.document.path
            place.cursors[path] = reader.cursor
            place.read[path] = max(reader.percent, place.read.get(path, 0))


def _tell(calls: Sequence[Callable[..., object]], *arguments: object) -> None:
    for call in calls:
        call(*arguments)


def _by_path(entries: Sequence[Entry], path: str) -> Entry | None:
    return next((entry for entry in entries if entry.path == path), None)
