"""A field to type into."""

from rich.text import Text
from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input

from tui.terminal.sanitise import visible


class Field(Input):
    """A line of text: what could steer a terminal is shown by a stand-in; the cursor stands still.

    Blinking, it would cost bytes twice a second for nothing.
    """

    cursor_blink = reactive(False, init=False)
    """Whether the cursor blinks."""

    @property
    def _value(self) -> Text:
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def on_paste(self, event: Paste) -> None:
        """Take all lines of what is pasted, one after another, without what nobody types."""
        event.text = in_a_field(event.text)


def in_a_field(text: str) -> str:
    """A text as one line: a space for each line break or tab, no other control characters.

    Bidirectional controls stay: they belong to what is copied out of a text.
    """
    lines = " ".join(" ".join(line.split("\t")) for line in text.splitlines() if line.strip())
    return "".join(character for character in lines if not _steers(character))


def _steers(character: str) -> bool:
    return character < " " or "\x7f" <= character < "\xa0"
