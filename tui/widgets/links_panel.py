"""The links panel: who else carries the passage, and the chosen wording beside this one, word for word."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from store.model import Link
from tui.keys import key_of
from tui.terminal.sanitise import visible
from tui.widgets.candidates import Candidate, Candidates, Offer
from tui.widgets.wordings import Telling, Wording, Wordings

LEAST = 3
"""Rows of the panel when it says but one line; two of them are its frame."""

TO_CHOOSE = f"None of them is likely to be the same statement. {key_of('link.choose.next')} chooses one to compare."
"""Stands where the wordings would while there are but weak links and none of them is chosen."""


Compared = Callable[[int], tuple[Wording, Wording] | None]
"""Gives the two wordings of a link, by its index."""

Variants = Callable[[], Content]
"""Gives the apparatus of the passage: what each article changes in it."""


class LinksPanel(Horizontal):
    """Candidates at the left, the two wordings at the right.

    Args:
        id: Of the widget.
        spelt: Names the keys in a text as they are set.
    """

    DEFAULT_CSS = """
    LinksPanel { border: round $frame; border-title-color: $link; border-subtitle-color: $muted; padding: 0 1; }
    """

    def __init__(self, id: str, spelt: Callable[[str], str] = str) -> None:
        super().__init__(id=id)
        self._spelt = spelt
        self.on_chosen: Callable[[Link], object] = lambda _: None
        """Called with the link that a click chose."""
        self._candidates = Candidates()
        self._wordings = Wordings()
        self._rows: Sequence[Candidate] = ()
        self._chosen: int | None = None
        self._most = LEAST
        self._compared: Compared = lambda _: None
        self._variants: Variants | None = None
        self._is_apparatus = False
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
    def folded(self) -> int:
        """How many articles have the chosen link's words and no row of their own."""
        return self._rows[self._chosen].folded if self._chosen is not None else 0

    @property
    def links(self) -> list[Link]:
        """The links shown, in order."""
        return [row.link for row in self._rows]

    def show(
        self,
        title: str,
        status: str,
        rows: Sequence[Candidate],
        empty: str,
        *,
        compared: Compared = lambda _: None,
        variants: Variants | None = None,
        preferred: int = 0,
        anew: bool = False,
    ) -> None:
        """Show the links of a passage.

        Args:
            title: What they are the links of.
            status: One line about how they were found.
            rows: The links, best first, weak ones last.
            empty: What to say when there are none but weak ones.
            compared: Gives for an index into `rows` this passage's wording and the link's, with their differing words;
                asked for the chosen one alone.
            variants: Gives what all of them change, while that is shown; None where there is none that is sure.
            preferred: Index of the one to choose unasked.
            anew: Whether to choose it also where another link of the same passage is chosen.
        """
        self._chosen = self._choice_among(rows, preferred, anew=anew)
        self._rows, self._compared, self._variants = rows, compared, variants
        if title != self._title:
            self._title = title
            self.border_title = Content(visible(title))
        self.show_status(status)
        self._empty = empty
        self._draw()

    def toggle_apparatus(self) -> bool:
        """Show what all links change in the passage in place of one wording, or no longer; whether it is shown."""
        self._is_apparatus = not self._is_apparatus
        self._draw()
        return self._is_apparatus

    def say(self, words: str) -> None:
        """Say something instead of links."""
        self.show("Links", "", (), words)

    def show_status(self, status: str) -> None:
        """Say in the bottom border how much is linked."""
        if self._status != status:
            self._status = status
            self.border_subtitle = Content(visible(status))

    def _choice_among(self, rows: Sequence[Candidate], preferred: int, *, anew: bool) -> int | None:
        """The link that was chosen, else the one in its place, else the preferred; of weak ones none unasked."""
        sure, former, place = Offer(rows).sure, self.chosen, preferred
        most = sure
        if rows and former is not None and rows[0].link.here == former.here and not anew:
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
        """Lay out what is shown: the panel is as high as its higher half, within what it was given."""
        most = max(LEAST, self._most) - 2
        listed = self._candidates.show(Offer(self._rows, self._chosen, self._empty), most)
        needed = max(listed, self._wordings.show(self._told()))
        self.styles.height = max(LEAST, min(needed, most) + 2)

    def _told(self) -> Telling:
        """The chosen link in words, or what all of them change."""
        if self._is_apparatus and self._variants is not None:
            return Telling(said=self._variants())
        if self._chosen is None:
            return Telling(said=self._spelt(TO_CHOOSE) if self._rows else "")
        wordings = self._compared(self._chosen)
        return Telling(self._rows[self._chosen], wordings) if wordings else Telling()
