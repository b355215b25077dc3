"""The program on the screen: configuration, themes, keys, palette, signals."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable
from functools import cached_property, partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.widget import Widget

from tui.config import Config
from tui.keys import EVERYWHERE, KEYS, act, actions, bindings, key_of, rebound, rows_of
from tui.places import is_new, keep_known, recall
from tui.screens.reading import ReadingScreen
from tui.themes import FEW, THEMES, fitting, themes_for

if TYPE_CHECKING:
    from store.project import Project
    from tui.desk.opening import Opening
    from tui.dialogs.palette import Act
    from tui.keys import View
    from tui.screens.learning import Learning
    from tui.screens.views import Views

END_SECONDS = 5.0
"""How long giving the terminal back may take where it is gone."""

PATIENCE = 6
"""Looks at a terminal that is there, each after `END_SECONDS`, until the process is ended all the same."""

SIGNALS = ("SIGTERM", "SIGHUP")
"""Signals that end the program as the quit key does: terminal restored, nothing lost."""


WELCOME = f"new here? {key_of('help')} lists the keys, {key_of('learn')} in that list begins a tour"
"""What somebody is told who has never been here."""


class VariorumApp(App[None]):
    """A reading session on one project."""

    CSS_PATH = "variorum.tcss"
    TITLE = "Variorum"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app"), *bindings("tour")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, project: "Project", config: Config, opening: "Opening | None" = None, *, is_tour: bool = False
    ) -> None:
        super().__init__()
        self.is_leaving = False
        """Whether it was told to end."""
        self._is_tour = is_tour
        self.project = project
        """What is read."""
        self.config = config
        """How the reader wants it."""
        self.animation_level = "none"
        self.on_end: Callable[[], None] = lambda: None
        """Called when everything is on disk and the terminal is about to be given back."""
        colours = _colours(self.console.color_system)
        for theme in themes_for(colours):
            self.register_theme(theme)
        self._place = recall(project.folder)
        self._kept_theme = "theme_of_sixteen" if colours <= FEW else "theme"
        """What the place calls the theme that is chosen on such a terminal; any other kind keeps its own."""
        self.theme = fitting(config.theme or getattr(self._place, self._kept_theme), colours)
        self.keys, self._unkept = rebound(config.keys, project.labels, config.file)
        """Keys that differ from the table, by id."""
        self.reading = ReadingScreen(project, self._place, self.keys, opening)
        """The screen of the session."""
        from tui.terminal.typeahead import Typeahead

        self.typeahead = Typeahead(self, self.reading.desk.is_opening, self.reading.desk.only_moves)
        """Keeps keys in their order."""
        self.reading.desk.forget_typed = self.typeahead.forget

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none of the one that Textual begins with, before ours is set."""
        return super().get_css_variables() if self.theme in {theme.name for theme in THEMES} else {}

    def get_driver_class(self) -> type[Driver]:
        """A terminal is told only what changes."""
        stock = super().get_driver_class()
        if stock.__name__ != "LinuxDriver":
            return stock
        from tui.terminal.driver import sparing

        return sparing(stock)

    async def on_event(self, event: events.Event) -> None:
        """Have keys wait until what is meant by them takes keys."""
        if self.typeahead.holds(event):
            return
        is_covered = len(self.screen_stack) > 1  # else there is no screen to be asked, and none need be made yet
        if not (isinstance(event, events.Key | events.Paste) and is_covered and self._views.keeps(event)):
            await super().on_event(event)

    def on_resize(self) -> None:
        """After a change of size nobody knows what a terminal still shows."""
        _forget_shown(self)

    def _answer(self) -> None:
        from tui.terminal.driver import answer

        answer(self)

    def action_redraw(self) -> None:
        """Draw everything anew, in case something else wrote to the terminal."""
        _forget_shown(self)
        for node in self.screen.walk_children(Widget, with_self=True):
            node.refresh()

    def get_default_screen(self) -> Screen[None]:
        """The session is the first screen, so that nothing is laid out before it."""
        return self.reading

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """Lose nothing that a screen below asked for while the one that closes lay over it."""
        from tui.terminal.timers import hand_on_callbacks

        replaced = await super()._replace_screen(screen)
        if self.screen_stack and replaced not in self.screen_stack:
            hand_on_callbacks(replaced, self.screen)
        return replaced

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, once there is something to style.

        Setting the theme asks for it before the first screen exists; what it parsed then would be parsed again.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_load(self) -> None:
        """End cleanly on a signal, from before the terminal is taken: one that came just then would leave it so."""
        for name in SIGNALS:
            if hasattr(signal, name):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), _leave, self)

    def on_mount(self) -> None:
        """Take the reader's keys; draw all anew after a pause in the shell."""
        self.set_keymap(self.keys)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        self.reading.labels.on_changed.append(self._answer_keys)
        self._answer_keys()
        for pane in self.reading.panes.both:
            pane.reader.answer = self._answer

    def _answer_keys(self) -> None:
        """Have the keys answered, those of the project's own labels too."""
        tagging = {key: act(f"tags.tag({name!r})") for key, name in self.reading.labels.own.items()}
        for key, action in tagging.items():
            self.bind(key, f"screen.{action}", show=False)
        reader_keys, session_keys = actions("reader", self.keys), actions("session", self.keys) | tagging
        for pane in self.reading.panes.both:
            pane.reader.keys, pane.reader.session_keys = reader_keys, session_keys

    def on_ready(self) -> None:
        """The text is on the screen: what is thrown away is collected from now on, if that had to wait until now."""
        self.typeahead.is_begun = True
        if self.is_leaving:
            _leave(self)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        problems = [*dict.fromkeys((*self.config.problems, *self._unkept))]
        self.reading.desk.say_all(problems, severe=True)
        if self._is_tour:
            self.learning.begin()
        elif not problems and is_new():
            self.reading.hints.say(WELCOME, times=4)

    async def action_quit(self) -> None:
        """End, once every change is on disk."""
        if self.reading.desk.may_leave():
            _leave(self)

    def action_help_quit(self) -> None:
        """Say how to leave."""
        self._views.seen.desk.say(f"{key_of('quit')} quits; everything is already saved")

    async def end(self) -> None:
        """End, once every change is on disk."""
        await self.reading.desk.finish()
        self.reading.leaving.keep_now()
        keep_known()
        self.on_end()
        self.exit()

    def action_suspend_process(self) -> None:
        """Go back to the shell, where there is one."""
        if self._driver is not None and not self._driver.can_suspend:
            self._views.seen.desk.say("there is no shell to go back to here")
        else:
            super().action_suspend_process()

    def action_help(self) -> None:
        """Show every key that is answered here."""
        keep_known()
        from tui.dialogs.dialog import Dialog
        from tui.dialogs.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            self.screen.dismiss()
        elif isinstance(self.screen, Dialog):
            rows = [row for row in KEYS if row.id in EVERYWHERE]
            self.push_screen(HelpDialog(self.screen.here(), rows, self.keys, ()))
        else:
            is_reading = self._views.seen is self.reading
            rows = [
                *self._views.rows(),
                *((*rows_of("rows"), *rows_of("articles")) if is_reading else ()),
                *rows_of("help"),
                *rows_of("tour"),
            ]
            self.push_screen(HelpDialog(self._views.here(), rows, self.keys, self.project.labels if is_reading else ()))

    def action_view(self, view: "View") -> None:
        """Show a screen of the event, which knows by the place what is read."""
        self.reading.leaving.look()
        self._views.look(view)

    @cached_property
    def _views(self) -> "Views":
        """What lies over the session; made when it is first asked for."""
        from tui.screens.views import Views

        views = Views(self, self.reading, self.keys)
        views.type_again = self.typeahead.put_first
        return views

    def action_palette(self) -> None:
        """Show every act by name, and do the one that is chosen."""
        from tui.dialogs.palette import Palette
        from tui.screens.acts import Acts

        self.push_screen(Palette([*Acts(self, self._views, self.keys).all()]), partial(_do, self))

    @cached_property
    def learning(self) -> "Learning":
        """The tour; made when it is first asked for."""
        from tui.screens.learning import Learning

        return Learning(self, self.reading, self.keys)

    def action_tour(self, act: str) -> None:
        """Take the tour, skip its step, or leave it."""
        getattr(self.learning, act)()

    def action_next_theme(self) -> None:
        """Change to the next of our themes."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names) if self.theme in names else 0]
        setattr(self._place, self._kept_theme, self.theme)
        self._views.seen.desk.say(f"theme: {self.theme}")


def _forget_shown(app: VariorumApp) -> None:
    from tui.terminal.driver import forget_shown

    forget_shown(app)


def _leave(app: VariorumApp) -> None:
    """End, if need be once the first frame is there: an app that is just beginning can't."""
    app.is_leaving = True
    if app.typeahead.is_begun:
        app.run_worker(app.end(), group="quit", exclusive=True)


def _do(app: App[None], act: "Act | None") -> None:
    """Do an act of the palette."""
    if act is not None:
        app.run_worker(act.run(), exit_on_error=True)


def _colours(system: str | None) -> int:
    """How many colours a terminal has, by Rich's name for its kind."""
    return {"truecolor": 1 << 24, "256": 256, "standard": 16, "windows": 16}.get(system or "", 256)


def run(project: "Project", config: Config, opening: "Opening", *, is_tour: bool = False) -> int:
    """Run a reading session and stay until the reader quits.

    Args:
        project: What is read.
        config: The reader's wishes.
        opening: The look at its articles, which has begun.
        is_tour: Whether the reader is led through it.

    Returns:
        The exit status: 0, or 1 when the program ended on an error.

    Raises:
        VariorumError: If the articles cannot be looked at.
    """
    opening.wait()
    app, has_ended = VariorumApp(project, config, opening, is_tour=is_tour), Event()
    app.on_end = Thread(target=_end_anyway, args=(has_ended,), daemon=True).start
    app.run()
    has_ended.set()
    return app.return_code or 0


def _end_anyway(has_ended: Event) -> None:
    """End the process if the terminal cannot be given back, at once where it is gone: all is on disk by then."""
    for _ in range(PATIENCE):
        if has_ended.wait(END_SECONDS):
            return
        if not os.isatty(0):
            break
    os._exit(1)
