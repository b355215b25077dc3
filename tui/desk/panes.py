"""Panes and articles: what is open where, what is shown when there is little room."""

from collections.abc import Callable, Sequence
from functools import partial

from store.errors import VariorumError
from store.model import Document, Entry, Span
from tui.desk.articles import ArticleKeys
from tui.desk.desk import Desk
from tui.places import Place
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader


class Panes:
    """The two readers and the list of articles.

    Args:
        desk: What it stands on.
        both: The panes, the first of which is read in at first.
        articles: The list beside them.
    """

    def __init__(self, desk: Desk, both: tuple[Pane, Pane], articles: ArticleKeys) -> None:
        self._desk = desk
        self._articles = articles
        self._landing: Span | None = None
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
        return self._other(self.active)

    def _other(self, pane: Pane) -> Pane:
        return self.both[1] if pane is self.both[0] else self.both[0]

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
        """The number by which an article is called, from 1; 0 for one that is not the project's."""
        return self._articles.number_of(document)

    def start(self) -> None:
        """Open the article that was read when the reader left, else the first."""
        entries = self._desk.project.entries()
        self._articles.list(entries)
        here = _by_path(entries, self._desk.place.here) or (entries[0] if entries else None)
        if here is not None:
            self._show(here.id, self.active, None)
            self._mark_open()
        self._desk.screen.set_focus(self.reader)

    def start_beside(self) -> None:
        """Open the article that was beside it, else another; say what is read to all who came since `start`."""
        here = self.document.id if self.document else ""
        others = [entry for entry in self._desk.project.entries() if entry.id != here]
        beside = _by_path(others, self._desk.place.beside) or next(iter(others), None)
        if beside is not None:
            self._show(beside.id, self.beside, None)
            self._mark_open()
        if self.document is not None:
            _tell(self.on_shown, self.active)
            _tell(self.on_opened)

    def open(self, document: str, pane: Pane | None = None, cursor: int | None = None) -> None:
        """Open an article in a pane, by default the active one, at an offset, else where it was left.

        No article stands in both: where the other pane shows it, that takes over what this one showed.
        """
        pane = pane or self.active
        shown = pane.reader.document
        if shown is None or shown.id != document:
            if not self._show(document, pane, cursor):
                return
            self._give_way(document, self._other(pane), shown)
        elif cursor is not None:
            pane.reader.go_to(cursor)
        self._mark_open()
        if pane is self.active:
            _tell(self.on_opened)

    def read_again(self, pane: Pane) -> None:
        """Show the text as it now stands, if it changed on disk, under the number that its article now has."""
        shown = pane.reader.document
        if shown is None:
            return
        pane.renumber(self.number_of(shown.id))
        try:
            # One that was found again has another id than it had as a new one.
            now = self._desk.project.document(shown.id if self.number_of(shown.id) else shown.path)
        except VariorumError as error:
            self._desk.complain(error)
            return
        if (now.id, now.sha256) != (shown.id, shown.sha256):
            pane.show(now, self.number_of(now.id), min(pane.reader.cursor, len(now.text)))
            _tell(self.on_shown, pane)
        if now.sha256 != shown.sha256:
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
        """Open the next article of the list, or the one before; from one that is not listed, the first or last."""
        ids = [entry.id for entry in self._articles.shown]
        if ids:
            here = self.document.id if self.document is not None else ""
            at = ids.index(here) if here in ids else -1 if by > 0 else 0
            self.open(ids[(at + by) % len(ids)])

    def step(self, by: int) -> None:
        """Focus the next pane, or the one before; where only one fits, show it."""
        stops = [self.both[0].reader, self.both[1].reader, self._articles.listed]
        index = 2 if self._articles.has_focus else stops.index(self.reader)
        stop = stops[(index + by) % len(stops)]
        self._desk.screen.set_class(stop is self._articles.listed, "-list")
        if isinstance(stop, Reader):
            self._land(self.showing(stop))
        stop.focus()

    def show_beside(self, span: Span) -> None:
        """Show a passage of the other reader without moving its cursor; a step into that reader lands on it."""
        self._landing = span
        self.beside.reader.counterpart(span)
        self.beside.reader.reveal(span)

    def _land(self, pane: Pane) -> None:
        """Read in a pane, where it is the other one at the passage that it shows, not at its old cursor."""
        landing = self._landing
        if pane is not self.active and landing is not None and not landing.covers(pane.reader.cursor):
            pane.reader.go_to(landing.start)
        self.activate(pane)

    def activate(self, pane: Pane) -> None:
        """The reader reads in this pane now."""
        if pane is not self.active:
            self.active, self._landing = pane, None
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

    def _show(self, document: str, pane: Pane, cursor: int | None) -> bool:
        for each in self.both:
            remember(self._desk.place, each.reader)
        try:
            article = self._desk.project.document(document)
        except VariorumError as error:
            self._desk.complain(error)
            return False
        self._put(article, pane, cursor)
        for remark in article.remarks:
            self._desk.say(f"{article.path}: {remark}")
        return True

    def _put(self, article: Document, pane: Pane, cursor: int | None) -> None:
        start = cursor if cursor is not None else self._desk.place.cursors.get(article.path, 0)
        if pane is self.beside:
            self._landing = None
        pane.show(article, self.number_of(article.id), min(start, len(article.text)))
        _tell(self.on_shown, pane)

    def _give_way(self, document: str, pane: Pane, former: Document | None) -> None:
        """Show in a pane what the other showed before, if both have the same article now."""
        shown = pane.reader.document
        if former is not None and shown is not None and shown.id == document:
            self._put(former, pane, None)

    def _mark_open(self) -> None:
        ids = [pane.reader.document.id if pane.reader.document else "" for pane in (self.active, self.beside)]
        self._articles.listed.show_open(*ids)


def _tell(calls: Sequence[Callable[..., object]], *arguments: object) -> None:
    for call in calls:
        call(*arguments)


def _by_path(entries: Sequence[Entry], path: str) -> Entry | None:
    return next((entry for entry in entries if entry.path == path), None)


def remember(place: Place, reader: Reader) -> None:
    """Remember the cursor and how far was read of what a reader shows."""
    if reader.document is not None:
        path = reader.document.path
        place.cursors[path] = reader.cursor
        place.read[path] = max(reader.percent, place.read.get(path, 0))
