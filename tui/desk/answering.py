"""Links as they are shown: a row for each in the panel, with the two wordings, and the chosen one beside."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual.content import Content

from store.errors import NotFoundError
from store.model import Indexing, Link, Passage, Span
from tui.desk.copies import Copies, CopyRow
from tui.desk.desk import Desk
from tui.desk.index import Index
from tui.desk.linked import Linked
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.desk.prefetching import is_listed
from tui.widgets.candidates import Candidate, Unknown, numbered
from tui.widgets.headline import Article
from tui.widgets.hints import key_of
from tui.widgets.links_panel import LinksPanel
from tui.widgets.reader import Reader
from tui.widgets.wordings import Wording

TO_COME = "Looking for links … Here will stand which other articles carry this sentence, and in whose words."
"""What somebody who is new reads first where links will be."""


class Aim(NamedTuple):
    """A passage that a key of the links went to or acts on: what carries it may be opened beside."""

    span: Span
    conflict: bool = False
    """Whether it was gone to for a conflict."""


class Answering:
    """What the panel and the other reader show of the links of a passage.

    Args:
        desk: What it stands on.
        panes: Whose articles they are.
        panel: Shows them.
        linked: How much is linked.
        index: How far it is.
        marking: Marks the chosen one in both readers.
    """

    def __init__(
        self, desk: Desk, panes: Panes, panel: LinksPanel, *, linked: Linked, index: Index, marking: Marking
    ) -> None:
        self._desk = desk
        self._panes = panes
        self._panel = panel
        self._linked = linked
        self._index = index
        self._marking = marking
        self._sought: Aim | None = None
        self._copies = Copies(desk.project.links.alike)
        self._shown: tuple[Passage, Sequence[Link]] | None = None

    def say(self, text: str) -> None:
        """Say why there are no links."""
        self._panel.say(text)

    def show_status(self) -> None:
        """Show how much is linked, while it grows."""
        self._panel.show_status(self._status())

    def seek(self, span: Span, *, conflict: bool = False) -> None:
        """Have the link that is chosen next shown beside, as long as the cursor stays in this passage."""
        self._sought = Aim(span, conflict)

    def show(self, passage: Passage, links: Sequence[Link]) -> None:
        """Fill the panel, and show the chosen link beside; weak ones are chosen by the reader only."""
        shown = [link for link in links if is_listed(link)]
        self._shown = passage, shown
        beside = self._panes.beside.reader
        rows = [
            self._candidate(row)
            for row in self._copies.rows(shown, lambda link: _shows(beside, link.there.document or ""))
        ]
        here = self._panes.number_of(passage.document or "")
        what = "selection" if self._panes.reader.selection else "sentence"
        sought = self._sought if self._sought is not None and self._sought.span == passage.span else None
        self._sought = sought and Aim(sought.span)
        self._panel.show(
            f"Links for this {what}",
            self._status(),
            rows,
            _none_sure(bool(shown), self._index.growing),
            compared=lambda n: _wordings(self._desk, here, rows[n]),
            variants=partial(_apparatus, self._desk, self._panes.number_of, passage, shown)
            if _any_sure(shown)
            else None,
            preferred=_preferred(rows, sought, beside),
            anew=sought is not None and sought.conflict,
        )
        link = self._panel.chosen
        if sought is not None and link is not None and not _shows(self._panes.beside.reader, link.there.document or ""):
            # To open an article takes a frame of its own: the links are drawn before it.
            self._desk.screen.call_after_refresh(self._show_chosen)
        else:
            self._show_beside(link, opens=False)

    def follow(self, link: Link | None) -> bool:
        """Show the passage of the link that the reader chose in the other reader; whether it is shown."""
        if link is not None:
            self.seek(link.here.span)
        return self._show_beside(link, opens=True)

    def unfold(self, link: Link) -> int | None:
        """Give each copy of a link's passage a row of its own, or all of them one again.

        Returns:
            How many there are beside it; below zero where they were folded; None where it has none.
        """
        if self._shown is None:
            return None
        copies = self._copies.toggle(link, self._shown[1])
        if copies is not None:
            self.show(*self._shown)
        return copies

    def _status(self) -> str:
        """How much is linked, and how far the index is where it is not whole."""
        return " · ".join(filter(None, (self._linked.status(), self._index.progress_text())))

    def _candidate(self, row: CopyRow) -> Candidate:
        link, document = row.link, row.link.there.document or ""
        try:
            article: Article = self._desk.project.entry(document)
        except NotFoundError:
            article = Unknown(document)
        conflicts = self._desk.project.links.conflicts(link)
        return Candidate(link, self._panes.number_of(document), article, conflicts, row.folded, row.is_copy)

    def _show_chosen(self) -> None:
        self._show_beside(self._panel.chosen, opens=self._sought is not None)

    def _show_beside(self, link: Link | None, *, opens: bool) -> bool:
        """Show a link's passage in the other reader without moving its cursor, opening its article there or not."""
        document = link.there.document if link is not None else None
        beside = self._panes.beside
        can_be_shown = document is not None and self._desk.project.archives.has_text(document)
        if document is not None and opens and can_be_shown and not _shows(beside.reader, document):
            self._panes.open(document, beside)
        is_shown = document is not None and _shows(beside.reader, document)
        offers = self._desk.spelt(f"{key_of('link.open')} opens")
        offered = f"{offers} {numbered(self._panes.number_of(document))} here" if document and can_be_shown else ""
        self._marking.follow(link if is_shown else None, offered)
        return is_shown


def _wordings(desk: Desk, here: int, row: Candidate) -> tuple[Wording, Wording]:
    link = row.link
    ours, theirs = desk.project.links.unmatched_words(link.here.text, link.there.text)
    return Wording(here, link.here.text, ours), Wording(row.number, link.there.text, theirs)


def _any_sure(links: Sequence[Link]) -> bool:
    return any(not link.weak for link in links)


def _apparatus(desk: Desk, number_of: Callable[[str], int], passage: Passage, links: Sequence[Link]) -> Content:
    from tui.desk.apparatus import apparatus_of

    return apparatus_of(desk, number_of, passage, links)


def _preferred(rows: Sequence[Candidate], sought: Aim | None, beside: Reader) -> int:
    """Index of the link to choose unasked: the best that was sought, else the best into the article beside."""
    sure = [n for n, row in enumerate(rows) if not row.link.weak]
    if sought is None:
        found = [n for n in sure if _shows(beside, rows[n].link.there.document or "")]
    else:
        found = [n for n in sure if sought.conflict and rows[n].conflicts]
    return next(iter(found or sure), 0)


def _shows(reader: Reader, document: str) -> bool:
    return reader.document is not None and reader.document.id == document


def _none_sure(any_weak: bool, growing: Indexing | None) -> str:
    if growing is not None and not growing.done:
        return TO_COME
    if growing is not None:
        return f"Nothing in the {growing.done:,} of {growing.of:,} articles indexed so far; looking on …"
    return "No likely match elsewhere." if any_weak else "No other article carries this."
