"""What is marked in the open articles: annotations, linked sentences, and what lies under the cursor."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store.errors import NotFoundError
from store.model import Annotation, Link, never
from tui.desk.desk import SHOWN_QUOTE, Desk, quote
from tui.desk.linked import Linked
from tui.desk.panes import Panes
from tui.desk.tag_description import told
from tui.widgets.candidates import matched
from tui.widgets.pane import Pane
from tui.widgets.signs import CONFLICT

if TYPE_CHECKING:
    from store.model import Cancelled
    from store.project.relations import Related
    from store.project.workspace import Touched


class Marking:
    """Shows in the panes what is known of their articles.

    Args:
        desk: What it stands on.
        panes: What is open.
        linked: Which sentences are linked.
    """

    def __init__(self, desk: Desk, panes: Panes, linked: Linked) -> None:
        self._desk = desk
        self._panes = panes
        self._linked = linked
        self._followed: Link | None = None
        self._offered = ""
        self._found: dict[Pane, _Made] = {}
        self._read: dict[str, _Made] = {}
        self.on_marked: list[Callable[[Pane], object]] = []
        """Called when the annotations of a pane were marked anew."""
        self.besides: list[Callable[[Pane], list[str]]] = []
        """What else is told of what lies under a pane's cursor."""
        panes.on_shown.append(self.show_annotations)
        desk.on_made.append(self._read_shown)
        desk.on_changed.append(self.show_changed)

    @property
    def annotation_here(self) -> Annotation | None:
        """The innermost annotation under the cursor."""
        return min(self._panes.reader.marks_at_cursor, key=_length, default=None)

    def demanded(self, *, asks: bool = False) -> Annotation | None:
        """The innermost annotation under the cursor; where there is none, how to make one is said.

        Args:
            asks: Whether something would have been asked about it: what was typed ahead was meant for that.
        """
        annotation = self.annotation_here
        if annotation is None:
            say = self._desk.refuse if asks else self._desk.say
            say(f"no tag under the cursor: {self._desk.tagging_keys} make one")
        return annotation

    def annotations(self, pane: Pane) -> list[Annotation]:
        """What is annotated in a pane's article, orphans too, as far as it has been found."""
        return self._found.get(pane, _NOTHING).annotations

    def related(self, annotation: Annotation) -> "Sequence[Related]":
        """The relations from and to an annotation of the article that is read, as far as they have been found."""
        return self._found.get(self._panes.active, _NOTHING).related.get(annotation.id, ())

    def words(self, annotation: Annotation) -> str:
        """What an annotation marks now, as far as that has been found to be other than when it was made."""
        known = (found.now[annotation.id] for found in self._found.values() if annotation.id in found.now)
        return next(known, annotation.selector.exact)

    def quoted(self, annotation: Annotation, most: int = SHOWN_QUOTE) -> str:
        """The same in quotation marks, short enough for a line."""
        return quote(self.words(annotation), most)

    def show_changed(self, touched: "Touched") -> None:
        """Mark anew what a change touched."""
        for pane in self._panes.both:
            document = pane.reader.document
            if document is not None and document.id in touched.documents and document.id in self._read:
                self._mark(pane, document.id, self._read[document.id])
            elif document is not None and touched.settings:
                self.show_annotations(pane)
        if touched.links:
            self.show_links()

    def _read_shown(self) -> None:
        """Find what is marked in the open articles, in the thread of a change, so that the next key acts on it."""
        shown = [pane.reader.document for pane in self._panes.both]
        self._read = {document.id: self._find(document.id, never) for document in shown if document is not None}

    def show_annotations(self, pane: Pane) -> None:
        """Find a pane's annotations in its text, which may take long, and mark them."""
        document = pane.reader.document
        if document is not None:
            find = partial(self._find, document.id)
            self._desk.work(find, partial(self._mark, pane, document.id), f"marks {pane.id}")

    def _find(self, document: str, _: "Cancelled") -> "_Made":
        """Nothing is found when the article's file was taken away while it is open."""
        project = self._desk.project
        try:
            found = project.tags.of(document)
            related = project.relations.around(document) if found else {}
            others = (each.other for of_one in related.values() for each in of_one)
            now = {each.id: project.words(each) for each in (*found, *others) if each.state == "moved"}
            return _Made(found, related, now)
        except NotFoundError:
            return _NOTHING

    def _mark(self, pane: Pane, document: str, found: "_Made") -> None:
        if pane.reader.document is not None and pane.reader.document.id == document:
            self._found[pane] = found
            pane.reader.mark([each for each in found.annotations if each.span is not None], self._desk.project.labels)
            for follow in self.on_marked:
                follow(pane)
            self.describe(pane)

    def show_links(self) -> None:
        """Mark linked sentences in both readers, and beside the passage that is compared."""
        for pane in self._panes.both:
            document = pane.reader.document
            if document is None:
                continue
            linked = self._linked.of(document)
            spans, conflicts = set(linked), set(self._linked.in_conflict(document))
            if (followed := self._marked_beside(pane)) is not None:
                (conflicts if self._linked.contradicts(followed) else spans).add(followed.there.span)
            accepted = [span for span, links in linked.items() if any(link.state == "accepted" for link in links)]
            pane.reader.mark_links(sorted(spans), accepted, sorted(conflicts))
            self.describe(pane)

    def _marked_beside(self, pane: Pane) -> Link | None:
        """The link whose passage is compared in a pane, if it is to have a mark."""
        link, document = self._followed, pane.reader.document
        if link is None or document is None or link.there.document != document.id or not self._is_beside(pane):
            return None
        return link if not link.weak or self._desk.place.weak else None

    def follow(self, link: Link | None, offered: str = "") -> None:
        """Mark in the other reader the passage that is compared, and scroll there.

        Args:
            link: Leads to the passage; None: none is shown.
            offered: What may be opened there instead; told below that reader.
        """
        if self._followed is not None:
            for pane in self._panes.both:
                pane.reader.counterpart(None)
        self._followed, self._offered = link, offered
        if link is not None:
            self._panes.show_beside(link.there.span)
        self.show_links()

    def describe(self, pane: Pane) -> None:
        """Say in a pane's border what lies under its cursor; beside, how well its passage matches."""
        if self._is_beside(pane) and self._followed is not None:
            sign = f" {CONFLICT}" if self._linked.contradicts(self._followed) else ""
            pane.edge.show([matched(self._followed)], self._followed.kind + sign)
            return
        if self._is_beside(pane) and self._offered:
            pane.edge.show((), self._offered)
            return
        under = Counter(annotation.label for annotation in pane.reader.marks_at_cursor)
        counted_moves = [f"{pane.reader.caret.times} ×"] if pane.reader.caret.times else []
        words = [label if number == 1 else f"{label} ×{number}" for label, number in under.items()]
        linked = self._linked.at(pane)
        pane.describe(
            [
                *counted_moves,
                *words,
                *(part for told_of in self.besides for part in told_of(pane)),
                *self._told(pane),
            ],
            self._in_words(linked) if linked else "",
        )

    def _told(self, pane: Pane) -> list[str]:
        """Who says what the innermost tag under the cursor claims, and its note."""
        innermost = min(pane.reader.marks_at_cursor, key=_length, default=None)
        related = self._found.get(pane, _NOTHING).related
        return told(innermost, related.get(innermost.id, ()), self.words) if innermost is not None else []

    def _in_words(self, links: Sequence[Link]) -> str:
        conflicts = sum(map(self._linked.contradicts, links))
        return f"linked ×{len(links)}" + (f", {conflicts} in conflict" if conflicts else "")

    def _is_beside(self, pane: Pane) -> bool:
        return pane is self._panes.beside


class _Made(NamedTuple):
    """What has been made in an article: annotations, orphans too, and by their ids the relations from and to them."""

    annotations: list[Annotation]
    related: "Mapping[str, Sequence[Related]]"
    now: Mapping[str, str]
    """By ids, what those mark whose text has changed."""


_NOTHING = _Made([], {}, {})


def _length(annotation: Annotation) -> int:
    return annotation.span.length if annotation.span else 0
