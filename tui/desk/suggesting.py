"""What may be tagged: shown dim when asked for, accepted or rejected one by one, or accepted all at once."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.model import Annotation, Document, counted
from tui.desk.desk import RESTORES, UNDOES, Desk, quote
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.widgets.hints import key_of
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from store.model import Cancelled
    from store.study.suggestions import Suggestion


class Suggested:
    """The suggestions of one article; no two of one label overlap.

    Args:
        document: The article.
        found: By place.
    """

    def __init__(self, document: Document, found: "Sequence[Suggestion]") -> None:
        self.document = document
        self.all = found
        self._of: dict[str, list[Suggestion]] = {}
        for each in found:
            self._of.setdefault(each.label, []).append(each)
        self._starts = {label: [each.span.start for each in some] for label, some in self._of.items()}

    def at(self, offset: int) -> "Suggestion | None":
        """The shortest one that covers an offset."""
        near = [(label, bisect_right(starts, offset) - 1) for label, starts in self._starts.items()]
        found = [self._of[label][index] for label, index in near if index >= 0]
        covering = [each for each in found if each.span.covers(offset)]
        return min(covering, key=lambda each: (each.span.length, each.label), default=None)

    def after(self, suggestion: "Suggestion") -> "Suggestion | None":
        """The next one that begins behind another."""
        beyond = (each for each in self.all if each.span.start > suggestion.span.start)
        return next(beyond, None)


class SuggestionKeys:
    """What the keys do with suggestions; off until asked for.

    Args:
        desk: What it stands on.
        panes: Where suggestions are shown.
        marking: Shows tags; whenever it does, suggestions are what is left.
        keys_of: The keys of a row of the key table as they are shown.
    """

    def __init__(self, desk: Desk, panes: Panes, marking: Marking, keys_of: Callable[[str], str]) -> None:
        self._desk = desk
        self._panes = panes
        self._marking = marking
        self._keys_of = keys_of
        self._is_shown = False
        self._found: dict[Pane, Suggested] = {}
        self._fresh: dict[str, Suggested] = {}
        marking.on_marked.append(self._follow)
        marking.besides.append(self._told)
        desk.on_made.append(self._read_shown)

    @property
    def here(self) -> "Suggestion | None":
        """The suggestion under the cursor, where suggestions are shown."""
        return self._at(self._panes.active)

    def toggle(self) -> None:
        """Show what may be tagged in the open articles, or no longer."""
        self._is_shown = not self._is_shown
        if self._is_shown:
            for pane in self._panes.both:
                self._find(pane, say=pane is self._panes.active)
            return
        for pane in list(self._found):
            pane.reader.suggest([])
            del self._found[pane]
            self._marking.describe(pane)
        self._desk.say("suggestions are hidden")

    def accept(self) -> bool:
        """Tag what is suggested under the cursor, and go to the next suggestion; whether there is one."""
        return self._decide(self._desk.project.suggestions.accept, _accepted) if self.here is not None else False

    def reject(self) -> bool:
        """Never suggest again what is under the cursor, and go to the next suggestion; whether there is one."""
        if (here := self.here) is None:
            return False
        report = f"rejected: suggested {here.label} {quote(self._words(here))}{RESTORES}"
        return self._decide(self._desk.project.suggestions.reject, lambda _: report)

    def accept_all(self) -> None:
        """Tag all that is suggested in this article as one change, whether it is shown or not."""
        document, suggestions = self._panes.document, self._desk.project.suggestions
        if document is not None:
            self._desk.change(lambda: suggestions.accept(document, suggestions.of(document)), _all_accepted)

    def _decide(self, act: "Callable[..., object]", report: Callable[..., str]) -> bool:
        """Make a change of the suggestion under the cursor, which goes to the next one."""
        suggested, here = self._found[self._panes.active], self.here
        if here is None:
            return False
        given = [here] if report is _accepted else here
        self._desk.change(partial(act, suggested.document, given), report)
        if (following := suggested.after(here)) is not None:
            self._panes.reader.go_to(following.span.start)
        return True

    def _follow(self, pane: Pane) -> None:
        """Other tags stand in a pane, or another article: suggest what is left."""
        document = pane.reader.document
        if not self._is_shown or document is None:
            return
        if (fresh := self._fresh.get(document.id)) is not None and fresh.document is document:
            self._show(pane, fresh)
        else:
            self._find(pane)

    def _read_shown(self) -> None:
        """Find what is left of the suggestions, in the thread of a change, so that the next key acts on it."""
        shown = [suggested.document for suggested in list(self._found.values())] if self._is_shown else []
        self._fresh = {document.id: self._ask(document) for document in shown}

    def _find(self, pane: Pane, *, say: bool = False) -> None:
        """Find the suggestions of a pane's article, which may take long, and show them."""
        document = pane.reader.document
        if document is not None:
            find = partial(self._ask, document)
            self._desk.work(find, partial(self._show, pane, say=say), f"suggestions {pane.id}")

    def _ask(self, document: Document, is_cancelled: "Cancelled | None" = None) -> Suggested:
        return Suggested(document, self._desk.project.suggestions.of(document, is_cancelled))

    def _show(self, pane: Pane, suggested: Suggested, *, say: bool = False) -> None:
        if not self._is_shown or pane.reader.document is not suggested.document:
            return
        self._found[pane] = suggested
        pane.reader.suggest([(each.span, each.label) for each in suggested.all])
        self._marking.describe(pane)
        if say:
            keys = [self._keys_of(id) for id in ("link.open", "link.reject", "suggestions")]
            what = _counts(each.label for each in suggested.all)
            taught = f" · {keys[0]} accepts, {keys[1]} rejects, {keys[2]} hides" if suggested.all else ""
            self._desk.say(f"suggested: {what}{taught}")

    def _told(self, pane: Pane) -> list[str]:
        """What is suggested under the cursor of a pane, and the keys for it where one reads."""
        here = self._at(pane)
        if here is None or pane is not self._panes.active:
            return [] if here is None else [f"suggested {here.label}"]
        keys = self._keys_of("link.open"), self._keys_of("link.reject")
        return [f"suggested {here.label}", f"{keys[0]} yes, {keys[1]} no"]

    def _at(self, pane: Pane) -> "Suggestion | None":
        found = self._found.get(pane)
        if found is None or found.document is not pane.reader.document:
            return None
        return found.at(pane.reader.cursor)

    def _words(self, suggestion: "Suggestion") -> str:
        document = self._panes.document
        return suggestion.span.of(document.text) if document is not None else ""


def _accepted(made: Sequence[Annotation]) -> str:
    if not made:
        return "it has been tagged meanwhile"
    return f"{made[0].label} {quote(made[0].selector.exact)}{UNDOES}"


def _all_accepted(made: Sequence[Annotation]) -> str:
    if not made:
        return "nothing is suggested here that is not tagged"
    return f"tagged {_counts(each.label for each in made)} · {key_of('undo')} takes all back"


def _counts(labels: Iterable[str]) -> str:
    """How many of each label, in words."""
    found = Counter(labels)
    return ", ".join(counted(number, label) for label, number in found.most_common()) or "nothing"
