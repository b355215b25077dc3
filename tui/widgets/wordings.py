"""The chosen link in words: what differs, a line a kind, conflicts first; then the two wordings, what differs bold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from store.model import Difference, Span
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.candidates import Candidate, numbered
from tui.widgets.signs import CONFLICT

CHANGED: Mapping[str, str] = {
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "negation": "negation",
    "attribution": "said by",
    "hedge": "hedging",
}
"""Kinds of difference that are called out in words, and how; other wording shows in the aligned text."""


class Wording(NamedTuple):
    """One of two wordings, and which of its words the other has not."""

    number: int
    text: str
    differing: Sequence[Span]


class Wordings(VerticalScroll, can_focus=False):
    """Text about the chosen link, which may be longer than the panel."""

    DEFAULT_CSS = """
    Wordings { width: 3fr; height: 1fr; border-left: solid $frame; padding: 0 1; color: $muted; }
    Wordings { scrollbar-size-vertical: 1; scrollbar-color: $frame; scrollbar-background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._body = Body()

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._body

    @property
    def room(self) -> int:
        """Columns for the text where nothing has to be scrolled; 0 before there is a size."""
        return max(0, self.outer_size.width - self.styles.gutter.width)

    def show(self, content: Content) -> None:
        """Show a text from its beginning."""
        self._body.show(content)
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


def in_full(candidate: Candidate, here: Wording, there: Wording, room: int) -> Content:
    """What differs in a candidate, then its two wordings.

    Args:
        candidate: The link.
        here: How it is worded in the passage.
        there: How it is worded there.
        room: Cells of a row; only conflicts are told in more than one. 0: not known yet.
    """
    told = differences(candidate.link.differences, candidate.conflicts, room)
    return Content("\n").join([*told, coloured(here, "$actor"), Content(""), coloured(there, "$source")])


def coloured(wording: Wording, colour: str) -> Content:
    """A wording with its number before it and its differing words bold in a colour."""
    text = Content(in_one_line(wording.text))
    for span in wording.differing:
        text = text.stylize(f"bold {colour}", span.start, span.end)
    return Content.assemble((f"{numbered(wording.number)} ", f"bold {colour}"), text)


def differences(found: Sequence[Difference], conflicts: Sequence[Difference] = (), room: int = 0) -> list[Content]:
    """The differences that matter, in words, a line a kind, those in conflict first: `≠ numbers  20 → fifty-six`.

    Args:
        found: All differences.
        conflicts: Those among them that are conflicts.
        room: Cells that a line without a conflict has at most; 0: as many as it needs.
    """
    lines = []
    for kind, name in CHANGED.items():
        if changes := [change for change in found if change.type == kind]:
            lines.append((any(change in conflicts for change in changes), name, " · ".join(_in_words(changes))))
    indent = "  " if conflicts else ""
    return [
        Content.assemble((f"{CONFLICT} ", "bold $conflict"), *_line(name, said))
        if is_conflict
        else _cut(Content.assemble(indent, *_line(name, said)), room)
        for is_conflict, name, said in sorted(lines, key=lambda line: not line[0])
    ]


def _line(name: str, said: str) -> tuple[tuple[str, str], ...]:
    return (f"{name:<9}", "bold $foreground"), (visible(said), "$foreground")


def _cut(line: Content, room: int) -> Content:
    return line.truncate(room - 1, ellipsis=True) if room else line  # a scrollbar may take a cell


def _in_words(changes: Sequence[Difference]) -> Iterator[str]:
    """Differences of a kind as they are said: `20 → fifty-six`, `only here: reportedly`, `only there: not, never`."""
    yield from (f"{change.here} → {change.there}" for change in changes if change.here and change.there)
    for side, said in (
        ("here", [change.here for change in changes if not change.there]),
        ("there", [change.there for change in changes if not change.here]),
    ):
        if said:
            yield f"only {side}: {', '.join(said)}"
