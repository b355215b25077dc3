"""Searching all documents for what must stand just so, opening as few of them as can be."""

from collections.abc import Iterator, Mapping, Sequence

from store.errors import ArticleError
from store.library.catalogue import searched
from store.library.expressions import Stopwatch
from store.library.folded import FoldedTexts, reporting
from store.library.matching import Collected, ReadText, Tagged, in_documents, places
from store.library.queries import SearchQuery, fits
from store.model import Cancelled, Document, Entry, Found, Progress

FIRST = 500
"""Articles that are searched first, so that something is listed before many are gone through."""


class ExactSearch:
    """Searches the texts of a library for what stands so, but for case, accents and the kind of spaces."""

    def __init__(self, texts: FoldedTexts) -> None:
        self._texts = texts

    def answers(
        self,
        query: SearchQuery,
        entries: Sequence[Entry],
        collected: Collected,
        tagged: Tagged,
        *,
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> Iterator[Found]:
        """Collect the places that are asked for, in list order; now and then what was found so far.

        Articles are opened that are listed, whose texts are not kept, or in which an expression or a label is looked
        for.

        Args:
            query: What is asked for.
            entries: Where.
            collected: Where hits are put.
            tagged: Gives what has a label.
            progress: Called while articles are opened to be searched.
            cancelled: Asked before each.

        Raises:
            QueryError: If an expression takes too long.
        """
        articles = [entry for entry in entries if fits(query, entry)]
        for part in (articles[:FIRST], articles[FIRST:]):
            yield from self._answers(query, part, collected, tagged, progress=progress, cancelled=cancelled)

    def _answers(
        self,
        query: SearchQuery,
        articles: Sequence[Entry],
        collected: Collected,
        tagged: Tagged,
        *,
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> Iterator[Found]:
        listed, total = len(collected.hits), collected.total
        numbers = self._numbers(query, articles, progress, cancelled)
        articles = [entry for entry in articles if entry.path in numbers]
        if any(term.kind in ("expression", "label") for term in query.terms):
            opened = self._opened(reporting(articles, progress, cancelled))
            yield from in_documents(query, opened, collected, tagged, cancelled)
            return
        collected.total += sum(numbers.values())
        for entry in articles:
            if collected.is_full or cancelled():
                return
            text = "" if query.shows_places else self._text(entry)
            collected.add(entry.id, places(query, ReadText(entry.id, text, self._texts.of(entry)), Stopwatch(), tagged))
            yield from collected.news()
        if not collected.is_full:
            collected.total = total + len(collected.hits) - listed

    def _numbers(
        self, query: SearchQuery, articles: Sequence[Entry], progress: Progress | None, cancelled: Cancelled
    ) -> Mapping[str, int]:
        """How many places each article has, by path, that has all phrases and none that is excluded; 1 without any."""
        left, counts = articles, list[Mapping[str, int]]()
        phrases = [(query.words, False), *((value, True) for value in query.of("exact"))]
        for words, whole in ((searched(value), whole) for value, whole in phrases if value):
            found = self._texts.counts(words, left, progress, cancelled, whole=whole) if words and left else {}
            left = [entry for entry in left if entry.path in found]
            counts.append(found)
        for words in map(searched, query.of("exact", excluded=True)):
            found = self._texts.counts(words, left, progress, cancelled, whole=True) if words and left else {}
            left = [entry for entry in left if entry.path not in found]
        return {entry.path: sum(each[entry.path] for each in counts) or 1 for entry in left}

    def _opened(self, articles: Iterator[Entry]) -> Iterator[Document]:
        for entry in articles:
            try:
                yield self._texts.library.read(entry.id)
            except ArticleError:
                continue  # told among the project's problems

    def _text(self, entry: Entry) -> str:
        return next((document.text for document in self._opened(iter([entry]))), "")
