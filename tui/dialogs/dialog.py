"""What every dialog has in common: it answers once."""

from pathlib import Path
from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.keys import everywhere

T = TypeVar("T")
"""What a dialog answers."""


STYLE = Path(__file__).with_name("dialogs.tcss")
"""How dialogs look; read when the first one is shown."""


class Dialog(ModalScreen[T]):
    """A dialog over the session: a second key pressed before the first had closed it must not close what is below."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [*everywhere()]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (70, "-broad"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with an answer, unless closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
