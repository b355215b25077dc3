"""Every link of a project: between its articles, and from them into its archives."""

from collections.abc import Iterator
from contextlib import closing

from store.annotations.judgements import Judged, accepted, judgement_of
from store.disk.layout import archive_of
from store.model import Entry, Link, Passage, Progress, Span
from store.project.matching import Matching
from store.text import sentences

OF_A_PASSAGE = 10
"""Links of one sentence into one archive, at most."""


class Collating(Matching):
    """Links of all documents at once."""

    def link_all(
        self, *, weak: bool = False, start: int = 0, reading: Progress | None = None, linking: Progress | None = None
    ) -> Iterator[list[Link]]:
        """The links of all documents, those of one document to later ones at a time; to be closed when left early.

        Those that lead into archives come after them, as far as the archives are indexed; nothing else needs an index.
        Rejected links are left out, accepted ones are marked.

        Args:
            weak: Also links that a session hides until asked.
            start: Documents, in the order of `link_order`, whose links are known from before.
            reading: Called while articles are read.
            linking: Called while they are linked.
        """
        from store.linking.whole.local import Request, link_all

        ordered = self.link_order()
        request = Request(self._settings.aliases, weak, start)
        documents = map(self._read_or_nothing, ordered)
        found = link_all(documents, len(ordered), request, reading, linking)
        with closing(found):
            for entry, links in zip(ordered[start:], found, strict=True):
                yield self._decided(entry, [*links, *self._into_archives(entry, weak)])

    def link_order(self) -> list[Entry]:
        """All documents in the order in which `link_all` goes through them."""
        return sorted(self._library.entries, key=_order)

    def _into_archives(self, entry: Entry, weak: bool) -> Iterator[Link]:
        """Links of the sentences of a document into archives."""
        from store.linking.whole.pairing import WEAKEST

        archives = [archive for archive in self._archives if archive.is_searched]
        text = self._read_or_nothing(entry).text if archives else ""
        for span in sentences(text):
            for archive in archives:
                asked = Passage(entry.id, span, span.of(text))
                links = self._archives.links_into(archive, asked, OF_A_PASSAGE, self._ready_linker())
                yield from (link for link in links if not link.weak or (weak and link.score >= WEAKEST))

    def _decided(self, entry: Entry, links: list[Link]) -> list[Link]:
        """Links of a document to later ones as readers decided of them, and those that readers drew themselves."""
        judged = [each for each in self._judged_links() if entry.id in (each.here[0], each.there[0])]
        made = [(link, judgement_of(link, judged)) for link in links]
        found = [accepted(link) if known else link for link, known in made if not known or known.state == "accepted"]
        return found + [self._drawn_by(each) for each in judged if self._is_drawn(entry, each, found)]

    def _is_drawn(self, entry: Entry, judged: Judged, found: list[Link]) -> bool:
        """Whether a reader drew this link, and it belongs to this document: to the first of the two."""
        drawn = judged.judgement.state == "accepted" and not any(judged.is_of(link) for link in found)
        return drawn and self._in_order(judged)[0][0] == entry.id

    def _drawn_by(self, judged: Judged) -> Link:
        here, there = self._in_order(judged)
        return self._drawn(self.passage(*here), self.passage(*there), judged.judgement)

    def _in_order(self, judged: Judged) -> list[tuple[str, Span]]:
        """The two ends of a link as `link_all` tells them."""
        return sorted((judged.here, judged.there), key=lambda end: _order(self._describe(end[0])))


def _order(entry: Entry) -> tuple[str, str, str]:
    """Articles of the project by path; those of archives after them all."""
    return archive_of(entry.id), entry.path, entry.id
