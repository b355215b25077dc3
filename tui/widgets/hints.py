"""The one-row foot: the keys that work right now, or, for a moment, what was just done."""

from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from tui.keys import HINTS, KEYS, Hint, Situation, as_set, face
from tui.terminal.sanitise import visible


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
        self._situation: Situation = "reading"
        self._message = Content("")
        self._timer: Timer | None = None

    @property
    def message(self) -> str:
        """What is being said; empty when the keys are shown."""
        return self._message.plain

    def offer(self, situation: Situation) -> None:
        """Teach the keys of a situation."""
        if self._situation != situation:
            self._situation = situation
            if not self.message:
                self.refresh()

    def say(self, message: str, *, severe: bool = False) -> None:
        """Show one line about what happened."""
        self._message = Content.assemble((visible(message), "bold $error" if severe else "$foreground"))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self.MESSAGE_SECONDS * (2 if severe else 1), self._forget)
        self.refresh()

    def _forget(self) -> None:
        self._message = Content("")
        self.refresh()

    def render(self) -> Content:
        """The message, or the hints that fit into the row."""
        if self.message:
            return self._message.truncate(self.size.width, ellipsis=True)
        row = Content("")
        for part in self._parts():
            if row.cell_length + part.cell_length > self.size.width:
                break
            row = row + part
        return row

    def _parts(self) -> list[Content]:
        rows = {row.id: row for row in KEYS}
        shown = [(hint, [as_set(rows[id], self._rebound) for id in hint.ids]) for hint in HINTS[self._situation]]
        return [_taught(hint, [keys.split(",")[0] for keys in sets]) for hint, sets in shown]


def _taught(hint: Hint, keys: list[str]) -> Content:
    return Content.assemble((" ".join(map(face, keys)), "bold $foreground"), f" {hint.word}  ")
