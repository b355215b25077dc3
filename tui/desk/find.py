"""Finding: in this article with a count, in all articles, among all tags."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from store.model import Span
from store.text import fold
from store.text.plain import plain
from tui.desk.desk import Desk
from tui.desk.panes import Panes
from tui.widgets.hints import Hints

if TYPE_CHECKING:
    from tui.dialogs.search import Target
    from tui.widgets.find_bar import FindBar


class Find:
    """What the keys of the group `Search` do."""

    def __init__(self, desk: Desk, panes: Panes, hints: Hints) -> None:
        self._desk = desk
        self._panes = panes
        self._hints = hints
        self._bar: FindBar | None = None
        self.hits: list[Span] = []
        """What was found in the article being read."""

    async def ask(self) -> None:
        """Ask what to find in this article."""
        if self._bar is None:
            from tui.widgets.find_bar import FindBar

            self._bar = FindBar(self.look_for, self.close)
            await self._desk.screen.mount(self._bar, before=self._hints)
        self._show_field(True)
        self._bar.ask()

    def look_for(self, text: str) -> None:
        """Find while typing."""
        document = self._panes.document
        self.hits = occurrences(document.text, text) if document is not None and text else []
        starts = [hit.start for hit in self.hits]
        self._to_hit(max(0, bisect_right(starts, self._panes.reader.cursor) - 1))

    def close(self, keep: bool) -> None:
        """Go back to reading; kept hits are for n and N."""
        if not keep:
            self.stop()
        self._show_field(False)
        self._panes.reader.focus()

    def stop(self) -> bool:
        """Forget the hits; says whether there were any."""
        had, self.hits = bool(self.hits), []
        for pane in self._panes.both:
            pane.reader.highlight([])
        self._show_field(False)
        return had

    def _show_field(self, is_shown: bool) -> None:
        """Show the field in the place of the hints, or the hints again."""
        if self._bar is not None:
            self._bar.display, self._hints.display = is_shown, not is_shown

    def step(self, direction: int) -> bool:
        """Go from hit to hit, round the ends; false when nothing is being looked for."""
        if not self.hits:
            return False
        cursor, starts = self._panes.reader.cursor, [hit.start for hit in self.hits]
        index = bisect_right(starts, cursor) if direction > 0 else bisect_right(starts, cursor - 1) - 1
        index %= len(self.hits)
        self._to_hit(index)
        self._desk.say(f"hit {index + 1}/{len(self.hits)}")
        return True

    def search(self) -> None:
        """Search all articles."""
        from tui.dialogs.search import SearchDialog

        selection, document = self._panes.reader.selection, self._panes.document
        text = selection.of(document.text) if selection and document else ""
        self._desk.screen.app.push_screen(SearchDialog(self._desk.project, text), self._go)

    def annotations(self) -> None:
        """List every tag of the project."""
        from tui.dialogs.annotations import AnnotationsDialog

        self._desk.screen.app.push_screen(AnnotationsDialog(self._desk.project), self._go)

    def _to_hit(self, index: int) -> None:
        current = self.hits[index] if self.hits else None
        self._panes.reader.highlight(self.hits, current)
        if current is not None:
            self._panes.reader.go_to(current.start)
        if self._bar is not None:
            self._bar.count(index + 1 if self.hits else 0, len(self.hits))

    def _go(self, target: "Target | None") -> None:
        if target is not None:
            self._panes.go(target.document, target.span)


def occurrences(text: str, words: str) -> list[Span]:
    """Where words occur in a text, but for case, accents and what looks the same; without overlaps, in order."""
    compared, found = plain(text), list[Span]()
    text, sought = fold(compared.text), fold(plain(words).text)
    start = text.find(sought) if sought else -1
    while start >= 0:
        found.append(compared.span(start, start + len(sought)))
        start = text.find(sought, start + len(sought))
    return found
