"""The actors of the event: who is named where, tagged everywhere at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Annotation, Passage, counted
from tui.desk.desk import UNDOES, Desk, quote
from tui.desk.question import LongQuestion
from tui.widgets.actor_rows import actor_row, heads, mention_row
from tui.widgets.headline import Article
from tui.widgets.hints import key_of
from tui.widgets.row_list import RowList
from tui.widgets.table_heads import Heads

if TYPE_CHECKING:
    from store.study.actors import Actor, NamedPassage

NOBODY = (
    f"Nobody is tagged as an actor: {key_of('tag.actor')} tags a name while you read, and {key_of('link.alias')} "
    "declares that two names mean the same."
)


class ActorLine(NamedTuple):
    """A row of the list: an actor, or one of the mentions."""

    actor: "Actor"
    mention: "NamedPassage | None" = None


class ActorKeys:
    """What the keys do in the list of actors.

    Args:
        desk: What it stands on.
        question: Asks the project, and says what was found.
        go: Leaves for a passage.
    """

    def __init__(self, desk: Desk, question: LongQuestion, go: Callable[[Passage], object]) -> None:
        self._desk = desk
        self._question = question
        self._go = go
        self.rows = RowList(self.unfold)
        """The actors, and below one of them its mentions."""
        self.heads = Heads(1, lambda: [heads(self.rows.room)] if self._lines else [])
        """What the columns are."""
        self._actors: Sequence[Actor] = ()
        self._lines: list[ActorLine] = []
        self._unfolded: tuple[str, Sequence[NamedPassage]] = ("", ())
        self._articles: dict[str, Article] = {}

    def ask(self) -> None:
        """Ask for the actors as they are tagged now."""
        voices, name = self._desk.project.voices, self._unfolded[0]

        def task(*_: object) -> "tuple[list[Actor], Sequence[NamedPassage]]":
            found = voices.actors()
            unfolded = next((each for each in found if name in each.names), None)
            return found, voices.mentions(unfolded) if unfolded else ()

        self._question.ask(task, self._take)

    @property
    def name(self) -> str:
        """What the actor at the cursor is called; empty where there is none."""
        return self._lines[self.rows.cursor].actor.name if self._lines else ""

    def pairs(self) -> list[tuple[str, str]]:
        """The actor at the cursor with each of the others."""
        return [(self.name, each.name) for each in self._actors if each.name != self.name] if self.name else []

    def unfold(self) -> None:
        """List the mentions of the actor; if they are listed, read the one at the cursor, or the first."""
        if not self._lines:
            return
        line = self._lines[self.rows.cursor]
        name, mentions = self._unfolded
        if line.mention is not None:
            self._go(line.mention.passage)
        elif line.actor.name == name and mentions:
            self._go(mentions[0].passage)
        else:
            self._unfolded = (line.actor.name, ())
            find = partial(self._desk.project.voices.mentions, line.actor)
            self._desk.work(lambda _: find(), partial(self._show_mentions, line.actor.name), "mentions")

    def back(self) -> bool:
        """Fold the mentions; whether there were any."""
        is_unfolded = bool(self._unfolded[0])
        self._unfolded = ("", ())
        if is_unfolded:
            self._lay_out()
        return is_unfolded

    def tag(self, label: str) -> None:
        """Tag every mention of the actor that is not tagged yet, as one change."""
        if not self._lines:
            self._desk.say("nobody here to tag")
            return
        actor = self._lines[self.rows.cursor].actor
        self._desk.change(partial(self._tag_all, actor, label), partial(self._tagged, actor, label))

    def _tag_all(self, actor: "Actor", label: str) -> list[Annotation]:
        from store.project.tags import NewTag

        places = self._desk.project.voices.untagged(actor)
        return self._desk.project.tags.add_many(NewTag(each.document, each.span, label) for each in places)

    def _tagged(self, actor: "Actor", label: str, made: Sequence[Annotation]) -> str:
        """`actor “Customs Guard”: 7 here, 12 in 3 others · u undoes`."""
        if not made:
            return f"every mention of {quote(actor.name)} is tagged already"
        counts, here = Counter(each.document for each in made), self._desk.place.here
        ids = [entry.id for entry in self._desk.project.entries() if entry.path == here]
        own = sum(counts.pop(id, 0) for id in ids)
        told = [f"{own} here"] if own else []
        if counts:
            others = counted(len(counts), "other") if own else counted(len(counts), "article")
            told.append(f"{sum(counts.values())} in {others}")
        return f"{label} {quote(actor.name)}: {', '.join(told)}{UNDOES}"

    def _take(self, answer: "tuple[list[Actor], Sequence[NamedPassage]]") -> None:
        self._actors, mentions = answer
        self._unfolded = (self._unfolded[0], mentions)
        self._articles = {entry.id: entry for entry in self._desk.project.entries()}
        mentioned = sum(len(each.mentions) for each in self._actors)
        told = counted(len(self._actors), "actor"), counted(mentioned, "mention")
        self._question.sum_up(*told, counted(len(self._articles), "article"))
        self._lay_out()

    def _show_mentions(self, name: str, mentions: "Sequence[NamedPassage]") -> None:
        if self._unfolded[0] == name:
            self._unfolded = (name, mentions)
            self._lay_out()
            self.rows.reveal(1 + len(mentions))
            if not mentions:
                self._desk.say(f"{quote(name)} stands in no article any more")

    def _lay_out(self) -> None:
        """Make the rows; the actor and the mention at the cursor keep it."""
        former, at = self._lines[self.rows.cursor] if self._lines else None, self.rows.cursor
        self._lines = [line for actor in self._actors for line in self._lines_of(actor)]
        if former is not None:
            same = [n for n, line in enumerate(self._lines) if former.actor.name in line.actor.names]
            at = next((n for n in same if self._lines[n].mention == former.mention), next(iter(same), at))
        self.rows.show(len(self._lines), self._draw, at, self._desk.spelt(NOBODY))
        self.heads.refresh()

    def _lines_of(self, actor: "Actor") -> Iterator[ActorLine]:
        yield ActorLine(actor)
        if self._unfolded[0] in actor.names:
            yield from (ActorLine(actor, each) for each in self._unfolded[1])

    def _draw(self, index: int, width: int) -> Content:
        actor, mention = self._lines[index]
        if mention is None:
            return actor_row(actor, width)
        return mention_row(mention, self._articles.get(mention.passage.document or ""), width)
