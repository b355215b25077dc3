"""Searching all articles while typing."""

from dataclasses import dataclass
from functools import partial
from math import floor
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.timer import Timer

from store.errors import ArticleError, NotFoundError
from store.model import Cancelled, Found, Hit, Span, counted
from tui.dialogs.listing import ListDialog, Listed
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.headline import headline

if TYPE_CHECKING:
    from store.project import Project

AROUND = 40
"""Characters shown before a hit."""

INDENT = "     "
"""Stands under the score of a hit."""

SHOWN = 160
"""Characters shown of a hit and what follows it, at most two rows."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go."""

    document: str
    span: Span | None


class SearchDialog(ListDialog[Target]):
    """What was found: exact matches at once and first, then near ones. Enter goes there."""

    REST_SECONDS: ClassVar[float] = 0.15
    """How long typing rests before the search starts."""

    def __init__(self, project: "Project", text: str = "") -> None:
        super().__init__("Search all articles", "a word, a name, a sentence", text)
        self._project = project
        self._rest: Timer | None = None

    def draw(self) -> None:
        """Show what was found in the width that there is now."""
        self.typed(self._field.value)

    def typed(self, text: str) -> None:
        """Search when typing rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(self.REST_SECONDS, partial(self.work, partial(self._find, text.strip())))

    def _find(self, text: str, cancelled: Cancelled) -> None:
        """Show what stands so, then what is like it; in a thread."""
        if not text:
            self.later(self.show, [], "")
            return
        search = self._project.search
        exact = search.exact(text, progress=self._read, cancelled=cancelled)
        if cancelled():
            return
        shown = [self._listed(hit) for hit in exact.hits]
        self.later(self.show, shown, f"{_counted(exact)} · looking for words like these …")
        found = search.near(text, exact, cancelled=cancelled)
        shown += [self._listed(hit) for hit in found.hits[len(shown) :]]
        self.later(self.show, shown, self._status_of(found))

    def _read(self, done: int, total: int) -> None:
        self.later(self.say, f"reading {done:,} of {counted(total, 'article')} …")

    def _status_of(self, found: Found) -> str:
        """How much was found, and in how much of the project."""
        if not self._project.workspace.library.is_scanned:
            return "the articles are still being read; search again in a moment"
        state = self._project.indexing()
        partly = f" · like words in {state.done:,} of {state.of:,} articles so far" if state else ""
        return f"{_counted(found)} · ⏎ goes there{partly}" if found.hits else f"nothing found{partly}"

    def _listed(self, hit: Hit) -> Listed[Target]:
        return Listed(self._row(hit), Target(hit.document, hit.span), len(INDENT))

    def _row(self, hit: Hit) -> Content:
        try:
            document = self._project.workspace.library.read(hit.document)
        except (ArticleError, NotFoundError) as error:
            return Content.styled(visible(error.message), "$muted")
        start = _word_start(document.text, max(0, hit.span.start - AROUND), hit.span.start)
        end = hit.span.start + min(SHOWN, 2 * self.room)
        before, after = document.text[start : hit.span.start], document.text[hit.span.end : end]
        found = document.text[hit.span.start : min(end, hit.span.end)]
        return Content.assemble(
            (f"{floor(hit.score):>3}  {headline(document, self.room - len(INDENT))}\n", "$muted"),
            INDENT,
            in_one_line(before),
            (in_one_line(found), "bold $actor"),
            in_one_line(after),
            "…" if end < len(document.text) else "",
        )


def _counted(found: Found) -> str:
    """How much was found, `first 50 of 312` where not all of it is listed."""
    is_cut = found.exact > len(found.hits)
    return f"first {len(found.hits)} of {found.exact:,}" if is_cut else f"{len(found.hits)} found"


def _word_start(text: str, start: int, limit: int) -> int:
    """The first offset from `start` on where a word begins, so that a snippet does not begin inside one."""
    space = text.find(" ", start, limit) if start else -1
    return space + 1 if space >= 0 else start
