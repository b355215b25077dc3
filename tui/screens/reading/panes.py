"""Panes and articles: what is open where, what is shown when there is little room, and where the reader left off."""

from store.model import Entry
from tui.places import keep
from tui.screens.reading.session import Session
from tui.widgets.article_list import ArticleList
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

NARROW = 100
"""Columns under which the list and the second reader fold away."""

SHORT = 16
"""Rows under which the links panel folds away too."""

PANEL_SHARE = 0.36
"""Share of the rows that the links panel takes: 13 of 36, 9 of 24."""


class Panes(Session):
    """What the keys of the group `Panes and articles` do."""

    def start_panes(self) -> None:
        """Open what was open when the reader left, else the first two articles."""
        entries = self.project.entries()
        self.article_list.show(entries)
        here = _by_path(entries, self.place.here) or (entries[0] if entries else None)
        beside = _by_path(entries, self.place.beside) or next((e for e in entries if e is not here), None)
        if beside is not None:
            self.open(beside.id, self.beside)
        if here is not None:
            self.open(here.id, self.active)
        self.set_focus(self.active.reader)

    def on_article_list_article_chosen(self, message: ArticleList.ArticleChosen) -> None:
        """Read the article that was chosen."""
        message.stop()
        self.open(message.document, self.active)
        self.active.reader.focus()

    def action_step_article(self, by: int) -> None:
        """Open the next article of the list, or the one before."""
        entries = self.project.entries()
        if entries:
            number = self.number_of(self.document.id) - 1 if self.document is not None else 0
            self.open(entries[(number + by) % len(entries)].id, self.active)

    def action_next_pane(self) -> None:
        """Focus the next pane; where only one fits, show it."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Focus the pane before."""
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        stops = [self.panes[0].reader, self.panes[1].reader, self.article_list]
        index = next((n for n, stop in enumerate(stops) if stop.has_focus), stops.index(self.active.reader))
        stop = stops[(index + by) % len(stops)]
        self.set_class(stop is self.article_list, "-list")
        if isinstance(stop, Reader):
            self.activate(self.panes[stops.index(stop)])
        stop.focus()

    def activate(self, pane: Pane) -> None:
        """The reader reads in this pane now."""
        if pane is not self.active:
            self.active = pane
            self.show_active()
            self.show_open()
            self.article_opened()

    def show_active(self) -> None:
        """Style the two panes by which of them is read in."""
        for pane in self.panes:
            pane.set_class(pane is self.active, "-active")
            pane.reader.is_primary = pane is self.active

    def on_descendant_focus(self) -> None:
        """A click into the other reader makes it the one that is read in."""
        focused = self.focused
        for pane in self.panes:
            if focused is pane.reader:
                self.remove_class("-list")
                self.activate(pane)

    def action_zoom(self) -> None:
        """Show the pane alone, or the others again."""
        self.place.zoomed = not self.place.zoomed
        self.set_class(self.place.zoomed, "-zoomed")

    def on_resize(self) -> None:
        """Fold away what does not fit."""
        self.lay_out()

    def lay_out(self) -> None:
        """Fold away what does not fit, and give the links panel its share."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < SHORT, "-short")
        self.links_panel.styles.height = max(5, round(self.size.height * PANEL_SHARE))

    def keep_place(self) -> None:
        """Remember where everything is, for the next session."""
        for pane in self.panes:
            self.remember(pane)
        self.place.here = self.active.reader.document.path if self.active.reader.document else ""
        self.place.beside = self.beside.reader.document.path if self.beside.reader.document else ""
        self.place.theme = self.app.theme
        keep(self.project.folder, self.place)


def _by_path(entries: list[Entry], path: str) -> Entry | None:
    return next((entry for entry in entries if entry.path == path), None)
