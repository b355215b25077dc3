"""What was said in this session, whole."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from tui.dialogs.sheet import Sheet, hung
from tui.terminal.sanitise import visible
from tui.widgets.hints import Spoken

INDENT = 10
"""Columns of a time of day and what parts it from the message."""


class MessagesDialog(Sheet):
    """Every message with its time, the last one first."""

    def __init__(self, said: Sequence[Spoken], keys: str) -> None:
        super().__init__("Messages, the last one first", keys)
        self._said = said

    def text(self, width: int) -> Content:
        """The messages, each wrapped."""
        rows = [row for each in reversed(self._said) for row in _rows(each, width)]
        return Content("\n").join(rows or [Content("nothing was said yet")])


def _rows(said: Spoken, width: int) -> list[Content]:
    at = datetime.fromtimestamp(said.at).astimezone().strftime("%H:%M:%S")
    text = Content.styled(visible(said.text), "bold $error" if said.severe else "$foreground")
    return hung(Content.styled(at, "$muted"), text, INDENT, width)
