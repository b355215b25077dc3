"""A reader at the keys: a session without a terminal, keys that are pressed, and what is to be seen then."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from store.model import Annotation, Span
from store.project import Project
from tests.tui.resting import Rest, drawn, until
from tui.app import VariorumApp
from tui.config import Config
from tui.dialogs.search import SearchDialog
from tui.keys import FACES
from tui.screens.reading import ReadingScreen
from tui.widgets.reader import Reader

CHARACTERS = {name: face for name, face in FACES.items() if face.isascii() and len(face) == 1} | {"space": " "}
"""What keys type that have names."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing goes on in the background: indexing, linking, counting, changes, drawing."""
    app = pilot.app
    assert isinstance(app, VariorumApp)
    await until(Rest(app, lambda: _goes_on(app)).holds, lambda: f"still at work: {_goes_on(app)}")
    await pilot._wait_for_screen()
    await until(Rest(app, lambda: _goes_on(app), 2).holds, lambda: f"still at work: {_goes_on(app)}")


def _goes_on(app: VariorumApp) -> list[object]:
    """What goes on in the background, but for looks at the disk, which never end."""
    if app._exception is not None:
        raise AssertionError("the session ended on an error") from app._exception
    if not app.reading.begun:
        return ["the beginning"]
    busy: list[object] = [worker for worker in app.workers if worker.group != "look" and not worker.is_finished]
    if app.typeahead.is_busy or app.reading.asking.is_waiting:
        busy.append("keys" if app.typeahead.is_busy else "the cursor")
    return busy


def press(app: VariorumApp, key: str) -> None:
    """Press a key, given by its name, and wait for nothing."""
    app.post_message(Key(key, key if len(key) == 1 else CHARACTERS.get(key)))


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
        return self.screen.panes.reader

    @property
    def said(self) -> str:
        """The one line about the last act."""
        return self.screen.hints.message

    @property
    def path(self) -> str:
        """Path of the article that is read."""
        return self.screen.panes.document.path if self.screen.panes.document else ""

    @property
    def here(self) -> str:
        """The text from the cursor on."""
        return self.screen.panes.document.text[self.reader.cursor :] if self.screen.panes.document else ""

    @property
    def selected(self) -> str:
        """The text that is selected."""
        selection, document = self.reader.selection, self.screen.panes.document
        return selection.of(document.text) if selection is not None and document is not None else ""

    @property
    def seen(self) -> str:
        """Everything on the screen, row by row."""
        width, height = self.app.size
        rows = self.app.screen._compositor.render_strips()[:height]
        return "\n".join(row.text[:width].rstrip() for row in rows)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; what each sets off is over before the next."""
        for key in keys:
            self.hurry(key)
            await settled(self.pilot)

    def hurry(self, *keys: str) -> None:
        """Press keys faster than anything can be done about them."""
        for key in keys:
            press(self.app, key)

    async def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        names = {character: name for name, character in CHARACTERS.items()}
        self.hurry(*(names.get(character, character) for character in text))
        await settled(self.pilot)

    async def go(self, text: str) -> None:
        """Put the cursor where a text begins."""
        assert self.screen.panes.document is not None
        self.reader.go_to(self.screen.panes.document.text.index(text))
        await settled(self.pilot)

    async def wait(self, seen: Callable[[], object]) -> None:
        """Wait for something that no key of ours sets off, and until it is drawn with all that came before it."""
        await until(seen, lambda: f"waited in vain:\n{self.seen}")
        await drawn(self.app)

    def tags(self, path: str = "") -> list[tuple[str, str]]:
        """Label and words of what is tagged."""
        found: list[Annotation] = self.project.tags.of(path or None)
        return [(note.label, note.selector.exact) for note in found]

    def span(self, text: str) -> Span:
        """Where a text stands in the article being read."""
        assert self.screen.panes.document is not None
        start = self.screen.panes.document.text.index(text)
        return Span(start, start + len(text))

    def options(self) -> int:
        """How many rows the list of the present screen has; of a search, how many hits."""
        if isinstance(self.app.screen, SearchDialog):
            return len(self.app.screen.searched.hits)
        return self.app.screen.query_one(OptionList).option_count

    def title(self) -> str:
        """The title of the dialog that is open."""
        return str(self.app.screen.query(".dialog-title").first(Static).content)
