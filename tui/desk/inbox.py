"""The inbox: the links of all articles, judged one after the other."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from store.errors import NotFoundError
from store.model import Link, Passage, counted
from tui.desk.desk import UNDOES, Desk, quote
from tui.desk.question import FIRST, LongQuestion
from tui.desk.settling import Settling
from tui.widgets.candidates import Candidate, Unknown, numbered
from tui.widgets.headline import Article
from tui.widgets.hints import key_of
from tui.widgets.link_rows import LinkRow, NumberedArticle
from tui.widgets.row_list import RowList
from tui.widgets.wording_panel import WordingPanel
from tui.widgets.wordings import Telling, Wording

if TYPE_CHECKING:
    from store.model import Progress
    from store.study.inbox import InboxLink

NONE_LEFT = (
    f"No link waits to be judged. {key_of('inbox.decided')} lists those that were decided; {key_of('link.hand')} in a "
    "reader links two passages by hand."
)
NONE_DECIDED = (
    f"Nothing was decided yet: {key_of('link.accept')} accepts a link and {key_of('link.reject')} rejects it, here or "
    "while you read."
)
TOO_FEW = "Links are between articles: the project has {}. Put another one into its folder."

ROOM = 36
"""Cells of an article's name above the wordings."""

Ends = frozenset[Passage]
"""The two passages of a link."""


class InboxKeys:
    """What the keys do in the inbox.

    Args:
        desk: What it stands on.
        question: Asks the project, and says what was found.
        panel: Shows the two wordings.
        go: Leaves for a passage with another beside it.
    """

    def __init__(
        self,
        desk: Desk,
        question: LongQuestion,
        panel: WordingPanel,
        go: Callable[[Passage, Passage], None],
    ) -> None:
        self._desk = desk
        self._question = question
        self._panel = panel
        self._go = go
        self.rows = RowList(self.open)
        """The links."""
        self.rows.on_moved = self._moved
        self.rows.say(FIRST)
        self.on_listed: Callable[[str], object] = lambda _: None
        """Called with what is listed, in words."""
        self._found: Sequence[InboxLink] = ()
        self._drawn: list[LinkRow] = []
        self._is_deciding = True
        self._judging = Settling[Ends](desk, self.ask)

    def ask(self) -> None:
        """List the links as they stand now."""
        study, is_deciding = self._desk.project.study, self._is_deciding

        def task(reading: "Progress", linking: "Progress") -> "list[InboxLink]":
            return study.inbox(reading, linking) if is_deciding else study.decided()

        self._judging.asked()
        self._question.ask(task, self._show)

    def toggle_decided(self) -> None:
        """List what was decided, or what was not."""
        self._is_deciding = not self._is_deciding
        self._found, self._drawn = (), []
        self.rows.show(0, self._line, 0, FIRST)
        self._question.turn()
        self.ask()

    def open(self) -> None:
        """Read the passage with the other one beside it."""
        if (link := self._chosen) is not None:
            self._go(link.here, link.there)

    def scroll(self, by: int) -> None:
        """Scroll the two wordings."""
        self._panel.scroll_wordings(by)

    def accept(self) -> None:
        """Keep the link, and go on to the next."""
        self._judge("accepted")

    def reject(self) -> None:
        """Never offer the link again, and go on to the next."""
        self._judge("rejected")

    def accept_copies(self) -> None:
        """Keep every link of these two articles that is the same word for word."""
        link = self._chosen
        if link is None or not self._is_deciding:
            self._desk.say(
                f"{key_of('inbox.decided')} goes to the links that nobody has judged"
                if link
                else "no link here to judge"
            )
            return
        two = _articles(link)
        copies = [each.link for each in self._found if each.link.kind == "verbatim" and _articles(each.link) == two]
        names = " and ".join(numbered(self._numbers.get(end.document or "", 0)) for end in (link.here, link.there))
        if not copies:
            self._desk.say(f"no link of {names} is the same word for word")
            return
        said = f"accepted: {counted(len(copies), 'copy', 'copies')} in {names}{UNDOES}"
        self._change(copies, partial(self._desk.project.links.accept_all, copies), said)

    def _judge(self, verdict: str) -> None:
        link = self._chosen
        if link is None:
            self._desk.say("no link here to judge")
            return
        links = self._desk.project.links
        act = links.accept if verdict == "accepted" else links.reject
        self._change([link], partial(act, link), f"{verdict}: {quote(link.here.text)}{UNDOES}")

    def _change(self, links: Sequence[Link], act: Callable[[], object], said: str) -> None:
        """Make a change; what is to be judged next is under the cursor before it is made."""
        ends = {_ends(link) for link in links}

        if self._is_deciding:
            self._judging.gone |= ends
            self._list()
        else:
            self.rows.action_step(1)
        self._judging.change(ends, act, said)

    @property
    def _chosen(self) -> Link | None:
        return self._drawn[self.rows.cursor].link if self._drawn else None

    def _show(self, found: "Sequence[InboxLink]") -> None:
        self._found = found
        self._judging.answered()
        self._list()

    def _list(self) -> None:
        """Have listed what is known; the link at the cursor stays there, else the next one takes its place."""
        former, at = self._chosen, self.rows.cursor
        articles = {entry.id: entry for entry in self._desk.project.entries()}
        self._numbers = {id: number for number, id in enumerate(articles, 1)}
        shown = [each for each in self._found if not self._is_deciding or _ends(each.link) not in self._judging.gone]
        self._drawn = [self._row(each, articles) for each in shown]
        if former is not None:
            ends = _ends(former)
            at = next((n for n, row in enumerate(self._drawn) if _ends(row.link) == ends), at)
        self._tell_how_many(len(articles))
        empty = TOO_FEW.format(counted(len(articles), "article")) if len(articles) < 2 else NONE_LEFT
        self.rows.show(len(shown), self._line, at, self._desk.spelt(empty if self._is_deciding else NONE_DECIDED))

    def _line(self, index: int, width: int) -> Content:
        return self._drawn[index].line(width)

    def _tell_how_many(self, articles: int) -> None:
        conflicts = sum(bool(row.conflicts) for row in self._drawn)
        what = "to judge" if self._is_deciding else "decided"
        told = [f"{counted(len(self._drawn), 'link')} {what}"]
        if conflicts:
            told.append(f"{conflicts} in conflict")
        self._question.sum_up(*told, counted(articles, "article"))
        self.on_listed("Links to judge" if self._is_deciding else "Decided links, the newest first")

    def _row(self, each: "InboxLink", articles: Mapping[str, Article]) -> LinkRow:
        return LinkRow(each.link, each.conflicts, *(self._named(each, end, articles) for end in each.link[:2]))

    def _named(self, each: "InboxLink", end: Passage, articles: Mapping[str, Article]) -> NumberedArticle:
        id = end.document or ""
        article = articles.get(id)
        if article is None:
            try:
                article = self._desk.project.entry(id)
            except NotFoundError:
                article = Unknown(id)
        return NumberedArticle(self._numbers.get(id, 0), article)

    def _moved(self) -> None:
        """Show the wordings of the link at the cursor."""
        if not self._drawn:
            self._panel.show("", Telling())
            return
        row = self._drawn[self.rows.cursor]
        link = row.link
        spans = self._desk.project.links.unmatched_words(link.here.text, link.there.text)
        ends = zip((row.here, row.there), (link.here, link.there), spans, strict=True)
        here, there = (Wording(article.number, end.text, differing) for article, end, differing in ends)
        told = Telling(Candidate(link, row.there.number, row.there.article, row.conflicts), (here, there))
        self._panel.show(f"{row.here.called(ROOM)} and {row.there.called(ROOM)}", told)


def _ends(link: Link) -> Ends:
    return frozenset((link.here, link.there))


def _articles(link: Link) -> frozenset[str | None]:
    return frozenset((link.here.document, link.there.document))
