"""The links panel: who else carries the passage, and the chosen wording beside this one, word for word."""

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from store.model import Link
from tui.terminal.sanitise import visible
from tui.widgets.candidates import Candidate, Candidates, Offer
from tui.widgets.wordings import Wording, Wordings, in_full

LEAST = 3
"""Rows of the panel when it says but one line; two of them are its frame."""

TO_CHOOSE = "None of them is likely to be the same statement. J chooses one to compare."
"""Stands where the wordings would while there are but weak links and none of them is chosen."""


class LinksPanel(Horizontal):
    """Candidates at the left, the two wordings at the right."""

    DEFAULT_CSS = """
    LinksPanel { border: round $frame; border-title-color: $link; border-subtitle-color: $muted; padding: 0 1; }
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.on_chosen: Callable[[Link], object] = lambda _: None
        """Called with the link that a click chose."""
        self._candidates = Candidates()
        self._wordings = Wordings()
        self._rows: Sequence[Candidate] = ()
        self._chosen: int | None = None
        self._most = LEAST
        self._compared: Mapping[int, tuple[Wording, Wording]] = {}
        self._title = self._status = self._empty = ""

    def give(self, rows: int) -> None:
        """Have at most so many rows; as many as what is shown needs are taken."""
        self._most = rows
        self._draw()

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self._draw()

    def compose(self) -> ComposeResult:
        """The two halves."""
        yield self._candidates
        yield self._wordings

    @property
    def chosen(self) -> Link | None:
        """The link that the keys act on; where all are weak, none until the reader chooses one."""
        return self._rows[self._chosen].link if self._chosen is not None else None

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
            rows: The links, best first, weak ones last.
            compared: By index into `rows`, this passage's wording and the link's, with their differing words.
            empty: What to say when there are none but weak ones.
        """
        self._chosen = self._choice_among(rows)
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

    def _choice_among(self, rows: Sequence[Candidate]) -> int | None:
        """The link that was chosen, else the one in its place, else the best; of weak ones none unasked."""
        sure, former, place = Offer(rows).sure, self.chosen, 0
        most = sure
        if rows and former is not None and rows[0].link.here == former.here:
            same = [index for index, row in enumerate(rows) if row.link.there == former.there]
            place = same[0] if same else self._chosen or 0
            most = len(rows) if former.weak or same else sure
        return min(place, most - 1) if most else None

    def choose(self, index: int) -> Link | None:
        """Choose a link by its index; one beyond the ends is the nearest."""
        if not self._rows:
            return None
        self._chosen = max(0, min(index, len(self._rows) - 1))
        self._draw()
        return self.chosen

    def step(self, by: int) -> Link | None:
        """Choose the link that many further down."""
        return self.choose(0 if self._chosen is None else self._chosen + by)

    def scroll_wordings(self, by: int) -> None:
        """Scroll the two wordings by so many rows."""
        self._wordings.scroll_relative(y=by, animate=False)

    @on(Candidates.Clicked)
    def _clicked(self, event: Candidates.Clicked) -> None:
        """A click chooses."""
        event.stop()
        link = self.choose(event.index)
        if link is not None:
            self.on_chosen(link)

    def _draw(self) -> None:
        offer, told = Offer(self._rows, self._chosen, self._empty), self._told()
        room = self._wordings.room
        needed = max(self._candidates.rows_for(offer), told.get_height({}, room) if room else 0)
        self.styles.height = max(LEAST, min(needed + 2, self._most))
        self._candidates.show(offer)
        self._wordings.show(told)

    def _told(self) -> Content:
        """The chosen link in words."""
        if self._chosen is None:
            return Content(TO_CHOOSE if self._rows else "")
        wordings = self._compared.get(self._chosen)
        return in_full(self._rows[self._chosen], *wordings, self._wordings.room) if wordings else Content("")
