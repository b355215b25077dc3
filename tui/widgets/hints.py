"""The one-row foot: the keys that work right now, or, for a moment, what was just done."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.events import Click, Key
from textual.timer import Timer
from textual.widget import Widget

from store.model import Label
from tui.keys import ALWAYS, HINTS, KEYS, Hint, Situation, as_set, face, key_of, own_labels, spelt
from tui.terminal.sanitise import visible

__all__ = ["DIGITS", "GAP", "MOST_SAID", "Hints", "Spoken", "Taught", "key_of"]

GAP = "  "
"""Parts one hint from the next."""

BACK = (("event.back",), ("back",))
"""Keys that lead back out of where one is: taught at every width, else one would leave the program instead."""

DIGITS = "1-9"
"""Keys of a row that answers any digit."""

MOST_SAID = 500
"""Messages that are kept, the newest."""


class Spoken(NamedTuple):
    """A message, and when it was said."""

    at: float
    """Seconds since 1970."""
    text: str
    severe: bool


class Taught(NamedTuple):
    """A hint with the keys that are set."""

    keys: Sequence[str]
    """By name."""
    word: str

    @property
    def shown(self) -> Content:
        """The keys, and what they do."""
        return Content.assemble((" ".join(map(face, self.keys)), "bold $foreground"), f" {self.word}")

    def key_at(self, cell: int) -> str:
        """The key that stands at a cell, else the first; none for a run of digits, of which none is meant."""
        right = 0
        for key in self.keys:
            right += len(face(key)) + 1
            if cell < right:
                return key if key != DIGITS else ""
        return self.keys[0] if self.keys[0] != DIGITS else ""


class Hints(Widget, inherit_css=False):
    """Teaches the keys that apply; gives way to one line about the last act, which `say` shows for some seconds."""

    DEFAULT_CSS = """
    Hints { height: 1; background: $panel; color: $muted; padding: 0 1; }
    """

    MESSAGE_SECONDS: ClassVar[float] = 5.0
    """How long a message stays; long enough to read a line, short enough not to hide the keys."""

    def __init__(self, rebound: Mapping[str, str]) -> None:
        super().__init__()
        self._rebound = rebound
        self.situation: Situation = "reading"
        """What the reader is at."""
        self._message = Content("")
        self._is_severe = False
        self._held = ""
        self._timer: Timer | None = None
        self.on_said: list[Callable[[str], object]] = []
        """Called with what is said: where a dialog lies over this row, that shows it."""
        self.said: deque[Spoken] = deque(maxlen=MOST_SAID)
        """What was said so far."""

    @property
    def message(self) -> str:
        """What is being said; empty when the keys are shown."""
        return self._message.plain

    def offer(self, situation: Situation) -> None:
        """Teach the keys of a situation."""
        if self.situation != situation:
            self.situation = situation
            if not self.message:
                self.refresh()

    def say(self, message: str, *, severe: bool = False, more: int = 0, times: int = 1) -> None:
        """Show one line about what happened, and how many more are only kept; keep it too.

        `times` as long as others.
        """
        message = spelt(message, self._rebound)
        self.keep(message, severe=severe)
        for tell in self.on_said:
            tell(message)
        style = "bold $error" if severe else "$foreground"
        first = f"1 of {more + 1}, {self._messages_key()} lists them: " if more else ""
        self._is_severe = severe
        self._message = Content.assemble((first, "bold $foreground"), (visible(message), style))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self.MESSAGE_SECONDS * (2 if severe else times), self._forget)
        self.refresh()

    def hold(self, message: str) -> None:
        """Say what stays so until `unsay`; what else is said meanwhile stands over it for its time."""
        if self._held != (message := spelt(message, self._rebound)):
            self._held = message
            self.say(message)

    def unsay(self, message: str) -> None:
        """Show the keys again if it is this that is being said: it is no longer so."""
        if self._held == (message := spelt(message, self._rebound)):
            self._held = ""
        if self.message.endswith(visible(message)):
            self._forget()

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Do something: what was said of the act before gives way, unless it is a fault that is to be read."""
        was = self._message
        yield
        if self._message is was and not self._is_severe:
            self._forget()

    def keep(self, message: str, *, severe: bool = False) -> None:
        """Keep a message for the list of them without showing it."""
        self.said.append(Spoken(time.time(), spelt(message, self._rebound), severe))

    def spelt(self, text: str) -> str:
        """A text of ours with the keys in it as they are set."""
        return spelt(text, self._rebound)

    def keys_of(self, id: str) -> str:
        """The keys of a row of the key table as they are set, by name."""
        return next(as_set(row, self._rebound) for row in KEYS if row.id == id)

    def keys_of_labels(self, labels: Sequence[Label]) -> dict[str, str]:
        """The names of labels by the names of their keys as they are set."""
        own = {label.name for label in own_labels(labels)}
        keys = {label.name: label.key if label.name in own else self.keys_of(f"tag.{label.name}") for label in labels}
        return {key: name for name, each in keys.items() for key in (each.split(",") if len(each) > 1 else [each])}

    def faces_of_labels(self, labels: Sequence[Label]) -> str:
        """The keys of labels that are taught, as they are shown."""
        own = {label.name for label in own_labels(labels)}
        return " ".join(each.key if each.name in own else self.face_of(f"tag.{each.name}") for each in labels)

    def face_of(self, id: str) -> str:
        """The key of a row of the key table that is taught, as it is shown."""
        return face(self.keys_of(id).split(",")[0])

    def _forget(self) -> None:
        if self.message != self._held:
            self._message = Content.styled(visible(self._held), "$foreground")
            self.refresh()

    def render(self) -> Content:
        """The message, or the hints that fit into the row."""
        if self.message:
            return self._cut(self._message)
        return Content(GAP).join(hint.shown for hint in self._fitting())

    def on_click(self, event: Click) -> None:
        """A click presses the key that is taught there; on a message, the one that lists them all."""
        pressed = self.keys_of("messages").split(",")[0] if self.message else self._key_at(event.x - self.gutter.left)
        if pressed:
            event.stop()
            self.app.post_message(Key(pressed, None))

    def _key_at(self, cell: int) -> str:
        """The key that is taught at a cell; of several of one hint the first, where none of them stands there."""
        left = 0
        for hint in self._fitting():
            if left <= cell < (right := left + hint.shown.cell_length):
                return hint.key_at(cell - left)
            left = right + len(GAP)
        return ""

    def _fitting(self) -> list[Taught]:
        """The hints that fit into the row, before those that always stand there: the way back, and `ALWAYS`."""
        hints = HINTS[self.situation]
        always = [*self._taught(hint for hint in hints if hint.ids in BACK), *self._taught(ALWAYS)]
        left = self.size.width - _width(always) + len(GAP)
        row = list[Taught]()
        for hint in self._taught(hint for hint in hints if hint.ids not in BACK):
            left -= hint.shown.cell_length + len(GAP)
            if left < 0:
                break
            row.append(hint)
        while always and _width(always) > self.size.width + len(GAP):
            always.pop()
        return [*row, *always]

    def _cut(self, message: Content) -> Content:
        """As much of a message as fits, and where it does not all fit, the key that shows the rest."""
        width = self.size.width
        if message.cell_length <= width:
            return message
        more = Content.assemble((f" {self._messages_key()}", "bold $foreground"), " all")
        return message.truncate(max(1, width - more.cell_length), ellipsis=True) + more

    def _messages_key(self) -> str:
        return self.face_of("messages")

    def _taught(self, hints: Iterable[Hint]) -> list[Taught]:
        rows = {row.id: row for row in KEYS}
        sets = ((hint.word, [as_set(rows[id], self._rebound).split(",")[0] for id in hint.ids]) for hint in hints)
        return [Taught(keys, word) for word, keys in sets]


def _width(hints: Iterable[Taught]) -> int:
    """Cells of hints with a gap after each."""
    return sum(hint.shown.cell_length + len(GAP) for hint in hints)
