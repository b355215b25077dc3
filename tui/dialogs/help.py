"""Every key, made from the key table."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from store.model import Label
from tui.dialogs.dialog import Dialog
from tui.keys import as_set, faces, groups, own_labels
from tui.terminal.sanitise import visible
from tui.widgets.signs import MEANINGS

MOST_KEYS = 0.4
"""Share of the width that the keys take at most; what is longer stands above what it does."""


class Taught(NamedTuple):
    """A line of the help: keys or a sign, and what it does or means."""

    keys: str
    said: Content
    style: str = "bold"


class KeyTable(Widget):
    """Headings, each with its lines; sentences go on below where they began, and none is cut.

    Args:
        sections: Lines by heading.
    """

    DEFAULT_CSS = """
    KeyTable { height: auto; }
    """

    def __init__(self, sections: Mapping[str, list[Taught]]) -> None:
        super().__init__()
        self._sections = sections
        self._keys = 2 + max(Content(line.keys).cell_length for lines in sections.values() for line in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that it takes in a width."""
        return sum(1 for _ in self._rows(width)) if width > 0 else 0

    def render(self) -> Content:
        """The whole table."""
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> Iterator[Content]:
        indent = 2 + min(self._keys, int(width * MOST_KEYS))
        for number, (heading, lines) in enumerate(self._sections.items()):
            yield from [Content("")] * (number > 0)
            yield Content.styled(heading, "bold $primary")
            for line in lines:
                yield from _laid_out(line, indent, max(1, width - indent))


def _laid_out(line: Taught, indent: int, room: int) -> Iterator[Content]:
    keys = Content.assemble("  ", (line.keys, line.style))
    said = line.said.wrap(room)
    if keys.cell_length < indent:
        yield keys.pad_right(indent - keys.cell_length) + said.pop(0)
    else:
        yield from keys.wrap(indent + room)
    yield from (part.pad_left(indent) for part in said)


class HelpDialog(Dialog[None]):
    """The keys as they are set, under their headings."""

    BINDINGS: ClassVar = [
        Binding("escape,question_mark,q,enter,f1", "dismiss", "Back", show=False),
        Binding("j,down", "scroll(3)", "Down", show=False),
        Binding("k,up", "scroll(-3)", "Up", show=False),
    ]

    def __init__(self, rebound: Mapping[str, str], labels: tuple[Label, ...]) -> None:
        super().__init__()
        self._rebound = rebound
        self._labels = labels

    def compose(self) -> ComposeResult:
        """The table, which scrolls."""
        with Vertical(classes="dialog -tall"):
            yield Static("Keys · j k scroll, escape closes", classes="dialog-title")
            with VerticalScroll(id="keys"):
                yield KeyTable(self._sections())

    def _sections(self) -> dict[str, list[Taught]]:
        sections = {
            group: [
                Taught(faces(as_set(row, self._rebound)), _said(f"{row.description}.", row.tooltip)) for row in rows
            ]
            for group, rows in groups().items()
        }
        if own := own_labels(self._labels):
            told = [Taught(visible(label.key), Content(f"Tag as {visible(label.name)}.")) for label in own]
            sections["This project's labels"] = told
        signs = [
            Taught(sign, _said(f"{name.capitalize()}.", said), f"bold ${colour}")
            for sign, colour, name, said in MEANINGS
        ]
        return sections | {"Signs": signs}

    def action_scroll(self, rows: int) -> None:
        """Scroll the table."""
        self.query_one("#keys", VerticalScroll).scroll_relative(y=rows, animate=False)


def _said(what: str, more: str) -> Content:
    return Content.assemble(f"{what} ", (more, "$muted"))
