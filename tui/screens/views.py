"""The screens of the event, opened over the reading session and left for a passage."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from textual import events
from textual.app import App

from tui.keys import KEYS, Here, Key, View, Where, here, rows_of, taught_first
from tui.screens.event import EventScreen, Goal, Stage
from tui.screens.reading import ReadingScreen
from tui.widgets.signs import OF_VIEWS


class Views:
    """Opens the screens of the event one over the other, each at most once.

    Args:
        app: On whose stack of screens they are.
        reading: What lies below them.
        rebound: Keys that differ from the table, by id.
    """

    def __init__(self, app: App[None], reading: ReadingScreen, rebound: Mapping[str, str]) -> None:
        self._app = app
        self.reading = reading
        """The session."""
        self.type_again: Callable[[Sequence[events.Event]], object] = lambda _: None
        """Has what was typed too early come again, before what was typed since."""
        self._stage = Stage(reading.desk.project, reading.desk.place, rebound, self.look)
        reading.desk.on_others.append(self._ask_again)
        reading.hints.on_said.append(self._pass_on)

    @property
    def open(self) -> list[EventScreen]:
        """The screens of the event that are open, the one that is seen last."""
        return [screen for screen in self._app.screen_stack if isinstance(screen, EventScreen)]

    @property
    def seen(self) -> ReadingScreen | EventScreen:
        """What is seen, dialogs aside: the session, or a screen of the event over it."""
        return self.open[-1] if self.open else self.reading

    def keeps(self, event: events.Key | events.Paste) -> bool:
        """Whether an event waits until the screen in front knows what it is about."""
        front = self._app.screen
        return isinstance(front, EventScreen) and front.keeps(event)

    def rows(self) -> list[Key]:
        """The rows of the key table that are answered there, in its order."""
        seen = self.seen
        places: tuple[Where, ...] = (
            ("reader", "session", "app") if isinstance(seen, ReadingScreen) else (seen.VIEW, "app")
        )
        return sorted((row for where in places for row in rows_of(where)), key=KEYS.index)

    def here(self) -> Here:
        """The keys of exactly where one is."""
        seen = self.seen
        if isinstance(seen, ReadingScreen):
            return here(seen.hints.situation)
        rows = rows_of(seen.VIEW)
        if not any(row.id == "row.next" for row in rows):
            rows += [row for row in rows_of("articles") if row.id != "article.open"]
        return Here(seen.NAMED, taught_first(seen.VIEW, rows), OF_VIEWS.get(seen.VIEW, ()))

    def look(self, view: View, *documents: str) -> None:
        """Show a screen of the event: where it is open already, by leaving those above it.

        Args:
            view: Which.
            documents: Ids of the articles that it is to be about; none: those that are read.
        """
        known = next((screen for screen in self.open if view == screen.VIEW), None)
        if known is None:
            stage = self._stage._replace(documents=documents or self._read())
            screen = screen_of(view)(stage)
            desk, of_session = screen.desk, self.reading.desk
            desk.on_refused, desk.forget_typed = of_session.on_refused, of_session.forget_typed
            screen.type_again = self.type_again
            self._app.push_screen(screen, self._left)
            return
        for screen in reversed(self.open[self.open.index(known) + 1 :]):
            screen.dismiss(None)
        if documents:
            known.turn_to(*documents)

    def _read(self) -> tuple[str, ...]:
        """Ids of the articles in the readers, the one that is read first."""
        panes = self.reading.panes
        shown = (pane.reader.document for pane in (panes.active, panes.beside))
        return tuple(document.id for document in shown if document is not None)

    def _ask_again(self) -> None:
        """Another program changed something."""
        for screen in self.open:
            screen.ask()

    def _pass_on(self, message: str) -> None:
        """What the session says is said where it is seen."""
        if self.open:
            self.open[-1].desk.say(message)

    def _left(self, goal: Goal | None) -> None:
        self.reading.desk.show_changed()
        if goal is not None:
            for screen in reversed(self.open):
                screen.dismiss(None)
            self.reading.read(goal.here, goal.beside)


def screen_of(view: View) -> type[EventScreen]:
    """The class of a screen of the event."""
    found: type[EventScreen] = import_module(f"tui.screens.{view}").SCREEN
    return found
