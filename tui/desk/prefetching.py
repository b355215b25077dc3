"""Links worked out before the reader gets there, sentence by sentence outwards from the cursor."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Protocol

from store.model import Cancelled, Document, Link, Passage, Span
from store.text import sentences

KEPT = 8
"""Articles whose links are kept; a reader goes back and forth between a few."""

REPORT_SECONDS = 0.25
"""How often new links are shown while they are being found; each time repaints the gutter."""

BREATH_SECONDS = 0.002
"""Pause between two sentences, in which keys are answered."""

LISTED_FROM = 5.0
"""Score of the weakest links that are listed. Of those that readers marked in fifteen reports of five events, 38 in a
hundred weak links from here on were the same statement, and 9 in a hundred below, which are four fifths of all: they
share a word or two by chance, and would fill the panel."""

STILL_SECONDS = 0.3
"""How long no key was pressed before the next sentence is looked at: while the reader moves, the keys come first."""


Version = tuple[str, str]
"""An article as it reads now: its id and the hash of its text. Copies say the same and are still other articles."""


class Decision(Protocol):
    """What was decided of a link: `store.annotations.judgements.Judged`."""

    @property
    def here(self) -> tuple[str, Span]:
        """One end: document id and span."""

    @property
    def there(self) -> tuple[str, Span]:
        """The other end."""


class Suggestions(Protocol):
    """Where links come from: `store.project.links.Links`."""

    def suggested(self, passage: Passage, limit: int) -> list[Link]:
        """Links of a passage, whatever readers decided; takes long."""

    def decided(self, passage: Passage, suggested: list[Link], limit: int) -> list[Link]:
        """Suggested links as readers decided of them; takes no time."""

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided; another object whenever something else was."""


class Prefetcher:
    """The links of each sentence of the last few articles as they read now.

    What was suggested is kept; what readers decided is applied when it is asked for, so that a decision blanks nothing.
    Filled from a worker thread, read from the event loop.

    Args:
        links: Suggests and decides.
        limit: Links of a sentence, at most.
    """

    def __init__(self, links: Suggestions, limit: int) -> None:
        self._links = links
        self._limit = limit
        self._suggested: OrderedDict[Version, dict[Span, list[Link]]] = OrderedDict()
        self._documents: dict[Version, Document] = {}
        self._decided: dict[Version, dict[Span, list[Link]]] = {}
        self._telling: dict[tuple[Version, bool], dict[Span, list[Link]]] = {}
        self._decisions: tuple[Decision, ...] = ()
        self._lock = Lock()
        self._age = 0
        self._touched = 0.0
        self._done: dict[Version, int] = {}
        self.is_awaited = False
        """Whether the reader waits for what is found next: it is told at once."""

    def known(self, document: Document, span: Span) -> list[Link] | None:
        """The links of a sentence; None when it has not been looked at."""
        with self._lock:
            self._take_decisions()
            suggested = self._suggested.get(_version(document), {}).get(span)
            return None if suggested is None else self._decide(document, span, suggested)

    def documents(self) -> list[Document]:
        """The articles of whose links anything is known."""
        with self._lock:
            return list(self._documents.values())

    def linked(self, document: Document, *, weak: bool = False) -> dict[Span, list[Link]]:
        """The sentences with a link that is worth stopping at, in the order of the text, and those links.

        Weak links are that only when asked for, and site furniture says nothing of the event.

        Returns:
            The same object until more is known or other things are decided: not to be changed.
        """
        with self._lock:
            self._take_decisions()
            version = _version(document)
            known = self._telling.get((version, weak))
            if known is None:
                suggested = sorted(self._suggested.get(version, {}).items())
                found = ((span, self._decide(document, span, links)) for span, links in suggested)
                shown = ((span, [link for link in links if is_telling(link, weak=weak)]) for span, links in found)
                known = self._telling[version, weak] = {span: links for span, links in shown if links}
            return known

    def is_complete(self, document: Document) -> bool:
        """Whether every sentence of an article has been looked at since the project last changed."""
        return self._done.get(_version(document)) == self._age

    def forget(self) -> None:
        """The project changed in a way that changes links."""
        with self._lock:
            self._suggested.clear()
            self._documents.clear()
            self._decided.clear()
            self._telling.clear()
            self._age += 1

    def keep(self, document: Document, span: Span, suggested: list[Link], age: int) -> None:
        """Remember links suggested when the project was of that age."""
        with self._lock:
            if age == self._age:
                version = _version(document)
                self._suggested.setdefault(version, {})[span] = suggested
                self._documents[version] = document
                self._decide_anew(version, [span])
                self._suggested.move_to_end(version)
                while len(self._suggested) > KEPT:
                    oldest, _ = self._suggested.popitem(last=False)
                    self._decide_anew(oldest, [])
                    for known in (self._documents, self._done, self._decided):
                        known.pop(oldest, None)

    def give_way(self) -> None:
        """A key was pressed: wait a moment with the next sentence."""
        self._touched = time.monotonic()

    @property
    def age(self) -> int:
        """Changes whenever what is known is forgotten."""
        return self._age

    def work(self, document: Document, cursor: int, cancelled: Cancelled, report: Callable[[], None]) -> None:
        """Find the links of every sentence not looked at yet; runs in a thread.

        Args:
            document: The article.
            cursor: Offset from which to go outwards.
            cancelled: Asked before each sentence.
            report: Called now and then, and at the end.
        """
        age, reported = self._age, time.monotonic()
        for span in outwards(sentences(document.text), cursor):
            if cancelled() or age != self._age:
                return
            if self.known(document, span) is None:
                self._wait_until_still(cancelled)
                passage = Passage(document.id, span, span.of(document.text))
                self.keep(document, span, self._links.suggested(passage, self._limit), age)
                time.sleep(BREATH_SECONDS)
            if self.is_awaited or time.monotonic() - reported > REPORT_SECONDS:
                reported = time.monotonic()
                report()
        self._done[_version(document)] = age
        report()

    def _decide(self, document: Document, span: Span, suggested: list[Link]) -> list[Link]:
        """Under the lock; remembered until something else is decided of it."""
        known = self._decided.setdefault(_version(document), {})
        if span not in known:
            passage = Passage(document.id, span, span.of(document.text))
            known[span] = self._links.decided(passage, suggested, self._limit)
        return known[span]

    def _take_decisions(self) -> None:
        """Under the lock: forget what was decided before of the passages at either end of what is new or gone."""
        decisions = self._links.decisions()
        if decisions is self._decisions:
            return
        changed, self._decisions = set(self._decisions) ^ set(decisions), decisions
        ends = [end for each in changed for end in (each.here, each.there)]
        for version, document in self._documents.items():
            touched = [span for id, span in ends if id == document.id]
            known = self._decided.get(version, {})
            if touched:
                self._decide_anew(version, [span for span in known if any(span.overlap(each) for each in touched)])

    def _decide_anew(self, version: Version, spans: Sequence[Span]) -> None:
        """Under the lock: what is told of an article is not what it was, these passages are to be decided."""
        for span in spans:
            self._decided.get(version, {}).pop(span, None)
        for weak in (False, True):
            self._telling.pop((version, weak), None)

    def _wait_until_still(self, cancelled: Cancelled) -> None:
        while (left := self._touched + STILL_SECONDS - time.monotonic()) > 0 and not (self.is_awaited or cancelled()):
            time.sleep(min(left, STILL_SECONDS / 4))


def _version(document: Document) -> Version:
    return document.id, document.sha256


def is_listed(link: Link) -> bool:
    """Whether a link is worth a place in the panel."""
    return not link.weak or link.score >= LISTED_FROM


def is_telling(link: Link, *, weak: bool = False) -> bool:
    """Whether a link is worth a mark beside its sentence, a weak one where such are to count."""
    return link.kind != "boilerplate" and (is_listed(link) if weak else not link.weak)


def outwards(spans: Sequence[Span], cursor: int) -> Iterator[Span]:
    """The spans by their distance from an offset."""
    return iter(sorted(spans, key=lambda span: max(span.start - cursor, cursor - span.end, 0)))
