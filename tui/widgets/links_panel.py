"""The links panel: who else carries the passage, and the chosen wording beside this one, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from store.model import Comparison, Difference, Link, Span
from tui.terminal.sanitise import in_one_line, visible

BAR = 5
"""Cells of the bar that shows a score; 20 points each."""

UNLISTED = "▪"
"""Stands where the number of an article would, for those that the list does not have: those of archives."""

LOW = 10
"""Rows of the panel below which the differences stand above the wordings, so as not to be pushed out of sight."""

CHANGED = {
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "attribution": "sources",
    "negation": "negation",
    "hedge": "hedging",
}
"""Kinds of difference that are called out in words, and how; other wording shows in the aligned text."""


class Candidate(NamedTuple):
    """A link as the panel shows it."""

    link: Link
    number: int
    """Place of its article in the list; 0 for one that is not there, as of an archive."""
    title: str
    """Title of its article."""


class Wording(NamedTuple):
    """One of two wordings, and which of its words the other has not."""

    number: int
    text: str
    differing: Sequence[Span]


class Candidates(Widget):
    """The links, best first, two rows each; the chosen one is always in view."""

    DEFAULT_CSS = """
    Candidates { width: 2fr; height: 1fr; color: $muted; }
    """

    @dataclass
    class Clicked(Message):
        """A link was clicked."""

        candidates: "Candidates"
        index: int

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Candidate] = ()
        self._chosen = 0
        self._empty = ""

    def show(self, rows: Sequence[Candidate], chosen: int, empty: str) -> None:
        """Show these, one of them chosen, or a line that says why there are none."""
        shown = (rows, chosen, empty)
        if shown != (self._rows, self._chosen, self._empty):
            self._rows, self._chosen, self._empty = shown
            self.refresh()

    def _first(self) -> int:
        fitting = max(1, self.size.height // 2)
        return max(0, min(self._chosen - fitting + 1, len(self._rows) - fitting))

    def on_click(self, event: Click) -> None:
        """A click chooses a link."""
        index = self._first() + event.y // 2
        if index < len(self._rows):
            self.post_message(self.Clicked(self, index))

    def render(self) -> Content:
        """As many links as fit around the chosen one."""
        if not self._rows:
            return Content(self._empty)
        first = self._first()
        shown = range(first, min(len(self._rows), first + self.size.height // 2 + 1))
        return Content("\n").join([line for index in shown for line in self._lines(index)])

    def _lines(self, index: int) -> tuple[Content, Content]:
        row, width = self._rows[index], max(10, self.size.width - 1)
        chosen = index == self._chosen
        filled = max(0, min(BAR, round(row.link.score / 100 * BAR)))
        mark = {"accepted": "✓", "rejected": "✗"}.get(row.link.state, " ")
        head = Content.assemble(
            f"{'▸' if chosen else ' '}{index + 1:<2}{row.link.score:3.0f} ",
            ("█" * filled + "░" * (BAR - filled), "$link" if chosen else "$muted"),
            f" {mark} " if mark != " " else " ",
            f"{numbered(row.number)} {visible(row.title)}",
        ).truncate(width, ellipsis=True)
        snippet = Content("    " + in_one_line(row.link.there.text)).truncate(width, ellipsis=True)
        return head.stylize_before("bold $link" if chosen else "$muted" if row.link.weak else "$foreground"), snippet


class Wordings(VerticalScroll, can_focus=False):
    """Two wordings below each other, what differs bold, and what that comes to in words."""

    DEFAULT_CSS = """
    Wordings { width: 3fr; height: 1fr; border-left: solid $frame; padding: 0 1; color: $muted; }
    Wordings { scrollbar-size-vertical: 1; scrollbar-color: $frame; scrollbar-background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._body = Body()

    def compose(self) -> ComposeResult:
        """The text, which may be longer than the panel."""
        yield self._body

    def show(self, here: Wording | None, there: Wording | None, comparison: Comparison | None) -> None:
        """Show two wordings and their differences; nothing when there is no link."""
        parts = []
        if here is not None and there is not None:
            told = differences(comparison.differences if comparison else ())
            wordings = [coloured(here, "$actor"), Content(""), coloured(there, "$source")]
            apart = [Content("")] if told else []
            parts = [*told, *wordings] if self.size.height < LOW else [*wordings, *apart, *told]
        self._body.show(Content("\n").join(parts))
        self.scroll_home(animate=False)


class Body(Widget):
    """A text as high as it needs to be."""

    DEFAULT_CSS = """
    Body { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._content = Content("")

    def show(self, content: Content) -> None:
        """Show this text."""
        if content != self._content or content.spans != self._content.spans:
            self._content = content
            self.refresh(layout=True)

    def render(self) -> Content:
        """The text."""
        return self._content


class LinksPanel(Horizontal):
    """Candidates at the left, the two wordings at the right."""

    DEFAULT_CSS = """
    LinksPanel { border: round $frame; border-title-color: $link; border-subtitle-color: $muted; padding: 0 1; }
    """

    @dataclass
    class LinkChosen(Message):
        """Another link of the panel was chosen."""

        links_panel: "LinksPanel"
        link: Link

        @property
        def control(self) -> "LinksPanel":
            """The panel."""
            return self.links_panel

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._candidates = Candidates()
        self._wordings = Wordings()
        self._rows: Sequence[Candidate] = ()
        self._chosen = 0
        self._compared: Mapping[int, tuple[Wording, Wording]] = {}
        self._title = self._status = self._empty = ""

    def compose(self) -> ComposeResult:
        """The two halves."""
        yield self._candidates
        yield self._wordings

    @property
    def chosen(self) -> Link | None:
        """The link that the keys act on."""
        return self._rows[self._chosen].link if self._rows else None

    @property
    def links(self) -> list[Link]:
        """The links shown, in order."""
        return [row.link for row in self._rows]

    def show(
        self,
        title: str,
        status: str,
        rows: Sequence[Candidate],
        compared: Mapping[int, tuple[Wording, Wording]],
        empty: str,
    ) -> None:
        """Show the links of a passage.

        Args:
            title: What they are the links of.
            status: One line about how they were found.
            rows: The links, best first.
            compared: By index into `rows`, this passage's wording and the link's, with their differing words.
            empty: What to say when there are none.
        """
        self._chosen = min(self._chosen, len(rows) - 1) if self._is_same_passage(rows) else 0
        self._rows, self._compared = rows, compared
        if title != self._title:
            self._title = title
            self.border_title = Content(visible(title))
        self.show_status(status)
        self._empty = empty
        self._draw()

    def show_status(self, status: str) -> None:
        """Say in the bottom border how much is linked."""
        if self._status != status:
            self._status = status
            self.border_subtitle = Content(visible(status))

    def _is_same_passage(self, rows: Sequence[Candidate]) -> bool:
        return bool(rows) and self.chosen is not None and rows[0].link.here == self.chosen.here

    def choose(self, index: int) -> Link | None:
        """Choose a link by its index; one beyond the ends is the nearest."""
        if not self._rows:
            return None
        self._chosen = max(0, min(index, len(self._rows) - 1))
        self._draw()
        return self.chosen

    def step(self, by: int) -> Link | None:
        """Choose the link that many further down."""
        return self.choose(self._chosen + by)

    def scroll_wordings(self, by: int) -> None:
        """Scroll the two wordings by so many rows."""
        self._wordings.scroll_relative(y=by, animate=False)

    @on(Candidates.Clicked)
    def _clicked(self, event: Candidates.Clicked) -> None:
        """A click chooses."""
        event.stop()
        link = self.choose(event.index)
        if link is not None:
            self.post_message(self.LinkChosen(self, link))

    def _draw(self) -> None:
        self._candidates.show(self._rows, self._chosen, self._empty)
        here, there = self._compared.get(self._chosen, (None, None))
        link = self.chosen
        self._wordings.show(here, there, Comparison(link.score, link.kind, link.differences) if link else None)


def numbered(number: int) -> str:
    """An article's place in the list as it is shown; a sign for those that are not there."""
    return str(number) if number else UNLISTED


def coloured(wording: Wording, colour: str) -> Content:
    """A wording with its number before it and its differing words bold in a colour."""
    text = Content(in_one_line(wording.text))
    for span in wording.differing:
        text = text.stylize(f"bold {colour}", span.start, span.end)
    return Content.assemble((f"{numbered(wording.number)} ", f"bold {colour}"), text)


def differences(found: Sequence[Difference]) -> list[Content]:
    """The differences that matter, in words, a line a kind: `numbers  20 → fifty-six`."""
    lines = []
    for kind, name in CHANGED.items():
        changes = [change for change in found if change.type == kind]
        if changes:
            said = ", ".join(in_words(change) for change in changes)
            lines.append(Content.assemble((f"{name:<9}", "bold $foreground"), (visible(said), "$foreground")))
    return lines


def in_words(difference: Difference) -> str:
    """One difference as it is said: `20 → fifty-six`, `only here: reportedly`, `only there: not`."""
    if difference.here and difference.there:
        return f"{difference.here} → {difference.there}"
    return f"only here: {difference.here}" if difference.here else f"only there: {difference.there}"
