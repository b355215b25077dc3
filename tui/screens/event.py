"""What the screens of the event as a whole have in common: each lies over the reading session and leads back into it.

A screen of the event says what it shows and answers keys by the parts of a desk of its own; it is a module here, named
as the key table names it, that has its class as `SCREEN`.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual.app import ComposeResult
from textual.events import Key, Paste
from textual.screen import Screen

from tui.desk.desk import Desk
from tui.desk.history import HistoryKeys
from tui.desk.messages import MessageKeys
from tui.desk.question import LongQuestion
from tui.keys import View, bindings
from tui.screens.early_keys import EarlyKeys
from tui.terminal.compositor import use_sparing_compositor
from tui.widgets.hints import Hints
from tui.widgets.view_header import ViewHeader

if TYPE_CHECKING:
    from store.model import Passage
    from store.project import Project
    from tui.places import Place


class Goal(NamedTuple):
    """Where to read when a screen of the event is left."""

    here: "Passage"
    beside: "Passage | None" = None
    """What to show in the other reader."""


class Stage(NamedTuple):
    """What a screen of the event is built from."""

    project: "Project"
    place: "Place"
    rebound: Mapping[str, str]
    """Keys that differ from the table, by id."""
    look: "ViewOpener"
    """Shows another screen of the event over this one."""
    documents: tuple[str, ...] = ()
    """Ids of the articles that are asked about, where a screen is about some: those that are read unless others were
    chosen."""


class ViewOpener(Protocol):
    """Shows a screen of the event."""

    def __call__(self, view: View, *documents: str) -> None:
        """Show it, about these articles by id; none: those that are read."""


class EventScreen(Screen[Goal | None]):
    """A screen of the event as a whole.

    What derives from it composes what is shown, puts the parts that answer its keys into `desk.parts`, and asks the
    project in `ask`, which is called again whenever something changed.
    """

    VIEW: ClassVar[View]
    """By this name the key table knows it."""

    NAMED: ClassVar[str]
    """Its title."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        use_sparing_compositor(self)
        self.stage = stage
        self.header = ViewHeader(stage.project.name, self.NAMED)
        self.hints = Hints(stage.rebound)
        self.hints.offer(self.VIEW)
        self.desk = Desk(self, stage.project, stage.place, self.hints)
        self.desk.on_changed.append(lambda _: self.ask())
        self.question = LongQuestion(self.desk, self.header)
        self.question.on_settled = self._answer_early
        self.type_again: Callable[[Sequence[Key | Paste]], object] = lambda _: None
        """Has what came too early come again."""
        self._early = EarlyKeys(self.VIEW, stage.rebound, self.hints.hold)
        self.desk.parts |= {
            "event": self,
            "history": HistoryKeys(self.desk),
            "messages": MessageKeys(self.desk, self.hints),
        }

    def __init_subclass__(cls) -> None:
        """Bind the keys that the table has for the screen."""
        cls.BINDINGS = [*bindings(cls.VIEW)]
        super().__init_subclass__()

    def compose(self) -> ComposeResult:
        """The header, what is shown, the hints."""
        yield self.header
        yield from self.shows()
        yield self.hints

    @abstractmethod
    def shows(self) -> ComposeResult:
        """The widgets between header and hints; the first that takes the focus gets it."""

    @abstractmethod
    def ask(self) -> None:
        """Ask the project anew, in the background, and show the answer."""

    def turn_to(self, *documents: str) -> None:
        """Be about other articles, by id, where the screen is about some; it may be open below another one."""

    def on_mount(self) -> None:
        """Show what is known after the first paint."""
        self.call_after_refresh(self.ask)

    def keeps(self, event: Key | Paste) -> bool:
        """Whether an event waits until what it is about is shown."""
        return self.question.is_awaited and self._early.keeps(event)

    def _answer_early(self) -> None:
        self.desk.unsay(EarlyKeys.SAID)
        if early := self._early.take():
            self.type_again(early)

    def on_unmount(self) -> None:
        """Hear of no more changes."""
        self.desk.close()

    def back(self) -> None:
        """Leave the screen; what was there below comes back."""
        self.dismiss(None)

    def go(self, here: "Passage", beside: "Passage | None" = None) -> None:
        """Leave the screen and read a passage, with another one beside it."""
        self.dismiss(Goal(here, beside))

    async def action_act(self, act: str, *arguments: object) -> None:
        """Have a part of the desk do something: the act of a row of the key table."""
        with self.hints.acting():
            await self.desk.act(act, *arguments)
