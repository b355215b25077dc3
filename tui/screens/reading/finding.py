"""Finding: in this article with a count, in all articles, among all tags."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.model import Span
from store.text import fold
from tui.places import Place
from tui.screens.reading.session import Session

if TYPE_CHECKING:
    from store.project import Project
    from tui.dialogs.search import Target
    from tui.widgets.find_bar import FindBar


class Finding(Session):
    """What the keys of the group `Search` do."""

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self.find_bar: FindBar | None = None
        """The field in which the reader types what to find; made when first asked for."""
        self.hits: list[Span] = []
        """What was found in the article being read."""

    async def action_find(self) -> None:
        """Ask what to find in this article."""
        if self.find_bar is None:
            from tui.widgets.find_bar import FindBar

            self.find_bar = FindBar()
            await self.mount(self.find_bar, before=self.hints)
        self.add_class("-finding")
        self.find_bar.ask()

    def on_find_bar_changed(self, message: "FindBar.Changed") -> None:
        """Find while typing."""
        message.stop()
        self._find(message.text)
        self._to_hit(self._nearest_hit())

    def on_find_bar_closed(self, message: "FindBar.Closed") -> None:
        """Enter keeps the hits, for n and N; escape forgets them."""
        message.stop()
        if not message.kept:
            self.stop_finding()
        self.remove_class("-finding")
        self.active.reader.focus()

    def stop_finding(self) -> bool:
        """Forget the hits; says whether there were any."""
        had, self.hits = bool(self.hits), []
        for pane in self.panes:
            pane.reader.highlight([])
        self.remove_class("-finding")
        return had

    def _find(self, text: str) -> None:
        document = self.document
        self.hits = occurrences(fold(document.text), fold(text)) if document is not None and text else []

    def _nearest_hit(self) -> int:
        starts = [hit.start for hit in self.hits]
        return max(0, bisect_right(starts, self.active.reader.cursor) - 1)

    def _to_hit(self, index: int) -> None:
        current = self.hits[index] if self.hits else None
        self.active.reader.highlight(self.hits, current)
        if current is not None:
            self.active.reader.go_to(current.start)
        if self.find_bar is not None:
            self.find_bar.count(index + 1 if self.hits else 0, len(self.hits))

    def step_hit(self, direction: int) -> bool:
        """Go from hit to hit, round the ends; false when nothing is being looked for."""
        if not self.hits:
            return False
        cursor, starts = self.active.reader.cursor, [hit.start for hit in self.hits]
        index = bisect_right(starts, cursor) if direction > 0 else bisect_right(starts, cursor - 1) - 1
        index %= len(self.hits)
        self._to_hit(index)
        self.say(f"hit {index + 1}/{len(self.hits)}")
        return True

    def action_search(self) -> None:
        """Search all articles."""
        from tui.dialogs.search import SearchScreen

        selection = self.active.reader.selection
        text = selection.of(self.document.text) if selection and self.document else ""
        self.app.push_screen(SearchScreen(self.project, text), self._go)

    def action_annotations(self) -> None:
        """List every tag of the project."""
        from tui.dialogs.annotations import AnnotationsScreen

        self.app.push_screen(AnnotationsScreen(self.project), self._go)

    def _go(self, target: "Target | None") -> None:
        if target is not None:
            self.open(target.document, self.active, target.span.start if target.span else None)
            if target.span is not None:
                self.active.reader.highlight([target.span], target.span)
                self.call_after_refresh(partial(self.active.reader.reveal, target.span))
            self.active.reader.focus()


def occurrences(text: str, sought: str) -> list[Span]:
    """Where a folded text occurs in another, without overlaps, in order."""
    found: list[Span] = []
    start = text.find(sought) if sought else -1
    while start >= 0:
        found.append(Span(start, start + len(sought)))
        start = text.find(sought, start + len(sought))
    return found
