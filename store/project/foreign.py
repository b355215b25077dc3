"""Links of a whole project across languages, beside those that its words tell."""

from collections.abc import Callable, Iterator, Sequence

from store.model import Document, Entry, Link, Passage, Progress
from store.project.linker import ProjectLinker
from store.text import language_of, sentences

OF_A_PASSAGE = 20
"""Links of one sentence, at most."""


class ForeignLinks:
    """What the sentences of articles say in articles of other languages.

    Args:
        linker: Finds it.
        entries: The articles in the order in which all are linked.
        read: Reads one of them.
        weak: Whether links that a session hides are told too.
    """

    def __init__(
        self, linker: ProjectLinker, entries: Sequence[Entry], read: Callable[[Entry], Document], weak: bool
    ) -> None:
        self._linker = linker
        self._entries = entries
        self._places = {entry.id: at for at, entry in enumerate(entries)}
        self._read = read
        self._weak = weak
        self._are_any = False

    def prepare(self, progress: Progress | None) -> None:
        """Have everything indexed and encoded, where the articles are in more languages than one and few enough."""
        from store.linking.semantic.across import CEILING

        first = next((self._language(entry) for entry in self._entries), "")
        is_few = len(self._entries) <= CEILING
        self._are_any = is_few and any(self._language(entry) != first for entry in self._entries)
        if self._are_any:
            self._linker.index(progress)

    def added(self, entry: Entry, links: Sequence[Link]) -> list[Link]:
        """The links of an article to later ones, with those across languages, each pair once."""
        from store.linking.ask.merging import distinct

        if not self._are_any:
            return list(links)
        own, foreign = distinct(links, list(self._of(entry)))
        return own + foreign

    def _of(self, entry: Entry) -> Iterator[Link]:
        """Links of the sentences of an article into later ones."""
        from store.linking.whole.pairing import TOLD_FROM

        text, linker = self._read(entry).text, self._linker.ready()
        for span in sentences(text):
            for link in linker.foreign_links(Passage(entry.id, span, span.of(text)), OF_A_PASSAGE):
                is_later = self._places.get(link.there.document or "", -1) > self._places[entry.id]
                if is_later and (not link.weak or (self._weak and link.score >= TOLD_FROM)):
                    yield link

    def _language(self, entry: Entry) -> str:
        return language_of(self._read(entry).text)
