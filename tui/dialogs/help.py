"""The keys that are answered where one is, made from the key table."""

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from store.model import Label
from tui.dialogs.sheet import Sheet, hung
from tui.keys import KEYS, Here, Key, Meaning, as_set, faces, groups, own_labels, spelt
from tui.terminal.sanitise import visible
from tui.widgets.signs import IN_READER, MEANINGS


class HelpDialog(Sheet):
    """The keys as they are set, each with the id by which the configuration file sets it: those of where one is first.

    Args:
        here: Those, and what that place is called.
        rows: What else is answered there.
        rebound: Keys that differ from the table, by id.
        labels: The project's, where they can be tagged.
    """

    def __init__(self, here: Here, rows: Sequence[Key], rebound: Mapping[str, str], labels: tuple[Label, ...]) -> None:
        help, learn = (as_set(row, rebound) for row in KEYS if row.id in {"help", "learn"})
        super().__init__("Keys", help, f"j k scroll, {faces(learn)} takes the tour, esc closes")
        self._bindings.bind(learn, "learn", "Take the tour", show=False)
        self._here = here
        self._rows = [row for row in rows if row not in here.rows]
        self._rebound = rebound
        self._labels = labels

    async def action_learn(self) -> None:
        """Close, and take the tour."""
        await self.dismiss()
        await self.app.run_action("tour('take')")

    def text(self, width: int) -> Content:
        """The table, and what signs mean."""
        rows_shown = (*self._here.rows, *self._rows)
        indent = 3 + max(len(faces(as_set(row, self._rebound))) for row in rows_shown)
        rows: list[Content] = []
        for head, body in self._lines():
            rows += hung(head, body, indent, width) if body else [Content(""), head]
        return Content("\n").join(rows[1:])

    def _lines(self) -> Iterator[tuple[Content, Content]]:
        """What stands in the first column and what beside it; headings have nothing beside them."""
        here = {self._here.name: self._here.rows} if self._here.rows else {}
        for group, rows in (here | groups(self._rows)).items():
            yield _heading(group)
            for row in rows:
                more = (f"{spelt(row.tooltip, self._rebound)} " if row.tooltip else "", "$muted")
                said = Content.assemble(f"{row.description}. ", more, (row.id, "italic $muted"))
                yield _key(faces(as_set(row, self._rebound))), said
            yield from self._signs_of(group)
        if own := own_labels(self._labels):
            yield _heading("This project's labels")
            yield from ((_key(label.key), Content(f"Tag as {visible(label.name)}.")) for label in own)
        yield _heading("Signs")
        yield from map(_sign, (*MEANINGS, *IN_READER))

    def _signs_of(self, group: str) -> Iterator[tuple[Content, Content]]:
        """What is drawn where one is, after its keys."""
        if group == self._here.name:
            yield from map(_sign, self._here.signs)


def _sign(meaning: Meaning) -> tuple[Content, Content]:
    sign, colour, name, said_of = meaning
    return _key(sign, f"${colour}"), Content.assemble(f"{name.capitalize()}. ", (said_of, "$muted"))


def _heading(text: str) -> tuple[Content, Content]:
    return Content.styled(text, "bold $primary"), Content("")


def _key(face: str, colour: str = "") -> Content:
    return Content.styled(f"  {visible(face)}", f"bold {colour}".strip())
