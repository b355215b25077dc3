"""The row of the tour: which step it is, what to press and why, how to go on without it."""

import re
from collections.abc import Mapping

from textual.content import Content
from textual.widget import Widget

from tui.keys import KEYS, as_set, face

TOKEN = re.compile(r"`(?P<key>[^`]+)`|\*\*(?P<seen>[^*]+)\*\*")
"""A key, by its id in the key table or as it is called, or what is seen when it was pressed."""


class TourRow(Widget, inherit_css=False):
    """One line above the hints, over dialogs too; as many rows as it needs where that is narrow.

    Args:
        rebound: Keys that differ from the table, by id.
    """

    DEFAULT_CSS = """
    TourRow { height: auto; background: $sentence-lift; color: $foreground; padding: 0 1; }
    """

    def __init__(self, rebound: Mapping[str, str]) -> None:
        super().__init__()
        self._rebound = rebound
        self._line = Content("")

    @property
    def line(self) -> str:
        """What it says."""
        return self._line.plain

    def show(self, head: str, text: str, ways_out: str) -> None:
        """Show a step, if it is not shown already.

        Args:
            head: Which it is.
            text: What to press and why, with its tokens.
            ways_out: How to go on without it, the same.
        """
        line = Content.assemble((f"{head}  ", "bold $primary"), *self._told(text), *self._told(f"  {ways_out}"))
        if line != self._line:
            self._line = line
            self.refresh(layout=True)

    def render(self) -> Content:
        """The line."""
        return self._line

    def _told(self, text: str) -> list[Content]:
        parts, end = list[Content](), 0
        for token in TOKEN.finditer(text):
            parts.append(Content(text[end : token.start()]))
            parts.append(
                Content.styled(self._face(token["key"]), "bold $primary") if token["key"] else Content(token["seen"])
            )
            end = token.end()
        return [*parts, Content(text[end:])]

    def _face(self, key: str) -> str:
        row = next((row for row in KEYS if row.id == key), None)
        return face(as_set(row, self._rebound).split(",")[0] if row else key)
