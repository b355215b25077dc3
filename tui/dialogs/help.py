"""Every key, made from the key table."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from store.model import Label
from tui.dialogs.sheet import Sheet, hung
from tui.keys import KEYS, as_set, faces, groups, own_labels
from tui.terminal.sanitise import visible
from tui.widgets.signs import MEANINGS


class HelpDialog(Sheet):
    """The keys as they are set, under their headings, each with the id by which the configuration file sets it."""

    def __init__(self, rebound: Mapping[str, str], labels: tuple[Label, ...]) -> None:
        super().__init__("Keys", next(as_set(row, rebound) for row in KEYS if row.id == "help"))
        self._rebound = rebound
        self._labels = labels

    def text(self, width: int) -> Content:
        """The table, and what signs mean."""
        indent = 3 + max(len(faces(as_set(row, self._rebound))) for row in KEYS)
        rows: list[Content] = []
        for head, body in self._lines():
            rows += hung(head, body, indent, width) if body else [Content(""), head]
        return Content("\n").join(rows[1:])

    def _lines(self) -> Iterator[tuple[Content, Content]]:
        """What stands in the first column and what beside it; headings have nothing beside them."""
        for group, rows in groups().items():
            yield _heading(group)
            for row in rows:
                said = Content.assemble(
                    f"{row.description}. ", (f"{row.tooltip} ", "$muted"), (row.id, "italic $muted")
                )
                yield _key(faces(as_set(row, self._rebound))), said
        if own := own_labels(self._labels):
            yield _heading("This project's labels")
            yield from ((_key(label.key), Content(f"Tag as {visible(label.name)}.")) for label in own)
        yield _heading("Signs")
        for sign, colour, name, said_of in MEANINGS:
            yield _key(sign, f"${colour}"), Content.assemble(f"{name.capitalize()}. ", (said_of, "$muted"))


def _heading(text: str) -> tuple[Content, Content]:
    return Content.styled(text, "bold $primary"), Content("")


def _key(face: str, colour: str = "") -> Content:
    return Content.styled(f"  {visible(face)}", f"bold {colour}".strip())
