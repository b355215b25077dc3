"""The list of articles: in which order, and which of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import Entry, counted
from store.text import fold
from store.text.appearance import appeared
from tui.desk.desk import Desk
from tui.widgets.articles_pane import ArticlesPane
from tui.widgets.headline import day_of

if TYPE_CHECKING:
    from store.model import Cancelled

ORDERS = {
    "file": "by file, as they are numbered",
    "date": "by date, oldest first; undated ones last",
    "outlet": "by outlet, then date",
    "links": "by links found so far, most first",
}
"""In which articles can be listed, as the key goes through them, and what is said of each."""

MANY = 16
"""Articles above which the list takes some columns more: it has one row for each, in which outlets are to be told."""

SEARCHED = 300
"""Characters of a title or an outlet by which articles are filtered."""


class ArticleKeys:
    """Which articles are listed, in which order, and what is typed to filter them.

    Args:
        desk: What it stands on.
        pane: Where they are listed.
    """

    def __init__(self, desk: Desk, pane: ArticlesPane) -> None:
        self._desk = desk
        self._pane = pane
        self._entries: Sequence[Entry] = ()
        self._ordered: Sequence[Entry] = ()
        self._numbers: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self._links: Mapping[str, int] = {}
        self._conflicts: Mapping[str, int] = {}
        self._typed = ""
        self.listed = pane.listed
        """The list on the screen."""
        pane.on_typed.append(self.narrow)
        pane.on_left.append(self.leave)

    @property
    def has_focus(self) -> bool:
        """Whether the reader is in the list, or in its filter."""
        return self.listed.has_focus or self._pane.is_filtering

    @property
    def shown(self) -> Sequence[Entry]:
        """The articles that are listed, in the order in which they are."""
        return self.listed.entries

    def number_of(self, document: str) -> int:
        """The number by which an article is called, from 1 by its file; 0 for one that is not the project's."""
        return self._numbers.get(document, 0)

    def beyond(self, document: str, by: int) -> Sequence[str]:
        """Ids of the articles that the list has after one, or before it, the nearest first."""
        ids = [entry.id for entry in self.shown]
        if document not in ids:
            return ()
        return ids[ids.index(document) + 1 :] if by > 0 else ids[: ids.index(document)][::-1]

    def list(self, entries: Sequence[Entry]) -> None:
        """There are these articles."""
        self._entries, self._words = entries, {}
        self._numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        self._desk.screen.set_class(len(entries) > MANY, "-many")
        self._order()

    def show_linked(self, links: Mapping[str, int], conflicts: Mapping[str, int]) -> None:
        """Links and conflicts are these by now; while the reader is in the list, nothing there moves."""
        has_changed, self._links, self._conflicts = links != self._links, links, conflicts
        self._show_linked()
        if has_changed and self._sorted_by == "links" and not self.has_focus:
            self._order()

    def sort(self) -> None:
        """List the articles in the next order."""
        orders = [*ORDERS]
        self._desk.place.sort = orders[(orders.index(self._sorted_by) + 1) % len(orders)]
        self._order()
        self._show_linked()
        self._desk.say(f"articles sorted {ORDERS[self._sorted_by]}")

    async def filter(self) -> None:
        """Ask for words by which articles are listed; meanwhile theirs are folded, which takes long of thousands."""
        self._desk.screen.add_class("-list")
        entries, words = self._entries, self._words
        self._desk.work(lambda cancelled: _fold(entries, words, cancelled), lambda _: None, "filter")
        await self._pane.ask()

    def narrow(self, typed: str) -> None:
        """List those articles in whose title, outlet and date all words stand that are typed, or parts of words."""
        if typed != self._typed:
            self._typed = typed
            self._show("")

    def leave(self) -> None:
        """Give the filter up: all articles are listed, and the reader is in the list."""
        self.show_all()
        self.listed.focus()

    def show_all(self) -> bool:
        """List all articles again; says whether they were filtered."""
        had, at = bool(self._typed), self.listed.at_cursor
        self._typed = ""
        self._pane.put_away()
        if had:
            self._show(at)
        return had

    @property
    def _sorted_by(self) -> str:
        return self._desk.place.sort if self._desk.place.sort in ORDERS else "file"

    def _order(self) -> None:
        keys: dict[str, Callable[[Entry], object]] = {
            "date": lambda entry: appeared(entry.published),
            "outlet": lambda entry: (not entry.source, fold(entry.source[:SEARCHED]), appeared(entry.published)),
            "links": lambda entry: -self._links.get(entry.id, 0),
        }
        key = keys.get(self._sorted_by)
        self._ordered = sorted(self._entries, key=key) if key else self._entries  # type: ignore[arg-type]
        self._show(self.listed.at_cursor)

    def _show(self, cursor: str) -> None:
        words = fold(self._typed).split()
        if words:
            _fold(self._entries, self._words, lambda: False)
        found = [entry for entry in self._ordered if all(word in self._words[entry.id] for word in words)]
        self.listed.show(found if words else self._ordered, self._numbers, cursor)
        order = f"Articles by {self._sorted_by}" if self._sorted_by != "file" else "Articles"
        self._pane.say(f"{len(found)} of {counted(len(self._entries), 'article')}" if words else order)

    def _show_linked(self) -> None:
        self.listed.show_linked(self._links if self._sorted_by == "links" else {}, self._conflicts)


def _fold(entries: Sequence[Entry], words: dict[str, str], cancelled: "Cancelled") -> None:
    """Fold what articles are filtered by and what is not folded yet."""
    for entry in entries:
        if cancelled():
            return
        if entry.id not in words:
            words[entry.id] = _searched(entry)


def _searched(entry: Entry) -> str:
    return fold(" ".join((entry.title[:SEARCHED], entry.source[:SEARCHED], entry.published, day_of(entry))))
