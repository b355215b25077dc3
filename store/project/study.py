"""Questions about the event as a whole, asked of a project."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from store.annotations.judgements import Judged
from store.errors import ArticleError, NotFoundError, SpanError, VariorumError
from store.model import Annotation, Link, Passage, Progress
from store.project.articles import ordered, read_or_empty
from store.project.judgements import Judgements, decided, drawn_link
from store.project.links import Links
from store.project.relations import Relations
from store.project.tags import Tags
from store.project.whole import drawn
from store.project.workspace import Workspace
from store.text import sentences

if TYPE_CHECKING:
    from store.study.agreement import Agreement
    from store.study.alignment import Alignment
    from store.study.board import Board, BoardRow
    from store.study.board_cells import Compare
    from store.study.groups import Group
    from store.study.inbox import InboxLink
    from store.study.overview import Overview


Ends = frozenset[str]
"""The ids of the two documents that a link joins."""


class Study:
    """What the articles of a project state together; nothing here changes anything."""

    def __init__(
        self, workspace: Workspace, judgements: Judgements, links: Links, tags: Tags, relations: Relations
    ) -> None:
        self._workspace = workspace
        self._links = links
        self._tags = tags
        self._relations = relations
        self._judgements = judgements

    def links(
        self, reading: Progress | None = None, linking: Progress | None = None, *, compared: bool = True
    ) -> list[Link]:
        """Every link between the articles as readers decided of it, with those that they drew; archives are left out.

        What the articles give is kept until they change: the first time takes long.

        Args:
            reading: Called while articles are read.
            linking: Called as pairs of them are linked.
            compared: Whether differences are asked for; else they may be missing.
        """
        of_two = defaultdict[Ends, list[Judged]](list)
        for each in self._judgements.located():
            of_two[frozenset((each.here[0], each.there[0]))].append(each)
        found, theirs = list[Link](), defaultdict[Ends, list[Link]](list)
        for link in self._links.every(reading, linking, compared=compared):
            ends = frozenset((link.here.document or "", link.there.document or ""))
            decisions = of_two.get(ends)
            for kept in map(self._compared, decided([link], tuple(decisions))) if decisions else [link]:
                found.append(kept)
                theirs[ends].append(kept)
        entries = {entry.id: entry for entry in self._workspace.library.entries}
        by_hand = (
            link
            for ends, decisions in of_two.items()
            for id in sorted(ends & entries.keys())
            for link in drawn(self._workspace, entries[id], decisions, theirs[ends])
        )
        return found + [link for link in by_hand if not link.archive]

    def _compared(self, link: Link) -> Link:
        """A link with its differences, which are not told of what was weak before a reader accepted it."""
        if link.state != "accepted" or link.differences:
            return link
        return link._replace(differences=self._compare(link.here.text, link.there.text).differences)

    @property
    def _compare(self) -> "Compare":
        from store.linking import compare

        return partial(compare, groups=self._workspace.settings.aliases)

    def inbox(self, reading: Progress | None = None, linking: Progress | None = None) -> "list[InboxLink]":
        """The links that nobody has judged, conflicts first; the arguments are those of `links`."""
        from store.study.inbox import inbox

        return inbox(self.links(reading, linking), self._links.conflicts)

    def decided(self) -> "list[InboxLink]":
        """The links that were accepted, drawn or rejected, the newest first, as far as their passages are found."""
        from store.study.inbox import InboxLink

        found = [link for each in reversed(self._judgements.located()) if (link := self._judged(each))]
        return [InboxLink(link, self._links.conflicts(link)) for link in found]

    def _judged(self, each: Judged) -> Link | None:
        with suppress(ArticleError, NotFoundError, SpanError):
            here, there = (self._links.passage(*end) for end in (each.here, each.there))
            return drawn_link(here, there, each.judgement)._replace(state=each.judgement.state)
        return None

    def groups(self, reading: Progress | None = None, linking: Progress | None = None) -> "list[Group]":
        """The passages of all articles that state the same; the arguments are those of `links`."""
        return self._grouped(self.links(reading, linking, compared=False))

    def board(self, reading: Progress | None = None, linking: Progress | None = None) -> "Board":
        """Who carries which statement, in whose words, as tags and links stand now; the arguments are those of `links`.

        The reader's claims come first, then what several articles carry and nobody has tagged; each of the two by how
        many carry it.
        """
        from store.linking import conflicts
        from store.study.board import board
        from store.study.board_filter import in_order

        links = self.links(reading, linking)
        tagged = self._tags.documents()
        annotations = [self._as_it_stands(each) for id in tagged for each in self._tags.of(id)]
        relations = [each for id in tagged for each in self._relations.of(id)]
        entries, groups = ordered(self._workspace.library.entries), self._grouped(links)
        home = self._links.languages.commonest(entries)
        told = partial(board, compare=self._compare, conflicts=conflicts, home=home)
        made = told(entries, groups, links, annotations, relations)
        return in_order(made, "carriers")

    def carried(self, base: Passage, links: Iterable[Link]) -> "BoardRow":
        """Who carries a passage by some links from it, in whose words, as a row of the board."""
        from store.linking import conflicts
        from store.study.board import carried

        return carried(base, links, compare=self._compare, conflicts=conflicts)

    def _grouped(self, links: list[Link]) -> "list[Group]":
        from store.study.groups import groups

        return groups(links, [entry.id for entry in ordered(self._workspace.library.entries)])

    def _as_it_stands(self, annotation: Annotation) -> Annotation:
        """An annotation with the words of its present span."""
        if annotation.span is None or annotation.state == "anchored":
            return annotation
        words = annotation.span.of(self._workspace.library.read(annotation.document).text)
        return annotation._replace(selector=annotation.selector._replace(exact=words))

    def agreement(self) -> "Agreement":
        """How far the annotators of the project agree, and where they do not."""
        from store.study.agreement import agreement
        from store.text import words

        entries = {id: self._workspace.library.entry(id) for id in self._tags.documents()}
        annotations = [each for id in entries for each in self._tags.of(id)]
        units = {id: words(read_or_empty(self._workspace, entry).text) for id, entry in entries.items()}
        return agreement(annotations, units)

    def alignment(self, here: str, there: str) -> "Alignment":
        """Two articles, by id or path, aligned passage by passage; no other article is linked for it.

        Raises:
            NotFoundError: If the project has no such article.
            VariorumError: If they are one article.
            ArticleError: If the file of one cannot be read.
        """
        from store.study.alignment import align

        one, other = (self._workspace.library.entry(key) for key in (here, there))
        if one.id == other.id:
            raise VariorumError(f"{one.path}: an article is aligned with another one; name two", "Not aligned")
        first, second = (self._workspace.library.read(each.id) for each in (one, other))
        return align(first, second, self._links.between(one.id, other.id), sentences)

    def overview(self, reading: Progress | None = None, linking: Progress | None = None) -> "Overview":
        """What every two articles share, and who may follow whom; the arguments are those of `links`."""
        from store.study.overview import overview
        from store.study.quotations import is_within_quotation

        links, entries = self.links(reading, linking), ordered(self._workspace.library.entries)
        found = self._grouped(links)
        texts = {entry.id: read_or_empty(self._workspace, entry).text for entry in entries}
        passages = {id: [Passage(id, span, span.of(text)) for span in sentences(text)] for id, text in texts.items()}

        def is_quoted(passage: Passage) -> bool:
            return is_within_quotation(texts[passage.document or ""], passage.span.start)

        return overview(entries, passages, links, found, conflicts=self._links.conflicts, is_quoted=is_quoted)
