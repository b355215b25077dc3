"""Going to the next passage that another article carries or contradicts, also to one that has yet to be found."""

from collections.abc import Sequence
from typing import NamedTuple

from store.model import Span
from tui.desk.articles import ArticleKeys
from tui.desk.asking import Asking
from tui.desk.desk import Desk
from tui.desk.linked import Linked
from tui.desk.panes import Panes


class Wish(NamedTuple):
    """What is gone to: the next linked passage, the one before, or the next one in conflict."""

    direction: int
    """1: forwards, -1: backwards."""
    conflict: bool = False
    """Whether its link must be a conflict; after the last one comes the first."""

    @property
    def what(self) -> str:
        """What is gone to, in words."""
        return "conflict" if self.conflict else "linked passage"

    def beyond(self, spans: Sequence[Span], here: Span) -> Span | None:
        """The nearest of these, which are in the order of the text."""
        if self.direction > 0:
            return next((span for span in spans if span.start > here.start), None)
        return next((span for span in reversed(spans) if span.start < here.start), None)


class Awaited(NamedTuple):
    """What is gone to as soon as it is known, if the reader is still where they asked for it."""

    wish: Wish
    document: str
    """Id of the article."""
    here: Span
    """The passage."""


class NextPassage:
    """Goes from passage to passage, also into the next article; where one is not known yet, as soon as it is."""

    def __init__(self, desk: Desk, panes: Panes, articles: ArticleKeys, linked: Linked, asking: Asking) -> None:
        self._desk = desk
        self._articles = articles
        self._panes = panes
        self._linked = linked
        self._asking = asking
        self._awaited: Awaited | None = None
        linked.on_progressed.append(self._look_again)

    def step(self, direction: int) -> None:
        """Go to the next linked passage, or the one before."""
        self._go(Wish(direction))

    def to_conflict(self) -> None:
        """Go to the next passage that tells something else than another article, from the last one to the first."""
        self._go(Wish(1, conflict=True))

    def _go(self, wish: Wish) -> None:
        was = self._awaited
        self._await(None)
        document, here = self._panes.document, self._panes.reader.passage
        if document is None:
            return
        spans = list(self._linked.in_conflict(document) if wish.conflict else self._linked.of(document))
        is_complete = self._linked.prefetcher.is_complete(document)
        target = wish.beyond(spans, here)
        if target is None and wish.conflict and is_complete:
            target = next(iter(spans), None)
        if was is not None and (target is not None or is_complete):
            self._desk.unsay(_looking(was.wish))
        if target is not None:
            self._asking.go_to(target, conflict=wish.conflict)
        elif is_complete:
            if wish.conflict or not self._go_on(wish):
                self._desk.say(_none(wish))
        else:
            self._await(Awaited(wish, document.id, here))
            if was is None or was.wish != wish:
                self._desk.say(_looking(wish))

    def _go_on(self, wish: Wish) -> bool:
        """Go on in the next article that is known to have a linked passage; whether there is one."""
        spans, read = self._linked.spans(), self._panes.document
        beyond = self._articles.beyond(read.id if read else "", wish.direction)
        id = next((each for each in beyond if spans.get(each)), None)
        if id is None:
            return False
        span = min(spans[id]) if wish.direction > 0 else max(spans[id])
        self._panes.open(id, cursor=span.start)
        self._asking.go_to(span, conflict=False)
        what = f"no more {'after' if wish.direction > 0 else 'before'} it"
        document = self._panes.document
        self._desk.say(f"{what}: on in {self._panes.number_of(id)} {document.title if document else ''}")
        return True

    def _await(self, awaited: Awaited | None) -> None:
        self._awaited = awaited
        self._linked.prefetcher.is_awaited = awaited is not None

    def _look_again(self) -> None:
        """More is known: go there, unless the reader went somewhere else meanwhile."""
        if self._awaited is None:
            return
        wish, id, here = self._awaited
        document = self._panes.document
        if document is not None and (document.id, self._panes.reader.passage) == (id, here):
            self._go(wish)
        else:
            self._await(None)
            self._desk.unsay(_looking(wish))


def _looking(wish: Wish) -> str:
    return f"looking for the {wish.what} {'after' if wish.direction > 0 else 'before'} this one …"


def _none(wish: Wish) -> str:
    if wish.conflict:
        return "no conflict in this article"
    side = "after" if wish.direction > 0 else "before"
    return f"no linked passage {side} this one, nor a known one in an article {side} it"
