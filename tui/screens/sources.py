"""Who is cited for what: each outlet, whom it cites, and whom that cites."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.desk.desk import quote
from tui.desk.question import FIRST
from tui.keys import key_of
from tui.screens.event import EventScreen, Stage
from tui.terminal.sanitise import in_one_line
from tui.widgets.kinships import counted
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from store.model import Passage
    from store.study.sources import CitedVoice

NOTHING = (
    f"No source is cited yet: tag a claim with {key_of('tag.claim')}, and with {key_of('tag.source')} who says it, "
    f"inside the claim; who stands outside of it is related to it with {key_of('tag.relate')}. "
    f"{key_of('suggestions')} shows what may be said by whom."
)
"""Said where no claim is tagged."""

INDENT = "   "
"""Before what belongs to the row above."""


class SourceRow(NamedTuple):
    """A row of the tree."""

    place: tuple[str, ...]
    """The names that lead to it."""
    shown: Content
    claim: "Passage | None" = None
    """What is read from there; None for a name, which unfolds."""


class SourcesScreen(EventScreen):
    """The tree of who is cited for what."""

    VIEW = "sources"
    NAMED = "Sources"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.rows = RowList(self.open)
        self.rows.say(FIRST)
        self._voices: Sequence[CitedVoice] = ()
        self._rows: list[SourceRow] = []
        self._folded: set[tuple[str, ...]] = set()
        self._is_suggesting = False
        self.desk.parts |= {"sources": self, "suggestions": self}

    def shows(self) -> ComposeResult:
        """The tree."""
        with Vertical(classes="framed") as frame:
            frame.border_title = "Who is cited for what"
            yield self.rows

    def ask(self) -> None:
        """Ask who is cited."""
        voices, suggested = self.desk.project.voices, self._is_suggesting
        self.question.ask(lambda reading, _: voices.sources(reading, suggested=suggested), self._show)

    def toggle(self) -> None:
        """Show what may be a claim of some source too, or only what is tagged."""
        self._is_suggesting = not self._is_suggesting
        self.desk.say("suggested claims are shown too" if self._is_suggesting else "suggested claims are hidden")
        self.ask()

    def _show(self, voices: "Sequence[CitedVoice]") -> None:
        self._voices = [voice for voice in voices if voice.claims]
        claims = sum(len(voice.claims) for voice in self._voices)
        unsourced = sum(len(voice.unsourced) for voice in self._voices)
        suggested = sum(len(voice.suggested) for voice in self._voices)
        told = [counted(claims, "claim"), f"{unsourced} without a source"] if claims else []
        told += [f"{suggested} suggested"] if suggested else []
        self.header.show(counted(len(self._voices), "outlet"), *told)
        self._lay_out()

    def _lay_out(self) -> None:
        former = self._rows[self.rows.cursor] if self._rows else None
        self._rows = [row for voice in self._voices for row in self._of(voice, (voice.name,))]
        places = [(row.place, row.claim) for row in self._rows]
        known = former is not None and (former.place, former.claim) in places
        at = places.index((former.place, former.claim)) if known and former else self.rows.cursor
        self.rows.show(len(self._rows), lambda index, _: self._rows[index].shown, at, self.desk.spelt(NOTHING))

    def _of(self, voice: "CitedVoice", place: tuple[str, ...]) -> Iterator[SourceRow]:
        """A voice; below it whom it cites, then what it says of itself."""
        depth, is_folded = len(place) - 1, place in self._folded
        style = "bold $foreground" if depth == 0 else "underline $source"
        name = Content.styled(in_one_line(voice.name), f"{style} dim" if voice.is_suggested else style)
        told = counted(len(voice.claims), "claim")
        if depth == 0 and voice.cites and voice.unsourced:
            told += f", {len(voice.unsourced)} without a source"
        yield SourceRow(
            place, Content.assemble(INDENT * depth, "+ " if is_folded else "- ", name, (f"  {told}", "$muted"))
        )
        if is_folded:
            return
        for each in voice.cites:
            yield from self._of(each, (*place, each.name))
        for claim in voice.unsourced:
            is_suggested = claim in voice.suggested
            quoted = (
                quote(in_one_line(claim.text), len(claim.text) + 1),
                "$foreground dim" if is_suggested else "$foreground",
            )
            mark = ("suggested ", "$muted") if is_suggested else ""
            yield SourceRow(place, Content.assemble(INDENT * (depth + 1), mark, quoted), claim)

    def open(self) -> None:
        """Read the claim at the cursor; of a name, fold or unfold what is below it."""
        if not self._rows:
            return
        row = self._rows[self.rows.cursor]
        if row.claim is not None:
            self.go(row.claim)
            return
        self._folded ^= {row.place}
        self._lay_out()


SCREEN = SourcesScreen
"""What the key table calls `sources`."""
