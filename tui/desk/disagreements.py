"""Disagreements: what two annotators tagged otherwise, side by side, settled one after the other."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ArticleError, NotFoundError
from store.model import Passage, counted
from tui.desk.desk import RESTORES, UNDOES, Desk, quote
from tui.desk.question import LongQuestion
from tui.desk.settling import Settling
from tui.widgets.disagreement_rows import DisagreementRow, around, sides
from tui.widgets.headline import Article
from tui.widgets.hints import key_of
from tui.widgets.link_rows import NumberedArticle
from tui.widgets.row_list import RowList
from tui.widgets.wording_panel import WordingPanel
from tui.widgets.wordings import Telling

if TYPE_CHECKING:
    from store.study.agreement import Agreement, Disagreement

ALONE = (
    "Agreement takes two who have tagged in the same article. Somebody else tags here with `variorum --annotator NAME "
    "PROJECT`; what they tagged in a copy of the project comes with `variorum merge PROJECT OTHER`."
)
NONE = (
    "Those who have tagged in the same articles agree in all of it. `variorum agreement PROJECT` tells how far, label "
    f"by label; {key_of('event.back')} leads back to reading."
)
ALL_LEFT = (
    "Nothing is left to settle: {} and will stand here again when this is opened anew. "
    f"{key_of('event.back')} leads back to reading."
)

AROUND = 120
"""Characters of the text that are shown on either side."""

FRAME = 5
"""Cells of the panel beside its text."""

Known = tuple[str, str, str]
"""By what a disagreement is known again: the two annotators, and the ids of their tags."""


class DisagreementKeys:
    """What the keys do where annotators disagree.

    Args:
        desk: What it stands on.
        question: Asks the project, and says what was found.
        panel: Shows the two sides.
        go: Leaves for a passage.
    """

    def __init__(
        self,
        desk: Desk,
        question: LongQuestion,
        panel: WordingPanel,
        go: Callable[[Passage], None],
    ) -> None:
        self._desk = desk
        self._question = question
        self._panel = panel
        self._go = go
        self.rows = RowList(self.open)
        """The disagreements."""
        self.rows.on_moved = self.rows.on_resized = self._show_sides
        self._drawn: list[DisagreementRow] = []
        self._found: list[DisagreementRow] = []
        self._people: Sequence[str] = ()
        self._side = 0
        self._settling = Settling[Known](desk, self.ask)
        self._left = set[Known]()

    def ask(self) -> None:
        """List the disagreements as they stand now."""
        self._settling.asked()
        self._question.ask(lambda reading, linking: self._look(), self._show)

    def open(self) -> None:
        """Read the passage."""
        if (row := self._chosen) is not None:
            self._go(Passage(row.apart.document, row.apart.span, row.words))

    def scroll(self, by: int) -> None:
        """Scroll the two sides."""
        self._panel.scroll_wordings(by)

    def choose(self, side: int) -> None:
        """Choose whose side is to be taken: 0 the first's, 1 the other's."""
        self._side = side
        self._show_sides()

    def leave(self) -> None:
        """Leave both as they are, and go on to the next."""
        if (row := self._chosen) is None:
            self._desk.say("no disagreement here")
            return
        self._left.add(_key(row.apart))
        self._list()
        self.rows.action_step(1)
        self._desk.say("both stay as they are")

    def take(self) -> None:
        """Have the other one's tag as the chosen one has it, in one change, and go on to the next."""
        row = self._chosen
        if row is None:
            self._desk.say("no disagreement here")
            return
        kept, given_up = (row.apart.one, row.apart.other)[:: -1 if self._side else 1]
        who, other = row.apart.annotators[:: -1 if self._side else 1]
        act = partial(self._desk.project.tags.take_side, kept and kept.id, given_up and given_up.id, other)
        tag = kept or given_up
        assert tag is not None
        called = f"{tag.label} {quote(self._desk.project.words(tag))}"
        is_taken = f"{other} has {called} too{UNDOES}" if kept else f"{other}’s {called} removed{RESTORES}"
        self._change(row, act, f"as {who}: {is_taken}")

    def _change(self, row: DisagreementRow, act: Callable[[], object], said: str) -> None:
        """Make a change; what comes next is under the cursor before it is made."""
        key = _key(row.apart)

        self._settling.gone.add(key)
        self._list()
        self._settling.change({key}, act, said)

    @property
    def _chosen(self) -> DisagreementRow | None:
        return self._drawn[self.rows.cursor] if self._drawn else None

    def _look(self) -> "tuple[Agreement, list[DisagreementRow]]":
        """Ask who disagrees where, and read what stands around; in a thread."""
        project = self._desk.project
        found = project.study.agreement()
        articles = {entry.id: (number, entry) for number, entry in enumerate(project.entries(), 1)}
        rows, texts = list[DisagreementRow](), dict[str, str]()
        for each in found.disagreements:
            if each.document not in texts:
                texts = {each.document: self._text(each.document)}  # they come article by article
            rows.append(_row(each, texts[each.document], articles))
        return found, rows

    def _text(self, document: str) -> str:
        try:
            return self._desk.project.document(document).text
        except (ArticleError, NotFoundError):
            return ""

    def _show(self, found: "tuple[Agreement, list[DisagreementRow]]") -> None:
        self._people, self._found = found[0].annotators, found[1]
        self._settling.answered()
        self._list()

    def _list(self) -> None:
        """List what is known; the disagreement at the cursor stays there, else the next one takes its place."""
        former, at = self._chosen, self.rows.cursor
        self._drawn = [row for row in self._found if _key(row.apart) not in self._settling.gone]
        self._drawn = [row._replace(is_left=_key(row.apart) in self._left) for row in self._drawn]
        if former is not None:
            keys = [_key(row.apart) for row in self._drawn]
            at = keys.index(_key(former.apart)) if _key(former.apart) in keys else at
        self._question.sum_up(counted(len(self._drawn), "disagreement"), counted(len(self._people), "annotator"))
        left = counted(len(self._left), "disagreement stays as it is", "disagreements stay as they are")
        empty = ALL_LEFT.format(left) if self._found else NONE if len(self._people) > 1 else ALONE
        self.rows.show(
            len(self._drawn), lambda index, width: self._drawn[index].line(width), at, self._desk.spelt(empty)
        )

    def _show_sides(self) -> None:
        """Show both sides of the disagreement at the cursor."""
        if (row := self._chosen) is None:
            self._panel.show("", Telling())
            return
        width = max(1, self._panel.size.width - FRAME)
        labels = self._desk.project.labels
        said = sides(row, self._side, labels, width)
        who = row.apart.annotators[self._side] or "nobody named"
        self._panel.show(
            row.article.called(width),
            Telling(said=said),
            self._desk.spelt(f"{key_of('apart.take')} takes the side of ") + who,
        )


def _row(each: "Disagreement", text: str, articles: "Mapping[str, tuple[int, Article]]") -> DisagreementRow:
    number, article = articles[each.document]
    return DisagreementRow(each, NumberedArticle(number, article), each.span.of(text), *around(text, each.span, AROUND))


def _key(each: "Disagreement") -> Known:
    return "\n".join(each.annotators), each.one.id if each.one else "", each.other.id if each.other else ""
