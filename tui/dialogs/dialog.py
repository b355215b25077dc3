"""What every dialog has in common: it answers once."""

from pathlib import Path
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.keys import Here, Key, everywhere
from tui.terminal.dimming import dimmed

T = TypeVar("T")
"""What a dialog answers."""


STYLE = Path(__file__).with_name("dialogs.tcss")
"""How dialogs look; read when the first one is shown."""


class Dialog(ModalScreen[T]):
    """A dialog over the session: a second key pressed before the first had closed it must not close what is below."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [*everywhere()]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (70, "-broad"), (100, "-wide")]  # noqa: RUF012
    ENTERED: ClassVar[str] = ""
    """What enter does, in the list of keys, where a field or a list answers it."""

    named = ""
    """What it is called."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012

    def render(self) -> RenderableType:
        """What is seen of the session around it, faint also where colours are the terminal's own."""
        rendered = super().render()
        return dimmed(rendered) if self.app.native_ansi_color else rendered

    def here(self) -> Here:
        """The keys that it answers itself."""
        found = {("", self.ENTERED): ["enter"]} if self.ENTERED else {}
        for key, bound in self._bindings.key_to_bindings.items():
            for each in bound:
                if each.id is None:
                    found.setdefault((each.action, each.description), []).append(key)
        rows = (Key("", ",".join(keys), action, said, "", "") for (action, said), keys in found.items())
        return Here(self.named, [*rows])

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with an answer, unless closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
