"""A reader at the keys: a session without a terminal, keys that are pressed, and what is to be seen then."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from store.model import Annotation, Span
from store.project import Project
from tui.app import VariorumApp
from tui.config import Config
from tui.screens.reading import ReadingScreen
from tui.widgets.reader import Reader

PATIENCE = 20.0
"""Seconds after which a session that does not settle is given up; far more than it ever needs."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing goes on in the background: indexing, linking, counting, changes, drawing."""
    until, quiet = time.monotonic() + PATIENCE, 0
    while quiet < 3:
        await pilot.pause(0.006)
        busy = [worker for worker in pilot.app.workers if worker.group != "look" and not worker.is_finished]
        quiet = 0 if busy else quiet + 1
        assert time.monotonic() < until, f"still at work: {busy}"


class Sitting:
    """An application under test; as an asynchronous context it runs, settled."""

    def __init__(self, project: Project, config: Config, size: tuple[int, int] = (120, 36)) -> None:
        self.project = project
        self.app = VariorumApp(project, config)
        self.size = size
        self._running = self.app.run_test(size=size)

    async def __aenter__(self) -> Self:
        self.pilot = await self._running.__aenter__()
        await settled(self.pilot)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._running.__aexit__(kind, error, trace)

    @property
    def screen(self) -> ReadingScreen:
        """The session's own screen."""
        return self.app.reading

    @property
    def reader(self) -> Reader:
        """The reader in which one reads."""
        return self.screen.active.reader

    @property
    def said(self) -> str:
        """The one line about the last act."""
        return self.screen.hints.message

    @property
    def path(self) -> str:
        """Path of the article that is read."""
        return self.screen.document.path if self.screen.document else ""

    @property
    def here(self) -> str:
        """The text from the cursor on."""
        return self.screen.document.text[self.reader.cursor :] if self.screen.document else ""

    @property
    def seen(self) -> str:
        """Everything on the screen, row by row."""
        width, height = self.app.size
        rows = self.app.screen._compositor.render_strips()[:height]
        return "\n".join(row.text[:width].rstrip() for row in rows)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; everything they set off is over afterwards."""
        await self.pilot.press(*keys)
        await settled(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        names = {" ": "space", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket"}
        await self.press(*(names.get(character, character) for character in text))

    async def go(self, text: str) -> None:
        """Put the cursor where a text begins."""
        assert self.screen.document is not None
        self.reader.go_to(self.screen.document.text.index(text))
        await settled(self.pilot)

    async def wait(self, seen: Callable[[], object]) -> None:
        """Wait for something that no key of ours sets off."""
        until = time.monotonic() + PATIENCE
        while not seen():
            await self.pilot.pause(0.02)
            assert time.monotonic() < until, f"waited in vain:\n{self.seen}"

    def tags(self, path: str = "") -> list[tuple[str, str]]:
        """Label and words of what is tagged."""
        found: list[Annotation] = self.project.annotations(path or None)
        return [(note.label, note.selector.exact) for note in found]

    def span(self, text: str) -> Span:
        """Where a text stands in the article being read."""
        assert self.screen.document is not None
        start = self.screen.document.text.index(text)
        return Span(start, start + len(text))

    def options(self) -> int:
        """How many rows the list of the present screen has."""
        return self.app.screen.query_one(OptionList).option_count

    def title(self) -> str:
        """The title of the dialog that is open."""
        return str(self.app.screen.query(".dialog-title").first(Static).content)
