"""The links of a project: suggested by the linker, decided by the reader."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.annotations.judgements import Judged
from store.errors import SpanError
from store.model import Cancelled, Difference, Entry, Judgement, Link, Passage, Progress, Span
from store.project.judgements import Judgements, decided, drawn_link
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.project.kept_links import KeptLinks
    from store.project.pairs import PairLinks


class Links:
    """Passages and links; everything but accepting, rejecting and drawing only reads."""

    def __init__(self, workspace: Workspace, linker: ProjectLinker, judgements: Judgements) -> None:
        self._workspace = workspace
        self._linker = linker
        self._judgements = judgements
        self.languages = linker.languages
        """Those of the articles."""
        self._pairs: PairLinks | None = None
        self._kept: KeptLinks | None = None

    def passage(self, key: str, span: Span) -> Passage:
        """A span of the document with this id or path, to be linked.

        Raises:
            SpanError: If the span lies outside the text.
        """
        document = self._workspace.read(key)
        if span.end > len(document.text):
            where = f"{document.path}: {span.start}-{span.end}"
            raise SpanError(f"{where} lies outside its {len(document.text)} characters")
        return Passage(document.id, span, span.of(document.text))

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index of the project's own articles up to date; what is up to date already costs nothing."""
        self._linker.index(progress, cancelled)

    def of(self, passage: Passage, limit: int = 10) -> list[Link]:
        """Passages of other documents that carry the same, best first; rejected ones left out, accepted ones marked.

        What was accepted is not weak, whatever its score.

        They are found in what is indexed: see `Project.indexing`. Callable from any thread.
        """
        return self.decided(passage, self.suggested(passage, limit), limit)[:limit]

    def suggested(self, passage: Passage, limit: int = 10) -> list[Link]:
        """The links of a passage whatever readers decided, with as many links more as may be left out of them.

        Copies of one another count as one, here and in `decided`: `alike` puts them together.
        """
        from store.linking.ask.merging import merged

        judged = self.decisions()
        rejected = sum(each.judgement.state == "rejected" and each.faces(passage) is not None for each in judged)
        linker, (asked, within) = self._linker.asked(), self._workspace.archives.at_home(passage)
        own = [link._replace(here=passage) for link in linker.links(asked, limit + rejected, within, copies=True)]
        return merged(own, self._workspace.archives.links(passage, limit + rejected, linker))

    def decided(self, passage: Passage, suggested: list[Link], limit: int = 10) -> list[Link]:
        """What `suggested` gave for a passage, as readers decided of it, with the links that they drew themselves.

        Rank and score agree: those that are shown unasked, the surest first, then boilerplate, then weak ones.
        """
        from store.linking.ask.copies import same_words, within_places

        judged = self.decisions()
        found = decided(suggested, judged)
        found += self._drawn_from(passage, judged, found)
        return within_places(sorted(found, key=_rank), lambda link: same_words(link.there.text), limit)

    def alike(self, links: Sequence[Link]) -> list[list[Link]]:
        """Links of one passage, those into copies of one another together, in the order of the first of each."""
        from store.linking.ask.copies import by_wording

        return by_wording(links)

    def decisions(self) -> tuple[Judged, ...]:
        """What was decided of links that are found in the texts as they stand; the same object until that changes."""
        return self._judgements.located()

    def accept(self, link: Link) -> Judgement:
        """Keep a link as right."""
        return self._judgements.decide(link, "accepted")

    def accept_all(self, links: Sequence[Link]) -> list[Judgement]:
        """Keep several links as right, as one change."""
        return self._judgements.decide_all(links, "accepted")

    def reject(self, link: Link) -> Judgement:
        """Keep a link as wrong: it is not offered again."""
        return self._judgements.decide(link, "rejected")

    def draw(self, here: Passage, there: Passage) -> Judgement:
        """Keep a link that a reader drew by hand."""
        from store.linking import compare

        found = compare(here.text, there.text)
        return self.accept(Link(here, there, found.score, False, "by hand", found.differences))

    def judgements(self) -> list[Judgement]:
        """What was decided of links, oldest first."""
        return list(self._judgements.all())

    def conflicts(self, link: Link) -> tuple[Difference, ...]:
        """In what the two passages of a link contradict each other: of all its differences those not to be missed."""
        # Not by way of the package, which looks the name up each time: this is asked of every link of an article.
        from store.linking.pair.conflicts import conflicts

        return conflicts(link)

    def unmatched_words(self, here: str, there: str) -> tuple[list[Span], list[Span]]:
        """The words of two wordings that have no partner in the other one, as spans of each."""
        from store.linking import unmatched_words

        return unmatched_words(here, there)

    def all(
        self, *, weak: bool = False, start: int = 0, reading: Progress | None = None, linking: Progress | None = None
    ) -> Iterator[list[Link]]:
        """The links of all documents, those of one document to later ones at a time; to be closed when left early.

        Those that lead into archives come after them, as far as the archives are indexed; nothing else needs an index.
        Rejected links are left out, accepted ones are marked.

        Args:
            weak: Also links that a session neither marks nor counts unasked.
            start: Documents, in the order of `order`, whose links are known from before.
            reading: Called while articles are read.
            linking: Called as pairs of them are linked.
        """
        from store.project.whole import link_all

        parts = (self._workspace, self._linker, self._judgements)
        return link_all(*parts, weak=weak, start=start, reading=reading, linking=linking)

    def every(
        self, reading: Progress | None = None, linking: Progress | None = None, *, compared: bool = True
    ) -> list[Link]:
        """Every link between the articles that may tell what belongs together, whatever readers decided of it.

        It is kept until the articles change: the first time takes long. Of weak links no differences are told.

        Args:
            reading: Called while articles are read, where that is to be done.
            linking: Called as pairs of them are linked.
            compared: Whether differences are asked for; else they may be missing.
        """
        from store.project.kept_links import KeptLinks

        self._kept = self._kept or KeptLinks(self._workspace, self._linker)
        return self._kept.all(reading, linking, compared=compared)

    def between(self, one: str, other: str) -> list[Link]:
        """All links between two articles, by id or path, weak ones too, as readers decided of them.

        They lead from the article that comes first in `order`. Other articles are read, up to forty, since they tell
        which words are common; they are not linked, and no index is needed but for articles in different languages.

        Raises:
            NotFoundError: If the project has no such article.
        """
        from store.project.pairs import PairLinks

        library = self._workspace.library
        self._pairs = self._pairs or PairLinks(self._workspace, self._linker, self._judgements)
        return self._pairs.between(library.entry(one), library.entry(other))

    def order(self) -> list[Entry]:
        """All documents in the order in which `all` goes through them."""
        from store.project.articles import ordered

        return ordered(self._workspace.library.entries)

    def _drawn_from(self, passage: Passage, judged: tuple[Judged, ...], found: list[Link]) -> Iterator[Link]:
        """Accepted links of a passage that the linker did not suggest: those that readers drew themselves."""
        for each in judged:
            other = each.faces(passage)
            if each.judgement.state == "accepted" and other and not any(each.is_of(link) for link in found):
                yield drawn_link(passage, self.passage(*other), each.judgement)


def _rank(link: Link) -> tuple[bool, bool, bool, float]:
    return link.weak, link.kind == "boilerplate", link.kind == "by hand", -link.score
