"""The chosen link in words: what differs, a line a kind, conflicts first; then the two wordings, what differs bold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from store.model import Difference, Span
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.candidates import Candidate, numbered
from tui.widgets.headline import cut
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


NAME = 9
"""Cells for what a kind of difference is called."""


class Wording(NamedTuple):
    """One of two wordings, and which of its words the other has not."""

    number: int
    text: str
    differing: Sequence[Span]


class Telling(NamedTuple):
    """What is said of the chosen link; of none where there is no candidate."""

    candidate: Candidate | None = None
    wordings: tuple[Wording, Wording] | None = None
    """How it is worded in the passage, and there."""
    said: str | Content = ""
    """What is said instead."""

    def laid_out(self, width: int) -> Content:
        """What differs, a line a kind, and the two wordings, each in full; `width` in cells."""
        if self.candidate is None or self.wordings is None:
            return self.said if isinstance(self.said, Content) else Content(self.said)
        here, there = self.wordings
        told = differences(self.candidate.link.differences, self.candidate.conflicts, width)
        return Content("\n").join([*told, coloured(here, "$actor"), Content(""), coloured(there, "$source")])

    def rows(self, width: int) -> int:
        """How many rows it takes in a width; 0 in none."""
        return self.laid_out(width).get_height({}, width) if width > 0 else 0


class Wordings(VerticalScroll, can_focus=False):
    """Text about the chosen link, which may be longer than the panel."""

    DEFAULT_CSS = """
    Wordings { width: 3fr; height: 1fr; border-left: solid $frame; padding: 0 0 0 1; color: $muted; }
    Wordings { scrollbar-gutter: stable; scrollbar-size-vertical: 1; scrollbar-color: $frame; }
    Wordings { scrollbar-color-hover: $muted; scrollbar-color-active: $muted; scrollbar-background: $background; }
    Wordings { scrollbar-background-hover: $background; scrollbar-background-active: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._body = Body()

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._body

    def show(self, told: Telling) -> int:
        """Show what is said of a link, from its beginning; how many rows it takes, 0 before there is a size."""
        self._body.show(told)
        self.scroll_home(animate=False)
        return told.rows(self.scrollable_content_region.width)


class Body(Widget):
    """What is said, laid out anew for every width, as high as it needs to be."""

    DEFAULT_CSS = """
    Body { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = Telling()

    def show(self, told: Telling) -> None:
        """Show this."""
        if told != self._told:
            width, former = self.size.width, self._told
            self._told = told
            # Laying the screen out takes longer than all else: only where the height is another.
            self.refresh(layout=former.rows(width) != told.rows(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that it takes in a width."""
        return self._told.rows(width)

    def render(self) -> Content:
        """The text."""
        return self._told.laid_out(self.size.width)


def coloured(wording: Wording, colour: str) -> Content:
    """A wording with its number before it and its differing words bold in a colour."""
    text = Content(in_one_line(wording.text))
    for span in wording.differing:
        text = text.stylize(f"bold {colour}", span.start, span.end)
    return Content.assemble((f"{numbered(wording.number)} ", f"bold {colour}"), text)


def differences(found: Sequence[Difference], conflicts: Sequence[Difference] = (), room: int = 0) -> list[Content]:
    """The differences that matter, a line a kind, those in conflict first: `≠ numbers  20 → fifty-six`.

    Args:
        found: All differences.
        conflicts: Those among them that are conflicts.
        room: Cells that a line without a conflict has at most; 0: as many as it needs.
    """
    lines = []
    for kind, name in CHANGED.items():
        if changes := [change for change in found if change.type == kind]:
            lines.append((any(change in conflicts for change in changes), name, changes))
    indent = 2 if conflicts else 0
    return [
        Content.assemble((f"{CONFLICT} ", "bold $conflict"), *_line(name, in_words(changes)))
        if is_conflict
        else Content.assemble(" " * indent, *_line(name, in_words(changes, room - indent - NAME if room else 0)))
        for is_conflict, name, changes in sorted(lines, key=lambda line: not line[0])
    ]


def _line(name: str, said: str) -> tuple[tuple[str, str], ...]:
    return (f"{name:<{NAME}}", "bold $foreground"), (said, "$foreground")


def in_words(changes: Sequence[Difference], room: int = 0) -> str:
    """Differences of one kind, `20 → fifty-six - only there not, never - only here reportedly`.

    In `room` cells as many as fit are named whole and the others are counted; 0: all are.
    """
    for named in range(len(changes), 0, -1):
        more = f" +{len(changes) - named}" if named < len(changes) else ""
        said = visible(" - ".join(_sides(changes[:named]))) + more
        if not room or cell_len(said) <= room:
            return said
    return cut(said, room)


def _sides(changes: Sequence[Difference]) -> Iterator[str]:
    """What changed, then what only one has, each once: several links of one row may tell the same."""
    both = [change for change in changes if change.here and change.there]
    if both:
        yield ", ".join(dict.fromkeys(f"{change.here} → {change.there}" for change in both))
    for side, said, told in (
        ("there", [change.there for change in changes if not change.here], {change.there for change in both}),
        ("here", [change.here for change in changes if not change.there], {change.here for change in both}),
    ):
        if rest := [each for each in dict.fromkeys(said) if each not in told]:
            yield f"only {side} {', '.join(rest)}"
