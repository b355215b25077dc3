"""Every key, made from the key table."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.model import Label
from tui.dialogs.dialog import Dialog
from tui.keys import KEYS, as_set, faces, groups
from tui.terminal.sanitise import visible
from tui.widgets.signs import MEANINGS


class HelpDialog(Dialog[None]):
    """The keys as they are set, under their headings."""

    BINDINGS: ClassVar = [
        Binding("escape,question_mark,q,enter,f1", "dismiss", "Back", show=False),
        Binding("j", "scroll('down')", "Down", show=False),
        Binding("k", "scroll('up')", "Up", show=False),
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
                yield Static(self._table())

    def _table(self) -> Content:
        lines: list[Content] = []
        width = 1 + max(len(faces(as_set(row, self._rebound))) for row in KEYS)
        for group, rows in groups().items():
            lines += [Content(""), Content.styled(group, "bold $primary")]
            for row in rows:
                keys = faces(as_set(row, self._rebound))
                lines.append(
                    Content.assemble((f"  {keys:<{width}}", "bold"), f"{row.description}. ", (row.tooltip, "$muted"))
                )
        own = [label for label in self._labels if label.name not in {"claim", "actor", "source"}]
        if own:
            lines += [Content(""), Content.styled("This project's labels", "bold $primary")]
            lines += [
                Content.assemble((f"  {label.key:<{width}}", "bold"), f"Tag as {visible(label.name)}.") for label in own
            ]
        lines += [Content(""), Content.styled("Signs", "bold $primary")]
        lines += [
            Content.assemble((f"  {sign:<{width}}", f"bold ${colour}"), f"{name.capitalize()}. ", (said, "$muted"))
            for sign, colour, name, said in MEANINGS
        ]
        return Content("\n").join(lines[1:])

    def action_scroll(self, direction: str) -> None:
        """Scroll the table."""
        self.query_one("#keys", VerticalScroll).scroll_relative(y=3 if direction == "down" else -3, animate=False)
