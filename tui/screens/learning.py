"""Learning the program by using it: the tour, step by step, on whatever screen is in front."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from tui.desk.exporting import Exporting
from tui.desk.tour import FAREWELL, STEPS, Sight, TourCounts
from tui.screens.event import EventScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.reader import Reader
from tui.widgets.tour_row import TourRow

if TYPE_CHECKING:
    from store.model import Link

WAYS_OUT = "`tour.skip` skips · `tour.leave` leaves"


class Learning:
    """Shows a step, sees by the session's own state that it was done, and goes on.

    Args:
        app: On whose screens it shows.
        reading: The session.
        rebound: Keys that differ from the table, by id.
    """

    LOOK_SECONDS: ClassVar[float] = 0.15
    """How often it looks: soon enough to go on at once, seldom enough to cost nothing."""

    def __init__(self, app: App[None], reading: ReadingScreen, rebound: Mapping[str, str]) -> None:
        self._app = app
        self._reading = reading
        self._rebound = rebound
        self._at = 0
        self._begun: Sight | None = None
        self._timer: Timer | None = None
        self._counts: TourCounts | None = None

    @property
    def is_on(self) -> bool:
        """Whether the tour is being walked."""
        return self._timer is not None

    @property
    def step(self) -> int:
        """Which step it is, from 0; the number of steps when all were done."""
        return self._at

    def begin(self) -> None:
        """Begin with the first step."""
        if not self.is_on:
            self._reading.desk.project.workspace.subscribe(self._changed)
            self._timer = self._app.set_interval(self.LOOK_SECONDS, self.look)
        self._to(0)

    def take(self) -> None:
        """Take the tour: in this session if it is one of the tour, else in one of its own, after which this goes on."""
        if self.is_on:
            self.begin()
        else:
            self._app.run_worker(self._lend(), group="lending", exclusive=True)

    async def _lend(self) -> None:
        from tui.terminal.lending import lend

        try:
            await lend(self._app, [sys.executable, "-m", "tui", "learn"])
        except OSError as error:
            self._reading.desk.say(f"the tour cannot begin: {(error.strerror or str(error)).lower()}", severe=True)

    def skip(self) -> None:
        """Go on without having done the step; after the last one, end."""
        if self.is_on and self._at < len(STEPS):
            self._to(self._at + 1)
        elif self.is_on:
            self.leave()

    def leave(self) -> None:
        """End the tour; the session goes on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            for screen in self._app.screen_stack:
                screen.query(TourRow).remove()

    def look(self) -> None:
        """See whether the step was done, and show the one that is to be done on the screen in front."""
        # The last look may come when the session is closing and no screen is left.
        if not self._reading.begun or not self.is_on or not self._app.screen_stack:
            return
        now = self._sight()
        self._begun = self._begun or now
        if self._at < len(STEPS) and STEPS[self._at].is_done(self._begun, now):
            self._to(self._at + 1, now)
        for screen in self._app.screen_stack:
            self._show(screen)

    def _to(self, step: int, begun: Sight | None = None) -> None:
        self._at, self._begun = step, begun

    def _show(self, screen: Screen[object]) -> None:
        if not screen.is_mounted or not screen.is_running:
            return
        row = next(iter(screen.query(TourRow)), None)
        if row is None:
            row = TourRow(self._rebound)
            before = screen.hints if isinstance(screen, ReadingScreen | EventScreen) else None
            screen.mount(row, before=before)
        if self._at < len(STEPS):
            row.show(f"{self._at + 1}/{len(STEPS)}", STEPS[self._at].text, WAYS_OUT)
        else:
            row.show("✓", FAREWELL, "")

    def _changed(self, _: object) -> None:
        """Something of the project changed; may be called in any thread."""
        self._counts = None

    def _sight(self) -> Sight:
        reading, screen = self._reading, self._app.screen
        reader, panel = reading.panes.reader, reading.links_panel
        views = [each.VIEW for each in self._app.screen_stack if isinstance(each, EventScreen)]
        exporting = reading.desk.parts["exporting"]
        assert isinstance(exporting, Exporting)
        return Sight(
            _place(reader),
            reader.passage.of(reader.document.text) if reader.document else "",
            frozenset(tag.label for tag in reader.marks_at_cursor),
            len(panel.links),
            is_beside=panel.chosen is not None and _leads_to(panel.chosen, reading.panes.beside.reader),
            view=views[-1] if views else "",
            dialog=type(screen).__name__ if isinstance(screen, ModalScreen) else "",
            counts=self._counted(),
            written=len(exporting.written),
        )

    def _counted(self) -> TourCounts:
        """Read anew when something changed."""
        if self._counts is None:
            project = self._reading.desk.project
            said_by = sum(edge.kind == "said by" for edge in project.relations.of())
            last = next(project.history.latest(), None)
            taken_back = last.id if last is not None and last.undoes else ""
            self._counts = TourCounts(said_by, len(project.links.judgements()), taken_back)
        return self._counts


def _place(reader: Reader) -> tuple[str, int]:
    return reader.document.path if reader.document else "", reader.cursor


def _leads_to(link: "Link", reader: Reader) -> bool:
    """Whether a link is open in a reader, with the cursor where it leads."""
    there = link.there
    return reader.document is not None and (there.document, there.span.start) == (reader.document.id, reader.cursor)
