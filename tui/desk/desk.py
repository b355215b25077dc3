"""The desk: a project on a screen, what is said to its reader, and the one way in which a screen changes anything."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker, WorkerError, get_current_worker

from store.errors import VariorumError
from store.text.quotes import quoted
from tui.places import Place
from tui.widgets.hints import Hints, key_of
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.events import Key

    from store.model import Cancelled
    from store.project import Project
    from store.project.workspace import Touched

log = logging.getLogger(__name__)

T = TypeVar("T")

OPENING = "opening"
"""The group of work after which something is asked: keys that follow wait for the dialog."""

SHOWN_QUOTE = 40
"""Characters of a quote in a one-line message."""


class Desk:
    """A project on a screen: what the parts that answer keys stand on.

    Args:
        screen: Holds the desk: it runs workers and timers, and dialogs lie over it.
        project: What was said.
        place: Where the reader is, kept between sessions.
        hints: Where one line is said.
    """

    def __init__(self, screen: Screen[Any], project: "Project", place: Place, hints: Hints) -> None:
        self.screen = screen
        self.project = project
        self.place = place
        self.parts: dict[str, object] = {}
        """What answers the keys, by the name that the key table calls it."""
        self.on_changed: list[Callable[[Touched], None]] = []
        """Called on the event loop with what a change touched."""
        self.on_made: list[Callable[[], None]] = []
        """Called after a change in the thread that made it, to read what will be shown of it."""
        self.forget_typed: Callable[[], None] = lambda: None
        """Drops the keys that were typed ahead and wait."""
        self.on_refused: list[Callable[[VariorumError], object]] = []
        """Called on the event loop with why a change could not be kept."""
        self.may_leave: Callable[[], bool] = lambda: True
        """Whether the session may end; what says no asks the reader first."""
        self.on_others: list[Callable[[], None]] = []
        """Called on the event loop when another program changed something."""
        self._hints = hints
        self._changes = asyncio.Lock()
        self._touched: list[Touched] = []
        self._guard = Lock()
        self.close = project.workspace.subscribe(self._note)
        """Hear of no more changes, where the screen goes and the project stays."""

    async def act(self, act: str, *arguments: object) -> None:
        """Have a part do something, `tags.remove` the part `tags`, once all changes before it are made."""
        for worker in [each for each in self.screen.workers if each.group == "changes" and not each.is_finished]:
            with suppress(WorkerError):
                await worker.wait()
        part, _, name = act.partition(".")
        done = getattr(self.parts[part], name)(*arguments)
        if isawaitable(done):
            await done

    def spelt(self, text: str) -> str:
        """A text of ours that is shown elsewhere than it is said, with the keys in it as they are set."""
        return self._hints.spelt(text)

    @property
    def tagging_keys(self) -> str:
        """The keys of the project's labels, as they are set and shown."""
        return self._hints.faces_of_labels(self.project.labels)

    def say(self, message: str, *, severe: bool = False) -> None:
        """Tell the reader in one line what was done."""
        self._hints.say(message, severe=severe)

    def unsay(self, message: str) -> None:
        """Take back what is being said, where it is this: it is no longer so."""
        self._hints.unsay(message)

    def refuse(self, message: str) -> None:
        """Say why nothing can be asked here; what was typed ahead for it acts on nothing else."""
        self.forget_typed()
        self.say(message)

    def say_all(self, messages: Sequence[str], *, severe: bool = False) -> None:
        """Tell several things at once: the first, and how many more there are to be listed."""
        for message in reversed(messages[1:]):
            self._hints.keep(message, severe=severe)
        if messages:
            self._hints.say(messages[0], severe=severe, more=len(messages) - 1)

    def complain(self, error: VariorumError) -> None:
        """Tell the reader in one line what is wrong and what to do."""
        log.warning("%s: %s", error.title, error.message)
        self.say(f"{error.title}: {error.message}", severe=True)

    def change(
        self, act: Callable[[], T], report: Callable[[T], str], failed: Callable[[VariorumError], None] | None = None
    ) -> None:
        """Make a change off the event loop, then show and say it; changes are made in the order of their keys.

        This is the one door through which a screen changes the project: it is on disk before the screen says so.

        Args:
            act: Makes the change; runs in a thread.
            report: Says in one line what was done.
            failed: Is told why nothing was; without it the reader is.
        """
        self.screen.run_worker(self._change(act, report, failed or self.complain), group="changes", exit_on_error=True)

    async def _change(
        self, act: Callable[[], T], report: Callable[[T], str], failed: Callable[[VariorumError], None]
    ) -> None:
        async with self._changes:
            try:
                result = await asyncio.to_thread(self._make, act)
            except VariorumError as error:
                failed(error)
                for tell in self.on_refused:
                    tell(error)
                return
        self.show_changed()
        self.say(report(result))

    def _make(self, act: Callable[[], T]) -> T:
        result = act()
        self.project.links.decisions()  # found in the texts here, so that the event loop need not
        for prepare in self.on_made:
            prepare()
        return result

    def _note(self, touched: "Touched") -> None:
        with self._guard:
            self._touched.append(touched)

    def show_changed(self) -> None:
        """Have shown what was touched since this was last called."""
        with self._guard:
            touched, self._touched = self._touched, []
        for each in touched:
            for show in self.on_changed:
                show(each)

    def work(self, task: Callable[["Cancelled"], T], then: Callable[[T], None], group: str) -> None:
        """Do something long in a thread, then something short with its result on the event loop.

        Args:
            task: Is handed what says whether it is wanted no more; what it raises of ours is told.
            then: Is not called when another task of the group has begun.
            group: Of which only the newest is wanted.
        """
        self.screen.run_worker(partial(self._work, task, then), thread=True, group=group, exclusive=True)

    def _work(self, task: Callable[["Cancelled"], T], then: Callable[[T], None]) -> None:
        worker: Worker[object] = get_current_worker()
        try:
            result = task(lambda: worker.is_cancelled)
        except VariorumError as error:
            if not worker.is_cancelled:
                self.later(self.complain, error)
            return
        if not worker.is_cancelled:
            self.later(then, result)

    def is_opening(self) -> bool:
        """Whether something will be asked as soon as what it needs is known."""
        return any(worker.group == OPENING and not worker.is_finished for worker in self.screen.app.workers)

    def only_moves(self, event: "Key") -> bool:
        """Whether a key goes to a reader, which answers it all by itself."""
        focused = self.screen.app.focused
        return isinstance(focused, Reader) and event.key in focused.keys

    def later(self, act: Callable[..., object], *arguments: object) -> None:
        """Do something on the event loop; may be called from any thread, also from one that outlives the session."""
        if self.screen.is_running:
            self.screen.call_later(act, *arguments)

    def pick(self, title: str, choices: Iterable[tuple[str, str, str]], then: Callable[[str | None], None]) -> None:
        """Ask for one of several.

        Args:
            title: What is asked.
            choices: Each a value, what is shown for it, and a key that picks it at once or none.
            then: Called with the value, or None.
        """
        from tui.dialogs.pick import Choice, PickDialog

        self.screen.app.push_screen(PickDialog(title, [Choice(*choice) for choice in choices]), then)

    async def finish(self) -> None:
        """Wait until every change that was asked for is on disk, also what is still on its way from a reader.

        Must run in a worker: it waits for what handles messages.
        """
        for reader in self.screen.query(Reader):
            for node in reader.ancestors_with_self:
                heard = asyncio.Event()
                if node is not self.screen.app and node.call_later(heard.set):
                    await heard.wait()
        asked = [worker for worker in self.screen.workers if worker.group == "changes"]
        if asked:
            await self.screen.workers.wait_for_complete(asked)


UNDOES = f" · {key_of('undo')} undoes"
"""Ends what is said of a change."""

RESTORES = f" · {key_of('undo')} brings it back"
"""Ends what is said of a change that took something away."""


def quote(text: str, most: int = SHOWN_QUOTE) -> str:
    """A text in quotation marks, short enough for a one-line message or for so many characters."""
    return quoted(text, most)


def chosen(offered: "Mapping[str, T]", act: Callable[[T], None]) -> Callable[[str | None], None]:
    """What to do with the answer of `Desk.pick`: nothing when nothing was picked."""

    def answered(value: str | None) -> None:
        if value is not None:
            act(offered[value])

    return answered
