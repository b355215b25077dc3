"""Two readers beside each other, with nothing around them, that write down what they say."""

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from store.model import LABELS, Annotation, Label
from tests.tui.widgets.reader.texts import HARBOUR, document
from tui.themes import THEMES
from tui.widgets.reader import Reader


class TwoReaders(App[None]):
    """The first reader has the focus.

    Args:
        text: What both show.
        annotations: Marked in both.
        labels: The project's.
        theme: A theme's name.
    """

    CSS = "Reader { width: 1fr; border: round gray; } Reader:focus { border: round white; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        text: str = HARBOUR,
        annotations: Sequence[Annotation] = (),
        labels: Sequence[Label] = LABELS,
        theme: str = "dark",
    ) -> None:
        super().__init__()
        self.text, self.annotations, self.labels = text, annotations, labels
        self.said: list[Message] = []
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"frame": "gray"}

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Reader(id="first")
            yield Reader(id="second")

    def on_mount(self) -> None:
        self.open()
        self.first.focus()

    def open(self) -> None:
        """Show the text."""
        for reader in self.query(Reader):
            reader.show(document(self.text))
            reader.mark(self.annotations, self.labels)

    @property
    def first(self) -> Reader:
        return self.query_one("#first", Reader)

    @property
    def second(self) -> Reader:
        return self.query_one("#second", Reader)

    def on_reader_passage_changed(self, message: Reader.PassageChanged) -> None:
        self.said.append(message)

    def on_reader_cursor_moved(self, message: Reader.CursorMoved) -> None:
        self.said.append(message)

    def on_reader_span_tagged(self, message: Reader.SpanTagged) -> None:
        self.said.append(message)

    def passages(self) -> list[str]:
        """The passages that the first reader said were wanted, as text."""
        return [
            message.span.of(self.text)
            for message in self.said
            if isinstance(message, Reader.PassageChanged) and message.control is self.first
        ]


def rows(reader: Reader) -> list[str]:
    """What a reader shows, row by row, without its border."""
    return [reader.render_line(y).text for y in range(reader.size.height)]
