"""What every part of the reading session stands on: the project, the panes, and how a change is made."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from store.errors import NotFoundError, VariorumError
from store.model import Annotation, Document, Span
from tui.places import Place
from tui.terminal.compositor import SparingCompositor
from tui.widgets.article_list import ArticleList
from tui.widgets.header import Header
from tui.widgets.hints import Hints
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from store.project import Project

T = TypeVar("T")

SHOWN_QUOTE = 40
"""Characters of a quote in a one-line message."""


class Session(Screen[None]):
    """A project on a screen.

    The parts of the session (tagging, links, finding, panes) derive from this and meet in `ReadingScreen`; a method
    that does nothing here is one that they add to.
    """

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self.project = project
        """What was said."""
        self.place = place
        """Where the reader is, kept between sessions."""
        self.header = Header(project.name)
        self.article_list = ArticleList(project.labels)
        self.panes = (Pane("first"), Pane("second"))
        self.links_panel = LinksPanel("links")
        self.hints = Hints(rebound)
        self.active = self.panes[0]
        """The pane where the reader reads; the keys act on it."""
        self._changes = asyncio.Lock()
        self._numbers: dict[str, int] = {}

    @property
    def beside(self) -> Pane:
        """The other pane."""
        return self.panes[1] if self.active is self.panes[0] else self.panes[0]

    @property
    def document(self) -> Document | None:
        """The article being read."""
        return self.active.reader.document

    def number_of(self, document: str) -> int:
        """An article's place in the list, from 1; 0 for one that is not there."""
        if not self._numbers:
            self._numbers = {entry.id: number for number, entry in enumerate(self.project.entries(), 1)}
        return self._numbers.get(document, 0)

    def forget_numbers(self) -> None:
        """The list of articles changed."""
        self._numbers = {}

    def say(self, message: str) -> None:
        """Tell the reader in one line what was done."""
        self.hints.say(message)

    def complain(self, error: VariorumError) -> None:
        """Tell the reader in one line what is wrong and what to do."""
        self.hints.say(f"{error.title}: {error.message}", severe=True)

    def change(self, act: Callable[[], T], told: Callable[[T], str]) -> None:
        """Make a change off the event loop, then show and say it; changes are made in the order of their keys.

        This is the one door through which the screen changes the project: it is on disk before the screen says so.

        Args:
            act: Makes the change; runs in a thread.
            told: Says in one line what was done.
        """
        self.run_worker(self._change(act, told), group="changes", exit_on_error=True)

    async def _change(self, act: Callable[[], T], told: Callable[[T], str]) -> None:
        async with self._changes:
            try:
                result = await asyncio.to_thread(act)
            except VariorumError as error:
                self.complain(error)
                return
        self.show_changed()
        self.say(told(result))

    def ask_which(
        self, title: str, choices: Iterable[tuple[str, str, str]], then: Callable[[str | None], None]
    ) -> None:
        """Ask for one of several.

        Args:
            title: What is asked.
            choices: Each a value, what is shown for it, and a key that picks it at once or none.
            then: Called with the value, or None.
        """
        from tui.dialogs.pick import Choice, PickScreen

        self.app.push_screen(PickScreen(title, [Choice(*choice) for choice in choices]), then)

    async def finish_changes(self) -> None:
        """Wait until every change that was asked for is on disk, also what is still on its way from the reader.

        Must run in a worker: it waits for what handles messages.
        """
        for node in self.active.reader.ancestors_with_self:
            heard = asyncio.Event()
            if node is not self.app and node.call_later(heard.set):
                await heard.wait()
        asked = [worker for worker in self.workers if worker.group == "changes"]
        if asked:
            await self.workers.wait_for_complete(asked)

    def show_changed(self) -> None:
        """Show what people made, as it now stands; each part of the session adds what it shows."""
        for pane in self.panes:
            self.show_marks(pane)
        self.show_counts()

    def annotations_of(self, document: Document) -> list[Annotation]:
        """What is annotated in an article; nothing when its file was taken away while it is open."""
        try:
            return self.project.tags.of(document.id)
        except NotFoundError:
            return []

    def show_marks(self, pane: Pane) -> None:
        """Mark a pane's annotations."""
        if pane.reader.document is not None:
            found = [note for note in self.annotations_of(pane.reader.document) if note.span is not None]
            pane.reader.mark(found, self.project.labels)
            self.describe(pane)

    def describe(self, pane: Pane) -> None:
        """Say in a pane's border what lies under its cursor."""
        under: dict[str, int] = defaultdict(int)
        for annotation in pane.reader.marks_at_cursor:
            under[annotation.label] += 1
        words = [label if number == 1 else f"{label} ×{number}" for label, number in under.items()]
        linked = self.linked_here(pane)
        pane.describe([*words, f"linked ×{linked}"] if linked else words)

    def linked_here(self, pane: Pane) -> int:
        """How many links the passage under a pane's cursor has, as far as they are known."""
        return 0

    def suggested(self) -> int:
        """Links of the article being read that nobody has judged, as far as they are known."""
        return 0

    def relink(self) -> None:
        """Look for links anew: the articles are not what they were."""

    def show_counts(self) -> None:
        """Count tags and links in the header and the list; whatever is counted is known elsewhere."""

    def annotation_here(self) -> Annotation | None:
        """The innermost annotation under the cursor."""
        return min(self.active.reader.marks_at_cursor, key=_length, default=None)

    def open(self, document: str, pane: Pane, cursor: int | None = None) -> None:
        """Open an article in a pane, at an offset, else where it was left."""
        shown = pane.reader.document
        if shown is None or shown.id != document:
            self.remember(pane)
            try:
                article = self.project.document(document)
            except VariorumError as error:
                self.complain(error)
                return
            start = cursor if cursor is not None else self.place.cursors.get(article.path, 0)
            pane.show(article, self.number_of(document), min(start, len(article.text)))
            self.show_marks(pane)
            for remark in article.remarks:
                self.say(f"{article.path}: {remark}")
        elif cursor is not None:
            pane.reader.go_to(cursor)
        self.show_open()
        if pane is self.active:
            self.article_opened()

    def article_opened(self) -> None:
        """Another article is being read; each part of the session does what it must."""

    def show_open(self) -> None:
        """Mark in the list what is open."""
        ids = [pane.reader.document.id if pane.reader.document else "" for pane in (self.active, self.beside)]
        self.article_list.show_open(*ids)

    def remember(self, pane: Pane) -> None:
        """Remember the cursor and how far was read in a pane."""
        reader = pane.reader
        if reader.document is not None:
            path = reader.document.path
            self.place.cursors[path] = reader.cursor
            self.place.read[path] = max(reader.percent, self.place.read.get(path, 0))


def _length(annotation: Annotation) -> int:
    return annotation.span.length if annotation.span else 0


def quote(text: str) -> str:
    """A text short enough for a one-line message, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= SHOWN_QUOTE else f"“{line[: SHOWN_QUOTE - 1]}…”"


def spans_of(annotations: Iterable[Annotation]) -> list[Span]:
    """The spans of the annotations that have a place."""
    return [annotation.span for annotation in annotations if annotation.span is not None]
