"""Finding: in this article with a count, in all articles, among all tags; and going on from hit to hit.

One rule for `n N`: they go on through what was looked for last, in this article or through all of them, until escape or
a key that chooses or opens a link ends it; then through the links.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.model import Annotation, Hit, Span, counted
from store.text import fold
from store.text.plain import plain
from tui.desk.desk import UNDOES, Desk
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.desk.walk import HitPlace, Walk
from tui.widgets.hints import Hints
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from tui.dialogs.search import HitActs, SearchDialog, Target
    from tui.dialogs.searching import Searched
    from tui.widgets.find_bar import FindBar

LINK_ACTS = frozenset({"links.choose", "links.open_nth", "going.to_conflict"})
"""Acts after which `n N` go from link to link again; the key that opens a link is another."""

NO_TAGS = "nothing is tagged yet: {} tag while you read"
"""Said where a list of tags would stand."""


class Find:
    """What the keys of the group `Search` do.

    Args:
        desk: What it stands on.
        panes: Where one reads.
        hints: Give their place to the field.
        marking: Tells how far one is among the hits.
    """

    def __init__(self, desk: Desk, panes: Panes, hints: Hints, marking: Marking) -> None:
        self._desk = desk
        self._panes = panes
        self._hints = hints
        self._marking = marking
        self._bar: FindBar | None = None
        self._walk = Walk()
        self._searched: Searched | None = None
        panes.on_opened.append(self.opened)
        marking.besides.append(self._told)

    @property
    def hits(self) -> list[Span]:
        """What was found in the article being read."""
        document = self._panes.document
        return self._walk.within(document.id) if document is not None else []

    @property
    def is_walking(self) -> bool:
        """Whether `n N` go from hit to hit."""
        return len(self._walk) > 0

    async def ask(self) -> None:
        """Ask what to find in this article."""
        if self._bar is None:
            from tui.widgets.find_bar import FindBar

            self._bar = FindBar(self.look_for, self.close)
            await self._desk.screen.mount(self._bar, before=self._hints)
        self._show_field(True)
        self._bar.ask()

    def look_for(self, text: str) -> None:
        """Find while typing."""
        document = self._panes.document
        found = occurrences(document.text, text) if document is not None and text else []
        id, cursor = document.id if document is not None else "", self._panes.reader.cursor
        self._walk = Walk((HitPlace(id, span) for span in found), is_local=bool(found))
        if found:
            self._go_to(self._walk.near(id, cursor))
        else:
            self._panes.reader.highlight([])
            self._marking.describe(self._panes.active)
        self._count()

    def close(self, keep: bool) -> None:
        """Go back to reading; kept hits are for n and N."""
        if not keep:
            self.stop()
        self._show_field(False)
        self._panes.reader.focus()

    def stop(self) -> bool:
        """Forget the hits; says whether there were any."""
        had, self._walk = self.is_walking, Walk()
        for pane in self._panes.both:
            pane.reader.highlight([])
        if had:
            self._marking.describe(self._panes.active)
        self._show_field(False)
        return had

    def give_way(self, act: str) -> None:
        """Forget the hits before an act that is one of links."""
        if act in LINK_ACTS:
            self.stop()

    def opened(self) -> None:
        """Another article is read: its hits are shown; what was looked for in one article is forgotten."""
        if self._walk.is_local and not self._is_read(self._walk.places[0].document):
            self.stop()
        elif self.is_walking:
            self._panes.reader.highlight(self.hits)

    def step(self, direction: int) -> bool:
        """Go from hit to hit, round the ends; false when nothing is being looked for."""
        document = self._panes.document
        if not self.is_walking:
            return False
        here = document.id if document is not None else ""
        has_gone = self._go_to(self._walk.beyond(here, self._panes.reader.cursor, direction))
        self._count()
        if has_gone:
            self._desk.say(self._words(self._walk.at + 1))
        return True

    def search(self) -> None:
        """Search all articles: for what is selected, else for what was searched before."""
        from tui.dialogs.search import SearchDialog

        selection, document, former = self._panes.reader.selection, self._panes.document, self._searched
        text = former.text if former is not None else ""
        if selection and document is not None:
            text = self._desk.project.search.as_words(selection.of(document.text))
        at = self._walk.at if self.is_walking and not self._walk.is_local else 0
        dialog = SearchDialog(self._desk.project, text, self._acts(), former, at)
        self._hints.on_said.append(dialog.say)
        self._desk.screen.app.push_screen(dialog, partial(self._take, dialog))

    def annotations(self) -> None:
        """List every tag of the project."""
        from tui.dialogs.annotations import AnnotationsDialog

        self._desk.screen.app.push_screen(
            AnnotationsDialog(self._desk.project, NO_TAGS.format(self._desk.tagging_keys)), self._go
        )

    def _take(self, dialog: "SearchDialog", at: int | None) -> None:
        """Remember what was found, and go to the hit that was chosen."""
        self._hints.on_said.remove(dialog.say)
        self._searched = dialog.searched
        if at is not None:
            self.stop()
            self._walk = Walk([HitPlace(hit.document, hit.span) for hit in dialog.searched.hits], at)
            self._go_to(at)
            self._panes.reader.focus()

    def _go_to(self, number: int) -> bool:
        """Go to a hit, in its article; if that cannot be read, its hits are forgotten. Whether it could."""
        self._walk.at, (document, span) = number, self._walk.places[number]
        if not self._is_read(document):
            self._panes.open(document, self._panes.active, span.start)
        if not self._is_read(document):
            self._walk = self._walk.without(document)
            return False
        self._panes.reader.go_to(span.start)
        self._panes.reader.highlight(self.hits, span)
        self._marking.describe(self._panes.active)
        return True

    def _is_read(self, document: str) -> bool:
        return self._panes.document is not None and self._panes.document.id == document

    def _count(self) -> None:
        if self._bar is not None:
            self._bar.count(self._walk.at + 1 if self.is_walking else 0, len(self._walk))

    def _show_field(self, is_shown: bool) -> None:
        """Show the field in the place of the hints, or the hints again."""
        if self._bar is not None:
            self._bar.display, self._hints.display = is_shown, not is_shown

    def _words(self, number: int | None) -> str:
        """`hit 3 of 41 · n N · esc`; away from the hits only how many there are."""
        if number is None:
            return counted(len(self._walk), "hit")
        following, before, back = map(self._hints.face_of, ("link.next", "link.previous", "back"))
        return f"hit {number} of {len(self._walk)} · {following} {before} · {back}"

    def _told(self, pane: Pane) -> list[str]:
        """What is told below a pane in which one goes from hit to hit."""
        document = pane.reader.document
        if not self.is_walking or document is None or pane is not self._panes.active:
            return []
        return [self._words(self._walk.number_at(document.id, pane.reader.cursor))]

    def _acts(self) -> "HitActs":
        from tui.dialogs.search import HitActs

        undo = self._hints.keys_of("undo").split(",")
        return HitActs(self._hints.keys_of_labels(self._desk.project.labels), self._tag, undo, self._undo)

    def _tag(self, label: str, hits: Sequence[Hit]) -> None:
        self._desk.change(partial(self._desk.project.tags.add_around, hits, label), partial(_tagged, label, len(hits)))

    def _undo(self) -> None:
        self._desk.screen.run_worker(self._desk.act("history.undo"))

    def _go(self, target: "Target | None") -> None:
        if target is not None:
            self._panes.go(target.document, target.span)


def _tagged(label: str, asked: int, made: Sequence[Annotation]) -> str:
    """`claim on 7 hits in 3 articles · u undoes`."""
    if not made:
        return f"{label}: {'that is' if asked == 1 else 'all of these are'} tagged so already"
    articles = counted(len({each.document for each in made}), "article")
    return f"{label} on {counted(len(made), 'hit')} in {articles}{UNDOES}"


def occurrences(text: str, words: str) -> list[Span]:
    """Where words occur in a text, but for case, accents and what looks the same; without overlaps, in order."""
    compared, found = plain(text), list[Span]()
    text, sought = fold(compared.text), fold(plain(words).text)
    start = text.find(sought) if sought else -1
    while start >= 0:
        found.append(compared.span(start, start + len(sought)))
        start = text.find(sought, start + len(sought))
    return found
